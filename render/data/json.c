/* JSON (RFC 8259) to values, with the place of each. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "data/json_fault.h"
#include "data/json_reader.h"
#include "data/readers.h"

static void end_place(const struct json_reader *reader, struct place *place) {
    place->length = json_place_here(reader).column - place->column;
}

static bool fail(struct json_reader *reader, enum json_wanted wanted) {
    bool unclosed = reader->at == reader->end && reader->open.line;
    json_fault_add(reader->faults, unclosed ? reader->open : json_place_here(reader),
        reader->at, reader->end, unclosed ? JSON_UNCLOSED : wanted);
    return false;
}

void json_skip_space(struct json_reader *reader) {
    const char *c = reader->at;
    for (;; c++) { /* the text ends with NUL */
        if (*c == '\n') {
            reader->line++;
            reader->line_start = c + 1;
            reader->continued = 0;
        } else if (*c != ' ' && *c != '\t' && *c != '\r') {
            break;
        }
    }
    reader->at = c;
}

static const char *keep(struct json_reader *reader, const char *text, size_t length) {
    char *kept = reader->pool;
    memcpy(kept, text, length);
    kept[length] = 0;
    reader->pool += length + 1;
    return kept;
}

/* A number's digits as they are met: up to 15 of them and a power of ten up to 10^15 are
 * exact doubles, so one divide rounds correctly (as number_read does). */
struct digits {
    uint64_t whole;
    size_t count;
};

static const char *take_digits(const char *c, const char *end, struct digits *digits) {
    const char *start = c;
    for (; c < end && *c >= '0' && *c <= '9'; c++) {
        digits->whole = digits->whole * 10 + (uint64_t)(*c - '0');
    }
    digits->count += (size_t)(c - start);
    return c;
}

/* The exponent, if there is one; NULL if it is malformed. */
static const char *skip_exponent(const char *c, const char *end) {
    if (c == end || (*c != 'e' && *c != 'E')) {
        return c;
    }
    const char *digits = c + 1;
    digits += digits < end && (*digits == '-' || *digits == '+');
    for (c = digits; c < end && *c >= '0' && *c <= '9';) {
        c++;
    }
    return c > digits ? c : NULL;
}

/* The end of the number at `start`, NULL if it is malformed; its value too where its few
 * digits give it. */
static const char *scan_number(
    const char *start, const char *end, double *number, bool *known) {
    static const double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9,
        1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const char *first = start + (*start == '-');
    struct digits digits = {0};
    const char *c = take_digits(first, end, &digits);
    size_t before = digits.count;
    if (!before || (*first == '0' && before > 1)) {
        return NULL;
    }
    if (c < end && *c == '.') {
        c = take_digits(c + 1, end, &digits);
        if (digits.count == before) {
            return NULL;
        }
    }
    const char *behind = skip_exponent(c, end);
    *known = behind == c && digits.count <= 15;
    if (*known) {
        *number = (double)digits.whole / powers[digits.count - before];
        *number = *start == '-' ? -*number : *number;
    }
    return behind;
}

static bool read_number(struct json_reader *reader, struct value *out) {
    const char *start = reader->at;
    bool known;
    const char *end = scan_number(start, reader->end, &out->number, &known);
    size_t length = end ? (size_t)(end - start) : 0;
    if (!end || (!known && !number_read(start, length, &out->number))) {
        return fail(reader, JSON_NUMBER);
    }
    if (isinf(out->number)) {
        return fail(reader, JSON_LARGE);
    }
    out->type = VALUE_NUMBER;
    out->written = keep(reader, start, length);
    reader->at = end;
    return true;
}

/* Four hexadecimal digits. */
static bool read_hex(const char *c, const char *end, uint32_t *unit) {
    *unit = 0;
    for (int i = 0; i < 4; i++, c++) {
        if (c >= end) {
            return false;
        }
        char letter = *c | 0x20;
        if (*c >= '0' && *c <= '9') {
            *unit = *unit << 4 | (uint32_t)(*c - '0');
        } else if (letter >= 'a' && letter <= 'f') {
            *unit = *unit << 4 | (uint32_t)(letter - 'a' + 10);
        } else {
            return false;
        }
    }
    return true;
}

/* \uXXXX, at the u. A surrogate without its partner becomes U+FFFD. */
static bool read_unicode(struct json_reader *reader) {
    uint32_t c;
    if (!read_hex(reader->at + 1, reader->end, &c)) {
        return fail(reader, JSON_ESCAPE);
    }
    if (c == 0) {
        return fail(reader, JSON_NUL);
    }
    const char *next = reader->at + 5;
    uint32_t low;
    if (c >= 0xD800 && c < 0xDC00 && reader->end - next > 6 && next[0] == '\\' &&
        next[1] == 'u' && read_hex(next + 2, reader->end, &low) && low >= 0xDC00 &&
        low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        next += 6;
    }
    if (c >= 0xD800 && c < 0xE000) {
        json_fault_add_surrogate(reader->faults, json_place_here(reader));
        c = 0xFFFD;
    }
    reader->pool += utf8_write(reader->pool, c);
    reader->at = next;
    return true;
}

/* At the character behind a backslash. */
static bool read_escape(struct json_reader *reader) {
    static const char names[] = "\"\\/bfnrt";
    static const char meant[] = "\"\\/\b\f\n\r\t";
    if (reader->at < reader->end && *reader->at == 'u') {
        return read_unicode(reader);
    }
    const char *name =
        reader->at < reader->end && *reader->at ? strchr(names, *reader->at) : NULL;
    if (!name) {
        return fail(reader, JSON_ESCAPE);
    }
    *reader->pool++ = meant[name - names];
    reader->at++;
    return true;
}

/* Eight bytes at a time, whether one of them is a quote, a backslash, a control or not
 * ASCII: such a byte sets the highest bit of itself or of one behind it. */
static bool has_special(uint64_t bytes) {
    const uint64_t ones = 0x0101010101010101u;
    uint64_t quotes = (bytes ^ ones * '"') - ones;
    uint64_t escapes = (bytes ^ ones * '\\') - ones;
    uint64_t controls = bytes - ones * 0x20;
    return ((quotes | escapes | controls | bytes) & ones * 0x80) != 0;
}

/* Over plain text, up to seven bytes short of its end. */
static const char *skip_plain(const char *c, const char *end) {
    for (; end - c >= 8; c += 8) {
        uint64_t bytes;
        memcpy(&bytes, c, sizeof bytes);
        if (has_special(bytes)) {
            break;
        }
    }
    return c;
}

bool json_read_text(struct json_reader *reader, const char **text, uint32_t *length) {
    char *start = reader->pool;
    for (;;) {
        const char *run = reader->at;
        const char *c = skip_plain(run, reader->end);
        uint32_t continued = 0;
        for (; c < reader->end && *c != '"' && *c != '\\' && (unsigned char)*c >= 0x20;
             c++) {
            continued += ((unsigned char)*c & 0xC0) == 0x80;
        }
        memcpy(reader->pool, run, (size_t)(c - run));
        reader->pool += c - run;
        reader->continued += continued;
        reader->at = c;
        if (c == reader->end || (unsigned char)*c < 0x20) {
            return fail(reader, JSON_TEXT_END);
        }
        reader->at++;
        if (*c == '"') {
            break;
        }
        if (!read_escape(reader)) {
            return false;
        }
    }
    *text = start;
    *length = (uint32_t)(reader->pool - start);
    *reader->pool++ = 0;
    return true;
}

/* Behind the opening bracket. */
static bool read_array(struct json_reader *reader, struct value *out) {
    size_t first = reader->item_count;
    bool more = !json_take(reader, ']');
    while (more) {
        struct value item;
        if (!json_read_value(reader, &item)) {
            return false;
        }
        reader->items = arena_grow(&reader->scratch, reader->items, reader->item_count,
            &reader->item_capacity, sizeof *reader->items);
        reader->items[reader->item_count++] = item;
        more = json_take(reader, ',');
        if (!more && !json_take(reader, ']')) {
            return fail(reader, JSON_ARRAY_END);
        }
    }
    size_t count = reader->item_count - first;
    struct value *items = arena_array(reader->arena, count, sizeof *items);
    if (count) {
        memcpy(items, reader->items + first, count * sizeof *items);
    }
    reader->item_count = first;
    out->type = VALUE_ARRAY;
    out->count = (uint32_t)count;
    out->items = items;
    return true;
}

static bool read_member(struct json_reader *reader, struct member *member) {
    json_skip_space(reader);
    member->place = json_place_here(reader);
    uint32_t length;
    if (!json_take(reader, '"')) {
        return fail(reader, JSON_NAME);
    }
    if (!json_read_text(reader, &member->name, &length)) {
        return false;
    }
    end_place(reader, &member->place);
    if (!json_take(reader, ':')) {
        return fail(reader, JSON_COLON);
    }
    return json_read_value(reader, &member->value);
}

/* Behind the opening brace. */
static bool read_object(struct json_reader *reader, struct value *out) {
    size_t first = reader->member_count;
    bool more = !json_take(reader, '}');
    while (more) {
        struct member member = {0};
        if (!read_member(reader, &member)) {
            return false;
        }
        reader->members = arena_grow(&reader->scratch, reader->members,
            reader->member_count, &reader->member_capacity, sizeof *reader->members);
        reader->members[reader->member_count++] = member;
        more = json_take(reader, ',');
        if (!more && !json_take(reader, '}')) {
            return fail(reader, JSON_OBJECT_END);
        }
    }
    size_t count = reader->member_count - first;
    struct member *members = arena_array(reader->arena, count, sizeof *members);
    if (count) {
        memcpy(members, reader->members + first, count * sizeof *members);
    }
    reader->member_count = first;
    out->type = VALUE_OBJECT;
    out->count = (uint32_t)count;
    out->members = members;
    return true;
}

static bool read_word(struct json_reader *reader, struct value *out) {
    static const struct {
        const char *word;
        struct value value;
    } words[] = {
        {"true", {.type = VALUE_BOOLEAN, .boolean = true}},
        {"false", {.type = VALUE_BOOLEAN, .boolean = false}},
        {"null", {.type = VALUE_NULL}},
    };
    size_t left = (size_t)(reader->end - reader->at);
    for (size_t i = 0; i < countof(words); i++) {
        size_t length = strlen(words[i].word);
        if (length <= left && memcmp(words[i].word, reader->at, length) == 0) {
            struct place place = out->place;
            *out = words[i].value;
            out->place = place;
            reader->at += length;
            return true;
        }
    }
    return fail(reader, JSON_VALUE);
}

static bool read_container(struct json_reader *reader, struct value *out) {
    if (++reader->depth > DOCUMENT_DEPTH) {
        return fail(reader, JSON_DEPTH);
    }
    struct place open = reader->open;
    reader->open = out->place;
    bool good = *reader->at++ == '[' ? read_array(reader, out) : read_object(reader, out);
    reader->open = open;
    reader->depth--;
    return good;
}

bool json_read_value(struct json_reader *reader, struct value *out) {
    json_skip_mostly_none(reader);
    *out = (struct value){.place = json_place_here(reader)};
    char c = reader->at < reader->end ? *reader->at : 0;
    if (c == '[' || c == '{') {
        return read_container(reader, out);
    }
    bool good;
    if (c == '"') {
        reader->at++;
        out->type = VALUE_STRING;
        good = json_read_text(reader, &out->string, &out->count);
    } else if (c == '-' || (c >= '0' && c <= '9')) {
        good = read_number(reader, out);
    } else {
        good = read_word(reader, out);
    }
    end_place(reader, &out->place);
    return good;
}

static bool check_doubled(const struct value *value, struct faults *faults) {
    bool good = true;
    if (value->type == VALUE_ARRAY) {
        for (size_t i = 0; i < value->count; i++) {
            good &= check_doubled(&value->items[i], faults);
        }
    } else if (value->type == VALUE_OBJECT) {
        good = members_check_doubled(value->members, value->count, faults);
        for (size_t i = 0; i < value->count; i++) {
            good &= check_doubled(&value->members[i].value, faults);
        }
    }
    return good;
}

static struct json_reader open_reader(
    struct arena *arena, const struct source *source, struct faults *faults) {
    return (struct json_reader){
        .arena = arena,
        .faults = faults,
        .source = source,
        .at = source->text,
        .end = source->text + source->length,
        .line_start = source->text,
        .line = 1,
        .pool = arena_bytes(arena, source->length + 1),
    };
}

bool json_read(struct arena *arena, const struct source *source, struct value *out,
    struct faults *faults) {
    struct json_reader reader = open_reader(arena, source, faults);
    *out = value_null();
    bool good = json_read_value(&reader, out);
    if (good) {
        json_skip_space(&reader);
        good = reader.at == reader.end || fail(&reader, JSON_END);
    }
    arena_finish(&reader.scratch);
    return good && check_doubled(out, faults);
}

bool json_read_table(struct arena *arena, const struct source *source, struct value *out,
    struct faults *faults) {
    struct faults quiet = {.arena = arena};
    struct json_reader reader = open_reader(arena, source, &quiet);
    bool good = json_read_rows(&reader, out);
    arena_finish(&reader.scratch);
    return (good && quiet.count == 0) || json_read(arena, source, out, faults);
}
