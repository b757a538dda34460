/* bin: round steps over an extent, and the bin each number falls into.
 * Source: vega-statistics/src/bin.js, vega-transforms/src/Bin.js. */
#include <math.h>

#include "transform/groups.h"
#include "transform/step.h"

static const struct property properties[] = {
    {"bin", PROPERTY_BOOLEAN | PROPERTY_OBJECT, PROPERTY_REQUIRED},
    {"field", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"as", PROPERTY_STRING | PROPERTY_ARRAY, PROPERTY_REQUIRED},
};

static const struct property option_properties[] = {
    {"anchor", PROPERTY_NUMBER, 0},
    {"base", PROPERTY_NUMBER, 0},
    {"divide", PROPERTY_ARRAY, 0},
    {"extent", PROPERTY_ARRAY, 0},
    {"maxbins", PROPERTY_NUMBER, 0},
    {"minstep", PROPERTY_NUMBER, 0},
    {"nice", PROPERTY_BOOLEAN, 0},
    {"span", PROPERTY_NUMBER, 0}, /* Vega's: what the extent of a parameter becomes */
    {"step", PROPERTY_NUMBER, 0},
    {"steps", PROPERTY_ARRAY, 0},
    {"binned", PROPERTY_BOOLEAN, PROPERTY_UNSUPPORTED},
};

/* The largest of the given steps that is no longer than a maxbins-th of the span, else the
 * first: Vega would rather have too many bins than too few. */
static double pick_step(const struct value *steps, double span, double most) {
    size_t i = 0;
    while (i + 1 < steps->count && value_to_number(steps->items[i + 1]) <= span / most) {
        i++;
    }
    return value_to_number(steps->items[i]);
}

/* A power of the base, coarsened till the bins fit, refined by the divisors (5, 2). */
static double round_step(double span, double most, const struct value *options) {
    double base = property_number(options, "base", 10);
    double least = property_number(options, "minstep", 0);
    double log_base = log(base);
    double level = ceil(log(most) / log_base);
    double step = fmax(least, pow(base, round(log(span) / log_base) - level));
    while (ceil(span / step) > most) {
        step *= base;
    }
    static const struct value defaults[] = {
        {.type = VALUE_NUMBER, .number = 5}, {.type = VALUE_NUMBER, .number = 2}};
    const struct value *divide = value_member(options, "divide");
    const struct value *items =
        divide && divide->type == VALUE_ARRAY ? divide->items : defaults;
    size_t count = divide && divide->type == VALUE_ARRAY ? divide->count : 2;
    for (size_t i = 0; i < count; i++) {
        double finer = step / value_to_number(items[i]);
        if (finer >= least && span / finer <= most) {
            step = finer;
        }
    }
    return step;
}

struct bin_parameters bin_parameters(
    double min, double max, const struct value *options) {
    double most = property_number(options, "maxbins", 20);
    const struct value *given = value_member(options, "step");
    const struct value *steps = value_member(options, "steps");
    double span = property_number(options, "span", NAN);
    span = isnan(span) || span == 0 ? max - min : span;
    span = span == 0 ? fabs(min) : span;
    span = span == 0 || isnan(span) ? 1 : span;
    double step;
    if (given && given->type == VALUE_NUMBER && given->number > 0) {
        step = given->number;
    } else if (steps && steps->type == VALUE_ARRAY && steps->count) {
        step = pick_step(steps, span, most);
    } else {
        step = round_step(span, fmax(1, most), options);
    }
    double level = log(step);
    double precision = level >= 0 ? 0 : floor(-level / log(10)) + 1;
    double epsilon = pow(10, -precision - 1);
    double start = min;
    double stop = max;
    if (property_boolean(options, "nice", true)) {
        double low = floor(min / step + epsilon) * step;
        start = min < low ? low - step : low;
        stop = ceil(max / step) * step;
    }
    stop = stop == start ? start + step : stop;
    double anchor = property_number(options, "anchor", NAN);
    if (!isnan(anchor)) {
        double shift = anchor - (start + step * floor((anchor - start) / step));
        start += shift;
        stop += shift;
    }
    return (struct bin_parameters){start, stop, step};
}

const struct dataset *bin_dataset(struct arena *arena, const struct dataset *dataset,
    const char *field, struct bin_parameters bins, const char *as0, const char *as1) {
    const struct value *cells = field_cells(arena, dataset, field);
    struct value *low = arena_array(arena, dataset->row_count + 1, sizeof *low);
    struct value *high = arena_array(arena, dataset->row_count + 1, sizeof *high);
    /* Whole steps, even where the bins are not nice (vega-transforms/src/Bin.js). */
    double last =
        bins.start + (ceil((bins.stop - bins.start) / bins.step) - 1) * bins.step;
    for (size_t row = 0; row < dataset->row_count; row++) {
        double number = cells[row].type == VALUE_NULL ? NAN : value_to_number(cells[row]);
        low[row] = high[row] = value_null();
        if (number < bins.start || number > bins.stop) {
            low[row] = high[row] =
                value_number(number < bins.start ? -INFINITY : INFINITY);
        } else if (!isnan(number)) {
            number = fmax(bins.start, fmin(number, last));
            double index = floor(1e-14 + (number - bins.start) / bins.step);
            low[row] = value_number(bins.start + bins.step * index);
            high[row] = value_number(bins.start + bins.step * (index + 1));
        }
    }
    dataset = dataset_with_column(arena, dataset, as0, low);
    return dataset_with_column(arena, dataset, as1, high);
}

/* The least and the largest number of a field; false where there is none. */
static bool find_extent(const struct transform_context *context,
    const struct dataset *dataset, const char *field, double *min, double *max) {
    const struct value *cells = field_cells(context->arena, dataset, field);
    *min = INFINITY;
    *max = -INFINITY;
    for (size_t row = 0; row < dataset->row_count; row++) {
        double number = cells[row].type == VALUE_NULL ? NAN : value_to_number(cells[row]);
        if (!isnan(number)) {
            *min = fmin(*min, number);
            *max = fmax(*max, number);
        }
    }
    return *min <= *max;
}

/* Vega-Lite's own default, 10, where the options set neither maxbins nor step. */
static struct value with_maxbins(struct arena *arena, const struct value *options) {
    size_t count = options->type == VALUE_OBJECT ? options->count : 0;
    if (count && (value_member(options, "maxbins") || value_member(options, "step"))) {
        return *options;
    }
    struct member *members = arena_array(arena, count + 1, sizeof *members);
    for (size_t i = 0; i < count; i++) {
        members[i] = options->members[i];
    }
    members[count].name = "maxbins";
    members[count].value = value_number(10);
    return value_object(members, count + 1);
}

static const struct dataset *run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    const struct value *options = value_member(step, "bin");
    if (options->type == VALUE_OBJECT &&
        !properties_check(options, option_properties, countof(option_properties), "bin",
            context->faults)) {
        return NULL;
    }
    const char *field = property_string(step, "field", "");
    double min, max;
    if (!find_extent(context, dataset, field, &min, &max)) {
        min = 0;
        max = 1;
    }
    const struct value *extent = value_member(options, "extent");
    if (extent && extent->type == VALUE_ARRAY && extent->count == 2) {
        min = value_to_number(extent->items[0]);
        max = value_to_number(extent->items[1]);
    }
    struct value complete = with_maxbins(context->arena, options);
    const char *start = step_name(step, "as", 0, "bin");
    const char *end =
        step_name(step, "as", 1, arena_print(context->arena, "%s_end", start));
    return bin_dataset(
        context->arena, dataset, field, bin_parameters(min, max, &complete), start, end);
}

const struct transform_kind bin_transform = {
    "bin", properties, countof(properties), {"field"}, run};
