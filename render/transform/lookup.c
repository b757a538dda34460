/* lookup: columns of the row of another dataset whose key is the row's value; of several
 * the last, as in Vega. */
#include <string.h>

#include "base/number.h"
#include "transform/groups.h"
#include "transform/step.h"

static const struct property properties[] = {
    {"lookup", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"from", PROPERTY_OBJECT, PROPERTY_REQUIRED},
    {"as", PROPERTY_STRING | PROPERTY_ARRAY, 0},
    {"default", PROPERTY_ANY, 0},
};

static const struct property from_properties[] = {
    {"data", PROPERTY_OBJECT | PROPERTY_STRING, PROPERTY_REQUIRED},
    {"key", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"fields", PROPERTY_ARRAY, 0},
};

/* {name: …}, a bare name, or {values: […]}. */
static const struct dataset *find_data(
    const struct transform_context *context, const struct value *data) {
    const struct value *values = value_member(data, "values");
    if (context->read_dataset && data->type == VALUE_OBJECT) {
        return context->read_dataset(context->data, data);
    }
    if (values) {
        return dataset_from_value(context->arena, NULL, *values, context->faults);
    }
    const char *name =
        data->type == VALUE_STRING ? data->string : property_string(data, "name", NULL);
    const struct dataset *found =
        name && context->find_dataset ? context->find_dataset(context->data, name) : NULL;
    if (!found) {
        fault_add(context->faults, FAULT_ERROR, "unknown-dataset", data->place,
            "there is no dataset %s", "没有名为 %s 的数据", name ? name : "?");
    }
    return found;
}

/* "2023" is found by 2023, as in Vega, where keys are names of an object. */
static struct value make_key(struct value value) {
    double number;
    char text[NUMBER_SIZE];
    if (value.type != VALUE_STRING ||
        !number_read(value.string, strlen(value.string), &number)) {
        return value;
    }
    number_print(text, number);
    return strcmp(text, value.string) == 0 ? value_number(number) : value;
}

/* For each row the row of `other` with its key, or SIZE_MAX: both datasets' keys are put
 * into one column, and a group's last row of `other` is the answer. */
static size_t *match_rows(struct arena *arena, const struct dataset *dataset,
    const char *field, const struct dataset *other, const char *key) {
    size_t count = other->row_count + dataset->row_count;
    struct value *keys = arena_array(arena, count + 1, sizeof *keys);
    const struct value *others = field_cells(arena, other, key);
    const struct value *cells = field_cells(arena, dataset, field);
    for (size_t i = 0; i < count; i++) {
        keys[i] =
            make_key(i < other->row_count ? others[i] : cells[i - other->row_count]);
    }
    struct column column = {.name = "key", .cells = keys};
    struct dataset joined = {.columns = &column, .column_count = 1, .row_count = count};
    const char *const fields[] = {"key"};
    struct groups groups = groups_new(arena, &joined, fields, 1);
    size_t *last = arena_array(arena, groups.count + 1, sizeof *last);
    memset(last, 0xFF, (groups.count + 1) * sizeof *last);
    for (size_t i = 0; i < other->row_count; i++) {
        last[groups.of_row[i]] = i;
    }
    size_t *matches = arena_array(arena, dataset->row_count + 1, sizeof *matches);
    for (size_t row = 0; row < dataset->row_count; row++) {
        matches[row] = last[groups.of_row[other->row_count + row]];
    }
    return matches;
}

static const struct dataset *run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    struct arena *arena = context->arena;
    const struct value *from = value_member(step, "from");
    if (!properties_check(
            from, from_properties, countof(from_properties), "from", context->faults)) {
        return NULL;
    }
    const struct dataset *other = find_data(context, value_member(from, "data"));
    if (!other) {
        return NULL;
    }
    const size_t *matches = match_rows(arena, dataset,
        property_string(step, "lookup", ""), other, property_string(from, "key", ""));
    size_t field_count;
    const char *const *fields = step_fields(arena, from, "fields", &field_count);
    const struct value *otherwise = value_member(step, "default");
    const struct dataset *result = dataset;
    /* Without fields `as` takes the whole row. */
    for (size_t k = 0; k < (field_count ? field_count : 1); k++) {
        const struct value *cells =
            field_count ? field_cells(arena, other, fields[k]) : NULL;
        struct value *found = arena_array(arena, dataset->row_count + 1, sizeof *found);
        for (size_t row = 0; row < dataset->row_count; row++) {
            size_t match = matches[row];
            found[row] = match == SIZE_MAX ? (otherwise ? *otherwise : value_null())
                         : cells           ? cells[match]
                                           : value_row(other, match);
        }
        const char *name = field_count ? column_name(arena, fields[k]) : "lookup";
        result =
            dataset_with_column(arena, result, step_name(step, "as", k, name), found);
    }
    return result;
}

const struct transform_kind lookup_transform = {
    "lookup", properties, countof(properties), {"lookup"}, run};
