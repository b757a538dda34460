/* A paragraph: its lines broken, aligned and stacked.
 *
 *     ┌──────────────── line_height ─┐
 *     │ half leading                 │
 *     │ 0.88 em ── baseline ──────── │
 *     │ 0.12 em                      │
 *     │ half leading                 │
 *     └──────────────────────────────┘
 *
 * All lines stand at one pitch, whatever is in them: superscripts, ruby and fallback fonts
 * do not push lines apart (CLREQ, line spacing). */
#include <math.h>

#include "text/compose.h"

/* The em box of Han, and leading where the style gives none. */
static const double EM_ASCENT = 0.88, EM_DESCENT = 0.12, DEFAULT_LEADING = 1.3;

struct composition composition_prepare(const struct typesetter *typesetter,
    struct arena *scratch, const struct text_span *spans, size_t count,
    const struct paragraph_style *style) {
    struct composition composition =
        composition_new(typesetter, scratch, spans, count, style);
    composition_itemise(&composition);
    composition_find_levels(&composition);
    composition_find_breaks(&composition);
    if (style->direction == TEXT_VERTICAL) {
        composition_stand(&composition);
    }
    composition_shape(&composition);
    composition_fit_ruby(&composition);
    composition_measure_hyphens(&composition);
    composition_space(&composition);
    return composition;
}

static double line_height_of(
    const struct composition *composition, const struct paragraph_style *style) {
    return style->line_height > 0 ? style->line_height
                                  : DEFAULT_LEADING * composition->size;
}

static double indent_of(const struct paragraph_style *style, size_t index) {
    return index == 0 ? style->first_indent : style->hanging_indent;
}

static double width_of(const struct paragraph_style *style) {
    return style->width > 0 ? style->width : INFINITY;
}

/* Where a line stands in the width: the indent and what alignment adds. */
static double line_offset(
    const struct paragraph_style *style, double width, double indent, double room) {
    double rest = isfinite(room) ? room - width : 0;
    if (style->align == TEXT_CENTER) {
        return indent + rest / 2;
    }
    return style->align == TEXT_END ? indent + rest : indent;
}

/* A horizontal line goes below the one before, a vertical one to its left. Half the
 * leading is above the em box, half below, as in CSS. */
static void put_line(struct paragraph *paragraph, const struct paragraph_style *style,
    struct text_line *line, double offset, double pitch, double size) {
    size_t index = paragraph->line_count;
    double middle = pitch * ((double)index + 0.5);
    if (style->direction == TEXT_VERTICAL) {
        line->x = -middle; /* moved right when the number of columns is known */
        line->y = offset;
    } else {
        line->x = offset;
        line->y = middle + size * (EM_ASCENT - EM_DESCENT) / 2;
    }
    paragraph->line_count++;
}

static void finish_extents(struct paragraph *paragraph,
    const struct paragraph_style *style, double pitch, double longest) {
    double stack = pitch * (double)paragraph->line_count;
    if (style->direction != TEXT_VERTICAL) {
        paragraph->width = longest;
        paragraph->height = stack;
        paragraph->baseline = paragraph->line_count ? paragraph->lines[0].y : 0;
        return;
    }
    paragraph->width = stack;
    paragraph->height = longest;
    for (size_t i = 0; i < paragraph->line_count; i++) {
        paragraph->lines[i].x += stack;
    }
}

static void justify_line(const struct composition *composition,
    const struct line_range *line, struct line_setting *setting, double room) {
    bool fill = composition->style->align == TEXT_JUSTIFY && !line->hard;
    if (isfinite(room) && (fill || setting->width > room)) {
        composition_justify(composition, line, setting, room);
    }
}

static struct paragraph set_lines(
    const struct composition *composition, const struct breaks *breaks) {
    const struct paragraph_style *style = composition->style;
    double pitch = line_height_of(composition, style);
    struct paragraph paragraph = {0};
    paragraph.lines = arena_array(
        composition->typesetter->arena, breaks->count, sizeof *paragraph.lines);
    double longest = 0;
    size_t start = 0;
    for (size_t i = 0; i < breaks->count; i++) {
        double indent = indent_of(style, i);
        double room = width_of(style) - indent;
        struct line_range range = composition_line(composition, start, breaks->next[i]);
        struct line_setting setting = composition_set_line(composition, &range);
        justify_line(composition, &range, &setting, room);
        struct text_line *line = &paragraph.lines[i];
        *line = composition_place(composition, &range, &setting);
        paragraph.overfull |= setting.width > fmax(0, room) + composition->size * 0.002;
        double offset = line_offset(style, line->width, indent, room);
        put_line(&paragraph, style, line, offset, pitch, composition->size);
        longest = fmax(longest, indent + line->width);
        start = breaks->next[i];
    }
    finish_extents(&paragraph, style, pitch, longest);
    return paragraph;
}

/* No text is one empty line, so that an empty cell is as high as its neighbours. */
static struct breaks empty_line(const struct composition *composition) {
    struct breaks breaks = {.count = 1};
    breaks.next = arena_array(composition->scratch, 1, sizeof *breaks.next);
    return breaks;
}

static struct breaks break_lines(const struct composition *composition) {
    const struct paragraph_style *style = composition->style;
    if (composition->count == 0) {
        return empty_line(composition);
    }
    double width = width_of(style) - style->hanging_indent;
    double width_first = width_of(style) - style->first_indent;
    bool optimal = style->profile == PROFILE_CLREQ && isfinite(width);
    struct breaks breaks =
        optimal ? composition_break_optimal(composition, width_first, width)
                : composition_break_greedy(composition, width_first, width);
    return style->balance && isfinite(width)
               ? composition_balance(composition, breaks, width_first, width)
               : breaks;
}

struct paragraph text_set_paragraph(const struct typesetter *typesetter,
    const struct text_span *spans, size_t count, const struct paragraph_style *style) {
    struct arena scratch = {0};
    struct composition composition =
        composition_prepare(typesetter, &scratch, spans, count, style);
    struct breaks breaks = break_lines(&composition);
    size_t limit = style->line_limit > 0 ? (size_t)style->line_limit : SIZE_MAX;
    struct paragraph paragraph = breaks.count > limit
                                     ? composition_limit(&composition, &breaks, limit)
                                     : set_lines(&composition, &breaks);
    arena_finish(&scratch);
    return paragraph;
}
