/* Vega's expression language: parsed once, evaluated any number of times.
 *
 * The grammar is the expression subset of ECMAScript that Vega takes (literals, member
 * access, calls of known functions, unary, binary, logical, conditional, arrays,
 * objects); names are constants (PI, E, …), `datum` and what the scope holds.
 * Evaluation is total: what has no value is null or NaN, never a fault; steps are
 * bounded.
 *
 * Inside a Vega-Lite specification numbers are doubles. Elsewhere (ARITHMETIC_EXACT) a
 * number is the decimal as written: + − × are exact, ÷ gives a fraction, printed rounded
 * half up. */
#ifndef TUBIAO_EXPRESSION_EXPRESSION_H
#define TUBIAO_EXPRESSION_EXPRESSION_H

#include "base/buffer.h"
#include "data/dataset.h"
#include "data/value.h"

enum arithmetic { ARITHMETIC_DOUBLE, ARITHMETIC_EXACT };

/* What evaluates expressions where something is drawn: it knows scales by their names. */
struct format_locale;
struct expression_host {
    /* scale, invert, domain, range, bandwidth, gradient; undefined if there is no such
     * scale */
    struct value (*scale)(const struct expression_host *host, struct arena *arena,
        const char *function, const struct value *arguments, size_t count);
    const struct format_locale *locale; /* of numbers and times; NULL: the usual one */
};

/* Names and their values, innermost first. */
struct scope {
    const struct scope *outer;
    const char *name;
    struct value value;
    const struct expression_host *host; /* NULL: that of an outer one */
    bool closed; /* an object whose members are known: to name another is a fault */
};

struct expression; /* in the arena it was parsed into */

/* NULL with a fault (caret inside the string at `at`) on a syntax error or an unknown
 * function. */
const struct expression *expression_parse(struct arena *arena, const char *text,
    struct place at, enum arithmetic arithmetic, struct faults *faults);

/* Faults every free name that `scope` lacks (did you mean); `datum` is free where
 * `with_datum`. */
bool expression_check_names(const struct expression *expression,
    const struct scope *scope, bool with_datum, struct faults *faults);

/* The value as an expression that gives it back: numbers, texts, booleans, lists of such;
 * null for others. */
void expression_write_literal(struct buffer *out, struct value value);

bool expression_uses(const struct expression *expression, const char *name);
/* Whether it calls the function of that name. */
bool expression_calls(const struct expression *expression, const char *function);

struct value expression_evaluate(
    const struct expression *expression, const struct scope *scope, struct arena *arena);

/* If the whole is a comparison (a == b, a < b …), the values of its two sides. */
bool expression_compared(const struct expression *expression, const struct scope *scope,
    struct arena *arena, struct value *left, struct value *right);

/* What a side of a comparison adds up: a.x + a.y - sum([a.z, 3]) is four addends, each with
 * the place of the cell that it is, if it is one. */
struct addend {
    struct value value;
    int sign;  /* 1 or -1 */
    bool cell; /* of a dataset, blank or not */
};
struct addends {
    struct addend *items;
    size_t count, capacity;
};

/* The two sides of `left == right`; false for any other expression. */
bool expression_addends(const struct expression *expression, const struct scope *scope,
    struct arena *arena, struct addends sides[2]);

/* The values that the expression reads and that stand somewhere, in its order; of a column each
 * one. The branch of a ?: that is not taken is not read. */
struct addends expression_reads(
    const struct expression *expression, const struct scope *scope, struct arena *arena);

/* With `datum` bound to a row of a dataset. */
struct value expression_evaluate_row(const struct expression *expression,
    const struct scope *scope, const struct dataset *dataset, size_t row,
    struct arena *arena);

/* Strings with ${expression} in them. A string that is one ${} keeps the value's type.
 * `$${` writes a literal `${`. In a null result the text is empty. */
bool template_is_needed(const char *text);
bool template_evaluate(struct arena *arena, const struct value *string,
    const struct scope *scope, struct value *out, struct faults *faults);

/* The same, but always text, a single ${} too. */
bool template_text(struct arena *arena, const struct value *string,
    const struct scope *scope, struct value *out, struct faults *faults);

/* A stretch of a template: bytes to copy, or the inside of a ${}. */
enum template_kind {
    TEMPLATE_END,
    TEMPLATE_TEXT,
    TEMPLATE_EXPRESSION,
    TEMPLATE_UNTERMINATED, /* a ${ without its } */
};
struct template_part {
    enum template_kind kind;
    size_t start, end;
};
/* The stretch that begins at *offset, which moves behind it. */
struct template_part template_next_part(const char *text, size_t *offset);

/* Where bytes `offset`.. of a string stand in its source, quotes and block scalars
 * allowed for as well as the source shows them. */
struct place expression_place(
    struct place at, const char *text, size_t offset, size_t length);

/* A whole tree of values with every string (and every name of a mapping) expanded;
 * strings whose expressions use `datum` stay as they are, for the chart to evaluate a
 * row at a time. Faults unknown names. */
bool template_expand(struct arena *arena, const struct value *tree,
    const struct scope *scope, struct value *out, struct faults *faults);

#endif
