/* One face: its HarfBuzz objects, its facts, its metrics. */
#include "text/face.h"

#include <math.h>
#include <string.h>

#include <hb-ot.h>

void face_init(struct face *face) {
    face->hb_font = hb_font_create(face->hb_face);
    int units = (int)hb_face_get_upem(face->hb_face);
    hb_font_set_scale(face->hb_font, units, units);
    if (face_is_variable(face)) {
        hb_variation_t weight = {HB_TAG('w', 'g', 'h', 't'), (float)face->weight};
        hb_font_set_variations(face->hb_font, &weight, 1);
    }
    face->metrics = face_metrics(face);
    face->has_metrics = true;
}

void face_finish(struct face *face) {
    hb_font_destroy(face->hb_font);
}

const char *face_path(const struct face *face) {
    return face->entry->path;
}

int face_index(const struct face *face) {
    return (int)face->entry->collection_index;
}

const char *face_family(const struct face *face) {
    return face->entry->families;
}

int face_weight(const struct face *face) {
    return face->weight;
}

bool face_is_italic(const struct face *face) {
    return face->entry->italic;
}

bool face_is_variable(const struct face *face) {
    return face->entry->weight_min != face->entry->weight_max;
}

double face_synthetic_skew(const struct face *face) {
    return face->skew;
}

double face_synthetic_embolden(const struct face *face) {
    return face->embolden;
}

struct hb_font_t *face_hb_font(const struct face *face) {
    return face->hb_font;
}

struct hb_face_t *face_hb_face(const struct face *face) {
    return face->hb_face;
}

int face_units_per_em(const struct face *face) {
    return (int)hb_face_get_upem(face->hb_face);
}

uint32_t face_glyph(const struct face *face, uint32_t character) {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(face->hb_font, character, &glyph) ? glyph : 0;
}

/* The top of a letter's ink in ems, for fonts whose OS/2 table has no such height. */
static double letter_height(const struct face *face, uint32_t letter, double otherwise) {
    hb_glyph_extents_t extents;
    uint32_t glyph = face_glyph(face, letter);
    if (!glyph || !hb_font_get_glyph_extents(face->hb_font, glyph, &extents) ||
        extents.y_bearing <= 0) {
        return otherwise;
    }
    return (double)extents.y_bearing / face_units_per_em(face);
}

static double height(
    const struct face *face, hb_ot_metrics_tag_t tag, uint32_t letter, double otherwise) {
    hb_position_t position;
    if (hb_ot_metrics_get_position(face->hb_font, tag, &position) && position > 0) {
        return (double)position / face_units_per_em(face);
    }
    return letter_height(face, letter, otherwise);
}

/* sTypoAscender and sTypoDescender of OS/2, in ems; false without the table. HarfBuzz
 * gives them only where USE_TYPO_METRICS is set. */
static bool typo_metrics(const struct face *face, double *ascent, double *descent) {
    hb_blob_t *blob = hb_face_reference_table(face->hb_face, HB_TAG('O', 'S', '/', '2'));
    unsigned length;
    const unsigned char *data = (const unsigned char *)hb_blob_get_data(blob, &length);
    bool there = length >= 72;
    if (there) {
        double units = face_units_per_em(face);
        *ascent = (int16_t)(data[68] << 8 | data[69]) / units;
        *descent = -(int16_t)(data[70] << 8 | data[71]) / units;
    }
    hb_blob_destroy(blob);
    return there;
}

/* The ideographic em box. hhea is no help: Noto's makes 1.448 em with room for Vietnamese
 * accents, FandolSong's has a descender above the baseline. */
static void han_box(const struct face *face, struct face_metrics *metrics) {
    double ascent, descent;
    if (typo_metrics(face, &ascent, &descent) && fabs(ascent + descent - 1) < 0.005 &&
        descent > 0) {
        metrics->ascent = ascent;
        metrics->descent = descent;
        return;
    }
    metrics->ascent = 0.88;
    metrics->descent = 0.12;
}

static void latin_box(const struct face *face, struct face_metrics *metrics) {
    hb_font_extents_t extents;
    double units = face_units_per_em(face);
    if (!hb_font_get_h_extents(face->hb_font, &extents) || extents.ascender <= 0) {
        metrics->ascent = 0.8;
        metrics->descent = 0.2;
        return;
    }
    metrics->ascent = extents.ascender / units;
    metrics->descent = fabs(extents.descender / units);
}

struct face_metrics face_metrics(const struct face *face) {
    if (face->has_metrics) {
        return face->metrics;
    }
    struct face_metrics metrics;
    if (face_glyph(face, 0x4E00)) {
        han_box(face, &metrics);
    } else {
        latin_box(face, &metrics);
    }
    metrics.cap_height = height(face, HB_OT_METRICS_TAG_CAP_HEIGHT, 'H', 0.7);
    metrics.x_height = height(face, HB_OT_METRICS_TAG_X_HEIGHT, 'x', 0.5);
    return metrics;
}
