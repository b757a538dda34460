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
    cell->align = cell->number          ? look->number_align
                  : is_sign(cell->text) ? CELL_CENTER
                                        : look->text_align;
}

/* A header entry at `level`, its leaves from `column` on. A leaf reaches down. */
static void add_head(struct section_binder *context, struct section *section,
    const struct entry *entry, int column, int level) {
    bool leaf = !entry->child_count;
    section_add_cell(context->binder->arena, section,
        (struct table_cell){.kind = CELL_HEAD,
            .row = level,
            .column = section->stub_columns + column,
            .row_span = leaf ? section->head_rows - level : 1,
            .column_span = entry->leaf_count,
            .text = entry->label ? entry->label : "",
            .align = context->look->head_align,
            .direction = entry->direction,
            .branch = !leaf,
            .place = entry->place});
    for (size_t i = 0; i < entry->child_count; i++) {
        add_head(context, section, &entry->children[i], column, level + 1);
        column += entry->children[i].leaf_count;
    }
}

/* A stub entry at `level`, its leaves from `row` on. A leaf reaches across. */
static void add_stub(struct section_binder *context, struct section *section,
    const struct entry *entry, int row, int level) {
    bool leaf = !entry->child_count;
    const struct table_look *look = context->look;
    section_add_cell(context->binder->arena, section,
        (struct table_cell){.kind = CELL_STUB,
            .row = row,
            .column = level,
            .row_span = entry->leaf_count,
            .column_span = leaf ? section->stub_columns - level : 1,
            .text = entry->label ? entry->label : "",
            .align = entry->has_align ? entry->align
                     : leaf           ? look->stub_align
                                      : look->branch_align,
            .direction = entry->direction,
            .branch = !leaf,
            .level = level,
            .place = entry->place});
    if (!leaf || level == section->stub_columns - 1) {
        struct table_column *column = &section->columns[level];
        column->width = entry->width > 0 ? entry->width : column->width;
        column->width_share =
            entry->width_share > 0 ? entry->width_share : column->width_share;
    }
    for (size_t i = 0; i < entry->child_count; i++) {
        add_stub(context, section, &entry->children[i], row, level + 1);
        row += entry->children[i].leaf_count;
    }
}

/* The stub in one column: a branch has a row of its own, what is under it is indented.
 * rows[i] is told the row of the i-th leaf. */
static void add_indented(struct section_binder *context, struct section *section,
    const struct entry *entry, int level, int *rows, int *leaf) {
    bool branch = entry->child_count > 0;
    int row = section->row_count++;
    section_add_cell(context->binder->arena, section,
        (struct table_cell){.kind = CELL_STUB,
            .row = row,
            .row_span = 1,
            .column_span = 1,
            .text = entry->label ? entry->label : "",
            .align = entry->has_align ? entry->align : context->look->stub_align,
            .branch = branch,
            .level = level,
            .place = entry->place});
    if (!branch) {
        rows[(*leaf)++] = row;
    }
    for (int i = 0; branch && i < section->data_columns; i++) {
        section_add_cell(context->binder->arena, section,
            (struct table_cell){.kind = CELL_DATA,
                .row = row,
                .column = 1 + i,
                .row_span = 1,
                .column_span = 1,
                .text = ""});
    }
    for (size_t i = 0; i < entry->child_count; i++) {
        add_indented(context, section, &entry->children[i], level + 1, rows, leaf);
    }
}

static void add_stubs(struct section_binder *context, struct section *section,
    const struct tree *tree, int *rows) {
    bool indented = context->look->indented && tree->depth > 0;
    int leaf = 0;
    for (size_t i = 0; i < tree->root_count; i++) {
        const struct entry *entry = &tree->roots[i];
        if (indented) {
            add_indented(context, section, entry, 0, rows, &leaf);
            continue;
        }
        if (tree->depth > 0) {
            add_stub(context, section, entry, section->row_count, 0);
        }
        for (int j = 0; j < entry->leaf_count; j++) {
            rows[leaf++] = section->row_count++;
        }
    }
}

/* All data cells; columns whose cells are all numbers or blank share their width. */
static bool add_data(struct section_binder *context, struct section *section,
    const struct dataset *data, struct entry **heads, struct entry **stubs,
    const int *rows, int leaf_count) {
    bool ok = true;
    for (int i = 0; i < leaf_count; i++) {
        for (int j = 0; j < section->data_columns; j++) {
            struct table_cell cell = {.kind = CELL_DATA,
                .row = rows[i],
                .column = section->stub_columns + j,
                .row_span = 1,
                .column_span = 1};
            struct value value;
            ok &= source_cell(
                context->binder, context->source, data, heads[j], stubs[i], &value);
            cell_fill(context, &cell, &value,
                stubs[i]->format ? stubs[i]->format : heads[j]->format);
            cell.place = value.place;
            if (heads[j]->has_align) {
                cell.align = heads[j]->align;
            }
            if (cell_is_text(&cell)) {
                section->columns[cell.column].weight = 0;
            }
            section_add_cell(context->binder->arena, section, cell);
        }
    }
    return ok;
}

static bool add_corner(struct section_binder *context, const struct value *value,
    const struct dataset *data, struct section *section) {
    const struct value *corner = value_member(value, "corner");
    int labels = data ? dataset_label_column(data) : -1;
    struct table_cell cell = {.kind = CELL_CORNER,
        .row_span = section->head_rows,
        .column_span = section->stub_columns,
        .align = context->look->head_align,
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
    if (corner) {
        cell.text = table_print_value(context->binder->arena, corner, NULL);
        cell.place = corner->place;
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
        if (!leaves[i]->row.name && !(own && own->row_count == 1 && !own->row_names)) {
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

/* The trees as written, or what the data have. */
static bool read_trees(struct section_binder *context, const struct value *value,
    const struct dataset *data, struct trees *trees) {
    struct binder *binder = context->binder;
    const struct value *columns = value_member(value, "columns");
    const struct value *rows = value_member(value, "rows");
    if (!columns && !data) {
        return fault_nothing(context, value);
    }
    bool ok = true;
    if (columns) {
        ok &= tree_read(binder, context->source, TREE_COLUMNS, columns, &trees->head);
    } else {
        trees->head = tree_from_dataset(binder->arena, data, TREE_COLUMNS);
    }
    if (rows) {
        ok &= tree_read(binder, context->source, TREE_ROWS, rows, &trees->stub);
    } else if (ok &&
               (!data || every_head_names_a_row(binder->arena, &trees->head, data))) {
        trees->stub = tree_of_one(binder->arena);
    } else if (ok) {
        trees->stub = tree_from_dataset(binder->arena, data, TREE_ROWS);
    }
    if (ok && columns) {
        warn_used_twice(binder, &trees->head, TREE_COLUMNS);
    }
    if (ok && rows) {
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

bool section_from_trees(struct section_binder *context, const struct value *value,
    const struct dataset *data, struct section *section) {
    struct arena *arena = context->binder->arena;
    struct trees trees = {0};
    if (!read_trees(context, value, data, &trees)) {
        return false;
    }
    set_up_columns(arena, section, &trees, context->look->indented);
    bool ok = add_corner(context, value, data, section);
    int column = 0;
    for (size_t i = 0; i < trees.head.root_count; i++) {
        add_head(context, section, &trees.head.roots[i], column, 0);
        column += trees.head.roots[i].leaf_count;
    }
    int *rows = arena_array(arena, (size_t)trees.stub.leaf_count, sizeof *rows);
    add_stubs(context, section, &trees.stub, rows);
    return add_data(context, section, data, tree_leaves(arena, &trees.head),
               tree_leaves(arena, &trees.stub), rows, trees.stub.leaf_count) &&
           ok;
}
