/* Column widths: between what the content needs at least and what it needs on one line,
 * after CSS 2.1 17.5.2.2; columns of numbers share one width, the sum fills the table. */
#include "table/cell_chart.h"
#include "table/content.h"
#include "table/diagonal.h"
#include "table/layout.h"

#include <math.h>

/* What a column asks for, rules and paddings in it, px; each at least the one before. A
 * line more in the head costs one line, in the stub one a row: heads wait. */
enum level {
    LEVEL_HARD,   /* no line of a single character, nothing broken that may not be */
    LEVEL_GOOD,   /* readable, words whole */
    LEVEL_MODEST, /* stub and cells on two lines */
    LEVEL_BODY,   /* stub and cells on one line, heads on two */
    LEVEL_FULL,   /* every text on one line */
    LEVEL_COUNT
};

struct fit {
    double at[LEVEL_COUNT];
    bool fixed;
};

struct fitting {
    const struct placer *placer;
    const struct table *table;
    const struct table_grid *grid;
    const struct axes *axes;
    struct lines *lines;
    struct fit *fits;
    double width;
    double padding;
};

double layout_column_rule(const struct table *table, int border) {
    bool outer = border == 0 || border == table->grid->column_count;
    return outer ? table->look.side_rule.width : table->look.column_rule.width;
}

/* The rule on its left, for the last column also that on its right. */
static double rules_of(const struct fitting *fitting, const struct table_cell *cell) {
    int end = cell->column + cell->column_span;
    double rules = layout_column_rule(fitting->table, cell->column);
    if (end == fitting->grid->column_count) {
        rules += layout_column_rule(fitting->table, end);
    }
    return rules;
}

static struct fit fit_of(double width) {
    struct fit fit = {.fixed = false};
    for (int i = 0; i < LEVEL_COUNT; i++) {
        fit.at[i] = width;
    }
    return fit;
}

/* A cell over several rows need not stand on one line: as many lines as it has rows do.
 * Lines are never filled quite; a tenth more is asked for. */
static struct fit fit_label(
    const struct table_cell *cell, const struct label_widths *label, double around) {
    const double slack = 1.1;
    bool head = cell->kind == CELL_HEAD || cell->kind == CELL_CORNER;
    double full = label->full;
    if (cell->row_span > 1 && cell->direction == TEXT_HORIZONTAL) {
        full = fmin(full, fmax(label->good, slack * full / cell->row_span));
    }
    double two_lines = fmin(full, fmax(label->good, slack * label->full / 2));
    return (struct fit){.at = {label->hard + around, label->good + around,
                            (head ? label->good : two_lines) + around,
                            (head ? two_lines : full) + around, full + around}};
}

/* Rules, paddings and indent beside the text. */
static double around_text(const struct fitting *fitting, const struct table_cell *cell) {
    const struct table_look *look = &fitting->table->look;
    double indent =
        look->indented && cell->kind == CELL_STUB ? look->indent * cell->level : 0;
    return rules_of(fitting, cell) + 2 * fitting->padding + indent;
}

static struct fit fit_number(const struct fitting *fitting, const struct table_cell *cell,
    const struct axis *axis, const struct number_parts *parts, double around) {
    double own = parts->before + parts->fraction + parts->suffix + parts->mark;
    bool on_axis = cell->align == CELL_AXIS && axis;
    double text = on_axis ? axis->before + axis->after + axis->hang : own;
    if (cell_has_bar(cell)) {
        text += layout_bar_gap(fitting->table, cell) + cell->extra->chart->look->width;
    }
    return fit_of(around + text);
}

/* What is no text: blocks, a diagonal head, a sparkline. */
static bool fit_extra(const struct fitting *fitting, const struct table_cell *cell,
    double around, struct fit *fit) {
    const struct cell_extra *extra = cell->extra;
    if (extra && extra->blocks.count) {
        struct widths widths = content_widths(fitting->placer, cell);
        struct label_widths blocks = {widths.min, widths.min, widths.max};
        *fit = fit_label(cell, &blocks, around);
        return true;
    }
    if (extra && extra->diagonal) {
        *fit = fit_of(diagonal_width(fitting->lines, fitting->table, cell) +
                      rules_of(fitting, cell));
        return true;
    }
    if (extra && extra->chart && !*cell->text) {
        *fit = fit_of(around + extra->chart->look->width);
        return true;
    }
    return false;
}

static struct fit fit_cell(const struct fitting *fitting, const struct table_cell *cell) {
    double around = around_text(fitting, cell);
    struct fit fit;
    if (fit_extra(fitting, cell, around, &fit)) {
        return fit;
    }
    if (!*cell->text) {
        return fit_of(around);
    }
    if (cell->number) {
        struct number_parts parts = number_measure(fitting->lines, fitting->table, cell);
        if (!parts.remark) {
            const struct axis *axis = axes_find(fitting->axes, fitting->grid, cell);
            return fit_number(fitting, cell, axis, &parts, around);
        }
    }
    struct label_widths label = lines_label(fitting->lines, fitting->table, cell);
    if (cell->extra && cell->extra->mark) {
        around += label_mark_width(fitting->placer, fitting->table, cell);
    }
    return fit_label(cell, &label, around);
}

static void raise_to(struct fit *fit, const struct fit *need) {
    double least = 0;
    for (int i = 0; i < LEVEL_COUNT; i++) {
        least = fmax(least, fmax(fit->at[i], need->at[i]));
        fit->at[i] = least;
    }
}

static void set_fixed(struct fitting *fitting) {
    for (int c = 0; c < fitting->grid->column_count; c++) {
        const struct table_column *column = &fitting->grid->columns[c];
        double width = column->width;
        if (column->width_share > 0 && isfinite(fitting->width)) {
            width = column->width_share * fitting->width;
        }
        if (width > 0) {
            fitting->fits[c] = fit_of(width);
            fitting->fits[c].fixed = true;
        }
    }
}

/* Columns that share a width by their weights. */
static bool shares(const struct fitting *fitting, int column) {
    return fitting->grid->columns[column].weight > 0 && !fitting->fits[column].fixed;
}

static struct fit scaled(const struct fit *fit, double factor) {
    struct fit result = *fit;
    for (int i = 0; i < LEVEL_COUNT; i++) {
        result.at[i] *= factor;
    }
    return result;
}

static void share_fits(struct fitting *fitting) {
    struct fit unit = {0};
    for (int c = 0; c < fitting->grid->column_count; c++) {
        double weight = fitting->grid->columns[c].weight;
        if (shares(fitting, c)) {
            struct fit need = scaled(&fitting->fits[c], 1 / weight);
            raise_to(&unit, &need);
        }
    }
    for (int c = 0; c < fitting->grid->column_count; c++) {
        double weight = fitting->grid->columns[c].weight;
        if (shares(fitting, c)) {
            fitting->fits[c] = scaled(&unit, weight);
        }
    }
}

/* What the columns under a wide cell lack at one level is added to those that are not
 * fixed, in proportion to what they have. */
static void spread(struct fitting *fitting, const struct table_cell *cell, double need,
    enum level level) {
    double have = 0;
    double free_sum = 0;
    int free_count = 0;
    for (int c = cell->column; c < cell->column + cell->column_span; c++) {
        const struct fit *fit = &fitting->fits[c];
        have += fit->at[level];
        free_sum += fit->fixed ? 0 : fit->at[level];
        free_count += !fit->fixed;
    }
    for (int c = cell->column; c < cell->column + cell->column_span; c++) {
        struct fit *fit = &fitting->fits[c];
        if (need > have && !fit->fixed) {
            fit->at[level] += (need - have) * (free_sum > 0 ? fit->at[level] / free_sum
                                                            : 1.0 / free_count);
        }
    }
}

static void fit_spans(struct fitting *fitting) {
    for (size_t i = 0; i < fitting->grid->cell_count; i++) {
        const struct table_cell *cell = &fitting->grid->cells[i];
        if (cell->column_span < 2) {
            continue;
        }
        struct fit need = fit_cell(fitting, cell);
        spread(fitting, cell, need.at[LEVEL_HARD], LEVEL_HARD);
        spread(fitting, cell, need.at[LEVEL_GOOD], LEVEL_GOOD);
    }
    for (int c = 0; c < fitting->grid->column_count; c++) {
        raise_to(&fitting->fits[c], &fitting->fits[c]);
    }
}

/* A column of nothing but vertical labels takes no share of spare room. */
static void fix_vertical(struct fitting *fitting) {
    const struct table_grid *grid = fitting->grid;
    for (int c = 0; c < grid->column_count; c++) {
        bool vertical = false;
        bool other = false;
        for (int r = 0; r < grid->row_count; r++) {
            const struct table_cell *cell = table_grid_cell(grid, r, c);
            bool counts = cell->column_span == 1 && *cell->text;
            vertical |= counts && cell->direction == TEXT_VERTICAL;
            other |= counts && cell->direction == TEXT_HORIZONTAL;
        }
        fitting->fits[c].fixed |= vertical && !other;
    }
}

static void fit_columns(struct fitting *fitting) {
    fitting->fits = arena_array(fitting->placer->typesetter.arena,
        (size_t)fitting->grid->column_count, sizeof *fitting->fits);
    set_fixed(fitting);
    for (size_t i = 0; i < fitting->grid->cell_count; i++) {
        const struct table_cell *cell = &fitting->grid->cells[i];
        if (cell->column_span == 1 && !fitting->fits[cell->column].fixed) {
            struct fit need = fit_cell(fitting, cell);
            raise_to(&fitting->fits[cell->column], &need);
        }
    }
    fix_vertical(fitting);
    share_fits(fitting);
    fit_spans(fitting);
    share_fits(fitting);
}

static struct fit sum_fits(const struct fitting *fitting) {
    struct fit sum = {0};
    for (int c = 0; c < fitting->grid->column_count; c++) {
        for (int i = 0; i < LEVEL_COUNT; i++) {
            sum.at[i] += fitting->fits[c].at[i];
        }
    }
    return sum;
}

/* Room beyond one line everywhere goes to the columns that are not fixed, in proportion
 * to their content; where all are fixed, to all. */
static void widen_columns(const struct fitting *fitting, double room, double *widths) {
    double sum = 0;
    bool all_fixed = true;
    for (int c = 0; c < fitting->grid->column_count; c++) {
        all_fixed &= fitting->fits[c].fixed;
    }
    for (int c = 0; c < fitting->grid->column_count; c++) {
        widths[c] = fitting->fits[c].at[LEVEL_FULL];
        sum += all_fixed || !fitting->fits[c].fixed ? widths[c] : 0;
    }
    for (int c = 0; c < fitting->grid->column_count; c++) {
        if (all_fixed || !fitting->fits[c].fixed) {
            widths[c] += room * widths[c] / sum;
        }
    }
}

/* Between the two levels whose sums the width lies between. */
static void choose_widths(const struct fitting *fitting, double *widths, bool *narrow) {
    struct fit sum = sum_fits(fitting);
    double width = fitting->width;
    *narrow = sum.at[LEVEL_HARD] > width + 0.5;
    if (width >= sum.at[LEVEL_FULL]) {
        widen_columns(fitting, width - sum.at[LEVEL_FULL], widths);
        return;
    }
    int level = LEVEL_FULL;
    while (level > LEVEL_HARD && sum.at[level] > width) {
        level--;
    }
    double part = (width - sum.at[level]) / (sum.at[level + 1] - sum.at[level]);
    for (int c = 0; c < fitting->grid->column_count; c++) {
        const double *at = fitting->fits[c].at;
        widths[c] = sum.at[LEVEL_HARD] > width
                        ? at[LEVEL_HARD] * width / sum.at[LEVEL_HARD]
                        : at[level] + (at[level + 1] - at[level]) * part;
    }
}

/* The widest column that is neither fixed nor shares takes what rounding leaves; -1:
 * there is none. */
static int rounding_column(const struct fitting *fitting, const double *widths) {
    int widest = -1;
    for (int c = 0; c < fitting->grid->column_count; c++) {
        if (!shares(fitting, c) && !fitting->fits[c].fixed &&
            (widest < 0 || widths[c] > widths[widest])) {
            widest = c;
        }
    }
    return widest;
}

/* Widths of whole half px, down or up; the filler takes the rest. */
static void round_to_filler(const struct fitting *fitting, const double *widths, bool up,
    double whole, double *rounded) {
    int filler = rounding_column(fitting, widths);
    double rest = whole;
    for (int c = 0; c < fitting->grid->column_count; c++) {
        rounded[c] = (up ? ceil(widths[c] * 2 - 0.01) : floor(widths[c] * 2 + 0.01)) / 2;
        rest -= rounded[c];
    }
    if (filler >= 0) {
        rounded[filler] += rest;
    }
}

/* Each border rounded; equal columns may differ by half a px. */
static void round_borders(
    const struct fitting *fitting, const double *widths, double *rounded) {
    double exact = 0;
    double before = 0;
    for (int c = 0; c < fitting->grid->column_count; c++) {
        exact += widths[c];
        double border = floor(exact * 2 + 0.01) / 2;
        rounded[c] = border - before;
        before = border;
    }
}

/* Whether rounding took from no column what its text needs, nor changed the sum. */
static bool rounding_is_good(const struct fitting *fitting, const double *widths,
    const double *rounded, double whole) {
    double sum = 0;
    for (int c = 0; c < fitting->grid->column_count; c++) {
        sum += rounded[c];
        if (rounded[c] < fmin(widths[c], fitting->fits[c].at[LEVEL_GOOD]) - 0.01) {
            return false;
        }
    }
    return fabs(sum - whole) < 0.01;
}

/* Borders on half px where the text allows; equal columns stay equal where another column
 * can take the rest. */
static double *round_edges(const struct fitting *fitting, const double *widths) {
    struct arena *arena = fitting->placer->typesetter.arena;
    int count = fitting->grid->column_count;
    double *edges = arena_array(arena, (size_t)count + 1, sizeof *edges);
    double *rounded = arena_array(arena, (size_t)count, sizeof *rounded);
    double whole = floor(fitting->width * 2 + 0.01) / 2;
    bool good = false;
    for (int up = 0; up <= 1 && !good && rounding_column(fitting, widths) >= 0; up++) {
        round_to_filler(fitting, widths, up == 1, whole, rounded);
        good = rounding_is_good(fitting, widths, rounded, whole);
    }
    if (!good) {
        round_borders(fitting, widths, rounded);
        good = rounding_is_good(fitting, widths, rounded, whole);
    }
    for (int c = 0; c < count; c++) {
        edges[c + 1] = edges[c] + (good ? rounded[c] : widths[c]);
    }
    return edges;
}

/* Paddings give way, down to a fifth of an em, before text becomes hard to read. */
static double least_padding(const struct fitting *fitting, double excess) {
    double em = theme_style(fitting->placer->theme, "table-cell")->text.size;
    double least = fmin(fitting->padding, em / 5);
    return fmax(least, fitting->padding - excess / (2.0 * fitting->grid->column_count));
}

static struct fitting begin(const struct placer *placer, const struct table *table,
    const struct axes *axes, struct lines *lines, double width) {
    struct fitting fitting = {.placer = placer,
        .table = table,
        .grid = table->grid,
        .axes = axes,
        .lines = lines,
        .width = width,
        .padding = table->look.padding};
    fit_columns(&fitting);
    double excess = sum_fits(&fitting).at[LEVEL_GOOD] - width;
    if (excess > 0) {
        fitting.padding = least_padding(&fitting, excess);
        fit_columns(&fitting);
    }
    return fitting;
}

double *layout_columns(
    const struct placer *placer, const struct table *table, struct table_layout *layout) {
    struct fitting fitting =
        begin(placer, table, &layout->axes, layout->lines, layout->width);
    if (!isfinite(layout->width)) {
        fitting.width = ceil(sum_fits(&fitting).at[LEVEL_FULL]);
    }
    double *widths = arena_array(
        placer->typesetter.arena, (size_t)table->grid->column_count, sizeof *widths);
    choose_widths(&fitting, widths, &layout->narrow);
    layout->padding = fitting.padding;
    return round_edges(&fitting, widths);
}

double *layout_least(
    const struct placer *placer, const struct table *table, double width) {
    struct lines *lines = lines_new(placer);
    struct axes axes = axes_measure(lines, table);
    struct fitting fitting = begin(placer, table, &axes, lines, width);
    double *least = arena_array(
        placer->typesetter.arena, (size_t)table->grid->column_count, sizeof *least);
    for (int c = 0; c < table->grid->column_count; c++) {
        least[c] = fitting.fits[c].at[LEVEL_GOOD];
    }
    return least;
}

struct widths layout_widths(const struct placer *placer, const struct table *table) {
    struct lines *lines = lines_new(placer);
    struct axes axes = axes_measure(lines, table);
    struct fitting fitting = begin(placer, table, &axes, lines, INFINITY);
    struct fit sum = sum_fits(&fitting);
    return (struct widths){sum.at[LEVEL_GOOD], sum.at[LEVEL_FULL]};
}
