/* Ticks of a log scale: 1 to 9 times each power where there are few powers, else round
 * powers. Of crowded ticks only those near a power bear a label. */
#include <math.h>

#include "chart/scale/work.h"

static const double euler = 2.718281828459045;

/* Of bases no number below 1 makes sense to a reader; d3's default is 10. */
static double base_of(const struct scale *scale) {
    return scale->base > 0 && scale->base != 1 ? scale->base : 10;
}

static bool is_mirrored(const struct scale *scale) {
    return scale->domain_count > 0 && scale_number_of(scale->domain[0]) < 0;
}

static double log_in_base(double base, double x) {
    return base == 10 ? log10(x) : base == 2 ? log2(x) : log(x) / log(base);
}

/* log10 and log2 are exact at the powers, where log(x) / log(10) is not. */
double log_of(const struct scale *scale, double x) {
    double base = base_of(scale);
    return is_mirrored(scale) ? -log_in_base(base, -x) : log_in_base(base, x);
}

static double power_of_base(double base, double x) {
    return base == euler ? exp(x) : pow(base, x);
}

double power_of(const struct scale *scale, double x) {
    double base = base_of(scale);
    return is_mirrored(scale) ? -power_of_base(base, -x) : power_of_base(base, x);
}

/* The domain, and the powers it reaches from and to. */
struct log_span {
    double low, high;   /* of the domain */
    double first, last; /* powers */
};

struct tick_list {
    struct arena *arena;
    struct ticks ticks;
    size_t capacity;
};

static void add_tick(struct tick_list *list, double tick) {
    list->ticks.values = arena_grow(list->arena, list->ticks.values, list->ticks.count,
        &list->capacity, sizeof *list->ticks.values);
    list->ticks.values[list->ticks.count++] = value_number(tick);
}

/* k times the power. Below 1 it is divided by, as 2/100 is exact where 2*0.01 is not. */
static double multiple(const struct scale *scale, double power, double k, bool positive) {
    bool divides = positive ? power < 0 : power > 0;
    return divides ? k / power_of(scale, -power) : k * power_of(scale, power);
}

/* 1, 2, … times a power, ascending; below 0 the largest multiple comes first. */
static void add_multiples(struct tick_list *list, const struct scale *scale,
    const struct log_span *span, double power) {
    bool positive = span->low > 0;
    double base = base_of(scale);
    for (double k = 1; k < base; k++) {
        double tick = multiple(scale, power, positive ? k : base - k, positive);
        if (tick > span->high) {
            break;
        }
        if (tick >= span->low) {
            add_tick(list, tick);
        }
    }
}

static void reverse(struct ticks *ticks) {
    for (size_t i = 0; i < ticks->count / 2; i++) {
        struct value other = ticks->values[ticks->count - 1 - i];
        ticks->values[ticks->count - 1 - i] = ticks->values[i];
        ticks->values[i] = other;
    }
}

/* Few powers: all their multiples, or plain ticks where even those are too few. Many
 * powers: every nth. */
struct ticks log_ticks(const struct scale *scale, struct arena *arena, double count) {
    struct scale_ends ends = scale_ends(scale);
    struct log_span span = {
        ends.low, ends.high, log_of(scale, ends.low), log_of(scale, ends.high)};
    double base = base_of(scale);
    struct tick_list list = {.arena = arena};
    if (!isfinite(span.first) || !isfinite(span.last)) {
        return list.ticks;
    }
    if (fmod(base, 1) == 0 && span.last - span.first < count) {
        double last = ceil(span.last);
        for (double power = floor(span.first); power <= last; power++) {
            add_multiples(&list, scale, &span, power);
        }
        if ((double)list.ticks.count * 2 < count) {
            list.ticks = ticks_between(arena, span.low, span.high, count);
        }
    } else {
        double wanted = fmin(span.last - span.first, count);
        list.ticks = ticks_between(arena, span.first, span.last, wanted);
        for (size_t i = 0; i < list.ticks.count; i++) {
            list.ticks.values[i].number = power_of(scale, list.ticks.values[i].number);
        }
    }
    if (ends.descending) {
        reverse(&list.ticks);
    }
    return list.ticks;
}

/* d3-scale's filter: the leading digit of a tick may be the larger, the fewer ticks
 * there are. */
bool log_tick_has_label(
    const struct scale *scale, double tick, double count, size_t tick_count) {
    double base = base_of(scale);
    double most = fmax(1, base * count / (double)tick_count);
    double size = fabs(tick); /* Vega leaves negative ticks bare; nobody wants that */
    double part = size / pow(base, scale_round(log(size) / log(base)));
    if (part * base < base - 0.5) {
        part *= base;
    }
    return part <= most;
}
