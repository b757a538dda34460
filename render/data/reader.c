/* The table of readers and the choice among them. */
#include "data/reader.h"

#include <string.h>
#include <strings.h>

#include "data/readers.h"

typedef bool read_function(
    struct arena *, const struct source *, struct value *, struct faults *);

static const struct {
    const char *ending;
    read_function *read;
    read_function *read_data;
} readers[] = {
    {".yaml", yaml_read, yaml_read},
    {".yml", yaml_read, yaml_read},
    {".json", json_read, json_read_table},
    {".geojson", json_read, json_read},
    {".topojson", json_read, json_read},
    {".csv", csv_read, csv_read},
    {".tsv", tsv_read, tsv_read},
};

static bool read_document(struct arena *arena, const struct source *source, bool data,
    struct value *out, struct faults *faults) {
    if (strspn(source->text, " \t\r\n") == source->length) {
        fault_add(faults, FAULT_ERROR, "empty", (struct place){source, 0, 0, 0},
            "the file is empty", "文件是空的");
        return false;
    }
    size_t length = strlen(source->name);
    for (size_t i = 0; i < countof(readers); i++) {
        size_t size = strlen(readers[i].ending);
        if (length > size &&
            strcasecmp(source->name + length - size, readers[i].ending) == 0) {
            read_function *read = data ? readers[i].read_data : readers[i].read;
            return read(arena, source, out, faults);
        }
    }
    return yaml_read(arena, source, out, faults);
}

bool document_read(struct arena *arena, const struct source *source, struct value *out,
    struct faults *faults) {
    return read_document(arena, source, false, out, faults);
}

bool document_read_data(struct arena *arena, const struct source *source,
    struct value *out, struct faults *faults) {
    return read_document(arena, source, true, out, faults);
}

bool document_read_file(struct arena *arena, const char *path, struct place at,
    struct value *out, struct faults *faults) {
    const struct source *source = source_read(arena, path, at, faults);
    return source && document_read(arena, source, out, faults);
}

const struct source *source_from_text(
    struct arena *arena, const char *name, const char *text) {
    struct source *source = arena_new(arena, struct source);
    *source = (struct source){.name = name, .text = text, .length = strlen(text)};
    return source;
}

const char *path_beside(
    struct arena *arena, const struct source *from, const char *path) {
    const char *slash = from ? strrchr(from->name, '/') : NULL;
    if (!slash || *path == '/' || strcmp(path, "-") == 0) {
        return path;
    }
    return arena_print(arena, "%.*s%s", (int)(slash - from->name + 1), from->name, path);
}
