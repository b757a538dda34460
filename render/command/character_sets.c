/* Reads sets of characters: parts with a name, of characters and ranges. */
#include "command/character_sets.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "data/reader.h"

struct reading {
    struct arena *arena;
    struct character_set *sets;
    size_t count, capacity;
};

static void add_character(struct reading *reading, uint32_t character) {
    struct character_set *set = &reading->sets[reading->count - 1];
    set->characters = arena_grow(reading->arena, set->characters, set->count,
        &set->capacity, sizeof *set->characters);
    set->characters[set->count++] = character;
}

/* "[中文 | English]" */
static bool begin_set(struct reading *reading, const char *line, size_t length) {
    const char *bar = memchr(line, '|', length);
    if (line[length - 1] != ']' || !bar || bar - line < 3 || line + length - bar < 4) {
        return false;
    }
    reading->sets = arena_grow(reading->arena, reading->sets, reading->count,
        &reading->capacity, sizeof *reading->sets);
    reading->sets[reading->count++] = (struct character_set){
        .chinese = arena_copy(reading->arena, line + 1, (size_t)(bar - line - 2)),
        .english = arena_copy(reading->arena, bar + 2, (size_t)(line + length - bar - 3)),
    };
    return true;
}

/* "U+4E00-9FEF" or "U+FA11" */
static bool add_range(struct reading *reading, const char *word, size_t length) {
    enum { LAST_CHARACTER = 0x10FFFF };
    char *end;
    unsigned long first = strtoul(word + 2, &end, 16);
    unsigned long last = *end == '-' ? strtoul(end + 1, &end, 16) : first;
    if (end != word + length || last < first || last > LAST_CHARACTER) {
        return false;
    }
    for (unsigned long c = first; c <= last; c++) {
        add_character(reading, (uint32_t)c);
    }
    return true;
}

static bool add_word(struct reading *reading, const char *word, size_t length) {
    if (strncmp(word, "U+", 2) == 0) {
        return add_range(reading, word, length);
    }
    for (size_t at = 0; at < length;) {
        add_character(reading, utf8_next(word, length, &at));
    }
    return true;
}

static bool add_line(struct reading *reading, const char *line, size_t length) {
    for (size_t at = 0; at < length;) {
        size_t word = strcspn(line + at, " \n");
        if (word > 0 && !add_word(reading, line + at, word)) {
            return false;
        }
        at += word + 1;
    }
    return true;
}

static bool read_line(struct reading *reading, const char *line, size_t length) {
    if (length == 0 || line[0] == '#') {
        return true;
    }
    if (line[0] == '[') {
        return begin_set(reading, line, length);
    }
    return reading->count > 0 && add_line(reading, line, length);
}

bool character_sets_read(struct arena *arena, const char *path,
    struct character_set **sets, size_t *count, struct faults *faults) {
    const struct source *source = source_read(arena, path, (struct place){0}, faults);
    if (!source || !source->text) {
        return false;
    }
    struct reading reading = {.arena = arena};
    uint32_t number = 1;
    for (size_t at = 0; at < source->length; number++) {
        size_t length = strcspn(source->text + at, "\n");
        if (!read_line(&reading, source->text + at, length)) {
            fault_add(faults, FAULT_ERROR, "character-set",
                (struct place){source, number, 1, 0},
                "no character set: wanted [name | name], characters or U+ ranges",
                "字符集写法有误：应为 [名称 | 名称]、字符或 U+ 区间");
            return false;
        }
        at += length + 1;
    }
    *sets = reading.sets;
    *count = reading.count;
    return true;
}
