/* Shares of a whole as they are printed: percentages with so many decimals. */
#ifndef TUBIAO_EXPRESSION_SHARES_H
#define TUBIAO_EXPRESSION_SHARES_H

#include "data/value.h"

enum share_rounding {
    SHARES_INDEPENDENT,       /* each half up by itself: they may not add up to 100 */
    SHARES_LARGEST_REMAINDER, /* all down, then those that lost most up again, until they
                                 add up to 100: equal values may differ in the last digit */
};
enum { SHARES_MOST_PLACES = 6, SHARE_ROUNDING_COUNT = 2 };

/* Their names, in that order, and the one of a name; false if there is none. */
extern const char *const share_rounding_names[SHARE_ROUNDING_COUNT];
bool share_rounding_find(const char *name, enum share_rounding *rounding);

/* shares[i] is items[i]'s part of their sum, 0..1, an exact decimal with `places` places as
 * a percentage; null where the item is no number or there is no whole. True if they add up
 * to 100 % as printed, or there are none. */
bool shares_round(struct arena *arena, const struct value *items, size_t count,
    int places, enum share_rounding rounding, struct value *shares);

#endif
