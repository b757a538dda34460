/* What a legend lists, and the symbol that stands for it (vega-encode/LegendEntries.js). */
#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/definition.h"
#include "chart/legend.h"
#include "chart/mark/mark.h"
#include "chart/mark/paint.h"
#include "chart/scales.h"
#include "transform/predicate.h"

const struct explained *legend_explains(const struct guide *legend, enum channel paint) {
    for (size_t i = 0; i < legend->scale_count; i++) {
        if (legend->scales[i].paint == paint) {
            return &legend->scales[i];
        }
    }
    return NULL;
}

const struct explained *legend_main_scale(const struct guide *legend) {
    static const enum channel order[] = {CHANNEL_SIZE, CHANNEL_SHAPE, CHANNEL_FILL,
        CHANNEL_STROKE, CHANNEL_STROKE_WIDTH, CHANNEL_STROKE_DASH, CHANNEL_OPACITY};
    for (size_t i = 0; i < countof(order); i++) {
        const struct explained *found = legend_explains(legend, order[i]);
        if (found) {
            return found;
        }
    }
    return &legend->scales[0];
}

/* The bins of a continuous scale: its legend lists intervals. */
static const struct bin_parameters *legend_bins(const struct guide *legend) {
    const struct explained *main = legend_main_scale(legend);
    const struct scale_part *part = view_scale(main->view, main->channel);
    return part->has_bins && part->bins.step > 0 && scale_type_is_continuous(part->type)
               ? &part->bins
               : NULL;
}

static struct ticks bin_starts(struct arena *arena, const struct bin_parameters *bins) {
    double count = floor((bins->stop - bins->start) / bins->step + 0.5);
    struct ticks ticks = {
        .values = arena_array(arena, (size_t)count, sizeof *ticks.values)};
    for (size_t i = 0; i < (size_t)count; i++) {
        ticks.values[ticks.count++] = value_number(bins->start + bins->step * (double)i);
    }
    return ticks;
}

static struct ticks find_values(const struct guide_look *look, const struct scale *scale,
    enum legend_form form, double *count) {
    const struct value *values = property_settle(look->plot, look_find(look, "values"));
    bool said = values && values->type == VALUE_ARRAY;
    double asked = look_number(look, "tickCount", *count);
    if (said) {
        struct ticks ticks = {.count = values->count};
        struct value *copy = arena_array(look->plot->arena, values->count, sizeof *copy);
        for (size_t i = 0; i < values->count; i++) {
            bool date = values->items[i].type == VALUE_OBJECT;
            copy[i] =
                date ? value_date(date_from_parts(&values->items[i])) : values->items[i];
        }
        ticks.values = copy;
        return ticks;
    }
    asked = guide_limit_count(look, scale, asked);
    *count = asked;
    const struct bin_parameters *bins = legend_bins(look->guide);
    if (bins && form == LEGEND_SYMBOLS) {
        return bin_starts(look->plot->arena, bins);
    }
    if (form == LEGEND_GRADIENT) {
        struct ticks ticks = scale_ticks(scale, look->plot->arena, asked);
        if (ticks.count < 3 && scale->domain_count >= 2) {
            struct value *ends = arena_array(look->plot->arena, 2, sizeof *ends);
            ends[0] = scale->domain[0];
            ends[1] = scale->domain[scale->domain_count - 1];
            ticks = (struct ticks){ends, 2};
        }
        return ticks;
    }
    return scale_legend_values(scale, look->plot->arena, asked);
}

static const char *entry_label(const struct guide_look *look, const struct scale *scale,
    struct ticks values, size_t index, double count, enum legend_form form) {
    const char *format = look_string(look, "format", NULL);
    bool time = strcmp(look_string(look, "formatType", ""), "time") == 0 ||
                scale_type_is_time(scale->type);
    bool ranges = form == LEGEND_SYMBOLS && scale_type_is_discretizing(scale->type);
    struct arena *arena = look->plot->arena;
    const struct format_locale *locale = look->plot->chart->locale;
    const struct value *said = look_find(look, "values");
    const struct bin_parameters *bins = legend_bins(look->guide);
    if (form == LEGEND_STEPS && index == 0) {
        return "";
    }
    if (bins && form == LEGEND_SYMBOLS && !said) {
        struct value end = value_number(values.values[index].number + bins->step);
        return arena_print(arena, "%s – %s",
            scale_tick_label(
                scale, arena, values.values[index], count, format, time, locale),
            scale_tick_label(scale, arena, end, count, format, time, locale));
    }
    if (scale_type_is_discretizing(scale->type)) {
        return scale_legend_label(
            scale, arena, values, index, count, ranges, format, time, locale);
    }
    bool all = said && scale->type == SCALE_LOG; /* which leaves out labels else */
    return scale_tick_label(
        scale, arena, values.values[index], all ? INFINITY : count, format, time, locale);
}

static const char *expand_label(
    const struct guide_look *look, struct axis_tick *entry, size_t index) {
    struct arena *arena = look->plot->arena;
    struct bag datum = {0};
    bag_set(arena, &datum, "value", entry->value);
    bag_set(arena, &datum, "label", value_string(entry->label));
    bag_set(arena, &datum, "index", value_number((double)index));
    entry->datum = bag_object(&datum);
    if (!look->guide->label_expression) {
        return entry->label;
    }
    struct scope scope = {
        .outer = look->plot->chart->scope, .name = "datum", .value = entry->datum};
    return text_lines(
        arena, expression_evaluate(look->guide->label_expression, &scope, arena));
}

/* More entries than the limit end in "…n entries". */
static size_t limited_count(const struct guide_look *look, size_t count, bool *cut) {
    double limit = look_number(look, "symbolLimit", 30);
    *cut = limit > 0 && (double)count > limit;
    return *cut ? (size_t)limit : count;
}

struct legend_entries legend_entries_find(const struct guide_look *look,
    const struct scale *scale, enum legend_form form, double count) {
    struct ticks values = find_values(look, scale, form, &count);
    bool cut = false;
    size_t shown =
        form == LEGEND_SYMBOLS ? limited_count(look, values.count, &cut) : values.count;
    struct legend_entries entries = {
        .items = arena_array(look->plot->arena, values.count + 1, sizeof *entries.items)};
    bool sized = look->guide->channel == CHANNEL_SIZE && form == LEGEND_SYMBOLS &&
                 !look_find(look, "values");
    for (size_t i = 0; i < shown; i++) {
        if (i == 0 && sized && scale_number(scale, values.values[0]) == 0) {
            continue; /* nothing to see */
        }
        struct axis_tick *entry = &entries.items[entries.count++];
        entry->value = values.values[i];
        entry->label = entry_label(look, scale, values, i, count, form);
        if (cut && i + 1 == shown) {
            entry->label =
                arena_print(look->plot->arena, "…%zu entries", values.count - i);
        }
        entry->label = expand_label(look, entry, i);
    }
    return entries;
}

/* The first value that a condition gives, else the plain one. */
static const struct value *first_value(const struct definition *definition) {
    if (!definition) {
        return NULL;
    }
    if (definition->has_value && definition->value.type != VALUE_NULL) {
        return &definition->value;
    }
    for (size_t i = 0; i < definition->condition_count; i++) {
        const struct definition *then = definition->conditions[i].definition;
        if (then->has_value) {
            return &then->value;
        }
    }
    return NULL;
}

static struct color color_of(const struct value *value) {
    struct color color = {0};
    if (value && value->type == VALUE_STRING) {
        color_read(value->string, &color);
    }
    return color;
}

static bool has_field(const struct definition *definition) {
    return definition && definition->has_field;
}

/* What one layer's mark says of the symbols (vega-lite legend/encode.ts, symbols). */
struct look {
    bool has_fill, has_stroke;
    struct color fill, stroke;
    double opacity, fill_opacity; /* NaN: not said */
};

/* The greatest opacity that the encoding or the mark gives. */
static double find_opacity(const struct view *view) {
    const struct definition *definition = view->encoding[CHANNEL_OPACITY];
    double opacity = NAN;
    if (definition && definition->has_value) {
        opacity = value_to_number(definition->value);
    }
    for (size_t i = 0; definition && i < definition->condition_count; i++) {
        const struct definition *then = definition->conditions[i].definition;
        if (then->has_value) {
            opacity = fmax(opacity, value_to_number(then->value));
        }
    }
    if (isnan(opacity)) {
        const struct value *said = value_member(&view->mark_def, "opacity");
        opacity =
            said && said->type == VALUE_NUMBER ? said->number : view->default_opacity;
    }
    return opacity;
}

double legend_gradient_opacity(const struct legend *legend) {
    double opacity = find_opacity(legend->guide->view);
    return opacity > 0 ? opacity : 1;
}

/* Marks that are filled with nothing where nothing says. */
static bool is_clear(const struct view *view) {
    return view->mark == &mark_bar || view->mark == &mark_point ||
           view->mark == &mark_circle || view->mark == &mark_square;
}

/* Trails are filled, their symbols are lines. */
static bool paints_mark(const struct view *view, bool fill) {
    return view->mark == &mark_trail ? !fill : fill;
}

static const struct definition *paint_definition(const struct view *view, bool fill) {
    const struct definition *own = view->encoding[fill ? CHANNEL_FILL : CHANNEL_STROKE];
    bool colored = view->filled == paints_mark(view, fill) && !paint_is_said(view, fill);
    return own ? own : colored ? view->encoding[CHANNEL_COLOR] : NULL;
}

static bool has_datum(const struct definition *definition) {
    return definition && definition->has_datum;
}

/* The colour that a datum stands for. */
static struct color datum_color(
    const struct view *view, const struct definition *definition) {
    const struct scale_part *part = view_scale(view, definition->channel);
    return part ? scale_color(&part->scale, definition->datum)
                : color_of(&definition->datum);
}

static void find_fill(
    const struct legend *legend, const struct explained *explained, struct look *look) {
    const struct view *view = explained->view;
    const struct definition *color = paint_definition(view, true);
    const struct value *value = first_value(color);
    struct reference fill = paint_default(legend->plot, view, paints_mark(view, true));
    if (explained->paint == CHANNEL_FILL) {
        return;
    }
    look->has_fill = true;
    if (has_field(color) && look_find(&legend->look, "symbolFillColor")) {
        look->has_fill = false;
    } else if (has_field(color)) {
        const struct value *base = property_settle(
            legend->plot, config_find(legend->plot->chart, "legend.symbolBaseFillColor"));
        look->fill = base ? color_of(base) : (struct color){.set = true, .alpha = 1};
        look->fill_opacity = isnan(look->opacity) ? 1 : look->opacity;
    } else if (has_datum(color)) {
        look->fill = datum_color(view, color);
    } else if (value) {
        look->fill = color_of(value);
    } else {
        look->has_fill = fill.set || is_clear(view);
        look->fill = color_of(fill.set ? &fill.constant : NULL);
    }
}

static void find_stroke(
    const struct legend *legend, const struct explained *explained, struct look *look) {
    const struct view *view = explained->view;
    const struct definition *color = paint_definition(view, false);
    const struct value *value = first_value(color);
    struct reference stroke = paint_default(legend->plot, view, paints_mark(view, false));
    if (explained->paint == CHANNEL_STROKE || has_field(color) ||
        look_find(&legend->look, "symbolStrokeColor")) {
        return;
    }
    if (has_datum(color)) {
        look->has_stroke = true;
        look->stroke = datum_color(view, color);
        return;
    }
    look->has_stroke = value || stroke.set;
    look->stroke = color_of(value ? value : stroke.set ? &stroke.constant : NULL);
}

/* Alone its legend would be a gradient: in one with others it says how opaque that would
 * be, and so that nothing is said of symbols (vega-lite/src/compile/legend/parse.ts,
 * mergeLegendComponent). */
static bool silences(const struct explained *explained) {
    const struct scale_part *part = view_scale(explained->view, explained->channel);
    return channels[explained->channel].is_color &&
           scale_type_is_continuous(part->type) && find_opacity(explained->view) > 0;
}

/* The first layer that says anything speaks for all. */
static struct look find_look(const struct legend *legend) {
    struct look look = {.opacity = NAN, .fill_opacity = 1};
    for (size_t i = 0; i < legend->guide->scale_count; i++) {
        const struct explained *explained = &legend->guide->scales[i];
        look = (struct look){.opacity = NAN, .fill_opacity = 1};
        if (legend->guide->scale_count > 1 && silences(explained)) {
            look.opacity = look_number(&legend->look, "symbolOpacity", NAN);
            break;
        }
        if (explained->paint != CHANNEL_OPACITY) {
            look.opacity = look_number(
                &legend->look, "symbolOpacity", find_opacity(explained->view));
        }
        find_fill(legend, explained, &look);
        find_stroke(legend, explained, &look);
        if (look.has_fill || look.has_stroke || !isnan(look.opacity)) {
            break;
        }
    }
    return look;
}

static struct color look_color(
    const struct legend *legend, const char *own, const char *base, bool based) {
    const struct value *said = look_find(&legend->look, own);
    said = said || !based ? said : look_find(&legend->look, base);
    return color_of(property_settle(legend->plot, said));
}

struct symbol_base legend_symbol_base(const struct legend *legend) {
    struct look look = find_look(legend);
    bool based = !legend_explains(legend->guide, CHANNEL_FILL);
    bool filled = look.has_fill && look.fill.set;
    struct symbol_base base = {.fill = look.fill,
        .stroke = look.stroke,
        .fill_opacity = look.fill_opacity,
        .opacity = isnan(look.opacity) ? 1 : look.opacity};
    if (!look.has_fill) {
        base.fill = look_color(legend, "symbolFillColor", "symbolBaseFillColor", based);
    }
    /* what has a fill of its own needs no outline to be seen */
    base.hidden_stroke =
        filled && !look.has_stroke && !legend_explains(legend->guide, CHANNEL_STROKE);
    if (!look.has_stroke && !base.hidden_stroke) {
        base.stroke =
            look_color(legend, "symbolStrokeColor", "symbolBaseStrokeColor", based);
    }
    return base;
}
