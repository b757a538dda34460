/* Reading header and stub trees. */
#include "table/tree.h"

#include <string.h>

#include "expression/loop.h"
#include "table/cell_chart.h"
#include "table/read.h"
#include "table/source.h"

enum { DEEPEST = 12, MOST_LEAVES = 1000000 };

/* The words that differ between the two trees. */
static const struct words {
    const char *own;      /* the leaf's name */
    const char *other;    /* what a leaf may fix of the other axis */
    const char *children; /* the list below a branch */
} axis_words[] = {{"column", "row", "columns"}, {"row", "column", "rows"}};

static const struct schema columns_schema = {.items = &column_entry_schema};
static const struct schema rows_schema = {.items = &row_entry_schema};

static const struct property column_properties[] = {
    {"label", PROPERTY_STRING | PROPERTY_NUMBER, 0},
    {"column", PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_NULL, 0},
    {"columns", PROPERTY_ARRAY, 0, .schema = &columns_schema},
    {"row", PROPERTY_STRING | PROPERTY_NUMBER, 0},
    {"data", PROPERTY_STRING | PROPERTY_OBJECT | PROPERTY_ARRAY, 0,
        .schema = &table_data_schema},
    {"width", PROPERTY_STRING | PROPERTY_NUMBER, 0, .schema = &width_schema},
    {"align", PROPERTY_STRING, 0, table_align_words},
    {"format", PROPERTY_STRING, 0},
    {"direction", PROPERTY_STRING, 0, table_direction_words},
    {"total", PROPERTY_STRING, 0, total_words},
    {"summary", PROPERTY_STRING, 0, total_words},
    {"note", PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_NULL, 0},
    {"bar", PROPERTY_BOOLEAN | PROPERTY_OBJECT, 0, .schema = &bar_schema},
    {"spark", PROPERTY_ARRAY | PROPERTY_OBJECT, 0, .schema = &spark_schema},
    {"blocks", PROPERTY_ARRAY, 0, .schema = &blocks_schema},
    {"if", PROPERTY_BOOLEAN | PROPERTY_STRING, 0},
};

static const struct property row_properties[] = {
    {"label", PROPERTY_STRING | PROPERTY_NUMBER, 0},
    {"row", PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_NULL, 0},
    {"rows", PROPERTY_ARRAY, 0, .schema = &rows_schema},
    {"column", PROPERTY_STRING | PROPERTY_NUMBER, 0},
    {"data", PROPERTY_STRING | PROPERTY_OBJECT | PROPERTY_ARRAY, 0,
        .schema = &table_data_schema},
    {"width", PROPERTY_STRING | PROPERTY_NUMBER, 0, .schema = &width_schema},
    {"align", PROPERTY_STRING, 0, table_align_words},
    {"format", PROPERTY_STRING, 0},
    {"direction", PROPERTY_STRING, 0, table_direction_words},
    {"total", PROPERTY_STRING, 0, total_words},
    {"summary", PROPERTY_STRING, 0, total_words},
    {"note", PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_NULL, 0},
    {"if", PROPERTY_BOOLEAN | PROPERTY_STRING, 0},
};

/* A name; `label: name` or `label: [entries]`; else the long form, by one of its names. */
static const struct schema short_column_schema = {
    .types = PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_ARRAY,
    .items = &column_entry_schema};
static const struct schema short_row_schema = {
    .types = PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_ARRAY,
    .items = &row_entry_schema};
static const struct schema column_pair_schema = {
    .types = PROPERTY_OBJECT, .values = &short_column_schema, .most_members = 1};
static const struct schema row_pair_schema = {
    .types = PROPERTY_OBJECT, .values = &short_row_schema, .most_members = 1};
static const char *const long_names[] = {"label", "column", "row", NULL};
static const struct property_group column_groups[] = {
    {"column", column_properties, countof(column_properties)},
    {"cell-look", own_properties, OWN_PROPERTY_COUNT}, {0}};
static const struct property_group row_groups[] = {
    {"row-entry", row_properties, countof(row_properties)},
    {"cell-look", own_properties, OWN_PROPERTY_COUNT}, {0}};
const struct schema column_entry_schema = {.name = "column-entry",
    .types = PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_OBJECT,
    .groups = column_groups,
    .one_of = long_names,
    .otherwise = &column_pair_schema};
const struct schema row_entry_schema = {.name = "row-entry",
    .types = PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_OBJECT,
    .groups = row_groups,
    .one_of = long_names,
    .otherwise = &row_pair_schema};

struct reader {
    struct binder *binder;
    struct table_source *source;
    enum tree_axis axis;
    int leaf_count; /* read so far */
};

static struct selector *own_selector(const struct reader *reader, struct entry *entry) {
    return reader->axis == TREE_COLUMNS ? &entry->column : &entry->row;
}

static struct selector *other_selector(const struct reader *reader, struct entry *entry) {
    return reader->axis == TREE_COLUMNS ? &entry->row : &entry->column;
}

static struct selector select_name(struct reader *reader, const struct value *value) {
    return (struct selector){
        .name = table_label_of(reader->binder->arena, value), .place = value->place};
}

void tree_measure_branch(struct entry *branch) {
    branch->leaf_count = branch->depth = 0;
    for (size_t i = 0; i < branch->child_count; i++) {
        const struct entry *child = &branch->children[i];
        branch->leaf_count += child->leaf_count;
        branch->depth = child->depth > branch->depth ? child->depth : branch->depth;
    }
    branch->depth++;
}

static bool read_entry(
    struct reader *reader, const struct value *value, struct entry *entry, int level);

/* The children take over what the branch says of itself; a branch whose children are all
 * left out is left out with them. */
static bool read_children(
    struct reader *reader, const struct value *list, struct entry *branch, int level) {
    struct faults *faults = reader->binder->faults;
    if (level >= DEEPEST) {
        fault_add(faults, FAULT_ERROR, "too-deep", list->place,
            "a tree may be at most %d levels deep", "层级过多，最多 %d 层", DEEPEST);
        return false;
    }
    if (list->count == 0) {
        fault_add(faults, FAULT_ERROR, "empty-tree", list->place,
            "this list is empty; a table needs at least one entry in it",
            "这里的列表是空的，表格至少要有一项");
        return false;
    }
    branch->children =
        arena_array(reader->binder->arena, list->count, sizeof *branch->children);
    bool ok = true;
    for (size_t i = 0; i < list->count; i++) {
        struct entry child = *branch;
        child.label = NULL;
        child.children = NULL;
        child.child_count = 0;
        child.width = child.width_share = 0;
        child.direction = TEXT_HORIZONTAL;
        child.total = TOTAL_UNSET;
        child.note = NULL;
        child.leaf_count = child.depth = 1;
        bool read = read_entry(reader, &list->items[i], &child, level + 1);
        ok &= read;
        if (read && child.leaf_count) {
            branch->children[branch->child_count++] = child;
        }
    }
    tree_measure_branch(branch);
    return ok;
}

/* A header branch's width is shared by its leaves. */
static void share_width(struct entry *entry) {
    for (size_t i = 0; i < entry->child_count; i++) {
        struct entry *child = &entry->children[i];
        if (!child->width && !child->width_share) {
            double part = (double)child->leaf_count / entry->leaf_count;
            child->width = entry->width * part;
            child->width_share = entry->width_share * part;
        }
        share_width(child);
    }
}

static bool fault_entry(struct reader *reader, const struct value *value) {
    fault_add(reader->binder->faults, FAULT_ERROR, "bad-entry", value->place,
        "an entry is a name, `label: name`, `label: [entries]` or {label: …, %s: …}",
        "一项应写成：名称、“标签: 名称”、“标签: [下级各项]”，或 {label: …, %s: …}",
        axis_words[reader->axis].own);
    return false;
}

static bool count_leaf(struct reader *reader, const struct entry *entry) {
    if (++reader->leaf_count == MOST_LEAVES) {
        fault_add(reader->binder->faults, FAULT_ERROR, "too-many", entry->place,
            "a table may have at most %d rows or columns", "行列过多，最多 %d",
            MOST_LEAVES);
    }
    return reader->leaf_count < MOST_LEAVES;
}

/* label: name, or label: [children]. */
static bool read_short(
    struct reader *reader, const struct member *member, struct entry *entry, int level) {
    entry->label = member->name;
    entry->place = member->place;
    if (member->value.type == VALUE_ARRAY) {
        return read_children(reader, &member->value, entry, level);
    }
    if (!table_is_label(&member->value)) {
        fault_entry(reader, &member->value);
        if (member->value.type == VALUE_NULL) {
            fault_hint(reader->binder->faults,
                "for an empty one write {label: %s, %s: null}",
                "要让它空着，请写 {label: %s, %s: null}", member->name,
                axis_words[reader->axis].own);
        }
        return false;
    }
    *own_selector(reader, entry) = select_name(reader, &member->value);
    return count_leaf(reader, entry);
}

static bool read_settings(
    struct reader *reader, const struct value *value, struct entry *entry) {
    struct binder *binder = reader->binder;
    const struct value *data = value_member(value, "data");
    bool ok = table_read_width(binder, value, &entry->width, &entry->width_share);
    ok &= table_read_align(
        binder->faults, value, "align", &entry->align, &entry->has_align);
    ok &= table_read_direction(binder->faults, value, &entry->direction);
    ok &= table_read_format(binder->faults, value, &entry->format);
    ok &= total_read(binder->faults, value, "total", &entry->total);
    ok &= total_read(binder->faults, value, "summary", &entry->summary);
    ok &= own_read(binder, value, entry->look, &entry->look);
    entry->note = value_member(value, "note");
    entry->bar = value_member(value, "bar");
    entry->spark = value_member(value, "spark");
    entry->blocks = value_member(value, "blocks");
    if (data) {
        entry->data = source_dataset(binder, reader->source, data);
        ok &= entry->data != NULL;
    }
    return ok;
}

/* Which row and column a long entry means: its own name, else what it fixes of the other
 * axis, else its label. */
static bool read_names(
    struct reader *reader, const struct value *value, struct entry *entry) {
    const struct words *words = &axis_words[reader->axis];
    const struct value *own = value_member(value, words->own);
    const struct value *other = value_member(value, words->other);
    const struct value *label = value_member(value, "label");
    if (other) {
        *other_selector(reader, entry) = select_name(reader, other);
    }
    if (own && own->type == VALUE_NULL) {
        entry->blank = true;
    } else if (own) {
        *own_selector(reader, entry) = select_name(reader, own);
    } else if (value_member(value, "total") || value_member(value, "spark") ||
               value_member(value, "blocks")) {
        entry->blank = !value_member(value, "total"); /* the label names no data */
    } else if (!other && label && !value_member(value, words->children)) {
        *own_selector(reader, entry) = select_name(reader, label);
    }
    const struct value *named = label ? label : own ? own : other;
    if (!named || !table_is_label(named)) {
        return fault_entry(reader, value);
    }
    entry->label = table_label_of(reader->binder->arena, named);
    entry->place = named->place;
    return true;
}

static bool read_long(
    struct reader *reader, const struct value *value, struct entry *entry, int level) {
    bool columns = reader->axis == TREE_COLUMNS;
    struct binder *binder = reader->binder;
    enum language language = binder->faults->language;
    const char *what = columns
                           ? words_in(language, "an entry of columns", "columns 的一项")
                           : words_in(language, "an entry of rows", "rows 的一项");
    size_t count = columns ? countof(column_properties) : countof(row_properties);
    const struct property *properties = own_properties_with(
        binder->arena, columns ? column_properties : row_properties, &count);
    if (!properties_check(value, properties, count, what, binder->faults)) {
        return false;
    }
    bool wanted = true;
    bool ok = read_settings(reader, value, entry) && read_names(reader, value, entry);
    const struct value *children = value_member(value, axis_words[reader->axis].children);
    if (ok && children) {
        ok = read_children(reader, children, entry, level);
    } else if (ok) {
        ok = count_leaf(reader, entry);
    }
    ok = ok && condition_evaluate(binder->arena, value_member(value, "if"), binder->scope,
                   &wanted, binder->faults);
    if (!wanted) {
        source_mention(reader->source, entry, NULL);
        entry->leaf_count = 0;
    }
    return ok;
}

/* {label: …} and what else only the long form has. */
static bool is_long(const struct reader *reader, const struct value *value) {
    const struct words *words = &axis_words[reader->axis];
    return value_member(value, "label") || value_member(value, words->own) ||
           value_member(value, words->other);
}

static bool read_entry(
    struct reader *reader, const struct value *value, struct entry *entry, int level) {
    if (table_is_label(value)) {
        *own_selector(reader, entry) = select_name(reader, value);
        entry->label = own_selector(reader, entry)->name;
        entry->place = value->place;
        return count_leaf(reader, entry);
    }
    if (value->type != VALUE_OBJECT || value->count == 0) {
        return fault_entry(reader, value);
    }
    if (is_long(reader, value)) {
        return read_long(reader, value, entry, level);
    }
    return value->count > 1 ? fault_entry(reader, value)
                            : read_short(reader, &value->members[0], entry, level);
}

bool tree_read(struct binder *binder, struct table_source *source, enum tree_axis axis,
    const struct value *value, struct tree *tree) {
    struct reader reader = {binder, source, axis, 0};
    struct entry root = {.leaf_count = 1, .depth = 1};
    if (!read_children(&reader, value, &root, 0)) {
        return false;
    }
    if (root.child_count == 0) {
        fault_add(binder->faults, FAULT_ERROR, "empty-tree", value->place,
            "every entry here is left out by its if; a table needs at least one",
            "这里各项都因 if 而略去，表格至少要有一项");
        return false;
    }
    *tree = (struct tree){
        root.children, root.child_count, root.leaf_count, root.depth - 1, NULL};
    for (size_t i = 0; axis == TREE_COLUMNS && i < tree->root_count; i++) {
        share_width(&tree->roots[i]);
    }
    return true;
}

static struct entry leaf_of_column(const struct dataset *dataset, int column) {
    const struct column *from = &dataset->columns[column];
    return (struct entry){.label = from->name,
        .place = from->place,
        .column = {from->name, column, dataset, from->place, false},
        .leaf_count = 1,
        .depth = 1};
}

static struct entry leaf_of_row(
    struct arena *arena, const struct dataset *dataset, int row) {
    int labels = dataset_label_column(dataset);
    const struct value *cell = labels < 0 ? NULL : &dataset->columns[labels].cells[row];
    const char *label = dataset->row_names         ? dataset->row_names[row]
                        : !cell                    ? NULL
                        : cell->type == VALUE_NULL ? ""
                                                   : table_label_of(arena, cell);
    struct place place = cell ? cell->place : dataset->place;
    return (struct entry){.label = label,
        .place = place,
        .row = {label, row, dataset, place, false},
        .leaf_count = 1,
        .depth = 1};
}

struct tree tree_from_dataset(struct arena *arena, const struct dataset *dataset,
    enum tree_axis axis, const bool *skip) {
    bool columns = axis == TREE_COLUMNS;
    size_t count = columns ? dataset->column_count : dataset->row_count;
    struct tree tree = {.roots = arena_array(arena, count + 1, sizeof *tree.roots)};
    int labels = dataset_label_column(dataset);
    for (size_t i = 0; i < count; i++) {
        if ((columns && (int)i == labels) || (skip && skip[i])) {
            continue;
        }
        tree.roots[tree.root_count++] = columns ? leaf_of_column(dataset, (int)i)
                                                : leaf_of_row(arena, dataset, (int)i);
    }
    tree.leaf_count = (int)tree.root_count;
    tree.depth = tree.root_count > 0 && tree.roots[0].label ? 1 : 0;
    return tree;
}

struct tree tree_of_one(struct arena *arena) {
    struct entry *leaf = arena_new(arena, struct entry);
    leaf->leaf_count = leaf->depth = 1;
    return (struct tree){leaf, 1, 1, 0, NULL};
}

static void gather(struct entry *entry, struct entry **leaves, int *count) {
    if (!entry->child_count) {
        leaves[(*count)++] = entry;
    }
    for (size_t i = 0; i < entry->child_count; i++) {
        gather(&entry->children[i], leaves, count);
    }
}

static void set_ranges(struct entry *entries, size_t count, int first, int end) {
    int leaf = first;
    for (size_t i = 0; i < count; i++) {
        struct entry *entry = &entries[i];
        entry->first = first;
        entry->end = end;
        entry->leaf = leaf;
        set_ranges(entry->children, entry->child_count, leaf, leaf + entry->leaf_count);
        leaf += entry->leaf_count;
    }
}

void tree_set_ranges(struct tree *tree) {
    set_ranges(tree->roots, tree->root_count, 0, tree->leaf_count);
}

bool entry_is_computed(const struct entry *entry, enum tree_axis axis) {
    const struct selector *own = axis == TREE_COLUMNS ? &entry->column : &entry->row;
    return entry->total > TOTAL_NONE && !own->name;
}

struct entry **tree_leaves(struct arena *arena, const struct tree *tree) {
    struct entry **leaves =
        arena_array(arena, (size_t)tree->leaf_count, sizeof(struct entry *));
    int count = 0;
    for (size_t i = 0; i < tree->root_count; i++) {
        gather(&tree->roots[i], leaves, &count);
    }
    return leaves;
}
