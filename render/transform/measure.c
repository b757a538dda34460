/* Aggregate operations as vega-transforms/src/util/AggregateOps.js defines them: a value is
 * valid if it is neither null nor NaN; measures of no valid value are undefined. */
#include "transform/measure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "transform/bootstrap.h"

static bool is_missing(const struct value *value) {
    return value->type == VALUE_NULL || (value->type == VALUE_STRING && !*value->string);
}

static const struct value *cell(const struct measure_input *input, size_t i) {
    return &input->cells[input->rows[i]];
}

double measure_number(const struct value *cell) {
    return is_missing(cell) ? NAN : value_to_number(*cell);
}

/* The valid numbers, in order; *count of them. */
static double *numbers(const struct measure_input *input, size_t *count) {
    double *list = arena_array(input->arena, input->row_count + 1, sizeof *list);
    *count = 0;
    for (size_t i = 0; i < input->row_count; i++) {
        double number = measure_number(cell(input, i));
        if (!isnan(number)) {
            list[(*count)++] = number;
        }
    }
    return list;
}

static int compare_numbers(const void *a, const void *b) {
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static struct value count_rows(const struct measure_input *input) {
    return value_number((double)input->row_count);
}

static struct value count_valid(const struct measure_input *input) {
    size_t count = 0;
    for (size_t i = 0; i < input->row_count; i++) {
        const struct value *value = cell(input, i);
        count +=
            !is_missing(value) && !(value->type == VALUE_NUMBER && isnan(value->number));
    }
    return value_number((double)count);
}

static struct value count_missing(const struct measure_input *input) {
    size_t count = 0;
    for (size_t i = 0; i < input->row_count; i++) {
        count += is_missing(cell(input, i));
    }
    return value_number((double)count);
}

static int compare_values(const void *a, const void *b) {
    return value_compare(*(const struct value *)a, *(const struct value *)b);
}

static struct value *sorted_values(const struct measure_input *input) {
    struct value *list = arena_array(input->arena, input->row_count + 1, sizeof *list);
    for (size_t i = 0; i < input->row_count; i++) {
        list[i] = *cell(input, i);
    }
    if (input->row_count) {
        qsort(list, input->row_count, sizeof *list, compare_values);
    }
    return list;
}

static struct value count_distinct(const struct measure_input *input) {
    struct value *list = sorted_values(input);
    size_t count = input->row_count > 0;
    for (size_t i = 1; i < input->row_count; i++) {
        count += value_compare(list[i - 1], list[i]) != 0;
    }
    return value_number((double)count);
}

static struct value all_values(const struct measure_input *input) {
    struct value *rows = arena_array(input->arena, input->row_count + 1, sizeof *rows);
    for (size_t i = 0; i < input->row_count; i++) {
        rows[i] = value_row(input->dataset, input->rows[i]);
    }
    return value_array(rows, input->row_count);
}

static struct value sum(const struct measure_input *input) {
    size_t count;
    double *list = numbers(input, &count);
    double total = 0;
    for (size_t i = 0; i < count; i++) {
        total += list[i];
    }
    return count ? value_number(total) : value_undefined();
}

static struct value product(const struct measure_input *input) {
    size_t count;
    double *list = numbers(input, &count);
    double total = 1;
    for (size_t i = 0; i < count; i++) {
        total *= list[i];
    }
    return count ? value_number(total) : value_undefined();
}

/* Mean and sum of squared deviations in one pass (Welford), as Vega computes them. */
static size_t moments(
    const struct measure_input *input, double *mean, double *deviation) {
    size_t count;
    double *list = numbers(input, &count);
    *mean = *deviation = 0;
    for (size_t i = 0; i < count; i++) {
        double difference = list[i] - *mean;
        *mean += difference / (double)(i + 1);
        *deviation += difference * (list[i] - *mean);
    }
    return count;
}

static struct value mean(const struct measure_input *input) {
    double average, deviation;
    size_t count = moments(input, &average, &deviation);
    return count ? value_number(average) : value_undefined();
}

/* `less` is 1 for a sample, which one value alone does not make. */
static struct value variance_over(const struct measure_input *input, size_t less) {
    double average, deviation;
    size_t count = moments(input, &average, &deviation);
    return count > less ? value_number(deviation / (double)(count - less))
                        : value_undefined();
}

static struct value variance(const struct measure_input *input) {
    return variance_over(input, 1);
}

static struct value population_variance(const struct measure_input *input) {
    return variance_over(input, 0);
}

static struct value root(struct value value) {
    return value.type == VALUE_NUMBER ? value_number(sqrt(value.number)) : value;
}

static struct value deviation(const struct measure_input *input) {
    return root(variance_over(input, 1));
}

static struct value population_deviation(const struct measure_input *input) {
    return root(variance_over(input, 0));
}

static struct value standard_error(const struct measure_input *input) {
    double average, squares;
    size_t count = moments(input, &average, &squares);
    struct value result = deviation(input);
    return result.type == VALUE_NUMBER ? value_number(result.number / sqrt((double)count))
                                       : result;
}

/* d3's quantile of the valid numbers. */
static struct value quantile(const struct measure_input *input, double p) {
    size_t count;
    double *list = numbers(input, &count);
    if (count == 0) {
        return value_undefined();
    }
    qsort(list, count, sizeof *list, compare_numbers);
    double position = (double)(count - 1) * p;
    size_t below = (size_t)floor(position);
    double low = list[below];
    double high = below + 1 < count ? list[below + 1] : low;
    return value_number(low + (high - low) * (position - (double)below));
}

static struct value median(const struct measure_input *input) {
    return quantile(input, 0.5);
}

static struct value first_quartile(const struct measure_input *input) {
    return quantile(input, 0.25);
}

static struct value third_quartile(const struct measure_input *input) {
    return quantile(input, 0.75);
}

static struct value confidence_bound(const struct measure_input *input, double p) {
    size_t count;
    double *list = numbers(input, &count);
    return count ? value_number(bootstrap_quantile(input->arena, list, count, p))
                 : value_undefined();
}

static struct value confidence_low(const struct measure_input *input) {
    return confidence_bound(input, 0.025);
}

static struct value confidence_high(const struct measure_input *input) {
    return confidence_bound(input, 0.975);
}

/* Numbers by size, dates as text such as 2023-05-06 by code point. */
static bool is_less(const struct value *a, const struct value *b) {
    double x = value_to_number(*a);
    double y = value_to_number(*b);
    if (a->type == VALUE_STRING && b->type == VALUE_STRING && (isnan(x) || isnan(y))) {
        return strcmp(a->string, b->string) < 0;
    }
    return x < y;
}

/* Where the least valid value stands in the group, or the largest; row_count if none. */
static size_t extreme(const struct measure_input *input, bool largest) {
    size_t best = input->row_count;
    for (size_t i = 0; i < input->row_count; i++) {
        const struct value *value = cell(input, i);
        bool nan = value->type == VALUE_NUMBER && isnan(value->number);
        if (is_missing(value) || nan) {
            continue;
        }
        bool better =
            best == input->row_count || (largest ? is_less(cell(input, best), value)
                                                 : is_less(value, cell(input, best)));
        best = better ? i : best;
    }
    return best;
}

static struct value minimum(const struct measure_input *input) {
    size_t i = extreme(input, false);
    return i < input->row_count ? *cell(input, i) : value_undefined();
}

static struct value maximum(const struct measure_input *input) {
    size_t i = extreme(input, true);
    return i < input->row_count ? *cell(input, i) : value_undefined();
}

static struct value row_of_minimum(const struct measure_input *input) {
    size_t i = extreme(input, false);
    return i < input->row_count ? value_row(input->dataset, input->rows[i])
                                : value_undefined();
}

static struct value row_of_maximum(const struct measure_input *input) {
    size_t i = extreme(input, true);
    return i < input->row_count ? value_row(input->dataset, input->rows[i])
                                : value_undefined();
}

/* Vega-Lite has no way to give these their weight, and Vega without it gives no number. */
static struct value exponential(const struct measure_input *input) {
    (void)input;
    return value_number(NAN);
}

static const char *const op_names[] = {"count", "valid", "missing", "distinct", "values",
    "sum", "product", "mean", "average", "variance", "variancep", "stdev", "stdevp",
    "stderr", "median", "q1", "q3", "ci0", "ci1", "min", "max", "argmin", "argmax",
    "exponential", "exponentialb"};

static const measure ops[] = {count_rows, count_valid, count_missing, count_distinct,
    all_values, sum, product, mean, mean, variance, population_variance, deviation,
    population_deviation, standard_error, median, first_quartile, third_quartile,
    confidence_low, confidence_high, minimum, maximum, row_of_minimum, row_of_maximum,
    exponential, exponential};

_Static_assert(countof(ops) == countof(op_names), "a name for every operation");

measure measure_find(const char *op) {
    for (size_t i = 0; i < countof(op_names); i++) {
        if (strcmp(op_names[i], op) == 0) {
            return ops[i];
        }
    }
    return NULL;
}

struct value measure_run(measure function, const struct measure_input *input) {
    struct arena_mark mark = arena_mark(input->arena);
    struct value result = function(input);
    if (result.type < VALUE_ARRAY) {
        arena_rewind(input->arena, mark);
    }
    return result;
}

const char *const *measure_names(size_t *count) {
    *count = countof(op_names);
    return op_names;
}
