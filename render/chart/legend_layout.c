/* Legends put together and arranged around the plot
 * (vega-view-transforms/src/layout/legend.js). */
#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/legend.h"
#include "chart/scales.h"

static bool is_vertical(const struct legend *legend, enum legend_form form) {
    const char *said = look_string(&legend->look, "direction", NULL);
    const char *orient = look_string(&legend->look, "orient", "right");
    if (!said) {
        said = look_string(&legend->look,
            form == LEGEND_SYMBOLS ? "symbolDirection" : "gradientDirection", NULL);
    }
    if (said) {
        return strcmp(said, "vertical") == 0;
    }
    bool beside = strcmp(orient, "top") == 0 || strcmp(orient, "bottom") == 0;
    bool inside = strchr(orient, '-') != NULL;
    return !beside && !(inside && form != LEGEND_SYMBOLS);
}

static void move(struct item *item, double dx, double dy) {
    item->x += dx;
    item->y += dy;
}

/* The title above the entries, or beside them. */
static void add_title(struct legend *legend, double padding) {
    const char *text = guide_title(legend->plot, legend->guide);
    move(&legend->body->item, padding, padding);
    legend->bounds = bounds_moved(legend->bounds, padding, padding);
    if (!text) {
        return;
    }
    struct label label = {.text = text, .x = padding, .y = padding};
    look_text(&legend->look, "title", "guide-title", &label);
    const char *orient = look_string(&legend->look, "titleOrient", "top");
    const char *anchor = look_string(&legend->look, "titleAnchor", "start");
    double gap = look_number(&legend->look, "titlePadding", 5);
    double width = chart_label_width(legend->plot, &label);
    bool left = strcmp(orient, "left") == 0;
    double dx = left ? ceil(width) + gap : 0;
    double dy = left ? 0 : chart_label_height(&label) + gap;
    double share = strcmp(anchor, "middle") == 0 ? 0.5 : strcmp(anchor, "end") == 0;
    if (left) {
        label.baseline = BASELINE_MIDDLE;
        label.y += (legend->bounds.y1 + legend->bounds.y2) / 2 - padding;
    } else {
        label.baseline = BASELINE_TOP;
        label.x += share * fmax(0, legend->bounds.x2 - padding - width);
    }
    label.align = align_of(look_string(&legend->look, "titleAlign", NULL), ALIGN_LEFT);
    move(&legend->body->item, dx, dy);
    legend->bounds = bounds_moved(legend->bounds, dx, dy);
    struct scene_text *item =
        scene_add_mark(legend->plot->arena, legend->group, MARK_TEXT, "legend-title", 1)
            ->texts;
    struct bounds box = chart_label_set(legend->plot, item, &label);
    bounds_union(&legend->bounds, &box);
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
    legend->group->item.style = style;
    legend->group->corner_radius = look_number(&legend->look, "cornerRadius", 0);
}

static struct legend make_legend(const struct plot *plot, const struct guide *guide) {
    const struct explained *main = legend_main_scale(guide);
    struct legend legend = {.plot = plot,
        .guide = guide,
        .look = guide_look_open(plot, guide, legend_find),
        .scale = &view_scale(main->view, main->channel)->scale};
    enum legend_form form = legend_form(guide);
    double padding = look_number(&legend.look, "padding", 0);
    legend.vertical = is_vertical(&legend, form);
    legend.group = scene_new_group(plot->arena);
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
    add_title(&legend, padding);
    legend.width = ceil(legend.bounds.x2 + padding);
    legend.height = ceil(legend.bounds.y2 + padding);
    legend.group->width = legend.width;
    legend.group->height = legend.height;
    legend.group->item.element = &scene_artifact;
    paint_group(&legend);
    return legend;
}

/* Where the legends of one side begin, and whether they run down or across. */
struct side {
    const char *orient;
    double x, y;
    double align_x, align_y; /* 1: the point is the far corner */
    bool down;
};

static double layout_number(
    const struct plot *plot, const char *orient, const char *name, double otherwise) {
    const char *own = arena_print(plot->arena, "legend.layout.%s.%s", orient, name);
    const char *all = arena_print(plot->arena, "legend.layout.%s", name);
    return config_number(plot->chart, own, config_number(plot->chart, all, otherwise));
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
    const char *own = arena_print(plot->arena, "legend.layout.%s.anchor", orient);
    const char *anchor = config_string(
        plot->chart, own, config_string(plot->chart, "legend.layout.anchor", "start"));
    return strcmp(anchor, "middle") == 0 ? 0.5 : strcmp(anchor, "end") == 0 ? 1 : 0;
}

static struct side find_side(const struct plot *plot, const char *orient, double offset,
    struct bounds across, struct bounds down) {
    double w = plot->width, h = plot->height;
    double anchor = anchor_share(plot, orient);
    struct side side = {.orient = orient};
    if (strcmp(orient, "left") == 0) {
        side =
            (struct side){orient, floor(across.x1) - offset, h * anchor, 1, anchor, true};
    } else if (strcmp(orient, "right") == 0) {
        side =
            (struct side){orient, ceil(across.x2) + offset, h * anchor, 0, anchor, true};
    } else if (strcmp(orient, "top") == 0) {
        side =
            (struct side){orient, w * anchor, floor(down.y1) - offset, anchor, 1, false};
    } else if (strcmp(orient, "bottom") == 0) {
        side =
            (struct side){orient, w * anchor, ceil(down.y2) + offset, anchor, 0, false};
    } else if (strcmp(orient, "top-left") == 0) {
        side = (struct side){orient, offset, offset, 0, 0, false};
    } else if (strcmp(orient, "top-right") == 0) {
        side = (struct side){orient, w - offset, offset, 1, 0, false};
    } else if (strcmp(orient, "bottom-left") == 0) {
        side = (struct side){orient, offset, h - offset, 0, 1, false};
    } else if (strcmp(orient, "bottom-right") == 0) {
        side = (struct side){orient, w - offset, h - offset, 1, 1, false};
    }
    return side;
}

static void arrange_side(const struct plot *plot, struct legend *legends, size_t count,
    const struct side *side, struct bounds *extent) {
    double margin = layout_number(plot, side->orient, "margin", 8);
    double length = 0, x = side->x, y = side->y;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(look_string(&legends[i].look, "orient", "right"), side->orient) == 0) {
            length += (length > 0 ? margin : 0) +
                      (side->down ? legends[i].height : legends[i].width);
        }
    }
    x -= side->down ? 0 : side->align_x * length;
    y -= side->down ? side->align_y * length : 0;
    for (size_t i = 0; i < count; i++) {
        struct legend *legend = &legends[i];
        if (strcmp(look_string(&legend->look, "orient", "right"), side->orient) != 0) {
            continue;
        }
        double dx = side->down ? side->align_x * legend->width : 0;
        double dy = side->down ? 0 : side->align_y * legend->height;
        scene_attach_group(plot->arena, plot->group, legend->group, "legend",
            floor(x - dx + 0.5), floor(y - dy + 0.5));
        bounds_add(extent, x - dx, y - dy);
        bounds_add(extent, x - dx + legend->width, y - dy + legend->height);
        x += side->down ? 0 : legend->width + margin;
        y += side->down ? legend->height + margin : 0;
    }
}

struct bounds legends_place(const struct plot *plot, struct bounds across,
    struct bounds down, struct bounds extent) {
    static const char *const orients[] = {"left", "right", "top", "bottom", "top-left",
        "top-right", "bottom-left", "bottom-right"};
    const struct chart *chart = plot->chart;
    struct legend *legends =
        arena_array(plot->arena, chart->legend_count, sizeof *legends);
    size_t count = 0;
    for (size_t i = 0; i < chart->legend_count; i++) {
        if (!chart->legends[i]->disabled) {
            legends[count++] = make_legend(plot, chart->legends[i]);
        }
    }
    for (size_t i = 0; i < countof(orients); i++) {
        double offset = side_offset(plot, legends, count, orients[i]);
        struct side side = find_side(plot, orients[i], offset, across, down);
        arrange_side(plot, legends, count, &side, &extent);
    }
    for (size_t i = 0; i < count; i++) {
        if (strcmp(look_string(&legends[i].look, "orient", "right"), "none") == 0) {
            scene_attach_group(plot->arena, plot->group, legends[i].group, "legend",
                look_number(&legends[i].look, "legendX", 0),
                look_number(&legends[i].look, "legendY", 0));
        }
    }
    return extent;
}
