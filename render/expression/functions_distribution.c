/* Normal, log-normal and uniform distributions: density, cumulative share, quantile, and
 * random samples that are the same on every run.
 * Source: vega.github.io/vega/docs/expressions#statistical-functions. */
#include <math.h>

#include "base/random.h"
#include "expression/functions.h"

static const double root_two = 1.4142135623730951;
static const double root_two_pi = 2.5066282746310002;

/* An argument that may be left out. */
static double argument_or(const struct call *call, size_t index, double otherwise) {
    bool given = index < call->count && call->arguments[index].type != VALUE_NULL;
    return given ? call_number(call, index) : otherwise;
}

static double density(double z) {
    return exp(-0.5 * z * z) / root_two_pi;
}

static double share_above(double z) {
    return 0.5 * erfc(z / root_two);
}

/* How many deviations from the mean the share `p` ends. Newton's steps from the mean
 * outwards: the share is convex there, so that none oversteps, and a tail is reached
 * since each step is about 1/z. */
static double normal_quantile(double p) {
    enum { MOST_STEPS = 2000 };
    double tail = fmin(p, 1 - p);
    if (!(tail > 0)) {
        return p == 0 ? -INFINITY : p == 1 ? INFINITY : NAN;
    }
    double z = 0;
    for (int i = 0; i < MOST_STEPS; i++) {
        double step = (share_above(z) - tail) / density(z);
        z += step;
        if (!(step > 1e-16 * z)) {
            break;
        }
    }
    return p < 0.5 ? -z : z;
}

/* Mean 0 and deviation 1 unless given behind the first argument. */
static double standard(const struct call *call, double number) {
    return (number - argument_or(call, 1, 0)) / argument_or(call, 2, 1);
}

static double scaled_quantile(const struct call *call, double p) {
    return argument_or(call, 1, 0) + argument_or(call, 2, 1) * normal_quantile(p);
}

static struct value density_normal(struct call *call) {
    double z = standard(call, call_number(call, 0));
    return value_number(density(z) / argument_or(call, 2, 1));
}

static struct value cumulative_normal(struct call *call) {
    return value_number(share_above(-standard(call, call_number(call, 0))));
}

static struct value quantile_normal(struct call *call) {
    return value_number(scaled_quantile(call, call_number(call, 0)));
}

static struct value density_log_normal(struct call *call) {
    double number = call_number(call, 0);
    if (number <= 0) {
        return value_number(0);
    }
    double z = standard(call, log(number));
    return value_number(density(z) / (argument_or(call, 2, 1) * number));
}

static struct value cumulative_log_normal(struct call *call) {
    double z = standard(call, log(call_number(call, 0)));
    return value_number(isnan(z) ? 0 : share_above(-z));
}

static struct value quantile_log_normal(struct call *call) {
    return value_number(exp(scaled_quantile(call, call_number(call, 0))));
}

/* min and max from argument `index` on: one alone is max, none are 0 and 1. */
static void read_range(const struct call *call, size_t index, double range[2]) {
    double first = argument_or(call, index, NAN);
    double second = argument_or(call, index + 1, NAN);
    range[0] = isnan(second) ? 0 : first;
    range[1] = !isnan(second) ? second : isnan(first) ? 1 : first;
}

static struct value density_uniform(struct call *call) {
    double range[2];
    read_range(call, 1, range);
    double number = call_number(call, 0);
    bool within = number >= range[0] && number <= range[1];
    return value_number(within ? 1 / (range[1] - range[0]) : 0);
}

static struct value cumulative_uniform(struct call *call) {
    double range[2];
    read_range(call, 1, range);
    double number = call_number(call, 0);
    return value_number(number < range[0] ? 0
                        : number > range[1]
                            ? 1
                            : (number - range[0]) / (range[1] - range[0]));
}

static struct value quantile_uniform(struct call *call) {
    double range[2];
    read_range(call, 1, range);
    double p = call_number(call, 0);
    return value_number(p >= 0 && p <= 1 ? range[0] + p * (range[1] - range[0]) : NAN);
}

static struct value random_number(struct call *call) {
    return value_number(random_next(&call->machine->random));
}

static double sample_deviate(struct call *call) {
    double z = normal_quantile(random_next(&call->machine->random));
    return argument_or(call, 0, 0) + argument_or(call, 1, 1) * z;
}

static struct value sample_normal(struct call *call) {
    return value_number(sample_deviate(call));
}

static struct value sample_log_normal(struct call *call) {
    return value_number(exp(sample_deviate(call)));
}

static struct value sample_uniform(struct call *call) {
    double range[2];
    read_range(call, 0, range);
    return value_number(
        range[0] + (range[1] - range[0]) * random_next(&call->machine->random));
}

static const struct function functions[] = {
    {"cumulativeLogNormal", 1, 3, cumulative_log_normal},
    {"cumulativeNormal", 1, 3, cumulative_normal},
    {"cumulativeUniform", 1, 3, cumulative_uniform},
    {"densityLogNormal", 1, 3, density_log_normal},
    {"densityNormal", 1, 3, density_normal},
    {"densityUniform", 1, 3, density_uniform},
    {"quantileLogNormal", 1, 3, quantile_log_normal},
    {"quantileNormal", 1, 3, quantile_normal},
    {"quantileUniform", 1, 3, quantile_uniform},
    {"random", 0, 0, random_number, .impure = true},
    {"sampleLogNormal", 0, 2, sample_log_normal, .impure = true},
    {"sampleNormal", 0, 2, sample_normal, .impure = true},
    {"sampleUniform", 0, 2, sample_uniform, .impure = true},
};

const struct function_family functions_distribution = {functions, countof(functions)};
