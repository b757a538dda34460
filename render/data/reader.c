/* The table of readers and the choice among them. */
#include "data/reader.h"

#include <string.h>
#include <strings.h>

#include "data/readers.h"

static const struct {
    const char *ending;
    bool (*read)(struct arena *, const struct source *, struct value *, struct faults *);
} readers[] = {
    {".yaml", yaml_read},
    {".yml", yaml_read},
    {".json", json_read},
    {".geojson", json_read},
    {".topojson", json_read},
    {".csv", csv_read},
    {".tsv", tsv_read},
};

bool document_read(struct arena *arena, const struct source *source, struct value *out,
    struct faults *faults) {
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
            return readers[i].read(arena, source, out, faults);
        }
    }
    return yaml_read(arena, source, out, faults);
}

bool document_read_file(struct arena *arena, const char *path, struct place at,
    struct value *out, struct faults *faults) {
    const struct source *source = source_read(arena, path, at, faults);
    return source && document_read(arena, source, out, faults);
}

const struct source *source_from_text(
    struct arena *arena, const char *name, const char *text) {
    struct source *source = arena_new(arena, struct source);
    *source = (struct source){name, text, strlen(text)};
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
