/* Text, patterns and number formats; positions count characters.
 * Source: vega.github.io/vega/docs/expressions#string-functions. */
#include <math.h>
#include <string.h>

#include "base/buffer.h"
#include "base/number.h"
#include "base/utf8.h"
#include "data/format.h"
#include "expression/functions.h"
#include "expression/pattern.h"

static struct value take_buffer(struct call *call, struct buffer *buffer) {
    struct value text = value_string(arena_copy(
        call->machine->arena, buffer->data ? buffer->data : "", buffer->length));
    buffer_finish(buffer);
    return text;
}

/* Latin, Greek and Cyrillic letters have two cases 32 apart. */
static uint32_t change_case(uint32_t c, bool upper) {
    static const uint32_t lower[][2] = {
        {'a', 'z'}, {0xE0, 0xF6}, {0xF8, 0xFE}, {0x3B1, 0x3C9}, {0x430, 0x44F}};
    uint32_t lowered = upper ? c : c + 0x20;
    for (size_t i = 0; i < countof(lower); i++) {
        if (lowered >= lower[i][0] && lowered <= lower[i][1] && lowered != 0x3C2) {
            return upper ? c - 0x20 : c + 0x20;
        }
    }
    return c;
}

static struct value map_case(struct call *call, bool upper) {
    const char *text = call_text(call, 0);
    size_t length = strlen(text);
    struct buffer buffer = {0};
    for (size_t offset = 0; offset < length;) {
        char bytes[4];
        uint32_t c = change_case(utf8_next(text, length, &offset), upper);
        buffer_append(&buffer, bytes, utf8_write(bytes, c));
    }
    return take_buffer(call, &buffer);
}

static struct value upper(struct call *call) {
    return map_case(call, true);
}

static struct value lower(struct call *call) {
    return map_case(call, false);
}

static struct value copy_characters(
    struct call *call, const char *text, double start, double end) {
    size_t length = strlen(text);
    size_t first = 0;
    size_t last = 0;
    size_t offset = 0;
    for (double i = 0; i < end && offset < length; i++) {
        utf8_next(text, length, &offset);
        first = i < start ? offset : first;
        last = offset;
    }
    first = first > last ? last : first;
    return value_string(arena_copy(call->machine->arena, text + first, last - first));
}

static double between(double number, double low, double high) {
    return !(number > low) ? low : number > high ? high : trunc(number);
}

/* String.prototype.substring: ends in either order. */
static struct value substring(struct call *call) {
    const char *text = call_text(call, 0);
    double count = (double)utf8_count(text, strlen(text));
    double start = between(call_number(call, 1), 0, count);
    double end = call->count > 2 ? between(call_number(call, 2), 0, count) : count;
    return copy_characters(call, text, fmin(start, end), fmax(start, end));
}

static struct value trim(struct call *call) {
    const char *text = call_text(call, 0);
    size_t length = strlen(text);
    size_t first = length;
    size_t last = 0;
    for (size_t offset = 0; offset < length;) {
        size_t start = offset;
        uint32_t c = utf8_next(text, length, &offset);
        bool space = c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x3000 ||
                     (c >= 0x2000 && c <= 0x200A) || c == 0xFEFF;
        if (!space) {
            first = first == length ? start : first;
            last = offset;
        }
    }
    size_t size = last > first ? last - first : 0;
    return value_string(arena_copy(call->machine->arena, text + first, size));
}

enum { LONGEST_PAD = 100000 };

/* vega-util/src/pad.js. */
static struct value pad(struct call *call) {
    const char *text = call_text(call, 0);
    const char *fill = call->count > 2 ? call_text(call, 2) : " ";
    const char *align = call->count > 3 ? call_text(call, 3) : "right";
    double count = (double)utf8_count(text, strlen(text));
    double missing = between(call_number(call, 1) - count, 0, LONGEST_PAD);
    double before = strcmp(align, "left") == 0     ? missing
                    : strcmp(align, "center") == 0 ? floor(missing / 2)
                                                   : 0;
    struct buffer buffer = {0};
    for (double i = 0; i < before; i++) {
        buffer_append_string(&buffer, fill);
    }
    buffer_append_string(&buffer, text);
    for (double i = before; i < missing; i++) {
        buffer_append_string(&buffer, fill);
    }
    return take_buffer(call, &buffer);
}

/* vega-util/src/truncate.js. */
static struct value truncate_text(struct call *call) {
    const char *text = call_text(call, 0);
    bool aligned = call->count > 2 && call->arguments[2].type != VALUE_NULL;
    const char *align = aligned ? call_text(call, 2) : "right";
    bool marked = call->count > 3 && call->arguments[3].type != VALUE_NULL;
    const char *mark = marked ? call_text(call, 3) : "…";
    double count = (double)utf8_count(text, strlen(text));
    double limit = call_number(call, 1);
    if (!(count > limit)) {
        return value_string(text);
    }
    double kept = fmax(0, trunc(limit) - (double)utf8_count(mark, strlen(mark)));
    double left = strcmp(align, "left") == 0     ? 0
                  : strcmp(align, "center") == 0 ? ceil(kept / 2)
                                                 : kept;
    struct value head = copy_characters(call, text, 0, left);
    struct value tail = copy_characters(call, text, count - (kept - left), count);
    return value_string(
        arena_print(call->machine->arena, "%s%s%s", head.string, mark, tail.string));
}

/* The longest beginning that is a number, as parseFloat takes it. */
static struct value parse_float(struct call *call) {
    const char *text = call_text(call, 0);
    text += strspn(text, " \t\n\r\f\v");
    size_t sign = *text == '-' || *text == '+';
    if (strncmp(text + sign, "Infinity", 8) == 0) {
        return value_number(*text == '-' ? -INFINITY : INFINITY);
    }
    double number = NAN;
    for (size_t length = sign + strspn(text + sign, "0123456789.eE+-"); length > 0;
         length--) {
        if (number_read(text, length, &number)) {
            break;
        }
    }
    return value_number(number);
}

static int digit_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c |= 0x20;
    return c >= 'a' && c <= 'z' ? c - 'a' + 10 : 99;
}

static struct value parse_int(struct call *call) {
    const char *text = call_text(call, 0);
    double radix = call->count > 1 ? trunc(call_number(call, 1)) : 0;
    text += strspn(text, " \t\n\r\f\v");
    double sign = *text == '-' ? -1 : 1;
    text += *text == '-' || *text == '+';
    bool hexadecimal = text[0] == '0' && (text[1] | 0x20) == 'x';
    if (hexadecimal && (!(radix != 0) || radix == 16)) {
        text += 2;
        radix = 16;
    }
    radix = !(radix != 0) ? 10 : radix;
    if (radix < 2 || radix > 36 || digit_value(*text) >= radix) {
        return value_number(NAN);
    }
    double number = 0;
    for (; digit_value(*text) < radix; text++) {
        number = number * radix + digit_value(*text);
    }
    return value_number(sign * number);
}

/* The pattern of an argument: a literal's or regexp()'s {source, flags}, or plain text.
 * NULL if it is no valid one. */
static const struct pattern *find_pattern(struct call *call, size_t index) {
    struct value source, flags;
    struct value value = call->arguments[index];
    if (value.type == VALUE_OBJECT && value_lookup(value, "source", &source) &&
        value_lookup(value, "flags", &flags)) {
        return pattern_compile(call->machine->arena, to_text(call->machine, source),
            to_text(call->machine, flags));
    }
    return pattern_compile(call->machine->arena, call_text(call, index), "");
}

static bool is_pattern(struct value value) {
    return value.type == VALUE_OBJECT && value_member(&value, "source");
}

static bool find(struct call *call, const struct pattern *pattern, const char *text,
    size_t from, struct pattern_match *match) {
    return pattern && pattern_find(pattern, call->machine->arena, text, strlen(text),
                          from, &call->machine->steps, match);
}

static struct value regexp(struct call *call) {
    struct member *members = arena_array(call->machine->arena, 2, sizeof *members);
    members[0].name = "source";
    members[0].value = value_string(call_text(call, 0));
    members[1].name = "flags";
    members[1].value = value_string(call->count > 1 ? call_text(call, 1) : "");
    return value_object(members, 2);
}

static struct value test(struct call *call) {
    struct pattern_match match;
    return value_boolean(
        find(call, find_pattern(call, 0), call_text(call, 1), 0, &match));
}

/* The whole match and the groups of the first one, or null; with g, all whole matches. */
static struct value match_text(struct call *call) {
    const char *text = call_text(call, 0);
    const struct pattern *pattern = find_pattern(call, 1);
    struct arena *arena = call->machine->arena;
    struct pattern_match match;
    struct value *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    size_t from = 0;
    while (find(call, pattern, text, from, &match)) {
        bool global = pattern_is_global(pattern);
        size_t groups = global ? 0 : pattern_group_count(pattern);
        for (size_t i = 0; i <= groups; i++) {
            items = arena_grow(arena, items, count, &capacity, sizeof *items);
            bool part = match.start[i] != SIZE_MAX && match.end[i] != SIZE_MAX;
            items[count++] = part ? value_string(arena_copy(arena, text + match.start[i],
                                        match.end[i] - match.start[i]))
                                  : value_undefined();
        }
        if (!global || match.end[0] >= strlen(text)) {
            break;
        }
        from = match.end[0] + (match.end[0] == match.start[0]);
    }
    return count ? value_array(items, count) : value_null();
}

/* $1 $& $$ in a replacement (ECMA-262 22.1.3.19.1). */
static void append_replacement(struct buffer *out, const char *text,
    const char *replacement, const struct pattern_match *match, size_t groups) {
    for (const char *c = replacement; *c; c++) {
        size_t group = c[1] == '&' ? 0 : (size_t)(c[1] - '0');
        if (*c != '$' || !(c[1] == '$' || group <= groups) || (c[1] == '0')) {
            buffer_append_char(out, *c);
            continue;
        }
        c++;
        if (*c == '$') {
            buffer_append_char(out, '$');
        } else if (match->start[group] != SIZE_MAX && match->end[group] != SIZE_MAX) {
            buffer_append(
                out, text + match->start[group], match->end[group] - match->start[group]);
        }
    }
}

static bool find_plain(const char *text, const char *word, struct pattern_match *match) {
    const char *found = strstr(text, word);
    if (found) {
        match->start[0] = (size_t)(found - text);
        match->end[0] = match->start[0] + strlen(word);
    }
    return found != NULL;
}

static struct value replace(struct call *call) {
    const char *text = call_text(call, 0);
    const char *replacement = call_text(call, 2);
    bool plain = !is_pattern(call->arguments[1]);
    const struct pattern *pattern = plain ? NULL : find_pattern(call, 1);
    struct buffer out = {0};
    struct pattern_match match;
    size_t length = strlen(text);
    size_t from = 0;
    size_t copied = 0;
    while (plain ? find_plain(text, call_text(call, 1), &match)
                 : find(call, pattern, text, from, &match)) {
        buffer_append(&out, text + copied, match.start[0] - copied);
        append_replacement(
            &out, text, replacement, &match, plain ? 0 : pattern_group_count(pattern));
        copied = match.end[0];
        from = copied;
        if (match.end[0] == match.start[0]) {
            utf8_next(text, length, &from);
        }
        if (plain || !pattern_is_global(pattern) || match.end[0] >= length) {
            break;
        }
    }
    buffer_append(&out, text + copied, length - copied);
    return take_buffer(call, &out);
}

/* The next separator at or behind `from`; an empty one stands behind each character. */
static bool find_separator(struct call *call, const struct pattern *pattern,
    const char *text, size_t from, struct pattern_match *match) {
    size_t length = strlen(text);
    const char *plain = pattern ? "" : call_text(call, 1);
    bool found = pattern  ? find(call, pattern, text, from, match)
                 : *plain ? find_plain(text + from, plain, match)
                          : false;
    if (found && !pattern) {
        match->start[0] += from;
        match->end[0] += from;
    }
    bool empty = found ? match->end[0] == match->start[0] : !pattern && !*plain;
    if (empty) {
        size_t next = from;
        utf8_next(text, length, &next);
        match->start[0] = match->end[0] = next;
        found = next < length;
    }
    return found;
}

static struct value split(struct call *call) {
    const char *text = call_text(call, 0);
    const struct pattern *pattern =
        is_pattern(call->arguments[1]) ? find_pattern(call, 1) : NULL;
    double limit = call->count > 2 ? call_number(call, 2) : INFINITY;
    struct arena *arena = call->machine->arena;
    struct value *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    size_t from = 0;
    bool more = *text || (!pattern && *call_text(call, 1));
    while (more && (double)count < limit && machine_step(call->machine, 1)) {
        struct pattern_match match;
        more = find_separator(call, pattern, text, from, &match);
        size_t end = more ? match.start[0] : strlen(text);
        items = arena_grow(arena, items, count, &capacity, sizeof *items);
        items[count++] = value_string(arena_copy(arena, text + from, end - from));
        from = more ? match.end[0] : end;
    }
    return value_array(items, count);
}

/* In a report the fraction is rounded half up first, so that the pattern rounds nothing
 * that a double has bent: 0.285 as .0% is 29%. */
static double round_for(double number, const char *pattern) {
    size_t length = strlen(pattern);
    char type = length ? pattern[length - 1] : 0;
    const char *point = strchr(pattern, '.');
    struct fraction fraction;
    if ((type != 'f' && type != '%') || !fraction_from_double(number, &fraction)) {
        return number;
    }
    int places = 6; /* d3's default */
    if (point) {
        places = 0;
        for (const char *c = point + 1; *c >= '0' && *c <= '9' && places < 100; c++) {
            places = places * 10 + (*c - '0');
        }
    }
    places += type == '%' ? 2 : 0;
    bool rounded = places <= 20 && fraction_round(fraction, places, &fraction);
    return rounded ? fraction_to_double(fraction) : number;
}

/* A pattern that is none leaves the number as it is. */
static struct value format(struct call *call) {
    bool exact = call->machine->arithmetic == ARITHMETIC_EXACT;
    const char *pattern = call->count > 1 ? call_text(call, 1) : "";
    double number = call_number(call, 0);
    number = exact ? round_for(number, pattern) : number;
    const char *text =
        number_format(call->machine->arena, pattern, number, functions_locale(call));
    return value_string(text ? text : call_text(call, 0));
}

static const struct function functions[] = {
    {"format", 1, 2, format, .impure = true},
    {"lower", 1, 1, lower},
    {"match", 2, 2, match_text},
    {"pad", 2, 4, pad},
    {"parseFloat", 1, 1, parse_float},
    {"parseInt", 1, 2, parse_int},
    {"regexp", 1, 2, regexp},
    {"replace", 3, 3, replace},
    {"split", 2, 3, split},
    {"substring", 2, 3, substring},
    {"test", 2, 2, test},
    {"trim", 1, 1, trim},
    {"truncate", 2, 4, truncate_text},
    {"upper", 1, 1, upper},
};

const struct function_family functions_string = {functions, countof(functions)};
