/* The title of a legend: above its entries or on another side of them
 * (vega-parser/src/parsers/guides/legend-title.js, vega-view-transforms/src/layout/legend.js). */
#include <math.h>
#include <string.h>

#include "chart/legend.h"
#include "chart/plot.h"

enum side { TITLE_TOP, TITLE_BOTTOM, TITLE_LEFT, TITLE_RIGHT };
enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

/* What the title's place follows from. */
struct setting {
    enum side side;
    enum anchor anchor;
    bool beside;   /* left or right of the entries */
    bool gradient; /* of colours, not of symbols */
    bool upright;  /* an upright gradient */
    double padding, gap;
};

static enum side side_of(const char *name) {
    return strcmp(name, "left") == 0     ? TITLE_LEFT
           : strcmp(name, "right") == 0  ? TITLE_RIGHT
           : strcmp(name, "bottom") == 0 ? TITLE_BOTTOM
                                         : TITLE_TOP;
}

static struct setting find_setting(const struct legend *legend, double padding) {
    struct setting setting = {.padding = padding};
    setting.side = side_of(look_string(&legend->look, "titleOrient", "top"));
    setting.beside = setting.side == TITLE_LEFT || setting.side == TITLE_RIGHT;
    const char *anchor =
        look_string(&legend->look, "titleAnchor", setting.beside ? "middle" : "start");
    setting.anchor = strcmp(anchor, "end") == 0     ? ANCHOR_END
                     : strcmp(anchor, "start") == 0 ? ANCHOR_START
                                                    : ANCHOR_MIDDLE;
    setting.gradient = legend_form(legend->guide) != LEGEND_SYMBOLS;
    setting.upright = setting.gradient && legend->vertical;
    setting.gap = look_number(&legend->look, "titlePadding", 5);
    return setting;
}

static enum horizontal_align default_align(const struct setting *setting) {
    static const enum horizontal_align along[] = {ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT};
    static const enum horizontal_align back[] = {ALIGN_RIGHT, ALIGN_CENTER, ALIGN_LEFT};
    if (setting->upright && setting->side == TITLE_RIGHT) {
        return back[setting->anchor];
    }
    bool turned = setting->upright && setting->side == TITLE_LEFT;
    return setting->beside && !turned ? ALIGN_LEFT : along[setting->anchor];
}

static enum vertical_align default_baseline(const struct setting *setting) {
    static const enum vertical_align down[] = {
        BASELINE_TOP, BASELINE_MIDDLE, BASELINE_BOTTOM};
    if (!setting->beside) {
        return BASELINE_TOP;
    }
    return !setting->upright              ? down[setting->anchor]
           : setting->side == TITLE_RIGHT ? BASELINE_BOTTOM
                                          : BASELINE_TOP;
}

static struct scene_text *add_text(
    struct legend *legend, const struct setting *setting, const char *text) {
    struct label label = {.text = chart_label_text(legend->plot, text),
        .x = setting->padding,
        .y = setting->padding};
    look_text(&legend->look, "title", "guide-title", &label);
    label.align =
        align_of(look_string(&legend->look, "titleAlign", NULL), default_align(setting));
    label.baseline = baseline_of(
        look_string(&legend->look, "titleBaseline", NULL), default_baseline(setting));
    label.angle = !setting->upright || !setting->beside ? 0
                  : setting->side == TITLE_LEFT         ? -90
                                                        : 90;
    struct scene_text *item =
        scene_add_mark(legend->plot->arena, legend->group, MARK_TEXT, "legend-title", 1)
            ->texts;
    chart_label_set(legend->plot, item, &label);
    return item;
}

static void move_entries(struct legend *legend, double dx, double dy) {
    legend->body->item.x += dx;
    legend->body->item.y += dy;
    legend->bounds = bounds_moved(legend->bounds, dx, dy);
}

/* How far the title moves along its side: what Vega calls legendTitleOffset. `direction`
 * is 1 for down, −1 for below, 0 for across. */
static double title_offset(const struct legend *legend, const struct setting *setting,
    enum anchor anchor, int direction, const struct scene_text *title) {
    bool lr = direction > 0;
    bool bar = setting->gradient && (lr || !setting->upright) && direction >= 0;
    /* the bar alone counts where it is not turned, from the entries' own origin */
    const struct bounds *box = bar ? &legend->bar : &legend->bounds;
    double size = (direction != 0 ? box->y2 : box->x2) - setting->padding;
    double start = setting->upright && lr ? size : 0;
    double end = setting->upright && lr ? 0 : size;
    double lines = 0;
    for (const char *c = title->text; direction > 0 && *c; c++) {
        double line = title->line_height > 0 ? title->line_height : title->font_size + 2;
        lines += *c == '\n' ? line : 0;
    }
    double offset = anchor == ANCHOR_START ? start
                    : anchor == ANCHOR_END ? end - lines
                                           : 0.5 * (size - lines);
    return floor(offset + 0.5);
}

static void move_title(const struct legend *legend, const struct setting *setting,
    struct scene_text *title) {
    double dx = 0, dy = 0;
    switch (setting->side) {
    case TITLE_LEFT:
        dy = title_offset(legend, setting, setting->anchor, 1, title);
        break;
    case TITLE_RIGHT:
        dx = title_offset(legend, setting, ANCHOR_END, 0, title) + setting->gap;
        dy = title_offset(legend, setting, setting->anchor, 1, title);
        break;
    case TITLE_BOTTOM:
        dx = title_offset(legend, setting, setting->anchor, 0, title);
        dy = title_offset(legend, setting, ANCHOR_END, -1, title) + setting->gap;
        break;
    case TITLE_TOP:
        dx = title_offset(legend, setting, setting->anchor, 0, title);
        break;
    }
    title->item.x += dx;
    title->item.y += dy;
}

void legend_add_title(struct legend *legend, double padding) {
    const char *text = guide_title(legend->plot, legend->guide);
    move_entries(legend, padding, padding);
    if (!text) {
        return;
    }
    struct setting setting = find_setting(legend, padding);
    struct scene_text *title = add_text(legend, &setting, text);
    struct bounds box = text_bounds(title);
    if (setting.side == TITLE_LEFT) {
        move_entries(legend, ceil(box.x2 - box.x1) + setting.gap, 0);
    } else if (setting.side == TITLE_TOP) {
        move_entries(legend, 0, box.y2 - box.y1 + setting.gap);
    }
    move_title(legend, &setting, title);
    box = text_bounds(title);
    double over = floor(box.x1 - padding + 0.5);
    if (over < 0) {
        move_entries(legend, -over, 0);
        title->item.x -= over;
        box = text_bounds(title);
    }
    bounds_union(&legend->bounds, &box);
}
