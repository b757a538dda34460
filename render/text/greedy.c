/* Lines filled one after the other, as browsers do. Also for lines without a limit, where
 * only line feeds end them. */
#include <math.h>

#include "text/compose.h"

/* Room that rounding may take, in em. */
static const double TOLERANCE = 0.001;

/* A line of browsers may halve a closing bracket or quote to fit (text-spacing-trim:
 * trim-start); Chromium leaves 。 and ， whole. */
static double least_width(
    const struct composition *composition, const struct line_range *line) {
    double width = composition_line_width(composition, line);
    if (composition->style->profile == PROFILE_CSS && line->end > line->first) {
        const struct character *last = &composition->characters[line->end - 1];
        width -= last->class == CLASS_CLOSING ? last->blank_right : 0;
    }
    return width;
}

struct breaks composition_break_greedy(
    const struct composition *composition, double width_first, double width) {
    const struct character *c = composition->characters;
    struct breaks breaks = {0};
    size_t capacity = 0;
    double room = width_first + TOLERANCE * composition->size;
    size_t start = 0;
    size_t fitting = 0; /* the last break that still fits */
    for (size_t i = 1; i <= composition->count; i++) {
        bool end = i == composition->count;
        enum break_kind kind = end ? BREAK_MUST : (enum break_kind)c[i].break_before;
        if (kind == BREAK_NO) {
            continue;
        }
        struct line_range line = composition_line(composition, start, i);
        bool fits = least_width(composition, &line) <= room;
        if (!fits && fitting > start) {
            breaks.next = arena_grow(composition->scratch, breaks.next, breaks.count,
                &capacity, sizeof(size_t));
            breaks.next[breaks.count++] = fitting;
            room = width + TOLERANCE * composition->size;
            start = fitting;
            i = fitting; /* look again at what follows the new line's start */
            continue;
        }
        fitting = i;
        if (kind == BREAK_MUST || !fits) {
            breaks.next = arena_grow(composition->scratch, breaks.next, breaks.count,
                &capacity, sizeof(size_t));
            breaks.next[breaks.count++] = i;
            room = width + TOLERANCE * composition->size;
            start = i;
        }
    }
    return breaks;
}
