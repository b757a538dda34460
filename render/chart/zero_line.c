/* Bars whose axis leaves out zero show lengths that are out of proportion. */
#include "chart/zero_line.h"

#include <math.h>
#include <string.h>

#include "chart/definition.h"
#include "chart/mark/mark.h"
#include "chart/scales.h"

/* The least and greatest number of the scale's domain before it is padded. */
static bool domain_limits(const struct scale_part *part, double *low, double *high) {
    *low = INFINITY;
    *high = -INFINITY;
    for (size_t i = 0; i < part->domain_size; i++) {
        double number = value_to_number(part->domain[i]);
        *low = fmin(*low, number);
        *high = fmax(*high, number);
    }
    double least = scale_property(part, "domainMin", NAN);
    double most = scale_property(part, "domainMax", NAN);
    *low = isnan(least) ? *low : least;
    *high = isnan(most) ? *high : most;
    return *low <= *high;
}

static bool leaves_out_zero(const struct scale_part *part) {
    if (part->type == SCALE_LOG) {
        return true;
    }
    const struct value *zero = scale_find(part, "zero");
    double low, high;
    if (!scale_type_is_continuous(part->type) ||
        (zero && zero->type == VALUE_BOOLEAN && zero->boolean &&
            !scale_find(part, "domainMin") && !scale_find(part, "domainMax")) ||
        !domain_limits(part, &low, &high)) {
        return false;
    }
    return low > 0 || high < 0;
}

/* The channel along which a bar's length is its number. */
static enum channel length_channel(const struct view *unit) {
    enum channel channel = unit->orient == ORIENT_HORIZONTAL ? CHANNEL_X : CHANNEL_Y;
    const struct definition *definition = unit->encoding[channel];
    bool floats = unit->encoding[channels[channel].second] ||
                  (unit->stack.set && unit->stack.offset &&
                      strcmp(unit->stack.offset, "center") == 0);
    return definition && definition_is_measure(definition) && !floats ? channel
                                                                      : CHANNEL_NONE;
}

static void check_unit(struct chart *chart, const struct view *unit) {
    enum channel channel = length_channel(unit);
    const struct scale_part *part =
        channel == CHANNEL_NONE ? NULL : view_scale(unit, channel);
    if (!part || !leaves_out_zero(part)) {
        return;
    }
    fault_add(chart->faults, FAULT_WARNING, "axis-without-zero",
        unit->encoding[channel]->source->place,
        "the axis of these bars leaves out 0, so their lengths mislead",
        "柱的数值轴不从 0 开始，柱的长短与数值不成比例，容易误导读者");
    fault_hint(chart->faults, "let the axis start at 0, or draw points or lines instead",
        "让坐标轴从 0 开始，或者改用点、折线");
}

void bars_check_zero(struct chart *chart) {
    for (size_t i = 0; !chart->bare && i < chart->units.count; i++) {
        if (chart->units.items[i]->mark == &mark_bar) {
            check_unit(chart, chart->units.items[i]);
        }
    }
}
