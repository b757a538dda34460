/* The page: its head, and what stands in it. */
#include <string.h>

#include "base/utf8.h"
#include "document/html.h"

static void head_meta(struct html *html, const char *name, const char *content) {
    if (content && *content) {
        buffer_append_string(html->out, "<meta");
        html_attribute(html, "name", name);
        html_attribute(html, "content", content);
        buffer_append_string(html->out, ">\n");
    }
}

static const char *title_of(const struct html *html) {
    const struct flow_document *document = html->document;
    if (document->title && *document->title) {
        return document->title;
    }
    for (size_t i = 0; i < html->picture_count; i++) {
        if (html->pictures[i].alternative) {
            return html->pictures[i].alternative;
        }
    }
    return "图表";
}

/* A title is one line. */
static const char *on_one_line(struct arena *arena, const char *text) {
    char *copy = arena_copy_string(arena, text);
    for (char *c = copy; *c; c++) {
        *c = *c == '\n' ? ' ' : *c;
    }
    return copy;
}

static void head(struct html *html, const char *title, const struct buffer *style) {
    const struct flow_document *document = html->document;
    buffer_append_string(html->out, "<!DOCTYPE html>\n<html");
    html_attribute(html, "lang", document->language);
    buffer_append_string(html->out,
        ">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" "
        "content=\"width=device-width,initial-scale=1\">\n<title>");
    html_text(html, title, strlen(title));
    buffer_append_string(html->out, "</title>\n");
    head_meta(html, "description", document->description ? document->description : title);
    head_meta(html, "author", document->author);
    head_meta(html, "keywords", document->keywords);
    head_meta(html, "generator", html->options->creator);
    head_meta(html, "remark", document->remark);
    buffer_append_string(html->out, "<style>\n");
    buffer_append(html->out, style->data, style->length);
    buffer_append_string(html->out, "</style>\n</head>\n");
}

/* Behind the text, turned, as on paper. */
static void watermark(struct html *html, struct buffer *style) {
    const char *text = html->document->watermark;
    if (!text || !*text) {
        return;
    }
    const struct style *own = theme_own_style(html->document->theme, "watermark");
    struct color pale = {true, 0xE5, 0xE5, 0xE5, 1};
    buffer_append_string(style, "body::before{content:");
    html_content(style, text);
    buffer_print(style,
        "/\"\";position:fixed;inset:0;z-index:-1;display:grid;place-items:center;"
        "font:700 min(%svw,9rem)/1 "
        "sans-serif;color:%s;rotate:-35deg;white-space:nowrap}\n",
        html_number(html, 100.0 / (double)utf8_count(text, strlen(text))),
        html_color(html, own ? own->color : pale));
}

static void add_fonts(struct html *html, struct svg_fonts *fonts, struct faults *faults) {
    if (html->options->svg_text != SVG_TEXT_EMBEDDED) {
        return;
    }
    for (size_t i = 0; i < html->picture_count; i++) {
        const struct html_picture *picture = &html->pictures[i];
        if (picture->wide.root) {
            svg_fonts_add(fonts, &picture->wide);
        }
        if (picture->narrow.root) {
            svg_fonts_add(fonts, &picture->narrow);
        }
    }
    html->fonts = svg_fonts_pack(fonts, html->options->packs, faults) ? fonts : NULL;
}

static void body(struct html *html, const char *title, const struct buffer *content) {
    buffer_append_string(html->out, "<body>\n<main>\n");
    if (!html->heading) {
        buffer_append_string(html->out, "<h1 class=\"unseen\">");
        html_text(html, title, strlen(title));
        buffer_append_string(html->out, "</h1>\n");
    }
    buffer_append(html->out, content->data, content->length);
    buffer_append_string(html->out, "</main>\n</body>\n</html>\n");
}

/* A layout for more px than this is for a picture that is shown smaller. */
enum { MOST_WIDTH = 800 };

static bool write_html(struct arena *arena, const struct flow_document *document,
    const struct surface_options *options, struct buffer *out, struct faults *faults) {
    struct buffer content = {0}, style = {0};
    double room = document->width > 0 ? document->width : HTML_WIDE;
    struct html html = {.arena = arena,
        .out = &content,
        .document = document,
        .options = options,
        .scale = room > MOST_WIDTH ? HTML_WIDE / room : 1};
    struct svg_fonts *fonts = svg_fonts_new(arena, "f");
    html_place_pictures(&html, document->root, HTML_WIDE, HTML_NARROW);
    add_fonts(&html, fonts, faults);
    html_children(&html, document->root);
    if (html.fonts) {
        svg_fonts_define(html.fonts, &style);
        buffer_append_char(&style, '\n');
    }
    html_style_sheet(&html, &style);
    html_sheet(&html, &style);
    watermark(&html, &style);
    const char *title = on_one_line(arena, title_of(&html));
    html.out = out;
    head(&html, title, &style);
    body(&html, title, &content);
    svg_fonts_free(fonts);
    buffer_finish(&content);
    buffer_finish(&style);
    return true;
}

const struct document_format document_html = {"html", "html", write_html};
