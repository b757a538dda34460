/* Characters by side: a table of ranges; what stands in none is Han's, so symbols (①, →,
 * ℃, №, ×) keep the full width they have in Chinese type. */
#include "text/font_side.h"

#include <stddef.h>

#include "base/arena.h"

struct range {
    uint32_t first, last;
    enum character_side side;
};

static const struct range sides[] = {
    {0x0000, 0x002F, CHARACTER_COMMON},
    {0x0030, 0x0039, CHARACTER_DIGIT},
    {0x003A, 0x0040, CHARACTER_COMMON},
    {0x0041, 0x005A, CHARACTER_LATIN},
    {0x005B, 0x0060, CHARACTER_COMMON},
    {0x0061, 0x007A, CHARACTER_LATIN},
    {0x007B, 0x00A9, CHARACTER_COMMON},
    {0x00AA, 0x00AA, CHARACTER_LATIN}, /* ª */
    {0x00AB, 0x00B6, CHARACTER_COMMON},
    {0x00B7, 0x00B7, CHARACTER_HAN}, /* · the interpunct */
    {0x00B8, 0x00B9, CHARACTER_COMMON},
    {0x00BA, 0x00BA, CHARACTER_LATIN}, /* º */
    {0x00BB, 0x00BF, CHARACTER_COMMON},
    {0x00C0, 0x00D6, CHARACTER_LATIN},
    {0x00D7, 0x00D7, CHARACTER_COMMON}, /* × */
    {0x00D8, 0x00F6, CHARACTER_LATIN},
    {0x00F7, 0x00F7, CHARACTER_COMMON}, /* ÷ */
    {0x00F8, 0x02FF, CHARACTER_LATIN},
    {0x0300, 0x036F, CHARACTER_COMMON}, /* combining marks */
    {0x0370, 0x10FF, CHARACTER_LATIN},  /* Greek, Cyrillic … */
    {0x1200, 0x1FFF, CHARACTER_LATIN},
    {0x2000, 0x2013, CHARACTER_COMMON}, /* spaces, hyphens, en dash */
    {0x2014, 0x2016, CHARACTER_HAN},    /* — ‖ */
    {0x2017, 0x2017, CHARACTER_COMMON},
    {0x2018, 0x201F, CHARACTER_HAN}, /* ‘ ’ “ ” */
    {0x2020, 0x2024, CHARACTER_COMMON},
    {0x2025, 0x2027, CHARACTER_HAN}, /* ‥ … ‧ */
    {0x2028, 0x203A, CHARACTER_COMMON},
    {0x203B, 0x203B, CHARACTER_HAN}, /* ※ */
    {0x203C, 0x206F, CHARACTER_COMMON},
    {0x2070, 0x209F, CHARACTER_LATIN},  /* super- and subscripts */
    {0x20A0, 0x20FF, CHARACTER_COMMON}, /* currency, combining marks for symbols */
    {0x2C60, 0x2DFF, CHARACTER_LATIN},  /* Latin C, Coptic, Georgian, Cyrillic … */
    {0xA640, 0xA7FF, CHARACTER_LATIN},
    {0xFB00, 0xFDFF, CHARACTER_LATIN}, /* ligatures, Hebrew, Arabic */
    {0xFE00, 0xFE0F, CHARACTER_COMMON},
    {0xFE20, 0xFE2F, CHARACTER_COMMON},
    {0xFE70, 0xFEFF, CHARACTER_LATIN},
};

enum character_side character_side(uint32_t character) {
    size_t low = 0, high = countof(sides);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (character > sides[middle].last) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool inside = low < countof(sides) && character >= sides[low].first;
    return inside ? sides[low].side : CHARACTER_HAN;
}

struct span {
    uint32_t first, last;
};

static bool in_spans(const struct span *spans, size_t count, uint32_t character) {
    for (size_t i = 0; i < count; i++) {
        if (character >= spans[i].first && character <= spans[i].last) {
            return true;
        }
    }
    return false;
}

/* Default_Ignorable_Code_Point of the Unicode character database, and controls. */
bool character_is_ignorable(uint32_t character) {
    static const struct span spans[] = {{0x0000, 0x001F}, {0x007F, 0x009F},
        {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C}, {0x115F, 0x1160},
        {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x200B, 0x200F}, {0x2028, 0x202E},
        {0x2060, 0x206F}, {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},
        {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8}, {0xE0000, 0xE0FFF}};
    return in_spans(spans, countof(spans), character);
}

bool character_is_made_of_space(uint32_t character) {
    static const struct span spans[] = {{0x00A0, 0x00A0}, {0x1680, 0x1680},
        {0x2000, 0x200A}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}};
    return in_spans(spans, countof(spans), character);
}

bool character_is_private(uint32_t character) {
    static const struct span spans[] = {
        {0xE000, 0xF8FF}, {0xF0000, 0xFFFFD}, {0x100000, 0x10FFFD}};
    return in_spans(spans, countof(spans), character);
}
