/* Cells of text typed as d3.autoType does, but dates stay text, and 1,234 is the number that
 * a spreadsheet wrote it for. */
#include "data/cell_text.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

const char *cell_trim(struct arena *arena, const char *text) {
    size_t start = 0;
    while (is_blank(text[start])) {
        start++;
    }
    size_t length = strlen(text + start);
    while (length && is_blank(text[start + length - 1])) {
        length--;
    }
    return start == 0 && text[length] == 0 ? text
                                           : arena_copy(arena, text + start, length);
}

/* 1,234,567 without its commas; NULL if it is not grouped so. */
static const char *ungroup(struct arena *arena, const char *text) {
    const char *c = text + (*text == '-' || *text == '+');
    size_t first = strspn(c, "0123456789");
    if (first == 0 || first > 3 || c[first] != ',') {
        return NULL;
    }
    char *plain = arena_copy_string(arena, text);
    char *out = plain + (c - text) + first;
    for (c += first; *c == ','; c += 4) {
        if (strspn(c + 1, "0123456789") != 3) {
            return NULL;
        }
        memcpy(out, c + 1, 3);
        out += 3;
    }
    strcpy(out, c);
    return plain;
}

/* A number, or a word that says something else than itself; false for other text. */
static bool read_plain(struct arena *arena, const char *text, struct value *value) {
    if (*text == 't' || *text == 'f') {
        *value = value_boolean(*text == 't');
        return strcmp(text, *text == 't' ? "true" : "false") == 0;
    }
    if (*text == 'N') {
        *value = value_number(NAN);
        return strcmp(text, "NaN") == 0;
    }
    if (!*text || !strchr("+-.0123456789", *text)) {
        *value = value_null();
        return !*text;
    }
    const char *plain = strchr(text, ',') ? ungroup(arena, text) : NULL;
    plain = plain ? plain : text;
    double number = 0;
    bool good = number_read(plain, strlen(plain), &number) && isfinite(number);
    *value = value_number(number);
    value->written = plain;
    return good;
}

struct value cell_from_text(
    struct arena *arena, const char *written, struct place place) {
    struct value value;
    if (!read_plain(arena, cell_trim(arena, written), &value)) {
        value = value_string(written);
    }
    value.place = place;
    return value;
}
