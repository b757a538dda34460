/* Functions of movement: easing curves, panning and zooming of domains.
 * Source: d3-ease/src, vega-util/src/panZoom.js, interpolation as
 * vega-functions/src/functions/interpolate.js. */
#include <math.h>
#include <string.h>

#include "expression/functions.h"

static const double pi = 3.14159265358979323846;

/* Curves from the slow end: 0 at 0, 1 at 1. */
static double ease_quadratic(double t) {
    return t * t;
}

static double ease_cubic(double t) {
    return t * t * t;
}

static double ease_sine(double t) {
    return t == 1 ? 1 : 1 - cos(t * pi / 2);
}

/* 2^(10 (t − 1)), made to be 0 at 0 and 1 at 1. */
static double ease_exponential(double t) {
    return (pow(2, -10 * (1 - t)) - 0.0009765625) * 1.0009775171065494;
}

static double ease_circle(double t) {
    return 1 - sqrt(1 - t * t);
}

static double ease_back(double t) {
    static const double overshoot = 1.70158;
    return t * t * (overshoot * (t - 1) + t);
}

static double ease_elastic(double t) {
    static const double period = 0.3 / (2 * 3.14159265358979323846);
    double shift = asin(1) * period;
    double fade = (pow(2, -10 * (1 - t)) - 0.0009765625) * 1.0009775171065494;
    return fade * sin((shift - (t - 1)) / period);
}

static double bounce_out(double t) {
    static const double b1 = 4.0 / 11, b2 = 6.0 / 11, b3 = 8.0 / 11, b4 = 3.0 / 4,
                        b5 = 9.0 / 11, b6 = 10.0 / 11, b7 = 15.0 / 16, b8 = 21.0 / 22,
                        b9 = 63.0 / 64;
    double b0 = 1 / b1 / b1;
    return t < b1   ? b0 * t * t
           : t < b3 ? b0 * (t - b2) * (t - b2) + b4
           : t < b6 ? b0 * (t - b5) * (t - b5) + b7
                    : b0 * (t - b8) * (t - b8) + b9;
}

static double ease_bounce(double t) {
    return 1 - bounce_out(1 - t);
}

static const struct {
    const char *name;
    double (*curve)(double t);
    const char *plain; /* what the name without In, Out or InOut means */
} eases[] = {
    {"easeQuad", ease_quadratic, "InOut"},
    {"easeCubic", ease_cubic, "InOut"},
    {"easePoly", ease_cubic, "InOut"},
    {"easeSin", ease_sine, "InOut"},
    {"easeExp", ease_exponential, "InOut"},
    {"easeCircle", ease_circle, "InOut"},
    {"easeBack", ease_back, "InOut"},
    {"easeElastic", ease_elastic, "Out"},
    {"easeBounce", ease_bounce, "Out"},
};

static struct value ease(struct call *call) {
    const char *name = call->function->name;
    double t = call_number(call, 0);
    for (size_t i = 0; i < countof(eases); i++) {
        size_t length = strlen(eases[i].name);
        if (strncmp(name, eases[i].name, length) != 0) {
            continue;
        }
        const char *way = name[length] ? name + length : eases[i].plain;
        double (*curve)(double) = eases[i].curve;
        if (strcmp(way, "In") == 0) {
            return value_number(curve(t));
        }
        if (strcmp(way, "Out") == 0) {
            return value_number(1 - curve(1 - t));
        }
        return value_number(t <= 0.5 ? curve(2 * t) / 2 : 1 - curve(2 - 2 * t) / 2);
    }
    return value_number(t);
}

/* How a scale straightens its domain, and back. */
struct bend {
    enum { BEND_LINEAR, BEND_LOG, BEND_POWER, BEND_SYMLOG } kind;
    double parameter; /* sign, exponent, constant */
};

static double lift(struct bend bend, double number) {
    switch (bend.kind) {
    case BEND_LOG:
        return log(bend.parameter * number);
    case BEND_POWER:
        return copysign(pow(fabs(number), bend.parameter), number);
    case BEND_SYMLOG:
        return copysign(log1p(fabs(number / bend.parameter)), number);
    default:
        return number;
    }
}

static double ground(struct bend bend, double number) {
    switch (bend.kind) {
    case BEND_LOG:
        return bend.parameter * exp(number);
    case BEND_POWER:
        return copysign(pow(fabs(number), 1 / bend.parameter), number);
    case BEND_SYMLOG:
        return copysign(expm1(fabs(number)) * bend.parameter, number);
    default:
        return number;
    }
}

static struct bend find_bend(const struct call *call, double first, size_t parameter) {
    const char *name = call->function->name;
    const char *kind = name + (*name == 'p' ? strlen("pan") : strlen("zoom"));
    if (strcmp(kind, "Log") == 0) {
        return (struct bend){BEND_LOG, first < 0 ? -1 : 1};
    }
    double said = parameter < call->count ? call_number(call, parameter) : 1;
    if (strcmp(kind, "Pow") == 0) {
        return (struct bend){BEND_POWER, said};
    }
    return strcmp(kind, "Symlog") == 0 ? (struct bend){BEND_SYMLOG, said}
                                       : (struct bend){BEND_LINEAR, 1};
}

static struct value pair(const struct call *call, double first, double second) {
    struct value *ends = arena_array(call->machine->arena, 2, sizeof *ends);
    ends[0] = value_number(first);
    ends[1] = value_number(second);
    return value_array(ends, 2);
}

/* pan…(domain, delta, parameter?) */
static struct value pan(struct call *call) {
    size_t count;
    const struct value *ends = call_items(call, 0, &count);
    if (count == 0) {
        return value_undefined();
    }
    struct bend bend = find_bend(call, to_number(ends[0]), 2);
    double low = lift(bend, to_number(ends[0]));
    double high = lift(bend, to_number(ends[count - 1]));
    double shift = (high - low) * call_number(call, 1);
    return pair(call, ground(bend, low - shift), ground(bend, high - shift));
}

/* zoom…(domain, anchor, factor, parameter?) */
static struct value zoom(struct call *call) {
    size_t count;
    const struct value *ends = call_items(call, 0, &count);
    if (count == 0) {
        return value_undefined();
    }
    struct bend bend = find_bend(call, to_number(ends[0]), 3);
    double low = lift(bend, to_number(ends[0]));
    double high = lift(bend, to_number(ends[count - 1]));
    double middle = call->arguments[1].type == VALUE_NULL
                        ? (low + high) / 2
                        : lift(bend, call_number(call, 1));
    double factor = call_number(call, 2);
    return pair(call, ground(bend, middle + (low - middle) * factor),
        ground(bend, middle + (high - middle) * factor));
}

/* From number to number of a list, as far along as the fraction says. */
static struct value interpolate(struct call *call) {
    size_t count;
    const struct value *items = call_items(call, 0, &count);
    double fraction = call_number(call, 1);
    if (count == 0) {
        return value_undefined();
    }
    if (count == 1 || !(fraction > 0)) {
        return items[0];
    }
    if (fraction >= 1) {
        return items[count - 1];
    }
    double position = fraction * (double)(count - 1);
    size_t index = (size_t)position;
    double low = to_number(items[index]), rest = position - (double)index;
    return rest == 0 ? items[index]
                     : value_number(low + rest * (to_number(items[index + 1]) - low));
}

static const struct function functions[] = {
    {"easeBack", 1, 1, ease},
    {"easeBackIn", 1, 1, ease},
    {"easeBackInOut", 1, 1, ease},
    {"easeBackOut", 1, 1, ease},
    {"easeBounce", 1, 1, ease},
    {"easeBounceIn", 1, 1, ease},
    {"easeBounceInOut", 1, 1, ease},
    {"easeBounceOut", 1, 1, ease},
    {"easeCircle", 1, 1, ease},
    {"easeCircleIn", 1, 1, ease},
    {"easeCircleInOut", 1, 1, ease},
    {"easeCircleOut", 1, 1, ease},
    {"easeCubic", 1, 1, ease},
    {"easeCubicIn", 1, 1, ease},
    {"easeCubicInOut", 1, 1, ease},
    {"easeCubicOut", 1, 1, ease},
    {"easeElastic", 1, 1, ease},
    {"easeElasticIn", 1, 1, ease},
    {"easeElasticInOut", 1, 1, ease},
    {"easeElasticOut", 1, 1, ease},
    {"easeExp", 1, 1, ease},
    {"easeExpIn", 1, 1, ease},
    {"easeExpInOut", 1, 1, ease},
    {"easeExpOut", 1, 1, ease},
    {"easeLinear", 1, 1, ease},
    {"easePoly", 1, 1, ease},
    {"easePolyIn", 1, 1, ease},
    {"easePolyInOut", 1, 1, ease},
    {"easePolyOut", 1, 1, ease},
    {"easeQuad", 1, 1, ease},
    {"easeQuadIn", 1, 1, ease},
    {"easeQuadInOut", 1, 1, ease},
    {"easeQuadOut", 1, 1, ease},
    {"easeSin", 1, 1, ease},
    {"easeSinIn", 1, 1, ease},
    {"easeSinInOut", 1, 1, ease},
    {"easeSinOut", 1, 1, ease},
    {"interpolateLinear", 2, 2, interpolate},
    {"panLinear", 2, 2, pan},
    {"panLog", 2, 2, pan},
    {"panPow", 2, 3, pan},
    {"panSymlog", 2, 3, pan},
    {"zoomLinear", 3, 3, zoom},
    {"zoomLog", 3, 3, zoom},
    {"zoomPow", 3, 4, zoom},
    {"zoomSymlog", 3, 4, zoom},
};

const struct function_family functions_motion = {functions, countof(functions)};
