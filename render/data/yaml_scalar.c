/* The core schema of YAML (1.2.2, 10.3.2): what a plain scalar stands for. */
#include "data/yaml_scalar.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

static const struct {
    const char *text;
    struct value value;
} words[] = {
    {"", {.type = VALUE_NULL}},
    {"~", {.type = VALUE_NULL}},
    {"null", {.type = VALUE_NULL}},
    {"Null", {.type = VALUE_NULL}},
    {"NULL", {.type = VALUE_NULL}},
    {"true", {.type = VALUE_BOOLEAN, .boolean = true}},
    {"True", {.type = VALUE_BOOLEAN, .boolean = true}},
    {"TRUE", {.type = VALUE_BOOLEAN, .boolean = true}},
    {"false", {.type = VALUE_BOOLEAN, .boolean = false}},
    {"False", {.type = VALUE_BOOLEAN, .boolean = false}},
    {"FALSE", {.type = VALUE_BOOLEAN, .boolean = false}},
    {".nan", {.type = VALUE_NUMBER, .number = NAN}},
    {".NaN", {.type = VALUE_NUMBER, .number = NAN}},
    {".NAN", {.type = VALUE_NUMBER, .number = NAN}},
};

static bool is_one_of(const char *text, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(text, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool read_infinity(const char *text, double *number) {
    static const char *const names[] = {".inf", ".Inf", ".INF"};
    *number = *text == '-' ? -INFINITY : INFINITY;
    return is_one_of(text + (*text == '-' || *text == '+'), names, countof(names));
}

/* 0o17, 0x1F. */
static bool read_radix(const char *text, double *number) {
    static const char digits[] = "0123456789abcdefABCDEF";
    if (text[0] != '0' || (text[1] != 'o' && text[1] != 'x') || !text[2]) {
        return false;
    }
    int radix = text[1] == 'o' ? 8 : 16;
    *number = 0;
    for (const char *c = text + 2; *c; c++) {
        const char *found = strchr(digits, *c);
        int digit = found ? (int)(found - digits) : 99;
        digit -= digit >= 16 && digit < 22 ? 6 : 0;
        if (digit >= radix) {
            return false;
        }
        *number = *number * radix + digit;
    }
    return true;
}

void yaml_resolve(struct arena *arena, const char *text, struct value *out) {
    struct place place = out->place;
    double number;
    *out = value_string(text);
    for (size_t i = 0; i < countof(words); i++) {
        if (strcmp(words[i].text, text) == 0) {
            *out = words[i].value;
        }
    }
    if (out->type == VALUE_STRING && number_read(text, out->count, &number)) {
        *out = value_number(number);
        out->written = arena_copy_string(arena, text);
    } else if (out->type == VALUE_STRING &&
               (read_infinity(text, &number) || read_radix(text, &number))) {
        *out = value_number(number);
    }
    out->place = place;
}

/* Folds the line end at *c: blanks around it go, one line end is a space, more are one
 * less. */
static char *fold_line(const char **c, const char *end, const char *start, char *out) {
    int line_ends = 0;
    while (out > start && (out[-1] == ' ' || out[-1] == '\t')) {
        out--;
    }
    for (; *c < end && strchr(" \t\r\n", **c); ++*c) {
        line_ends += **c == '\n';
    }
    if (line_ends == 1) {
        *out++ = ' ';
    }
    for (; line_ends > 1; line_ends--) {
        *out++ = '\n';
    }
    return out;
}

const char *yaml_read_quoted(struct arena *arena, const char *raw, size_t length) {
    const char *end = raw + length;
    char *text = arena_array(arena, length + 1, 1);
    char *out = text;
    for (const char *c = raw; c < end;) {
        if (*c == '\n' || *c == '\r') {
            out = fold_line(&c, end, text, out);
            continue;
        }
        c += *c == '\'' && c + 1 < end;
        *out++ = *c++;
    }
    return text;
}
