/* Words of labels of arcs, and what is warned of them. */
#include "chart/mark/leader_text.h"

#include <math.h>
#include <string.h>

/* Fewer parts than this are labelled without trouble; smaller ones can hardly be seen. */
enum { MANY_PARTS = 6, SEVERAL = 3 };
static const double small_share = 0.03;

static void warn_of_parts(const struct plot *plot, const double *shares, size_t count) {
    size_t parts = 0, small = 0;
    for (size_t i = 0; i < count; i++) {
        parts += shares[i] > 0;
        small += shares[i] > 0 && shares[i] < small_share;
    }
    if (parts > MANY_PARTS && small >= SEVERAL) {
        fault_add(plot->placer->warnings, FAULT_WARNING, "small-parts",
            plot->chart->block.place, "%d of the %d parts of the pie are under 3 %%",
            "饼图中有 %d 个部分不足 3%%（共 %d 个部分），不易看清", (int)small,
            (int)parts);
        fault_hint(plot->placer->warnings, "bars show small amounts better",
            "建议改用柱形图或条形图");
    }
}

const double *leader_shares(const struct plot *plot, const struct view *view) {
    if (!view->stack.set || view->stack.field_channel != CHANNEL_THETA) {
        return NULL;
    }
    const struct value *starts = dataset_cells(view->main, view->stack.start);
    const struct value *ends = dataset_cells(view->main, view->stack.end);
    size_t count = view->main->row_count;
    if (!starts || !ends) {
        return NULL;
    }
    double *shares = arena_array(plot->arena, count, sizeof *shares);
    double total = 0;
    for (size_t i = 0; i < count; i++) {
        double size = fabs(value_to_number(ends[i]) - value_to_number(starts[i]));
        shares[i] = isfinite(size) ? size : 0;
        total += shares[i];
    }
    if (count > 0 && !(total > 0)) {
        fault_add(plot->placer->warnings, FAULT_WARNING, "empty-pie",
            plot->chart->block.place, "the total is 0: there are no shares to draw",
            "合计为 0，没有可画的占比");
        return shares;
    }
    for (size_t i = 0; i < count; i++) {
        shares[i] /= total;
    }
    warn_of_parts(plot, shares, count);
    return shares;
}

/* Breaks the lines of a label, each on its own, so that a value keeps its line. */
static const char *wrap_lines(
    const struct plot *plot, const struct label *label, double room) {
    enum { LINES = 6 };
    const char *text = "", *rest = label->text;
    for (;;) {
        size_t length = strcspn(rest, "\n");
        struct label line = *label;
        line.text = arena_copy(plot->arena, rest, length);
        if (chart_label_width(plot, &line) > room) {
            line.text = chart_label_wrap(plot, &line, room, LINES, false);
        }
        text = arena_print(plot->arena, "%s%s", text, line.text);
        if (!rest[length]) {
            return text;
        }
        text = arena_print(plot->arena, "%s\n", text);
        rest += length + 1;
    }
}

/* One side gets what the other leaves of the width, but half of it at least. */
void leader_texts_fit(const struct plot *plot, struct label *labels,
    const struct callout *callouts, size_t count, double away) {
    double widest[2] = {0, 0};
    for (size_t i = 0; i < count; i++) {
        double width = chart_label_width(plot, &labels[callouts[i].row]);
        widest[callouts[i].right] = fmax(widest[callouts[i].right], width);
    }
    double room = plot->total_width - 2 * away;
    for (size_t i = 0; i < count; i++) {
        struct label *label = &labels[callouts[i].row];
        double own = fmax(room / 2, room - widest[!callouts[i].right]);
        own = fmax(own, 3 * label->size);
        if (chart_label_width(plot, label) > own) {
            label->text = wrap_lines(plot, label, own);
        }
    }
}

const char *leader_text_join(const struct plot *plot, const char *text) {
    char *joined = arena_copy(plot->arena, text, strlen(text));
    for (char *c = strchr(joined, '\n'); c; c = strchr(c, '\n')) {
        *c = ' ';
    }
    return joined;
}
