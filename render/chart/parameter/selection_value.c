/* What selections hold, as values and as tests (vega-selections/src/selectionTest.js,
 * selectionResolve.js). */
#include <string.h>

#include "chart/parameter/selection.h"
#include "transform/predicate.h"

const struct projection *selection_projection(
    const struct selection *selection, const char *field, const char *channel) {
    for (size_t i = 0; (field || channel) && i < selection->item_count; i++) {
        const struct projection *item = &selection->items[i];
        bool found = field ? strcmp(item->field, field) == 0
                           : item->channel != CHANNEL_NONE &&
                                 strcmp(channels[item->channel].name, channel) == 0;
        if (found) {
            return item;
        }
    }
    return selection->item_count > 0 ? &selection->items[0] : NULL;
}

static bool is_held(const struct value *list, size_t count, struct value value) {
    for (size_t i = 0; i < count; i++) {
        if (value_equal(list[i], value)) {
            return true;
        }
    }
    return false;
}

/* Of a range, from the lower to the upper end. */
static void widen(struct value *ends, size_t *count, const struct value *range) {
    struct value low = range->items[0], high = range->items[range->count - 1];
    if (value_to_number(low) > value_to_number(high)) {
        struct value swap = low;
        low = high;
        high = swap;
    }
    if (*count == 0 || value_to_number(low) < value_to_number(ends[0])) {
        ends[0] = low;
    }
    if (*count == 0 || value_to_number(high) > value_to_number(ends[1])) {
        ends[1] = high;
    }
    *count = 2;
}

/* All tuples' values together: a list without doubles, or the ends of all ranges. */
static struct value united(
    struct arena *arena, const struct selection *selection, size_t item) {
    size_t most = 2, count = 0;
    for (size_t i = 0; i < selection->tuple_count; i++) {
        const struct value *held = &selection->tuples[i * selection->item_count + item];
        most += held->type == VALUE_ARRAY ? held->count : 1;
    }
    struct value *list = arena_array(arena, most, sizeof *list);
    for (size_t i = 0; i < selection->tuple_count; i++) {
        const struct value *held = &selection->tuples[i * selection->item_count + item];
        bool many = held->type == VALUE_ARRAY;
        if (many && held->count > 0 && selection->items[item].test != TEST_ONE_OF) {
            widen(list, &count, held);
            continue;
        }
        for (size_t k = 0; k < (many ? held->count : 1); k++) {
            struct value one = many ? held->items[k] : *held;
            if (!is_held(list, count, one)) {
                list[count++] = one;
            }
        }
    }
    return value_array(list, count);
}

struct value selection_value(
    const struct selection *selection, const struct projection *projection) {
    if (!projection || selection->tuple_count == 0) {
        return value_null();
    }
    return selection->tuples[projection - selection->items];
}

static struct value tuple_object(
    struct arena *arena, const struct selection *selection, size_t tuple) {
    struct bag bag = {0};
    for (size_t k = 0; k < selection->item_count; k++) {
        bag_set(arena, &bag, selection->items[k].field,
            selection->tuples[tuple * selection->item_count + k]);
    }
    return bag_object(&bag);
}

struct value selection_object(struct arena *arena, const struct selection *selection) {
    struct bag object = {0}, points = {0};
    if (selection->tuple_count == 0) {
        return value_object(NULL, 0);
    }
    for (size_t k = 0; k < selection->item_count; k++) {
        bag_set(arena, &object, selection->items[k].field, united(arena, selection, k));
    }
    if (!selection->interval) {
        struct value *list = arena_array(arena, selection->tuple_count, sizeof *list);
        for (size_t i = 0; i < selection->tuple_count; i++) {
            list[i] = tuple_object(arena, selection, i);
        }
        bag_set(arena, &points, "or", value_array(list, selection->tuple_count));
        bag_set(arena, &object, "vlPoint", bag_object(&points));
    }
    return bag_object(&object);
}

struct value selection_store(struct arena *arena, const struct selection *selection) {
    struct value *rows = arena_array(arena, selection->tuple_count + 1, sizeof *rows);
    for (size_t i = 0; i < selection->tuple_count; i++) {
        struct bag row = {0};
        bag_set(arena, &row, "values",
            value_array(
                &selection->tuples[i * selection->item_count], selection->item_count));
        rows[i] = bag_object(&row);
    }
    return value_array(rows, selection->tuple_count);
}

/* The field of the row; of a time unit also where the row only has the time itself, and a
 * time as a number, as it is compared. */
static const char *subject(struct arena *arena, const struct projection *item) {
    struct buffer field = {0};
    buffer_append_string(&field, "datum[");
    buffer_append_json(&field, item->field);
    buffer_append_string(&field, "]");
    const char *text = arena_copy(arena, field.data, field.length);
    if (item->unit.unit) {
        field.length = 0;
        buffer_append_string(&field, "datum[");
        buffer_append_json(&field, item->raw);
        buffer_append_string(&field, "]");
        const char *cut = time_unit_expression(arena, item->unit.unit, field.data);
        text = cut ? arena_print(arena, "(isDefined(%s)?%s:%s)", text, text, cut) : text;
    }
    buffer_finish(&field);
    return arena_print(arena, "(isDate(%s)?time(%s):%s)", text, text, text);
}

static void write_item(struct arena *arena, struct buffer *out,
    const struct projection *item, struct value held) {
    const char *field = subject(arena, item);
    if (item->test == TEST_ONE_OF && held.type != VALUE_ARRAY) {
        buffer_print(out, "%s===", field);
        expression_write_literal(out, held);
        return;
    }
    bool list = item->test == TEST_ONE_OF;
    buffer_append_string(out, list ? "indexof(" : "inrange(");
    if (list) {
        expression_write_literal(out, held);
        buffer_print(out, ",%s)>=0", field);
        return;
    }
    buffer_print(out, "%s,", field);
    expression_write_literal(out, held);
    buffer_append_string(out, item->test == TEST_BIN ? ",true,false)" : ")");
}

const char *selection_test(
    struct arena *arena, const struct selection *selection, bool empty) {
    if (selection->tuple_count == 0) {
        bool held = value_member(selection->source, "value") && selection->by_row;
        return empty && !held ? "true" : "false";
    }
    struct buffer out = {0};
    for (size_t i = 0; i < selection->tuple_count; i++) {
        buffer_append_string(&out, i ? "||(" : "(");
        for (size_t k = 0; k < selection->item_count; k++) {
            buffer_append_string(&out, k ? "&&" : "");
            write_item(arena, &out, &selection->items[k],
                selection->tuples[i * selection->item_count + k]);
        }
        buffer_append_string(&out, selection->item_count ? ")" : "true)");
    }
    const char *text = arena_copy(arena, out.data, out.length);
    buffer_finish(&out);
    return text;
}
