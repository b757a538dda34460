/* The chart's own title and subtitle (vega-view-transforms/src/layout/title.js). */
#include "chart/title.h"

#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/grammar.h"
#include "chart/label.h"
#include "chart/reference.h"
#include "chart/view.h"

bool title_bind(struct chart *chart, struct view *view) {
    const struct value *title = value_member(view->source, "title");
    view->title = title && title->type != VALUE_NULL ? title : NULL;
    return !title || title->type != VALUE_OBJECT ||
           grammar_check(title, GRAMMAR_TITLE, chart->faults);
}

static const struct value *find_title(const struct view *view) {
    const struct value *title = view->title;
    for (size_t i = 0; !title && view->form == VIEW_LAYER && i < view->child_count; i++) {
        title = find_title(view->children[i]);
    }
    return title;
}

struct title title_of(const struct view *view) {
    return (struct title){find_title(view), "group-title", !view_is_plot(view)};
}

/* What a title is drawn with. */
struct setting {
    const struct plot *plot;
    const struct title *title;
};

/* config.title is not for the titles of guides (vega-lite/src/config.ts,
 * redirectTitleConfig). A style of one's own stands for the title's usual one, which the
 * looks in config.title speak to; its alignment is always the title's own. */
static bool is_configured(const struct title *title, const char *name) {
    static const char *const placing[] = {
        "anchor", "frame", "offset", "orient", "angle", "limit", "zindex"};
    bool plain = title->said->type != VALUE_OBJECT || !value_member(title->said, "style");
    bool sub = strncmp(name, "subtitle", 8) == 0;
    bool aligned = strcmp(name, "align") == 0 || strcmp(name, "baseline") == 0;
    bool found = (plain || sub) && !aligned;
    for (size_t i = 0; !found && i < countof(placing); i++) {
        found = strcmp(placing[i], name) == 0;
    }
    return found && strcmp(title->style, "group-title") == 0;
}

/* A property: the title's own, its style's, the config's. */
static const struct value *find(const struct setting *setting, const char *name) {
    const struct value *title = setting->title->said;
    const struct chart *chart = setting->plot->chart;
    const struct value *found =
        title->type == VALUE_OBJECT ? value_member(title, name) : NULL;
    if (!found && is_configured(setting->title, name)) {
        found = config_find(chart, arena_print(setting->plot->arena, "title.%s", name));
    }
    return property_settle(setting->plot, found);
}

static double number(const struct setting *setting, const char *name, double otherwise) {
    const struct value *value = find(setting, name);
    return value && value->type == VALUE_NUMBER ? value->number : otherwise;
}

static const char *string(
    const struct setting *setting, const char *name, const char *otherwise) {
    const struct value *value = find(setting, name);
    return value && value->type == VALUE_STRING ? value->string : otherwise;
}

static const struct value *styled(const struct setting *setting, const char *name,
    const char *style, const char *property) {
    const struct plot *plot = setting->plot;
    const struct value *value = find(setting, name);
    const struct value *said = setting->title->said;
    const struct value *own =
        said->type == VALUE_OBJECT && *name != 's' ? value_member(said, "style") : NULL;
    struct value usual = value_string(style);
    if (!value) {
        value = config_find_in_styles(plot->chart, own ? own : &usual, property);
    }
    return property_settle(plot, value);
}

/* The names of the title's properties, or of the subtitle's. */
struct names {
    const char *font, *size, *weight, *slant, *color, *line_height, *style;
};
static const struct names title_names = {
    "font", "fontSize", "fontWeight", "fontStyle", "color", "lineHeight", NULL};
static const struct names subtitle_names = {"subtitleFont", "subtitleFontSize",
    "subtitleFontWeight", "subtitleFontStyle", "subtitleColor", "subtitleLineHeight",
    "group-subtitle"};

static struct label make_label(
    const struct setting *setting, const char *text, const struct names *names) {
    const char *style = names->style ? names->style : setting->title->style;
    const struct value *font = styled(setting, names->font, style, "font");
    const struct value *size = styled(setting, names->size, style, "fontSize");
    const struct value *color = styled(setting, names->color, style, "fill");
    struct color fill = {.set = true, .alpha = 1};
    if (color && color->type == VALUE_STRING) {
        color_read(color->string, &fill);
    }
    return (struct label){.text = chart_label_text(setting->plot, text),
        .baseline = BASELINE_TOP,
        .font = font && font->type == VALUE_STRING ? font->string : "sans-serif",
        .size = size && size->type == VALUE_NUMBER ? size->number : 13,
        .weight = font_weight(styled(setting, names->weight, style, "fontWeight"), 0),
        .italic = strcmp(string(setting, names->slant, ""), "italic") == 0,
        .line_height = number(setting, names->line_height, 0),
        .limit = number(setting, "limit", 0),
        .dx = number(setting, "dx", 0),
        .dy = number(setting, "dy", 0),
        .style = scene_new_fill(setting->plot->arena, fill)};
}

static const char *text_of(const struct setting *setting, const char *name) {
    const struct plot *plot = setting->plot;
    const struct value *title = setting->title->said;
    const struct value *text = title;
    if (title->type == VALUE_OBJECT) {
        text = value_member(title, name);
    } else if (strcmp(name, "text") != 0) {
        text = NULL;
    }
    text = property_settle(plot, text);
    if (!text || text->type == VALUE_NULL) {
        return NULL;
    }
    const char *lines = text_lines(plot->arena, *text);
    return *lines ? lines : NULL;
}

enum side { SIDE_TOP, SIDE_BOTTOM, SIDE_LEFT, SIDE_RIGHT };

static enum side side_of(const struct setting *setting) {
    const char *orient = string(setting, "orient", "top");
    return strcmp(orient, "bottom") == 0  ? SIDE_BOTTOM
           : strcmp(orient, "left") == 0  ? SIDE_LEFT
           : strcmp(orient, "right") == 0 ? SIDE_RIGHT
                                          : SIDE_TOP;
}

static double anchor_share(const char *anchor) {
    return strcmp(anchor, "start") == 0 ? 0 : strcmp(anchor, "end") == 0 ? 1 : 0.5;
}

/* Where along its side the title is anchored: of the plot, or of all that is drawn. */
static double anchor_position(const struct setting *setting, enum side side, double share,
    const struct bounds *extent) {
    const struct plot *plot = setting->plot;
    bool grouped = share == 0.5 && !setting->title->composed;
    bool upright = side == SIDE_LEFT || side == SIDE_RIGHT;
    const char *frame = string(setting, "frame", grouped ? "group" : "bounds");
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

static struct bounds add_text(const struct setting *setting, struct scene_group *group,
    const char *role, struct label *label, double share, enum side side) {
    const struct plot *plot = setting->plot;
    label->align = share == 0 ? ALIGN_LEFT : share == 1 ? ALIGN_RIGHT : ALIGN_CENTER;
    label->align = align_of(string(setting, "align", NULL), label->align);
    label->angle = number(setting, "angle",
        side == SIDE_LEFT    ? -90
        : side == SIDE_RIGHT ? 90
                             : 0);
    label->baseline = baseline_of(string(setting, "baseline", NULL), BASELINE_TOP);
    struct scene_text *item =
        scene_add_mark(plot->arena, group, MARK_TEXT, role, 1)->texts;
    return chart_label_set(plot, item, label);
}

static void move_to_side(const struct setting *setting, struct scene_group *group,
    enum side side, double along, const struct bounds *box, const struct bounds *extent) {
    double offset = number(setting, "offset", 4);
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

static struct bounds add_subtitle(const struct setting *setting,
    struct scene_group *group, const char *subtitle, double share,
    const struct bounds *title) {
    enum side side = side_of(setting);
    struct label below = make_label(setting, subtitle, &subtitle_names);
    double gap = number(setting, "subtitlePadding", 3);
    double width = title->x2 - title->x1, height = title->y2 - title->y1;
    below.x = side == SIDE_LEFT ? width + gap : side == SIDE_RIGHT ? -width - gap : 0;
    below.y = side == SIDE_TOP || side == SIDE_BOTTOM ? height + gap : 0;
    return add_text(setting, group, "title-subtitle", &below, share, side);
}

struct bounds title_place(
    const struct plot *plot, const struct title *title, struct bounds extent) {
    struct setting setting = {plot, title};
    const char *text = title->said ? text_of(&setting, "text") : NULL;
    const char *subtitle = title->said ? text_of(&setting, "subtitle") : NULL;
    if (!text && !subtitle) {
        return extent;
    }
    enum side side = side_of(&setting);
    double share =
        anchor_share(string(&setting, "anchor", title->composed ? "start" : "middle"));
    struct scene_group *group = scene_add_group(plot->arena, plot->group, "title");
    group->no_size = true;
    group->place = title->said->place;
    group->zindex = number(&setting, "zindex", 0);
    struct label label = make_label(&setting, text ? text : "", &title_names);
    struct bounds box = add_text(&setting, group, "title-text", &label, share, side);
    if (subtitle) {
        struct bounds more = add_subtitle(&setting, group, subtitle, share, &box);
        bounds_union(&box, &more);
    }
    double along = anchor_position(&setting, side, share, &extent);
    move_to_side(&setting, group, side, along, &box, &extent);
    struct bounds moved = bounds_moved(box, group->item.x, group->item.y);
    bounds_union(&extent, &moved);
    return extent;
}
