/* Labels of ticks: as many decimals as the step between ticks calls for, times by their
 * largest unit that changes, and what legends of classes say ("10 – 20"). */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "chart/scale/work.h"
#include "data/number_pattern.h"
#include "data/number_type.h"

/* vega-format's formatSpan. */
static void fill_precision(
    struct number_pattern *pattern, double start, double stop, double count) {
    double step = tick_step(start, stop, count);
    double largest = fmax(fabs(start), fabs(stop));
    bool given = pattern->precision != NUMBER_PRECISION_NONE;
    int precision;
    switch (pattern->type) {
    case 's':
        if (!given) {
            int decimals = number_pattern_prefix(step, largest);
            /* Vega prints NaN on an axis that is all zero. */
            pattern->precision = decimals == NUMBER_PRECISION_NONE ? 0 : decimals;
            number_pattern_scale(pattern, largest);
        }
        return;
    case 0:
    case 'e':
    case 'g':
    case 'p':
    case 'r':
        precision = number_pattern_round(step, largest);
        precision -= precision > 0 && pattern->type == 'e';
        break;
    case 'f':
    case '%':
    case NUMBER_TYPE_WAN:
    case NUMBER_TYPE_YI:
        precision = number_pattern_fixed(step);
        if (precision != NUMBER_PRECISION_NONE && pattern->type == '%') {
            precision = precision > 2 ? precision - 2 : 0;
        } else if (number_type_has_unit(pattern->type)) {
            double unit = pattern->type == NUMBER_TYPE_WAN ? 1e4 : 1e8;
            precision = number_pattern_fixed(step / unit);
        }
        break;
    default:
        return;
    }
    if (!given) {
        pattern->precision = precision;
    }
}

/* `format` if it is a pattern, else the fallback; false if that is none either. */
static bool read_pattern(
    struct number_pattern *pattern, const char *format, const char *fallback) {
    if (format && number_pattern_read(format, pattern)) {
        return true;
    }
    return fallback && number_pattern_read(fallback, pattern);
}

static const char *span_label(struct arena *arena, double number, double start,
    double stop, double count, const char *format, const struct format_locale *locale) {
    struct number_pattern pattern;
    read_pattern(&pattern, format, ",f");
    fill_precision(&pattern, start, stop, count);
    return number_pattern_print(&pattern, arena, number, locale);
}

/* vega-format's formatFloat: up to twelve digits, trailing zeros dropped. */
static const char *float_label(struct arena *arena, double number, const char *format,
    const struct format_locale *locale) {
    struct number_pattern pattern;
    read_pattern(&pattern, format, ",");
    if (pattern.precision == NUMBER_PRECISION_NONE) {
        pattern.precision = pattern.type == '%' ? 10 : pattern.type == 'e' ? 11 : 12;
        pattern.trim = true;
    }
    return number_pattern_print(&pattern, arena, number, locale);
}

/* The finest unit that a time does not begin, and how it is shown; the last row is for
 * times that begin a year. The English patterns are d3's; in Chinese a bare 周日 01 or
 * 03 下午 would puzzle readers, so dates are written out. */
static const struct {
    struct time_interval interval;
    const char *english, *chinese;
} time_scales[] = {
    {{TIME_SECOND, 1}, ".%L", ".%L"},
    {{TIME_MINUTE, 1}, ":%S", ":%S"},
    {{TIME_HOUR, 1}, "%I:%M", "%H:%M"},
    {{TIME_DAY, 1}, "%I %p", "%-H时"},
    {{TIME_WEEK, 1}, "%a %d", "%-m月%-d日"},
    {{TIME_MONTH, 1}, "%b %d", "%-m月%-d日"},
    {{TIME_YEAR, 1}, "%B", "%-m月"},
    {{TIME_MILLISECOND, 1}, "%Y", "%Y年"},
};

/* Multi-scale labels tell only what changes: years at new year, months at their first,
 * hours within a day. */
static const char *time_label(struct arena *arena, double time, const char *format,
    const struct format_locale *locale) {
    if (format) {
        return time_format(arena, format, time, locale);
    }
    const struct time_interval month = {TIME_MONTH, 1};
    size_t i = 0;
    while (i + 1 < countof(time_scales)) {
        bool begun = time_interval_floor(time_scales[i].interval, time) < time;
        /* A week means nothing to a day that begins a month. */
        bool skip = time_scales[i].interval.unit == TIME_WEEK &&
                    !(time_interval_floor(month, time) < time);
        if (begun && !skip) {
            break;
        }
        i++;
    }
    const char *pattern =
        locale->chinese ? time_scales[i].chinese : time_scales[i].english;
    return time_format(arena, pattern, time, locale);
}

/* The scales that d3 gives a tickFormat. */
static bool has_span(enum scale_type type) {
    return type == SCALE_LINEAR || type == SCALE_POW || type == SCALE_SQRT ||
           type == SCALE_SYMLOG || type == SCALE_QUANTIZE || type == SCALE_BIN_ORDINAL;
}

/* A category as it is, or by a number pattern if asked. */
static const char *plain_label(struct arena *arena, struct value tick, const char *format,
    const struct format_locale *locale) {
    struct number_pattern pattern;
    if (read_pattern(&pattern, format, NULL)) {
        return number_pattern_print(&pattern, arena, value_to_number(tick), locale);
    }
    return value_to_string(tick, arena);
}

const char *scale_tick_label(const struct scale *scale, struct arena *arena,
    struct value tick, double count, const char *format, bool format_is_time,
    const struct format_locale *locale) {
    count = count == 0 ? 10 : count;
    if (scale_type_is_time(scale->type) || format_is_time) {
        return time_label(arena, value_to_number(tick), format, locale);
    }
    double number = value_to_number(tick);
    if (scale->type == SCALE_LOG) {
        size_t ticks = isfinite(count) ? log_ticks(scale, arena, count).count : 1;
        return log_tick_has_label(scale, number, count, ticks)
                   ? float_label(arena, number, format, locale)
                   : "";
    }
    if (has_span(scale->type) && scale->domain_count > 0) {
        struct scale_ends ends = scale_ends(scale);
        return span_label(arena, number, ends.low, ends.high, count, format, locale);
    }
    return plain_label(arena, tick, format, locale);
}

/* Each class is named by its lower limit; the first has none. */
struct ticks scale_legend_values(
    const struct scale *scale, struct arena *arena, double count) {
    count = count == 0 ? 10 : count;
    if (scale_type_is_discretizing(scale->type) && scale->type != SCALE_BIN_ORDINAL) {
        struct ticks cuts = scale_thresholds(scale, arena);
        struct ticks values = {0};
        values.count = cuts.count + 1;
        values.values = arena_array(arena, values.count, sizeof *values.values);
        values.values[0] = value_number(-INFINITY);
        for (size_t i = 0; i < cuts.count; i++) {
            values.values[i + 1] = cuts.values[i];
        }
        return values;
    }
    struct ticks ticks = scale_ticks(scale, arena, count);
    if (scale->type == SCALE_BIN_ORDINAL && ticks.count > 0) {
        ticks.count--; /* the last is the end of the last bin */
    } else if (scale->type == SCALE_LOG) {
        size_t all = ticks.count;
        ticks.count = 0;
        for (size_t i = 0; i < all; i++) {
            if (log_tick_has_label(scale, ticks.values[i].number, count, all)) {
                ticks.values[ticks.count++] = ticks.values[i];
            }
        }
    }
    return ticks;
}

/* The smallest distance between limits, for which the decimals must do. */
static double least_step(const double *limits, size_t count) {
    double least = count > 1 ? limits[1] - limits[0] : count ? limits[0] : 1;
    for (size_t i = 1; i < count; i++) {
        least = fmin(least, limits[i] - limits[i - 1]);
    }
    return least;
}

/* Nothing for an open end. */
static const char *limit_label(const struct scale *scale, struct arena *arena,
    double limit, double count, const char *format, bool format_is_time,
    const struct format_locale *locale) {
    enum { TICKS_AT_FINE_RESOLUTION = 30 };
    if (isinf(limit)) {
        return "";
    }
    const struct scale_work *work = scale->work;
    double ends[2] = {0, 0};
    if (scale->domain_count > 0) {
        ends[0] = scale_number_of(scale->domain[0]);
        ends[1] = scale_number_of(scale->domain[scale->domain_count - 1]);
    }
    bool quantize = scale->type == SCALE_QUANTIZE;
    if (format_is_time || !(quantize || scale->type == SCALE_QUANTILE)) {
        return scale_tick_label(
            scale, arena, value_number(limit), count, format, format_is_time, locale);
    }
    double least = quantize ? least_step(ends, 2) : least_step(work->domain, work->count);
    return span_label(arena, limit, 0, least, TICKS_AT_FINE_RESOLUTION, format, locale);
}

/* A limit belongs to the class above it, hence < and ≥. */
const char *scale_legend_label(const struct scale *scale, struct arena *arena,
    struct ticks values, size_t index, double count, bool ranges, const char *format,
    bool format_is_time, const struct format_locale *locale) {
    if (!scale_type_is_discretizing(scale->type)) {
        return scale_tick_label(
            scale, arena, values.values[index], count, format, format_is_time, locale);
    }
    if (!ranges) {
        return limit_label(scale, arena, values.values[index].number, count, format,
            format_is_time, locale);
    }
    double low = values.values[index].number;
    double high = INFINITY;
    if (index + 1 < values.count) {
        high = values.values[index + 1].number;
    } else if (scale->type == SCALE_BIN_ORDINAL && scale->domain_count > 0) {
        high = scale_number_of(scale->domain[scale->domain_count - 1]);
    }
    const char *from =
        limit_label(scale, arena, low, count, format, format_is_time, locale);
    const char *to =
        limit_label(scale, arena, high, count, format, format_is_time, locale);
    if (*from && *to) {
        return arena_print(arena, "%s – %s", from, to);
    }
    return *to ? arena_print(arena, "< %s", to) : arena_print(arena, "≥ %s", from);
}
