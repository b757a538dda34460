/* Reading a CFF table as far as its charset. */
#include "surface/cff_charset.h"

struct bytes {
    const unsigned char *data;
    size_t length;
};

static uint32_t number_at(const struct bytes *bytes, size_t at, int size) {
    uint32_t number = 0;
    for (int i = 0; i < size; i++) {
        size_t place = at + (size_t)i;
        number = number << 8 | (place < bytes->length ? bytes->data[place] : 0);
    }
    return number;
}

/* An INDEX (section 5): its items' start, and the byte behind it. */
struct index_of {
    uint32_t count;
    int size;
    size_t offsets, data, end;
};

static bool read_index(const struct bytes *bytes, size_t at, struct index_of *index) {
    if (at + 2 > bytes->length) {
        return false;
    }
    *index = (struct index_of){.count = number_at(bytes, at, 2), .end = at + 2};
    if (index->count == 0) {
        return true;
    }
    index->size = (int)number_at(bytes, at + 2, 1);
    index->offsets = at + 3;
    index->data = index->offsets + (size_t)(index->count + 1) * (size_t)index->size - 1;
    index->end = index->data + number_at(bytes,
                                   index->offsets + index->count * (size_t)index->size,
                                   index->size);
    return index->size >= 1 && index->size <= 4 && index->end <= bytes->length;
}

/* What the Top DICT says (section 9), operands being integers here. */
struct top {
    bool cid_keyed;
    uint32_t charset, char_strings;
};

static struct top read_top(const struct bytes *bytes, size_t at, size_t end) {
    enum { CHARSET = 15, CHAR_STRINGS = 17, ESCAPE = 12, ROS = 30, REAL = 30 };
    struct top top = {0};
    uint32_t last = 0;
    while (at < end) {
        unsigned b = bytes->data[at++];
        if (b == ESCAPE) {
            top.cid_keyed |= number_at(bytes, at++, 1) == ROS;
        } else if (b <= 21) {
            top.charset = b == CHARSET ? last : top.charset;
            top.char_strings = b == CHAR_STRINGS ? last : top.char_strings;
        } else if (b == 28) {
            last = number_at(bytes, at, 2);
            at += 2;
        } else if (b == 29) {
            last = number_at(bytes, at, 4);
            at += 4;
        } else if (b == REAL) {
            while (
                at < end && (bytes->data[at] & 15) != 15 && bytes->data[at] >> 4 != 15) {
                at++;
            }
            at++;
        } else if (b <= 246) {
            last = b - 139;
        } else {
            last = b <= 250 ? (b - 247) * 256 + number_at(bytes, at, 1) + 108 : 0;
            at++;
        }
    }
    return top;
}

/* Formats 0 to 2 (section 13); glyph 0 is not in the list. */
static bool read_charset(
    const struct bytes *bytes, size_t at, struct cff_charset *charset) {
    unsigned format = number_at(bytes, at++, 1);
    int left_size = format == 1 ? 1 : format == 2 ? 2 : 0;
    for (size_t glyph = 1; glyph < charset->count;) {
        if (at + 2 > bytes->length || format > 2) {
            return false;
        }
        uint32_t cid = number_at(bytes, at, 2);
        uint32_t left = left_size ? number_at(bytes, at + 2, left_size) : 0;
        at += 2 + (size_t)left_size;
        for (uint32_t i = 0; i <= left && glyph < charset->count; i++) {
            charset->cids[glyph++] = (uint16_t)(cid + i);
        }
    }
    return true;
}

static bool read_table(
    struct arena *arena, const struct bytes *bytes, struct cff_charset *charset) {
    struct index_of names, tops, strings;
    if (bytes->length < 4 || !read_index(bytes, bytes->data[2], &names) ||
        !read_index(bytes, names.end, &tops) || tops.count != 1) {
        return false;
    }
    struct top top = read_top(bytes, tops.data + 1, tops.end);
    if (!top.cid_keyed) {
        return true;
    }
    if (!read_index(bytes, top.char_strings, &strings)) {
        return false;
    }
    charset->count = strings.count;
    charset->cids = arena_array(arena, charset->count + 1, sizeof *charset->cids);
    return top.charset > 2 && read_charset(bytes, top.charset, charset);
}

bool cff_charset_read(struct arena *arena, hb_blob_t *font, struct cff_charset *charset) {
    hb_face_t *face = hb_face_create(font, 0);
    hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
    unsigned length = 0;
    struct bytes bytes = {(const unsigned char *)hb_blob_get_data(blob, &length), 0};
    bytes.length = length;
    bool ok = read_table(arena, &bytes, charset);
    hb_blob_destroy(blob);
    hb_face_destroy(face);
    return ok;
}
