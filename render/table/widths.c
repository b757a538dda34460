/* Column widths: between what the content needs at least and what it needs on one line,
 * after CSS 2.1 17.5.2.2; columns of numbers share one width, the sum fills the table. */
#include "table/layout.h"

#include <math.h>

/* What a column asks for, rules and paddings in it, px. */
struct fit {
    double hard, good, full;
    bool fixed;
};

struct fitting {
    const struct placer *placer;
    const struct table *table;
    const struct table_grid *grid;
    const struct axes *axes;
    struct fit *fits;
    double width;
};

double layout_column_rule(const struct table *table, int border) {
    bool outer = border == 0 || border == table->grid->column_count;
    return outer ? table->look.side_rule : table->look.column_rule;
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

/* A cell over several rows need not stand on one line: as many lines as it has rows do.
 */
static double full_width(
    const struct table_cell *cell, const struct label_widths *label) {
    if (cell->row_span == 1 || cell->direction == TEXT_VERTICAL) {
        return label->full;
    }
    return fmin(label->full, fmax(label->good, 1.1 * label->full / cell->row_span));
}

static struct fit fit_cell(const struct fitting *fitting, const struct table_cell *cell) {
    const struct table *table = fitting->table;
    double around = rules_of(fitting, cell) + 2 * table->look.padding +
                    (table->look.indented && cell->kind == CELL_STUB
                            ? table->look.indent * cell->level
                            : 0);
    const struct axis *axis = axes_find(fitting->axes, cell);
    if (!*cell->text) {
        return (struct fit){around, around, around, false};
    }
    struct number_parts parts = {0};
    if (cell->number) {
        parts = number_measure(fitting->placer, cell);
    }
    if (cell->number && !parts.remark) {
        double width = cell->align == CELL_AXIS && axis ? axis->before + axis->after
                                                        : parts.before + parts.after;
        return (struct fit){width + around, width + around, width + around, false};
    }
    struct label_widths label = label_measure(fitting->placer, table, cell, cell->text);
    return (struct fit){label.hard + around, label.good + around,
        full_width(cell, &label) + around, false};
}

static void raise_to(struct fit *fit, const struct fit *need) {
    fit->hard = fmax(fit->hard, need->hard);
    fit->good = fmax(fit->good, fmax(need->good, fit->hard));
    fit->full = fmax(fit->full, fmax(need->full, fit->good));
}

static void set_fixed(struct fitting *fitting) {
    for (int c = 0; c < fitting->grid->column_count; c++) {
        const struct table_column *column = &fitting->grid->columns[c];
        double width = column->width;
        if (column->width_share > 0 && isfinite(fitting->width)) {
            width = column->width_share * fitting->width;
        }
        if (width > 0) {
            fitting->fits[c] = (struct fit){width, width, width, true};
        }
    }
}

/* Columns that share a width by their weights. */
static bool shares(const struct fitting *fitting, int column) {
    return fitting->grid->columns[column].weight > 0 && !fitting->fits[column].fixed;
}

static void share_fits(struct fitting *fitting) {
    struct fit unit = {0};
    for (int c = 0; c < fitting->grid->column_count; c++) {
        double weight = fitting->grid->columns[c].weight;
        if (shares(fitting, c)) {
            struct fit need = {fitting->fits[c].hard / weight,
                fitting->fits[c].good / weight, fitting->fits[c].full / weight, false};
            raise_to(&unit, &need);
        }
    }
    for (int c = 0; c < fitting->grid->column_count; c++) {
        double weight = fitting->grid->columns[c].weight;
        if (shares(fitting, c)) {
            fitting->fits[c] = (struct fit){
                unit.hard * weight, unit.good * weight, unit.full * weight, false};
        }
    }
}

/* One measure of a cell over several columns: what they lack is added to those that are
 * not fixed, in proportion to what they have. */
static void spread(
    struct fitting *fitting, const struct table_cell *cell, double need, size_t offset) {
    double have = 0;
    double free_sum = 0;
    int free_count = 0;
    for (int c = cell->column; c < cell->column + cell->column_span; c++) {
        double size = *(double *)((char *)&fitting->fits[c] + offset);
        have += size;
        if (!fitting->fits[c].fixed) {
            free_sum += size;
            free_count++;
        }
    }
    if (need <= have || free_count == 0) {
        return;
    }
    for (int c = cell->column; c < cell->column + cell->column_span; c++) {
        double *size = (double *)((char *)&fitting->fits[c] + offset);
        if (!fitting->fits[c].fixed) {
            *size += (need - have) * (free_sum > 0 ? *size / free_sum : 1.0 / free_count);
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
        spread(fitting, cell, need.hard, offsetof(struct fit, hard));
        spread(fitting, cell, need.good, offsetof(struct fit, good));
    }
    for (int c = 0; c < fitting->grid->column_count; c++) {
        raise_to(&fitting->fits[c], &fitting->fits[c]);
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
    share_fits(fitting);
    fit_spans(fitting);
    share_fits(fitting);
}

static struct fit sum_fits(const struct fitting *fitting) {
    struct fit sum = {0};
    for (int c = 0; c < fitting->grid->column_count; c++) {
        sum.hard += fitting->fits[c].hard;
        sum.good += fitting->fits[c].good;
        sum.full += fitting->fits[c].full;
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
        widths[c] = fitting->fits[c].full;
        sum += all_fixed || !fitting->fits[c].fixed ? widths[c] : 0;
    }
    for (int c = 0; c < fitting->grid->column_count; c++) {
        if (all_fixed || !fitting->fits[c].fixed) {
            widths[c] += room * widths[c] / sum;
        }
    }
}

static void choose_widths(const struct fitting *fitting, double *widths, bool *narrow) {
    struct fit sum = sum_fits(fitting);
    double width = fitting->width;
    *narrow = sum.hard > width + 0.5;
    if (width >= sum.full) {
        widen_columns(fitting, width - sum.full, widths);
        return;
    }
    for (int c = 0; c < fitting->grid->column_count; c++) {
        const struct fit *fit = &fitting->fits[c];
        if (width >= sum.good) {
            double part = (width - sum.good) / (sum.full - sum.good);
            widths[c] = fit->good + (fit->full - fit->good) * part;
        } else if (width >= sum.hard) {
            double part = (width - sum.hard) / (sum.good - sum.hard);
            widths[c] = fit->hard + (fit->good - fit->hard) * part;
        } else {
            widths[c] = fit->hard * width / sum.hard;
        }
    }
}

/* The widest column that shares with none takes what rounding leaves; -1: there is none.
 */
static int rounding_column(const struct fitting *fitting, const double *widths) {
    int widest = -1;
    for (int c = 0; c < fitting->grid->column_count; c++) {
        if (!shares(fitting, c) && (widest < 0 || widths[c] > widths[widest])) {
            widest = c;
        }
    }
    return widest;
}

/* Borders on half px; equal columns stay equal where another can take the rest. */
static double *round_edges(const struct fitting *fitting, const double *widths) {
    int count = fitting->grid->column_count;
    double *edges =
        arena_array(fitting->placer->typesetter.arena, (size_t)count + 1, sizeof *edges);
    double whole = floor(fitting->width * 2 + 0.01) / 2;
    int filler = rounding_column(fitting, widths);
    double exact = 0;
    double rest = whole;
    for (int c = 0; c < count; c++) {
        exact += widths[c];
        rest -= floor(widths[c] * 2) / 2;
        edges[c + 1] = fmin(whole, floor(exact * 2 + 0.5) / 2);
    }
    edges[count] = whole;
    for (int c = 0; filler >= 0 && c < count; c++) {
        edges[c + 1] = edges[c] + floor(widths[c] * 2) / 2 + (c == filler ? rest : 0);
    }
    return edges;
}

static struct fitting begin(const struct placer *placer, const struct table *table,
    const struct axes *axes, double width) {
    struct fitting fitting = {.placer = placer,
        .table = table,
        .grid = table->grid,
        .axes = axes,
        .width = width};
    fit_columns(&fitting);
    return fitting;
}

double *layout_columns(const struct placer *placer, const struct table *table,
    const struct axes *axes, double width, bool *narrow) {
    struct fitting fitting = begin(placer, table, axes, width);
    if (!isfinite(width)) {
        fitting.width = ceil(sum_fits(&fitting).full);
    }
    double *widths = arena_array(
        placer->typesetter.arena, (size_t)table->grid->column_count, sizeof *widths);
    choose_widths(&fitting, widths, narrow);
    return round_edges(&fitting, widths);
}

struct widths layout_widths(const struct placer *placer, const struct table *table) {
    struct axes axes = axes_measure(placer, table->grid);
    struct fitting fitting = begin(placer, table, &axes, INFINITY);
    struct fit sum = sum_fits(&fitting);
    return (struct widths){sum.good, sum.full};
}
