/* What stands around a place: lines of a text, rows of a workbook's sheet. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/cell_name.h"
#include "base/number.h"
#include "base/utf8.h"
#include "command/web.h"
#include "data/reader.h"
#include "data/workbook.h"

enum {
    LINES_AROUND = 7,
    LONG_LINE = 600, /* characters; of longer ones a part is shown */
    ROWS_AROUND = 3,
    COLUMNS_AROUND = 3,
};

/* The number behind the last colon, which is cut off. */
static bool take_number(char *text, uint32_t *number) {
    char *colon = strrchr(text, ':');
    double value;
    if (!colon || !number_read(colon + 1, strlen(colon + 1), &value) || !(value >= 0) ||
        value > UINT32_MAX) {
        return false;
    }
    *number = (uint32_t)value;
    *colon = 0;
    return true;
}

bool desk_place_read(struct arena *arena, const char *text, struct desk_place *place) {
    char *file = arena_copy_string(arena, text);
    *place = (struct desk_place){.file = file};
    if (!take_number(file, &place->column) || !take_number(file, &place->line)) {
        return false;
    }
    char *sheet = strrchr(file, '#');
    if (sheet) {
        *sheet = 0;
        place->sheet = sheet + 1;
    }
    return *file && place->line && place->column;
}

/* Our own name of the file, or NULL if none of that name was read. */
static const char *find_file(const struct desk *desk, const char *name) {
    const struct file_list *files = &desk->known;
    for (size_t i = 0; i < files->count; i++) {
        if (strcmp(files->items[i].path, name) == 0) {
            return files->items[i].path;
        }
    }
    return NULL;
}

static void print_head(
    const char *path, const struct desk_place *place, struct buffer *out) {
    char whole[PATH_MAX];
    buffer_append_string(out, "{\"file\":");
    buffer_append_json(out, path);
    buffer_append_string(out, ",\"path\":");
    buffer_append_json(out, realpath(path, whole) ? whole : path);
    buffer_print(out, ",\"line\":%u,\"column\":%u", place->line, place->column);
}

static size_t skip_characters(const char *text, size_t length, size_t count) {
    size_t offset = 0;
    while (offset < length && count--) {
        utf8_next(text, length, &offset);
    }
    return offset;
}

/* [number, column of the first character shown, text] */
static void print_line(const struct desk_place *place, uint32_t number, const char *text,
    size_t length, struct arena *arena, struct buffer *out) {
    size_t from = 1;
    if (number == place->line && place->column > LONG_LINE / 2) {
        size_t characters = utf8_count(text, length);
        from = characters > LONG_LINE ? place->column - LONG_LINE / 2 : 1;
    }
    size_t start = skip_characters(text, length, from - 1);
    size_t shown = skip_characters(text + start, length - start, LONG_LINE);
    buffer_print(out, "[%u,%zu,", number, from);
    buffer_append_json(out, arena_copy(arena, text + start, shown));
    buffer_append_char(out, ']');
}

static bool print_text(
    const char *path, const struct desk_place *place, struct buffer *out) {
    struct arena arena = {0};
    struct faults faults = {.arena = &arena};
    const struct source *source = source_read(&arena, path, (struct place){0}, &faults);
    uint32_t number = 1;
    bool more = false;
    for (size_t at = 0; source && at < source->length; number++) {
        const char *text = source->text + at;
        const char *end = memchr(text, '\n', source->length - at);
        size_t length = end ? (size_t)(end - text) : source->length - at;
        at += length + 1;
        if (number + LINES_AROUND < place->line || number > place->line + LINES_AROUND) {
            continue;
        }
        length -= length && text[length - 1] == '\r';
        buffer_append_string(out, more ? "," : ",\"lines\":[");
        print_line(place, number, text, length, &arena, out);
        more = true;
    }
    buffer_append_string(out, more ? "]" : "");
    arena_finish(&arena);
    return source;
}

/* The rows around the cell, each as wide as the columns around it. */
static void print_rows(
    const struct sheet *sheet, const struct desk_place *place, struct buffer *out) {
    uint32_t first_row = place->line > ROWS_AROUND ? place->line - ROWS_AROUND : 1;
    uint32_t first = place->column > COLUMNS_AROUND ? place->column - COLUMNS_AROUND : 1;
    struct arena arena = {0};
    buffer_print(out, ",\"firstRow\":%u,\"columns\":[", first_row);
    for (uint32_t column = first; column <= place->column + COLUMNS_AROUND; column++) {
        char name[CELL_NAME_SIZE];
        column_name_print(name, column);
        buffer_print(out, "%s\"%s\"", column > first ? "," : "", name);
    }
    buffer_append_string(out, "],\"rows\":[");
    for (uint32_t row = first_row; row <= place->line + ROWS_AROUND; row++) {
        buffer_append_string(out, row > first_row ? ",[" : "[");
        for (uint32_t column = first; column <= place->column + COLUMNS_AROUND;
             column++) {
            struct value value = sheet_cell(sheet, row, column);
            buffer_append_string(out, column > first ? "," : "");
            buffer_append_json(
                out, value.type == VALUE_NULL ? "" : value_to_string(value, &arena));
        }
        buffer_append_char(out, ']');
    }
    buffer_append_char(out, ']');
    arena_finish(&arena);
}

static bool print_sheet(
    const char *path, const struct desk_place *place, struct buffer *out) {
    struct arena arena = {0};
    struct faults faults = {.arena = &arena};
    struct value name = value_string(place->sheet);
    char cell[CELL_NAME_SIZE];
    const struct workbook *workbook =
        workbook_read(&arena, path, (struct place){0}, &faults);
    const struct sheet *sheet =
        workbook ? workbook_named_sheet(&arena, workbook, &name, &faults) : NULL;
    if (sheet) {
        cell_name_print(cell, place->line, place->column);
        buffer_append_string(out, ",\"sheet\":");
        buffer_append_json(out, place->sheet);
        buffer_print(out, ",\"cell\":\"%s\"", cell);
        print_rows(sheet, place, out);
    }
    arena_finish(&arena);
    return sheet;
}

bool desk_print_source(
    struct desk *desk, const struct desk_place *place, struct buffer *out) {
    const char *path = find_file(desk, place->file);
    if (!path) {
        return false;
    }
    print_head(path, place, out);
    bool read =
        place->sheet ? print_sheet(path, place, out) : print_text(path, place, out);
    buffer_append_char(out, '}');
    return read;
}
