/* What stands beside the characters: ruby above them, emphasis dots (着重号) below; in
 * vertical lines both to the right (CLREQ 3.1 interlinear marks, 3.3 ruby). */
#include <hb.h>
#include <math.h>
#include <string.h>

#include "text/compose.h"

/* In em of the base: ruby is half its size; a dot's width, and how far its middle is
 * below the baseline or right of the centre line. */
static const double RUBY_SIZE = 0.5, DOT_WIDTH = 0.16, DOT_BELOW = 0.28, DOT_RIGHT = 0.64;
static const double EM_ASCENT = 0.88, EM_DESCENT = 0.12;

static bool is_vertical(const struct composition *composition) {
    return composition->style->direction == TEXT_VERTICAL;
}

static struct text_line set_ruby(
    const struct composition *composition, const struct text_span *base) {
    struct text_span span = {
        .text = base->ruby, .length = strlen(base->ruby), .style = base->style};
    span.style.size *= RUBY_SIZE;
    span.style.rise = 0;
    struct paragraph_style style = {.direction = composition->style->direction};
    struct composition ruby = composition_prepare(
        composition->typesetter, composition->scratch, &span, 1, &style);
    struct line_range range = composition_line(&ruby, 0, ruby.count);
    struct line_setting setting = composition_set_line(&ruby, &range);
    return composition_place(&ruby, &range, &setting);
}

/* Characters of the span, and what they take. */
struct base {
    size_t first, end, clusters;
    double width;
};

static struct base find_base(const struct composition *composition, size_t span) {
    struct base base = {.first = composition->span_first[span]};
    base.end = span + 1 < composition->span_count ? composition->span_first[span + 1]
                                                  : composition->count;
    for (size_t i = base.first; i < base.end; i++) {
        const struct character *c = &composition->characters[i];
        base.clusters += !c->follows && !c->hidden;
        base.width += c->advance;
    }
    return base;
}

void composition_fit_ruby(struct composition *composition) {
    for (size_t s = 0; s < composition->span_count; s++) {
        if (!composition->spans[s].ruby) {
            continue;
        }
        struct base base = find_base(composition, s);
        struct text_line ruby = set_ruby(composition, &composition->spans[s]);
        double more = fmax(0, ruby.width - base.width);
        for (size_t i = base.first; i < base.end; i++) {
            struct character *c = &composition->characters[i];
            if (i > base.first && c->break_before != BREAK_MUST) {
                c->break_before = BREAK_NO;
            }
            if (!c->follows && !c->hidden) {
                double side = more / (double)base.clusters / 2;
                c->cut_left -= (float)side;
                c->cut_right -= (float)side;
            }
        }
    }
}

/* Runs made for themselves, moved to where they belong. */
static void add_moved(const struct composition *composition, struct run_list *list,
    const struct text_span *base, const struct text_line *line, double x, double y) {
    struct arena *arena = composition->typesetter->arena;
    for (size_t r = 0; r < line->run_count; r++) {
        struct glyph_run run = line->runs[r];
        struct glyph *glyphs = arena_array(arena, run.glyph_count, sizeof *glyphs);
        for (size_t g = 0; g < run.glyph_count; g++) {
            glyphs[g] = run.glyphs[g];
            glyphs[g].x += (float)x;
            glyphs[g].y += (float)y;
        }
        run.glyphs = glyphs;
        run.span = (uint32_t)(base - composition->spans);
        run.text_length = 0; /* the line reads without it: 曲阜, not 曲阜qūfù */
        list->runs =
            arena_grow(arena, list->runs, list->count, &list->capacity, sizeof run);
        list->runs[list->count++] = run;
    }
}

/* Centred over its base: the ruby's em box stands on the base's. */
static void add_ruby(const struct composition *composition, struct run_list *list,
    const struct text_span *base, double start, double end) {
    struct text_line ruby = set_ruby(composition, base);
    double along = (start + end - ruby.width) / 2;
    double size = base->style.size;
    if (is_vertical(composition)) {
        add_moved(composition, list, base, &ruby, size * (1 + RUBY_SIZE) / 2, along);
    } else {
        add_moved(composition, list, base, &ruby, along,
            -size * (EM_ASCENT + EM_DESCENT * RUBY_SIZE));
    }
}

/* The dot: • of the Han face, or ·, at the size that makes its ink DOT_WIDTH wide. */
struct dot {
    const struct face *face;
    uint32_t glyph;
    double size;
    double middle_x, middle_y; /* of the ink, from the glyph's origin, y down */
};

static struct dot find_dot(
    const struct composition *composition, const struct text_style *style) {
    static const uint32_t candidates[] = {0x2022, 0xB7};
    struct cached_style *cached =
        cache_style(composition->cache, composition->typesetter->fonts, &style->font);
    struct dot dot = {.face = cached_style_han(cached)};
    for (size_t i = 0; dot.face && i < countof(candidates) && !dot.glyph; i++) {
        dot.glyph = face_glyph(dot.face, candidates[i]);
    }
    hb_glyph_extents_t ink;
    if (!dot.glyph ||
        !hb_font_get_glyph_extents(face_hb_font(dot.face), dot.glyph, &ink) ||
        ink.width <= 0) {
        dot.glyph = 0;
        return dot;
    }
    dot.size = style->size * DOT_WIDTH * face_units_per_em(dot.face) / ink.width;
    double scale = dot.size / face_units_per_em(dot.face);
    dot.middle_x = (ink.x_bearing + ink.width / 2.0) * scale;
    dot.middle_y = -(ink.y_bearing + ink.height / 2.0) * scale;
    return dot;
}

static bool takes_dot(const struct composition *composition, const struct character *c) {
    return c->class == CLASS_HAN && !c->hidden && !c->follows &&
           composition->spans[c->span].emphasis_dots;
}

static void add_dot(const struct composition *composition, struct run_list *list,
    const struct character *c, double middle) {
    const struct text_style *style = character_style(composition, c);
    struct dot dot = find_dot(composition, style);
    if (!dot.glyph) {
        return;
    }
    struct arena *arena = composition->typesetter->arena;
    struct glyph *glyph = arena_new(arena, struct glyph);
    bool vertical = is_vertical(composition);
    double x = vertical ? DOT_RIGHT * style->size : middle;
    double y = vertical ? middle : DOT_BELOW * style->size;
    *glyph = (struct glyph){.id = dot.glyph,
        .x = (float)(x - dot.middle_x),
        .y = (float)(y - dot.middle_y),
        .advance = (float)(DOT_WIDTH * style->size)};
    struct glyph_run run = {.face = dot.face,
        .size = dot.size,
        .text = "",
        .span = c->span,
        .glyph_count = 1,
        .glyphs = glyph};
    list->runs = arena_grow(arena, list->runs, list->count, &list->capacity, sizeof run);
    list->runs[list->count++] = run;
}

void composition_annotate(const struct composition *composition,
    const struct line_range *line, const struct line_setting *setting,
    struct run_list *list) {
    for (size_t i = line->first; i < line->end; i++) {
        const struct character *c = &composition->characters[i];
        size_t k = i - line->first;
        double start = setting->start[k];
        double end = start + c->advance - setting->cut_left[k] - setting->cut_right[k];
        if (takes_dot(composition, c)) {
            add_dot(composition, list, c, (start + end) / 2);
        }
        bool first = i == line->first || c[-1].span != c->span;
        if (first && composition->spans[c->span].ruby) {
            size_t last = i;
            while (last + 1 < line->end &&
                   composition->characters[last + 1].span == c->span) {
                last++;
            }
            size_t z = last - line->first;
            end = setting->start[z] + composition->characters[last].advance -
                  setting->cut_left[z] - setting->cut_right[z];
            add_ruby(composition, list, &composition->spans[c->span], start, end);
        }
    }
}
