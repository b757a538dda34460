/* Confidence intervals by resampling. */
#include "transform/bootstrap.h"

#include <math.h>
#include <stdlib.h>

#include "base/random.h"

enum { SAMPLES = 1000 };

static int compare_numbers(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double bootstrap_quantile(
    struct arena *arena, const double *numbers, size_t count, double p) {
    if (count == 0) {
        return NAN;
    }
    double *means = arena_array(arena, SAMPLES, sizeof *means);
    uint64_t state = count;
    for (int i = 0; i < SAMPLES; i++) {
        double total = 0;
        for (size_t k = 0; k < count; k++) {
            total += numbers[(size_t)(random_next(&state) * (double)count)];
        }
        means[i] = total / (double)count;
    }
    qsort(means, SAMPLES, sizeof *means, compare_numbers);
    double position = (SAMPLES - 1) * p;
    size_t below = (size_t)position;
    double high = means[below + 1 < SAMPLES ? below + 1 : below];
    return means[below] + (high - means[below]) * (position - (double)below);
}
