/* Printing values as JSON. */
#include "data/json_print.h"

static void new_line(struct buffer *out, int depth) {
    buffer_append_char(out, '\n');
    for (int i = 0; i < depth; i++) {
        buffer_append_string(out, "  ");
    }
}

static bool is_plain(const struct value *value) {
    return value->type != VALUE_ARRAY && value->type != VALUE_OBJECT;
}

static bool holds_plain(const struct value *list) {
    for (uint32_t i = 0; i < list->count; i++) {
        if (!is_plain(&list->items[i])) {
            return false;
        }
    }
    return true;
}

static void print_value(const struct value *value, int depth, struct buffer *out);

static void print_list(const struct value *list, int depth, struct buffer *out) {
    bool one_line = holds_plain(list);
    buffer_append_char(out, '[');
    for (uint32_t i = 0; i < list->count; i++) {
        buffer_append_string(out, i ? (one_line ? ", " : ",") : "");
        if (!one_line) {
            new_line(out, depth + 1);
        }
        print_value(&list->items[i], depth + 1, out);
    }
    if (!one_line) {
        new_line(out, depth);
    }
    buffer_append_char(out, ']');
}

static void print_mapping(const struct value *mapping, int depth, struct buffer *out) {
    buffer_append_char(out, '{');
    for (uint32_t i = 0; i < mapping->count; i++) {
        buffer_append_string(out, i ? "," : "");
        new_line(out, depth + 1);
        buffer_append_json(out, mapping->members[i].name);
        buffer_append_string(out, ": ");
        print_value(&mapping->members[i].value, depth + 1, out);
    }
    if (mapping->count) {
        new_line(out, depth);
    }
    buffer_append_char(out, '}');
}

static void print_value(const struct value *value, int depth, struct buffer *out) {
    switch (value->type) {
    case VALUE_BOOLEAN:
        buffer_append_string(out, value->boolean ? "true" : "false");
        return;
    case VALUE_NUMBER:
        buffer_append_number(out, value->number, 6);
        return;
    case VALUE_STRING:
        buffer_append_json(out, value->string);
        return;
    case VALUE_ARRAY:
        print_list(value, depth, out);
        return;
    case VALUE_OBJECT:
        print_mapping(value, depth, out);
        return;
    default:
        buffer_append_string(out, "null");
        return;
    }
}

void json_print(const struct value *value, struct buffer *out) {
    print_value(value, 0, out);
    buffer_append_char(out, '\n');
}
