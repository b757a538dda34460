/* What stands in the place of a chart without data. */
#include "chart/empty.h"

#include <string.h>

#include "chart/view.h"

static const char words[] = "暂无数据";

static size_t count_rows(const struct chart *chart) {
    size_t rows = 0;
    for (size_t i = 0; i < chart->units.count; i++) {
        rows += chart->units.items[i]->main->row_count;
    }
    return rows;
}

/* The name of the data that the whole chart draws, or "". */
static const char *data_name(const struct value *spec) {
    const struct value *data = value_member(spec, "data");
    return data && data->type == VALUE_OBJECT ? property_string(data, "name", "") : "";
}

bool empty_check(struct chart *chart, const struct value *spec) {
    if (count_rows(chart) > 0) {
        return false;
    }
    fault_add(chart->faults, FAULT_WARNING, "empty-data", chart->block.place,
        "the chart has no data to draw", "图表没有可画的数据");
    const char *name = data_name(spec);
    if (!chart->bare && *name) {
        fault_hint(chart->faults, "fill in data %s; until then “%s” stands in its place",
            "请填写数据 %s；填好之前，图的位置写“%s”", name, words);
    }
    return !chart->bare;
}

static void add_frame(
    const struct placer *placer, struct scene_group *group, struct color color) {
    struct arena *arena = placer->typesetter.arena;
    struct scene_rect *rect = scene_add_mark(arena, group, MARK_RECT, "empty", 1)->rects;
    struct scene_style *style = scene_new_stroke(arena, color, 0.5);
    style->stroke_opacity = 0.5;
    rect->item.style = style;
    rect->item.element = &scene_artifact;
    rect->width = group->width;
    rect->height = group->height;
}

const char *empty_alternative(const struct chart *chart, struct arena *arena) {
    const char *alternative = chart->block.alternative;
    return alternative ? arena_print(arena, "%s（%s）", alternative, words) : words;
}

struct placed empty_place(
    const struct chart *chart, const struct placer *placer, double width, double height) {
    struct arena *arena = placer->typesetter.arena;
    const struct style *style = theme_style(placer->theme, "note");
    struct text_span span = {
        .text = words, .length = strlen(words), .style = style->text};
    struct paragraph_style centered = style_paragraph(style, width);
    centered.first_indent = centered.hanging_indent = 0;
    centered.align = TEXT_CENTER;
    struct paragraph paragraph =
        text_set_paragraph(&placer->typesetter, &span, 1, &centered);
    struct scene_group *group = scene_new_group(arena);
    group->no_size = true;
    group->width = width;
    group->height = height > paragraph.height ? height : paragraph.height;
    struct element *figure = element_new(arena, placer->element, "Figure");
    figure->alternative = empty_alternative(chart, arena);
    group->item.element = figure;
    add_frame(placer, group, style->color);
    block_add_paragraph(placer, group, "empty-text", &paragraph, style, 0,
        (group->height - paragraph.height) / 2);
    return (struct placed){.group = group, .width = width, .height = group->height};
}
