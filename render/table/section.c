/* A section from its header tree, its stub tree and its data. */
#include "table/section.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "table/read.h"

/* Both trees of one section. */
struct trees {
    struct tree head, stub;
    bool head_given, stub_given;
};

struct table_cell *section_add_cell(
    struct arena *arena, struct section *section, struct table_cell cell) {
    section->cells = arena_grow(arena, section->cells, section->cell_count,
        &section->capacity, sizeof *section->cells);
    section->cells[section->cell_count] = cell;
    return &section->cells[section->cell_count++];
}

/* — … / × and the like, which stand where a number might: no letter, digit or Han. */
static bool is_sign(const char *text) {
    size_t length = strlen(text);
    size_t count = 0;
    for (size_t offset = 0; offset < length; count++) {
        uint32_t c = utf8_next(text, length, &offset);
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (character_is_han(c) || letter || (c >= '0' && c <= '9')) {
            return false;
        }
    }
    return count > 0 && count <= 2;
}

bool cell_is_text(const struct table_cell *cell) {
    return *cell->text && !cell->number && !is_sign(cell->text);
}

void cell_fill(struct section_binder *context, struct table_cell *cell,
    const struct value *value, const char *format) {
    const struct table_look *look = context->look;
    double number;
    cell->text = table_print_value(context->binder->arena, value, format);
    cell->number = value_to_count(*value, &number);
    if (value->type == VALUE_NUMBER && *cell->text == '-') { /* a minus, no hyphen */
        cell->text = arena_print(context->binder->arena, "\u2212%s", cell->text + 1);
    }
    cell->align = (uint8_t)(cell->number          ? look->number_align
                            : is_sign(cell->text) ? CELL_CENTER
                                                  : look->text_align);
}

/* Cells of a section being made from its trees. */
struct making {
    struct filling filling;
    struct section *section;
    int leaf; /* of the stub, the next */
};

/* A header entry at `level`, its leaves from `column` on. A leaf reaches down. */
static void add_head(
    struct making *making, const struct entry *entry, int column, int level) {
    struct section_binder *context = making->filling.context;
    struct section *section = making->section;
    bool leaf = !entry->child_count;
    struct table_cell cell = {.kind = CELL_HEAD,
        .row = level,
        .column = (uint16_t)(section->stub_columns + column),
        .row_span = leaf ? section->head_rows - level : 1,
        .column_span = (uint16_t)entry->leaf_count,
        .text = entry->label ? entry->label : "",
        .align = (uint8_t)context->look->head_align,
        .direction = (uint8_t)entry->direction,
        .branch = !leaf,
        .place = entry->place};
    fill_label(&making->filling, &cell, entry, true);
    section_add_cell(context->binder->arena, section, cell);
    for (size_t i = 0; i < entry->child_count; i++) {
        add_head(making, &entry->children[i], column, level + 1);
        column += entry->children[i].leaf_count;
    }
}

static void take_over_width(
    struct section *section, const struct entry *entry, int level) {
    if (!entry->child_count && level != section->stub_columns - 1) {
        return;
    }
    struct table_column *column = &section->columns[level];
    column->width = entry->width > 0 ? entry->width : column->width;
    column->width_share =
        entry->width_share > 0 ? entry->width_share : column->width_share;
}

/* A total stays with what it adds up; the first row under a branch with its label. */
static void keep_row(
    struct section *section, const struct entry *entry, int leaf, int row) {
    bool adds_up = entry->total > TOTAL_NONE && leaf > entry->first;
    section->keep[row] |= adds_up;
}

/* A stub entry at `level`, its leaves from the section's next row on. A leaf reaches
 * across. */
static bool add_stub(struct making *making, const struct entry *entry, int level) {
    struct section_binder *context = making->filling.context;
    struct section *section = making->section;
    const struct table_look *look = context->look;
    bool leaf = !entry->child_count;
    struct table_cell cell = {.kind = CELL_STUB,
        .row = section->row_count,
        .column = (uint16_t)level,
        .row_span = entry->leaf_count,
        .column_span = (uint16_t)(leaf ? section->stub_columns - level : 1),
        .text = entry->label ? entry->label : "",
        .align = (uint8_t)(entry->has_align ? (int)entry->align
                           : leaf           ? look->stub_align
                                            : look->branch_align),
        .direction = (uint8_t)entry->direction,
        .branch = !leaf,
        .level = (uint8_t)level,
        .total = entry->total > TOTAL_NONE,
        .place = entry->place};
    fill_label(&making->filling, &cell, entry, false);
    section_add_cell(context->binder->arena, section, cell);
    take_over_width(section, entry, level);
    bool ok = true;
    for (size_t i = 0; i < entry->child_count; i++) {
        ok &= add_stub(making, &entry->children[i], level + 1);
    }
    if (leaf) {
        keep_row(section, entry, making->leaf, section->row_count);
        ok &= fill_row(&making->filling, making->leaf++, section->row_count++);
    }
    return ok;
}

static void add_blank_row(struct making *making, int row) {
    struct section *section = making->section;
    for (int i = 0; i < section->data_columns; i++) {
        section_add_cell(making->filling.context->binder->arena, section,
            (struct table_cell){.kind = CELL_DATA,
                .row = row,
                .column = (uint16_t)(1 + i),
                .row_span = 1,
                .column_span = 1,
                .text = ""});
    }
}

/* The stub in one column: a branch has a row of its own, what is under it is indented. */
static bool add_indented(struct making *making, const struct entry *entry, int level) {
    struct section_binder *context = making->filling.context;
    struct section *section = making->section;
    bool branch = entry->child_count > 0;
    int row = section->row_count++;
    struct table_cell cell = {.kind = CELL_STUB,
        .row = row,
        .row_span = 1,
        .column_span = 1,
        .text = entry->label ? entry->label : "",
        .align =
            (uint8_t)(entry->has_align ? (int)entry->align : context->look->stub_align),
        .branch = branch,
        .level = (uint8_t)level,
        .total = entry->total > TOTAL_NONE,
        .place = entry->place};
    fill_label(&making->filling, &cell, entry, false);
    section_add_cell(context->binder->arena, section, cell);
    if (!branch) {
        keep_row(section, entry, making->leaf, row);
        return fill_row(&making->filling, making->leaf++, row);
    }
    add_blank_row(making, row);
    section->keep[row + 1] = true;
    bool ok = true;
    for (size_t i = 0; i < entry->child_count; i++) {
        ok &= add_indented(making, &entry->children[i], level + 1);
    }
    return ok;
}

static bool add_rows(struct making *making, const struct tree *tree) {
    bool indented = making->filling.context->look->indented && tree->depth > 0;
    bool ok = true;
    for (size_t i = 0; i < tree->root_count; i++) {
        struct section *section = making->section;
        const struct entry *entry = &tree->roots[i];
        if (indented) {
            ok &= add_indented(making, entry, 0);
        } else if (tree->depth > 0) {
            ok &= add_stub(making, entry, 0);
        } else {
            keep_row(section, entry, making->leaf, section->row_count);
            ok &= fill_row(&making->filling, making->leaf++, section->row_count++);
        }
    }
    return ok;
}

/* Over a stub made by grouping stand the names of the columns that it is made of. */
static void add_group_corners(struct section_binder *context, struct section *section,
    const struct tree *stub, struct table_cell cell) {
    bool indented = context->look->indented;
    int last = stub->depth - 1;
    for (int level = indented ? last : 0; level <= last; level++) {
        cell.column = (uint16_t)(indented ? 0 : level);
        cell.column_span = 1;
        cell.text = stub->level_names[level] ? stub->level_names[level] : "";
        section_add_cell(context->binder->arena, section, cell);
    }
}

static bool add_corner(struct section_binder *context, const struct value *value,
    const struct dataset *data, const struct tree *stub, struct section *section) {
    const struct value *corner = value_member(value, "corner");
    int labels = data ? dataset_label_column(data) : -1;
    struct table_cell cell = {.kind = CELL_CORNER,
        .row_span = section->head_rows,
        .column_span = (uint16_t)section->stub_columns,
        .align = (uint8_t)context->look->head_align,
        .text = "",
        .place = value->place};
    if (!section->stub_columns) {
        if (corner && corner->type != VALUE_NULL) {
            fault_add(context->binder->faults, FAULT_ERROR, "no-corner", corner->place,
                "there is no corner, since the rows have no labels",
                "各行没有标签，表格没有左上角的单元格");
            return false;
        }
        return true;
    }
    if (corner && corner->type == VALUE_ARRAY) {
        cell_make_extra(context->binder->arena, &cell)->diagonal =
            table_diagonal(context->binder, corner);
        cell.place = corner->place;
        if (!cell.extra->diagonal) {
            return false;
        }
    } else if (corner) {
        cell.text = table_print_value(context->binder->arena, corner, NULL);
        cell.place = corner->place;
    } else if (stub->level_names) {
        add_group_corners(context, section, stub, cell);
        return true;
    } else if (labels >= 0) {
        cell.text = data->columns[labels].name;
        cell.place = data->columns[labels].place;
    }
    section_add_cell(context->binder->arena, section, cell);
    return true;
}

static int compare_names(const char *a, const char *b) {
    return a && b ? strcmp(a, b) : (a != NULL) - (b != NULL);
}

static int compare_leaves(const void *left, const void *right) {
    const struct entry *a = *(struct entry *const *)left;
    const struct entry *b = *(struct entry *const *)right;
    int order =
        compare_names(a->data ? a->data->name : NULL, b->data ? b->data->name : NULL);
    order = order ? order : compare_names(a->column.name, b->column.name);
    order = order ? order : compare_names(a->row.name, b->row.name);
    order =
        order ? order : (a->place.line > b->place.line) - (a->place.line < b->place.line);
    return order ? order
                 : (a->place.column > b->place.column) -
                       (a->place.column < b->place.column);
}

static void warn_used_twice(
    struct binder *binder, const struct tree *tree, enum tree_axis axis) {
    size_t count = (size_t)tree->leaf_count;
    struct entry **leaves = tree_leaves(binder->arena, tree);
    qsort(leaves, count, sizeof(struct entry *), compare_leaves);
    for (size_t i = 1; i < count; i++) {
        const struct entry *a = leaves[i - 1];
        const struct entry *b = leaves[i];
        const char *name = axis == TREE_COLUMNS ? b->column.name : b->row.name;
        if (a->blank || b->blank || !name || a->data != b->data ||
            compare_names(a->column.name, b->column.name) != 0 ||
            compare_names(a->row.name, b->row.name) != 0) {
            continue;
        }
        fault_add(binder->faults, FAULT_WARNING, "used-twice", b->place,
            "%s stands in the table twice", "“%s”在表格里出现了两次", name);
    }
}

static bool every_head_names_a_row(
    struct arena *arena, const struct tree *head, const struct dataset *data) {
    struct entry **leaves = tree_leaves(arena, head);
    for (int i = 0; i < head->leaf_count; i++) {
        const struct dataset *own = leaves[i]->data ? leaves[i]->data : data;
        bool unnamed = own && own->row_count == 1 && !own->row_names &&
                       dataset_label_column(own) < 0;
        if (!leaves[i]->row.name && !unnamed) {
            return false;
        }
    }
    return true;
}

static bool fault_nothing(struct section_binder *context, const struct value *value) {
    fault_add(context->binder->faults, FAULT_ERROR, "missing-property", value->place,
        "a table needs “data”, “columns”, “sections” or “cells”",
        "table 缺少 data、columns、sections 或 cells");
    return false;
}

/* The stub as written, grouped by columns of the data, or as the data have it. */
static bool read_stub(struct section_binder *context, const struct value *rows,
    const struct dataset *data, struct trees *trees) {
    struct binder *binder = context->binder;
    if (rows && rows->type == VALUE_OBJECT) {
        if (!data) {
            return fault_nothing(context, rows);
        }
        return tree_group_rows(binder, context->source, data, rows, &trees->stub);
    }
    if (rows) {
        return tree_read(binder, context->source, TREE_ROWS, rows, &trees->stub);
    }
    bool one = !data || (trees->head.root_count &&
                            every_head_names_a_row(binder->arena, &trees->head, data));
    trees->stub = one ? tree_of_one(binder->arena)
                      : tree_from_dataset(binder->arena, data, TREE_ROWS, NULL);
    return true;
}

/* The columns that grouping has taken for labels are no columns of numbers any more. */
static struct tree head_from_dataset(struct section_binder *context,
    const struct dataset *data, const struct value *rows) {
    bool grouped = rows && rows->type == VALUE_OBJECT;
    const struct shown *shown = source_shown(context->source, data);
    return tree_from_dataset(
        context->binder->arena, data, TREE_COLUMNS, grouped ? shown->columns : NULL);
}

/* The trees as written, or what the data have. */
static bool read_trees(struct section_binder *context, const struct value *value,
    const struct dataset *data, struct trees *trees) {
    struct binder *binder = context->binder;
    const struct value *columns = value_member(value, "columns");
    const struct value *rows = value_member(value, "rows");
    if (!columns && !data) {
        return fault_nothing(context, value);
    }
    bool ok = !columns ||
              tree_read(binder, context->source, TREE_COLUMNS, columns, &trees->head);
    bool grouped = rows && rows->type == VALUE_OBJECT;
    if (!columns && !grouped) {
        trees->head = tree_from_dataset(binder->arena, data, TREE_COLUMNS, NULL);
    }
    ok &= (ok || rows) && read_stub(context, rows, data, trees);
    if (ok && !columns && grouped) {
        trees->head = head_from_dataset(context, data, rows);
    }
    if (ok && columns) {
        warn_used_twice(binder, &trees->head, TREE_COLUMNS);
    }
    if (ok && rows && !grouped) {
        warn_used_twice(binder, &trees->stub, TREE_ROWS);
    }
    return ok;
}

static void set_up_columns(struct arena *arena, struct section *section,
    const struct trees *trees, bool indented) {
    section->stub_columns = indented && trees->stub.depth ? 1 : trees->stub.depth;
    section->data_columns = trees->head.leaf_count;
    section->head_rows = section->row_count = trees->head.depth;
    int count = section->stub_columns + section->data_columns;
    section->columns = arena_array(arena, (size_t)count, sizeof *section->columns);
    for (int i = 0; i < section->stub_columns; i++) {
        section->columns[i].stub = true;
    }
    struct entry **heads = tree_leaves(arena, &trees->head);
    for (int i = 0; i < section->data_columns; i++) {
        section->columns[section->stub_columns + i] = (struct table_column){
            .width = heads[i]->width, .width_share = heads[i]->width_share, .weight = 1};
    }
}

static size_t count_entries(const struct entry *entries, size_t count) {
    size_t sum = count;
    for (size_t i = 0; i < count; i++) {
        sum += count_entries(entries[i].children, entries[i].child_count);
    }
    return sum;
}

/* Room for all cells at once; a large table should not be copied about. */
static void make_room(
    struct arena *arena, struct section *section, const struct trees *trees) {
    size_t stub = count_entries(trees->stub.roots, trees->stub.root_count);
    section->capacity = (size_t)trees->stub.depth + 1 +
                        count_entries(trees->head.roots, trees->head.root_count) +
                        stub * (size_t)(1 + section->data_columns);
    section->cells = arena_array(arena, section->capacity, sizeof *section->cells);
    section->keep =
        arena_array(arena, (size_t)section->head_rows + stub + 1, sizeof(bool));
}

bool section_from_trees(struct section_binder *context, const struct value *value,
    const struct dataset *data, struct section *section) {
    struct arena *arena = context->binder->arena;
    struct trees trees = {0};
    if (!read_trees(context, value, data, &trees)) {
        return false;
    }
    tree_set_ranges(&trees.head);
    tree_set_ranges(&trees.stub);
    set_up_columns(arena, section, &trees, context->look->indented);
    make_room(arena, section, &trees);
    struct making making = {.section = section,
        .filling = {.context = context,
            .section = section,
            .data = data,
            .heads = tree_leaves(arena, &trees.head),
            .stubs = tree_leaves(arena, &trees.stub),
            .stub_count = trees.stub.leaf_count,
            .charts = arena_array(
                arena, (size_t)section->data_columns, sizeof(struct cell_chart_look *))}};
    bool ok = add_corner(context, value, data, &trees.stub, section);
    int column = 0;
    for (size_t i = 0; i < trees.head.root_count; i++) {
        add_head(&making, &trees.head.roots[i], column, 0);
        column += trees.head.roots[i].leaf_count;
    }
    return add_rows(&making, &trees.stub) && ok;
}
