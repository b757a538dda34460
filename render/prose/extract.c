/* Taking expressions and full-width punctuation out of the parser's sight. */
#include "prose/extract.h"

#include <string.h>

#include "base/utf8.h"

/* Private planes: 15 holds punctuation moved up as it is, 16 what an expression gave. Both
 * are letters to CommonMark, neither space nor punctuation. */
enum { PUNCTUATION_PLANE = 0xF0000, TAKEN_PLANE = 0x100000, TAKEN_MOST = 0xFFFD };

/* Written over the source's bytes: no character grows by more than two bytes, an expression
 * of three bytes (`${}`) or more becomes four. */
enum { LARGEST_GROWTH = 4 };

static bool is_wide_punctuation(uint32_t c) {
    static const uint32_t ranges[][2] = {{0xA1, 0xBF}, {0x2010, 0x2027}, {0x2030, 0x205E},
        {0x3001, 0x3003}, {0x3008, 0x3011}, {0x3014, 0x301F}, {0xFE10, 0xFE6F},
        {0xFF01, 0xFF0F}, {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}};
    for (size_t i = 0; i < countof(ranges); i++) {
        if (c >= ranges[i][0] && c <= ranges[i][1]) {
            return true;
        }
    }
    return false;
}

static void put(struct extract *extract, uint32_t character, size_t offset) {
    size_t written = utf8_write(extract->text + extract->length, character);
    for (size_t i = 0; i < written; i++) {
        extract->offsets[extract->length++] = (uint32_t)offset;
    }
}

static bool take(struct arena *arena, struct extract *extract, struct taken taken,
    size_t offset, struct faults *faults) {
    if (extract->taken_count >= TAKEN_MOST) {
        fault_add(faults, FAULT_ERROR, "too-long", taken.place,
            "one piece of prose has more than %d expressions",
            "一段文字里的表达式超过 %d 个", TAKEN_MOST);
        return false;
    }
    extract->taken = arena_grow(arena, extract->taken, extract->taken_count,
        &extract->taken_capacity, sizeof *extract->taken);
    extract->taken[extract->taken_count] = taken;
    put(extract, (uint32_t)(TAKEN_PLANE + extract->taken_count++), offset);
    return true;
}

/* Beside a run of asterisks: an ASCII mark inside it and a Han character (or what is taken
 * out) outside keep CommonMark from seeing emphasis: `**增长17%**左右`. */
static bool is_letter_like(const char *text, size_t offset) {
    return (unsigned char)text[offset] >= 0x80 || strncmp(text + offset, "${", 2) == 0;
}

static bool closes_link(const char *text, size_t offset) {
    while (offset > 0 && text[offset] != '(' && text[offset] != '\n') {
        offset--;
    }
    return offset > 0 && text[offset] == '(' && text[offset - 1] == ']';
}

static bool hides_emphasis(const char *text, size_t offset) {
    static const char marks[] = "%),.:;!?\"'($+-/=@^&#";
    char c = text[offset];
    if (!c || !strchr(marks, c) || (c == ')' && closes_link(text, offset))) {
        return false;
    }
    size_t after = offset + 1 + strspn(text + offset + 1, "*");
    if (after > offset + 1 && is_letter_like(text, after)) {
        return true;
    }
    size_t before = offset;
    while (before > 0 && text[before - 1] == '*') {
        before--;
    }
    return before < offset && before > 0 && (unsigned char)text[before - 1] >= 0x80;
}

static bool copy_text(struct arena *arena, struct extract *extract, size_t start,
    size_t end, struct faults *faults) {
    const char *text = extract->source;
    for (size_t offset = start; offset < end;) {
        size_t at = offset;
        uint32_t c = utf8_next(text, end, &offset);
        if (c >= PUNCTUATION_PLANE) { /* the writer's own */
            struct taken own = {arena_copy(arena, text + at, offset - at),
                extract_place(extract, at, offset), false};
            if (!take(arena, extract, own, at, faults)) {
                return false;
            }
            continue;
        }
        bool moved = is_wide_punctuation(c) || (c < 0x80 && hides_emphasis(text, at));
        put(extract, moved ? PUNCTUATION_PLANE + c : c, at);
    }
    return true;
}

/* The expression alone, so that its faults point into it. */
static bool take_expression(struct arena *arena, struct extract *extract, size_t start,
    size_t end, const struct scope *scope, struct faults *faults) {
    struct value written =
        value_string(arena_copy(arena, extract->source + start, end - start));
    written.place = extract_place(extract, start, end);
    struct value value;
    if (!template_text(arena, &written, scope, &value, faults)) {
        return false;
    }
    struct taken taken = {value.string, written.place, true};
    return take(arena, extract, taken, start, faults);
}

bool extract_make(struct arena *arena, const char *text, struct place at,
    const struct scope *scope, struct extract *extract, struct faults *faults) {
    size_t length = strlen(text);
    *extract = (struct extract){.source = text, .at = at};
    extract->whole_file = at.source && at.source->text == text;
    size_t room = length * LARGEST_GROWTH + 8;
    extract->text = arena_array(arena, room, 1);
    extract->offsets = arena_array(arena, room, sizeof *extract->offsets);
    bool ok = true;
    size_t offset = 0;
    size_t start = 0;
    for (struct template_part part;
         (part = template_next_part(text, &offset)).kind != TEMPLATE_END;
         start = offset) {
        ok &= part.kind == TEMPLATE_TEXT
                  ? copy_text(arena, extract, part.start, part.end, faults)
                  : take_expression(arena, extract, start, offset, scope, faults);
    }
    extract->offsets[extract->length] = (uint32_t)length;
    extract->text[extract->length] = 0;
    return ok;
}

struct place extract_place(const struct extract *extract, size_t offset, size_t end) {
    const char *text = extract->source;
    if (!extract->whole_file) {
        return expression_place(extract->at, text, offset, end - offset);
    }
    struct place place = extract->at;
    const char *line = text;
    for (const char *c = text; (c = memchr(c, '\n', (size_t)(text + offset - c)));) {
        line = ++c;
        place.line++;
    }
    place.column = 1 + (uint32_t)utf8_count(line, (size_t)(text + offset - line));
    place.length = (uint32_t)utf8_count(text + offset, end - offset);
    return place;
}

const struct taken *extract_find(
    const struct extract *extract, uint32_t character, uint32_t *plain) {
    *plain = character;
    if (character >= TAKEN_PLANE) {
        size_t index = character - TAKEN_PLANE;
        return index < extract->taken_count ? &extract->taken[index] : NULL;
    }
    if (character >= PUNCTUATION_PLANE) {
        *plain = character - PUNCTUATION_PLANE;
    }
    return NULL;
}
