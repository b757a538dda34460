/* The kinds of scales, and what a user of any of them calls. */
#include "chart/scale/scale.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "chart/fill.h"
#include "chart/scale/work.h"

/* Families answer in the same way; the type says with which numbers. */
enum family { FAMILY_CONTINUOUS, FAMILY_BAND, FAMILY_ORDINAL, FAMILY_DISCRETIZING };

static const struct {
    const char *name;
    enum family family;
} kinds[] = {
    [SCALE_LINEAR] = {"linear", FAMILY_CONTINUOUS},
    [SCALE_LOG] = {"log", FAMILY_CONTINUOUS},
    [SCALE_POW] = {"pow", FAMILY_CONTINUOUS},
    [SCALE_SQRT] = {"sqrt", FAMILY_CONTINUOUS},
    [SCALE_SYMLOG] = {"symlog", FAMILY_CONTINUOUS},
    [SCALE_TIME] = {"time", FAMILY_CONTINUOUS},
    [SCALE_UTC] = {"utc", FAMILY_CONTINUOUS},
    [SCALE_ORDINAL] = {"ordinal", FAMILY_ORDINAL},
    [SCALE_BAND] = {"band", FAMILY_BAND},
    [SCALE_POINT] = {"point", FAMILY_BAND},
    [SCALE_QUANTIZE] = {"quantize", FAMILY_DISCRETIZING},
    [SCALE_QUANTILE] = {"quantile", FAMILY_DISCRETIZING},
    [SCALE_THRESHOLD] = {"threshold", FAMILY_DISCRETIZING},
    [SCALE_BIN_ORDINAL] = {"bin-ordinal", FAMILY_DISCRETIZING},
};

const char *scale_type_name(enum scale_type type) {
    return kinds[type].name;
}

bool scale_type_find(const char *name, enum scale_type *type) {
    for (size_t i = 0; i < countof(kinds); i++) {
        if (strcmp(kinds[i].name, name) == 0) {
            *type = (enum scale_type)i;
            return true;
        }
    }
    return false;
}

bool scale_type_is_discrete(enum scale_type type) {
    return kinds[type].family == FAMILY_BAND || kinds[type].family == FAMILY_ORDINAL ||
           type == SCALE_BIN_ORDINAL;
}

bool scale_type_is_continuous(enum scale_type type) {
    return kinds[type].family == FAMILY_CONTINUOUS;
}

bool scale_type_is_discretizing(enum scale_type type) {
    return kinds[type].family == FAMILY_DISCRETIZING;
}

bool scale_type_is_time(enum scale_type type) {
    return type == SCALE_TIME || type == SCALE_UTC;
}

/* Vega makes 0 of null in arithmetic but not in scales, where null has no place. */
double scale_number_of(struct value value) {
    return value.type == VALUE_NULL ? NAN : value_to_number(value);
}

double scale_round(double position) {
    return floor(position + 0.5);
}

/* The first and last of the domain, whatever lies between. */
struct scale_ends scale_ends(const struct scale *scale) {
    if (scale->domain_count == 0) {
        return (struct scale_ends){NAN, NAN, false};
    }
    double first = scale_number_of(scale->domain[0]);
    double last = scale_number_of(scale->domain[scale->domain_count - 1]);
    return last < first ? (struct scale_ends){last, first, true}
                        : (struct scale_ends){first, last, false};
}

/* A text that is no colour stays unset: nothing is painted for it. */
static void prepare_colors(
    const struct scale *scale, struct scale_work *work, struct arena *arena) {
    color_interpolation_find(scale->interpolate, scale->gamma, &work->interpolation);
    work->colors = arena_array(arena, work->range_count, sizeof *work->colors);
    work->points = arena_array(arena, work->range_count, sizeof *work->points);
    for (size_t i = 0; i < work->range_count; i++) {
        work->colors[i] = fill_color(&work->range[i]);
        work->points[i] = color_point_of(&work->interpolation, work->colors[i]);
    }
}

/* The scale's own range is left alone, so that preparing again does not turn it twice. */
static void prepare_range(
    const struct scale *scale, struct scale_work *work, struct arena *arena) {
    size_t count = scale->range_count;
    struct value *range = arena_array(arena, count, sizeof *range);
    work->numbers = arena_array(arena, count, sizeof *work->numbers);
    for (size_t i = 0; i < count; i++) {
        range[i] = scale->range[scale->reverse ? count - 1 - i : i];
        work->numbers[i] = scale_number_of(range[i]);
    }
    work->range = range;
    work->range_count = count;
    if (scale->is_color) {
        prepare_colors(scale, work, arena);
    }
}

void scale_prepare(struct scale *scale, struct arena *arena) {
    struct scale_work *work = arena_new(arena, struct scale_work);
    prepare_range(scale, work, arena);
    switch (kinds[scale->type].family) {
    case FAMILY_CONTINUOUS:
        continuous_prepare(scale, work, arena);
        break;
    case FAMILY_DISCRETIZING:
        discretize_prepare(scale, work, arena);
        break;
    case FAMILY_BAND:
        discrete_prepare(scale, work, arena);
        band_prepare(scale, work);
        break;
    case FAMILY_ORDINAL:
        discrete_prepare(scale, work, arena);
        break;
    }
    scale->work = work;
}

/* The index of a value's range value; an ordinal range begins again when used up. */
static int find_index(const struct scale *scale, struct value value) {
    const struct scale_work *work = scale->work;
    int index = kinds[scale->type].family == FAMILY_DISCRETIZING
                    ? discretize_find(scale, value)
                    : discrete_find(work, value);
    if (index == NO_INDEX || work->range_count == 0) {
        return NO_INDEX;
    }
    bool cyclic = scale->type == SCALE_ORDINAL || scale->type == SCALE_BIN_ORDINAL;
    return cyclic ? index % (int)work->range_count : index;
}

/* On a range that runs down (a y axis of names) the first value lies last. */
static double band_number(const struct scale *scale, struct value value) {
    const struct scale_work *work = scale->work;
    int index = discrete_find(work, value);
    if (index == NO_INDEX || work->range_count < 2) {
        return NAN;
    }
    bool backwards = work->numbers[1] < work->numbers[0];
    int place = backwards ? (int)work->value_count - 1 - index : index;
    return scale->start + scale->step * place;
}

double scale_number(const struct scale *scale, struct value value) {
    assert(scale->work);
    if (kinds[scale->type].family == FAMILY_CONTINUOUS) {
        return continuous_number(scale, scale_number_of(value));
    }
    if (kinds[scale->type].family == FAMILY_BAND) {
        return band_number(scale, value);
    }
    int index = find_index(scale, value);
    return index == NO_INDEX ? NAN : scale->work->numbers[index];
}

/* Bands have places, not colours. */
struct color scale_color(const struct scale *scale, struct value value) {
    assert(scale->work);
    const struct scale_work *work = scale->work;
    if (!work->colors || kinds[scale->type].family == FAMILY_BAND) {
        return (struct color){0};
    }
    if (kinds[scale->type].family == FAMILY_CONTINUOUS) {
        return continuous_color(scale, scale_number_of(value));
    }
    int index = find_index(scale, value);
    return index == NO_INDEX ? (struct color){0} : work->colors[index];
}

/* Positions are numbers; what a range lists is given back as it stands there. */
struct value scale_value(const struct scale *scale, struct value value) {
    assert(scale->work);
    enum family family = kinds[scale->type].family;
    if (family == FAMILY_CONTINUOUS || family == FAMILY_BAND) {
        double number = scale_number(scale, value);
        return isnan(number) ? value_null() : value_number(number);
    }
    int index = find_index(scale, value);
    return index == NO_INDEX ? value_null() : scale->work->range[index];
}

double scale_invert(const struct scale *scale, double position) {
    assert(scale->work);
    return scale_type_is_continuous(scale->type) ? continuous_invert(scale, position)
                                                 : NAN;
}
