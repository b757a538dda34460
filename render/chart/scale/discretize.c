/* Scales that cut a continuous domain into classes: quantize (equal widths), quantile
 * (equal numbers), threshold (given limits), bin-ordinal (given bins). */
#include <math.h>
#include <stdlib.h>

#include "chart/scale/work.h"

/* How many of the ascending numbers are not above x: a limit belongs to the class
 * above it. */
size_t bisect_right(const double *numbers, size_t count, double x) {
    size_t low = 0;
    while (low < count) {
        size_t middle = low + (count - low) / 2;
        if (numbers[middle] <= x) {
            low = middle + 1;
        } else {
            count = middle;
        }
    }
    return low;
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Type 7 of Hyndman and Fan, as in d3-array. */
static double quantile(const double *sorted, size_t count, double part) {
    if (count == 0) {
        return NAN;
    }
    double place = (double)(count - 1) * part;
    size_t i = (size_t)place;
    double below = sorted[i];
    double above = sorted[i + 1 < count ? i + 1 : i];
    return below + (above - below) * (place - (double)i);
}

/* Between first and last, equally far apart; the formula is d3's, so that limits agree
 * to the last bit. */
static void quantize_prepare(
    const struct scale *scale, struct scale_work *work, struct arena *arena) {
    size_t cuts = work->range_count > 0 ? work->range_count - 1 : 0;
    double first = scale->domain_count ? scale_number_of(scale->domain[0]) : NAN;
    double last = scale->domain_count
                      ? scale_number_of(scale->domain[scale->domain_count - 1])
                      : NAN;
    double n = (double)cuts;
    work->domain = arena_array(arena, cuts, sizeof *work->domain);
    work->count = cuts;
    for (size_t i = 0; i < cuts; i++) {
        work->domain[i] = (((double)i + 1) * last - ((double)i - n) * first) / (n + 1);
    }
}

/* The domain as numbers, without those that are none. */
static double *domain_numbers(
    const struct scale *scale, struct arena *arena, size_t *count) {
    double *numbers = arena_array(arena, scale->domain_count, sizeof *numbers);
    *count = 0;
    for (size_t i = 0; i < scale->domain_count; i++) {
        double number = scale_number_of(scale->domain[i]);
        if (!isnan(number)) {
            numbers[(*count)++] = number;
        }
    }
    return numbers;
}

/* Limits between classes that hold equally many values of the domain. */
static void quantile_prepare(
    const struct scale *scale, struct scale_work *work, struct arena *arena) {
    size_t count;
    double *numbers = domain_numbers(scale, arena, &count);
    if (count) {
        qsort(numbers, count, sizeof *numbers, ascending);
    }
    size_t cuts = count && work->range_count ? work->range_count - 1 : 0;
    work->domain = arena_array(arena, cuts, sizeof *work->domain);
    work->count = cuts;
    for (size_t i = 0; i < cuts; i++) {
        double part = (double)(i + 1) / (double)work->range_count;
        work->domain[i] = quantile(numbers, count, part);
    }
}

/* The limits of threshold and bin-ordinal are the domain itself. */
void discretize_prepare(
    const struct scale *scale, struct scale_work *work, struct arena *arena) {
    if (scale->type == SCALE_QUANTIZE) {
        quantize_prepare(scale, work, arena);
    } else if (scale->type == SCALE_QUANTILE) {
        quantile_prepare(scale, work, arena);
    } else {
        work->domain = domain_numbers(scale, arena, &work->count);
    }
}

/* bin-ordinal has limits around its bins, the others between their classes. */
int discretize_find(const struct scale *scale, struct value value) {
    const struct scale_work *work = scale->work;
    double number = scale_number_of(value);
    if (isnan(number) || work->range_count == 0) {
        return NO_INDEX;
    }
    size_t count = work->count;
    if (scale->type == SCALE_BIN_ORDINAL) {
        return (int)bisect_right(work->domain, count, number) - 1;
    }
    if (count > work->range_count - 1) {
        count = work->range_count - 1;
    }
    return (int)bisect_right(work->domain, count, number);
}
