/* The cache: small hash tables in the job's arena. Of shaped text only short lines are kept,
 * since shaping costs less than comparing long texts would; looking up a face through a
 * role's list of families does not. */
#include "text/cache.h"

#include <hb-ot.h>
#include <hb.h>
#include <math.h>
#include <string.h>

#include "text/class.h"
#include "text/kept_line.h"

union found {
    const struct face *face;
    struct blanks blanks;
};

/* Open addressing, at most half full; key 0 is an empty place. */
struct table {
    uint64_t *keys;
    union found *values;
    size_t count, size;
};

struct cached_style {
    struct font_style font;
    const struct face *han;
    const struct face *latin;
    struct table faces;
    struct cached_style *next;
};

struct text_cache {
    struct arena *arena;
    struct cached_style *styles;
    struct table reported;
    struct table blanks;
    struct kept_lines *lines;
};

static size_t table_place(const struct table *table, uint64_t key) {
    uint64_t hash = key * 0x9E3779B97F4A7C15u;
    size_t place = (size_t)(hash >> 32) & (table->size - 1);
    while (table->keys[place] && table->keys[place] != key) {
        place = (place + 1) & (table->size - 1);
    }
    return place;
}

static bool table_find(const struct table *table, uint64_t key, union found *value) {
    if (!table->size) {
        return false;
    }
    size_t place = table_place(table, key);
    *value = table->values[place];
    return table->keys[place] == key;
}

static void table_add(
    struct arena *arena, struct table *table, uint64_t key, union found value) {
    if (2 * (table->count + 1) > table->size) {
        struct table larger = {0};
        larger.size = table->size ? table->size * 2 : 64;
        larger.keys = arena_array(arena, larger.size, sizeof *larger.keys);
        larger.values = arena_array(arena, larger.size, sizeof *larger.values);
        for (size_t i = 0; i < table->size; i++) {
            if (table->keys[i]) {
                size_t place = table_place(&larger, table->keys[i]);
                larger.keys[place] = table->keys[i];
                larger.values[place] = table->values[i];
            }
        }
        larger.count = table->count;
        *table = larger;
    }
    size_t place = table_place(table, key);
    table->keys[place] = key;
    table->values[place] = value;
    table->count++;
}

struct text_cache *text_cache_new(struct arena *arena) {
    struct text_cache *cache = arena_new(arena, struct text_cache);
    cache->arena = arena;
    return cache;
}

struct kept_lines *cache_lines(struct text_cache *cache) {
    if (!cache->lines) {
        cache->lines = kept_lines_new(cache->arena);
    }
    return cache->lines;
}

void text_cache_begin(struct text_cache *cache) {
    struct table *reported = &cache->reported;
    if (reported->size) {
        memset(reported->keys, 0, reported->size * sizeof *reported->keys);
    }
    reported->count = 0;
}

static bool same_font(const struct font_style *a, const struct font_style *b) {
    bool same_role =
        a->role == b->role || (a->role && b->role && !strcmp(a->role, b->role));
    return same_role && a->weight == b->weight && a->italic == b->italic;
}

struct cached_style *cache_style(struct text_cache *cache, const struct font_set *fonts,
    const struct font_style *style) {
    for (struct cached_style *s = cache->styles; s; s = s->next) {
        if (same_font(&s->font, style)) {
            return s;
        }
    }
    struct cached_style *s = arena_new(cache->arena, struct cached_style);
    s->font = *style;
    s->font.role = style->role ? arena_copy_string(cache->arena, style->role) : NULL;
    s->han = font_set_face(fonts, &s->font, 0x4E2D, NULL);
    s->latin = font_set_face(fonts, &s->font, 'a', NULL);
    s->next = cache->styles;
    cache->styles = s;
    return s;
}

const struct face *cached_style_han(const struct cached_style *style) {
    return style->han;
}

const struct face *cached_style_latin(const struct cached_style *style) {
    return style->latin;
}

const struct face *cached_style_face(struct text_cache *cache, struct cached_style *style,
    const struct font_set *fonts, uint32_t character) {
    uint64_t key = (uint64_t)character + 1;
    union found found;
    if (!table_find(&style->faces, key, &found)) {
        found.face = font_set_face(fonts, &style->font, character, NULL);
        table_add(cache->arena, &style->faces, key, found);
    }
    return found.face;
}

bool cache_first_report(struct text_cache *cache, uint32_t character) {
    uint64_t key = (uint64_t)character + 1;
    union found found = {NULL};
    if (table_find(&cache->reported, key, &found)) {
        return false;
    }
    table_add(cache->arena, &cache->reported, key, found);
    return true;
}

/* The first glyph's advance and offset along the line in font units. */
struct extent {
    uint32_t glyph;
    int advance, offset;
};

static struct extent shape_mark(
    const struct face *face, uint32_t character, bool vertical, bool half) {
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_codepoints(buffer, &character, 1, 0, 1);
    hb_buffer_set_direction(buffer, vertical ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer, hb_language_from_string("zh-hans", -1));
    hb_feature_t feature = {
        vertical ? HB_TAG('v', 'h', 'a', 'l') : HB_TAG('h', 'a', 'l', 't'), 1,
        HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    hb_shape(face_hb_font(face), buffer, &feature, half ? 1 : 0);
    struct extent extent = {0};
    unsigned int count;
    hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
    hb_glyph_position_t *position = hb_buffer_get_glyph_positions(buffer, &count);
    if (count) {
        extent.glyph = info[0].codepoint;
        extent.advance = vertical ? -position[0].y_advance : position[0].x_advance;
        extent.offset = vertical ? -position[0].y_offset : position[0].x_offset;
    }
    hb_buffer_destroy(buffer);
    return extent;
}

/* Free room before and behind the ink, in font units: along the baseline, or down the em
 * box of a column, which reaches from 0.88 em above the baseline to 0.12 em below. */
struct room {
    double before, behind;
};

static struct room room_beside(
    const hb_glyph_extents_t *ink, struct extent full, double em, bool vertical) {
    if (vertical) {
        return (struct room){
            0.88 * em - ink->y_bearing, ink->y_bearing + ink->height + 0.12 * em};
    }
    return (struct room){
        ink->x_bearing, full.advance - ink->x_bearing - (double)ink->width};
}

/* A font without halt: half an em may go on the side that the ink leaves free. */
static struct blanks blanks_from_ink(
    const struct face *face, struct extent full, uint32_t character, bool vertical) {
    double em = face_units_per_em(face);
    hb_glyph_extents_t ink;
    if (full.advance < 0.9 * em ||
        !hb_font_get_glyph_extents(face_hb_font(face), full.glyph, &ink)) {
        return (struct blanks){0, 0};
    }
    struct room room = room_beside(&ink, full, em, vertical);
    double before = fmax(0, fmin(room.before, em / 2)) / em;
    double behind = fmax(0, fmin(room.behind, em / 2)) / em;
    if (class_of(character) == CLASS_OPENING) {
        return (struct blanks){(float)before, 0};
    }
    return (struct blanks){0, (float)behind};
}

static struct blanks find_blanks(
    const struct face *face, uint32_t character, bool vertical) {
    struct extent full = shape_mark(face, character, vertical, false);
    struct extent half = shape_mark(face, character, vertical, true);
    double em = face_units_per_em(face);
    int taken = full.advance - half.advance;
    if (taken <= 0) {
        return blanks_from_ink(face, full, character, vertical);
    }
    int left = full.offset - half.offset;
    left = left < 0 ? 0 : left > taken ? taken : left;
    return (struct blanks){(float)(left / em), (float)((taken - left) / em)};
}

struct blanks cache_blanks(struct text_cache *cache, const struct face *face,
    uint32_t character, bool vertical) {
    uint64_t key =
        ((uint64_t)(uintptr_t)face << 22) ^ ((uint64_t)character << 1) ^ vertical;
    union found found;
    if (!table_find(&cache->blanks, key, &found)) {
        found.blanks = find_blanks(face, character, vertical);
        table_add(cache->arena, &cache->blanks, key, found);
    }
    return found.blanks;
}
