/* Round numbers between two numbers, after d3-array: steps of 1, 2 and 5 times a power of
 * ten. Small steps are kept as their inverse, a whole number, so that ticks like 0.3 come
 * out exact. */
#include <math.h>

#include "chart/scale/work.h"

/* More ticks than pixels are a mistake. */
enum { MOST_TICKS = 100000 };

struct tick_span {
    double first, last; /* in steps */
    double increment;   /* below 0: the inverse of the step */
};

/* The round step next to the wanted one as a ratio, hence the roots: up to √2 it is 1,
 * up to √10 it is 2, up to √50 it is 5. With a step larger than the span, half of it
 * is tried. */
static struct tick_span find_span(double start, double stop, double count) {
    double step = (stop - start) / fmax(0, count);
    double power = floor(log10(step));
    double error = step / pow(10, power);
    double factor = error >= sqrt(50)   ? 10
                    : error >= sqrt(10) ? 5
                    : error >= sqrt(2)  ? 2
                                        : 1;
    struct tick_span span;
    if (power < 0) {
        double inverse = pow(10, -power) / factor;
        span.first = scale_round(start * inverse);
        span.last = scale_round(stop * inverse);
        span.first += span.first / inverse < start;
        span.last -= span.last / inverse > stop;
        span.increment = -inverse;
    } else {
        span.increment = pow(10, power) * factor;
        span.first = scale_round(start / span.increment);
        span.last = scale_round(stop / span.increment);
        span.first += span.first * span.increment < start;
        span.last -= span.last * span.increment > stop;
    }
    if (span.last < span.first && count >= 0.5 && count < 2) {
        return find_span(start, stop, count * 2);
    }
    return span;
}

double tick_increment(double start, double stop, double count) {
    return find_span(start, stop, count).increment;
}

/* The step itself, below 0 where the numbers fall. */
double tick_step(double start, double stop, double count) {
    bool falling = stop < start;
    double increment =
        falling ? tick_increment(stop, start, count) : tick_increment(start, stop, count);
    double step = increment < 0 ? 1 / -increment : increment;
    return falling ? -step : step;
}

struct ticks ticks_between(struct arena *arena, double start, double stop, double count) {
    struct ticks ticks = {0};
    if (!(count > 0) || isnan(start) || isnan(stop)) {
        return ticks;
    }
    if (start == stop) {
        ticks.values = arena_new(arena, struct value);
        ticks.values[ticks.count++] = value_number(start);
        return ticks;
    }
    bool falling = stop < start;
    struct tick_span span =
        falling ? find_span(stop, start, count) : find_span(start, stop, count);
    if (!(span.last >= span.first) || !(span.last - span.first < MOST_TICKS)) {
        return ticks;
    }
    ticks.count = (size_t)(span.last - span.first) + 1;
    ticks.values = arena_array(arena, ticks.count, sizeof *ticks.values);
    for (size_t i = 0; i < ticks.count; i++) {
        double place = falling ? span.last - (double)i : span.first + (double)i;
        double tick =
            span.increment < 0 ? place / -span.increment : place * span.increment;
        ticks.values[i] = value_number(tick);
    }
    return ticks;
}

static struct ticks copy_values(
    struct arena *arena, const struct value *values, size_t count) {
    struct ticks ticks = {arena_array(arena, count, sizeof *values), count};
    for (size_t i = 0; i < count; i++) {
        ticks.values[i] = values[i];
    }
    return ticks;
}

/* Scales without numbers between have their domain as ticks, each value once. */
struct ticks scale_ticks(const struct scale *scale, struct arena *arena, double count) {
    count = count == 0 ? 10 : count;
    switch (scale->type) {
    case SCALE_LOG:
        return log_ticks(scale, arena, count);
    case SCALE_TIME:
    case SCALE_UTC:
        return time_ticks(scale, arena, count);
    case SCALE_LINEAR:
    case SCALE_POW:
    case SCALE_SQRT:
    case SCALE_SYMLOG:
    case SCALE_QUANTIZE:
        if (scale->domain_count == 0) {
            return (struct ticks){0};
        }
        return ticks_between(arena, scale_number_of(scale->domain[0]),
            scale_number_of(scale->domain[scale->domain_count - 1]), count);
    case SCALE_ORDINAL:
    case SCALE_BAND:
    case SCALE_POINT:
        return scale->work
                   ? copy_values(arena, scale->work->values, scale->work->value_count)
                   : copy_values(arena, scale->domain, scale->domain_count);
    case SCALE_QUANTILE:
    case SCALE_THRESHOLD:
    case SCALE_BIN_ORDINAL:
        break;
    }
    return copy_values(arena, scale->domain, scale->domain_count);
}

struct ticks scale_thresholds(const struct scale *scale, struct arena *arena) {
    struct ticks ticks = {0};
    if (!scale_type_is_discretizing(scale->type)) {
        return ticks;
    }
    ticks.count = scale->work->count;
    ticks.values = arena_array(arena, ticks.count, sizeof *ticks.values);
    for (size_t i = 0; i < ticks.count; i++) {
        ticks.values[i] = value_number(scale->work->domain[i]);
    }
    return ticks;
}
