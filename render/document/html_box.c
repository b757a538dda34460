/* Boxes: grounds, borders and padding; how wide a block is that asks for a width. */
#include <math.h>
#include <string.h>

#include "document/html.h"

static void append_gradient(
    struct html *html, const struct scene_gradient *gradient, struct buffer *look) {
    buffer_append_string(look, "background:linear-gradient(to bottom");
    for (size_t i = 0; i < gradient->stop_count; i++) {
        buffer_print(look, ",%s %s%%", html_color(html, gradient->stops[i].color),
            html_number(html, gradient->stops[i].offset * 100));
    }
    buffer_append_string(look, ");");
}

static void append_ground(
    struct html *html, const struct block_box *box, struct buffer *look) {
    if (box->background.set && box->background.alpha > 0) {
        buffer_print(look, "background:%s;", html_color(html, box->background));
    }
    if (box->gradient) {
        if (!box->background.set) { /* what stands for it where there is none */
            buffer_print(
                look, "background:%s;", html_color(html, box->gradient->stops[0].color));
        }
        append_gradient(html, box->gradient, look);
    }
    if (box->border > 0) {
        buffer_print(look, "border:%spx solid %s;",
            html_number(html, fmax(1, box->border * html->scale)),
            html_color(html, box->border_color));
    }
    if (box->radius > 0) {
        buffer_print(look, "border-radius:%srem;",
            html_number(html, html_length(html, box->radius)));
    }
}

void html_append_width(
    struct html *html, const struct block *block, struct buffer *look) {
    if (!block || (block->width <= 0 && block->width_share <= 0)) {
        return;
    }
    if (block->width > 0) {
        buffer_print(look, "width:%srem;max-width:100%%;",
            html_number(html, html_length(html, block->width)));
    } else {
        buffer_print(look, "width:%s%%;", html_number(html, block->width_share * 100));
    }
    if (block->has_align && block->align != TEXT_START) {
        buffer_append_string(look, block->align == TEXT_CENTER
                                       ? "margin-inline:auto;"
                                       : "margin-inline-start:auto;");
    }
}

/* `in_row`: the row gives it its width. */
void html_box(struct html *html, const struct element *element, bool in_row) {
    const struct block *block = element->content->block;
    const struct sides *padding = &block->box->padding;
    struct buffer look = {0};
    append_ground(html, block->box, &look);
    buffer_print(&look, "padding:%srem min(%srem,5vw) %srem min(%srem,5vw);",
        html_number(html, html_length(html, padding->top)),
        html_number(html, html_length(html, padding->right)),
        html_number(html, html_length(html, padding->bottom)),
        html_number(html, html_length(html, padding->left)));
    if (!in_row) {
        html_append_width(html, block, &look);
    }
    buffer_print(html->out, "<div class=\"box %s%s\">\n", block->bleed ? "bleed " : "",
        html_rule(html, arena_copy(html->arena, look.data, look.length)));
    buffer_finish(&look);
    html_children(html, element);
    buffer_append_string(html->out, "</div>\n");
}
