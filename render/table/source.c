/* The data behind a table, and what of it no tree shows. */
#include "table/source.h"

#include <string.h>

const struct schema table_data_schema = {
    .name = "table-data", .types = PROPERTY_STRING, .otherwise = &dataset_schema};

struct shown *source_shown(struct table_source *source, const struct dataset *dataset) {
    for (size_t i = 0; i < source->count; i++) {
        if (source->items[i].dataset == dataset) {
            return &source->items[i];
        }
    }
    return NULL;
}

static void add_shown(struct binder *binder, struct table_source *source,
    const struct dataset *dataset, struct place place) {
    if (source_shown(source, dataset)) {
        return;
    }
    source->items = arena_grow(binder->arena, source->items, source->count,
        &source->capacity, sizeof *source->items);
    struct shown *shown = &source->items[source->count++];
    *shown = (struct shown){.dataset = dataset, .place = place};
    shown->columns =
        arena_array(binder->arena, dataset->column_count + 1, sizeof *shown->columns);
    shown->rows = arena_array(binder->arena, dataset->row_count + 1, sizeof *shown->rows);
    int labels = dataset_label_column(dataset);
    if (labels >= 0) {
        shown->columns[labels] = true;
    }
}

static void fault_no_dataset(struct binder *binder, const struct value *value) {
    size_t count = 0;
    while (binder->datasets && binder->datasets[count]) {
        count++;
    }
    const char **names = arena_array(binder->arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] = binder->datasets[i]->name;
    }
    fault_add(binder->faults, FAULT_ERROR, "unknown-data", value->place,
        "there is no data called %s", "没有名为 %s 的数据", value->string);
    fault_hint_near(binder->faults, value->string, names, count);
}

/* Data without a row, as a form that nobody has filled in yet: a row of blanks. */
static const struct dataset *with_blank_row(
    struct arena *arena, const struct dataset *dataset) {
    struct dataset *blank = arena_new(arena, struct dataset);
    *blank = *dataset;
    blank->row_count = 1;
    blank->row_names = NULL;
    blank->columns = arena_array(arena, dataset->column_count, sizeof *blank->columns);
    for (size_t i = 0; i < dataset->column_count; i++) {
        struct value *cell = arena_new(arena, struct value);
        *cell = value_null();
        cell->place = dataset->columns[i].place;
        blank->columns[i] = dataset->columns[i];
        blank->columns[i].cells = cell;
    }
    return blank;
}

/* The blank row that stands for the dataset already, or a new one. */
static const struct dataset *blank_of(struct binder *binder,
    const struct table_source *source, const struct dataset *dataset,
    struct place place) {
    for (size_t i = 0; i < source->count; i++) {
        if (source->items[i].dataset->name == dataset->name && dataset->name) {
            return source->items[i].dataset;
        }
    }
    fault_add(binder->faults, FAULT_WARNING, "empty-data", place,
        "the data have no row; the table has a blank one",
        "数据一行也没有，表中留一个空行");
    return with_blank_row(binder->arena, dataset);
}

const struct dataset *source_dataset(
    struct binder *binder, struct table_source *source, const struct value *value) {
    const struct dataset *dataset;
    if (value->type == VALUE_STRING) {
        dataset = binder_find_dataset(binder, value->string);
        if (!dataset) {
            fault_no_dataset(binder, value);
            return NULL;
        }
    } else {
        dataset = dataset_from_value(binder->arena, NULL, *value, binder->faults);
    }
    if (dataset && dataset->row_count == 0) {
        dataset = blank_of(binder, source, dataset, value->place);
    }
    if (dataset) {
        add_shown(binder, source, dataset, value->place);
    }
    return dataset;
}

int dataset_label_column(const struct dataset *dataset) {
    bool labelled = false;
    if (dataset->row_names || dataset->column_count < 2) {
        return -1;
    }
    for (size_t i = 0; i < dataset->row_count; i++) {
        enum value_type type = dataset->columns[0].cells[i].type;
        if (type != VALUE_STRING && type != VALUE_NULL) {
            return -1;
        }
        labelled = labelled || type == VALUE_STRING;
    }
    return labelled ? 0 : -1;
}

/* The row's own text in the column of labels; "" where it is blank. */
static const char *row_label(const struct dataset *dataset, int labels, size_t row) {
    const struct value *cell = &dataset->columns[labels].cells[row];
    return cell->type == VALUE_STRING ? cell->string : "";
}

static int find_row(const struct dataset *dataset, const char *name) {
    int labels = dataset_label_column(dataset);
    if (labels < 0) {
        return dataset_find_row(dataset, name);
    }
    for (size_t i = 0; i < dataset->row_count; i++) {
        if (strcmp(row_label(dataset, labels, i), name) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static const char *row_name(const struct dataset *dataset, size_t row) {
    int labels = dataset_label_column(dataset);
    return dataset->row_names ? dataset->row_names[row]
           : labels >= 0      ? row_label(dataset, labels, row)
                              : "";
}

/* Where the selector leads in the dataset, or -1; asked of each dataset once. */
static int selector_find(
    struct selector *selector, const struct dataset *dataset, bool column) {
    if (selector->of != dataset && selector->name) {
        selector->of = dataset;
        selector->index = column ? dataset_find_column(dataset, selector->name)
                                 : find_row(dataset, selector->name);
    }
    return selector->of == dataset ? selector->index : -1;
}

void source_fault_no_column(struct binder *binder, const struct dataset *dataset,
    const char *name, struct place place) {
    const char **names = arena_array(binder->arena, dataset->column_count, sizeof *names);
    for (size_t i = 0; i < dataset->column_count; i++) {
        names[i] = dataset->columns[i].name;
    }
    fault_add(binder->faults, FAULT_ERROR, "unknown-column", place,
        "data %s has no column %s", "数据 %s 没有“%s”这一列",
        dataset->name ? dataset->name : "", name);
    fault_hint_near(binder->faults, name, names, dataset->column_count);
}

static void fault_no_row(
    struct binder *binder, struct selector *selector, const struct dataset *dataset) {
    const char **names = arena_array(binder->arena, dataset->row_count, sizeof *names);
    for (size_t i = 0; i < dataset->row_count; i++) {
        names[i] = row_name(dataset, i);
    }
    fault_add(binder->faults, FAULT_ERROR, "unknown-row", selector->place,
        "data %s has no row %s", "数据 %s 没有“%s”这一行",
        dataset->name ? dataset->name : "", selector->name);
    fault_hint_near(binder->faults, selector->name, names, dataset->row_count);
}

/* The selector that says it of these data: the first of two that says anything. Rows
 * without names say nothing of other data. */
static struct selector *choose(
    struct selector *first, struct selector *second, const struct dataset *dataset) {
    return first->name || first->of == dataset     ? first
           : second->name || second->of == dataset ? second
                                                   : NULL;
}

/* An index on one axis. Data with a single row (or column) need not name it. */
static int find_index(struct binder *binder, struct selector *selector,
    const struct dataset *dataset, bool column, struct entry *head) {
    size_t count = column ? dataset->column_count : dataset->row_count;
    if (!selector && count == 1) {
        return 0;
    }
    if (!selector) {
        if (!head->column.faulted) {
            fault_add(binder->faults, FAULT_ERROR, "missing-name", head->place,
                "no %s of data %s is named for these cells; add `%s: …`",
                "这些单元格没有指明 %s（数据 %s），请补上 `%s: …`",
                column ? "column" : "row", dataset->name ? dataset->name : "",
                column ? "column" : "row");
        }
        head->column.faulted = true;
        return -1;
    }
    int index = selector_find(selector, dataset, column);
    if (index < 0 && !selector->faulted) {
        selector->faulted = true;
        column ? source_fault_no_column(binder, dataset, selector->name, selector->place)
               : fault_no_row(binder, selector, dataset);
    }
    return index;
}

static bool fault_no_data(struct binder *binder, struct entry *head) {
    if (!head->column.faulted) {
        fault_add(binder->faults, FAULT_ERROR, "missing-name", head->place,
            "no data are named for %s; add `data: NAME`",
            "没有指明“%s”用哪份数据，请补上 `data: 名称`",
            head->label ? head->label : "");
    }
    head->column.faulted = true;
    return false;
}

bool source_cell(struct binder *binder, struct table_source *source,
    const struct dataset *otherwise, struct entry *head, struct entry *stub,
    struct found_cell *out) {
    *out = (struct found_cell){.value = value_null()};
    if (head->blank || stub->blank) {
        return true;
    }
    const struct dataset *dataset = stub->data   ? stub->data
                                    : head->data ? head->data
                                                 : otherwise;
    if (!dataset) {
        return fault_no_data(binder, head);
    }
    int column = find_index(
        binder, choose(&head->column, &stub->column, dataset), dataset, true, head);
    int row =
        find_index(binder, choose(&stub->row, &head->row, dataset), dataset, false, head);
    struct shown *shown = source_shown(source, dataset);
    if (column >= 0) {
        shown->columns[column] = true;
    }
    if (row >= 0) {
        shown->rows[row] = true;
    }
    if (column < 0 || row < 0) {
        return false;
    }
    *out = (struct found_cell){dataset->columns[column].cells[row], dataset, (size_t)row};
    return true;
}

static void mention_in(struct shown *shown, const struct entry *entry) {
    struct selector column = entry->column;
    struct selector row = entry->row;
    int column_index = selector_find(&column, shown->dataset, true);
    int row_index = selector_find(&row, shown->dataset, false);
    if (column_index >= 0) {
        shown->columns[column_index] = true;
    }
    if (row_index >= 0) {
        shown->rows[row_index] = true;
    }
}

void source_mention(struct table_source *source, const struct entry *entry,
    const struct dataset *otherwise) {
    const struct dataset *dataset = entry->data ? entry->data : otherwise;
    for (size_t i = 0; i < source->count; i++) {
        if (!dataset || source->items[i].dataset == dataset) {
            mention_in(&source->items[i], entry);
        }
    }
    for (size_t i = 0; i < entry->child_count; i++) {
        source_mention(source, &entry->children[i], otherwise);
    }
}

/* "甲、乙" or "甲, 乙": at most five, then …. */
static const char *list_names(
    struct binder *binder, const struct shown *shown, bool columns, size_t *left_out) {
    enum { MOST = 5 };
    const char *comma = words_in(binder->faults->language, ", ", "、");
    size_t count = columns ? shown->dataset->column_count : shown->dataset->row_count;
    const bool *is_shown = columns ? shown->columns : shown->rows;
    const char *text = "";
    *left_out = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_shown[i] || ++*left_out > MOST) {
            continue;
        }
        text = arena_print(binder->arena, "%s%s%s", text, *left_out == 1 ? "" : comma,
            columns ? shown->dataset->columns[i].name : row_name(shown->dataset, i));
    }
    return *left_out > MOST ? arena_print(binder->arena, "%s…", text) : text;
}

void source_warn_left_out(struct binder *binder, const struct table_source *source) {
    for (size_t i = 0; i < source->count; i++) {
        const struct shown *shown = &source->items[i];
        const char *name = shown->dataset->name ? shown->dataset->name : "";
        size_t count;
        const char *names = list_names(binder, shown, true, &count);
        if (count) {
            fault_add(binder->faults, FAULT_WARNING, "column-left-out", shown->place,
                "columns of data %s are not in the table: %s",
                "数据 %s 中有列没有列入表格：%s", name, names);
        }
        names = list_names(binder, shown, false, &count);
        if (count) {
            fault_add(binder->faults, FAULT_WARNING, "row-left-out", shown->place,
                "rows of data %s are not in the table: %s",
                "数据 %s 中有行没有列入表格：%s", name, names);
        }
    }
}

const struct dataset *source_row(const struct dataset *otherwise,
    const struct entry *head, const struct entry *stub, size_t *row) {
    const struct dataset *dataset = stub->data   ? stub->data
                                    : head->data ? head->data
                                                 : otherwise;
    if (!dataset) {
        return NULL;
    }
    struct selector stub_row = stub->row;
    struct selector head_row = head->row;
    struct selector *selector = choose(&stub_row, &head_row, dataset);
    int index = selector                  ? selector_find(selector, dataset, false)
                : dataset->row_count == 1 ? 0
                                          : -1;
    *row = index < 0 ? 0 : (size_t)index;
    return index < 0 ? NULL : dataset;
}
