/* What every step is checked for besides its properties: fields that the data have, and
 * the lists that many steps share (groupby, sort, as, frame). */
#include <string.h>

#include "data/field.h"
#include "transform/step.h"

static bool fault_type(const struct transform_context *context, const struct value *value,
    const char *name, const char *english, const char *chinese) {
    fault_add(context->faults, FAULT_ERROR, "wrong-type", value->place,
        "%s should hold %s", "%s 里应是%s", name,
        words_in(context->faults->language, english, chinese));
    return false;
}

/* Of a path (a.b) the first name is enough: what a cell holds may differ by row. */
static bool has_field(const struct dataset *dataset, const char *field) {
    if (dataset_find_column(dataset, field) >= 0) {
        return true;
    }
    struct field_step first;
    const char *path = field;
    if (!field_next(&path, &first)) {
        return false;
    }
    for (size_t i = 0; i < dataset->column_count; i++) {
        if (field_step_is(&first, dataset->columns[i].name)) {
            return true;
        }
    }
    return false;
}

void step_check_field(const struct transform_context *context, const struct value *field,
    const struct dataset *dataset) {
    const char *name = value_to_string(*field, context->arena);
    if (dataset->column_count == 0 || strcmp(name, "*") == 0 ||
        has_field(dataset, name)) {
        return;
    }
    const char **names =
        arena_array(context->arena, dataset->column_count + 1, sizeof *names);
    for (size_t i = 0; i < dataset->column_count; i++) {
        names[i] = dataset->columns[i].name;
    }
    fault_add(context->faults, FAULT_WARNING, "unknown-field", field->place,
        "the data have no field %s", "数据里没有 %s 这一列", name);
    fault_hint_near(context->faults, name, names, dataset->column_count);
}

/* Lists of {op, field} or {field, order}; what else stands in them, their own check says. */
static bool holds_mappings(const char *name) {
    static const char *const names[] = {"aggregate", "joinaggregate", "window", "sort"};
    for (size_t i = 0; i < countof(names); i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* One field, or a list of fields or of {field}. */
static bool check_fields(const struct transform_context *context, const char *name,
    const struct value *member, const struct dataset *dataset) {
    bool list = member->type == VALUE_ARRAY;
    const struct value *items = list ? member->items : member;
    size_t count = list ? member->count : 1;
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        const struct value *field =
            holds_mappings(name) ? value_member(&items[i], "field") : &items[i];
        if (!field) {
            continue;
        }
        if (field->type == VALUE_STRING || field->type == VALUE_NUMBER) {
            step_check_field(context, field, dataset);
        } else {
            good = fault_type(context, field, name, "names of fields", "列名");
        }
    }
    return good;
}

static bool check_sort(
    const struct transform_context *context, const struct value *sort) {
    static const struct property properties[] = {
        {"field", PROPERTY_STRING, PROPERTY_REQUIRED},
        {"order", PROPERTY_STRING | PROPERTY_NULL, 0},
    };
    static const char *const orders[] = {"ascending", "descending"};
    bool good = true;
    for (size_t i = 0; sort->type == VALUE_ARRAY && i < sort->count; i++) {
        const struct value *item = &sort->items[i];
        good &= properties_check(
            item, properties, countof(properties), "sort", context->faults);
        const char *order = property_string(item, "order", orders[0]);
        if (strcmp(order, orders[0]) != 0 && strcmp(order, orders[1]) != 0) {
            fault_add(context->faults, FAULT_ERROR, "wrong-value",
                value_member(item, "order")->place,
                "order is ascending or descending, not %s",
                "order 应为 ascending 或 descending，此处是 %s", order);
            fault_hint_near(context->faults, order, orders, countof(orders));
            good = false;
        }
    }
    return good;
}

static bool check_as(const struct transform_context *context, const struct value *as) {
    for (size_t i = 0; as->type == VALUE_ARRAY && i < as->count; i++) {
        if (as->items[i].type != VALUE_STRING) {
            return fault_type(
                context, &as->items[i], "as", "names for columns", "新列的名称");
        }
    }
    return true;
}

/* Two numbers of rows, before and behind; null for all of them. */
static bool check_frame(
    const struct transform_context *context, const struct value *frame) {
    bool good = frame->type == VALUE_ARRAY && frame->count == 2;
    for (size_t i = 0; good && i < 2; i++) {
        enum value_type type = frame->items[i].type;
        good = type == VALUE_NUMBER || type == VALUE_NULL;
    }
    return good || fault_type(context, frame, "frame", "two numbers or nulls",
                       "两个数（或 null）");
}

bool step_check(const struct transform_context *context,
    const struct transform_kind *kind, const struct value *step,
    const struct dataset *dataset) {
    static const struct {
        const char *name;
        bool (*check)(const struct transform_context *context, const struct value *value);
    } lists[] = {{"sort", check_sort}, {"as", check_as}, {"frame", check_frame}};
    bool good = true;
    for (size_t i = 0; i < countof(lists); i++) {
        const struct value *list = value_member(step, lists[i].name);
        good = (!list || lists[i].check(context, list)) && good;
    }
    for (size_t i = 0; i < STEP_FIELDS && kind->fields[i]; i++) {
        const struct value *member = value_member(step, kind->fields[i]);
        good =
            (!member || check_fields(context, kind->fields[i], member, dataset)) && good;
    }
    return good;
}

bool step_check_word(const struct transform_context *context, const struct value *step,
    const char *name, const char *const *words, size_t count) {
    const char *word = property_string(step, name, NULL);
    for (size_t i = 0; word && i < count; i++) {
        if (strcmp(word, words[i]) == 0) {
            return true;
        }
    }
    if (!word) {
        return true;
    }
    fault_add(context->faults, FAULT_ERROR, "wrong-value",
        value_member(step, name)->place, "%s can't be %s", "%s 不能是 %s", name, word);
    fault_hint_near(context->faults, word, words, count);
    return false;
}
