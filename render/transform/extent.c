/* extent: the least and largest number of a field as a name for later expressions; the
 * data stay as they are. */
#include <math.h>

#include "transform/points.h"
#include "transform/step.h"

static const struct property properties[] = {
    {"extent", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"param", PROPERTY_STRING, PROPERTY_REQUIRED},
};

static const struct dataset *run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    (void)context;
    (void)step;
    return dataset;
}

/* Two nulls where the field has no number. */
static const struct scope *define(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    struct arena *arena = context->arena;
    const struct value *cells =
        field_cells(arena, dataset, property_string(step, "extent", ""));
    struct value *pair = arena_array(arena, 2, sizeof *pair);
    double extent[2];
    bool found = numbers_extent(cells, NULL, dataset->row_count, extent);
    for (int i = 0; i < 2; i++) {
        pair[i] = found ? value_number(extent[i]) : value_null();
    }
    struct scope *scope = arena_new(arena, struct scope);
    *scope = (struct scope){
        context->scope, property_string(step, "param", ""), value_array(pair, 2)};
    return scope;
}

const struct transform_kind extent_transform = {
    "extent", properties, countof(properties), {"extent"}, run, define};
