/* The structure tree of a table. */
#include "table/structure.h"

/* The place of an element among the children of its parents, such as "0-2-1": the same in
 * every run, and no other element has it. */
static const char *path_of(struct arena *arena, const struct element *element) {
    if (!element || !element->parent) {
        return "t";
    }
    const struct element *parent = element->parent;
    size_t index = 0;
    while (parent->children[index] != element) {
        index++;
    }
    return arena_print(arena, "%s-%zu", path_of(arena, parent), index);
}

static bool is_header(const struct table_cell *cell) {
    bool says = *cell->text || (cell->extra && cell->extra->diagonal);
    return cell->kind != CELL_DATA && says;
}

static struct element *add_cell(struct arena *arena, struct element *row,
    const struct table_cell *cell, const char *prefix, size_t index) {
    bool header = is_header(cell);
    struct element *element = element_new(arena, row, header ? "TH" : "TD");
    element->row_span = cell->row_span;
    element->column_span = cell->column_span;
    if (header) {
        element->scope = cell->kind == CELL_STUB ? "Row" : "Column";
        element->id = arena_print(arena, "%s-%zu", prefix, index);
    }
    return element;
}

/* Adds the headers that stand in one line of the grid towards a cell: a column's from the
 * top, or a row's from the left; each once. */
static void add_headers(const struct table_grid *grid,
    const struct table_structure *structure, struct element *element, int row, int column,
    int end, bool down, const char **ids) {
    for (int i = down ? row : column; i < end; i++) {
        int index = down ? grid->at[i * grid->column_count + column]
                         : grid->at[row * grid->column_count + i];
        const char *id = structure->cells[index]->id;
        bool wanted = id && structure->cells[index] != element;
        for (size_t j = 0; j < element->header_count; j++) {
            wanted &= ids[j] != id;
        }
        if (wanted) {
            ids[element->header_count++] = id;
        }
    }
}

/* With indents a row's labels stand above one another: adds those of the branches that
 * the row belongs to, the outermost first. */
static void add_branches(const struct table_grid *grid,
    const struct table_structure *structure, struct element *element, int row,
    const char **ids) {
    int level = table_grid_cell(grid, row, 0)->level;
    int first = grid->sections[grid->rows[row].section].first_row;
    size_t begin = element->header_count;
    for (int r = row - 1; r >= first && level > 0; r--) {
        const struct table_cell *cell = table_grid_cell(grid, r, 0);
        if (cell->kind != CELL_STUB || cell->level >= level) {
            continue;
        }
        level = cell->level;
        for (size_t i = element->header_count++; i > begin; i--) {
            ids[i] = ids[i - 1];
        }
        ids[begin] = structure->cells[cell - grid->cells]->id;
    }
}

/* A data cell's headers: those over its columns, then those left of its rows. */
static void find_headers(struct arena *arena, const struct table *table,
    struct table_structure *structure, const struct table_cell *cell, size_t index) {
    const struct table_grid *grid = table->grid;
    const struct table_section *section = &grid->sections[grid->rows[cell->row].section];
    struct element *element = structure->cells[index];
    int most =
        cell->column_span * section->head_rows + cell->row_span * grid->stub_columns;
    most += table->look.indented ? table_grid_cell(grid, cell->row, 0)->level : 0;
    const char **ids = arena_array(arena, (size_t)most + 1, sizeof *ids);
    for (int c = cell->column; c < cell->column + cell->column_span; c++) {
        add_headers(grid, structure, element, section->first_row, c,
            section->first_row + section->head_rows, true, ids);
    }
    if (table->look.indented && grid->stub_columns) {
        add_branches(grid, structure, element, cell->row, ids);
    }
    for (int r = cell->row; r < cell->row + cell->row_span; r++) {
        add_headers(grid, structure, element, r, 0, grid->stub_columns, false, ids);
    }
    element->headers = ids;
}

static struct element *part_of_row(struct arena *arena, struct element *table,
    const struct table_grid *grid, int row, struct element *part) {
    const struct table_section *section = &grid->sections[grid->rows[row].section];
    bool plain = grid->section_count == 1;
    bool starts = row == section->first_row;
    bool body_starts = plain && row == section->first_row + section->head_rows;
    if (!starts && !body_starts) {
        return part;
    }
    bool head = plain && row < section->head_rows;
    return element_new(arena, table, head ? "THead" : "TBody");
}

struct table_structure *structure_make(
    const struct placer *placer, const struct table *table) {
    struct arena *arena = placer->typesetter.arena;
    const struct table_grid *grid = table->grid;
    struct table_structure *structure = arena_new(arena, struct table_structure);
    structure->cells = arena_array(arena, grid->cell_count, sizeof(struct element *));
    struct element *root = element_new(arena, placer->element, "Table");
    structure->root = root;
    root->alternative = table->block.alternative;
    const char *prefix = table->block.id ? table->block.id : path_of(arena, root);
    structure->prefix = prefix;
    struct element *part = NULL;
    size_t next = 0;
    for (int r = 0; r < grid->row_count; r++) {
        part = part_of_row(arena, root, grid, r, part);
        struct element *row = element_new(arena, part, "TR");
        for (; next < grid->cell_count && grid->cells[next].row == r; next++) {
            structure->cells[next] =
                add_cell(arena, row, &grid->cells[next], prefix, next);
        }
    }
    for (size_t i = 0; i < grid->cell_count; i++) {
        if (grid->cells[i].kind == CELL_DATA) {
            find_headers(arena, table, structure, &grid->cells[i], i);
        }
    }
    return structure;
}
