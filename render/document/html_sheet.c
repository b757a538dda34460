/* What the page is printed on: the sheet, its margins, its running head and foot. */
#include <string.h>

#include "document/html.h"

static const char *millimetres(struct html *html, double px) {
    return arena_print(html->arena, "%smm", html_number(html, px * 25.4 / 96));
}

/* A string in a style sheet within an element: nothing that ends either. */
static void append_string(struct buffer *out, const char *text, size_t length) {
    buffer_append_char(out, '"');
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < 0x20 || c == '"' || c == '\\' || c == '<' || c == '>') {
            buffer_print(out, "\\%x ", c);
        } else {
            buffer_append_char(out, text[i]);
        }
    }
    buffer_append_char(out, '"');
}

void html_content(struct buffer *out, const char *text) {
    static const char marks[] = {FLOW_PAGE, FLOW_PAGES, 0};
    while (*text) {
        size_t length = strcspn(text, marks);
        if (length) {
            append_string(out, text, length);
        }
        text += length;
        if (*text) {
            buffer_append_string(
                out, *text == FLOW_PAGE ? " counter(page) " : " counter(pages) ");
            text++;
        }
    }
}

/* The margin boxes that a line fills on pages of one kind; `even`: the inside is at the
 * right. */
static void append_line(struct html *html, struct buffer *out,
    const struct flow_line *line, const char *edge, bool even) {
    static const char *const sides[2][FLOW_SLOTS] = {
        {"left", "center", "right", "left", "right"},
        {"left", "center", "right", "right", "left"}};
    for (int slot = 0; slot < FLOW_SLOTS; slot++) {
        if (line->texts[slot]) {
            buffer_print(out, "@%s-%s{content:", edge, sides[even][slot]);
            html_content(out, line->texts[slot]);
            buffer_print(out, ";font-size:%spt;color:%s}",
                html_number(html, line->style->text.size * 0.75),
                html_color(html, line->style->color));
        }
    }
}

static void append_pages(struct html *html, struct buffer *out, const char *selector,
    bool even, const struct flow_line *head, const struct flow_line *foot) {
    const struct flow_sheet *sheet = html->document->sheet;
    buffer_print(out, "@page%s{margin:%s %s %s %s;", selector,
        millimetres(html, sheet->top),
        millimetres(html, even ? sheet->inside : sheet->outside),
        millimetres(html, sheet->bottom),
        millimetres(html, even ? sheet->outside : sheet->inside));
    append_line(html, out, head, "top", even);
    append_line(html, out, foot, "bottom", even);
    buffer_append_string(out, "}\n");
}

/* A line that the first page does not have is there for all pages, so it is emptied. */
static void append_first(struct html *html, struct buffer *out) {
    static const char *const places[] = {"left", "center", "right"};
    const struct flow_sheet *sheet = html->document->sheet;
    buffer_append_string(out, "@page :first{");
    for (size_t i = 0; i < countof(places); i++) {
        buffer_print(
            out, "@top-%s{content:none}@bottom-%s{content:none}", places[i], places[i]);
    }
    append_line(html, out, &sheet->first_head, "top", false);
    append_line(html, out, &sheet->first_foot, "bottom", false);
    buffer_append_string(out, "}\n");
}

void html_sheet(struct html *html, struct buffer *out) {
    const struct flow_sheet *sheet = html->document->sheet;
    if (!sheet) {
        buffer_append_string(out, "@page{size:A4;margin:22mm 20mm}\n");
        return;
    }
    buffer_print(out, "@page{size:%s %s}\n", millimetres(html, sheet->width),
        millimetres(html, sheet->height));
    append_pages(
        html, out, sheet->turns ? " :right" : "", false, &sheet->head, &sheet->foot);
    if (sheet->turns) {
        append_pages(html, out, " :left", true, &sheet->head, &sheet->foot);
    }
    if (sheet->has_first) {
        append_first(html, out);
    }
}
