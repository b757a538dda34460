/* Vega's nice: a domain widened so that it begins and ends at round values. */
#include <math.h>

#include "chart/scale/work.h"

/* A wider domain may call for a larger step; after a few rounds it stays the same. */
enum { MOST_ROUNDS = 10 };

/* Small steps are inverses, so dividing by them multiplies: 0.3 stays 0.3. */
static bool widen_linear(struct scale_ends *ends, double count) {
    double before = NAN;
    for (int i = 0; i < MOST_ROUNDS; i++) {
        double step = tick_increment(ends->low, ends->high, count);
        if (step == before) {
            return true;
        }
        if (step > 0) {
            ends->low = floor(ends->low / step) * step;
            ends->high = ceil(ends->high / step) * step;
        } else if (step < 0) {
            ends->low = ceil(ends->low * step) / step;
            ends->high = floor(ends->high * step) / step;
        } else {
            return false;
        }
        before = step;
    }
    return false;
}

/* To whole powers; a domain below 0 is mirrored by log_of and power_of. */
static bool widen_log(const struct scale *scale, struct scale_ends *ends) {
    ends->low = power_of(scale, floor(log_of(scale, ends->low)));
    ends->high = power_of(scale, ceil(log_of(scale, ends->high)));
    return isfinite(ends->low) && isfinite(ends->high);
}

/* To beginnings of the interval asked for, else of the one that its ticks would have. */
static bool widen_time(
    struct scale_ends *ends, double count, const char *unit, double step) {
    struct time_interval interval = time_tick_interval(ends->low, ends->high, count);
    if (unit) {
        interval.step = step > 1 ? step : 1;
        if (!time_unit_find(unit, &interval.unit)) {
            return false;
        }
    }
    ends->low = time_interval_floor(interval, ends->low);
    ends->high = time_interval_ceil(interval, ends->high);
    return !isnan(ends->low) && !isnan(ends->high);
}

/* True if `ends` are to be taken over. */
static bool widen(const struct scale *scale, struct scale_ends *ends, double count,
    const char *interval, double interval_step) {
    if (scale->type == SCALE_LOG) {
        return widen_log(scale, ends);
    }
    if (scale_type_is_time(scale->type)) {
        return widen_time(ends, count, interval, interval_step);
    }
    bool linear = scale_type_is_continuous(scale->type) || scale->type == SCALE_QUANTIZE;
    return linear && widen_linear(ends, count);
}

/* Only the two ends move; a middle (of a diverging domain) stays. A domain that runs
 * down still does. */
void scale_nice(struct scale *scale, struct arena *arena, double count,
    const char *interval, double interval_step) {
    struct scale_ends ends = scale_ends(scale);
    if (scale->domain_count < 2 || !isfinite(ends.low) || !isfinite(ends.high) ||
        !widen(scale, &ends, count == 0 ? 10 : count, interval, interval_step)) {
        return;
    }
    struct value *domain = arena_array(arena, scale->domain_count, sizeof *domain);
    for (size_t i = 0; i < scale->domain_count; i++) {
        domain[i] = scale->domain[i];
    }
    struct value *first = &domain[0];
    struct value *last = &domain[scale->domain_count - 1];
    bool time = scale_type_is_time(scale->type);
    double low = ends.descending ? ends.high : ends.low;
    double high = ends.descending ? ends.low : ends.high;
    *first = time ? value_date(low) : value_number(low);
    *last = time ? value_date(high) : value_number(high);
    scale->domain = domain;
}
