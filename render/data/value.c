/* Values: making them, looking into them, comparing them. */
#include "data/value.h"

#include <math.h>
#include <string.h>

#include "data/dataset.h"

struct value value_null(void) {
    return (struct value){.type = VALUE_NULL};
}

enum { UNDEFINED_MARK = 1 };

struct value value_undefined(void) {
    return (struct value){.type = VALUE_NULL, .count = UNDEFINED_MARK};
}

bool value_is_undefined(struct value value) {
    return value.type == VALUE_NULL && value.count == UNDEFINED_MARK;
}

struct value value_boolean(bool boolean) {
    return (struct value){.type = VALUE_BOOLEAN, .boolean = boolean};
}

struct value value_number(double number) {
    return (struct value){.type = VALUE_NUMBER, .number = number};
}

struct value value_date(double milliseconds) {
    return (struct value){.type = VALUE_DATE, .number = milliseconds};
}

struct value value_string(const char *string) {
    return (struct value){
        .type = VALUE_STRING, .count = (uint32_t)strlen(string), .string = string};
}

struct value value_array(const struct value *items, size_t count) {
    return (struct value){.type = VALUE_ARRAY, .count = (uint32_t)count, .items = items};
}

struct value value_object(const struct member *members, size_t count) {
    return (struct value){
        .type = VALUE_OBJECT, .count = (uint32_t)count, .members = members};
}

struct value value_row(const struct dataset *dataset, size_t row) {
    return (struct value){.type = VALUE_ROW, .count = (uint32_t)row, .dataset = dataset};
}

struct value value_table(const struct dataset *dataset) {
    return (struct value){
        .type = VALUE_TABLE, .count = (uint32_t)dataset->row_count, .dataset = dataset};
}

const struct value *value_member(const struct value *object, const char *name) {
    if (object->type == VALUE_ROW) {
        const struct dataset *dataset = object->dataset;
        for (size_t i = 0; i < dataset->column_count; i++) {
            if (strcmp(dataset->columns[i].name, name) == 0) {
                return &dataset->columns[i].cells[object->count];
            }
        }
        return NULL;
    }
    if (object->type != VALUE_OBJECT) {
        return NULL;
    }
    for (size_t i = 0; i < object->count; i++) {
        const char *own = object->members[i].name;
        if (*own == *name && strcmp(own, name) == 0) {
            return &object->members[i].value;
        }
    }
    return NULL;
}

bool value_lookup(struct value object, const char *name, struct value *out) {
    const struct value *found = value_member(&object, name);
    if (found) {
        *out = *found;
    }
    return found != NULL;
}

bool value_item(struct value array, size_t index, struct value *out) {
    if (array.type == VALUE_ARRAY && index < array.count) {
        *out = array.items[index];
        return true;
    }
    if (array.type == VALUE_TABLE && index < array.dataset->row_count) {
        *out = value_row(array.dataset, index);
        out->place = array.place;
        return true;
    }
    return false;
}

static bool members_equal(const struct value *a, const struct value *b) {
    if (a->count != b->count) {
        return false;
    }
    for (size_t i = 0; i < a->count; i++) {
        const struct value *other = value_member(b, a->members[i].name);
        if (!other || !value_equal(a->members[i].value, *other)) {
            return false;
        }
    }
    return true;
}

static bool rows_equal(const struct value *a, const struct value *b) {
    if (a->dataset == b->dataset && a->count == b->count) {
        return true;
    }
    if (a->dataset->column_count != b->dataset->column_count) {
        return false;
    }
    for (size_t i = 0; i < a->dataset->column_count; i++) {
        const struct column *column = &a->dataset->columns[i];
        const struct value *other = value_member(b, column->name);
        if (!other || !value_equal(column->cells[a->count], *other)) {
            return false;
        }
    }
    return true;
}

static bool items_equal(struct value a, struct value b) {
    struct value x;
    struct value y;
    bool equal = a.count == b.count;
    for (size_t i = 0; equal && i < a.count; i++) {
        equal = value_item(a, i, &x) && value_item(b, i, &y) && value_equal(x, y);
    }
    return equal;
}

bool value_equal(struct value a, struct value b) {
    if (a.type != b.type) {
        return false;
    }
    switch (a.type) {
    case VALUE_NULL:
        return true;
    case VALUE_BOOLEAN:
        return a.boolean == b.boolean;
    case VALUE_NUMBER:
    case VALUE_DATE:
        return a.number == b.number || (isnan(a.number) && isnan(b.number));
    case VALUE_STRING:
        return strcmp(a.string, b.string) == 0;
    case VALUE_OBJECT:
        return members_equal(&a, &b);
    case VALUE_ROW:
        return rows_equal(&a, &b);
    default:
        return items_equal(a, b);
    }
}

/* Where unlike values stand to each other; like ones have the same rank. */
static int rank(const struct value *value) {
    switch (value->type) {
    case VALUE_NULL:
        return 0;
    case VALUE_BOOLEAN:
        return 2;
    case VALUE_NUMBER:
    case VALUE_DATE:
        return isnan(value->number) ? 1 : 2;
    case VALUE_STRING:
        return 3;
    case VALUE_ARRAY:
    case VALUE_TABLE:
        return 4;
    default:
        return 5;
    }
}

static int compare_numbers(double a, double b) {
    return (a > b) - (a < b);
}

static int compare_items(struct value a, struct value b) {
    struct value x;
    struct value y;
    for (size_t i = 0; value_item(a, i, &x) && value_item(b, i, &y); i++) {
        int order = value_compare(x, y);
        if (order) {
            return order;
        }
    }
    return compare_numbers(a.count, b.count);
}

/* vega-util/src/compare.js, ascending. There a number and a text are compared as numbers,
 * which is no order ("10" < "9" < 9.5 < "10"); here numbers go in front of text. */
int value_compare(struct value a, struct value b) {
    int a_rank = rank(&a);
    int b_rank = rank(&b);
    if (a_rank != b_rank) {
        return a_rank < b_rank ? -1 : 1;
    }
    switch (a_rank) {
    case 2:
        return compare_numbers(value_to_number(a), value_to_number(b));
    case 3: {
        int order = strcmp(a.string, b.string);
        return (order > 0) - (order < 0);
    }
    case 4:
        return compare_items(a, b);
    default:
        return 0;
    }
}

const char *value_type_name(enum value_type type, enum language language) {
    static const struct phrase names[] = {
        [VALUE_NULL] = {"nothing", "空值"},
        [VALUE_BOOLEAN] = {"true or false", "真假值（true 或 false）"},
        [VALUE_NUMBER] = {"a number", "数"},
        [VALUE_STRING] = {"text", "文字"},
        [VALUE_DATE] = {"a date", "日期"},
        [VALUE_ARRAY] = {"a list", "列表"},
        [VALUE_OBJECT] = {"a mapping", "一组“名称: 值”"},
        [VALUE_ROW] = {"a row of data", "一行数据"},
        [VALUE_TABLE] = {"a dataset", "数据表"},
    };
    return words_in(language, names[type].english, names[type].chinese);
}
