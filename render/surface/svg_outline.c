/* Text in SVG as outlines: each glyph once in <defs>, in font units, then used. */
#include <math.h>

#include "surface/svg.h"

static void coordinates(struct svg *svg, char letter, const struct outline_step *step) {
    buffer_append_char(svg->out, letter);
    if (letter == 'Q' || letter == 'C') {
        svg_number(svg, (double)step->x1);
        svg_next_in_path(svg, (double)step->y1);
        if (letter == 'C') {
            svg_next_in_path(svg, (double)step->x2);
            svg_next_in_path(svg, (double)step->y2);
        }
        svg_next_in_path(svg, (double)step->x);
    } else {
        svg_number(svg, (double)step->x);
    }
    svg_next_in_path(svg, (double)step->y);
}

static void outline_attribute(struct svg *svg, const struct outline *outline) {
    static const char letters[] = {
        [OUTLINE_MOVE] = 'M',
        [OUTLINE_LINE] = 'L',
        [OUTLINE_QUADRATIC] = 'Q',
        [OUTLINE_CUBIC] = 'C',
    };
    buffer_append_string(svg->out, " d=\"");
    for (size_t i = 0; i < outline->count; i++) {
        if (outline->steps[i].verb == OUTLINE_CLOSE) {
            buffer_append_char(svg->out, 'Z');
        } else {
            coordinates(svg, letters[outline->steps[i].verb], &outline->steps[i]);
        }
    }
    buffer_append_char(svg->out, '"');
}

void svg_outline_definitions(struct svg *svg) {
    if (svg->outlines.count == 0) {
        return;
    }
    buffer_append_string(svg->out, "<defs>\n");
    for (size_t i = 0; i < svg->outlines.count; i++) {
        buffer_print(svg->out, "<path id=\"%sg%zu\"", svg->prefix, i);
        outline_attribute(svg, &svg->outlines.glyphs[i].outline);
        buffer_append_string(svg->out, "/>\n");
    }
    buffer_append_string(svg->out, "</defs>\n");
}

/* matrix(…) needs more places than a length: it is multiplied by a thousand units. */
static void matrix_attribute(struct svg *svg, const struct glyph_matrix *m) {
    const double numbers[6] = {m->xx, m->yx, m->xy, m->yy, m->x0, m->y0};
    buffer_append_string(svg->out, " transform=\"matrix(");
    for (int i = 0; i < 6; i++) {
        if (i) {
            buffer_append_char(svg->out, ' ');
        }
        buffer_append_number(svg->out, numbers[i], i < 4 ? 7 : 3);
    }
    buffer_append_string(svg->out, ")\"");
}

static bool is_visible(const struct glyph_run *run) {
    return run->glyph_count && run->size > 0;
}

static void glyph_use(struct svg *svg, const struct glyph_run *run,
    const struct glyph *glyph, double u, double v) {
    const struct cached_glyph *cached = glyph_cache_find(&svg->outlines, run, glyph);
    if (cached->outline.count == 0) {
        return;
    }
    buffer_print(svg->out, "<use href=\"#%sg%u\"", svg->prefix, cached->number);
    if (fabs(u) >= 0.0005) {
        svg_number_attribute(svg, "x", u);
    }
    if (fabs(v) >= 0.0005) {
        svg_number_attribute(svg, "y", v);
    }
    buffer_append_string(svg->out, "/>");
}

/* Glyphs stand at places in font units along the run: the inverse of the matrix, applied
 * to where each is in px from the first. */
static void run_uses(struct svg *svg, const struct glyph_run *run,
    const struct scene_style *style, double x, double y) {
    struct glyph_matrix m = glyph_run_matrix(run);
    double determinant = m.xx * m.yy - m.xy * m.yx;
    double first_x = (double)run->glyphs[0].x, first_y = (double)run->glyphs[0].y;
    m.x0 = x + first_x;
    m.y0 = y + first_y;
    buffer_append_string(svg->out, "<g");
    matrix_attribute(svg, &m);
    double units_per_px = 1 / sqrt(fabs(determinant));
    svg_scaled_stroke_attributes(svg, style, units_per_px);
    if (run->embolden > 0 && !style->stroke.set) {
        svg_embolden_attributes(svg, style, run->embolden * units_per_px);
    }
    buffer_append_char(svg->out, '>');
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        double dx = (double)run->glyphs[i].x - first_x;
        double dy = (double)run->glyphs[i].y - first_y;
        glyph_use(svg, run, &run->glyphs[i], (m.yy * dx - m.xy * dy) / determinant,
            (m.xx * dy - m.yx * dx) / determinant);
    }
    buffer_append_string(svg->out, "</g>");
}

/* No font, marks that are not read, quotes that stand for others. */
/* An embedded font has every glyph as it was placed; of a viewer's own fonts only those that
 * it would choose itself can be shown. */
bool svg_run_needs_outline(const struct svg *svg, const struct glyph_run *run) {
    bool shown = svg->fonts ? svg_fonts_find(svg->fonts, run) != NULL : !run->exchanged;
    return run->glyph_count && (!run->face || !run->text_length || !shown);
}

void svg_text_outlines(
    struct svg *svg, const struct scene_text *text, double x, double y, bool all) {
    for (size_t i = 0; i < text->run_count; i++) {
        if (is_visible(&text->runs[i]) &&
            (all || svg_run_needs_outline(svg, &text->runs[i]))) {
            run_uses(svg, &text->runs[i], text->item.style, x, y);
        }
    }
}
