/* Reading icons: tags one behind another, each attribute a name and a quoted text. */
#include "layout/icon_file.h"

#include <string.h>

#include "base/number.h"

enum { NAME_SIZE = 32 };

struct reader {
    struct arena *arena;
    const char *at, *end;
    char name[NAME_SIZE]; /* of the tag or attribute read last */
    const char *value;    /* of the attribute */
};

static bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static void skip_space(struct reader *reader) {
    while (reader->at < reader->end && is_space(*reader->at)) {
        reader->at++;
    }
}

static bool take(struct reader *reader, const char *word) {
    size_t length = strlen(word);
    bool there = (size_t)(reader->end - reader->at) >= length &&
                 memcmp(reader->at, word, length) == 0;
    reader->at += there ? length : 0;
    return there;
}

/* Past comments, an XML declaration, and the white space about them. */
static void skip_others(struct reader *reader) {
    static const struct {
        const char *begin, *end;
    } others[] = {{"<!--", "-->"}, {"<?xml", "?>"}};
    skip_space(reader);
    for (size_t i = 0; i < countof(others); i++) {
        if (take(reader, others[i].begin)) {
            while (reader->at < reader->end && !take(reader, others[i].end)) {
                reader->at++;
            }
            skip_space(reader);
            i = (size_t)-1; /* from the first again */
        }
    }
}

static bool read_name(struct reader *reader) {
    size_t length = 0;
    while (reader->at < reader->end && length + 1 < NAME_SIZE &&
           (strchr("-:", *reader->at) || (*reader->at >= 'a' && *reader->at <= 'z') ||
               (*reader->at >= 'A' && *reader->at <= 'Z'))) {
        reader->name[length++] = *reader->at++;
    }
    reader->name[length] = 0;
    return length > 0;
}

/* ` name="value"`; false at the tag's end. */
static bool read_attribute(struct reader *reader) {
    skip_space(reader);
    if (!read_name(reader) || !take(reader, "=\"")) {
        return false;
    }
    const char *start = reader->at;
    while (reader->at < reader->end && *reader->at != '"') {
        reader->at++;
    }
    reader->value = arena_copy(reader->arena, start, (size_t)(reader->at - start));
    return take(reader, "\"");
}

static bool has(const struct reader *reader, const char *name, const char *value) {
    return strcmp(reader->name, name) == 0 &&
           (!value || strcmp(reader->value, value) == 0);
}

static bool read_number(const char *text, size_t length, double *number) {
    return number_read(text, length, number) && *number > 0;
}

/* "0 0 48 48" */
static bool read_view(const char *text, double *side) {
    double height;
    if (strncmp(text, "0 0 ", 4) != 0) {
        return false;
    }
    size_t first = strcspn(text + 4, " ");
    const char *second = text + 4 + first + (text[4 + first] == ' ');
    return read_number(text + 4, first, side) &&
           read_number(second, strlen(second), &height) && *side == height;
}

/* The attributes of <svg>: one stroke for all, its ends and corners round. */
static bool read_root(struct reader *reader, struct icon_shape *shape) {
    shape->stroke_width = 1;
    while (read_attribute(reader)) {
        bool known = has(reader, "xmlns", NULL) || has(reader, "fill", "none") ||
                     has(reader, "stroke", "currentColor") ||
                     has(reader, "stroke-linecap", "round") ||
                     has(reader, "stroke-linejoin", "round");
        if (has(reader, "viewBox", NULL)) {
            known = read_view(reader->value, &shape->side);
        } else if (has(reader, "stroke-width", NULL)) {
            known =
                read_number(reader->value, strlen(reader->value), &shape->stroke_width);
        }
        if (!known) {
            return false;
        }
    }
    return take(reader, ">") && shape->side > 0;
}

static const char *join(struct arena *arena, const char *before, const char *data) {
    return before ? arena_print(arena, "%s%s", before, data) : data;
}

static bool read_path(struct reader *reader, struct icon_shape *shape) {
    const char *data = NULL;
    bool filled = false, stroked = true;
    while (read_attribute(reader)) {
        if (has(reader, "d", NULL)) {
            data = reader->value;
        } else if (has(reader, "fill", "currentColor")) {
            filled = true;
        } else if (has(reader, "stroke", "none")) {
            stroked = false;
        } else {
            return false;
        }
    }
    if (!take(reader, "/>") || !data) {
        return false;
    }
    if (filled) {
        shape->areas = join(reader->arena, shape->areas, data);
    }
    if (stroked) {
        shape->strokes = join(reader->arena, shape->strokes, data);
    }
    return true;
}

bool icon_file_read(
    struct arena *arena, const char *text, size_t length, struct icon_shape *shape) {
    struct reader reader = {.arena = arena, .at = text, .end = text + length};
    *shape = (struct icon_shape){0};
    skip_others(&reader);
    if (!take(&reader, "<svg") || !read_root(&reader, shape)) {
        return false;
    }
    skip_others(&reader);
    while (take(&reader, "<path")) {
        if (!read_path(&reader, shape)) {
            return false;
        }
        skip_others(&reader);
    }
    bool closed = take(&reader, "</svg>");
    skip_space(&reader);
    return closed && reader.at == reader.end && (shape->strokes || shape->areas);
}
