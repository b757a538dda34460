/* The facts of one face for the font list: names, weight, style, region, coverage. */
#include <stdlib.h>
#include <string.h>

#include <hb-ot.h>
#include <hb.h>

#include "base/buffer.h"
#include "text/index.h"

/* OS/2 fields (OpenType 1.9, OS/2 table); 0 where the table is shorter. */
struct os2 {
    int weight, width;
    unsigned selection;
    uint32_t code_pages; /* ulCodePageRange1 */
};

static unsigned read_u16(const char *data, unsigned length, unsigned at) {
    const unsigned char *bytes = (const unsigned char *)data;
    return at + 2 <= length ? (unsigned)bytes[at] << 8 | bytes[at + 1] : 0;
}

static struct os2 read_os2(hb_face_t *face) {
    hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);
    struct os2 os2 = {
        .weight = (int)read_u16(data, length, 4),
        .width = (int)read_u16(data, length, 6),
        .selection = read_u16(data, length, 62),
        .code_pages =
            (uint32_t)read_u16(data, length, 78) << 16 | read_u16(data, length, 80),
    };
    if (os2.weight == 0) {
        hb_blob_t *head = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
        const char *style = hb_blob_get_data(head, &length);
        unsigned mac = read_u16(style, length, 44); /* macStyle: 1 bold, 2 italic */
        os2.weight = mac & 1 ? 700 : 400;
        os2.selection |= mac & 2 ? 1 : 0;
        hb_blob_destroy(head);
    }
    if (os2.weight < 10) {
        os2.weight *= 100; /* old fonts count from 1 to 9 */
    }
    hb_blob_destroy(blob);
    return os2;
}

/* Names of one family that say whose forms it has, at the end or between spaces. */
static enum font_region region_of_name(const char *name) {
    static const struct {
        const char *word;
        enum font_region region;
    } words[] = {
        {" SC", REGION_MAINLAND},
        {" CN", REGION_MAINLAND},
        {" GB", REGION_MAINLAND},
        {"_GB2312", REGION_MAINLAND},
        {"_GB18030", REGION_MAINLAND},
        {" TC", REGION_TRADITIONAL},
        {" HK", REGION_TRADITIONAL},
        {" TW", REGION_TRADITIONAL},
        {" HC", REGION_TRADITIONAL},
        {" MO", REGION_TRADITIONAL},
        {" JP", REGION_JAPAN},
        {" J", REGION_JAPAN},
        {" KR", REGION_KOREA},
        {" K", REGION_KOREA},
    };
    for (size_t i = 0; i < countof(words); i++) {
        const char *at = strstr(name, words[i].word);
        size_t length = strlen(words[i].word);
        if (at && (at[length] == '\0' || at[length] == ' ')) {
            return words[i].region;
        }
    }
    return REGION_UNKNOWN;
}

/* The name decides; else the code pages the face says it is for. A face for several is
 * taken for the mainland's if that is among them. */
static enum font_region find_region(const char *families, uint32_t code_pages) {
    for (const char *name = families; *name; name += strlen(name) + 1) {
        enum font_region region = region_of_name(name);
        if (region != REGION_UNKNOWN) {
            return region;
        }
    }
    if (code_pages & 1u << 18) {
        return REGION_MAINLAND;
    }
    if (code_pages & 1u << 20) {
        return REGION_TRADITIONAL;
    }
    if (code_pages & 1u << 17) {
        return REGION_JAPAN;
    }
    return code_pages & (1u << 19 | 1u << 21) ? REGION_KOREA : REGION_UNKNOWN;
}

static bool list_has(const struct buffer *list, const char *name) {
    for (size_t at = 0; at < list->length; at += strlen(list->data + at) + 1) {
        if (strcmp(list->data + at, name) == 0) {
            return true;
        }
    }
    return false;
}

/* Typographic families first, since fonts of many weights split them otherwise. */
static const char *read_families(struct arena *arena, hb_face_t *face) {
    static const hb_ot_name_id_t wanted[] = {
        HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, HB_OT_NAME_ID_FONT_FAMILY};
    unsigned count;
    const hb_ot_name_entry_t *names = hb_ot_name_list_names(face, &count);
    struct buffer list = {0};
    for (size_t i = 0; i < countof(wanted); i++) {
        for (unsigned j = 0; j < count; j++) {
            char name[256];
            unsigned size = sizeof name;
            if (names[j].name_id != wanted[i] ||
                hb_ot_name_get_utf8(
                    face, names[j].name_id, names[j].language, &size, name) == 0) {
                continue;
            }
            if (name[0] && !strpbrk(name, "\t\n") && !list_has(&list, name)) {
                buffer_append(&list, name, strlen(name) + 1);
            }
        }
    }
    char *families = arena_array(arena, list.length + 2, 1);
    if (list.length > 0) {
        memcpy(families, list.data, list.length);
    }
    buffer_finish(&list);
    return families;
}

static const char *read_pages(struct arena *arena, hb_face_t *face) {
    hb_set_t *characters = hb_set_create();
    hb_face_collect_unicodes(face, characters);
    struct buffer text = {0};
    hb_codepoint_t c = HB_SET_VALUE_INVALID;
    while (hb_set_next(characters, &c)) {
        unsigned first = c >> 8, last = first;
        for (;;) {
            c = (last << 8) + 255;
            hb_codepoint_t next = c;
            if (!hb_set_next(characters, &next) || next >> 8 != last + 1) {
                break;
            }
            last++;
        }
        buffer_print(&text, last > first ? "%s%x-%x" : "%s%x", text.length ? "," : "",
            first, last);
    }
    const char *pages = arena_copy(arena, text.data ? text.data : "", text.length);
    buffer_finish(&text);
    hb_set_destroy(characters);
    return pages;
}

static bool has_outlines(hb_face_t *face) {
    static const hb_tag_t tables[] = {HB_TAG('g', 'l', 'y', 'f'),
        HB_TAG('C', 'F', 'F', ' '), HB_TAG('C', 'F', 'F', '2')};
    bool found = false;
    for (size_t i = 0; i < countof(tables) && !found; i++) {
        hb_blob_t *blob = hb_face_reference_table(face, tables[i]);
        found = hb_blob_get_length(blob) > 0;
        hb_blob_destroy(blob);
    }
    return found;
}

/* Fonts that have a sign for every character, or nothing at all, would hide what is
 * missing. */
static bool hides_missing(const char *families) {
    static const char *const names[] = {
        "Last Resort", "LastResort", ".LastResort", "Adobe Blank", "Adobe NotDef"};
    for (size_t i = 0; i < countof(names); i++) {
        if (strncmp(families, names[i], strlen(names[i])) == 0) {
            return true;
        }
    }
    return false;
}

static int clamp_weight(double weight) {
    return weight < 1 ? 1 : weight > 1000 ? 1000 : (int)weight;
}

static void add_face(struct arena *arena, struct font_index *index, const char *path,
    hb_face_t *face, unsigned number) {
    struct os2 os2 = read_os2(face);
    struct font_entry entry = {
        .path = path,
        .collection_index = number,
        .weight_min = clamp_weight(os2.weight),
        .weight_max = clamp_weight(os2.weight),
        .width = os2.width >= 1 && os2.width <= 9 ? os2.width : 5,
        .italic = (os2.selection & (1u | 1u << 9)) != 0, /* italic or oblique */
        .families = read_families(arena, face),
    };
    if (!entry.families[0] || hides_missing(entry.families)) {
        return;
    }
    hb_ot_var_axis_info_t axis;
    if (hb_ot_var_find_axis_info(face, HB_TAG('w', 'g', 'h', 't'), &axis)) {
        entry.weight_min = clamp_weight(axis.min_value);
        entry.weight_max = clamp_weight(axis.max_value);
    }
    entry.region = find_region(entry.families, os2.code_pages);
    entry.pages = read_pages(arena, face);
    if (!entry.pages[0]) {
        return;
    }
    index->entries = arena_grow(arena, index->entries, index->entry_count,
        &index->entry_capacity, sizeof *index->entries);
    index->entries[index->entry_count++] = entry;
}

void font_index_add_file(
    struct arena *arena, struct font_index *index, const char *path) {
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    if (!blob) {
        return;
    }
    unsigned count = hb_face_count(blob);
    for (unsigned i = 0; i < count; i++) {
        hb_face_t *face = hb_face_create(blob, i);
        if (hb_face_get_glyph_count(face) > 0 && has_outlines(face)) {
            add_face(arena, index, path, face, i);
        }
        hb_face_destroy(face);
    }
    hb_blob_destroy(blob);
}
