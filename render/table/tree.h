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
 * that of its numbers, of a stub entry that of its label. */
#ifndef TUBIAO_TABLE_TREE_H
#define TUBIAO_TABLE_TREE_H

#include "table/table.h"

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
    int depth; /* 0: leaves without labels */
};

struct table_source;

/* False with faults. `value` is the list of entries. */
bool tree_read(struct binder *binder, struct table_source *source, enum tree_axis axis,
    const struct value *value, struct tree *tree);

/* The dataset's own columns or rows. */
struct tree tree_from_dataset(
    struct arena *arena, const struct dataset *dataset, enum tree_axis axis);

/* One leaf without a label that takes whatever the other tree says. */
struct tree tree_of_one(struct arena *arena);

/* The leaves from left to right. */
struct entry **tree_leaves(struct arena *arena, const struct tree *tree);

#endif
