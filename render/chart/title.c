/* The chart's own title and subtitle (vega-view-transforms/src/layout/title.js). */
#include "chart/title.h"

#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/grammar.h"
#include "chart/label.h"
#include "chart/reference.h"

bool title_bind(struct chart *chart, const struct value *title) {
    chart->title = title ? *title : value_null();
    return !title || title->type != VALUE_OBJECT ||
           grammar_check(title, GRAMMAR_TITLE, chart->faults);
}

/* A property: the title's own, its style's, the config's. */
static const struct value *find(const struct plot *plot, const char *name) {
    const struct value *title = &plot->chart->title;
    const struct value *found =
        title->type == VALUE_OBJECT ? value_member(title, name) : NULL;
    const char *style =
        title->type == VALUE_OBJECT ? property_string(title, "style", NULL) : NULL;
    if (!found && style) {
        found = config_find(
            plot->chart, arena_print(plot->arena, "style.%s.%s", style, name));
    }
    return found ? found
                 : config_find(plot->chart, arena_print(plot->arena, "title.%s", name));
}

static double number(const struct plot *plot, const char *name, double otherwise) {
    const struct value *value = find(plot, name);
    return value && value->type == VALUE_NUMBER ? value->number : otherwise;
}

static const char *string(
    const struct plot *plot, const char *name, const char *otherwise) {
    const struct value *value = find(plot, name);
    return value && value->type == VALUE_STRING ? value->string : otherwise;
}

static const struct value *styled(
    const struct plot *plot, const char *name, const char *style, const char *property) {
    const struct value *value = find(plot, name);
    return value ? value
                 : config_find(plot->chart,
                       arena_print(plot->arena, "style.%s.%s", style, property));
}

/* The names of the title's properties, or of the subtitle's. */
struct names {
    const char *font, *size, *weight, *slant, *color, *line_height, *style;
};
static const struct names title_names = {
    "font", "fontSize", "fontWeight", "fontStyle", "color", "lineHeight", "group-title"};
static const struct names subtitle_names = {"subtitleFont", "subtitleFontSize",
    "subtitleFontWeight", "subtitleFontStyle", "subtitleColor", "subtitleLineHeight",
    "group-subtitle"};

static struct label make_label(
    const struct plot *plot, const char *text, const struct names *names) {
    const struct value *font = styled(plot, names->font, names->style, "font");
    const struct value *size = styled(plot, names->size, names->style, "fontSize");
    const struct value *color = styled(plot, names->color, names->style, "fill");
    struct color fill = {.set = true, .alpha = 1};
    if (color && color->type == VALUE_STRING) {
        color_read(color->string, &fill);
    }
    return (struct label){.text = text,
        .baseline = BASELINE_TOP,
        .font = font && font->type == VALUE_STRING ? font->string : "sans-serif",
        .size = size && size->type == VALUE_NUMBER ? size->number : 13,
        .weight = font_weight(styled(plot, names->weight, names->style, "fontWeight"), 0),
        .italic = strcmp(string(plot, names->slant, ""), "italic") == 0,
        .line_height = number(plot, names->line_height, 0),
        .limit = number(plot, "limit", 0),
        .dx = number(plot, "dx", 0),
        .dy = number(plot, "dy", 0),
        .style = scene_new_fill(plot->arena, fill)};
}

static const char *text_of(const struct plot *plot, const char *name) {
    const struct value *title = &plot->chart->title;
    const struct value *text = title;
    if (title->type == VALUE_OBJECT) {
        text = value_member(title, name);
    } else if (strcmp(name, "text") != 0) {
        text = NULL;
    }
    if (!text || text->type == VALUE_NULL) {
        return NULL;
    }
    struct reference reference = reference_property(plot, text);
    struct value value = reference.expression ? expression_evaluate(reference.expression,
                                                    plot->chart->scope, plot->arena)
                                              : *text;
    const char *lines = text_lines(plot->arena, value);
    return *lines ? lines : NULL;
}

enum side { SIDE_TOP, SIDE_BOTTOM, SIDE_LEFT, SIDE_RIGHT };

static enum side side_of(const struct plot *plot) {
    const char *orient = string(plot, "orient", "top");
    return strcmp(orient, "bottom") == 0  ? SIDE_BOTTOM
           : strcmp(orient, "left") == 0  ? SIDE_LEFT
           : strcmp(orient, "right") == 0 ? SIDE_RIGHT
                                          : SIDE_TOP;
}

static double anchor_share(const char *anchor) {
    return strcmp(anchor, "start") == 0 ? 0 : strcmp(anchor, "end") == 0 ? 1 : 0.5;
}

/* Where along its side the title is anchored: of the plot, or of all that is drawn. */
static double anchor_position(
    const struct plot *plot, enum side side, double share, const struct bounds *extent) {
    bool upright = side == SIDE_LEFT || side == SIDE_RIGHT;
    const char *frame = string(plot, "frame", share == 0.5 ? "group" : "bounds");
    double start = upright ? extent->y1 : extent->x1;
    double end = upright ? extent->y2 : extent->x2;
    if (strcmp(frame, "group") == 0) {
        start = 0;
        end = upright ? plot->height : plot->width;
    }
    if (side == SIDE_LEFT) {
        double first = start;
        start = end;
        end = first;
    }
    return start + (end - start) * share;
}

static struct bounds add_text(const struct plot *plot, struct scene_group *group,
    const char *role, struct label *label, double share, enum side side) {
    label->align = share == 0 ? ALIGN_LEFT : share == 1 ? ALIGN_RIGHT : ALIGN_CENTER;
    label->align = align_of(string(plot, "align", NULL), label->align);
    label->angle = number(plot, "angle",
        side == SIDE_LEFT    ? -90
        : side == SIDE_RIGHT ? 90
                             : 0);
    label->baseline = baseline_of(string(plot, "baseline", NULL), BASELINE_TOP);
    struct scene_text *item =
        scene_add_mark(plot->arena, group, MARK_TEXT, role, 1)->texts;
    return chart_label_set(plot, item, label);
}

static void move_to_side(const struct plot *plot, struct scene_group *group,
    enum side side, double along, const struct bounds *box, const struct bounds *extent) {
    double offset = number(plot, "offset", 4);
    double width = box->x2 - box->x1, height = box->y2 - box->y1;
    switch (side) {
    case SIDE_TOP:
        group->item.x = along;
        group->item.y = extent->y1 - height - offset;
        break;
    case SIDE_BOTTOM:
        group->item.x = along;
        group->item.y = extent->y2 + offset;
        break;
    case SIDE_LEFT:
        group->item.x = extent->x1 - width - offset;
        group->item.y = along;
        break;
    case SIDE_RIGHT:
        group->item.x = extent->x2 + width + offset;
        group->item.y = along;
        break;
    }
}

struct bounds title_place(const struct plot *plot, struct bounds extent) {
    const char *text = text_of(plot, "text"), *subtitle = text_of(plot, "subtitle");
    if (!text && !subtitle) {
        return extent;
    }
    enum side side = side_of(plot);
    double share = anchor_share(string(plot, "anchor", "middle"));
    struct scene_group *group = scene_add_group(plot->arena, plot->group, "title");
    group->no_size = true;
    struct label label = make_label(plot, text ? text : "", &title_names);
    struct bounds box = add_text(plot, group, "title-text", &label, share, side);
    if (subtitle) {
        struct label below = make_label(plot, subtitle, &subtitle_names);
        double gap = number(plot, "subtitlePadding", 3);
        double width = box.x2 - box.x1, height = box.y2 - box.y1;
        below.x = side == SIDE_LEFT ? width + gap : side == SIDE_RIGHT ? -width - gap : 0;
        below.y = side == SIDE_TOP || side == SIDE_BOTTOM ? height + gap : 0;
        struct bounds more = add_text(plot, group, "title-subtitle", &below, share, side);
        bounds_union(&box, &more);
    }
    double along = anchor_position(plot, side, share, &extent);
    move_to_side(plot, group, side, along, &box, &extent);
    struct bounds moved = bounds_moved(box, group->item.x, group->item.y);
    bounds_union(&extent, &moved);
    return extent;
}
