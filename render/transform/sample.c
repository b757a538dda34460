/* sample: that many rows, chosen at random but the same on every run, in their order. */
#include "base/random.h"
#include "transform/step.h"

static const struct property properties[] = {
    {"sample", PROPERTY_NUMBER, PROPERTY_REQUIRED},
};

/* Selection sampling (Knuth, TAOCP 3.4.2, algorithm S): a row is taken with the chance
 * that the rows still wanted have among those still to come. */
static const struct dataset *run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    double wanted = property_number(step, "sample", 0);
    size_t *rows = arena_array(context->arena, dataset->row_count + 1, sizeof *rows);
    size_t count = 0;
    uint64_t state = 0;
    for (size_t row = 0; row < dataset->row_count; row++) {
        double left = (double)(dataset->row_count - row);
        double chance = random_next(&state);
        if (chance * left < wanted - (double)count) {
            rows[count++] = row;
        }
    }
    return dataset_select_rows(context->arena, dataset, rows, count);
}

const struct transform_kind sample_transform = {
    "sample", properties, countof(properties), {NULL}, run};
