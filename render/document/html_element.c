/* Elements: what each tag of the structure is in HTML, and how containers stand. */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "document/html.h"

bool html_has_tag(const struct element *element, const char *tag) {
    return element && strcmp(element->tag, tag) == 0;
}

void html_children(struct html *html, const struct element *element) {
    for (size_t i = 0; i < element->child_count; i++) {
        html_element(html, element->children[i]);
    }
}

/* Tags that need nothing but their own name, their text and their children. */
static const struct plain_tag {
    const char *tag, *html, *attributes;
} plain_tags[] = {
    {"P", "p", ""},
    {"H1", "h1", ""},
    {"H2", "h2", ""},
    {"H3", "h3", ""},
    {"H4", "h4", ""},
    {"H5", "h5", ""},
    {"H6", "h6", ""},
    {"L", "ul", " role=\"list\""},
    {"LI", "li", ""},
    {"Lbl", "span", ""},
    {"LBody", "div", " class=\"item\""},
    {"BlockQuote", "blockquote", ""},
    {"Code", "pre", ""},
    {"Span", "span", ""},
    {"Note", "div", " role=\"note\""},
    {"TOCI", "li", ""},
    {"Caption", "figcaption", ""},
};

static const struct plain_tag *find_plain(const struct element *element) {
    for (size_t i = 0; i < countof(plain_tags); i++) {
        if (strcmp(plain_tags[i].tag, element->tag) == 0) {
            return &plain_tags[i];
        }
    }
    return NULL;
}

static void append_align(struct buffer *look, const struct block *block) {
    static const char *const names[] = {
        [TEXT_START] = "left", [TEXT_CENTER] = "center", [TEXT_END] = "right"};
    if (block && block->has_align && block->align <= TEXT_END && names[block->align]) {
        buffer_print(look, "text-align:%s;", names[block->align]);
    }
}

/* What a text has beside its style's look. */
static const char *own_look(struct html *html, const struct flow_content *content) {
    struct buffer look = {0};
    append_align(&look, content->block);
    if (content->text.vertical) {
        double ems = content->block && content->block->height > 0
                         ? content->block->height / content->text.style->text.size
                         : 20;
        buffer_print(
            &look, "writing-mode:vertical-rl;max-height:%sem;", html_number(html, ems));
    }
    if (content->text.prefix) {
        size_t ems = utf8_count(content->text.prefix, strlen(content->text.prefix));
        buffer_print(&look, "padding-inline-start:%zuem;text-indent:-%zuem;", ems, ems);
    }
    const char *copy = arena_copy(html->arena, look.data ? look.data : "", look.length);
    buffer_finish(&look);
    return copy;
}

static void text_classes(
    struct html *html, const struct flow_content *content, const char *name) {
    const char *own = own_look(html, content);
    html_attribute(html, "class",
        arena_print(html->arena, "%s%s%s%s%s", name, *name ? " " : "",
            html_style(html, content->text.style), *own ? " " : "",
            *own ? html_rule(html, own) : ""));
}

/* Each line of a title is balanced where it has to be broken. */
static void title_lines(struct html *html, const struct text_span *span) {
    for (size_t start = 0; start <= span->length;) {
        const char *feed = memchr(span->text + start, '\n', span->length - start);
        size_t end = feed ? (size_t)(feed - span->text) : span->length;
        buffer_append_string(html->out, "<span>");
        html_text(html, span->text + start, end - start);
        buffer_append_string(html->out, "</span>\n");
        start = end + 1;
    }
}

/* A paragraph that keeps with the next block does so on paper, as headings do. */
static const char *class_of(const struct element *element) {
    const struct block *block = element->content->block;
    bool leads = block && block->keep & KEEP_WITH_NEXT && html_has_tag(element, "P");
    return html_has_tag(element, "Lbl") ? "marker" : leads ? "lead" : "";
}

static void plain_element(
    struct html *html, const struct element *element, const struct plain_tag *plain) {
    const struct flow_content *content = element->content;
    bool text = content && content->kind == FLOW_TEXT;
    const char *tag = element->ordered ? "ol" : plain->html;
    buffer_print(html->out, "<%s%s", tag, plain->attributes);
    html->heading |= html_has_tag(element, "H1");
    if (element->anchor) {
        html_id(html, element->anchor);
    }
    if (text) {
        text_classes(html, content, class_of(element));
    }
    buffer_append_char(html->out, '>');
    if (text && html_has_tag(element, "H1") && content->text.count == 1) {
        title_lines(html, content->text.spans);
    } else if (text) {
        html_spans(html, &content->text);
    } else {
        html_children(html, element);
    }
    buffer_print(html->out, "</%s>\n", tag);
}

static void contents(struct html *html, const struct element *element) {
    const struct element *title =
        element->child_count && html_has_tag(element->children[0], "P")
            ? element->children[0]
            : NULL;
    buffer_append_string(html->out, "<nav class=\"contents\" aria-label=\"目录\">\n");
    if (title) {
        html_element(html, title);
    }
    buffer_append_string(html->out, "<ol role=\"list\">\n");
    for (size_t i = title ? 1 : 0; i < element->child_count; i++) {
        html_element(html, element->children[i]);
    }
    buffer_append_string(html->out, "</ol>\n</nav>\n");
}

/* A link that is an element of its own: an entry of contents. */
static void link(struct html *html, const struct element *element) {
    buffer_append_string(html->out, "<a");
    html_attribute(html, "href", html_anchor(html, element->link));
    text_classes(html, element->content, "");
    buffer_append_char(html->out, '>');
    html_spans(html, &element->content->text);
    buffer_append_string(html->out, "</a>");
}

static void line(struct html *html, const struct flow_content *content) {
    struct buffer look = {0};
    buffer_print(&look, "border-top:%spx solid %s;",
        html_number(html, fmax(1, content->height * html->scale)),
        html_color(html, content->color));
    html_append_width(html, content->block, &look);
    buffer_print(html->out, "<hr class=\"%s\">\n",
        html_rule(html, arena_copy(html->arena, look.data, look.length)));
    buffer_finish(&look);
}

static void rule(struct html *html, const struct flow_content *content) {
    if (content->kind == FLOW_RULE) {
        line(html, content);
    } else if (content->kind == FLOW_SPACE) {
        const char *look = arena_print(html->arena, "height:%srem;",
            html_number(html, html_length(html, content->height)));
        buffer_print(html->out, "<div class=\"%s\"></div>\n", html_rule(html, look));
    } else if (content->kind == FLOW_BREAK) {
        buffer_append_string(html->out, "<div class=\"page-break\"></div>\n");
    }
}

/* The share of the row that those get who ask for none, in percent. */
static double open_share(const struct element *row) {
    double left = 100;
    size_t open = 0;
    for (size_t i = 0; i < row->child_count; i++) {
        const struct flow_content *content = row->children[i]->content;
        const struct block *block = content ? content->block : NULL;
        left -= block ? 100 * block->width_share : 0;
        open += !block || (block->width_share <= 0 && block->width <= 0);
    }
    return open ? fmax(10, left / (double)open) : 0;
}

/* How a child of a row takes its part of it. */
static const char *share_of(
    struct html *html, const struct element *child, double otherwise) {
    const struct block *block = child->content ? child->content->block : NULL;
    if (block && block->width > 0) {
        return arena_print(html->arena, "flex:0 1 %srem;",
            html_number(html, html_length(html, block->width)));
    }
    double share = block && block->width_share > 0 ? 100 * block->width_share : otherwise;
    return arena_print(html->arena, "flex:%s 1 0;min-width:min(100%%,8rem);",
        html_number(html, round(share * 10) / 10));
}

static bool holds_large(const struct element *element) {
    bool large = html_has_tag(element, "Table") ||
                 (element->content && element->content->drawing &&
                     element->content->drawing->data);
    for (size_t i = 0; i < element->child_count && !large; i++) {
        large = holds_large(element->children[i]);
    }
    return large;
}

static void row(struct html *html, const struct element *element) {
    const struct flow_content *content = element->content;
    static const char *const crosses[] = {[FLOW_TOP] = "flex-start",
        [FLOW_MIDDLE] = "center",
        [FLOW_BOTTOM] = "flex-end",
        [FLOW_BASELINE] = "baseline"};
    const char *look = arena_print(html->arena, "gap:%srem;align-items:%s;",
        html_number(html, html_length(html, fmin(content->gap, 48 / html->scale))),
        crosses[content->cross]);
    double open = open_share(element);
    buffer_print(html->out, "<div class=\"row %s\">\n", html_rule(html, look));
    for (size_t i = 0; i < element->child_count; i++) {
        const struct element *child = element->children[i];
        buffer_print(html->out, "<div class=\"%s%s\">\n",
            html_rule(html, share_of(html, child, open)),
            holds_large(child) ? " large" : "");
        if (child->content && child->content->kind == FLOW_BOX) {
            html_box(html, child, true);
        } else {
            html_element(html, child);
        }
        buffer_append_string(html->out, "</div>\n");
    }
    buffer_append_string(html->out, "</div>\n");
}

/* On a phone two columns, or one where what stands in them needs the width. */
static void grid(struct html *html, const struct element *element) {
    const struct flow_content *content = element->content;
    int narrow = holds_large(element) ? 1 : content->columns > 2 ? 2 : content->columns;
    const char *look = arena_print(html->arena,
        "--columns:%d;--narrow:%d;gap:%srem %srem;", content->columns, narrow,
        html_number(html, html_length(html, fmin(content->row_gap, 48 / html->scale))),
        html_number(html, html_length(html, fmin(content->gap, 48 / html->scale))));
    buffer_print(html->out, "<div class=\"grid%s %s\">\n", narrow == 2 ? " pairs" : "",
        html_rule(html, look));
    for (size_t i = 0; i < element->child_count; i++) {
        buffer_append_string(html->out, "<div>\n");
        html_element(html, element->children[i]);
        buffer_append_string(html->out, "</div>\n");
    }
    buffer_append_string(html->out, "</div>\n");
}

/* Caption, subtitle and unit belong to the table, if the figure holds one. */
static struct html_top find_top(const struct element *element, bool *table) {
    struct html_top top = {0};
    *table = false;
    for (size_t i = 0; i < element->child_count; i++) {
        const struct element *child = element->children[i];
        *table |= html_has_tag(child, "Table");
        top.caption = html_has_tag(child, "Caption") ? child : top.caption;
        if (html_has_tag(child, "P") && !*table && top.word_count < countof(top.words)) {
            top.words[top.word_count++] = child;
        }
    }
    return top;
}

static bool is_in_top(const struct html_top *top, const struct element *element) {
    bool found = element == top->caption;
    for (size_t i = 0; i < top->word_count; i++) {
        found |= element == top->words[i];
    }
    return found;
}

static void figure_parts(struct html *html, const struct element *element) {
    static const struct html_top none = {0};
    bool table;
    struct html_top top = find_top(element, &table);
    bool told = false;
    for (size_t i = 0; i < element->child_count; i++) {
        const struct element *child = element->children[i];
        if (html_has_tag(child, "Table")) {
            html_table(html, child, told ? &none : &top);
            told = true;
        } else if (!table || !is_in_top(&top, child)) {
            html_element(html, child);
        }
    }
}

static const char *caption_text(const struct element *element) {
    for (size_t i = 0; i < element->child_count; i++) {
        if (html_has_tag(element->children[i], "Caption")) {
            return element->children[i]->content->text.spans->text;
        }
    }
    return NULL;
}

static void figure(struct html *html, const struct element *element) {
    const struct flow_content *content = element->content;
    const char *outer = html->caption;
    bool inside = html->in_figure;
    html->in_figure = true;
    html->caption = caption_text(element);
    buffer_append_string(html->out, "<figure");
    if (element->anchor) {
        html_id(html, element->anchor);
    }
    if (content->ground.set && content->ground.alpha > 0) {
        html_attribute(html, "class",
            html_rule(html, arena_print(html->arena, "background:%s;padding:%srem;",
                                html_color(html, content->ground),
                                html_number(html, html_length(html, content->padding)))));
    }
    buffer_append_string(html->out, ">\n");
    figure_parts(html, element);
    html_data(html);
    buffer_append_string(html->out, "</figure>\n");
    html->in_figure = inside;
    html->caption = outer;
}

/* Label, value with its unit, note: each on a line of its own. */
static void number(struct html *html, const struct element *element) {
    struct buffer look = {0};
    const struct flow_content *content = element->content;
    append_align(&look, content->block);
    buffer_print(html->out, "<p class=\"number %s%s%s\">\n",
        html_style(html, content->text.style), look.length ? " " : "",
        look.length ? html_rule(html, arena_copy(html->arena, look.data, look.length))
                    : "");
    buffer_finish(&look);
    html_children(html, element);
    buffer_append_string(html->out, "</p>\n");
}

static void container(
    struct html *html, const struct element *element, const char *class_name) {
    buffer_print(html->out, "<div class=\"%s\">\n", class_name);
    html_children(html, element);
    buffer_append_string(html->out, "</div>\n");
}

static void content_element(struct html *html, const struct element *element) {
    switch (element->content->kind) {
    case FLOW_DRAWING:
        html_picture(html, element);
        return;
    case FLOW_IMAGE:
        html_image(html, element);
        return;
    case FLOW_ROW:
        row(html, element);
        return;
    case FLOW_GRID:
        grid(html, element);
        return;
    case FLOW_BOX:
        html_box(html, element, false);
        return;
    case FLOW_FIGURE:
        figure(html, element);
        return;
    case FLOW_NUMBER:
        number(html, element);
        return;
    case FLOW_SIGNATURE:
        container(html, element, "signature");
        return;
    case FLOW_COLUMN:
        container(html, element, "column");
        return;
    case FLOW_TABLE:
        html_table(html, element, &(struct html_top){0});
        return;
    default:
        rule(html, element->content);
    }
}

void html_element(struct html *html, const struct element *element) {
    const struct plain_tag *plain = find_plain(element);
    bool text = element->content && element->content->kind == FLOW_TEXT;
    if (html_has_tag(element, "TOC")) {
        contents(html, element);
    } else if (html_has_tag(element, "Link")) {
        if (text) {
            link(html, element);
        }
    } else if (plain && (text || !element->content)) {
        plain_element(html, element, plain);
    } else if (html_has_tag(element, "Table")) {
        html_table(html, element, &(struct html_top){0});
    } else if (element->content) {
        content_element(html, element);
    } else {
        html_children(html, element);
    }
}
