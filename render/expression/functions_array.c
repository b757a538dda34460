/* Arrays, and what reads them and text alike (length, slice, indexof, lastindexof).
 * Source: vega.github.io/vega/docs/expressions#array-functions. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "expression/functions.h"

static bool is_text(const struct call *call) {
    return call->arguments[0].type == VALUE_STRING;
}

/* Text is counted in characters, so that a rare 𠲎 is one, not two as in ECMAScript. */
static struct value length(struct call *call) {
    struct value value = call->arguments[0];
    if (is_text(call)) {
        return value_number((double)utf8_count(value.string, strlen(value.string)));
    }
    size_t count;
    call_items(call, 0, &count);
    bool list = value.type == VALUE_ARRAY || value.type == VALUE_TABLE;
    return list ? value_number((double)count) : value_undefined();
}

/* The byte where character `index` begins, or the end. */
static size_t byte_of(const char *text, double index) {
    size_t size = strlen(text);
    size_t offset = 0;
    for (double i = 0; i < index && offset < size; i++) {
        utf8_next(text, size, &offset);
    }
    return offset;
}

static struct value index_of(struct call *call) {
    if (is_text(call)) {
        const char *text = call_text(call, 0);
        const char *found = strstr(text, call_text(call, 1));
        return value_number(
            found ? (double)utf8_count(text, (size_t)(found - text)) : -1);
    }
    size_t count;
    const struct value *items = call_items(call, 0, &count);
    for (size_t i = 0; i < count; i++) {
        if (value_strictly_equal(items[i], call->arguments[1])) {
            return value_number((double)i);
        }
    }
    return value_number(-1);
}

static struct value last_index_of(struct call *call) {
    if (is_text(call)) {
        const char *text = call_text(call, 0);
        const char *word = call_text(call, 1);
        const char *last = NULL;
        for (const char *c = text; (c = strstr(c, word)) && *c; c++) {
            last = c;
        }
        return value_number(last ? (double)utf8_count(text, (size_t)(last - text)) : -1);
    }
    size_t count;
    const struct value *items = call_items(call, 0, &count);
    for (size_t i = count; i-- > 0;) {
        if (value_strictly_equal(items[i], call->arguments[1])) {
            return value_number((double)i);
        }
    }
    return value_number(-1);
}

/* An index as slice takes it: from the end if negative, within 0..count. */
static double slice_index(
    const struct call *call, size_t argument, double count, double otherwise) {
    bool given = argument < call->count && call->arguments[argument].type != VALUE_NULL;
    double index = given ? trunc(call_number(call, argument)) : otherwise;
    index = isnan(index) ? 0 : index;
    index = index < 0 ? index + count : index;
    return index < 0 ? 0 : index > count ? count : index;
}

static struct value slice(struct call *call) {
    struct value value = call->arguments[0];
    size_t count = 0;
    const struct value *items = NULL;
    if (is_text(call)) {
        count = utf8_count(value.string, strlen(value.string));
    } else {
        items = call_items(call, 0, &count);
    }
    double start = slice_index(call, 1, (double)count, 0);
    double end = slice_index(call, 2, (double)count, (double)count);
    end = end < start ? start : end;
    if (!is_text(call)) {
        return value_array(items ? items + (size_t)start : NULL, (size_t)(end - start));
    }
    size_t first = byte_of(value.string, start);
    size_t last = byte_of(value.string, end);
    return value_string(
        arena_copy(call->machine->arena, value.string + first, last - first));
}

static struct value join(struct call *call) {
    size_t count;
    const struct value *items = call_items(call, 0, &count);
    const char *between = call->count > 1 ? call_text(call, 1) : ",";
    struct buffer buffer = {0};
    for (size_t i = 0; i < count; i++) {
        buffer_append_string(&buffer, i ? between : "");
        if (items[i].type != VALUE_NULL) {
            buffer_append_string(&buffer, to_text(call->machine, items[i]));
        }
    }
    struct value text =
        value_string(arena_copy(call->machine->arena, buffer.data, buffer.length));
    buffer_finish(&buffer);
    return text;
}

static struct value reverse(struct call *call) {
    size_t count;
    const struct value *items = call_items(call, 0, &count);
    struct value *turned = arena_array(call->machine->arena, count, sizeof *turned);
    for (size_t i = 0; i < count; i++) {
        turned[i] = items[count - 1 - i];
    }
    return value_array(turned, count);
}

struct numbered {
    struct value value;
    size_t index;
};

static int compare_numbered(const void *a, const void *b) {
    const struct numbered *x = a;
    const struct numbered *y = b;
    int order = value_compare(x->value, y->value);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

static struct value sort(struct call *call) {
    size_t count;
    const struct value *items = call_items(call, 0, &count);
    struct arena *arena = call->machine->arena;
    struct numbered *numbered = arena_array(arena, count, sizeof *numbered);
    for (size_t i = 0; i < count; i++) {
        numbered[i] = (struct numbered){items[i], i};
    }
    if (count) {
        qsort(numbered, count, sizeof *numbered, compare_numbered);
    }
    struct value *sorted = arena_array(arena, count, sizeof *sorted);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = numbered[i].value;
    }
    return value_array(sorted, count);
}

/* vega-util/src/extent.js: null, undefined and NaN are passed over. */
static bool find_extent(struct call *call, struct value extent[2]) {
    size_t count;
    const struct value *items = call_items(call, 0, &count);
    bool found = false;
    for (size_t i = 0; i < count; i++) {
        struct value item = items[i];
        if (item.type == VALUE_NULL || isnan(to_number(item))) {
            continue;
        }
        if (!found || value_compare(item, extent[0]) < 0) {
            extent[0] = item;
        }
        if (!found || value_compare(item, extent[1]) > 0) {
            extent[1] = item;
        }
        found = true;
    }
    return found;
}

static struct value extent(struct call *call) {
    struct value *pair = arena_array(call->machine->arena, 2, sizeof *pair);
    if (!find_extent(call, pair)) {
        pair[0] = pair[1] = value_undefined();
    }
    return value_array(pair, 2);
}

/* The last less the first. */
static struct value span(struct call *call) {
    size_t count;
    const struct value *items = call_items(call, 0, &count);
    double number = count ? to_number(items[count - 1]) - to_number(items[0]) : 0;
    return value_number(isnan(number) ? 0 : number);
}

/* d3.range. */
static struct value sequence(struct call *call) {
    double start = call->count > 1 ? call_number(call, 0) : 0;
    double stop = call_number(call, call->count > 1 ? 1 : 0);
    double step = call->count > 2 ? call_number(call, 2) : 1;
    double count = ceil((stop - start) / step);
    if (!(count > 0) || count > EVALUATE_STEPS ||
        !machine_step(call->machine, (uint64_t)count)) {
        count = 0;
    }
    struct value *items = arena_array(call->machine->arena, (size_t)count, sizeof *items);
    for (size_t i = 0; i < (size_t)count; i++) {
        items[i] = value_number(start + (double)i * step);
    }
    return value_array(items, (size_t)count);
}

static struct value peek(struct call *call) {
    size_t count;
    const struct value *items = call_items(call, 0, &count);
    return count ? items[count - 1] : value_undefined();
}

/* vega-util/src/inrange.js: an end belongs to the range unless the third (left) or fourth
 * (right) argument is false. */
static struct value in_range(struct call *call) {
    size_t count;
    const struct value *ends = call_items(call, 1, &count);
    if (count == 0) {
        return value_boolean(false);
    }
    double number = call_number(call, 0);
    double low = to_number(ends[0]);
    double high = to_number(ends[count - 1]);
    bool left = call->count < 3 || value_to_boolean(call->arguments[2]);
    bool right = call->count < 4 || value_to_boolean(call->arguments[3]);
    double least = fmin(low, high), most = fmax(low, high);
    return value_boolean((left ? number >= least : number > least) &&
                         (right ? number <= most : number < most));
}

static struct value clamp_range(struct call *call) {
    size_t count;
    const struct value *ends = call_items(call, 0, &count);
    if (count < 2) {
        return call->arguments[0];
    }
    double low = fmin(to_number(ends[0]), to_number(ends[count - 1]));
    double high = fmax(to_number(ends[0]), to_number(ends[count - 1]));
    double least = call_number(call, 1);
    double most = call_number(call, 2);
    double width = high - low;
    low = width >= most - least ? least : fmin(fmax(low, least), most - width);
    high = width >= most - least ? most : low + width;
    struct value *pair = arena_array(call->machine->arena, 2, sizeof *pair);
    pair[0] = value_number(low);
    pair[1] = value_number(high);
    return value_array(pair, 2);
}

static struct value lerp(struct call *call) {
    size_t count;
    const struct value *ends = call_items(call, 0, &count);
    if (count == 0) {
        return value_undefined();
    }
    double low = to_number(ends[0]);
    double high = to_number(ends[count - 1]);
    return value_number(low + call_number(call, 1) * (high - low));
}

static struct value pluck(struct call *call) {
    size_t count;
    const struct value *items = call_items(call, 0, &count);
    struct value *plucked = arena_array(call->machine->arena, count, sizeof *plucked);
    for (size_t i = 0; i < count; i++) {
        plucked[i] = member_by_key(call->machine, items[i], call->arguments[1], NULL);
    }
    return value_array(plucked, count);
}

/* An item and the number it is ranked by. */
struct ranked {
    struct value key;
    struct value item;
    size_t index;
};

/* From the largest down, what is no number last; equal ones as they were. */
static int compare_ranked(const void *a, const void *b) {
    const struct ranked *x = a;
    const struct ranked *y = b;
    bool x_missing = isnan(to_number(x->key)), y_missing = isnan(to_number(y->key));
    if (x_missing != y_missing) {
        return x_missing - y_missing;
    }
    int order = x_missing ? 0 : value_compare(y->key, x->key);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

static struct value rank(struct call *call) {
    size_t count;
    const struct value *items = call_items(call, 0, &count);
    struct arena *arena = call->machine->arena;
    struct ranked *ranked = arena_array(arena, count, sizeof *ranked);
    for (size_t i = 0; i < count; i++) {
        struct value key = call->count > 1 ? member_by_key(call->machine, items[i],
                                                 call->arguments[1], NULL)
                                           : items[i];
        bool blank = key.type == VALUE_NULL;
        ranked[i] = (struct ranked){blank ? value_number(NAN) : key, items[i], i};
    }
    if (count) {
        qsort(ranked, count, sizeof *ranked, compare_ranked);
    }
    struct value *sorted = arena_array(arena, count, sizeof *sorted);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = ranked[i].item;
    }
    return value_array(sorted, count);
}

static const struct function functions[] = {
    {"clampRange", 3, 3, clamp_range},
    {"extent", 1, 1, extent},
    {"indexof", 2, 2, index_of},
    {"inrange", 2, 4, in_range},
    {"join", 1, 2, join},
    {"lastindexof", 2, 2, last_index_of},
    {"length", 1, 1, length},
    {"lerp", 2, 2, lerp},
    {"peek", 1, 1, peek},
    {"pluck", 2, 2, pluck},
    {"rank", 1, 2, rank},
    {"reverse", 1, 1, reverse},
    {"sequence", 1, 3, sequence},
    {"slice", 1, 3, slice},
    {"sort", 1, 1, sort},
    {"span", 1, 1, span},
};

const struct function_family functions_array = {functions, countof(functions)};
