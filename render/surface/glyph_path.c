/* Glyph outlines, kept once read, and boxes for characters that no font has. */
#include "surface/glyph_path.h"

#include <math.h>

/* The slot that holds the glyph, or the free one where it belongs. */
static uint32_t *find_slot(
    const struct glyph_cache *cache, const struct face *face, uint32_t id) {
    uint64_t key = (uint64_t)(uintptr_t)face * 31 + id;
    key *= 0x9E3779B97F4A7C15u; /* Fibonacci hashing: the high bits are well mixed */
    size_t index = (size_t)(key >> 32) & (cache->slot_count - 1);
    for (;; index = (index + 1) & (cache->slot_count - 1)) {
        uint32_t slot = cache->slots[index];
        if (!slot ||
            (cache->glyphs[slot - 1].face == face && cache->glyphs[slot - 1].id == id)) {
            return &cache->slots[index];
        }
    }
}

static void widen(struct glyph_cache *cache) {
    cache->slot_count = cache->slot_count ? cache->slot_count * 2 : 512;
    cache->slots = arena_array(cache->arena, cache->slot_count, sizeof *cache->slots);
    for (size_t i = 0; i < cache->count; i++) {
        *find_slot(cache, cache->glyphs[i].face, cache->glyphs[i].id) = (uint32_t)i + 1;
    }
}

/* Hexadecimal digits, three by five points, the top row in the highest bits. */
static const uint16_t digit_points[16] = {075557, 026227, 071747, 071717, 055711, 074717,
    074757, 071111, 075757, 075717, 075755, 065656, 074447, 065556, 074647, 074644};

struct box_pen {
    struct arena *arena;
    struct outline_step *steps;
    size_t count, capacity;
};

static void box_point(struct box_pen *pen, enum outline_verb verb, double x, double y) {
    pen->steps = arena_grow(
        pen->arena, pen->steps, pen->count, &pen->capacity, sizeof *pen->steps);
    pen->steps[pen->count++] =
        (struct outline_step){.verb = verb, .x = (float)x, .y = (float)y};
}

/* A rectangle; one with right before left runs the other way and cuts a hole. */
static void box_rect(
    struct box_pen *pen, double left, double bottom, double right, double top) {
    box_point(pen, OUTLINE_MOVE, left, bottom);
    box_point(pen, OUTLINE_LINE, left, top);
    box_point(pen, OUTLINE_LINE, right, top);
    box_point(pen, OUTLINE_LINE, right, bottom);
    box_point(pen, OUTLINE_CLOSE, 0, 0);
}

/* Points that touch in a row become one bar. */
static void box_digit(
    struct box_pen *pen, int digit, double left, double top, double point) {
    for (int row = 0; row < 5; row++) {
        int bits = digit_points[digit] >> (12 - row * 3) & 7;
        for (int from = 0; from < 3; from++) {
            int to = from;
            while (to < 3 && bits >> (2 - to) & 1) {
                to++;
            }
            if (to > from) {
                double bottom = top - (row + 1) * point;
                box_rect(
                    pen, left + from * point, bottom, left + to * point, bottom + point);
                from = to;
            }
        }
    }
}

/*   ┌──────┐   A frame as wide as the place the character got, and its code point in
 *   │ 20 B │   two rows of two or three digits.
 *   │ 7 9 F│
 *   └──────┘ */
static struct outline box_outline(struct arena *arena, uint32_t character, double width) {
    static const double top = 830, bottom = -70, side = 50, line = 30;
    struct box_pen pen = {.arena = arena};
    box_rect(&pen, side, bottom, width - side, top);
    box_rect(&pen, width - side - line, bottom + line, side + line, top - line);
    int columns = character > 0xFFFF ? 3 : 2;
    double room = width - 2 * side - 2 * line;
    double point = floor(fmin(room / (columns * 4 + 1), (top - bottom - 2 * line) / 13));
    double left = round(width / 2 - (columns * 4 - 1) * point / 2);
    double middle = (top + bottom) / 2;
    for (int i = 0; i < columns * 2; i++) {
        int digit = (int)(character >> (columns * 2 - 1 - i) * 4 & 15);
        double row_top = i < columns ? middle + 6 * point : middle - point;
        box_digit(&pen, digit, left + i % columns * 4 * point, row_top, point);
    }
    return (struct outline){pen.steps, pen.count};
}

static struct outline read_outline(
    struct arena *arena, const struct glyph_run *run, const struct glyph *glyph) {
    if (run->face) {
        return face_outline(run->face, glyph->id, arena);
    }
    double width = run->size > 0 ? (double)glyph->advance / run->size * 1000 : 0;
    return box_outline(arena, glyph->id, fmax(width, 500));
}

const struct cached_glyph *glyph_cache_find(
    struct glyph_cache *cache, const struct glyph_run *run, const struct glyph *glyph) {
    if (cache->count * 2 >= cache->slot_count) {
        widen(cache);
    }
    uint32_t *slot = find_slot(cache, run->face, glyph->id);
    if (!*slot) {
        struct outline outline = read_outline(cache->arena, run, glyph);
        cache->glyphs = arena_grow(cache->arena, cache->glyphs, cache->count,
            &cache->capacity, sizeof *cache->glyphs);
        cache->glyphs[cache->count] =
            (struct cached_glyph){run->face, glyph->id, (uint32_t)cache->count, outline};
        *slot = (uint32_t)++cache->count;
    }
    return &cache->glyphs[*slot - 1];
}

struct glyph_matrix glyph_run_matrix(const struct glyph_run *run) {
    double units = run->face ? face_units_per_em(run->face) : 1000;
    double scale = run->size / units;
    double sine = 0, cosine = 1;
    if (run->angle == 90) { /* exact, for upright stems */
        sine = 1;
        cosine = 0;
    } else if (run->angle != 0) {
        sine = sin(run->angle * M_PI / 180);
        cosine = cos(run->angle * M_PI / 180);
    }
    double slant = run->skew * scale;
    return (struct glyph_matrix){
        .xx = scale * cosine,
        .yx = scale * sine,
        .xy = slant * cosine + scale * sine,
        .yy = slant * sine - scale * cosine,
    };
}
