/* The table of readers and the choice among them. */
#include "data/reader.h"

#include <string.h>
#include <strings.h>

#include "data/kept.h"
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

static bool is_ending(const char *name, const char *ending) {
    size_t length = strlen(name), size = strlen(ending);
    return length > size && strcasecmp(name + length - size, ending) == 0;
}

/* `type` may be NULL: the name's ending says it. */
static bool read_document(struct arena *arena, const struct source *source,
    const char *type, bool data, struct value *out, struct faults *faults) {
    if (strspn(source->text, " \t\r\n") == source->length) {
        fault_add(faults, FAULT_ERROR, "empty", (struct place){source, 0, 0, 0},
            "the file is empty", "文件是空的");
        return false;
    }
    if (type && strncmp(type, "dsv", 3) == 0) {
        return dsv_read(arena, source, type[3], out, faults);
    }
    for (size_t i = 0; i < countof(readers); i++) {
        const char *ending = readers[i].ending;
        if (type ? strcmp(type, ending + 1) == 0 : is_ending(source->name, ending)) {
            read_function *read = data ? readers[i].read_data : readers[i].read;
            return read(arena, source, out, faults);
        }
    }
    return yaml_read(arena, source, out, faults);
}

bool document_read(struct arena *arena, const struct source *source, struct value *out,
    struct faults *faults) {
    return read_document(arena, source, NULL, false, out, faults);
}

bool document_read_data(struct arena *arena, const struct source *source,
    const char *type, struct value *out, struct faults *faults) {
    return read_document(arena, source, type, true, out, faults);
}

/* How a file is read. */
struct way {
    const char *name; /* tells it from other ways */
    bool data;
    const char *type; /* NULL: by the name's ending */
};

static bool read_file(struct arena *arena, const char *path, struct place at,
    const struct way *way, struct value *out, struct faults *faults) {
    const struct source *source = source_read(arena, path, at, faults);
    return source && read_document(arena, source, way->type, way->data, out, faults);
}

/* Read anew, or as it was read before. */
static bool read_kept(struct arena *arena, const char *path, struct place at,
    const struct way *way, struct value *out, struct faults *faults) {
    if (!confine_allows(arena, path, at, faults)) {
        return false;
    }
    struct kept_turn turn = kept_begin(
        faults->kept, arena, path, way->name, at.source ? at.source->confinement : NULL);
    if (turn.known) {
        file_list_note(faults->files, path);
        *out = *kept_value(&turn);
        return true;
    }
    size_t before = faults->count;
    bool good = read_file(turn.arena ? turn.arena : arena, path, at, way, out, faults);
    kept_end(&turn, out, good && faults->count == before);
    return good;
}

bool document_read_file(struct arena *arena, const char *path, struct place at,
    struct value *out, struct faults *faults) {
    return read_kept(
        arena, path, at, &(struct way){"document", false, NULL}, out, faults);
}

bool document_read_data_file(struct arena *arena, const char *path, const char *type,
    struct place at, struct value *out, struct faults *faults) {
    struct way way = {type ? type : "data", true, type};
    return read_kept(arena, path, at, &way, out, faults);
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
