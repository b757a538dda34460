/* Numbers of headings and items. GB/T 9704-2012 7.3.3: 一、 then （一） then 1. then （1）;
 * ① below them is custom. */
#include "base/utf8.h"
#include "data/numeral.h"

/* ① to ⑳, ㉑ to ㉟, ㊱ to ㊿ stand in three blocks of Unicode. */
static const struct {
    int first, last;
    uint32_t character;
} circled[] = {{1, 20, 0x2460}, {21, 35, 0x3251}, {36, 50, 0x32B1}};

const char *numeral_circled(struct arena *arena, int number) {
    for (size_t i = 0; i < countof(circled); i++) {
        if (number >= circled[i].first && number <= circled[i].last) {
            char text[4];
            uint32_t offset = (uint32_t)(number - circled[i].first);
            size_t length = utf8_write(text, circled[i].character + offset);
            return arena_copy(arena, text, length);
        }
    }
    return NULL;
}

const char *numeral_level(struct arena *arena, int number, int level) {
    if (number < 1) {
        return NULL;
    }
    const char *digits = arena_print(arena, "%d", number);
    switch (level) {
    case 1:
        return arena_print(arena, "%s、", numeral_chinese(arena, digits, NUMERAL_WORDS));
    case 2:
        return arena_print(
            arena, "（%s）", numeral_chinese(arena, digits, NUMERAL_WORDS));
    case 3:
        return arena_print(arena, "%s.", digits);
    case 4:
        return arena_print(arena, "（%s）", digits);
    case 5:
        return numeral_circled(arena, number);
    default:
        return NULL;
    }
}
