/* The values by which a facet divides its rows: found, and sorted as `sort` says. */
#include "chart/facet_values.h"

#include <stdlib.h>
#include <string.h>

#include "chart/definition.h"
#include "chart/reference.h"

struct entry {
    struct value key;
    size_t number;
    bool descending;
};

static int compare_entries(const void *left, const void *right) {
    const struct entry *a = left, *b = right;
    int order = value_compare_ascending(a->key, b->key);
    order = a->descending ? -order : order;
    return order != 0 ? order : (a->number > b->number) - (a->number < b->number);
}

static void key_by_list(
    struct entry *entries, const struct value_index *index, const struct value *list) {
    for (size_t i = 0; i < index->count; i++) {
        size_t k = 0;
        while (k < list->count && !value_equal(list->items[k], index->values[i])) {
            k++;
        }
        entries[i].key = value_number((double)k);
    }
}

/* op(field) over the rows of each value. Where sums have left the field out Vega has nothing
 * to sort by; in a layout the data before them serve. */
static void key_by_field(struct chart *chart, struct entry *entries,
    const struct facet_values *values, const struct value *sort,
    const struct dataset *rows, const struct dataset *all) {
    const char *field = property_string(sort, "field", NULL);
    const char *op = property_string(sort, "op", "min");
    bool kept = (field && dataset_cells(rows, field)) || chart->bare;
    const struct dataset *source = kept ? rows : all;
    const char *groupby[] = {values->column};
    struct aggregate_field measure = {op, field, "sort:key"};
    if (strcmp(op, "count") == 0) {
        measure.field = NULL;
    }
    const struct dataset *keys =
        aggregate_dataset(chart->arena, source, groupby, 1, &measure, 1);
    const struct value *names = dataset_cells(keys, values->column);
    const struct value *sums = dataset_cells(keys, "sort:key");
    for (size_t i = 0; i < values->index.count; i++) {
        entries[i].key = value_null();
    }
    for (size_t i = 0; names && sums && i < keys->row_count; i++) {
        size_t number = value_index_find(&values->index, names[i]);
        if (number < values->index.count) {
            entries[number].key = sums[i];
        }
    }
}

static bool is_descending(const struct value *sort) {
    const struct value *order =
        sort && sort->type == VALUE_OBJECT ? value_member(sort, "order") : sort;
    return order && order->type == VALUE_STRING &&
           strcmp(order->string, "descending") == 0;
}

static void sort_values(struct chart *chart, struct facet_values *values,
    const struct value *sort, const struct dataset *rows, const struct dataset *all) {
    size_t count = values->index.count;
    struct entry *entries = arena_array(chart->arena, count, sizeof *entries);
    for (size_t i = 0; i < count; i++) {
        entries[i] = (struct entry){values->index.values[i], i, is_descending(sort)};
    }
    if (sort && sort->type == VALUE_NULL && !chart->bare) {
        for (size_t i = 0; i < count; i++) {
            entries[i].key =
                value_null(); /* as the data have them; Vega sorts all the same */
        }
    } else if (sort && sort->type == VALUE_ARRAY) {
        key_by_list(entries, &values->index, sort);
    } else if (sort && sort->type == VALUE_OBJECT) {
        key_by_field(chart, entries, values, sort, rows, all);
    }
    if (count > 0) {
        qsort(entries, count, sizeof *entries, compare_entries);
    }
    values->order = arena_array(chart->arena, count, sizeof *values->order);
    for (size_t i = 0; i < count; i++) {
        values->order[entries[i].number] = i;
    }
}

struct facet_values facet_values_find(struct chart *chart,
    const struct definition *definition, const struct dataset *rows,
    const struct dataset *all) {
    struct facet_values values = {.column = definition->column};
    const struct value *cells = dataset_cells(rows, definition->column);
    size_t *first = arena_array(chart->arena, rows->row_count, sizeof *first);
    for (size_t row = 0; cells && row < rows->row_count; row++) {
        size_t known = values.index.count;
        if (value_index_add(chart->arena, &values.index, cells[row]) == known) {
            first[known] = row;
        }
    }
    sort_values(chart, &values, definition_find(definition, "sort"), rows, all);
    size_t count = values.index.count;
    values.first_row = arena_array(chart->arena, count, sizeof *values.first_row);
    for (size_t i = 0; i < count; i++) {
        values.first_row[values.order[i]] = first[i];
    }
    return values;
}
