/* What reports ask of their numbers: shares, growth, sums, and a dataset's names. They
 * serve prose, tables, charts and checks alike (DESIGN 6). */
#include <math.h>
#include <string.h>

#include "expression/functions.h"
#include "expression/shares.h"

/* Part of the whole, 0..1; of nothing it is not a number. */
static struct value share(struct call *call) {
    double whole = call_number(call, 1);
    return value_number(whole == 0 ? NAN : call_number(call, 0) / whole);
}

static bool exact_share(
    const struct operand *arguments, size_t count, struct fraction *result) {
    (void)count;
    return arguments[0].exact && arguments[1].exact &&
           fraction_divide(arguments[0].fraction, arguments[1].fraction, result);
}

/* (now − before) ÷ before; from 0 it is not a number. */
static struct value growth(struct call *call) {
    double before = call_number(call, 1);
    return value_number(before == 0 ? NAN : (call_number(call, 0) - before) / before);
}

static bool exact_growth(
    const struct operand *arguments, size_t count, struct fraction *result) {
    (void)count;
    struct fraction more;
    return arguments[0].exact && arguments[1].exact &&
           fraction_subtract(arguments[0].fraction, arguments[1].fraction, &more) &&
           fraction_divide(more, arguments[1].fraction, result);
}

/* Adds what counts as a number; text that does not, blanks and — are passed over. */
struct total {
    struct fraction fraction;
    double number;
    bool exact;
};

static void add(struct total *total, struct value value) {
    double number;
    if (!value_to_count(value, &number)) {
        return;
    }
    struct fraction fraction;
    value = value.type == VALUE_NUMBER ? value : value_number(number);
    total->number += number;
    total->exact = total->exact && fraction_from_value(value, &fraction) &&
                   fraction_add(total->fraction, fraction, &total->fraction);
}

static void add_all(struct total *total, struct value value) {
    switch (value.type) {
    case VALUE_ARRAY:
        for (uint32_t i = 0; i < value.count; i++) {
            add(total, value.items[i]);
        }
        break;
    case VALUE_OBJECT:
        for (uint32_t i = 0; i < value.count; i++) {
            add(total, value.members[i].value);
        }
        break;
    case VALUE_ROW:
        for (size_t i = 0; i < value.dataset->column_count; i++) {
            add(total, value.dataset->columns[i].cells[value.count]);
        }
        break;
    default:
        add(total, value);
    }
}

/* sum(column), sum(row), sum([1, 2]), sum(dataset, 'column'), sum(1, 2). */
static struct value sum(struct call *call) {
    struct total total = {{0, 1}, 0, true};
    struct value first = call->arguments[0];
    bool column = call->count == 2 && call->arguments[1].type == VALUE_STRING &&
                  (first.type == VALUE_TABLE || first.type == VALUE_ARRAY);
    if (column) {
        size_t count;
        const struct value *rows = call_items(call, 0, &count);
        const char *name = call_text(call, 1);
        for (size_t i = 0; i < count; i++) {
            add(&total, member_by_name(rows[i], name, NULL));
        }
    }
    for (size_t i = 0; !column && i < call->count; i++) {
        add_all(&total, call->arguments[i]);
    }
    bool exact = call->machine->arithmetic == ARITHMETIC_EXACT && total.exact;
    return exact ? value_from_fraction(call->machine->arena, total.fraction)
                 : value_number(total.number);
}

static const struct dataset *dataset_of(struct value value) {
    bool has = value.type == VALUE_TABLE || value.type == VALUE_ROW;
    return has ? value.dataset : NULL;
}

/* The names of a dataset's columns, or of an object's members. */
static struct value columns(struct call *call) {
    struct value value = call->arguments[0];
    const struct dataset *dataset = dataset_of(value);
    size_t count = dataset                      ? dataset->column_count
                   : value.type == VALUE_OBJECT ? value.count
                                                : 0;
    struct value *names = arena_array(call->machine->arena, count, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] =
            value_string(dataset ? dataset->columns[i].name : value.members[i].name);
    }
    return value_array(names, count);
}

/* The names of a dataset's rows, or their numbers from 0: what stands in dataset[…]. */
static struct value rows(struct call *call) {
    const struct dataset *dataset = dataset_of(call->arguments[0]);
    size_t count = dataset ? dataset->row_count : 0;
    struct value *names = arena_array(call->machine->arena, count, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] = dataset->row_names ? value_string(dataset->row_names[i])
                                      : value_number((double)i);
    }
    return value_array(names, count);
}

/* The list's items and, rounded, their shares. */
static struct value *round_shares(
    struct call *call, enum share_rounding rounding, size_t *count, bool *add_up) {
    double places = call->count > 1 ? call_number(call, 1) : 1;
    places = isnan(places) ? 1 : fmax(0, fmin(SHARES_MOST_PLACES, places));
    struct value item, *items = NULL;
    *count = 0;
    while (value_item(call->arguments[0], *count, &item)) {
        ++*count;
    }
    items = arena_array(call->machine->arena, *count, sizeof *items);
    for (size_t i = 0; i < *count; i++) {
        value_item(call->arguments[0], i, &items[i]);
    }
    struct value *shares = arena_array(call->machine->arena, *count, sizeof *shares);
    *add_up =
        shares_round(call->machine->arena, items, *count, (int)places, rounding, shares);
    return shares;
}

/* shares(list, decimals?, rounding?): 0..1, each rounded as its percentage is printed. */
static struct value shares(struct call *call) {
    enum share_rounding rounding = SHARES_INDEPENDENT;
    size_t count;
    bool add_up;
    if (call->count > 2 && !share_rounding_find(call_text(call, 2), &rounding)) {
        return value_null();
    }
    struct value *list = round_shares(call, rounding, &count, &add_up);
    return value_array(list, count);
}

/* Whether the shares of a list, each printed as a percentage with so many decimals, add up
 * to 100 as printed. Of nothing there are no shares. */
static struct value shares_add_up(struct call *call) {
    size_t count;
    bool add_up;
    round_shares(call, SHARES_INDEPENDENT, &count, &add_up);
    return value_boolean(add_up);
}

static const struct function functions[] = {
    {"columns", 1, 1, columns},
    {"growth", 2, 2, growth, exact_growth},
    {"rows", 1, 1, rows},
    {"share", 2, 2, share, exact_share},
    {"shares", 1, 3, shares},
    {"sharesAddUp", 2, 2, shares_add_up},
    {"sum", 1, ANY_COUNT, sum},
};

const struct function_family functions_report = {functions, countof(functions)};
