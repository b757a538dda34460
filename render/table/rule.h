/* Rules of tables: width, style, colour, and which of two that meet is drawn.
 *
 *     row-rule: 0.5pt                        # or 0.5pt dashed, 1.5pt double #A62B1A
 *     rules: {top: none, bottom: hidden, left: {width: 1pt, style: dotted, color: red}}
 *
 * `none` asks for no rule, `hidden` forbids the one that a neighbour asks for. */
#ifndef TUBIAO_TABLE_RULE_H
#define TUBIAO_TABLE_RULE_H

#include "block/block.h"

/* The weaker first (CSS 2.1, 17.6.2.1). */
enum rule_style {
    RULE_NONE,
    RULE_DOTTED,
    RULE_DASHED,
    RULE_SOLID,
    RULE_DOUBLE,
    RULE_HIDDEN
};

struct table_rule {
    double width; /* px, of all of it; 0: none */
    enum rule_style style;
    struct color color; /* not set: the table's rule-color */
};

/* A rule as it is written. */
extern const struct schema table_rule_schema;

struct table_rule rule_solid(double width);

/* False with a fault. */
bool rule_read(const struct value *value, const char *name, double em,
    struct table_rule *rule, struct faults *faults);

/* The one of two that is drawn, as CSS resolves collapsed borders: hidden before all, then
 * the wider, then the style, then `first`. */
const struct table_rule *rule_stronger(
    const struct table_rule *first, const struct table_rule *second);

bool rule_equal(const struct table_rule *a, const struct table_rule *b);

/* Whether anything is drawn. */
bool rule_is_drawn(const struct table_rule *rule);

#endif
