/* The structure tree as JSON: one element a line, numbered so that items can name it. */
#include "scene/print.h"

static void print_headers(struct printer *printer, const struct element *element) {
    if (!element->header_count) {
        return;
    }
    print_key(printer, "headers");
    for (size_t i = 0; i < element->header_count; i++) {
        buffer_append_char(printer->out, i ? ',' : '[');
        buffer_append_json(printer->out, element->headers[i]);
    }
    buffer_append_char(printer->out, ']');
}

static void print_span(struct printer *printer, const char *key, int span) {
    if (span > 1) {
        print_number(printer, key, span);
    }
}

void print_structure(struct printer *printer, const struct element *element, int depth) {
    print_break(printer, depth);
    buffer_append_char(printer->out, '{');
    struct printer members = {.out = printer->out};
    print_number(&members, "element", element->number);
    print_string(&members, "tag", element->tag);
    print_string(&members, "title", element->title);
    print_string(&members, "alternative", element->alternative);
    print_string(&members, "language", element->language);
    print_string(&members, "id", element->id);
    print_string(&members, "anchor", element->anchor);
    print_string(&members, "link", element->link);
    print_string(&members, "scope", element->scope);
    print_headers(&members, element);
    print_span(&members, "rowSpan", element->row_span);
    print_span(&members, "columnSpan", element->column_span);
    if (element->child_count) {
        print_key(&members, "children");
        buffer_append_char(printer->out, '[');
        for (size_t i = 0; i < element->child_count; i++) {
            if (i) {
                buffer_append_char(printer->out, ',');
            }
            print_structure(&members, element->children[i], depth + 1);
        }
        buffer_append_char(printer->out, ']');
    }
    buffer_append_char(printer->out, '}');
}
