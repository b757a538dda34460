/* The best breaks of a whole paragraph (after Knuth and Plass, 1981): among all ways to
 * break it the one whose lines together are squeezed and opened least.
 *
 * A line from break a to break b costs something; best[b] = least of best[a] + cost(a,
 * b). Only lines from six tenths full on are tried, so the work grows with the text's
 * length times a few characters. */
#include <math.h>

#include "text/justify.h"

/* Room that rounding may take, in em. */
static const double TOLERANCE = 0.001;

/* Costs. The unit: a line that every place must be opened by COMFORT em costs 10. */
static const double COMFORT = 0.05;
static const double COST_SQUEEZED = 20; /* all that can be reduced is */
static const double COST_SOFT = 2;      /* word spaces and gaps opened to their most */
static const double COST_AVOID = 40;    /* 12|件 */
static const double COST_LINE = 10;     /* a line more than need be */
static const double COST_LONELY = 2000; /* a last line of one character */
static const double COST_LONELY_RAGGED = 30; /* the same where lines are ragged */
static const double COST_RAGGED = 100;       /* a ragged line that is empty */
static const double COST_OVERFULL = 100000;  /* an em beyond the width */
static const double LEAST_FILLED = 0.6;      /* of a wide line */
static const double LEFT_FREE = 6;           /* em, of a narrow one */

/* Sums over the characters before each place. */
struct sums {
    double *reducible; /* all of CLREQ's reductions, px */
    double *soft;      /* word spaces and gaps to their most, px */
    uint32_t *places;  /* where the line may open */
};

static double total(struct adjustment amount) {
    return amount.space + amount.left + amount.right;
}

static struct adjustment inside(const struct character *c) {
    return (struct adjustment){c->gap, c->cut_left, c->cut_right};
}

static double reducible_of(
    const struct composition *composition, const struct character *c) {
    double sum = 0;
    for (int order = 0; order < REDUCE_COUNT; order++) {
        sum +=
            total(character_reduction(composition, c, inside(c), (enum reduction)order));
    }
    return sum;
}

static struct sums find_sums(const struct composition *composition) {
    size_t count = composition->count;
    struct arena *scratch = composition->scratch;
    struct sums sums = {
        .reducible = arena_array(scratch, count + 1, sizeof(double)),
        .soft = arena_array(scratch, count + 1, sizeof(double)),
        .places = arena_array(scratch, count + 1, sizeof(uint32_t)),
    };
    const struct character *c = composition->characters;
    for (size_t i = 0; i < count; i++) {
        bool adjusts =
            class_is_full_mark(c[i].class) || c[i].class == CLASS_SPACE || c[i].gap > 0;
        double reducible = adjusts ? reducible_of(composition, &c[i]) : 0;
        double soft = 0;
        for (int order = 0; adjusts && order < EXPAND_COUNT; order++) {
            soft += total(character_expansion(
                composition, &c[i], inside(&c[i]), (enum expansion)order));
        }
        sums.reducible[i + 1] = sums.reducible[i] + reducible;
        sums.soft[i + 1] = sums.soft[i] + soft;
        sums.places[i + 1] =
            sums.places[i] + (i > 0 && expands_between(&c[i - 1], &c[i]));
    }
    return sums;
}

/* What the line can give: what stands at its ends is cut already and has no gap. */
static double reducible_in(const struct composition *composition, const struct sums *sums,
    const struct line_range *line) {
    if (line->end == line->first) {
        return 0; /* nothing but spaces and controls */
    }
    const struct character *first = &composition->characters[line->first];
    const struct character *last = &composition->characters[line->end - 1];
    double sum = sums->reducible[line->end] - sums->reducible[line->first];
    struct adjustment at_first = inside(first);
    sum -= total(character_reduction(composition, first, at_first, REDUCE_GAP));
    sum -= first->class == CLASS_OPENING ? first->blank_left - first->cut_left : 0;
    sum -= class_is_full_mark(last->class) ? last->blank_right - last->cut_right : 0;
    return fmax(0, sum);
}

static uint32_t places_in(const struct sums *sums, const struct line_range *line) {
    return line->end > line->first + 1
               ? sums->places[line->end] - sums->places[line->first + 1]
               : 0;
}

/* A last line that shows a single character, marks not counted. */
static bool is_lonely(
    const struct composition *composition, const struct line_range *line) {
    size_t seen = 0;
    for (size_t i = line->first; i < line->end && seen < 2; i++) {
        const struct character *c = &composition->characters[i];
        bool mark = class_is_full_mark(c->class) || c->class == CLASS_ELLIPSIS ||
                    c->class == CLASS_DASH;
        seen += !mark && !c->hidden && !c->follows;
    }
    return seen < 2;
}

struct breaker {
    const struct composition *composition;
    struct sums sums;
    double width_first, width;
    bool justify;
    struct break_points points;
    double *best;
    size_t *from;
};

static double opened_cost(
    const struct breaker *b, const struct line_range *line, double slack, double room) {
    const struct composition *composition = b->composition;
    if (!b->justify) {
        return COST_RAGGED * (slack / room) * (slack / room);
    }
    double soft = b->sums.soft[line->end] - b->sums.soft[line->first];
    double share = soft > 0 ? fmin(1, slack / soft) : 0;
    double rest = fmax(0, slack - soft);
    double places = fmax(1, places_in(&b->sums, line));
    double each = rest / places / composition->size / COMFORT;
    return COST_SOFT * share * share + 10 * each * each;
}

/* The cost of a line, and whether it is too wide for any squeezing. */
static double line_cost(
    const struct breaker *b, const struct line_range *line, double room, bool *overfull) {
    const struct composition *composition = b->composition;
    room = fmax(room, composition->size / 100); /* indents may leave nothing */
    double slack = room - composition_line_width(composition, line);
    double tolerance = TOLERANCE * composition->size;
    double cost = COST_LINE;
    *overfull = false;
    if (slack < -tolerance) {
        double reducible = b->justify ? reducible_in(composition, &b->sums, line) : 0;
        if (-slack > reducible + tolerance) {
            *overfull = true;
            return cost + COST_OVERFULL * (1 - slack / composition->size);
        }
        cost += COST_SQUEEZED * (slack / reducible) * (slack / reducible);
    } else if (!line->hard) {
        cost += opened_cost(b, line, fmax(0, slack), room);
    }
    if (line->hard && line->first > 0 &&
        composition->characters[line->first].break_before != BREAK_MUST &&
        is_lonely(composition, line)) {
        cost += b->justify ? COST_LONELY : COST_LONELY_RAGGED;
    }
    if (!line->hard && composition->characters[line->next].break_before == BREAK_AVOID) {
        cost += COST_AVOID;
    }
    return cost;
}

static bool must_break(const struct breaker *b, size_t point) {
    size_t i = b->points.items[point];
    return i == b->composition->count ||
           b->composition->characters[i].break_before == BREAK_MUST;
}

static void relax(struct breaker *b, size_t a, size_t next, double cost) {
    /* Of equals the later start: earlier lines are the fuller. */
    if (b->best[a] + cost <= b->best[next] + 1e-9) {
        b->best[next] = b->best[a] + cost;
        b->from[next] = a;
    }
}

/* Tries all lines from point a. The last that fits is tried however empty it is, and the
 * first if none fits, so every reachable point leads on. */
static void extend(struct breaker *b, size_t a) {
    const double *position = b->composition->position;
    double room = a == 0 ? b->width_first : b->width;
    double start = position[b->points.items[a]];
    double least = fmin(LEAST_FILLED * room, room - LEFT_FREE * b->composition->size);
    size_t last = 0; /* the last point that leaves much free */
    bool tried = false;
    bool overfull = false;
    for (size_t next = a + 1; next < b->points.count && !overfull; next++) {
        bool must = must_break(b, next);
        if (position[b->points.items[next]] - start < least && !must) {
            last = next;
            continue;
        }
        struct line_range line =
            composition_line(b->composition, b->points.items[a], b->points.items[next]);
        double cost = line_cost(b, &line, room, &overfull);
        if (overfull && (tried || last)) {
            break;
        }
        relax(b, a, next, cost);
        tried = true;
        if (must) {
            break;
        }
    }
    if (!tried && last) {
        struct line_range line =
            composition_line(b->composition, b->points.items[a], b->points.items[last]);
        relax(b, a, last, line_cost(b, &line, room, &overfull));
    }
}

static struct breaks trace(const struct breaker *b) {
    struct breaks breaks = {0};
    for (size_t point = b->points.count - 1; point > 0; point = b->from[point]) {
        breaks.count++;
    }
    breaks.next = arena_array(b->composition->scratch, breaks.count, sizeof *breaks.next);
    size_t k = breaks.count;
    for (size_t point = b->points.count - 1; point > 0; point = b->from[point]) {
        breaks.next[--k] = b->points.items[point];
    }
    return breaks;
}

struct breaks composition_break_optimal(
    const struct composition *composition, double width_first, double width) {
    struct breaker b = {.composition = composition,
        .sums = find_sums(composition),
        .width_first = width_first,
        .width = width,
        .justify = composition->style->align == TEXT_JUSTIFY};
    b.points = composition_break_points(composition);
    b.best = arena_array(composition->scratch, b.points.count, sizeof(double));
    b.from = arena_array(composition->scratch, b.points.count, sizeof(size_t));
    for (size_t i = 1; i < b.points.count; i++) {
        b.best[i] = INFINITY;
    }
    for (size_t a = 0; a + 1 < b.points.count; a++) {
        if (isfinite(b.best[a])) {
            extend(&b, a);
        }
    }
    return trace(&b);
}
