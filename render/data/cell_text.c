/* Cells of text typed as d3.autoType does, but dates stay text, and 1,234 is the number that
 * a spreadsheet wrote it for. */
#include "data/cell_text.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

const char *cell_trim(struct arena *arena, const char *text) {
    size_t start = strspn(text, " \t\r\n");
    size_t length = strlen(text + start);
    while (length && strchr(" \t\r\n", text[start + length - 1])) {
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

struct value cell_from_text(
    struct arena *arena, const char *written, struct place place) {
    const char *text = cell_trim(arena, written);
    const char *plain = strchr(text, ',') ? ungroup(arena, text) : NULL;
    plain = plain ? plain : text;
    struct value value = value_string(written);
    double number;
    if (*text == 0) {
        value = value_null();
    } else if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0) {
        value = value_boolean(*text == 't');
    } else if (strcmp(text, "NaN") == 0) {
        value = value_number(NAN);
    } else if (number_read(plain, strlen(plain), &number) && isfinite(number)) {
        value = value_number(number);
        value.written = plain;
    }
    value.place = place;
    return value;
}
