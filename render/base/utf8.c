/* UTF-8 reading and writing, character width. */
#include "base/utf8.h"

#include <string.h>

struct range {
    uint32_t first;
    uint32_t last;
};

static bool in_ranges(uint32_t c, const struct range *ranges, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (c >= ranges[i].first && c <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

/* Length of the sequence that starts with `byte` and the least character it may give
 * (shorter forms exist below it); 0 if no sequence starts so. */
static size_t sequence_length(unsigned char byte, uint32_t *least) {
    if (byte < 0x80) {
        *least = 0;
        return 1;
    }
    if (byte >= 0xC2 && byte < 0xE0) {
        *least = 0x80;
        return 2;
    }
    if (byte >= 0xE0 && byte < 0xF0) {
        *least = 0x800;
        return 3;
    }
    *least = 0x10000;
    return byte >= 0xF0 && byte < 0xF5 ? 4 : 0;
}

/* The length of the well-formed sequence at `text`, 0 if it is ill-formed. */
static size_t decode(const char *text, size_t length, uint32_t *character) {
    uint32_t least;
    size_t count = sequence_length((unsigned char)text[0], &least);
    if (count == 0 || count > length) {
        return 0;
    }
    static const unsigned char first_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t c = (unsigned char)text[0] & first_bits[count];
    for (size_t i = 1; i < count; i++) {
        if (((unsigned char)text[i] & 0xC0) != 0x80) {
            return 0;
        }
        c = c << 6 | ((unsigned char)text[i] & 0x3F);
    }
    if (c < least || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) {
        return 0;
    }
    *character = c;
    return count;
}

uint32_t utf8_next(const char *text, size_t length, size_t *offset) {
    if (*offset >= length) {
        return 0;
    }
    uint32_t character = 0xFFFD;
    size_t count = decode(text + *offset, length - *offset, &character);
    *offset += count ? count : 1;
    return character;
}

/* Most text is ASCII for long stretches: eight bytes are looked at together. */
static size_t skip_ascii(const char *text, size_t length, size_t offset) {
    for (uint64_t eight; length - offset >= sizeof eight; offset += sizeof eight) {
        memcpy(&eight, text + offset, sizeof eight);
        if (eight & 0x8080808080808080u) {
            break;
        }
    }
    while (offset < length && (unsigned char)text[offset] < 0x80) {
        offset++;
    }
    return offset;
}

size_t utf8_first_invalid(const char *text, size_t length) {
    size_t offset = skip_ascii(text, length, 0);
    while (offset < length) {
        uint32_t character;
        size_t count = decode(text + offset, length - offset, &character);
        if (!count) {
            break;
        }
        offset += count;
        if (offset < length && (unsigned char)text[offset] < 0x80) {
            offset = skip_ascii(text, length, offset);
        }
    }
    return offset;
}

size_t utf8_count(const char *text, size_t length) {
    size_t count = 0;
    for (size_t offset = 0; offset < length; count++) {
        utf8_next(text, length, &offset);
    }
    return count;
}

size_t utf8_write(char out[4], uint32_t c) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

bool character_is_wide(uint32_t c) {
    static const struct range wide[] = {
        {0x1100, 0x115F},
        {0x2014, 0x2015},
        {0x2018, 0x2019},
        {0x201C, 0x201D},
        {0x2026, 0x2026},
        {0x2E80, 0x303E},
        {0x3041, 0xA4CF},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1F64F},
        {0x1F900, 0x1F9FF},
        {0x20000, 0x3FFFD},
    };
    return in_ranges(c, wide, sizeof wide / sizeof *wide);
}

bool character_is_han(uint32_t c) {
    static const struct range han[] = {
        {0x3005, 0x3005},
        {0x3007, 0x3007},
        {0x3400, 0x4DBF},
        {0x4E00, 0x9FFF},
        {0xF900, 0xFAFF},
        {0x20000, 0x3FFFD},
    };
    return in_ranges(c, han, sizeof han / sizeof *han);
}
