/* Words: spans of one look each, links and emphasis around them. */
#include <string.h>

#include "document/html.h"

/* A run of text: line feeds end lines, zero-width spaces are where it may be broken. */
static void append_words(struct html *html, const char *text, size_t length) {
    static const char space[] = "\u200b";
    size_t start = 0;
    for (size_t i = 0; i < length; i++) {
        bool feed = text[i] == '\n';
        bool breakable = length - i >= 3 && memcmp(text + i, space, 3) == 0;
        if (feed || breakable) {
            html_text(html, text + start, i - start);
            buffer_append_string(html->out, feed ? "<br>" : "<wbr>");
            start = i + (feed ? 1 : 3);
        }
    }
    html_text(html, text + start, length - start);
}

/* HTML's element for what a span is, and what closes it. */
static const char *tag_of(
    const struct text_span *span, const struct text_mark *mark, double size) {
    static const struct {
        const char *emphasis, *tag;
    } tags[] = {{"Strong", "strong"}, {"Em", "em"}, {"Code", "code"}};
    if (span->style.size < 0.9 * size && span->style.rise != 0) {
        return span->style.rise > 0 ? "sup" : "sub";
    }
    for (size_t i = 0; mark && mark->emphasis && i < countof(tags); i++) {
        if (strcmp(mark->emphasis, tags[i].emphasis) == 0) {
            return tags[i].tag;
        }
    }
    return NULL;
}

static void append_span(struct html *html, const struct flow_text *text, size_t index) {
    const struct text_span *span = &text->spans[index];
    const struct text_mark *mark = text->marks ? &text->marks[index] : NULL;
    const char *tag = tag_of(span, mark, text->style->text.size);
    const char *own = html_difference(
        html, &span->style, &text->style->text, mark ? mark->color : (struct color){0});
    if (span->emphasis_dots) {
        own = arena_print(html->arena,
            "%stext-emphasis:filled dot;text-emphasis-position:under right;", own);
    }
    tag = tag || !*own ? tag : "span";
    if (tag) {
        buffer_print(html->out, "<%s", tag);
        if (*own) {
            html_attribute(html, "class", html_rule(html, own));
        }
        buffer_append_char(html->out, '>');
    }
    if (span->ruby) {
        buffer_append_string(html->out, "<ruby>");
    }
    append_words(html, span->text, span->length);
    if (span->ruby) {
        buffer_append_string(html->out, "<rt>");
        html_text(html, span->ruby, strlen(span->ruby));
        buffer_append_string(html->out, "</rt></ruby>");
    }
    if (tag) {
        buffer_print(html->out, "</%s>", tag);
    }
}

static const struct element *link_of(const struct flow_text *text, size_t index) {
    const struct element *element = text->marks ? text->marks[index].element : NULL;
    return element && element->link ? element : NULL;
}

void html_spans(struct html *html, const struct flow_text *text) {
    const struct element *open = NULL;
    for (size_t i = 0; i < text->count; i++) {
        const struct element *link = link_of(text, i);
        if (link != open) {
            buffer_append_string(html->out, open ? "</a>" : "");
            if (link) {
                buffer_append_string(html->out, "<a");
                html_attribute(html, "href", html_anchor(html, link->link));
                buffer_append_char(html->out, '>');
            }
            open = link;
        }
        append_span(html, text, i);
    }
    buffer_append_string(html->out, open ? "</a>" : "");
}
