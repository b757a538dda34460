/* Alternative text for charts that have none. */
#include "chart/alternative.h"

#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/definition.h"
#include "chart/facet.h"
#include "chart/label.h"
#include "chart/mark/mark.h"
#include "chart/reference.h"
#include "chart/title.h"
#include "chart/view.h"

static const char *kind_in_words(const struct view *view) {
    static const struct {
        const char *mark, *words;
    } kinds[] = {{"bar", "柱形图"}, {"arc", "饼图"}, {"line", "折线图"},
        {"area", "面积图"}, {"point", "散点图"}, {"circle", "散点图"},
        {"square", "散点图"}, {"rect", "色块图"}, {"tick", "刻度图"}};
    if (view->mark == &mark_bar && view->orient == ORIENT_HORIZONTAL) {
        return "条形图";
    }
    for (size_t i = 0; i < countof(kinds); i++) {
        if (strcmp(view->mark->name, kinds[i].mark) == 0) {
            return kinds[i].words;
        }
    }
    return "图表";
}

/* The unit that shows the data: not one of labels or rules, if there is another. */
static const struct view *main_unit(const struct view *plot, struct arena *arena) {
    struct view_list units = view_units(arena, plot);
    for (size_t i = 0; i < units.count; i++) {
        const struct mark_kind *mark = units.items[i]->mark;
        if (mark != &mark_text && mark != &mark_rule) {
            return units.items[i];
        }
    }
    return units.items[0];
}

static const struct definition *find_measure(const struct view *view) {
    static const enum channel order[] = {
        CHANNEL_Y, CHANNEL_X, CHANNEL_THETA, CHANNEL_RADIUS, CHANNEL_SIZE, CHANNEL_COLOR};
    for (size_t i = 0; i < countof(order); i++) {
        const struct definition *definition = view->encoding[order[i]];
        if (definition && definition->has_field && definition_is_measure(definition)) {
            return definition;
        }
    }
    return NULL;
}

static const struct definition *find_category(const struct view *view) {
    static const enum channel order[] = {
        CHANNEL_X, CHANNEL_Y, CHANNEL_COLOR, CHANNEL_FILL, CHANNEL_DETAIL};
    for (size_t i = 0; i < countof(order); i++) {
        const struct definition *definition = view->encoding[order[i]];
        if (definition && definition->has_field && !definition_is_measure(definition)) {
            return definition;
        }
    }
    return NULL;
}

static const char *number_text(
    const struct chart *chart, struct arena *arena, double number) {
    return number_format(
        arena, config_string(chart, "numberFormat", ""), number, chart->locale);
}

/* "A 12": a category with its number. */
static const char *row_text(const struct chart *chart, struct arena *arena,
    const struct value *names, const struct value *numbers, size_t row) {
    const char *number = number_text(chart, arena, value_to_number(numbers[row]));
    return names ? arena_print(arena, "%s %s", value_to_string(names[row], arena), number)
                 : number;
}

static const char *extremes(const struct chart *chart, struct arena *arena,
    const struct dataset *data, const struct value *names, const struct value *numbers) {
    size_t least = 0, most = 0, count = 0;
    for (size_t row = 0; row < data->row_count; row++) {
        double number = value_to_number(numbers[row]);
        if (numbers[row].type == VALUE_NULL || !isfinite(number)) {
            continue;
        }
        if (count == 0 || number > value_to_number(numbers[most])) {
            most = row;
        }
        if (count == 0 || number < value_to_number(numbers[least])) {
            least = row;
        }
        count++;
    }
    if (count == 0) {
        return "，没有数据";
    }
    return arena_print(arena, "，共 %zu 项，最大 %s，最小 %s", count,
        row_text(chart, arena, names, numbers, most),
        row_text(chart, arena, names, numbers, least));
}

static const char *title_words(const struct view *view, struct arena *arena) {
    const struct value *words = title_of(view).said;
    words = words && words->type == VALUE_OBJECT ? value_member(words, "text") : words;
    bool plain = words && words->type != VALUE_NULL && words->type != VALUE_OBJECT;
    return plain ? text_lines(arena, *words) : NULL;
}

static const char *plot_text(
    const struct chart *chart, const struct view *plot, struct arena *arena) {
    const struct view *view = main_unit(plot, arena);
    const struct definition *measure = find_measure(view);
    const struct definition *category = find_category(view);
    const char *words = title_words(plot, arena);
    const char *text = kind_in_words(view);
    if (words) {
        text = arena_print(arena, "%s：%s", text, words);
    }
    if (!measure) {
        return arena_print(arena, "%s，共 %zu 项", text, view->main->row_count);
    }
    const char *field = definition_title(chart, measure);
    text = category ? arena_print(arena, "%s，按%s显示%s", text,
                          definition_title(chart, category), field)
                    : arena_print(arena, "%s，显示%s", text, field);
    const struct value *numbers = dataset_cells(view->main, measure->column);
    const struct value *names =
        category ? dataset_cells(view->main, category->column) : NULL;
    if (!numbers) {
        return text;
    }
    return arena_print(
        arena, "%s%s", text, extremes(chart, arena, view->main, names, numbers));
}

static const char *view_text(
    const struct chart *chart, const struct view *view, struct arena *arena);

/* "按年份、渠道分为 6 幅。柱形图，…" */
static const char *facet_text(
    const struct chart *chart, const struct view *view, struct arena *arena) {
    const char *fields = "";
    for (int i = 0; i < 3; i++) {
        const struct definition *definition = view->facet->axes[i].definition;
        if (definition) {
            fields = arena_print(arena, "%s%s%s", fields, *fields ? "、" : "",
                definition_title(chart, definition));
        }
    }
    return arena_print(arena, "按%s分为 %zu 幅。%s", fields, view->facet->cell_count,
        view_text(chart, view->children[0], arena));
}

/* "共 2 幅。第 1 幅：柱形图，…；第 2 幅：…" */
static const char *concat_text(
    const struct chart *chart, const struct view *view, struct arena *arena) {
    const char *text = arena_print(arena, "共 %zu 幅。", view->child_count);
    for (size_t i = 0; i < view->child_count; i++) {
        text = arena_print(arena, "%s%s第 %zu 幅：%s", text, i ? "；" : "", i + 1,
            view_text(chart, view->children[i], arena));
    }
    return text;
}

static const char *view_text(
    const struct chart *chart, const struct view *view, struct arena *arena) {
    if (view_is_plot(view)) {
        return plot_text(chart, view, arena);
    }
    const char *words = title_words(view, arena);
    const char *text = view->form == VIEW_FACET ? facet_text(chart, view, arena)
                                                : concat_text(chart, view, arena);
    return words ? arena_print(arena, "%s，%s", words, text) : text;
}

const char *alternative_text(const struct chart *chart, struct arena *arena) {
    return view_text(chart, chart->root, arena);
}
