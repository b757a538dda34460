/* Whether a printed number is an exact one rounded as it should be. */
#include "check/rounding.h"

#include <string.h>

#include "base/arena.h"
#include "data/numeral.h"

static int compare(struct fraction a, struct fraction b) {
    int order = 0;
    return fraction_compare(a, b, &order) ? order : 2;
}

static struct fraction half(struct fraction a) {
    fraction_divide(a, fraction_from_integer(2), &a);
    return a;
}

struct extent extent_point(struct fraction value) {
    return (struct extent){value, value, value};
}

static bool is_rounded(const struct quantity *quantity) {
    return compare(quantity->scale, fraction_from_integer(1)) != 0 ||
           quantity->kind != QUANTITY_COUNT;
}

/* The value of the last digit that is not a zero at the end: 100 for 300, at least a step. */
static struct fraction coarse_step(const struct quantity *quantity) {
    struct fraction step = quantity->step;
    struct fraction ten = fraction_from_integer(10);
    for (int i = 0; i < 12 && quantity->value.numerator; i++) {
        struct fraction wider, rest;
        if (!fraction_multiply(step, ten, &wider) ||
            !fraction_remainder(quantity->value, wider, &rest) || rest.numerator) {
            break;
        }
        step = wider;
    }
    return step;
}

struct extent extent_of(const struct quantity *quantity) {
    struct extent extent = extent_point(quantity->value);
    struct fraction step = quantity->step;
    if (quantity->approximation != APPROXIMATE_NOT) {
        step = coarse_step(quantity);
    } else if (!is_rounded(quantity)) {
        return extent;
    } else {
        step = half(step);
    }
    if (quantity->approximation != APPROXIMATE_OVER) {
        fraction_subtract(extent.low, step, &extent.low);
    }
    if (quantity->approximation != APPROXIMATE_UNDER) {
        fraction_add(extent.high, step, &extent.high);
    }
    return extent;
}

bool extent_add(struct extent a, struct extent b, struct extent *out) {
    return fraction_add(a.low, b.low, &out->low) &&
           fraction_add(a.high, b.high, &out->high) &&
           fraction_add(a.exact, b.exact, &out->exact);
}

bool extent_subtract(struct extent a, struct extent b, struct extent *out) {
    return fraction_subtract(a.low, b.high, &out->low) &&
           fraction_subtract(a.high, b.low, &out->high) &&
           fraction_subtract(a.exact, b.exact, &out->exact);
}

/* `b` is above 0. */
bool extent_divide(struct extent a, struct extent b, struct extent *out) {
    if (b.low.numerator <= 0) {
        return false;
    }
    bool down = a.low.numerator < 0;
    bool up = a.high.numerator < 0;
    return fraction_divide(a.low, down ? b.low : b.high, &out->low) &&
           fraction_divide(a.high, up ? b.high : b.low, &out->high) &&
           fraction_divide(a.exact, b.exact, &out->exact);
}

bool extent_scale(struct extent a, long long factor, struct extent *out) {
    struct fraction by = fraction_from_integer(factor);
    return fraction_multiply(a.low, by, &out->low) &&
           fraction_multiply(a.high, by, &out->high) &&
           fraction_multiply(a.exact, by, &out->exact);
}

static struct fraction distance(struct fraction a, struct fraction b) {
    fraction_subtract(a, b, &a);
    a.numerator = a.numerator < 0 ? -a.numerator : a.numerator;
    return a;
}

/* How far a value may lie below and above what is printed. */
static void reach(
    const struct quantity *printed, struct fraction *below, struct fraction *above) {
    struct fraction wide = coarse_step(printed);
    *below = *above = half(printed->step);
    switch (printed->approximation) {
    case APPROXIMATE_ABOUT:
        *below = *above = compare(wide, printed->step) > 0 ? half(wide) : printed->step;
        break;
    case APPROXIMATE_OVER:
        *above = wide;
        break;
    case APPROXIMATE_UNDER:
        *below = wide;
        break;
    case APPROXIMATE_NOT:
        break;
    }
}

enum rounding rounding_judge(struct extent value, const struct quantity *printed) {
    struct fraction below, above, low, high;
    reach(printed, &below, &above);
    if (!fraction_subtract(printed->value, below, &low) ||
        !fraction_add(printed->value, above, &high)) {
        return ROUNDING_OTHER;
    }
    if (compare(value.high, low) >= 0 && compare(value.low, high) <= 0) {
        return ROUNDING_HOLDS;
    }
    struct fraction apart = distance(value.exact, printed->value);
    if (compare(apart, printed->step) < 0) {
        bool cut =
            (compare(value.exact, printed->value) > 0) == (printed->value.numerator >= 0);
        return cut ? ROUNDING_CUT : ROUNDING_UP;
    }
    struct fraction five;
    fraction_multiply(printed->step, fraction_from_integer(5), &five);
    return compare(apart, five) <= 0 ? ROUNDING_NEAR : ROUNDING_OTHER;
}

static int places_of(struct fraction step) {
    int places = 0;
    while (places < 12 && step.denominator > 1) {
        fraction_multiply(step, fraction_from_integer(10), &step);
        places++;
    }
    return places;
}

static const char *print_places(struct arena *arena, struct fraction value, int places) {
    char text[FRACTION_SIZE];
    struct fraction rounded;
    if (!fraction_round(value, places, &rounded) || !fraction_print(text, rounded)) {
        return "?";
    }
    char *point = strchr(text, '.');
    size_t have = point ? strlen(point + 1) : 0;
    const char *padded =
        arena_print(arena, "%s%s", text, !point && places > 0 ? "." : "");
    for (; have < (size_t)(places > 0 ? places : 0); have++) {
        padded = arena_print(arena, "%s0", padded);
    }
    return padded;
}

const char *rounding_print(
    struct arena *arena, struct fraction value, const struct quantity *like) {
    struct fraction step;
    if (!fraction_divide(value, like->scale, &value) ||
        !fraction_divide(like->step, like->scale, &step)) {
        return "?";
    }
    return print_places(arena, value, places_of(step));
}

const char *rounding_show(struct arena *arena, struct fraction value) {
    enum { PLACES = 4 };
    struct fraction rounded;
    char text[FRACTION_SIZE];
    if (value.denominator == 1 && fraction_print(text, value)) {
        return arena_copy_string(arena, text);
    }
    if (!fraction_round(value, PLACES, &rounded) || !fraction_print(text, rounded)) {
        return "?";
    }
    bool whole = compare(rounded, value) == 0;
    return whole ? arena_copy_string(arena, text)
                 : arena_print(arena, "%s…", print_places(arena, value, PLACES));
}
