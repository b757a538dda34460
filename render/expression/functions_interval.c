/* Steps through the calendar, in UTC: timeOffset and timeSequence.
 * Source: vega.github.io/vega/docs/expressions#datetime-functions. */
#include <math.h>

#include "data/format.h"
#include "data/time_interval.h"
#include "expression/functions.h"

static double time_of(struct value value) {
    return value.type == VALUE_STRING ? time_parse(value.string) : to_number(value);
}

static double step_of(const struct call *call, size_t index) {
    double step = index < call->count ? trunc(call_number(call, index)) : 1;
    return fabs(step) <= EVALUATE_STEPS ? step : NAN;
}

/* timeOffset(unit, date[, step]). */
static struct value offset(struct call *call) {
    struct time_interval interval = {TIME_DAY, 1};
    double step = step_of(call, 2);
    if (!time_unit_find(call_text(call, 0), &interval.unit) || isnan(step)) {
        return value_undefined();
    }
    return value_date(time_interval_offset(interval, time_of(call->arguments[1]), step));
}

/* timeSequence(unit, start, stop[, step]): from the first beginning of a unit at or
 * behind start, every step-th, up to but not including stop. */
static struct value sequence(struct call *call) {
    struct time_interval interval = {TIME_DAY, 1};
    double step = step_of(call, 3);
    double stop = time_of(call->arguments[2]);
    if (!time_unit_find(call_text(call, 0), &interval.unit) || isnan(step)) {
        return value_undefined();
    }
    struct arena *arena = call->machine->arena;
    struct value *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    double time = time_interval_ceil(interval, time_of(call->arguments[1]));
    while (step > 0 && time < stop && machine_step(call->machine, 10)) {
        items = arena_grow(arena, items, count, &capacity, sizeof *items);
        items[count++] = value_date(time);
        time = time_interval_offset(interval, time, step);
    }
    return value_array(items, count);
}

static const struct function functions[] = {
    {"timeOffset", 2, 3, offset},
    {"timeSequence", 3, 4, sequence},
    {"utcOffset", 2, 3, offset},
    {"utcSequence", 3, 4, sequence},
};

const struct function_family functions_interval = {functions, countof(functions)};
