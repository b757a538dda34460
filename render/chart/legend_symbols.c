/* Legends of symbols: an entry a value, in rows or columns
 * (vega-parser/src/parsers/guides/legend-symbol-groups.js). */
#include <math.h>
#include <string.h>

#include "chart/legend.h"
#include "chart/mark/mark.h"
#include "chart/mark/paint.h"
#include "chart/scales.h"

/* A symbol with its label, each about the entry's own origin. */
struct entry {
    struct scene_group *group;
    struct scene_symbol *symbol;
    double size; /* of the square that the symbol gets */
    struct bounds bounds;
};

static const struct scale *scale_of(const struct legend *legend, enum channel paint) {
    const struct explained *found = legend_explains(legend->guide, paint);
    return found ? &view_scale(found->view, found->channel)->scale : NULL;
}

static double scaled(const struct legend *legend, enum channel channel,
    struct value value, double otherwise) {
    const struct scale *scale = scale_of(legend, channel);
    double number = scale ? scale_number(scale, value) : otherwise;
    if (scale && scale->type == SCALE_BAND) {
        number += scale->bandwidth / 2;
    }
    return isnan(number) ? otherwise : number;
}

static void apply_colors(const struct legend *legend, struct value value,
    const struct symbol_base *base, struct scene_style *style) {
    const struct scale *fill = scale_of(legend, CHANNEL_FILL);
    const struct scale *stroke = scale_of(legend, CHANNEL_STROKE);
    if (fill) {
        fill_apply(style, scale_fill(fill, value, legend->plot->arena));
    } else {
        style->fill = base->fill;
    }
    style->fill_opacity = fill ? 1 : base->fill_opacity;
    style->stroke = stroke ? scale_color(stroke, value) : base->stroke;
}

static struct scene_style *symbol_style(
    const struct legend *legend, struct value value, const struct symbol_base *base) {
    struct arena *arena = legend->plot->arena;
    struct scene_style *style = scene_new_style(arena);
    apply_colors(legend, value, base, style);
    style->opacity = scaled(legend, CHANNEL_OPACITY, value, base->opacity);
    style->fill_opacity =
        scaled(legend, CHANNEL_FILL_OPACITY, value, style->fill_opacity);
    style->stroke_opacity = scaled(legend, CHANNEL_STROKE_OPACITY, value, 1);
    style->stroke_width = scaled(legend, CHANNEL_STROKE_WIDTH, value,
        look_number(&legend->look, "symbolStrokeWidth", 1.5));
    style->has_stroke_width = true;
    const struct scale *dash = scale_of(legend, CHANNEL_STROKE_DASH);
    const struct value *said = legend_find(legend->plot, legend->guide, "symbolDash");
    style->dash = dash_array(arena,
        dash   ? scale_value(dash, value)
        : said ? *said
               : value_null(),
        &style->dash_count);
    return style;
}

/* A legend of sizes shows what has that size; a config's symbol is for colours. */
static const char *fixed_shape(const struct legend *legend) {
    const struct component *properties = &legend->guide->properties;
    const struct value *own = bag_find(&properties->filled, "symbolType");
    bool sized = legend_explains(legend->guide, CHANNEL_SIZE) &&
                 !component_says(properties, "symbolType");
    return sized && own && own->type == VALUE_STRING && !legend->plot->chart->bare
               ? own->string
               : look_string(&legend->look, "symbolType", "circle");
}

static void set_symbol(const struct legend *legend, const struct axis_tick *tick,
    const struct symbol_base *base, struct scene_symbol *symbol) {
    const struct scale *shape = scale_of(legend, CHANNEL_SHAPE);
    struct value form = shape ? scale_value(shape, tick->value) : value_null();
    symbol->shape = form.type == VALUE_STRING ? form.string : fixed_shape(legend);
    double size = look_number(&legend->look, "symbolSize", 100);
    symbol->size = fmax(0, scaled(legend, CHANNEL_SIZE, tick->value, size));
    symbol->angle = scaled(legend, CHANNEL_ANGLE, tick->value, 0);
    symbol->item.style = symbol_style(legend, tick->value, base);
}

static struct label make_label(
    const struct legend *legend, const char *text, double x, double y) {
    struct label label = {.text = text, .x = x, .y = y};
    look_text(&legend->look, "label", "guide-label", &label);
    label.align = align_of(look_string(&legend->look, "labelAlign", NULL), ALIGN_LEFT);
    label.baseline =
        baseline_of(look_string(&legend->look, "labelBaseline", NULL), BASELINE_MIDDLE);
    label.y -= (chart_label_height(&label) - label.size) / 2;
    return label;
}

/* How large a square the symbol needs: at least as high as its label. */
static double entry_size(
    const struct legend *legend, const struct scene_symbol *symbol, double font_size) {
    (void)legend;
    return fmax(ceil(sqrt(symbol->size) + symbol->item.style->stroke_width), font_size);
}

static struct entry *make_entries(struct legend *legend, double *offset) {
    struct arena *arena = legend->plot->arena;
    size_t count = legend->entries.count;
    struct entry *entries = arena_array(arena, count, sizeof *entries);
    struct symbol_base base = legend_symbol_base(legend);
    struct label probe = make_label(legend, "", 0, 0);
    *offset = 0;
    for (size_t i = 0; i < count; i++) {
        struct entry *entry = &entries[i];
        entry->group = scene_add_group(arena, legend->body, "scope");
        entry->group->no_size = true;
        entry->symbol =
            scene_add_mark(arena, entry->group, MARK_SYMBOL, "legend-symbol", 1)->symbols;
        set_symbol(legend, &legend->entries.items[i], &base, entry->symbol);
        entry->size = entry_size(legend, entry->symbol, probe.size);
        *offset = fmax(*offset, entry->size);
    }
    return entries;
}

static void fill_entry(
    struct legend *legend, struct entry *entry, const char *text, double offset) {
    double shift = look_number(&legend->look, "symbolOffset", 0);
    double gap = look_number(&legend->look, "labelOffset", 4);
    double radius = sqrt(entry->symbol->size) / 2;
    entry->symbol->item.x = offset / 2 + shift;
    entry->symbol->item.y = entry->size / 2;
    entry->bounds =
        (struct bounds){entry->symbol->item.x - radius, entry->size / 2 - radius,
            entry->symbol->item.x + radius, entry->size / 2 + radius};
    struct label label = make_label(legend, text, offset + shift + gap, entry->size / 2);
    struct scene_text *item =
        scene_add_mark(legend->plot->arena, entry->group, MARK_TEXT, "legend-label", 1)
            ->texts;
    struct bounds box = chart_label_set(legend->plot, item, &label);
    bounds_union(&entry->bounds, &box);
}

static size_t column_count(const struct legend *legend) {
    double said = look_number(&legend->look, "columns", legend->vertical ? 1 : 0);
    size_t count = legend->entries.count;
    return said >= 1 && said < (double)count ? (size_t)said
           : said >= 1 || !count             ? (size_t)fmax(said, 1)
                                             : count;
}

/* A grid: in columns down, or in rows across; each column as wide as its widest. */
static void arrange(struct legend *legend, struct entry *entries) {
    size_t count = legend->entries.count, columns = column_count(legend);
    size_t rows = (count + columns - 1) / columns;
    double row_gap = look_number(&legend->look, "rowPadding", 2);
    double column_gap = look_number(&legend->look, "columnPadding", 10);
    double *widths = arena_array(legend->plot->arena, columns, sizeof *widths);
    double *heights = arena_array(legend->plot->arena, rows, sizeof *heights);
    for (size_t i = 0; i < count; i++) {
        size_t column = legend->vertical ? i / rows : i % columns;
        size_t row = legend->vertical ? i % rows : i / columns;
        widths[column] = fmax(widths[column], entries[i].bounds.x2);
        heights[row] = fmax(heights[row], entries[i].bounds.y2);
    }
    legend->bounds = bounds_empty();
    for (size_t i = 0; i < count; i++) {
        size_t column = legend->vertical ? i / rows : i % columns;
        size_t row = legend->vertical ? i % rows : i / columns;
        double x = 0, y = 0;
        for (size_t k = 0; k < column; k++) {
            x += ceil(widths[k]) + column_gap;
        }
        for (size_t k = 0; k < row; k++) {
            y += ceil(heights[k]) + row_gap;
        }
        y += (heights[row] - entries[i].bounds.y2) / 2;
        entries[i].group->item.x = x;
        entries[i].group->item.y = y;
        struct bounds moved = bounds_moved(entries[i].bounds, x, y);
        bounds_union(&legend->bounds, &moved);
    }
}

void legend_add_symbols(struct legend *legend) {
    legend->entries =
        legend_entries_find(&legend->look, legend->scale, LEGEND_SYMBOLS, 5);
    double offset;
    struct entry *entries = make_entries(legend, &offset);
    for (size_t i = 0; i < legend->entries.count; i++) {
        /* in one row each symbol takes only the room it needs */
        double room = column_count(legend) < legend->entries.count || legend->vertical
                          ? offset
                          : entries[i].size;
        fill_entry(legend, &entries[i], legend->entries.items[i].label, room);
    }
    arrange(legend, entries);
}
