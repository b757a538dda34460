/* The aggregate operations: a list of values to one value. */
#ifndef TUBIAO_TRANSFORM_MEASURE_H
#define TUBIAO_TRANSFORM_MEASURE_H

#include "transform/transform.h"

struct measure_input {
    struct arena *arena;
    const struct dataset *dataset;
    const struct value *cells; /* of the field, by row; NULL for count */
    const size_t *rows;
    size_t row_count;
};

typedef struct value (*measure)(const struct measure_input *input);

/* NULL if there is no operation of that name. */
measure measure_find(const char *op);
/* A cell as measures take it: NaN where it is no valid number. */
double measure_number(const struct value *cell);
/* The measure; what it needed on the way is given back, so that the frames of a long
 * window don't pile up. */
struct value measure_run(measure function, const struct measure_input *input);
/* Every name, NULL-terminated, for "did you mean". */
const char *const *measure_names(size_t *count);

#endif
