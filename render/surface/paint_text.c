/* Text through Cairo: as glyphs of an embedded font in PDF, as outlines in pictures,
 * since Cairo's picture surface would round every glyph to whole pixels. */
#include <math.h>

#include "surface/paint.h"
#include "surface/pdf_font.h"

struct spot {
    double x, y;
};

static struct spot map(const struct glyph_matrix *m, float u, float v) {
    return (struct spot){m->xx * (double)u + m->xy * (double)v + m->x0,
        m->yx * (double)u + m->yy * (double)v + m->y0};
}

static void add_outline(
    cairo_t *cairo, const struct outline *outline, const struct glyph_matrix *matrix) {
    struct spot pen = {0, 0};
    for (size_t i = 0; i < outline->count; i++) {
        const struct outline_step *step = &outline->steps[i];
        struct spot one = map(matrix, step->x1, step->y1);
        struct spot two = map(matrix, step->x2, step->y2);
        struct spot end = map(matrix, step->x, step->y);
        switch (step->verb) {
        case OUTLINE_MOVE:
            cairo_move_to(cairo, end.x, end.y);
            break;
        case OUTLINE_LINE:
            cairo_line_to(cairo, end.x, end.y);
            break;
        case OUTLINE_QUADRATIC:
            cairo_curve_to(cairo, (pen.x + 2 * one.x) / 3, (pen.y + 2 * one.y) / 3,
                (end.x + 2 * one.x) / 3, (end.y + 2 * one.y) / 3, end.x, end.y);
            break;
        case OUTLINE_CUBIC:
            cairo_curve_to(cairo, one.x, one.y, two.x, two.y, end.x, end.y);
            break;
        case OUTLINE_CLOSE:
            cairo_close_path(cairo);
            break;
        }
        pen = end;
    }
}

static void trace_run(struct painter *painter, const struct glyph_run *run) {
    struct glyph_matrix matrix = glyph_run_matrix(run);
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        matrix.x0 = (double)run->glyphs[i].x;
        matrix.y0 = (double)run->glyphs[i].y;
        const struct cached_glyph *glyph =
            glyph_cache_find(&painter->outlines, run, &run->glyphs[i]);
        add_outline(painter->cairo, &glyph->outline, &matrix);
    }
}

/* Synthetic bold: the outline, stroked as wide as it is to grow, in the colour of the
 * fill. Round joins keep sharp corners from growing spikes. */
static void embolden(struct painter *painter, const struct glyph_run *run) {
    cairo_set_line_width(painter->cairo, run->embolden);
    cairo_set_line_join(painter->cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_dash(painter->cairo, NULL, 0, 0);
    trace_run(painter, run);
    cairo_stroke(painter->cairo);
}

static void fill_run(struct painter *painter, const struct glyph_run *run) {
    if (!painter->fonts || !pdf_fonts_show(painter->fonts, painter->cairo, run)) {
        trace_run(painter, run);
        cairo_fill(painter->cairo);
    }
    if (run->embolden > 0) {
        embolden(painter, run);
    }
}

static bool is_bold(const struct scene_text *text) {
    for (size_t i = 0; i < text->run_count; i++) {
        if (text->runs[i].embolden > 0) {
            return true;
        }
    }
    return false;
}

/* Where see-through text overlaps itself (fill and the stroke that emboldens it) it is
 * painted whole first. */
static void fill_text(struct painter *painter, const struct scene_text *text) {
    const struct scene_style *style = text->item.style;
    double opacity = style->opacity * style->fill_opacity * (double)style->fill.alpha;
    bool whole = opacity < 1 && is_bold(text);
    struct color color = style->fill;
    if (whole) {
        color.alpha = 1;
        cairo_push_group(painter->cairo);
        paint_set_color(painter, color, 1);
    } else {
        paint_set_color(painter, color, style->opacity * style->fill_opacity);
    }
    for (size_t i = 0; i < text->run_count; i++) {
        fill_run(painter, &text->runs[i]);
    }
    if (whole) {
        cairo_pop_group_to_source(painter->cairo);
        cairo_paint_with_alpha(painter->cairo, opacity);
    }
}

static void stroke_text(struct painter *painter, const struct scene_text *text) {
    const struct scene_style *style = text->item.style;
    paint_set_color(painter, style->stroke, style->opacity * style->stroke_opacity);
    paint_set_stroke(painter->cairo, style);
    for (size_t i = 0; i < text->run_count; i++) {
        trace_run(painter, &text->runs[i]);
    }
    cairo_stroke(painter->cairo);
}

void paint_text(struct painter *painter, const struct scene_text *text) {
    const struct scene_style *style = text->item.style;
    if (!style || style->opacity <= 0) {
        return;
    }
    cairo_save(painter->cairo);
    cairo_translate(painter->cairo, text->item.x, text->item.y);
    if (text->angle != 0) {
        cairo_rotate(painter->cairo, text->angle * M_PI / 180);
    }
    cairo_translate(painter->cairo, text->dx, text->dy);
    if (style->fill.set && style->fill_opacity > 0) {
        fill_text(painter, text);
    }
    if (style->stroke.set && style->stroke_width > 0 && style->stroke_opacity > 0) {
        stroke_text(painter, text);
    }
    cairo_restore(painter->cairo);
}
