/* Rounding of shares that are printed together. */
#include "expression/shares.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "expression/exact.h"

const char *const share_rounding_names[] = {"independent", "largest-remainder"};

bool share_rounding_find(const char *name, enum share_rounding *rounding) {
    for (size_t i = 0; i < SHARE_ROUNDING_COUNT; i++) {
        if (strcmp(share_rounding_names[i], name) == 0) {
            *rounding = (enum share_rounding)i;
            return true;
        }
    }
    return false;
}

/* A share in units of the last printed place. */
struct part {
    size_t index;
    bool has;
    struct fraction exact, whole; /* before and after rounding */
};

/* The item as an exact number; false if it counts as none. */
static bool number_of(struct value item, struct fraction *number) {
    double count;
    if (!value_to_count(item, &count)) {
        return false;
    }
    return fraction_from_value(
        item.type == VALUE_NUMBER ? item : value_number(count), number);
}

static bool find_parts(
    const struct value *items, size_t count, struct fraction units, struct part *parts) {
    struct fraction total = fraction_from_integer(0), zero = total, scaled;
    int sign = 0;
    for (size_t i = 0; i < count; i++) {
        parts[i].index = i;
        parts[i].has = number_of(items[i], &parts[i].exact);
        if (parts[i].has && !fraction_add(total, parts[i].exact, &total)) {
            return false;
        }
    }
    if (!fraction_compare(total, zero, &sign) || sign <= 0) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (parts[i].has && (!fraction_multiply(parts[i].exact, units, &scaled) ||
                                !fraction_divide(scaled, total, &parts[i].exact))) {
            return false;
        }
    }
    return true;
}

static int compare_remainders(const void *left, const void *right) {
    const struct part *const *a = left, *const *b = right;
    struct fraction lost_a, lost_b;
    int order = 0;
    if (fraction_subtract((*a)->exact, (*a)->whole, &lost_a) &&
        fraction_subtract((*b)->exact, (*b)->whole, &lost_b) &&
        fraction_compare(lost_b, lost_a, &order) && order != 0) {
        return order;
    }
    return ((*a)->index > (*b)->index) - ((*a)->index < (*b)->index);
}

static struct fraction sum_of(const struct part *parts, size_t count) {
    struct fraction sum = fraction_from_integer(0);
    for (size_t i = 0; i < count; i++) {
        if (parts[i].has) {
            fraction_add(sum, parts[i].whole, &sum);
        }
    }
    return sum;
}

/* Hamilton's method: the units that rounding down left over go to the largest remainders. */
static void share_out(
    struct arena *arena, struct part *parts, size_t count, struct fraction units) {
    struct part **order = arena_array(arena, count, sizeof *order);
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        if (parts[i].has) {
            fraction_floor(parts[i].exact, &parts[i].whole);
            order[used++] = &parts[i];
        }
    }
    qsort(order, used, sizeof *order, compare_remainders);
    struct fraction left, one = fraction_from_integer(1);
    fraction_subtract(units, sum_of(parts, count), &left);
    double over = fraction_to_double(left);
    for (size_t i = 0; i < used && (double)i < over; i++) {
        fraction_add(order[i]->whole, one, &order[i]->whole);
    }
}

bool shares_round(struct arena *arena, const struct value *items, size_t count,
    int places, enum share_rounding rounding, struct value *shares) {
    struct fraction units =
        fraction_from_integer((long long)(100 * pow(10, places) + 0.5));
    struct part *parts = arena_array(arena, count, sizeof *parts);
    bool found = find_parts(items, count, units, parts);
    for (size_t i = 0; found && i < count; i++) {
        if (parts[i].has) {
            fraction_round(parts[i].exact, 0, &parts[i].whole);
        }
    }
    if (found && rounding == SHARES_LARGEST_REMAINDER) {
        share_out(arena, parts, count, units);
    }
    for (size_t i = 0; i < count; i++) {
        struct fraction share;
        bool has =
            found && parts[i].has && fraction_divide(parts[i].whole, units, &share);
        shares[i] = has ? value_from_fraction(arena, share) : value_null();
    }
    int order = 0;
    return !found ||
           (fraction_compare(sum_of(parts, count), units, &order) && order == 0);
}
