/* Tables: caption, columns, cells with what they head and where they stand. What is wider
 * than the screen is scrolled in a region of its own. */
#include <math.h>
#include <string.h>

#include "document/html.h"

/* Cells that say the same rows over, with a rule of their own on each side. */
static const char *side_of(struct html *html, const struct flow_rule *rule) {
    static const char *const styles[] = {[FLOW_SOLID] = "solid",
        [FLOW_DASHED] = "dashed",
        [FLOW_DOTTED] = "dotted",
        [FLOW_DOUBLE] = "double"};
    if (!(rule->width > 0)) {
        return "none";
    }
    double width = rule->style == FLOW_DOUBLE ? fmax(3, rule->width) : rule->width;
    width = fmax(1, round(width * 2) / 2); /* thinner is drawn in grey, or not at all */
    return arena_print(html->arena, "%spx %s %s", html_number(html, width),
        styles[rule->style], html_color(html, rule->color));
}

static void append_sides(
    struct html *html, const struct flow_cell *cell, struct buffer *look) {
    static const char *const names[] = {"top", "right", "bottom", "left"};
    const char *sides[4];
    bool same = true;
    for (int i = 0; i < 4; i++) {
        sides[i] = side_of(html, &cell->rules[i]);
        same &= strcmp(sides[i], sides[0]) == 0;
    }
    if (same && cell->rules[0].width > 0) {
        buffer_print(look, "border:%s;", sides[0]);
        return;
    }
    for (int i = 0; i < 4; i++) {
        if (strcmp(sides[i], "none") != 0) {
            buffer_print(look, "border-%s:%s;", names[i], sides[i]);
        }
    }
}

static const char *cell_look(struct html *html, const struct flow_content *content) {
    static const char *const aligns[] = {"left", "center", "right"};
    const struct flow_cell *cell = content->cell;
    const struct style *style = content->text.style;
    struct buffer look = {0};
    append_sides(html, cell, &look);
    if (cell->fill.set && cell->fill.alpha > 0) {
        buffer_print(&look, "background-color:%s;", html_color(html, cell->fill));
    }
    buffer_print(&look, "text-align:%s;", aligns[cell->align]);
    if (cell->padding_y > 0) {
        buffer_print(&look, "padding-block:%sem;",
            html_number(html, fmax(0.3, cell->padding_y / style->text.size)));
    }
    if (cell->indent > 0) {
        buffer_print(&look, "padding-inline-start:calc(var(--cell) + %sem);",
            html_number(html, cell->indent / style->text.size));
    }
    if (content->text.words) {
        buffer_append_string(&look, "word-break:keep-all;");
    }
    if (content->text.vertical) {
        buffer_append_string(&look, "writing-mode:vertical-rl;");
    }
    const char *copy = arena_copy(html->arena, look.data, look.length);
    buffer_finish(&look);
    return copy;
}

/* A number begins where its 个位 stands under those of the column. */
static void cell_number(struct html *html, const struct flow_content *content) {
    const struct flow_cell *cell = content->cell;
    const char *look = arena_print(html->arena, "width:%sem;padding-inline-start:%sem;",
        html_number(html, cell->axis_width), html_number(html, cell->axis_start));
    buffer_print(html->out, "<span class=\"axis %s\">", html_rule(html, look));
    html_spans(html, &content->text);
    buffer_append_string(html->out, "</span>");
}

/* A head parted by a line: the labels from the bottom left to the top right. */
static void cell_diagonal(struct html *html, const char *const *labels) {
    buffer_append_string(html->out, "<span class=\"diagonal\">");
    for (; *labels; labels++) {
        buffer_append_string(html->out, "<span>");
        html_text(html, *labels, strlen(*labels));
        buffer_append_string(html->out, "</span>");
    }
    buffer_append_string(html->out, "</span>");
}

static void cell_content(struct html *html, const struct element *element) {
    const struct flow_content *content = element->content;
    if (content->cell->diagonal) {
        cell_diagonal(html, content->cell->diagonal);
    } else if (content->cell->axis_width > 0) {
        cell_number(html, content);
    } else {
        html_spans(html, &content->text);
    }
    html_children(html, element);
}

static void span_attribute(struct html *html, const char *name, int span) {
    if (span > 1) {
        buffer_print(html->out, " %s=\"%d\"", name, span);
    }
}

static const char *scope_of(const struct element *element) {
    if (!element->scope) {
        return NULL;
    }
    bool row = strcmp(element->scope, "Row") == 0;
    return row ? (element->row_span > 1 ? "rowgroup" : "row")
               : (element->column_span > 1 ? "colgroup" : "col");
}

static void cell_attributes(struct html *html, const struct element *element) {
    span_attribute(html, "colspan", element->column_span);
    span_attribute(html, "rowspan", element->row_span);
    const char *scope = scope_of(element);
    if (scope) {
        html_attribute(html, "scope", scope);
    }
    if (element->id) {
        html_id(html, element->id);
    }
    const char *headers = "";
    for (size_t i = 0; i < element->header_count; i++) {
        headers = arena_print(html->arena, "%s%s%s", headers, i ? " " : "",
            html_anchor(html, element->headers[i]));
    }
    if (*headers) {
        html_attribute(html, "headers", headers);
    }
}

static void cell(struct html *html, const struct element *element) {
    const char *tag = html_has_tag(element, "TH") ? "th" : "td";
    const struct flow_content *content = element->content;
    buffer_print(html->out, "<%s", tag);
    cell_attributes(html, element);
    html_attribute(html, "class",
        arena_print(html->arena, "%s %s", html_style(html, content->text.style),
            html_rule(html, cell_look(html, content))));
    buffer_append_char(html->out, '>');
    cell_content(html, element);
    buffer_print(html->out, "</%s>\n", tag);
}

static void row(struct html *html, const struct element *element) {
    buffer_append_string(html->out, "<tr>\n");
    for (size_t i = 0; i < element->child_count; i++) {
        cell(html, element->children[i]);
    }
    buffer_append_string(html->out, "</tr>\n");
}

static void part(struct html *html, const struct element *element) {
    const char *tag = html_has_tag(element, "THead") ? "thead" : "tbody";
    buffer_print(html->out, "<%s>\n", tag);
    for (size_t i = 0; i < element->child_count; i++) {
        row(html, element->children[i]);
    }
    buffer_print(html->out, "</%s>\n", tag);
}

static void caption_line(
    struct html *html, const struct element *element, const char *name) {
    const struct flow_content *content = element->content;
    buffer_print(
        html->out, "<span class=\"%s %s\">", name, html_style(html, content->text.style));
    html_spans(html, &content->text);
    buffer_append_string(html->out, "</span>");
}

static void caption(struct html *html, const struct html_top *top) {
    if (!top->caption && top->word_count == 0) {
        return;
    }
    buffer_append_string(html->out, "<caption><span class=\"over\">");
    if (top->caption) {
        caption_line(html, top->caption, "caption");
    }
    for (size_t i = 0; i < top->word_count; i++) {
        caption_line(html, top->words[i], "line");
    }
    buffer_append_string(html->out, "</span></caption>\n");
}

static void columns(struct html *html, const struct flow_table *table) {
    if (!table) {
        return;
    }
    buffer_append_string(html->out, "<colgroup>\n");
    for (size_t i = 0; i < table->columns; i++) {
        const char *look = arena_print(html->arena, "width:%s%%;",
            html_number(html, round(table->shares[i] * 1000) / 10));
        buffer_print(html->out, "<col class=\"%s\">\n", html_rule(html, look));
    }
    buffer_append_string(html->out, "</colgroup>\n");
}

/* rem, of the text of cells. */
static double cell_size(const struct html *html) {
    return html_size(html, theme_style(html->document->theme, "table-cell")->text.size);
}

/* The name of the region: what it holds, told apart from others. */
static const char *label_of(struct html *html, const struct html_top *top) {
    if (top->caption) {
        return top->caption->content->text.spans->text;
    }
    return html->caption ? html->caption
                         : arena_print(html->arena, "表格 %zu", html->tables);
}

void html_table(
    struct html *html, const struct element *table, const struct html_top *top) {
    enum { PHONE_EMS = 22 }; /* of a cell's text, on the narrowest screen */
    const struct flow_table *own = table->content ? table->content->table : NULL;
    bool wide = own && own->least > PHONE_EMS;
    html->tables++;
    buffer_append_string(html->out, "<div class=\"table\"");
    if (wide) {
        buffer_append_string(html->out, " role=\"region\" tabindex=\"0\"");
        html_attribute(html, "aria-label",
            arena_print(html->arena, "%s（可左右滑动）", label_of(html, top)));
    }
    buffer_append_string(html->out, ">\n<table");
    if (wide) {
        const char *look = arena_print(html->arena, "min-width:%srem;",
            html_number(html, own->least * cell_size(html)));
        html_attribute(html, "class", html_rule(html, look));
    }
    if (table->alternative) {
        html_attribute(html, "aria-label", table->alternative);
    } else if (!top->caption && wide) {
        html_attribute(html, "aria-label", label_of(html, top));
    }
    buffer_append_string(html->out, ">\n");
    caption(html, top);
    columns(html, own);
    for (size_t i = 0; i < table->child_count; i++) {
        part(html, table->children[i]);
    }
    buffer_append_string(html->out, "</table>\n</div>\n");
}
