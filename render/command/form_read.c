/* A sheet that is a form filled in: its rows set beside the form's rows by their labels.
 *
 * Labels are compared without blanks, full-width signs as half-width ones, as typists mix
 * them. The sheet may have a title above, remarks below and a margin at the left. */
#include <string.h>

#include "base/utf8.h"
#include "command/form.h"

enum { MOST_ROWS = 400, MOST_COLUMNS = 100, LEAST_LABELS = 3, MOST_FAULTS = 12 };

/* A label of the form, or a text of the sheet, where it stands; plain for comparing. */
struct label {
    int row, column;
    const char *text, *plain;
};

struct labels {
    struct label *items;
    size_t count, capacity;
};

struct matching {
    struct engine *engine;
    const struct form_list *forms;
    const struct table_grid *grid;
    const struct sheet *sheet;
    struct labels form, cells;
    int column_shift; /* a column of the form is that of the sheet less this */
    uint32_t *row_of; /* the sheet's row (from 1) of each row of the form; 0: none */
    int fault_count;
};

static uint32_t plain_character(uint32_t c) {
    static const struct {
        uint32_t from, to;
    } alike[] = {{0x201C, '"'}, {0x201D, '"'}, {0x300C, '"'}, {0x300D, '"'},
        {0x2018, '\''}, {0x2019, '\''}, {0x2236, ':'}};
    for (size_t i = 0; i < countof(alike); i++) {
        if (c == alike[i].from) {
            return alike[i].to;
        }
    }
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

static const char *plain_text(struct arena *arena, const char *text) {
    size_t length = strlen(text);
    char *plain = arena_array(arena, length + 1, 1);
    char *out = plain;
    for (size_t offset = 0; offset < length;) {
        uint32_t c = utf8_next(text, length, &offset);
        if (c > ' ' && c != 0xA0 && c != 0x3000 && c != 0x200B) {
            out += utf8_write(out, plain_character(c));
        }
    }
    return plain;
}

static void add_label(
    struct arena *arena, struct labels *labels, int row, int column, const char *text) {
    const char *plain = plain_text(arena, text);
    if (*plain) {
        labels->items = arena_grow(arena, labels->items, labels->count, &labels->capacity,
            sizeof *labels->items);
        labels->items[labels->count++] = (struct label){row, column, text, plain};
    }
}

static void collect_labels(struct matching *matching) {
    struct arena *arena = &matching->engine->arena;
    const struct table_grid *grid = matching->grid;
    for (size_t i = 0; i < grid->cell_count; i++) {
        const struct table_cell *cell = &grid->cells[i];
        if (cell->kind != CELL_DATA) {
            add_label(arena, &matching->form, cell->row, cell->column, cell->text);
        }
    }
    const struct sheet *sheet = matching->sheet;
    for (uint32_t r = 1; r <= sheet->row_count && r <= MOST_ROWS; r++) {
        for (uint32_t c = 1; c <= sheet->rows[r - 1].count && c <= MOST_COLUMNS; c++) {
            struct value value = sheet_cell(sheet, r, c);
            if (value.type == VALUE_STRING) {
                add_label(arena, &matching->cells, (int)r, (int)c, value.string);
            }
        }
    }
}

/* The shift of columns that brings the most labels together; how many it brings. */
static size_t find_shift(struct matching *matching) {
    size_t votes[2 * MOST_COLUMNS + 1] = {0};
    size_t best = 0;
    for (size_t i = 0; i < matching->form.count; i++) {
        bool seen[2 * MOST_COLUMNS + 1] = {false};
        for (size_t k = 0; k < matching->cells.count; k++) {
            const struct label *cell = &matching->cells.items[k];
            int shift = cell->column - matching->form.items[i].column + MOST_COLUMNS;
            if (shift >= 0 && shift <= 2 * MOST_COLUMNS && !seen[shift] &&
                strcmp(cell->plain, matching->form.items[i].plain) == 0) {
                seen[shift] = true;
                votes[shift]++;
            }
        }
    }
    for (int shift = 0; shift <= 2 * MOST_COLUMNS; shift++) {
        if (votes[shift] > best) {
            best = votes[shift];
            matching->column_shift = shift - MOST_COLUMNS;
        }
    }
    return best;
}

/* Cells were collected row by row. */
static const struct label *cell_at(const struct matching *matching, int row, int column) {
    size_t first = 0;
    size_t end = matching->cells.count;
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        const struct label *cell = &matching->cells.items[middle];
        if (cell->row == row && cell->column == column) {
            return cell;
        }
        bool before = cell->row < row || (cell->row == row && cell->column < column);
        first = before ? middle + 1 : first;
        end = before ? end : middle;
    }
    return NULL;
}

/* How many labels of the form's row stand in the sheet's. */
static int row_score(const struct matching *matching, int form_row, int sheet_row) {
    int score = 0;
    for (size_t i = 0; i < matching->form.count; i++) {
        const struct label *label = &matching->form.items[i];
        if (label->row == form_row) {
            const struct label *cell =
                cell_at(matching, sheet_row, label->column + matching->column_shift);
            score += cell && strcmp(cell->plain, label->plain) == 0;
        }
    }
    return score;
}

static int sheet_rows(const struct matching *matching) {
    return matching->sheet->row_count < MOST_ROWS ? (int)matching->sheet->row_count
                                                  : MOST_ROWS;
}

/* Pairs rows in order so that the most labels agree: the longest common subsequence, its
 * pairs weighted. best[i][k]: of the form's rows from i and the sheet's from k. */
static void pair_rows(struct matching *matching) {
    struct arena *arena = &matching->engine->arena;
    int rows = matching->grid->row_count;
    int count = sheet_rows(matching);
    size_t width = (size_t)count + 1;
    int *best = arena_array(arena, ((size_t)rows + 1) * width, sizeof *best);
    int *score = arena_array(arena, (size_t)rows * width, sizeof *score);
    for (int i = rows - 1; i >= 0; i--) {
        for (int k = count - 1; k >= 0; k--) {
            size_t at = (size_t)i * width + (size_t)k;
            int pair = score[at] = row_score(matching, i, k + 1);
            int skip = best[at + width] > best[at + 1] ? best[at + width] : best[at + 1];
            int paired = pair ? pair + best[at + width + 1] : 0;
            best[at] = paired > skip ? paired : skip;
        }
    }
    matching->row_of = arena_array(arena, (size_t)rows, sizeof *matching->row_of);
    for (int i = 0, k = 0; i < rows && k < count;) {
        size_t at = (size_t)i * width + (size_t)k;
        if (score[at] && best[at] == score[at] + best[at + width + 1]) {
            matching->row_of[i++] = (uint32_t)++k;
        } else if (best[at] == best[at + 1]) {
            k++;
        } else {
            i++;
        }
    }
}

static const struct label *first_label(const struct matching *matching, int form_row) {
    for (size_t i = 0; i < matching->form.count; i++) {
        if (matching->form.items[i].row == form_row) {
            return &matching->form.items[i];
        }
    }
    return NULL;
}

/* What the sheet has where the label of the form's row would stand. */
static const struct label *cell_for(
    const struct matching *matching, const struct label *label, uint32_t row) {
    return cell_at(matching, (int)row, label->column + matching->column_shift);
}

/* A run of the form's rows without partner, and the sheet's rows that lie between those of
 * its neighbours. */
struct gap {
    int first, end;          /* of the form */
    uint32_t above, end_row; /* of the sheet: behind `above`, before `end_row` */
};

/* As many rows as rows: they are these, with their labels altered. A row without labels
 * comes behind the one above. */
static void pair_in_order(struct matching *matching, const struct gap *gap) {
    bool same =
        gap->above && gap->end_row - gap->above - 1 == (uint32_t)(gap->end - gap->first);
    for (int i = gap->first; i < gap->end; i++) {
        uint32_t row = i ? matching->row_of[i - 1] + 1 : 0;
        bool follows = row > 1 && row < gap->end_row;
        if (same) {
            matching->row_of[i] = gap->above + 1 + (uint32_t)(i - gap->first);
        } else if (follows && !first_label(matching, i)) {
            matching->row_of[i] = row;
        }
    }
}

/* A row whose first label is nearly one of the sheet's, in order. */
static void pair_nearly(struct matching *matching, const struct gap *gap) {
    uint32_t next = gap->above + 1;
    for (int i = gap->first; i < gap->end; i++) {
        const struct label *label = first_label(matching, i);
        for (uint32_t row = next; label && row < gap->end_row; row++) {
            const struct label *cell = cell_for(matching, label, row);
            if (cell && name_nearest(label->plain, &cell->plain, 1)) {
                matching->row_of[i] = row;
                next = row + 1;
                break;
            }
        }
    }
}

/* Finds partners for the rows that found none by their labels. */
static void pair_gaps(struct matching *matching) {
    int rows = matching->grid->row_count;
    for (int i = 0; i < rows; i++) {
        if (matching->row_of[i]) {
            continue;
        }
        struct gap gap = {.first = i, .end = i};
        while (gap.end < rows && !matching->row_of[gap.end]) {
            gap.end++;
        }
        gap.above = i ? matching->row_of[i - 1] : 0;
        gap.end_row = gap.end < rows ? matching->row_of[gap.end]
                                     : (uint32_t)sheet_rows(matching) + 1;
        pair_nearly(matching, &gap);
        pair_in_order(matching, &gap);
        i = gap.end;
    }
}

static bool may_say(struct matching *matching) {
    return matching->fault_count++ < MOST_FAULTS;
}

static void fault_label(
    struct matching *matching, const struct label *label, struct value found) {
    struct faults *faults = &matching->engine->faults;
    const char *text = value_to_string(found, &matching->engine->arena);
    if (!may_say(matching)) {
        return;
    }
    if (found.type == VALUE_NULL) {
        fault_add(faults, FAULT_ERROR, "altered-label", found.place,
            "the form has “%s” here, but the cell is blank",
            "表样此处是“%s”，这里却是空白", label->text);
    } else {
        fault_add(faults, FAULT_ERROR, "altered-label", found.place,
            "the form has “%s” here, found “%s”", "表样此处是“%s”，这里却是“%s”",
            label->text, text);
    }
    fault_hint(faults, "labels of the form may not be altered", "固定表样的文字不能改动");
}

static void fault_missing_row(struct matching *matching, const struct label *label) {
    int above = label->row;
    while (above > 0 && !matching->row_of[above]) {
        above--;
    }
    if (may_say(matching)) {
        fault_add(&matching->engine->faults, FAULT_ERROR, "missing-row",
            sheet_place(matching->sheet, matching->row_of[above] + 1,
                (uint32_t)(label->column + matching->column_shift)),
            "the row “%s” of the form is missing in the sheet", "表里缺少“%s”这一行",
            label->text);
    }
}

static void check_labels(struct matching *matching) {
    int said_row = -1;
    for (size_t i = 0; i < matching->form.count; i++) {
        const struct label *label = &matching->form.items[i];
        uint32_t row = matching->row_of[label->row];
        if (!row) {
            if (said_row != label->row) {
                fault_missing_row(matching, label);
            }
            said_row = label->row;
            continue;
        }
        struct value found = sheet_cell(
            matching->sheet, row, (uint32_t)(label->column + matching->column_shift));
        const char *text = value_to_string(found, &matching->engine->arena);
        if (found.type == VALUE_NULL ||
            strcmp(plain_text(&matching->engine->arena, text), label->plain) != 0) {
            fault_label(matching, label, found);
        }
    }
}

static void check_extra_row(struct matching *matching, uint32_t row) {
    const struct sheet_row *cells = &matching->sheet->rows[row - 1];
    uint32_t c = 1;
    while (c <= cells->count && cells->cells[c - 1].type == VALUE_NULL) {
        c++;
    }
    if (c <= cells->count && may_say(matching)) {
        struct value found = cells->cells[c - 1];
        fault_add(&matching->engine->faults, FAULT_ERROR, "extra-row", found.place,
            "the row “%s” is not in the form", "表样中没有“%s”这一行",
            value_to_string(found, &matching->engine->arena));
    }
}

/* Rows of the sheet between the form's that are none of its. */
static void check_extra_rows(struct matching *matching) {
    uint32_t above = 0;
    for (int i = 0; i < matching->grid->row_count; i++) {
        uint32_t here = matching->row_of[i];
        for (uint32_t row = above + 1; above && row < here; row++) {
            check_extra_row(matching, row);
        }
        above = here ? here : above;
    }
}

/* What was written into a cell of the form: the first that is not blank of the cells it
 * spans. */
static struct value filled_cell(
    const struct matching *matching, const struct table_cell *cell) {
    uint32_t row = matching->row_of[cell->row];
    uint32_t column = (uint32_t)(cell->column + matching->column_shift);
    struct value value = sheet_cell(matching->sheet, row, column);
    for (int i = 1; value.type == VALUE_NULL && i < cell->column_span; i++) {
        struct value other = sheet_cell(matching->sheet, row, column + (uint32_t)i);
        value = other.type != VALUE_NULL ? other : value;
    }
    return value;
}

/* A cell of a row that the sheet ends before: blank, below the last row that is there. */
static struct value missing_cell(
    const struct matching *matching, const struct table_cell *cell) {
    int last = cell->row;
    while (last > 0 && !matching->row_of[last]) {
        last--;
    }
    struct value value = value_null();
    value.place = sheet_place(matching->sheet,
        matching->row_of[last] + (uint32_t)(cell->row - last),
        (uint32_t)(cell->column + matching->column_shift));
    return value;
}

/* {columns: […], rows: {name: […]}}, or the single row as a list of one. */
static struct value collect(const struct matching *matching, const struct dataset *data) {
    struct arena *arena = &matching->engine->arena;
    struct value *cells =
        arena_array(arena, data->row_count * data->column_count, sizeof *cells);
    for (size_t i = 0; i < matching->grid->cell_count; i++) {
        const struct table_cell *cell = &matching->grid->cells[i];
        struct form_address address;
        if (form_cell_address(matching->forms, cell, &address) && address.data == data) {
            cells[address.row * data->column_count + address.column] =
                matching->row_of[cell->row] ? filled_cell(matching, cell)
                                            : missing_cell(matching, cell);
        }
    }
    struct place place = {matching->sheet->source, matching->row_of[0], 1, 1};
    struct value *names = arena_array(arena, data->column_count, sizeof *names);
    for (size_t c = 0; c < data->column_count; c++) {
        names[c] = value_string(data->columns[c].name);
        names[c].place = place;
    }
    struct member *named = arena_array(arena, data->row_count, sizeof *named);
    struct value *rows = arena_array(arena, data->row_count, sizeof *rows);
    for (size_t r = 0; r < data->row_count; r++) {
        rows[r] = value_array(cells + r * data->column_count, data->column_count);
        rows[r].place = place;
        named[r] =
            (struct member){data->row_names ? data->row_names[r] : "", place, rows[r]};
    }
    struct member *members = arena_array(arena, 2, sizeof *members);
    members[0] =
        (struct member){"columns", place, value_array(names, data->column_count)};
    members[1] = (struct member){"rows", place,
        data->row_names ? value_object(named, data->row_count)
                        : value_array(rows, data->row_count)};
    struct value value = value_object(members, 2);
    value.place = members[0].value.place = members[1].value.place = place;
    return value;
}

static const struct dataset *find_blank(const struct form_list *forms, const char *name) {
    size_t i = 0;
    while (forms->blanks[i] && strcmp(forms->blanks[i]->name, name) != 0) {
        i++;
    }
    return forms->blanks[i];
}

enum form_fit form_read(struct engine *engine, const struct form_list *forms,
    const struct form *form, const struct sheet *sheet, const char *dataset,
    struct value *out) {
    struct matching matching = {
        .engine = engine, .forms = forms, .grid = form->grid, .sheet = sheet};
    collect_labels(&matching);
    if (matching.form.count < LEAST_LABELS ||
        find_shift(&matching) * 2 <= matching.form.count) {
        return FORM_NOT;
    }
    pair_rows(&matching);
    pair_gaps(&matching);
    check_labels(&matching);
    check_extra_rows(&matching);
    *out = collect(&matching, find_blank(forms, dataset));
    return matching.fault_count ? FORM_FAULTY : FORM_READ;
}
