/* window: ranks, neighbours and running measures over sorted rows of a group.
 * Source: vega-transforms/src/Window.js and util/WindowOps.js. */
#include <math.h>
#include <string.h>

#include "transform/groups.h"
#include "transform/measure.h"
#include "transform/running.h"
#include "transform/step.h"

static const struct property properties[] = {
    {"window", PROPERTY_ARRAY, PROPERTY_REQUIRED},
    {"frame", PROPERTY_ARRAY, 0},
    {"ignorePeers", PROPERTY_BOOLEAN, 0},
    {"groupby", PROPERTY_ARRAY, 0},
    {"sort", PROPERTY_ARRAY, 0},
};

static const struct property field_properties[] = {
    {"op", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"field", PROPERTY_STRING, 0},
    {"param", PROPERTY_NUMBER, 0},
    {"as", PROPERTY_STRING, PROPERTY_REQUIRED},
};

/* The sorted rows of one group, and of each the rows its frame holds: [low, high). */
struct partition {
    const size_t *rows;
    size_t count;
    size_t *low, *high;
    size_t *peer_first, *peer_last; /* rows that sort alike; without sort each its own */
    size_t *dense;                  /* rank without gaps */
};

struct window_input {
    const struct partition *partition;
    const struct value *cells; /* of the field, or NULL */
    double param;              /* 0 if not given */
    size_t index;
};

static struct value cell_at(const struct window_input *input, size_t index) {
    return input->cells ? input->cells[input->partition->rows[index]] : value_null();
}

static struct value row_number(const struct window_input *input) {
    return value_number((double)input->index + 1);
}

static double rank_of(const struct window_input *input) {
    return (double)input->partition->peer_first[input->index] + 1;
}

static struct value rank(const struct window_input *input) {
    return value_number(rank_of(input));
}

static struct value dense_rank(const struct window_input *input) {
    return value_number((double)input->partition->dense[input->index]);
}

static struct value percent_rank(const struct window_input *input) {
    return value_number((rank_of(input) - 1) / ((double)input->partition->count - 1));
}

static double cumulative_share(const struct window_input *input) {
    return ((double)input->partition->peer_last[input->index] + 1) /
           (double)input->partition->count;
}

static struct value cume_dist(const struct window_input *input) {
    return value_number(cumulative_share(input));
}

static struct value ntile(const struct window_input *input) {
    return value_number(ceil(input->param * cumulative_share(input)));
}

static size_t distance(const struct window_input *input) {
    return input->param >= 1 && input->param < 1e9 ? (size_t)input->param : 1;
}

static struct value lag(const struct window_input *input) {
    size_t by = distance(input);
    return input->index >= by ? cell_at(input, input->index - by) : value_null();
}

static struct value lead(const struct window_input *input) {
    size_t index = input->index + distance(input);
    return index < input->partition->count ? cell_at(input, index) : value_null();
}

static struct value first_value(const struct window_input *input) {
    return cell_at(input, input->partition->low[input->index]);
}

static struct value last_value(const struct window_input *input) {
    size_t high = input->partition->high[input->index];
    return high ? cell_at(input, high - 1) : value_null();
}

static struct value nth_value(const struct window_input *input) {
    size_t index = input->partition->low[input->index] + distance(input) - 1;
    bool inside = index < input->partition->high[input->index];
    return inside ? cell_at(input, index) : value_null();
}

static const struct window_op {
    const char *name;
    struct value (*run)(const struct window_input *input);
    bool wants_param;
} ops[] = {
    {"row_number", row_number, false},
    {"rank", rank, false},
    {"dense_rank", dense_rank, false},
    {"percent_rank", percent_rank, false},
    {"cume_dist", cume_dist, false},
    {"ntile", ntile, true},
    {"lag", lag, false},
    {"lead", lead, false},
    {"first_value", first_value, false},
    {"last_value", last_value, false},
    {"nth_value", nth_value, true},
};

static const struct window_op *find_op(const char *name) {
    for (size_t i = 0; i < countof(ops); i++) {
        if (strcmp(ops[i].name, name) == 0) {
            return &ops[i];
        }
    }
    return NULL;
}

/* One entry of the `window` list. */
struct window_field {
    const struct window_op *op; /* NULL: `measure` */
    measure measure;
    const char *name, *field, *as;
    double param;
};

static void fault_op(const struct transform_context *context, const struct value *op) {
    size_t measure_count;
    const char *const *measures = measure_names(&measure_count);
    const char **names =
        arena_array(context->arena, measure_count + countof(ops), sizeof *names);
    for (size_t i = 0; i < measure_count + countof(ops); i++) {
        names[i] = i < countof(ops) ? ops[i].name : measures[i - countof(ops)];
    }
    fault_add(context->faults, FAULT_ERROR, "unknown-op", op->place,
        "there is no window operation %s", "没有 %s 这种运算", op->string);
    fault_hint_near(context->faults, op->string, names, measure_count + countof(ops));
}

static bool read_field(const struct transform_context *context, const struct value *value,
    struct window_field *field) {
    if (!properties_check(value, field_properties, countof(field_properties), "window",
            context->faults)) {
        return false;
    }
    const struct value *op = value_member(value, "op");
    *field = (struct window_field){find_op(op->string), measure_find(op->string),
        op->string, property_string(value, "field", NULL),
        property_string(value, "as", ""), property_number(value, "param", 0)};
    if (!field->op && !field->measure) {
        fault_op(context, op);
        return false;
    }
    if (field->op && field->op->wants_param && field->param < 1) {
        fault_add(context->faults, FAULT_ERROR, "missing-property", value->place,
            "%s wants a param of 1 or more", "%s 需要 param，且不小于 1", op->string);
        return false;
    }
    return true;
}

static bool same_order(
    const struct value *const *columns, size_t count, size_t a, size_t b) {
    for (size_t k = 0; k < count; k++) {
        if (value_compare(columns[k][a], columns[k][b]) != 0) {
            return false;
        }
    }
    return true;
}

static void find_peers(
    struct partition *partition, const struct value *const *columns, size_t sort_count) {
    size_t first = 0;
    for (size_t i = 0; i < partition->count; i++) {
        bool peer =
            i > 0 && sort_count > 0 &&
            same_order(columns, sort_count, partition->rows[i - 1], partition->rows[i]);
        first = peer ? first : i;
        partition->peer_first[i] = first;
        partition->dense[i] = i == 0 ? 1 : partition->dense[i - 1] + !peer;
        partition->peer_last[i] = i;
    }
    for (size_t i = partition->count; i-- > 1;) {
        if (partition->peer_first[i] == partition->peer_first[i - 1]) {
            partition->peer_last[i - 1] = partition->peer_last[i];
        }
    }
}

/* An end of the frame: rows before or behind, or null for all of them. */
static double frame_end(const struct value *step, size_t end) {
    const struct value *frame = value_member(step, "frame");
    if (!frame || frame->count != 2) {
        return end == 0 ? INFINITY : 0;
    }
    const struct value *rows = &frame->items[end];
    return rows->type == VALUE_NULL ? INFINITY : fabs(value_to_number(*rows));
}

/* Rows that sort alike are in the frame together, unless ignorePeers. */
static void find_frames(
    struct partition *partition, const struct value *step, bool with_peers) {
    double before = frame_end(step, 0);
    double behind = frame_end(step, 1);
    for (size_t i = 0; i < partition->count; i++) {
        double low = fmax(0, (double)i - before);
        double high = fmin((double)partition->count, (double)i + behind + 1);
        partition->low[i] = (size_t)low;
        partition->high[i] = (size_t)high;
        if (with_peers) {
            partition->low[i] = partition->peer_first[partition->low[i]];
            partition->high[i] = partition->peer_last[partition->high[i] - 1] + 1;
        }
    }
}

/* Sums of every frame from the sums of all rows up to each: long frames cost no more. */
static void sum_frames(struct arena *arena, const struct partition *partition,
    const struct window_field *field, const struct value *cells, struct value *out) {
    double *sums = arena_array(arena, partition->count + 1, sizeof *sums);
    size_t *valid = arena_array(arena, partition->count + 1, sizeof *valid);
    for (size_t i = 0; i < partition->count; i++) {
        const struct value *cell = &cells[partition->rows[i]];
        double number = value_to_number(*cell);
        bool counts = cell->type != VALUE_NULL && !isnan(number);
        sums[i + 1] = sums[i] + (counts ? number : 0);
        valid[i + 1] = valid[i] + counts;
    }
    bool mean = strcmp(field->name, "sum") != 0;
    for (size_t i = 0; i < partition->count; i++) {
        size_t low = partition->low[i];
        size_t high = partition->high[i];
        double count = (double)(valid[high] - valid[low]);
        double sum = sums[high] - sums[low];
        out[partition->rows[i]] =
            count > 0 ? value_number(mean ? sum / count : sum) : value_null();
    }
}

/* The better of two rows by argmin or argmax; SIZE_MAX is none. */
static size_t better_row(measure choose, const struct dataset *dataset,
    const struct value *cells, size_t best, size_t row) {
    const size_t both[] = {best == SIZE_MAX ? row : best, row};
    struct measure_input input = {NULL, dataset, cells, both, countof(both)};
    struct value found = choose(&input);
    return found.type == VALUE_ROW ? found.count : SIZE_MAX;
}

/* The least or greatest of every frame; one that only grows is not looked through again. */
static void find_extremes(const struct dataset *dataset,
    const struct partition *partition, measure choose, const struct value *cells,
    struct value *out) {
    size_t best = SIZE_MAX;
    size_t next = 0;
    for (size_t i = 0; i < partition->count; i++) {
        if (i == 0 || partition->low[i] != partition->low[i - 1]) {
            best = SIZE_MAX;
            next = partition->low[i];
        }
        for (; next < partition->high[i]; next++) {
            best = better_row(choose, dataset, cells, best, partition->rows[next]);
        }
        out[partition->rows[i]] = best == SIZE_MAX ? value_null() : cells[best];
    }
}

/* Which quantile the operation is; NULL: none. */
static const double *quantile_share(const char *name) {
    static const struct {
        const char *name;
        double share;
    } quantiles[] = {{"median", 0.5}, {"q1", 0.25}, {"q3", 0.75}};
    for (size_t i = 0; i < countof(quantiles); i++) {
        if (strcmp(quantiles[i].name, name) == 0) {
            return &quantiles[i].share;
        }
    }
    return NULL;
}

static void measure_frames(struct arena *arena, const struct dataset *dataset,
    const struct partition *partition, const struct window_field *field,
    const struct value *cells, struct value *out) {
    static const char *const summed[] = {"sum", "mean", "average"};
    for (size_t i = 0; cells && i < countof(summed); i++) {
        if (strcmp(summed[i], field->name) == 0) {
            sum_frames(arena, partition, field, cells, out);
            return;
        }
    }
    if (cells && (strcmp(field->name, "min") == 0 || strcmp(field->name, "max") == 0)) {
        bool least = field->name[1] == 'i';
        measure choose = measure_find(least ? "argmin" : "argmax");
        find_extremes(dataset, partition, choose, cells, out);
        return;
    }
    const double *share = cells ? quantile_share(field->name) : NULL;
    if (share) {
        struct running running = {
            cells, partition->rows, partition->low, partition->high, partition->count};
        running_quantile(&running, *share, out);
        return;
    }
    measure function = cells ? field->measure : measure_find("count");
    for (size_t i = 0; i < partition->count; i++) {
        size_t low = partition->low[i];
        struct measure_input input = {
            arena, dataset, cells, partition->rows + low, partition->high[i] - low};
        out[partition->rows[i]] = measure_run(function, &input);
    }
}

static void fill_partition(struct arena *arena, const struct dataset *dataset,
    const struct partition *partition, const struct window_field *field,
    const struct value *cells, struct value *out) {
    if (!field->op) {
        measure_frames(arena, dataset, partition, field, cells, out);
        return;
    }
    struct window_input input = {partition, cells, field->param, 0};
    for (; input.index < partition->count; input.index++) {
        out[partition->rows[input.index]] = field->op->run(&input);
    }
}

/* The group's rows in order, with peers and frames. */
static struct partition make_partition(struct arena *arena, const struct dataset *dataset,
    const struct value *step, size_t *rows, size_t count) {
    size_t sort_count;
    const struct sort_field *sort = step_sort(arena, step, "sort", &sort_count);
    const struct value **columns = arena_array(arena, sort_count + 1, sizeof *columns);
    for (size_t k = 0; k < sort_count; k++) {
        columns[k] = field_cells(arena, dataset, sort[k].field);
    }
    rows_sort(arena, dataset, sort, sort_count, rows, count);
    struct partition partition = {rows, count,
        arena_array(arena, count + 1, sizeof(size_t)),
        arena_array(arena, count + 1, sizeof(size_t)),
        arena_array(arena, count + 1, sizeof(size_t)),
        arena_array(arena, count + 1, sizeof(size_t)),
        arena_array(arena, count + 1, sizeof(size_t))};
    find_peers(&partition, columns, sort_count);
    bool with_peers = sort_count && !property_boolean(step, "ignorePeers", false);
    find_frames(&partition, step, with_peers);
    return partition;
}

static const struct dataset *run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    struct arena *arena = context->arena;
    const struct value *list = value_member(step, "window");
    struct window_field *fields = arena_array(arena, list->count + 1, sizeof *fields);
    bool good = true;
    for (size_t i = 0; i < list->count; i++) {
        good = read_field(context, &list->items[i], &fields[i]) && good;
    }
    if (!good) {
        return NULL;
    }
    size_t by_count;
    const char *const *by = step_fields(arena, step, "groupby", &by_count);
    struct groups groups = groups_new(arena, dataset, by, by_count);
    struct partition *partitions =
        arena_array(arena, groups.count + 1, sizeof *partitions);
    for (size_t g = 0; g < groups.count; g++) {
        partitions[g] = make_partition(arena, dataset, step,
            groups.rows + groups.start[g], groups.start[g + 1] - groups.start[g]);
    }
    const struct dataset *result = dataset;
    for (size_t i = 0; i < list->count; i++) {
        const char *name = fields[i].field;
        const struct value *cells = name ? field_cells(arena, dataset, name) : NULL;
        struct value *out = arena_array(arena, dataset->row_count + 1, sizeof *out);
        for (size_t g = 0; g < groups.count; g++) {
            fill_partition(arena, dataset, &partitions[g], &fields[i], cells, out);
        }
        result = dataset_with_column(arena, result, fields[i].as, out);
    }
    return result;
}

const struct transform_kind window_transform = {
    "window", properties, countof(properties), {"window", "groupby", "sort"}, run};
