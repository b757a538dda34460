/* Header and stub trees as a user writes them:
 *
 *     columns:
 *       - 自然人                                 a leaf: label and name are one
 *       - 机构: 商业企业                         label: leaf
 *       - 法人或其他组织: [商业企业, 其他]       label: [children]
 *       - {label: 总计, column: 合计, width: 20mm, align: right, format: ",", if: …}
 *       - {label: 行政复议, data: reviews, columns: [结果维持, 结果纠正]}
 *
 * In a stub tree `row` and `rows` stand for `column` and `columns`. A header entry may
 * also fix the `row` its leaves take, a stub entry the `column`. `data`, `row`, `column`,
 * `align` and `format` go down to the children; the `width` of a header branch is shared
 * by its leaves, that of a stub entry is its stub column's. `align` of a header entry is
 * that of its numbers, of a stub entry that of its label. `total` and `summary` are told of
 * in total.h, `bar` and `spark` in chart.h, `fill`, `color`… in look.h; `note` is a footnote
 * of the label; `blocks` of a header entry stand in its cells, `${datum.x}` in them.
 *
 * Instead of a list `rows` may say how the rows of data are grouped:
 *
 *     rows: {group: [地区, 部门], label: 单位, subtotal: 小计, total: 合计} */
#ifndef TUBIAO_TABLE_TREE_H
#define TUBIAO_TABLE_TREE_H

#include "table/own.h"
#include "table/total.h"

enum tree_axis { TREE_COLUMNS, TREE_ROWS };

/* A row or column of a dataset, looked up once a dataset. */
struct selector {
    const char *name; /* NULL: not said here */
    int index;        /* in `of` */
    const struct dataset *of;
    struct place place;
    bool faulted; /* it was said once that there is no such row or column */
};

struct entry {
    const char *label; /* NULL: none (rows of data without names) */
    struct place place;
    const struct dataset *data; /* NULL: the table's */
    struct selector row, column;
    bool blank; /* a leaf that shows nothing */
    double width, width_share;
    enum cell_align align;
    bool has_align;
    const char *format; /* d3 pattern, or NULL */
    const struct own_link *look;
    enum total_function total;   /* what it makes of the others of its list */
    enum total_function summary; /* how totals of the other axis count it */
    const struct value *note;    /* NULL: none */
    const struct value *bar, *spark, *blocks; /* of its cells, or NULL */
    int first, end; /* the leaves of its list: from `first`, `end` not included */
    int leaf;       /* the first of its own leaves, counted over the tree */
    enum text_direction direction;
    struct entry *children;
    size_t child_count;
    int leaf_count; /* 1 for a leaf */
    int depth;      /* levels from here down; 1 for a leaf */
};

struct tree {
    struct entry *roots;
    size_t root_count;
    int leaf_count;
    int depth;                      /* 0: leaves without labels */
    const char *const *level_names; /* of a grouped stub: what its levels show; or NULL */
};

/* An entry of a header tree, of a stub tree; the mapping that groups rows instead. */
extern const struct schema column_entry_schema, row_entry_schema;
/* The data of a table or an entry: a dataset's name, or what data written there may be. */
extern const struct schema table_data_schema;
extern const struct property_group group_rows_groups[];

struct table_source;

/* False with faults. `value` is the list of entries. */
bool tree_read(struct binder *binder, struct table_source *source, enum tree_axis axis,
    const struct value *value, struct tree *tree);

/* The dataset's own columns or rows, but for those to skip (may be NULL). */
struct tree tree_from_dataset(struct arena *arena, const struct dataset *dataset,
    enum tree_axis axis, const bool *skip);

/* One leaf without a label that takes whatever the other tree says. */
struct tree tree_of_one(struct arena *arena);

/* The leaf count and depth of a branch, from its children's. */
void tree_measure_branch(struct entry *branch);
/* A list of entries told where its leaves lie, the first being `first`. */
void tree_set_ranges(struct tree *tree);

/* Whether it is made of others and not given. */
bool entry_is_computed(const struct entry *entry, enum tree_axis axis);

/* group.c: the rows of data under branches for the values of some columns. `value` is the
 * mapping. False with faults. */
bool tree_group_rows(struct binder *binder, struct table_source *source,
    const struct dataset *dataset, const struct value *value, struct tree *tree);

/* The leaves from left to right. */
struct entry **tree_leaves(struct arena *arena, const struct tree *tree);

#endif
