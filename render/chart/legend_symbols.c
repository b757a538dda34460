/* Legends of symbols: an entry a value, in rows or columns
 * (vega-parser/src/parsers/guides/legend-symbol-groups.js). */
#include <math.h>
#include <string.h>

#include "chart/legend.h"
#include "chart/grid_layout.h"
#include "chart/mark/mark.h"
#include "chart/mark/paint.h"
#include "chart/plot.h"
#include "chart/scales.h"

/* A symbol with its label, each about the entry's own origin. */
struct entry {
    struct scene_group *group, *clip; /* clip: around the symbol, where it is cut off */
    struct scene_mark *mark;
    struct scene_symbol *symbol;
    double size;    /* of the square that the symbol gets */
    double outline; /* room of an outline that is not seen */
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
    const struct value *said =
        property_settle(legend->plot, look_find(&legend->look, "symbolDash"));
    style->dash = dash_array(arena,
        dash   ? scale_value(dash, value)
        : said ? *said
               : value_null(),
        &style->dash_count);
    style->dash_offset = look_number(&legend->look, "symbolDashOffset", 0);
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
    struct label label = {.text = chart_label_text(legend->plot, text), .x = x, .y = y};
    look_text(&legend->look, "label", "guide-label", &label);
    label.align = align_of(look_string(&legend->look, "labelAlign", NULL), ALIGN_LEFT);
    label.baseline =
        baseline_of(look_string(&legend->look, "labelBaseline", NULL), BASELINE_MIDDLE);
    if (!legend->plot->chart->bare) {
        label.y -= (chart_label_height(&label) - label.size) / 2;
    }
    return label;
}

/* How large a square the symbol needs: at least as high as its label. */
static double entry_size(
    const struct legend *legend, const struct scene_symbol *symbol, double font_size) {
    (void)legend;
    return fmax(ceil(sqrt(symbol->size) + symbol->item.style->stroke_width), font_size);
}

static double hidden_outline(const struct legend *legend, const struct symbol_base *base,
    const struct scene_style *style) {
    struct scene_style seen = *style;
    seen.stroke.set = true;
    return base->hidden_stroke && legend->plot->chart->bare ? stroke_reach(&seen, true)
                                                            : 0;
}

static struct entry *make_entries(struct legend *legend, double *offset) {
    struct arena *arena = legend->plot->arena;
    size_t count = legend->entries.count;
    struct entry *entries = arena_array(arena, count, sizeof *entries);
    struct label probe = make_label(legend, "", 0, 0);
    *offset = 0;
    for (size_t i = 0; i < count; i++) {
        struct entry *entry = &entries[i];
        legend->look.datum = &legend->entries.items[i].datum;
        struct symbol_base base = legend_symbol_base(legend);
        entry->group = scene_add_group(arena, legend->body, "scope");
        entry->group->no_size = true;
        entry->clip = entry->group;
        if (look_number(&legend->look, "clipHeight", 0) > 0) {
            entry->clip = scene_add_group(arena, entry->group, "scope");
            entry->clip->clip = true;
        }
        entry->mark = scene_add_mark(arena, entry->clip, MARK_SYMBOL, "legend-symbol", 1);
        entry->symbol = entry->mark->symbols;
        set_symbol(legend, &legend->entries.items[i], &base, entry->symbol);
        entry->size = entry_size(legend, entry->symbol, probe.size);
        entry->outline = hidden_outline(legend, &base, entry->symbol->item.style);
        *offset = fmax(*offset, entry->size);
    }
    legend->look.datum = NULL;
    return entries;
}

static struct bounds symbol_bounds(
    const struct legend *legend, const struct entry *entry) {
    struct bounds bounds = bounds_empty();
    item_bounds(&bounds, legend->plot->arena, entry->mark, 0, legend->plot->chart->bare);
    return bounds_grown(bounds, entry->outline);
}

static void fill_entry(
    struct legend *legend, struct entry *entry, const char *text, double offset) {
    double shift = look_number(&legend->look, "symbolOffset", 0);
    double gap = look_number(&legend->look, "labelOffset", 4);
    double clip = look_number(&legend->look, "clipHeight", 0);
    double middle = (clip > 0 ? clip : entry->size) / 2;
    entry->symbol->item.x = offset / 2 + shift;
    entry->symbol->item.y = middle;
    entry->bounds = symbol_bounds(legend, entry);
    struct label label = make_label(legend, text, offset + shift + gap, middle);
    struct scene_text *item =
        scene_add_mark(legend->plot->arena, entry->group, MARK_TEXT, "legend-label", 1)
            ->texts;
    struct bounds box = chart_label_set(legend->plot, item, &label);
    if (clip > 0) {
        entry->clip->width = box.x2;
        entry->clip->height = clip;
        entry->bounds = (struct bounds){0, 0, 0, clip};
    }
    bounds_union(&entry->bounds, &box);
}

static size_t column_count(const struct legend *legend) {
    double said = look_number(&legend->look, "columns", legend->vertical ? 1 : 0);
    return said >= 1 ? (size_t)said : 0;
}

/* In the order of the grid, row by row, though vertical legends run down. */
static size_t *reading_order(const struct legend *legend, size_t columns) {
    size_t count = legend->entries.count, shown = 0;
    size_t *order = arena_array(legend->plot->arena, count, sizeof *order);
    size_t rows = legend->vertical
                      ? (count + (columns ? columns : 1) - 1) / (columns ? columns : 1)
                      : 1;
    for (size_t row = 0; row < rows; row++) {
        for (size_t i = row; i < count; i += rows) {
            order[shown++] = i;
        }
    }
    return order;
}

static enum grid_align grid_align(const struct legend *legend) {
    const char *align = look_string(&legend->look, "gridAlign", "each");
    return strcmp(align, "all") == 0    ? GRID_ALL
           : strcmp(align, "none") == 0 ? GRID_NONE
                                        : GRID_EACH;
}

static void arrange(struct legend *legend, struct entry *entries) {
    size_t count = legend->entries.count, columns = column_count(legend);
    enum grid_align align = grid_align(legend);
    struct grid_options grid = {.columns = columns,
        .align = {align, align},
        .spacing = {look_number(&legend->look, "columnPadding", 10),
            look_number(&legend->look, "rowPadding", 2)},
        .center = {false, true}};
    size_t *order = reading_order(legend, columns);
    struct grid_item *cells = arena_array(legend->plot->arena, count, sizeof *cells);
    for (size_t i = 0; i < count; i++) {
        cells[i].bounds = entries[order[i]].bounds;
    }
    legend->bounds = grid_arrange(legend->plot->arena, cells, count, &grid);
    for (size_t i = 0; i < count; i++) {
        entries[order[i]].group->item.x = cells[i].x;
        entries[order[i]].group->item.y = cells[i].y;
    }
}

void legend_add_symbols(struct legend *legend) {
    legend->entries =
        legend_entries_find(&legend->look, legend->scale, LEGEND_SYMBOLS, 5);
    double offset;
    struct entry *entries = make_entries(legend, &offset);
    bool columns = column_count(legend) > 0;
    for (size_t i = 0; i < legend->entries.count; i++) {
        legend->look.datum = &legend->entries.items[i].datum;
        /* in one row each symbol takes only the room it needs */
        fill_entry(legend, &entries[i], legend->entries.items[i].label,
            columns ? offset : entries[i].size);
    }
    legend->look.datum = NULL;
    arrange(legend, entries);
}
