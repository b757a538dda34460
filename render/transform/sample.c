/* sample: that many rows, chosen at random but the same on every run, in their order. */
#include "transform/step.h"

static const struct property properties[] = {
    {"sample", PROPERTY_NUMBER, PROPERTY_REQUIRED},
};

/* splitmix64 (Steele, Lea, Flood 2014). */
static uint64_t next_random(uint64_t *state) {
    *state += 0x9E3779B97F4A7C15U;
    uint64_t mixed = *state;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31);
}

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
        double chance = (double)(next_random(&state) >> 11) / 9007199254740992.0;
        if (chance * left < wanted - (double)count) {
            rows[count++] = row;
        }
    }
    return dataset_select_rows(context->arena, dataset, rows, count);
}

const struct transform_kind sample_transform = {
    "sample", properties, countof(properties), {NULL}, run};
