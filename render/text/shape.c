/* From characters with faces to glyphs: HarfBuzz, a run at a time.
 *
 * A paragraph is shaped once, before it is broken. Breaks fall between clusters, and neither
 * Han nor Latin words change their shape at a line's end, so lines reuse these glyphs. A
 * cluster's glyphs and advance are kept by its first character. */
#include <hb.h>

#include "base/utf8.h"
#include "text/compose.h"

/* The em box above the baseline, in em. */
static const double EM_ASCENT = 0.88;

/* Characters that are shaped together. */
struct shape_run {
    size_t first, end;
    const struct face *face;
    hb_script_t script;
    hb_direction_t direction;
};

/* Common characters (digits, marks) go with the text before them; Chinese marks are Han,
 * so that a font's zh-Hans forms and its —— ligature apply. */
static hb_script_t script_of(const struct character *c, hb_script_t previous) {
    if (c->class == CLASS_MARK || c->class == CLASS_INVISIBLE) {
        return previous;
    }
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c->code);
    if (script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED) {
        return script;
    }
    return class_is_chinese(c->class) ? HB_SCRIPT_HAN : previous;
}

static hb_direction_t direction_of(const struct character *c) {
    if (c->stance == STANCE_UPRIGHT) {
        return HB_DIRECTION_TTB;
    }
    return c->level & 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR;
}

/* ———— may part between its two marks; one ligature over both could not. */
static bool starts_dash(const struct character *c) {
    return c->class == CLASS_DASH && c->break_before != BREAK_NO;
}

static struct shape_run find_run(const struct composition *composition, size_t first) {
    const struct character *c = composition->characters;
    hb_script_t start =
        class_is_chinese(c[first].class) ? HB_SCRIPT_HAN : HB_SCRIPT_LATIN;
    struct shape_run run = {.first = first,
        .face = c[first].face,
        .script = script_of(&c[first], start),
        .direction = direction_of(&c[first])};
    size_t i = first + 1;
    while (i < composition->count && c[i].face == run.face &&
           c[i].span == c[first].span && c[i].level == c[first].level &&
           c[i].stance == c[first].stance && !c[i].hidden && !starts_dash(&c[i]) &&
           script_of(&c[i], run.script) == run.script) {
        i++;
    }
    run.end = i;
    return run;
}

static struct shaped_glyph *add_glyphs(struct composition *composition, size_t count) {
    while (composition->glyph_count + count > composition->glyph_capacity) {
        composition->glyphs = arena_grow(composition->scratch, composition->glyphs,
            composition->glyph_capacity, &composition->glyph_capacity,
            sizeof *composition->glyphs);
    }
    struct shaped_glyph *glyphs = composition->glyphs + composition->glyph_count;
    composition->glyph_count += count;
    return glyphs;
}

enum { FEATURES_MOST = 32 };

/* No kerning between the digits of a number: those of a column stand one under the other,
 * whatever stands beside them. Browsers do kern there. */
static unsigned int keep_digits_apart(const struct composition *composition,
    const struct shape_run *run, hb_feature_t *features, unsigned int count) {
    size_t first = run->first;
    for (size_t i = run->first; i < run->end && count < FEATURES_MOST; i++) {
        bool digit = composition->codes[i] >= '0' && composition->codes[i] <= '9';
        bool more = i + 1 < run->end && composition->codes[i + 1] >= '0' &&
                    composition->codes[i + 1] <= '9';
        first = digit && (i == run->first || composition->codes[i - 1] < '0' ||
                             composition->codes[i - 1] > '9')
                    ? i
                    : first;
        if (digit && !more && i > first) {
            features[count++] = (hb_feature_t){
                HB_TAG('k', 'e', 'r', 'n'), 0, (unsigned int)first, (unsigned int)i};
        }
    }
    return count;
}

/* Figures are lining and tabular wherever a face offers it (house rule for reports);
 * letters that are spaced out do not join. */
static void shape(const struct composition *composition, const struct shape_run *run,
    hb_buffer_t *buffer) {
    const struct text_style *style =
        character_style(composition, &composition->characters[run->first]);
    hb_feature_t features[FEATURES_MOST] = {
        {HB_TAG('l', 'n', 'u', 'm'), 1, 0, (unsigned int)-1},
        {HB_TAG('t', 'n', 'u', 'm'), 1, 0, (unsigned int)-1},
        {HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned int)-1},
        {HB_TAG('c', 'l', 'i', 'g'), 0, 0, (unsigned int)-1},
    };
    unsigned int count = style->letter_spacing != 0 ? 4 : 2;
    if (composition->characters[run->first].stance == STANCE_COMBINED) {
        features[1].tag = HB_TAG('h', 'w', 'i', 'd');
    }
    if (composition->style->profile != PROFILE_CSS) {
        count = keep_digits_apart(composition, run, features, count);
    }
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_codepoints(buffer, composition->codes, (int)composition->count,
        (unsigned int)run->first, (int)(run->end - run->first));
    hb_buffer_set_direction(buffer, run->direction);
    hb_buffer_set_script(buffer, run->script);
    hb_buffer_set_language(buffer, hb_language_from_string("zh-hans", -1));
    hb_shape(face_hb_font(run->face), buffer, features, count);
}

static bool has_table(const struct face *face, hb_tag_t tag) {
    hb_blob_t *blob = hb_face_reference_table(face_hb_face(face), tag);
    bool there = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return there;
}

/* HarfBuzz takes origins from VORG, or from vmtx and the outlines of glyf. */
static bool has_vertical_origins(const struct face *face) {
    return has_table(face, HB_TAG('V', 'O', 'R', 'G')) ||
           (has_table(face, HB_TAG('v', 'm', 't', 'x')) &&
               has_table(face, HB_TAG('g', 'l', 'y', 'f')));
}

/* Upright in a font without vertical origins: the em box is the cell. HarfBuzz would hang
 * the glyph from the ascender, which many Chinese fonts have far above the em. */
static void stand_in_cell(
    struct composition *composition, size_t first_glyph, double size) {
    for (size_t k = first_glyph; k < composition->glyph_count; k++) {
        struct shaped_glyph *glyph = &composition->glyphs[k];
        struct character *c = &composition->characters[glyph->character];
        if (glyph->advance > 0) {
            c->advance += (float)(size - glyph->advance);
            glyph->advance = (float)size;
            glyph->y = (float)(EM_ASCENT * size);
        }
    }
}

/* Glyphs in the order of the text (HarfBuzz gives right-to-left runs turned round). */
static void take_glyphs(
    struct composition *composition, const struct shape_run *run, hb_buffer_t *buffer) {
    unsigned int count;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *position = hb_buffer_get_glyph_positions(buffer, &count);
    const struct text_style *style =
        character_style(composition, &composition->characters[run->first]);
    double scale = style->size / face_units_per_em(run->face);
    bool vertical = run->direction == HB_DIRECTION_TTB;
    bool backward = run->direction == HB_DIRECTION_RTL;
    size_t first = composition->glyph_count;
    struct shaped_glyph *glyphs = add_glyphs(composition, count);
    for (unsigned int k = 0; k < count; k++) {
        unsigned int from = backward ? count - 1 - k : k;
        const hb_glyph_position_t *p = &position[from];
        glyphs[k] = (struct shaped_glyph){
            .id = info[from].codepoint,
            .character = info[from].cluster,
            .x = (float)(p->x_offset * scale),
            .y = (float)(-p->y_offset * scale),
            .advance = (float)((vertical ? -p->y_advance : p->x_advance) * scale),
        };
        struct character *c = &composition->characters[info[from].cluster];
        if (!c->glyph_count) {
            c->glyph_first = (uint32_t)(first + k);
        }
        c->glyph_count++;
        c->advance += glyphs[k].advance;
    }
    if (vertical && !has_vertical_origins(run->face)) {
        stand_in_cell(composition, first, style->size);
    }
}

/* A cluster is hidden if nothing in it is to be seen: HarfBuzz draws controls as .notdef.
 */
static void finish_clusters(
    struct composition *composition, const struct shape_run *run) {
    struct character *c = composition->characters;
    double spacing = character_style(composition, &c[run->first])->letter_spacing;
    for (size_t i = run->first; i < run->end; i++) {
        c[i].follows = c[i].glyph_count == 0;
        if (c[i].class == CLASS_INVISIBLE) {
            c[i].hidden = true;
            c[i].glyph_count = 0;
            c[i].advance = 0;
        } else if (!c[i].follows) {
            c[i].advance += (float)spacing;
        }
        if (c[i].follows) {
            c[i].break_before = BREAK_NO;
        }
    }
}

/* A box with the code point, one em wide (vertical: one em high). */
static void shape_missing(struct composition *composition, const struct shape_run *run) {
    for (size_t i = run->first; i < run->end; i++) {
        struct character *c = &composition->characters[i];
        if (c->class == CLASS_INVISIBLE) {
            c->hidden = true;
            continue;
        }
        const struct text_style *style = character_style(composition, c);
        if (c->class == CLASS_SPACE || c->class == CLASS_WIDE_SPACE) {
            double em = c->class == CLASS_SPACE ? 0.25 : 1; /* blank, not a box */
            c->advance = (float)(em * style->size + style->letter_spacing);
            continue;
        }
        c->glyph_first = (uint32_t)composition->glyph_count;
        c->glyph_count = 1;
        *add_glyphs(composition, 1) = (struct shaped_glyph){.id = c->code,
            .character = (uint32_t)i,
            .x = c->stance == STANCE_UPRIGHT ? (float)(-style->size / 2) : 0,
            .y = c->stance == STANCE_UPRIGHT ? (float)(style->size * EM_ASCENT) : 0,
            .advance = (float)style->size};
        c->advance = (float)(style->size + style->letter_spacing);
    }
}

void composition_shape(struct composition *composition) {
    hb_buffer_t *buffer = hb_buffer_create();
    for (size_t i = 0; i < composition->count;) {
        if (composition->characters[i].hidden) {
            i++;
            continue;
        }
        struct shape_run run = find_run(composition, i);
        if (run.face) {
            shape(composition, &run, buffer);
            take_glyphs(composition, &run, buffer);
            finish_clusters(composition, &run);
            if (composition->characters[i].stance == STANCE_COMBINED) {
                composition_combine(composition, run.first, run.end);
            }
        } else {
            shape_missing(composition, &run);
        }
        i = run.end;
    }
    hb_buffer_destroy(buffer);
}
