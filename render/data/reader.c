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

/* The source under a name with that ending: the type wins over the name's own. */
static const struct source *with_type(
    struct arena *arena, const struct source *source, const char *type) {
    if (!type || strstr(source->name, type)) {
        return source;
    }
    struct source *named = arena_new(arena, struct source);
    *named = *source;
    named->name = arena_print(arena, "%s.%s", source->name, type);
    return named;
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
    return source && read_document(arena, with_type(arena, source, way->type), way->data,
                         out, faults);
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
