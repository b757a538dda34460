/* concat, hconcat and vconcat: views beside and above each other. */
#include "chart/composition.h"
#include "chart/view.h"

static const struct value *list_of(const struct view *view, bool *wraps) {
    static const char *const names[] = {"concat", "hconcat", "vconcat"};
    for (size_t i = 0; i < countof(names); i++) {
        const struct value *list = value_member(view->source, names[i]);
        if (list) {
            *wraps = i == 0;
            return list;
        }
    }
    return NULL;
}

bool concat_bind(struct chart *chart, struct view *view, const struct value *encoding) {
    (void)encoding;
    bool wraps = false;
    const struct value *list = list_of(view, &wraps);
    view->form = VIEW_CONCAT;
    if (list->type != VALUE_ARRAY) {
        return false; /* the grammar has said so */
    }
    if (list->count == 0) {
        fault_add(chart->faults, FAULT_ERROR, "empty-layer", list->place,
            "a concatenation needs at least one view", "并排的图里至少要有一幅");
        return false;
    }
    view->grid = composition_grid(chart, view->source, "concat", wraps);
    if (value_member(view->source, "vconcat")) {
        view->grid.columns = 1;
    }
    return view_bind_children(
        chart, view, list, (struct inherited){.repeater = view->repeater});
}
