/* The data cells of a section: what a header leaf and a stub leaf show together, from the
 * data or made of other cells, with the look, notes and charts that go with it. */
#include <math.h>
#include <string.h>

#include "table/read.h"
#include "table/section.h"

struct cell_extra *cell_make_extra(struct arena *arena, struct table_cell *cell) {
    struct cell_extra *extra = arena_new(arena, struct cell_extra);
    if (cell->extra) {
        *extra = *cell->extra;
    }
    cell->extra = extra;
    return extra;
}

static void set_note(
    struct arena *arena, struct table_cell *cell, const struct value *note) {
    if (note && note->type != VALUE_NULL) {
        struct cell_extra *extra = cell_make_extra(arena, cell);
        extra->note = value_to_string(*note, arena);
        extra->note_place = note->place;
    }
}

static bool is_band(const struct filling *filling, int leaf) {
    return filling->context->look->band.set && leaf % 2 == 1;
}

void fill_label(const struct filling *filling, struct table_cell *cell,
    const struct entry *entry, bool header) {
    struct section_binder *context = filling->context;
    struct arena *arena = context->binder->arena;
    struct own own = {0};
    const struct value *note = entry->note;
    if (header) {
        own.column = entry->look;
    } else {
        own.row = entry->look;
    }
    if (!header && !entry->child_count && filling->section->data_columns > 0) {
        const struct value *found;
        struct emphasis_subject subject = {.value = value_null(), .row = entry->label};
        subject.dataset =
            source_row(filling->data, filling->heads[0], entry, &subject.data_row);
        own.conditions =
            emphasis_find(&context->emphases, context->binder, &subject, &found);
        own.band = is_band(filling, entry->leaf);
        note = note ? note : found;
    }
    cell->look = own_look(context->looks, cell, &own);
    set_note(arena, cell, note);
}

static bool find_value(
    struct filling *filling, int leaf, int column, struct found_cell *out);

/* How many of the leaves of a list count towards its total. */
static bool gather(struct filling *filling, const struct entry *total, int leaf,
    int column, bool across, struct value *values, size_t *count) {
    bool ok = true;
    *count = 0;
    for (int i = total->first; i < total->end; i++) {
        const struct entry *other = across ? filling->heads[i] : filling->stubs[i];
        struct found_cell found;
        if (other->total > TOTAL_NONE) {
            continue;
        }
        ok &= find_value(filling, across ? leaf : i, across ? i : column, &found);
        values[(*count)++] = found.value;
    }
    return ok;
}

/* The total that an entry makes, here of its row or its column. */
static bool find_total(struct filling *filling, const struct entry *total,
    enum total_function function, int leaf, int column, bool across, struct value *out) {
    struct arena *arena = filling->context->binder->arena;
    size_t most = (size_t)(total->end - total->first);
    struct arena scratch = {0};
    struct value *values = arena_array(&scratch, most, sizeof *values);
    size_t count;
    bool ok = gather(filling, total, leaf, column, across, values, &count);
    *out = total_of(arena, function, values, count);
    arena_finish(&scratch);
    return ok;
}

static enum total_function function_of(
    const struct entry *total, const struct entry *crossed) {
    return crossed->summary != TOTAL_UNSET ? crossed->summary : total->total;
}

/* Given values are checked where they should be a total. */
static bool find_given(
    struct filling *filling, int leaf, int column, struct found_cell *out) {
    struct entry *head = filling->heads[column];
    struct entry *stub = filling->stubs[leaf];
    struct section_binder *context = filling->context;
    struct value total;
    bool ok =
        source_cell(context->binder, context->source, filling->data, head, stub, out);
    if (ok && stub->total > TOTAL_NONE) {
        find_total(filling, stub, function_of(stub, head), leaf, column, false, &total);
        total_check(context->binder, &out->value, &total, stub->label);
    }
    if (ok && head->total > TOTAL_NONE) {
        find_total(filling, head, function_of(head, stub), leaf, column, true, &total);
        total_check(context->binder, &out->value, &total, head->label);
    }
    return ok;
}

static bool find_value(
    struct filling *filling, int leaf, int column, struct found_cell *out) {
    struct entry *head = filling->heads[column];
    struct entry *stub = filling->stubs[leaf];
    bool across = entry_is_computed(head, TREE_COLUMNS);
    bool down = entry_is_computed(stub, TREE_ROWS);
    *out = (struct found_cell){.value = value_null()};
    if (head->blank || stub->blank) {
        return true;
    }
    if (!across && !down) {
        return find_given(filling, leaf, column, out);
    }
    if (across && down) { /* the largest sum, not the sum of the largest */
        across = function_of(stub, head) == TOTAL_SUM;
    }
    const struct entry *total = across ? head : stub;
    enum total_function function = function_of(total, across ? stub : head);
    bool skipped = down && head->summary == TOTAL_NONE;
    return skipped ||
           find_total(filling, total, function, leaf, column, across, &out->value);
}

/* The values a sparkline shows: of the columns of the row of data, or of the other data
 * that the totals make. */
static struct cell_chart *make_chart(
    struct filling *filling, int leaf, int column, const struct value *value) {
    struct binder *binder = filling->context->binder;
    struct cell_chart_look *look = filling->charts[column];
    const struct entry *head = filling->heads[column];
    size_t row;
    if (look->kind == CHART_BAR) {
        return cell_chart_new(binder->arena, look, value, 1);
    }
    const struct dataset *dataset =
        source_row(filling->data, head, filling->stubs[leaf], &row);
    if (!dataset) {
        return NULL;
    }
    struct value *values = arena_array(binder->arena, look->value_count, sizeof *values);
    for (size_t i = 0; i < look->value_count; i++) {
        const char *name = value_to_string(look->values[i], binder->arena);
        int found = dataset_find_column(dataset, name);
        if (found < 0) {
            source_fault_no_column(binder, dataset, name, look->values[i].place);
            return NULL;
        }
        values[i] = dataset->columns[found].cells[row];
        source_shown(filling->context->source, dataset)->columns[found] = true;
    }
    return cell_chart_new(binder->arena, look, values, look->value_count);
}

/* A bar or a sparkline, where the column has them. Totals have no bar. */
static bool add_chart(struct filling *filling, int leaf, int column,
    const struct value *value, struct table_cell *cell) {
    const struct entry *head = filling->heads[column];
    struct binder *binder = filling->context->binder;
    const struct value *written = head->bar ? head->bar : head->spark;
    bool off = !written || (written->type == VALUE_BOOLEAN && !written->boolean);
    if (off || (head->bar && filling->stubs[leaf]->total > TOTAL_NONE)) {
        return true;
    }
    if (!filling->charts[column]) {
        filling->charts[column] = cell_chart_read(binder, written, head->bar != NULL);
    }
    if (!filling->charts[column]) {
        return leaf > 0; /* it was said for the first row */
    }
    size_t faults = binder->faults->error_count;
    struct cell_chart *chart = make_chart(filling, leaf, column, value);
    if (chart) {
        cell_make_extra(binder->arena, cell)->chart = chart;
    }
    return faults == binder->faults->error_count;
}

/* The blocks of a column, bound anew for the row of data that they show. */
static bool add_blocks(
    struct filling *filling, int leaf, int column, struct table_cell *cell) {
    struct binder *binder = filling->context->binder;
    const struct entry *head = filling->heads[column];
    size_t row;
    const struct dataset *dataset =
        source_row(filling->data, head, filling->stubs[leaf], &row);
    if (!head->blocks || !dataset) {
        return true;
    }
    struct scope datum = {binder->scope, "datum", value_row(dataset, row)};
    struct cell_extra *extra = cell_make_extra(binder->arena, cell);
    const struct scope *outer = binder->scope;
    binder->scope = &datum;
    bool ok = block_list_bind(binder, head->blocks, &extra->blocks);
    binder->scope = outer;
    return ok;
}

static void set_look(struct filling *filling, int leaf, int column,
    const struct found_cell *found, struct table_cell *cell) {
    struct section_binder *context = filling->context;
    const struct entry *head = filling->heads[column];
    const struct entry *stub = filling->stubs[leaf];
    struct own own = {
        .column = head->look, .row = stub->look, .band = is_band(filling, leaf)};
    if (context->emphases.count) {
        const struct value *note;
        struct emphasis_subject subject = {found->value, found->dataset, found->row,
            stub->label, head->label ? head->label : ""};
        own.conditions =
            emphasis_find(&context->emphases, context->binder, &subject, &note);
        set_note(context->binder->arena, cell, note);
    }
    cell->look = own_look(context->looks, cell, &own);
}

static bool fill_cell(struct filling *filling, int leaf, int column, int row) {
    struct section_binder *context = filling->context;
    struct section *section = filling->section;
    const struct entry *head = filling->heads[column];
    const struct entry *stub = filling->stubs[leaf];
    struct table_cell cell = {.kind = CELL_DATA,
        .row = row,
        .column = (uint16_t)(section->stub_columns + column),
        .row_span = 1,
        .column_span = 1,
        .total = stub->total > TOTAL_NONE};
    struct found_cell found;
    bool ok = find_value(filling, leaf, column, &found);
    cell_fill(context, &cell, &found.value, stub->format ? stub->format : head->format);
    cell.place = found.value.place;
    if (head->has_align) {
        cell.align = (uint8_t)head->align;
    }
    set_look(filling, leaf, column, &found, &cell);
    ok &= add_chart(filling, leaf, column, &found.value, &cell);
    ok &= add_blocks(filling, leaf, column, &cell);
    bool own_width = cell_is_text(&cell) || head->bar || head->spark || head->blocks;
    if (own_width) {
        section->columns[cell.column].weight = 0;
    }
    section_add_cell(context->binder->arena, section, cell);
    return ok;
}

bool fill_row(struct filling *filling, int leaf, int row) {
    bool ok = true;
    for (int column = 0; column < filling->section->data_columns; column++) {
        ok &= fill_cell(filling, leaf, column, row);
    }
    return ok;
}
