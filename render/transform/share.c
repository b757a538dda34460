/* share: each row's part of its group's sum, rounded as its percentage is printed. tubiao's
 * own: Vega has no rounding that adds up.
 *
 *     {share: 条数, as: 占比, decimals: 1, rounding: largest-remainder, groupby: [年份]} */
#include "expression/shares.h"
#include "transform/groups.h"
#include "transform/step.h"

static const struct property properties[] = {
    {"share", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"as", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"groupby", PROPERTY_ARRAY, 0},
    {"decimals", PROPERTY_NUMBER, 0},
    {"rounding", PROPERTY_STRING, 0},
};

static const struct dataset *run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    struct arena *arena = context->arena;
    int rounding = SHARES_INDEPENDENT;
    double places = property_number(step, "decimals", 1);
    if (!property_choice(step, "rounding", share_rounding_names, SHARE_ROUNDING_COUNT,
            &rounding, context->faults)) {
        return NULL;
    }
    size_t field_count;
    const char *const *fields = step_fields(arena, step, "groupby", &field_count);
    struct groups groups = groups_new(arena, dataset, fields, field_count);
    const struct value *cells =
        field_cells(arena, dataset, property_string(step, "share", ""));
    size_t count = dataset->row_count;
    struct value *sorted = arena_array(arena, count + 1, sizeof *sorted);
    struct value *rounded = arena_array(arena, count + 1, sizeof *rounded);
    struct value *shares = arena_array(arena, count + 1, sizeof *shares);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = cells[groups.rows[i]];
    }
    for (size_t g = 0; g < groups.count; g++) {
        size_t start = groups.start[g];
        bool add_up = shares_round(arena, sorted + start, groups.start[g + 1] - start,
            places >= 0 && places <= SHARES_MOST_PLACES ? (int)places : 1,
            (enum share_rounding)rounding, rounded + start);
        if (!add_up && context->shares_miss) {
            *context->shares_miss = true;
        }
    }
    for (size_t i = 0; i < count; i++) {
        shares[groups.rows[i]] = rounded[i];
    }
    return dataset_with_column(arena, dataset, step_name(step, "as", 0, "share"), shares);
}

const struct transform_kind share_transform = {
    "share", properties, countof(properties), {"share", "groupby"}, run, NULL};
