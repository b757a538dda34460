/* Continuous scales: a transformed domain laid on a range, piece by piece. */
#include <math.h>

#include "chart/scale/work.h"

/* A field that was never set is 0. */
static double or_default(double given, double fallback) {
    return given != 0 && !isnan(given) ? given : fallback;
}

/* d3 mirrors powers at 0, so that -4 has a root: -2. */
static double signed_power(double x, double exponent) {
    double size = exponent == 1     ? fabs(x)
                  : exponent == 0.5 ? sqrt(fabs(x))
                                    : pow(fabs(x), exponent);
    return x < 0 ? -size : size;
}

static double exponent_of(const struct scale *scale) {
    return scale->type == SCALE_SQRT ? 0.5 : or_default(scale->exponent, 1);
}

/* What makes equal steps of the range out of the domain's. A log domain lies wholly
 * above or wholly below 0; below, it is mirrored. */
static double transform(const struct scale *scale, bool mirrored, double x) {
    switch (scale->type) {
    case SCALE_LOG:
        return mirrored ? -log(-x) : log(x);
    case SCALE_POW:
    case SCALE_SQRT:
        return signed_power(x, exponent_of(scale));
    case SCALE_SYMLOG:
        return copysign(log1p(fabs(x / or_default(scale->constant, 1))), x);
    default:
        return x;
    }
}

/* The inverse. */
static double untransform(const struct scale *scale, bool mirrored, double x) {
    double exponent = exponent_of(scale);
    switch (scale->type) {
    case SCALE_LOG:
        return mirrored ? -exp(-x) : exp(x);
    case SCALE_POW:
    case SCALE_SQRT:
        return exponent == 0.5 ? (x < 0 ? -x * x : x * x) : signed_power(x, 1 / exponent);
    case SCALE_SYMLOG:
        return copysign(expm1(fabs(x)), x) * or_default(scale->constant, 1);
    default:
        return x;
    }
}

/* A colour scale over two or three numbers is Vega's sequential or diverging scale:
 * the whole range is one walk, however many colours it has. All others pair each
 * number of the domain with a value of the range. */
void continuous_prepare(
    const struct scale *scale, struct scale_work *work, struct arena *arena) {
    size_t count = scale->domain_count;
    work->whole_range =
        scale->is_color && (count == 2 || count == 3) && !scale_type_is_time(scale->type);
    work->count =
        work->whole_range || count < work->range_count ? count : work->range_count;
    if (count == 0 || work->count < 2) {
        work->count = 0;
        return;
    }
    work->mirrored = scale->type == SCALE_LOG && scale_number_of(scale->domain[0]) < 0;
    double first = scale_number_of(scale->domain[0]);
    double last = scale_number_of(scale->domain[work->count - 1]);
    work->low = fmin(first, last);
    work->high = fmax(first, last);
    work->domain = arena_array(arena, count, sizeof *work->domain);
    for (size_t i = 0; i < count; i++) {
        double number = scale_number_of(scale->domain[i]);
        work->domain[i] = transform(scale, work->mirrored, number);
    }
}

/* The ends are those of the domain, not of the range. */
static double clamp(const struct scale *scale, double x) {
    return scale->clamp ? fmax(scale->work->low, fmin(scale->work->high, x)) : x;
}

/* How far x is from a to b; the middle if they are the same. */
static double part_of(double a, double b, double x) {
    return b - a != 0 ? (x - a) / (b - a) : 0.5;
}

/* The piece of ascending or descending `knots` that x falls into: its first knot. */
static size_t find_piece(const double *knots, size_t count, double x) {
    bool descending = knots[count - 1] < knots[0];
    size_t piece = 0;
    while (piece + 2 < count &&
           (descending ? x < knots[piece + 1] : x >= knots[piece + 1])) {
        piece++;
    }
    return piece;
}

/* From knots to targets. d3 walks a falling piece from its lower end, which matters for
 * the last bits of the result only. */
static double map_piece(
    const double *knots, const double *targets, size_t count, double x, bool round) {
    if (count < 2 || isnan(x)) {
        return NAN;
    }
    size_t i = find_piece(knots, count, x);
    bool falling = knots[count - 1] < knots[0];
    size_t from = falling ? i + 1 : i;
    size_t to = falling ? i : i + 1;
    double part = part_of(knots[from], knots[to], x);
    double position = targets[from] * (1 - part) + targets[to] * part;
    return round ? scale_round(position) : position;
}

/* domain ──transform──► part of a piece ──► position */
double continuous_number(const struct scale *scale, double number) {
    const struct scale_work *work = scale->work;
    if (work->whole_range || work->count < 2 || isnan(number)) {
        return NAN;
    }
    double x = transform(scale, work->mirrored, clamp(scale, number));
    return map_piece(work->domain, work->numbers, work->count, x, scale->round);
}

/* d3's sequential (two ends) and diverging (with a middle) scales: 0 to 1. */
static double walk_part(const struct scale *scale, double x) {
    const struct scale_work *work = scale->work;
    const double *domain = work->domain;
    double part;
    if (work->count == 2) {
        double way = domain[1] - domain[0];
        part = way == 0 ? 0.5 : (x - domain[0]) * (1 / way);
    } else {
        double sign = domain[1] < domain[0] ? -1 : 1;
        bool lower = sign * x < sign * domain[1];
        double way = lower ? domain[1] - domain[0] : domain[2] - domain[1];
        part = 0.5 + (x - domain[1]) * (way == 0 ? 0 : 0.5 / way);
    }
    return scale->clamp ? fmax(0, fmin(1, part)) : part;
}

struct color continuous_color(const struct scale *scale, double number) {
    const struct scale_work *work = scale->work;
    if (work->count < 2 || isnan(number)) {
        return (struct color){0};
    }
    if (work->whole_range) {
        double x = transform(scale, work->mirrored, number);
        return color_mix_all(
            &work->interpolation, work->points, work->range_count, walk_part(scale, x));
    }
    double x = transform(scale, work->mirrored, clamp(scale, number));
    size_t i = find_piece(work->domain, work->count, x);
    double part = part_of(work->domain[i], work->domain[i + 1], x);
    return color_mix(&work->interpolation, &work->points[i], &work->points[i + 1], part);
}

/* d3 rounds times to whole milliseconds. */
double continuous_invert(const struct scale *scale, double position) {
    const struct scale_work *work = scale->work;
    if (work->whole_range || work->count < 2) {
        return NAN;
    }
    double x = map_piece(work->numbers, work->domain, work->count, position, false);
    double number = clamp(scale, untransform(scale, work->mirrored, x));
    return scale_type_is_time(scale->type) ? scale_round(number) : number;
}
