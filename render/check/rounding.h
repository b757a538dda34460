/* Whether a printed number is an exact one rounded as it should be.
 *
 * A number is accepted when some rounding (half up, half down) of the exact value to the
 * printed digits gives it, and flagged when only cutting off does. What is itself printed
 * rounded (17.38万) is known only to half a step, so values are ranges. */
#ifndef TUBIAO_CHECK_ROUNDING_H
#define TUBIAO_CHECK_ROUNDING_H

#include "base/arena.h"
#include "check/quantity.h"

/* All values from `low` to `high`; `exact` is the one that the printed digits say. */
struct extent {
    struct fraction low, high, exact;
};

enum rounding {
    ROUNDING_HOLDS,
    ROUNDING_CUT,  /* cut off, not rounded: 4.34 for 4.348 */
    ROUNDING_UP,   /* rounded up where it should be down */
    ROUNDING_NEAR, /* off by at most five of the last printed digit */
    ROUNDING_OTHER,
};

/* What a printed quantity may stand for: 17.38万 lies between 173,750 and 173,850, 约 and 余
 * widen it; 308 is 308. */
struct extent extent_of(const struct quantity *quantity);
struct extent extent_point(struct fraction value);

/* False where the numbers grow too long, or on division by 0. */
bool extent_add(struct extent a, struct extent b, struct extent *out);
bool extent_subtract(struct extent a, struct extent b, struct extent *out);
bool extent_divide(struct extent a, struct extent b, struct extent *out);
bool extent_scale(struct extent a, long long factor, struct extent *out);

/* `value` is what should be printed. */
enum rounding rounding_judge(struct extent value, const struct quantity *printed);

/* A value rounded half up to the digits printed in `like`, as text without a unit. */
const char *rounding_print(
    struct arena *arena, struct fraction value, const struct quantity *like);
/* With up to four decimals: for showing an exact value. */
const char *rounding_show(struct arena *arena, struct fraction value);

/* Whether one edit makes one number the other: a digit replaced, two swapped, one added or
 * left out, the point or the scale moved. */
bool numbers_one_edit_apart(struct fraction a, struct fraction b);

/* The numbers one edit away from a whole number, at most NUMBER_EDITS. */
enum { NUMBER_EDITS = 400 };
size_t number_edits(struct fraction number, struct fraction edits[NUMBER_EDITS]);

#endif
