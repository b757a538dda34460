/* Text and attributes. */
#include <string.h>

#include "document/html.h"

static const char *escape_of(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

static void append(struct html *html, const char *text, size_t length, bool quoted) {
    for (size_t i = 0; i < length; i++) {
        bool control =
            (unsigned char)text[i] < 0x20 && text[i] != '\n' && text[i] != '\t';
        const char *escape = text[i] == '"' && !quoted ? NULL : escape_of(text[i]);
        if (escape) {
            buffer_append_string(html->out, escape);
        } else if (!control) {
            buffer_append_char(html->out, text[i]);
        }
    }
}

void html_text(struct html *html, const char *text, size_t length) {
    append(html, text, length, false);
}

void html_attribute(struct html *html, const char *name, const char *value) {
    buffer_print(html->out, " %s=\"", name);
    append(html, value, strlen(value), true);
    buffer_append_char(html->out, '"');
}

const char *html_anchor(struct html *html, const char *name) {
    char *copy = arena_copy_string(html->arena, name);
    for (char *c = copy; *c; c++) {
        *c = strchr(" \t\n\r\f", *c) ? '_' : *c;
    }
    return copy;
}

void html_id(struct html *html, const char *name) {
    const char *anchor = html_anchor(html, name);
    for (size_t i = 0; i < html->id_count; i++) {
        if (strcmp(html->ids[i], anchor) == 0) {
            return;
        }
    }
    html->ids = arena_grow(
        html->arena, html->ids, html->id_count, &html->id_capacity, sizeof *html->ids);
    html->ids[html->id_count++] = anchor;
    html_attribute(html, "id", anchor);
}

const char *html_number(struct html *html, double number) {
    struct buffer text = {0};
    buffer_append_number(&text, number, 4);
    const char *copy = arena_copy(html->arena, text.data, text.length);
    buffer_finish(&text);
    return copy;
}

const char *html_color(struct html *html, struct color color) {
    char text[COLOR_SIZE];
    color_print(text, color);
    return arena_copy_string(html->arena, text);
}
