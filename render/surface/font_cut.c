/* Cutting with HarfBuzz. Given a whole face it would walk through all characters and
 * features of the font to plan the cut, five times the work of cutting; so it is given one
 * without those, and with a character table of our own. */
#include "surface/font_cut.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

void font_cut_init(struct font_cut *cut) {
    *cut = (struct font_cut){.glyphs = hb_set_create(),
        .characters = hb_set_create(),
        .cmap = hb_map_create(),
        .numbers = hb_map_create()};
}

void font_cut_finish(struct font_cut *cut) {
    hb_set_destroy(cut->glyphs);
    hb_set_destroy(cut->characters);
    hb_map_destroy(cut->cmap);
    hb_map_destroy(cut->numbers);
    hb_blob_destroy(cut->file);
}

uint32_t font_lone_character(const struct glyph_run *run, uint32_t i) {
    const struct glyph *glyph = &run->glyphs[i];
    bool last = i + 1 == run->glyph_count;
    size_t start = glyph->cluster, end = last ? run->text_length : glyph[1].cluster;
    if (start >= end || (i && glyph[-1].cluster == glyph->cluster)) {
        return 0;
    }
    uint32_t character = utf8_next(run->text, end, &start);
    return start == end ? character : 0;
}

void font_cut_map(struct font_cut *cut, uint32_t character, uint32_t glyph) {
    if (character && !hb_set_has(cut->characters, character)) {
        hb_set_add(cut->characters, character);
        hb_map_set(cut->cmap, character, glyph);
    }
}

/* What a PDF viewer does not need, since it gets glyphs and places from us. */
static const hb_tag_t dropped_tables[] = {HB_TAG('G', 'S', 'U', 'B'),
    HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('B', 'A', 'S', 'E'),
    HB_TAG('J', 'S', 'T', 'F'), HB_TAG('M', 'A', 'T', 'H'), HB_TAG('V', 'O', 'R', 'G'),
    HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'), HB_TAG('k', 'e', 'r', 'n'),
    HB_TAG('D', 'S', 'I', 'G'), HB_TAG('h', 'd', 'm', 'x'), HB_TAG('V', 'D', 'M', 'X'),
    HB_TAG('L', 'T', 'S', 'H'), HB_TAG('g', 'a', 's', 'p'), HB_TAG('S', 'T', 'A', 'T'),
    HB_TAG('m', 'e', 't', 'a')};

/* The face as HarfBuzz is to see it. */
struct lean_face {
    hb_face_t *whole;
    hb_blob_t *cmap;
};

static hb_blob_t *needed_table(hb_face_t *face, hb_tag_t tag, void *data) {
    (void)face;
    const struct lean_face *lean = data;
    for (size_t i = 0; i < sizeof dropped_tables / sizeof *dropped_tables; i++) {
        if (tag == dropped_tables[i]) {
            return NULL;
        }
    }
    return tag == HB_TAG('c', 'm', 'a', 'p') ? hb_blob_reference(lean->cmap)
                                             : hb_face_reference_table(lean->whole, tag);
}

static unsigned char *put(unsigned char *to, uint32_t number, int bytes) {
    for (int i = bytes; i-- > 0;) {
        *to++ = (unsigned char)(number >> 8 * i);
    }
    return to;
}

/* A `cmap` table with one subtable: Windows, all of Unicode (3, 10), format 12, a group a
 * character. Where text is one string for several glyphs, Cairo looks up here what each
 * glyph is. */
static hb_blob_t *character_table(const struct font_cut *cut) {
    enum { HEAD = 12, SUBTABLE = 16, GROUP = 12 };
    uint32_t count = hb_set_get_population(cut->characters);
    size_t length = HEAD + SUBTABLE + (size_t)count * GROUP;
    unsigned char *bytes = malloc(length);
    if (!bytes) {
        return hb_blob_get_empty();
    }
    unsigned char *to = put(bytes, 0, 2); /* version */
    to = put(to, 1, 2);                   /* subtables */
    to = put(to, 3, 2);
    to = put(to, 10, 2);
    to = put(to, HEAD, 4);
    to = put(to, 12, 2); /* format */
    to = put(to, 0, 2);
    to = put(to, (uint32_t)(length - HEAD), 4);
    to = put(to, 0, 4); /* any language */
    to = put(to, count, 4);
    hb_codepoint_t character = HB_SET_VALUE_INVALID;
    while (hb_set_next(cut->characters, &character)) {
        to = put(to, character, 4);
        to = put(to, character, 4);
        to = put(to, hb_map_get(cut->cmap, character), 4);
    }
    return hb_blob_create(
        (const char *)bytes, (unsigned)length, HB_MEMORY_MODE_WRITABLE, bytes, free);
}

static hb_subset_input_t *cut_input(
    const struct font_cut *cut, hb_face_t *lean, const struct face *face) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) {
        return NULL;
    }
    hb_set_union(hb_subset_input_glyph_set(input), cut->glyphs);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_ot_var_axis_info_t weight;
    if (hb_ot_var_find_axis_info(lean, HB_TAG('w', 'g', 'h', 't'), &weight)) {
        hb_subset_input_pin_axis_location(
            input, lean, weight.tag, (float)face_weight(face));
    }
    return input;
}

static void note_numbers(struct font_cut *cut, const hb_subset_plan_t *plan) {
    const hb_map_t *numbers = hb_subset_plan_old_to_new_glyph_mapping(plan);
    hb_codepoint_t glyph = HB_SET_VALUE_INVALID;
    while (hb_set_next(cut->glyphs, &glyph)) {
        hb_map_set(cut->numbers, glyph, hb_map_get(numbers, glyph));
    }
}

void font_cut_face(struct font_cut *cut, const struct face *face) {
    struct lean_face lean = {face_hb_face(face), character_table(cut)};
    hb_face_t *source = hb_face_create_for_tables(needed_table, &lean, NULL);
    hb_face_set_upem(source, hb_face_get_upem(lean.whole));
    hb_subset_input_t *input = cut_input(cut, source, face);
    hb_subset_plan_t *plan = input ? hb_subset_plan_create_or_fail(source, input) : NULL;
    hb_face_t *result = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (result) {
        note_numbers(cut, plan);
        cut->file = hb_face_reference_blob(result);
    }
    hb_face_destroy(result);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    hb_face_destroy(source);
    hb_blob_destroy(lean.cmap);
}
