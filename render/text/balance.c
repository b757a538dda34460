/* Lines of like length for titles and narrow heads: 商业/企业, 社会/公益/组织.
 *
 * The fewest lines the width allows, or one more where that keeps words whole; among
 * those the breaks whose lines differ least. Chinese has no spaces: a table of words
 * common in such heads tells where not to break, and a stretch of even length parts
 * between pairs. */
#include <math.h>

#include "text/compose.h"
#include "text/words.h"

/* Beyond these a text is no title. */
enum { MOST_CHARACTERS = 400, MOST_LINES = 24 };

/* Costs in em². */
static const double COST_IN_WORD = 6, COST_ODD = 1.5, COST_LINE_MORE = 4, COST_AVOID = 4;

/* Where Han stands without a mark, a letter or a break between. */
static bool is_odd_in_stretch(const struct composition *composition, size_t i) {
    const struct character *c = composition->characters;
    size_t before = 0;
    size_t after = 0;
    while (before < i && c[i - 1 - before].class == CLASS_HAN) {
        before++;
    }
    while (i + after < composition->count && c[i + after].class == CLASS_HAN) {
        after++;
    }
    return (before + after) % 2 == 0 && before % 2 == 1;
}

static double break_cost(const struct composition *composition, size_t i) {
    const struct character *c = &composition->characters[i];
    double cost = c->break_before == BREAK_AVOID ? COST_AVOID : 0;
    if (c->class != CLASS_HAN || i == 0 || c[-1].class != CLASS_HAN) {
        return cost;
    }
    if (word_is_split(composition->text, composition->length, c->offset)) {
        return cost + COST_IN_WORD;
    }
    return cost + (is_odd_in_stretch(composition, i) ? COST_ODD : 0);
}

/* The least cost to reach each break with a number of lines. */
struct balancing {
    const struct composition *composition;
    double width_first, width, target;
    struct break_points points;
    size_t lines;
    double *best; /* [line][point] */
    size_t *from;
};

/* INFINITY if the line does not fit. */
static double line_cost(
    const struct balancing *b, size_t first, size_t next, bool alone) {
    const struct composition *composition = b->composition;
    struct line_range line = composition_line(composition, first, next);
    double width = composition_line_width(composition, &line);
    double room = first == 0 ? b->width_first : b->width;
    if (width > room + 0.001 * composition->size && !alone) {
        return INFINITY;
    }
    double off = (width - b->target) / composition->size;
    double cost = off * off;
    return line.hard ? cost : cost + break_cost(composition, next);
}

static void extend(struct balancing *b, size_t line, size_t a) {
    double so_far = b->best[line * b->points.count + a];
    for (size_t next = a + 1; next < b->points.count; next++) {
        double cost =
            line_cost(b, b->points.items[a], b->points.items[next], next == a + 1);
        if (!isfinite(cost)) {
            return;
        }
        size_t place = (line + 1) * b->points.count + next;
        if (so_far + cost < b->best[place]) {
            b->best[place] = so_far + cost;
            b->from[place] = a;
        }
        if (next + 1 < b->points.count &&
            b->composition->characters[b->points.items[next]].break_before ==
                BREAK_MUST) {
            return;
        }
    }
}

/* Cost of the best setting in exactly `lines` lines; leaves the way in `from`. */
static double balance(struct balancing *b, size_t lines) {
    size_t size = (lines + 1) * b->points.count;
    b->lines = lines;
    b->best = arena_array(b->composition->scratch, size, sizeof(double));
    b->from = arena_array(b->composition->scratch, size, sizeof(size_t));
    b->target = b->composition->position[b->composition->count] / (double)lines;
    for (size_t i = 1; i < size; i++) {
        b->best[i] = INFINITY;
    }
    for (size_t line = 0; line < lines; line++) {
        for (size_t a = 0; a + 1 < b->points.count; a++) {
            if (isfinite(b->best[line * b->points.count + a])) {
                extend(b, line, a);
            }
        }
    }
    return b->best[size - 1];
}

static struct breaks trace(const struct balancing *b) {
    struct breaks breaks = {.count = b->lines};
    breaks.next = arena_array(b->composition->scratch, b->lines, sizeof *breaks.next);
    size_t point = b->points.count - 1;
    for (size_t line = b->lines; line > 0; line--) {
        breaks.next[line - 1] = b->points.items[point];
        point = b->from[line * b->points.count + point];
    }
    return breaks;
}

/* Whether the lines are those the author wrote, one under another. */
static bool is_as_written(
    const struct composition *composition, const struct breaks *breaks) {
    size_t first = 0;
    for (size_t i = 0; i + 1 < breaks->count; i++) {
        if (!composition_line(composition, first, breaks->next[i]).hard) {
            return false;
        }
        first = breaks->next[i];
    }
    return true;
}

struct breaks composition_balance(const struct composition *composition,
    struct breaks fewest, double width_first, double width) {
    if (fewest.count < 2 || fewest.count > MOST_LINES ||
        composition->count > MOST_CHARACTERS || is_as_written(composition, &fewest)) {
        return fewest;
    }
    struct balancing same = {
        .composition = composition, .width_first = width_first, .width = width};
    same.points = composition_break_points(composition);
    struct balancing more = same;
    double cost = balance(&same, fewest.count);
    double cost_more = balance(&more, fewest.count + 1) + COST_LINE_MORE;
    if (!isfinite(cost) && !isfinite(cost_more)) {
        return fewest;
    }
    return trace(cost_more < cost ? &more : &same);
}
