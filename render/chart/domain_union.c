/* The union of a domain's parts: an extent, or values in order. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart/scales.h"
#include "chart/value_index.h"

static void widen(double extent[2], struct value value) {
    double number = value.type == VALUE_NULL ? NAN : value_to_number(value);
    if (isfinite(number)) {
        extent[0] = fmin(extent[0], number);
        extent[1] = fmax(extent[1], number);
    }
}

static void set_domain(struct scale_part *part, struct value *values, size_t count) {
    part->domain = values;
    part->domain_size = count;
}

static void resolve_continuous(struct chart *chart, struct scale_part *part) {
    double extent[2] = {INFINITY, -INFINITY};
    if (part->domain_count == 1 && !part->domains[0].dataset && part->domains_said) {
        struct value given = part->domains[0].values;
        struct value *values = arena_array(chart->arena, given.count, sizeof *values);
        for (size_t i = 0; i < given.count; i++) {
            values[i] = given.items[i];
        }
        set_domain(part, values, given.count);
        return;
    }
    for (size_t i = 0; i < part->domain_count; i++) {
        const struct domain_part *domain = &part->domains[i];
        const struct value *cells = domain->dataset
                                        ? dataset_cells(domain->dataset, domain->column)
                                        : domain->values.items;
        size_t count =
            domain->dataset ? domain->dataset->row_count : domain->values.count;
        for (size_t row = 0; cells && row < count; row++) {
            widen(extent, cells[row]);
        }
    }
    bool empty = !(extent[0] <= extent[1]);
    struct value *values = arena_array(chart->arena, 2, sizeof *values);
    bool temporal = part->type == SCALE_TIME || part->type == SCALE_UTC;
    for (int i = 0; i < 2; i++) {
        double end = !empty ? extent[i] : chart->bare ? NAN : i; /* Vega: no ticks */
        values[i] = temporal ? value_date(end) : value_number(end);
    }
    set_domain(part, values, 2);
}

/* Every number of the data, for quantiles. */
static void resolve_samples(struct chart *chart, struct scale_part *part) {
    size_t room = 0, count = 0;
    for (size_t i = 0; i < part->domain_count; i++) {
        room += part->domains[i].dataset ? part->domains[i].dataset->row_count
                                         : part->domains[i].values.count;
    }
    struct value *values = arena_array(chart->arena, room, sizeof *values);
    for (size_t i = 0; i < part->domain_count; i++) {
        const struct domain_part *domain = &part->domains[i];
        const struct value *cells = domain->dataset
                                        ? dataset_cells(domain->dataset, domain->column)
                                        : domain->values.items;
        size_t rows = domain->dataset ? domain->dataset->row_count : domain->values.count;
        for (size_t row = 0; cells && row < rows; row++) {
            if (isfinite(value_to_number(cells[row])) && cells[row].type != VALUE_NULL) {
                values[count++] = cells[row];
            }
        }
    }
    set_domain(part, values, count);
}

static void resolve_bins(struct chart *chart, struct scale_part *part) {
    const struct bin_parameters *bins = &part->bins;
    size_t count =
        bins->step > 0 ? (size_t)floor((bins->stop - bins->start) / bins->step + 0.5) : 0;
    struct value *values = arena_array(chart->arena, count + 1, sizeof *values);
    for (size_t i = 0; i <= count; i++) {
        values[i] = value_number(bins->start + bins->step * (double)i);
    }
    set_domain(part, values, count + 1);
}

/* A value of a discrete domain while its place is sought. */
struct entry {
    struct value value;
    struct value key;
    size_t index;
    bool descending;
};

static int compare_entries(const void *left, const void *right) {
    const struct entry *a = left, *b = right;
    int order = value_compare_ascending(a->key, b->key);
    order = a->descending ? -order : order;
    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

struct entries {
    struct value_index index;
    struct entry *items; /* by the numbers of the index */
    size_t count, capacity;
};

/* The entry of a value, added behind the others if it is new. */
static struct entry *find_entry(
    struct arena *arena, struct entries *entries, struct value value) {
    size_t number = value_index_add(arena, &entries->index, value);
    if (number == entries->count) {
        entries->items = arena_grow(arena, entries->items, entries->count,
            &entries->capacity, sizeof(struct entry));
        entries->items[entries->count++] =
            (struct entry){.value = value, .key = value, .index = number};
    }
    return &entries->items[number];
}

static void add_entries(
    struct arena *arena, struct entries *entries, const struct domain_part *part) {
    const struct value *cells =
        part->dataset ? dataset_cells(part->dataset, part->column) : part->values.items;
    size_t count = part->dataset ? part->dataset->row_count : part->values.count;
    for (size_t row = 0; cells && row < count; row++) {
        find_entry(arena, entries, cells[row]);
    }
}

/* Keys by op(field) over the rows of each value. */
static void set_field_keys(
    struct arena *arena, struct entries *entries, const struct domain_part *part) {
    const char *groupby[] = {part->column};
    struct aggregate_field measure = {part->sort_op, part->sort_field, "sort:key"};
    const struct dataset *keys =
        aggregate_dataset(arena, part->dataset, groupby, 1, &measure, 1);
    const struct value *values = dataset_cells(keys, part->column);
    const struct value *sums = dataset_cells(keys, "sort:key");
    for (size_t i = 0; values && sums && i < keys->row_count; i++) {
        find_entry(arena, entries, values[i])->key = sums[i];
    }
}

/* Keys by the place in a given list; values that are not in it stand behind. */
static void set_list_keys(struct entries *entries, const struct value *list) {
    for (size_t i = 0; i < entries->count; i++) {
        size_t k = 0;
        while (k < list->count && !value_equal(list->items[k], entries->items[i].value)) {
            k++;
        }
        entries->items[i].key = value_number((double)k);
    }
}

static bool same_order(const struct domain_part *a, const struct domain_part *b) {
    const char *fa = a->sort_field ? a->sort_field : "";
    const char *fb = b->sort_field ? b->sort_field : "";
    return a->sort_op && b->sort_op && strcmp(a->sort_op, b->sort_op) == 0 &&
           strcmp(fa, fb) == 0 && a->descending == b->descending;
}

static bool has_order(const struct domain_part *domain) {
    return domain->dataset &&
           (domain->sort_op || domain->descending || domain->values.count > 0);
}

/* Of differing orders over the same values the only one that is no `min` holds; with two of
 * those none does (vega-lite/src/compile/scale/domain.ts, mergeDomains). */
static const struct domain_part *settle_orders(
    const struct scale_part *part, const struct domain_part *first) {
    const struct domain_part *chosen = NULL;
    for (size_t i = 0; i < part->domain_count; i++) {
        const struct domain_part *domain = &part->domains[i];
        if (!domain->dataset) {
            continue;
        }
        if (!domain->sort_op || domain->dataset != first->dataset ||
            strcmp(domain->column, first->column) != 0) {
            return NULL;
        }
        if (strcmp(domain->sort_op, "min") == 0) {
            continue;
        }
        if (chosen && !same_order(chosen, domain)) {
            return NULL;
        }
        chosen = chosen ? chosen : domain;
    }
    return chosen;
}

/* The part whose order holds for all. */
static const struct domain_part *ordering_part(const struct scale_part *part) {
    const struct domain_part *chosen = NULL;
    for (size_t i = 0; i < part->domain_count; i++) {
        const struct domain_part *domain = &part->domains[i];
        if (!has_order(domain)) {
            continue;
        }
        if (chosen && !same_order(chosen, domain)) {
            return settle_orders(part, chosen);
        }
        chosen = chosen ? chosen : domain;
    }
    return chosen;
}

static void resolve_discrete(struct chart *chart, struct scale_part *part) {
    struct entries entries = {0};
    bool sorted = false, given = part->domains_said;
    for (size_t i = 0; i < part->domain_count; i++) {
        add_entries(chart->arena, &entries, &part->domains[i]);
        sorted = sorted || part->domains[i].sorted;
        given = given && !part->domains[i].dataset;
    }
    const struct domain_part *order = ordering_part(part);
    bool from_list = order && order->values.count > 0;
    if (from_list) {
        set_list_keys(&entries, &order->values);
    } else if (order && order->sort_op) {
        set_field_keys(chart->arena, &entries, order);
    }
    for (size_t i = 0; i < entries.count; i++) {
        entries.items[i].descending = order && order->descending;
    }
    if ((sorted || from_list) && !given && entries.count > 0) {
        qsort(entries.items, entries.count, sizeof(struct entry), compare_entries);
    }
    struct value *values = arena_array(chart->arena, entries.count, sizeof *values);
    for (size_t i = 0; i < entries.count; i++) {
        values[i] = entries.items[i].value;
    }
    set_domain(part, values, entries.count);
}

/* Edges that the scale itself lists are the domain of bin-ordinal. */
static bool take_said_bins(struct chart *chart, struct scale_part *part) {
    const struct value *bins = scale_find(part, "bins");
    if (!bins || bins->type != VALUE_ARRAY || part->domains_said) {
        return false;
    }
    struct value *values = arena_array(chart->arena, bins->count, sizeof *values);
    memcpy(values, bins->items, bins->count * sizeof *values);
    set_domain(part, values, bins->count);
    return true;
}

void domain_resolve(struct chart *chart, struct scale_part *part) {
    if (part->type == SCALE_BIN_ORDINAL && take_said_bins(chart, part)) {
        return;
    }
    if (part->type == SCALE_BIN_ORDINAL && part->has_bins && !part->domains_said) {
        resolve_bins(chart, part);
    } else if (scale_type_is_discrete(part->type) && part->type != SCALE_BIN_ORDINAL) {
        resolve_discrete(chart, part);
    } else if (part->type == SCALE_QUANTILE) {
        resolve_samples(chart, part);
    } else {
        resolve_continuous(chart, part);
    }
}
