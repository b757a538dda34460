/* Legends put together and arranged around the plot
 * (vega-view-transforms/src/layout/legend.js). */
#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/legend.h"
#include "chart/grid_layout.h"
#include "chart/mark/paint.h"
#include "chart/plot.h"
#include "chart/reference.h"
#include "chart/scales.h"

/* vega-lite/src/compile/legend/properties.ts, getDirection, which asks gradientDirection for
 * symbols too; then vega-parser's guide-util.js. */
static bool is_vertical(const struct legend *legend, enum legend_form form) {
    const struct value *own = bag_find(&legend->guide->properties.said, "direction");
    const char *said = own && own->type == VALUE_STRING ? own->string : NULL;
    const char *orient = look_string(&legend->look, "orient", "right");
    bool beside = strcmp(orient, "top") == 0 || strcmp(orient, "bottom") == 0;
    bool inside = strchr(orient, '-') != NULL;
    if (!said) {
        said = look_string(&legend->look, "gradientDirection", NULL);
    }
    if (!said && (beside || (inside && form != LEGEND_SYMBOLS))) {
        said = "horizontal";
    }
    if (!said) {
        said = look_string(&legend->look, "direction",
            form == LEGEND_SYMBOLS ? look_string(&legend->look, "symbolDirection", NULL)
                                   : NULL);
    }
    return !said || strcmp(said, "vertical") == 0;
}

static void paint_group(struct legend *legend) {
    const char *fill = look_string(&legend->look, "fillColor", NULL);
    const char *stroke = look_string(&legend->look, "strokeColor", NULL);
    if (!fill && !stroke) {
        return;
    }
    struct scene_style *style = scene_new_style(legend->plot->arena);
    color_read(fill ? fill : "none", &style->fill);
    color_read(stroke ? stroke : "none", &style->stroke);
    style->stroke_width = look_number(&legend->look, "strokeWidth", 1);
    style->has_stroke_width = true;
    const struct value *dash = look_find(&legend->look, "strokeDash");
    style->dash = dash_array(
        legend->plot->arena, guide_resolve(legend->plot, dash, NULL), &style->dash_count);
    legend->group->item.style = style;
    legend->group->corner_radius = look_number(&legend->look, "cornerRadius", 0);
}

static struct legend make_legend(const struct plot *plot, const struct guide *guide) {
    const struct explained *main = legend_main_scale(guide);
    struct legend legend = {.plot = plot,
        .guide = guide,
        .look = legend_look(plot, guide),
        .scale = &view_scale(main->view, main->channel)->scale};
    enum legend_form form = legend_form(guide);
    double padding = look_number(&legend.look, "padding", 0);
    legend.vertical = is_vertical(&legend, form);
    legend.group = scene_new_group(plot->arena);
    legend.group->place = guide_place(guide);
    legend.body = scene_add_group(plot->arena, legend.group, "legend-entry");
    legend.body->no_size = true;
    legend.bounds = bounds_empty();
    if (form == LEGEND_SYMBOLS) {
        legend_add_symbols(&legend);
    } else {
        legend_add_gradient(&legend, form == LEGEND_STEPS);
    }
    if (bounds_is_empty(&legend.bounds)) {
        legend.bounds = (struct bounds){0, 0, 0, 0};
    }
    legend_add_title(&legend, padding);
    legend.width = ceil(legend.bounds.x2 + padding);
    legend.height = ceil(legend.bounds.y2 + padding);
    legend.group->width = legend.width;
    legend.group->height = legend.height;
    legend.group->zindex = look_number(&legend.look, "zindex", 0);
    legend.group->item.element = &scene_artifact;
    paint_group(&legend);
    look_description(&legend.look, legend.group);
    return legend;
}

/* How the legends of one side stand: at a point, its shares of the whole, in a grid. */
struct side {
    const char *orient;
    double x, y;
    double align_x, align_y; /* 1: the point is the far corner */
    struct grid_options grid;
    bool flush; /* only their own sizes count, not their outlines */
};

static const struct value *layout_find(
    const struct plot *plot, const char *orient, const char *name) {
    const char *own = arena_print(plot->arena, "legend.layout.%s.%s", orient, name);
    const struct value *found = config_find(plot->chart, own);
    if (!found) {
        found =
            config_find(plot->chart, arena_print(plot->arena, "legend.layout.%s", name));
    }
    return property_settle(plot, found);
}

static double layout_number(
    const struct plot *plot, const char *orient, const char *name, double otherwise) {
    const struct value *value = layout_find(plot, orient, name);
    return value && value->type == VALUE_NUMBER ? value->number : otherwise;
}

static const char *layout_string(const struct plot *plot, const char *orient,
    const char *name, const char *otherwise) {
    const struct value *value = layout_find(plot, orient, name);
    return value && value->type == VALUE_STRING ? value->string : otherwise;
}

static double side_offset(const struct plot *plot, const struct legend *legends,
    size_t count, const char *orient) {
    double offset = -INFINITY;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(look_string(&legends[i].look, "orient", "right"), orient) == 0) {
            offset = fmax(offset, look_number(&legends[i].look, "offset", -INFINITY));
        }
    }
    return isfinite(offset) ? offset : layout_number(plot, orient, "offset", 18);
}

static double anchor_share(const struct plot *plot, const char *orient) {
    const char *anchor = layout_string(plot, orient, "anchor", "start");
    return strcmp(anchor, "middle") == 0 ? 0.5 : strcmp(anchor, "end") == 0 ? 1 : 0;
}

/* Where a share of the plot lies, or of all that is drawn. */
static double along(const struct plot *plot, const char *orient, double share,
    double length, double start, double end) {
    bool bounds = strcmp(layout_string(plot, orient, "frame", "group"), "bounds") == 0;
    return bounds ? start + share * (end - start) : share * length;
}

static void anchor_side(const struct plot *plot, struct side *side, struct bounds across,
    struct bounds down) {
    double w = plot->width, h = plot->height;
    /* around a composed view: of all that is in it, which begins at 0 */
    double whole_width = w > 0 ? w : down.x2 + down.x1;
    double whole_height = h > 0 ? h : across.y2 + across.y1;
    const char *orient = side->orient;
    double offset = side->x, anchor = anchor_share(plot, orient);
    double x = along(plot, orient, anchor, whole_width, across.x1, across.x2);
    double y = along(plot, orient, anchor, whole_height, down.y1, down.y2);
    const struct {
        const char *orient;
        double x, y, align_x, align_y;
    } sides[] = {
        {"left", floor(across.x1) - offset, y, 1, anchor},
        {"right", ceil(across.x2) + offset, y, 0, anchor},
        {"top", x, floor(down.y1) - offset, anchor, 1},
        {"bottom", x, ceil(down.y2) + offset, anchor, 0},
        {"top-left", offset, offset, 0, 0},
        {"top-right", w - offset, offset, 1, 0},
        {"bottom-left", offset, h - offset, 0, 1},
        {"bottom-right", w - offset, h - offset, 1, 1},
    };
    for (size_t i = 0; i < countof(sides); i++) {
        if (strcmp(sides[i].orient, orient) == 0) {
            side->x = sides[i].x;
            side->y = sides[i].y;
            side->align_x = sides[i].align_x;
            side->align_y = sides[i].align_y;
        }
    }
}

static struct side find_side(const struct plot *plot, const char *orient, double offset,
    struct bounds across, struct bounds down) {
    struct side side = {.orient = orient, .x = offset};
    bool upright = strcmp(orient, "left") == 0 || strcmp(orient, "right") == 0;
    const char *direction =
        layout_string(plot, orient, "direction", upright ? "vertical" : "horizontal");
    double margin = layout_number(plot, orient, "margin", 8);
    const struct value *center = layout_find(plot, orient, "center");
    bool centered = center && value_to_boolean(*center);
    side.grid =
        (struct grid_options){.columns = strcmp(direction, "vertical") == 0 ? 1 : 0,
            .align = {GRID_EACH, GRID_EACH},
            .spacing = {margin, margin},
            .center = {centered, centered}};
    side.flush = strcmp(layout_string(plot, orient, "bounds", "flush"), "full") != 0;
    anchor_side(plot, &side, across, down);
    return side;
}

static struct bounds outline_box(const struct legend *legend) {
    double reach = stroke_reach(legend->group->item.style, false);
    return (struct bounds){-reach, -reach, legend->width + reach, legend->height + reach};
}

static void attach(const struct plot *plot, struct legend *legend, double x, double y,
    struct bounds *extent) {
    scene_attach_group(plot->arena, plot->group, legend->group, "legend", x, y);
    struct bounds box = bounds_moved(outline_box(legend), x, y);
    bounds_union(extent, &box);
}

static void arrange_side(const struct plot *plot, struct legend *legends, size_t count,
    const struct side *side, struct bounds *extent) {
    struct legend **here = arena_array(plot->arena, count, sizeof *here);
    struct grid_item *cells = arena_array(plot->arena, count, sizeof *cells);
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(look_string(&legends[i].look, "orient", "right"), side->orient) == 0) {
            here[found] = &legends[i];
            cells[found++].bounds =
                side->flush ? (struct bounds){0, 0, legends[i].width, legends[i].height}
                            : outline_box(&legends[i]);
        }
    }
    struct bounds box = grid_arrange(plot->arena, cells, found, &side->grid);
    bounds_add(&box, 0, 0);
    double x = floor(side->x - side->align_x * (box.x2 - box.x1) + 0.5);
    double y = floor(side->y - side->align_y * (box.y2 - box.y1) + 0.5);
    for (size_t i = 0; i < found; i++) {
        attach(plot, here[i], cells[i].x + x, cells[i].y + y, extent);
    }
}

static bool any_stands(const struct legend *legends, size_t count, const char *orient) {
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        any |= strcmp(look_string(&legends[i].look, "orient", "right"), orient) == 0;
    }
    return any;
}

struct bounds legends_place(const struct plot *plot, struct bounds across,
    struct bounds down, struct bounds extent) {
    static const char *const orients[] = {"left", "right", "top", "bottom", "top-left",
        "top-right", "bottom-left", "bottom-right"};
    const struct guide_list *list = &plot->view->shown_legends;
    struct legend *legends = arena_array(plot->arena, list->count, sizeof *legends);
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (!list->items[i]->disabled) {
            legends[count++] = make_legend(plot, list->items[i]);
        }
    }
    for (size_t i = 0; i < countof(orients); i++) {
        if (!any_stands(legends, count, orients[i])) {
            continue;
        }
        double offset = side_offset(plot, legends, count, orients[i]);
        struct side side = find_side(plot, orients[i], offset, across, down);
        arrange_side(plot, legends, count, &side, &extent);
    }
    for (size_t i = 0; i < count; i++) {
        if (strcmp(look_string(&legends[i].look, "orient", "right"), "none") == 0) {
            attach(plot, &legends[i], look_number(&legends[i].look, "legendX", 0),
                look_number(&legends[i].look, "legendY", 0), &extent);
        }
    }
    return extent;
}
