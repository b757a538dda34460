/* Single lines and widths: what labels and tables ask for before anything is set.
 *
 * A label is set in three microseconds, so nothing of it is kept; only faces and the blanks
 * of marks are (cache.c). */
#include "text/text.h"

#include <math.h>
#include <string.h>

#include "text/compose.h"
#include "text/kept_line.h"

static const struct paragraph_style one_line = {.width = 0};

static struct text_line set_line(
    const struct typesetter *typesetter, const struct text_span *spans, size_t count) {
    struct arena scratch = {0};
    struct composition composition =
        composition_prepare(typesetter, &scratch, spans, count, &one_line);
    struct line_range range = composition_line(&composition, 0, composition.count);
    struct line_setting setting = composition_set_line(&composition, &range);
    struct text_line line = composition_place(&composition, &range, &setting);
    arena_finish(&scratch);
    return line;
}

struct text_line text_set_line(
    const struct typesetter *typesetter, const struct text_span *spans, size_t count) {
    struct text_cache *cache = typesetter->cache;
    if (!cache || count != 1) {
        return set_line(typesetter, spans, count);
    }
    const struct cached_style *style =
        cache_style(cache, typesetter->fonts, &spans[0].style.font);
    struct kept_lines *lines = cache_lines(cache);
    struct text_line line;
    if (!kept_line_find(lines, style, spans, typesetter->arena, &line)) {
        line = set_line(typesetter, spans, count);
        kept_line_add(lines, style, spans, &line);
    }
    return line;
}

/* What is measured is set later, and then its missing characters are reported with their
 * place. */
static struct typesetter measuring_with(
    const struct typesetter *typesetter, struct arena *scratch) {
    struct typesetter measuring = *typesetter;
    measuring.arena = scratch;
    measuring.warnings = NULL;
    return measuring;
}

double text_measure(const struct typesetter *typesetter, const char *text,
    const struct text_style *style) {
    struct arena scratch = {0};
    struct text_span span = {.text = text, .length = strlen(text), .style = *style};
    struct typesetter measuring = measuring_with(typesetter, &scratch);
    struct composition composition =
        composition_prepare(&measuring, &scratch, &span, 1, &one_line);
    struct line_range range = composition_line(&composition, 0, composition.count);
    double width = composition_line_width(&composition, &range);
    arena_finish(&scratch);
    return width;
}

/* The widest piece between places where a line ends with one of `kinds` or a stronger. */
static double widest_piece(const struct composition *composition, enum break_kind least,
    double first_indent, double hanging_indent) {
    double widest = 0;
    size_t start = 0;
    for (size_t i = 1; i <= composition->count; i++) {
        if (i < composition->count && composition->characters[i].break_before < least) {
            continue;
        }
        struct line_range line = composition_line(composition, start, i);
        double indent = start == 0 ? first_indent : hanging_indent;
        widest = fmax(widest, indent + composition_line_width(composition, &line));
        start = i;
    }
    return widest;
}

struct text_widths text_measure_widths(const struct typesetter *typesetter,
    const struct text_span *spans, size_t count, const struct paragraph_style *style) {
    struct arena scratch = {0};
    struct typesetter measuring = measuring_with(typesetter, &scratch);
    struct composition composition =
        composition_prepare(&measuring, &scratch, spans, count, style);
    struct text_widths widths = {
        .min = widest_piece(
            &composition, BREAK_ALLOWED, style->first_indent, style->hanging_indent),
        .max = widest_piece(
            &composition, BREAK_MUST, style->first_indent, style->hanging_indent),
    };
    widths.min = fmin(widths.min, widths.max); /* a deep hanging indent */
    arena_finish(&scratch);
    return widths;
}
