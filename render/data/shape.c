/* The shapes in which a document may give a dataset, made into columns. */
#include <string.h>

#include "data/dataset.h"
#include "data/name_set.h"

const struct schema cell_schema = {.name = "cell",
    .types = PROPERTY_NULL | PROPERTY_BOOLEAN | PROPERTY_NUMBER | PROPERTY_STRING};
static const struct schema row_schema = {
    .types = PROPERTY_ARRAY, .items = &anything_schema};
static const struct schema column_name_schema = {
    .types = PROPERTY_NUMBER | PROPERTY_STRING};
static const struct schema columns_schema = {.items = &column_name_schema};
static const struct schema rows_schema = {.items = &row_schema, .values = &row_schema};

static const struct property table_properties[] = {
    {"columns", PROPERTY_ARRAY, PROPERTY_REQUIRED, .schema = &columns_schema},
    {"rows", PROPERTY_ARRAY | PROPERTY_OBJECT, PROPERTY_REQUIRED, .schema = &rows_schema},
};
const struct property_group dataset_groups[] = {
    {"data", table_properties, countof(table_properties)}, {0}};
static const char *const table_names[] = {"columns", "rows", NULL};
/* Rows as mappings, or one row of single values; else columns and rows. */
static const struct schema record_schema = {
    .types = PROPERTY_OBJECT, .values = &anything_schema, .none_of = table_names};
static const struct schema records_schema = {
    .types = PROPERTY_ARRAY, .items = &anything_schema, .otherwise = &record_schema};
const struct schema dataset_schema = {.name = "dataset",
    .types = PROPERTY_OBJECT,
    .groups = dataset_groups,
    .otherwise = &records_schema};

/* Columns while they are found; `cells` is open for writing until the dataset is done. */
struct table {
    struct arena *arena;
    struct faults *faults;
    struct dataset *dataset;
    size_t capacity;
    struct value **cells; /* a column each */
    struct name_set names;
    const struct value *columns; /* their list, where the data has one */
};

static size_t find_column(const struct table *table, const char *name, size_t guess) {
    const struct dataset *dataset = table->dataset;
    if (guess < dataset->column_count &&
        strcmp(dataset->columns[guess].name, name) == 0) {
        return guess; /* rows mostly give their members in the same order */
    }
    uint32_t index;
    return name_set_find(&table->names, name, &index) ? index : dataset->column_count;
}

static void add_column(struct table *table, const char *name, struct place place) {
    struct dataset *dataset = table->dataset;
    dataset->columns = arena_grow(table->arena, dataset->columns, dataset->column_count,
        &table->capacity, sizeof *dataset->columns);
    uint32_t first;
    name_set_add(&table->names, name, (uint32_t)dataset->column_count, &first);
    dataset->columns[dataset->column_count++] =
        (struct column){.name = name, .place = place};
}

static void add_cells(struct table *table) {
    struct dataset *dataset = table->dataset;
    table->cells = arena_array(table->arena, dataset->column_count, sizeof *table->cells);
    for (size_t i = 0; i < dataset->column_count; i++) {
        table->cells[i] =
            arena_array(table->arena, dataset->row_count, sizeof **table->cells);
        dataset->columns[i].cells = table->cells[i];
    }
}

static bool add_named_columns(struct table *table, const struct value *columns) {
    bool good = true;
    for (size_t i = 0; i < columns->count; i++) {
        const struct value *name = &columns->items[i];
        if (name->type == VALUE_NULL || name->type > VALUE_DATE) {
            fault_add(table->faults, FAULT_ERROR, "data-shape", name->place,
                "column %zu has no name: a column name is text or a number",
                "第 %zu 列没有名称：列名应为文字或数", i + 1);
            good = false;
            continue;
        }
        const char *text = value_to_string(*name, table->arena);
        if (find_column(table, text, 0) < table->dataset->column_count) {
            fault_add(table->faults, FAULT_ERROR, "doubled-name", name->place,
                "column “%s” is named twice", "列名“%s”重复", text);
            good = false;
        }
        add_column(table, text, name->place);
    }
    if (columns->count == 0) {
        fault_add(table->faults, FAULT_ERROR, "data-shape", columns->place,
            "the data has no columns", "数据一列也没有");
        good = false;
    }
    return good;
}

/* Three digits, with or without decimals: what stands behind a comma in 1,234.5. */
static bool ends_group(const char *written) {
    size_t digits = strspn(written, "0123456789");
    return digits == 3 && (!written[3] || written[3] == '.');
}

/* `1,234` in a list is two cells, 1 and 234: the second follows without a space and has
 * three digits. Adds the hint if such a pair is in the row. */
static bool hint_comma(const struct value *row, struct faults *faults) {
    for (size_t i = 0; i + 1 < row->count; i++) {
        const struct value *a = &row->items[i];
        const struct value *b = &row->items[i + 1];
        if (a->type == VALUE_NUMBER && b->type == VALUE_NUMBER && a->written &&
            b->written && ends_group(b->written) && a->place.line == b->place.line &&
            a->place.column + a->place.length + 1 == b->place.column) {
            fault_hint(faults, "is %s,%s one number? Then write %s%s",
                "%s,%s 是一个数吗？那请写成 %s%s", a->written, b->written, a->written,
                b->written);
            return true;
        }
    }
    return false;
}

/* One text that holds all cells, parted by something else than a comma: 渠道、数量. */
static bool hint_separator(const struct value *list, struct faults *faults) {
    static const char *const marks[] = {"、", "；", ";", "　", "|", "｜", " "};
    const struct value *only = list->count == 1 ? &list->items[0] : NULL;
    for (size_t i = 0; only && only->type == VALUE_STRING && i < countof(marks); i++) {
        if (strstr(only->string, marks[i])) {
            fault_hint(faults, "cells are parted by commas; “%s” is one cell",
                "各格之间用半角逗号 , 隔开；“%s”只算一格", only->string);
            return true;
        }
    }
    return false;
}

/* A row between brackets that are none of YAML's: 【网站, 12】. */
static void hint_brackets(const struct value *row, struct faults *faults) {
    static const char *const brackets[] = {"【", "（", "(", "〔", "［", "「"};
    for (size_t i = 0; row->type == VALUE_STRING && i < countof(brackets); i++) {
        if (strncmp(row->string, brackets[i], strlen(brackets[i])) == 0) {
            fault_hint(
                faults, "the brackets of a list are [ ]", "列表的括号是半角方括号 [ ]");
            return;
        }
    }
    fault_hint(faults, "write it as [cell, cell]", "请写成 [格, 格] 的样子");
}

static const char *row_title(struct faults *faults, size_t index, const char *name) {
    enum language language = faults->language;
    return name ? arena_print(
                      faults->arena, words_in(language, "row “%s”", "“%s”一行"), name)
                : arena_print(faults->arena, words_in(language, "row %zu", "第 %zu 行"),
                      index + 1);
}

static bool check_row(
    struct table *table, const struct value *row, size_t index, const char *name) {
    size_t wanted = table->dataset->column_count;
    if (row->type == VALUE_ARRAY && row->count == wanted) {
        return true;
    }
    const char *title = row_title(table->faults, index, name);
    if (row->type != VALUE_ARRAY) {
        fault_add(table->faults, FAULT_ERROR, "data-shape", row->place,
            "%s should be a list of cells, one a column, but is %s",
            "%s应为各格的列表（每列一格），这里却是%s", title,
            value_type_name(row->type, table->faults->language));
        hint_brackets(row, table->faults);
        return false;
    }
    fault_add(table->faults, FAULT_ERROR, "data-shape",
        row->count > wanted ? row->items[wanted].place : row->place,
        "%s does not fit the columns (cells: %u, columns: %zu)",
        "%s有 %u 格，而列名有 %zu 个", title, row->count, wanted);
    if (!hint_comma(row, table->faults) && !hint_separator(row, table->faults) &&
        !(table->columns && hint_separator(table->columns, table->faults))) {
        fault_hint(
            table->faults, "an empty cell is written as null", "空白的格子写 null");
    }
    return false;
}

static const struct value *row_at(const struct value *rows, size_t i, const char **name) {
    *name = rows->type == VALUE_OBJECT ? rows->members[i].name : NULL;
    return rows->type == VALUE_OBJECT ? &rows->members[i].value : &rows->items[i];
}

static bool add_rows(struct table *table, const struct value *rows) {
    struct dataset *dataset = table->dataset;
    dataset->row_count = rows->count;
    add_cells(table);
    const char **names = arena_array(table->arena, rows->count, sizeof *names);
    bool good = true;
    for (size_t i = 0; i < rows->count; i++) {
        const struct value *row = row_at(rows, i, &names[i]);
        if (!check_row(table, row, i, names[i])) {
            good = false;
            continue;
        }
        for (size_t j = 0; j < dataset->column_count; j++) {
            table->cells[j][i] = row->items[j];
        }
    }
    dataset->row_names = rows->type == VALUE_OBJECT ? names : NULL;
    return good;
}

/* A member of {columns, rows} that is neither; kept strict, since a misspelt `rows` would
 * else read as a dataset without rows. */
static bool check_names(struct table *table, const struct value *value) {
    static const char *const known[] = {"columns", "rows"};
    bool good = true;
    for (size_t i = 0; i < value->count; i++) {
        const char *name = value->members[i].name;
        if (strcmp(name, known[0]) != 0 && strcmp(name, known[1]) != 0) {
            fault_add(table->faults, FAULT_ERROR, "unknown-property",
                value->members[i].place, "data has no property “%s”",
                "数据没有“%s”这个属性", name);
            fault_hint_near(table->faults, name, known, countof(known));
            good = false;
        }
    }
    return good;
}

/* {columns: [...], rows: [[...], ...] or {name: [...], ...}} */
static bool read_columns_and_rows(struct table *table, const struct value *value) {
    const struct value *columns = value_member(value, "columns");
    const struct value *rows = value_member(value, "rows");
    bool good = check_names(table, value);
    if (!columns || columns->type != VALUE_ARRAY) {
        fault_add(table->faults, FAULT_ERROR, "data-shape",
            columns ? columns->place : value->place,
            "the data needs “columns”, the list of column names",
            "数据缺少 columns（列名的列表）");
        return false;
    }
    if (!rows || (rows->type != VALUE_ARRAY && rows->type != VALUE_OBJECT)) {
        fault_add(table->faults, FAULT_ERROR, "data-shape",
            rows ? rows->place : value->place,
            "the data needs “rows”, a list of rows or rows with names",
            "数据缺少 rows（各行的列表，或“行名: 各格”）");
        return false;
    }
    table->columns = columns;
    return add_named_columns(table, columns) && add_rows(table, rows) && good;
}

static void find_member_columns(struct table *table, const struct value *row) {
    for (size_t i = 0; i < row->count; i++) {
        const struct member *member = &row->members[i];
        if (find_column(table, member->name, i) == table->dataset->column_count) {
            add_column(table, member->name, member->place);
        }
    }
}

static void fill_member_cells(
    struct table *table, const struct value *row, size_t index) {
    for (size_t i = 0; i < row->count; i++) {
        const struct member *member = &row->members[i];
        table->cells[find_column(table, member->name, i)][index] = member->value;
    }
}

/* Rows that each bring names of their own would make a table of rows × names cells, nearly
 * all of them empty: from 16 million on, memory is for data. */
static bool check_ragged(struct table *table, const struct value *value, size_t given) {
    enum { MOST_CELLS = 1 << 24, MOST_EMPTY = 8 };
    size_t columns = table->dataset->column_count;
    size_t cells = columns * value->count;
    if (cells <= MOST_CELLS || cells / MOST_EMPTY <= given) {
        return true;
    }
    fault_add(table->faults, FAULT_ERROR, "data-shape", value->place,
        "these %u rows have %zu names between them: too many for one table",
        "这 %u 行里出现了 %zu 种名称，做成一张表太大", value->count, columns);
    fault_hint(table->faults, "rows of the same kind give the same names",
        "同类的行应使用相同的名称");
    return false;
}

/* [{...}, ...]; a member that a row lacks is undefined. */
static bool read_objects(struct table *table, const struct value *value) {
    bool good = true;
    size_t given = 0;
    for (size_t i = 0; i < value->count; i++) {
        const struct value *row = &value->items[i];
        if (row->type != VALUE_OBJECT) {
            fault_add(table->faults, FAULT_ERROR, "data-shape", row->place,
                "row %zu should be %s as the first row is, but is %s",
                "第 %zu 行应与首行一样是%s，这里却是%s", i + 1,
                value_type_name(VALUE_OBJECT, table->faults->language),
                value_type_name(row->type, table->faults->language));
            good = false;
            continue;
        }
        find_member_columns(table, row);
        given += row->count;
    }
    table->dataset->row_count = value->count;
    if (!check_ragged(table, value, given)) {
        return false;
    }
    add_cells(table);
    for (size_t i = 0; good && i < value->count; i++) {
        fill_member_cells(table, &value->items[i], i);
    }
    for (size_t i = 0; good && i < table->dataset->column_count; i++) {
        cells_mark_missing(table->cells[i], value->count);
    }
    return good;
}

/* [[...], ...]: columns 0, 1, … as Vega names the items of an array. */
static void read_arrays(struct table *table, const struct value *value) {
    size_t width = 0;
    for (size_t i = 0; i < value->count; i++) {
        const struct value *row = &value->items[i];
        width = row->type == VALUE_ARRAY && row->count > width ? row->count : width;
    }
    for (size_t i = 0; i < width; i++) {
        add_column(table, arena_print(table->arena, "%zu", i), value->place);
    }
    table->dataset->row_count = value->count;
    add_cells(table);
    for (size_t i = 0; i < value->count; i++) {
        for (size_t j = 0; j < width; j++) {
            value_item(value->items[i], j, &table->cells[j][i]);
        }
    }
}

/* [1, 2, 3]: one column, named as Vega names it. */
static void read_items(struct table *table, const struct value *value) {
    if (value->count) {
        add_column(table, "data", value->place);
        table->dataset->columns[0].cells = value->items;
    }
    table->dataset->row_count = value->count;
}

static bool read_list(struct table *table, const struct value *value) {
    enum value_type type = value->count ? value->items[0].type : VALUE_NULL;
    if (type == VALUE_OBJECT) {
        return read_objects(table, value);
    }
    if (type == VALUE_ARRAY) {
        read_arrays(table, value);
    } else {
        read_items(table, value);
    }
    return true;
}

static bool is_columns_and_rows(const struct value *value) {
    const struct value *columns = value_member(value, "columns");
    const struct value *rows = value_member(value, "rows");
    return (columns && columns->type == VALUE_ARRAY) ||
           (rows && (rows->type == VALUE_ARRAY || rows->type == VALUE_OBJECT));
}

static struct dataset *dataset_from_row(struct arena *arena, const struct value *value) {
    size_t row = value->count;
    return dataset_select_rows(arena, value->dataset, &row, 1);
}

struct dataset *dataset_from_value(
    struct arena *arena, const char *name, struct value value, struct faults *faults) {
    struct dataset *dataset = arena_new(arena, struct dataset);
    struct table table = {.arena = arena, .faults = faults, .dataset = dataset};
    bool good = true;
    if (value.type == VALUE_TABLE) {
        *dataset = *value.dataset;
    } else if (value.type == VALUE_ROW) {
        dataset = dataset_from_row(arena, &value);
    } else if (value.type == VALUE_ARRAY) {
        good = read_list(&table, &value);
    } else if (value.type == VALUE_OBJECT && is_columns_and_rows(&value)) {
        good = read_columns_and_rows(&table, &value);
    } else if (value.type == VALUE_OBJECT) {
        const struct value list = value_array(&value, 1);
        good = read_objects(&table, &list);
    } else {
        fault_add(faults, FAULT_ERROR, "data-shape", value.place,
            "data should be columns and rows, or a list of rows, but is %s",
            "数据应写成列名和各行（columns、rows），或各行的列表，这里却是%s",
            value_type_name(value.type, faults->language));
        good = false;
    }
    name_set_finish(&table.names);
    dataset->name = name;
    dataset->place = value.place;
    return good ? dataset : NULL;
}
