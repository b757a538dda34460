/* Text of cells: shared and inline strings (ECMA-376 part 1, 18.4). */
#include <string.h>

#include "base/utf8.h"
#include "xlsx/xlsx.h"

void text_reader_see(
    struct text_reader *text, const struct part *part, enum part_event event) {
    int step = event == PART_START ? 1 : -1;
    if (event == PART_TEXT) {
        if (text->texts > 0 && text->guides == 0) {
            buffer_append_string(&text->text, part_text(part));
        }
    } else if (part_is(part, "rPh")) {
        text->guides += step;
    } else if (part_is(part, "t")) {
        text->texts += step;
    }
}

/* _x000D_ stands for a character that XML can't hold (18.4, ST_Xstring). */
static bool read_escape(const char *c, uint32_t *character) {
    *character = 0;
    if (c[0] != '_' || c[1] != 'x') {
        return false;
    }
    for (int i = 2; i < 6; i++) {
        char letter = c[i] | 0x20;
        uint32_t digit = c[i] >= '0' && c[i] <= '9'       ? (uint32_t)(c[i] - '0')
                         : letter >= 'a' && letter <= 'f' ? (uint32_t)(letter - 'a' + 10)
                                                          : 16;
        if (digit == 16) {
            return false;
        }
        *character = *character * 16 + digit;
    }
    return c[6] == '_';
}

static void keep_character(char **out, uint32_t character) {
    bool surrogate = character >= 0xD800 && character < 0xE000;
    bool line = character == '\n' || character == '\t';
    if (character >= 0x20 && !surrogate) {
        *out += utf8_write(*out, character);
    } else if (line) {
        *(*out)++ = (char)character;
    }
}

const char *text_reader_take(struct text_reader *text, struct arena *arena) {
    buffer_append(&text->text, "", 0);
    char *copy = arena_copy(arena, text->text.data, text->text.length);
    char *out = copy;
    uint32_t character;
    for (const char *c = copy; *c;) {
        if (*c == '_' && read_escape(c, &character)) {
            keep_character(&out, character);
            c += 7;
        } else if (*c == '\r') {
            c++;
        } else {
            *out++ = *c++;
        }
    }
    *out = 0;
    text->text.length = 0;
    return copy;
}

bool strings_read(struct package *package, const char *name, struct strings *strings) {
    struct part part;
    struct text_reader text = {0};
    if (!name) {
        return true;
    }
    if (!part_open(&part, package, name)) {
        return false;
    }
    for (enum part_event event; (event = part_next(&part)) != PART_FINISHED;) {
        text_reader_see(&text, &part, event);
        if (event == PART_END && part_is(&part, "si")) {
            strings->items = arena_grow(package->arena, strings->items, strings->count,
                &strings->capacity, sizeof *strings->items);
            strings->items[strings->count++] = text_reader_take(&text, package->arena);
        }
    }
    buffer_finish(&text.text);
    return part_close(&part);
}
