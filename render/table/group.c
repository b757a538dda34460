/* Rows of data grouped by the values of some columns: a stub tree from data.
 *
 *     rows: {group: [地区, 部门], label: 单位, subtotal: 小计, total: 合计}
 *
 * Groups stand in the order in which their values come first. */
#include <string.h>

#include "table/read.h"
#include "table/source.h"

enum { MOST_GROUPS = 8 };

static const struct property total_properties[] = {
    {"label", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"total", PROPERTY_STRING, 0, total_words},
    {"note", PROPERTY_STRING | PROPERTY_NUMBER, 0},
};
static const struct property_group total_groups[] = {
    {"row-total", total_properties, countof(total_properties)},
    {"cell-look", own_properties, OWN_PROPERTY_COUNT}, {0}};
static const struct schema total_schema = {.groups = total_groups};
static const struct schema name_schema = {.types = PROPERTY_STRING | PROPERTY_NUMBER};
static const struct schema names_schema = {.items = &name_schema};

static const struct property group_properties[] = {
    {"group", PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_ARRAY, PROPERTY_REQUIRED,
        .schema = &names_schema},
    {"label", PROPERTY_STRING | PROPERTY_NUMBER, 0},
    {"subtotal", PROPERTY_STRING | PROPERTY_OBJECT, 0, .schema = &total_schema},
    {"total", PROPERTY_STRING | PROPERTY_OBJECT, 0, .schema = &total_schema},
};
const struct property_group group_rows_groups[] = {
    {"row-groups", group_properties, countof(group_properties)}, {0}};

struct grouping {
    struct binder *binder;
    const struct dataset *dataset;
    int columns[MOST_GROUPS];
    int count;
    int label; /* the column of the leaves' labels, or -1: the rows' names */
    struct entry subtotal, total;
    bool has_subtotal, has_total;
};

static int find_column(struct grouping *grouping, const struct value *name) {
    const struct dataset *dataset = grouping->dataset;
    struct binder *binder = grouping->binder;
    const char *text = table_label_of(binder->arena, name);
    int column = dataset_find_column(dataset, text);
    if (column < 0) {
        source_fault_no_column(binder, dataset, text, name->place);
    }
    return column;
}

static bool read_columns(struct grouping *grouping, const struct value *group) {
    const struct value *items = group->type == VALUE_ARRAY ? group->items : group;
    uint32_t count = group->type == VALUE_ARRAY ? group->count : 1;
    if (count == 0 || count > MOST_GROUPS) {
        fault_add(grouping->binder->faults, FAULT_ERROR, "empty-tree", group->place,
            "group must name 1 to %d columns", "group 应写 1 到 %d 个列名", MOST_GROUPS);
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        int column = table_is_label(&items[i]) ? find_column(grouping, &items[i]) : -1;
        if (column < 0) {
            if (!table_is_label(&items[i])) {
                fault_add(grouping->binder->faults, FAULT_ERROR, "wrong-type",
                    items[i].place, "group must be names of columns", "group 应是列名");
            }
            return false;
        }
        grouping->columns[grouping->count++] = column;
    }
    return true;
}

/* `小计`, or {label: 小计, total: mean, fill: …}. */
static bool read_total(struct grouping *grouping, const struct value *value, bool *has,
    struct entry *entry) {
    struct binder *binder = grouping->binder;
    if (!value) {
        return true;
    }
    *has = true;
    *entry = (struct entry){.label = value->string,
        .place = value->place,
        .total = TOTAL_SUM,
        .leaf_count = 1,
        .depth = 1};
    if (value->type == VALUE_STRING) {
        return true;
    }
    size_t count = countof(total_properties);
    const struct property *properties =
        own_properties_with(binder->arena, total_properties, &count);
    if (!properties_check(value, properties, count, "total", binder->faults)) {
        return false;
    }
    entry->label = value_member(value, "label")->string;
    entry->note = value_member(value, "note");
    return total_read(binder->faults, value, "total", &entry->total) &&
           own_read(binder, value, NULL, &entry->look);
}

static bool is_group(const struct grouping *grouping, int column) {
    for (int i = 0; i < grouping->count; i++) {
        if (grouping->columns[i] == column) {
            return true;
        }
    }
    return false;
}

/* The first column that no group is made of, unless the rows have names. */
static bool read_label(struct grouping *grouping, const struct value *label) {
    grouping->label = -1;
    if (label) {
        grouping->label = find_column(grouping, label);
        return grouping->label >= 0;
    }
    int column = 0;
    while (is_group(grouping, column)) {
        column++;
    }
    bool named = grouping->dataset->row_names != NULL;
    grouping->label =
        named || column >= (int)grouping->dataset->column_count ? -1 : column;
    return true;
}

static struct entry leaf_of(const struct grouping *grouping, size_t row) {
    const struct dataset *dataset = grouping->dataset;
    struct arena *arena = grouping->binder->arena;
    const struct value *cell =
        grouping->label < 0 ? NULL : &dataset->columns[grouping->label].cells[row];
    struct place place = cell ? cell->place : dataset->place;
    return (struct entry){.label = cell ? table_print_value(arena, cell, NULL)
                                   : dataset->row_names ? dataset->row_names[row]
                                                        : NULL,
        .place = place,
        .row = {NULL, (int)row, dataset, place, false},
        .leaf_count = 1,
        .depth = 1};
}

/* Rows told apart by what they show in a column: the number of each one's group, in the
 * order of appearance, found by hash. */
struct classes {
    const char **names;
    size_t *counts, *of; /* rows in a group; the group of each row */
    size_t count;
};

static size_t hash_text(const char *text) {
    size_t hash = 14695981039346656037u; /* FNV-1a */
    for (; *text; text++) {
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    }
    return hash;
}

static struct classes classify(
    struct arena *arena, const struct column *column, const size_t *rows, size_t count) {
    size_t size = 16;
    while (size < 2 * count) {
        size *= 2;
    }
    struct classes classes = {
        .names = arena_array(arena, count + 1, sizeof *classes.names),
        .counts = arena_array(arena, count + 1, sizeof *classes.counts),
        .of = arena_array(arena, count + 1, sizeof *classes.of)};
    size_t *places = arena_array(arena, size, sizeof *places); /* group + 1; 0: free */
    for (size_t i = 0; i < count; i++) {
        const char *name = table_print_value(arena, &column->cells[rows[i]], NULL);
        size_t place = hash_text(name) & (size - 1);
        while (places[place] && strcmp(classes.names[places[place] - 1], name) != 0) {
            place = (place + 1) & (size - 1);
        }
        if (!places[place]) {
            classes.names[classes.count++] = name;
            places[place] = classes.count;
        }
        classes.of[i] = places[place] - 1;
        classes.counts[classes.of[i]]++;
    }
    return classes;
}

static void group_rows(struct grouping *grouping, const size_t *rows, size_t count,
    int level, struct entry *branch);

/* One branch a class, then the total of them all where there is one. */
static void add_groups(struct grouping *grouping, const size_t *rows, size_t count,
    int level, struct entry *branch) {
    struct arena *arena = grouping->binder->arena;
    const struct column *column = &grouping->dataset->columns[grouping->columns[level]];
    struct classes classes = classify(arena, column, rows, count);
    size_t *sorted = arena_array(arena, count, sizeof *sorted);
    size_t *ends = arena_array(arena, classes.count + 1, sizeof *ends);
    for (size_t c = 1; c < classes.count; c++) {
        ends[c] = ends[c - 1] + classes.counts[c - 1];
    }
    for (size_t i = 0; i < count; i++) {
        sorted[ends[classes.of[i]]++] = rows[i];
    }
    for (size_t c = 0; c < classes.count; c++) {
        const size_t *part = sorted + (ends[c] - classes.counts[c]);
        struct entry *child = &branch->children[branch->child_count++];
        *child = (struct entry){
            .label = classes.names[c], .place = column->cells[part[0]].place};
        group_rows(grouping, part, classes.counts[c], level + 1, child);
    }
}

static void group_rows(struct grouping *grouping, const size_t *rows, size_t count,
    int level, struct entry *branch) {
    bool leaves = level == grouping->count;
    branch->children =
        arena_array(grouping->binder->arena, count + 1, sizeof *branch->children);
    if (!leaves) {
        add_groups(grouping, rows, count, level, branch);
    }
    for (size_t i = 0; leaves && i < count; i++) {
        branch->children[branch->child_count++] = leaf_of(grouping, rows[i]);
    }
    bool has = level ? grouping->has_subtotal : grouping->has_total;
    if (has) {
        branch->children[branch->child_count++] =
            level ? grouping->subtotal : grouping->total;
    }
    tree_measure_branch(branch);
}

bool tree_group_rows(struct binder *binder, struct table_source *source,
    const struct dataset *dataset, const struct value *value, struct tree *tree) {
    struct grouping grouping = {.binder = binder, .dataset = dataset};
    if (!properties_check(
            value, group_properties, countof(group_properties), "rows", binder->faults) ||
        !read_columns(&grouping, value_member(value, "group")) ||
        !read_label(&grouping, value_member(value, "label")) ||
        !read_total(&grouping, value_member(value, "subtotal"), &grouping.has_subtotal,
            &grouping.subtotal) ||
        !read_total(&grouping, value_member(value, "total"), &grouping.has_total,
            &grouping.total)) {
        return false;
    }
    size_t count = dataset->row_count;
    size_t *rows = arena_array(binder->arena, count, sizeof *rows);
    for (size_t i = 0; i < count; i++) {
        rows[i] = i;
    }
    struct entry root = {0};
    group_rows(&grouping, rows, count, 0, &root);
    *tree = (struct tree){.roots = root.children,
        .root_count = root.child_count,
        .leaf_count = root.leaf_count,
        .depth = root.depth - 1};
    struct shown *shown = source_shown(source, dataset);
    const char **names =
        arena_array(binder->arena, (size_t)grouping.count + 1, sizeof *names);
    tree->level_names = names;
    names[grouping.count] =
        grouping.label < 0 ? NULL : dataset->columns[grouping.label].name;
    for (int i = 0; i < grouping.count; i++) {
        names[i] = dataset->columns[grouping.columns[i]].name;
        shown->columns[grouping.columns[i]] = true;
    }
    if (grouping.label >= 0) {
        shown->columns[grouping.label] = true;
    }
    return true;
}
