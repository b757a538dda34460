/* Values written as expressions. */
#include "base/number.h"
#include "expression/expression.h"

void expression_write_literal(struct buffer *out, struct value value) {
    char number[NUMBER_SIZE];
    switch (value.type) {
    case VALUE_NUMBER:
    case VALUE_DATE:
        number_print(number, value.number);
        buffer_append_string(out, number);
        break;
    case VALUE_STRING:
        buffer_append_json(out, value.string);
        break;
    case VALUE_BOOLEAN:
        buffer_append_string(out, value.boolean ? "true" : "false");
        break;
    case VALUE_ARRAY:
        buffer_append_char(out, '[');
        for (size_t i = 0; i < value.count; i++) {
            buffer_append_string(out, i ? "," : "");
            expression_write_literal(out, value.items[i]);
        }
        buffer_append_char(out, ']');
        break;
    default:
        buffer_append_string(out, "null");
    }
}
