/* Writing HTML: what the files that know pages, text, tables, pictures and looks share.
 *
 *     tree ──► pictures placed ──► body, which collects looks ──► style sheet ──► page
 *
 * The page holds all that it shows: no script, nothing to be fetched. */
#ifndef TUBIAO_DOCUMENT_HTML_H
#define TUBIAO_DOCUMENT_HTML_H

#include "document/document.h"
#include "surface/svg_inline.h"

extern const struct document_format document_html;

/* Widths that pictures are placed for, px: where there is room, and on a phone of 360. */
enum { HTML_WIDE = 680, HTML_NARROW = 328 };

/* A picture, placed for one or both widths. */
struct html_picture {
    const struct element *element;
    struct scene_page wide, narrow; /* root NULL: as the other */
    const char *alternative;        /* or NULL: nothing that readers should meet */
    bool fixed;                     /* has its own size wherever it stands */
};

/* Declarations that several elements share, under a name of their own. */
struct html_rule {
    const char *name, *declarations;
};

struct html {
    struct arena *arena;
    struct buffer *out; /* the body */
    const struct flow_document *document;
    const struct surface_options *options;
    double scale; /* of lengths of layouts for more px than a page is wide; 1 */
    struct svg_fonts *fonts; /* of the pictures; NULL: named alone */
    struct html_picture *pictures;
    size_t picture_count, picture_capacity;
    struct html_rule *rules;
    size_t rule_count, rule_capacity;
    const char **roles; /* of fonts, each with a custom property */
    size_t role_count, role_capacity;
    const char **ids;
    size_t id_count, id_capacity;
    size_t tables;               /* written so far */
    const char *caption;         /* of the figure being written; or NULL */
    const struct element **data; /* of the figure's pictures, to stand behind its parts */
    size_t data_count, data_capacity;
    bool in_figure;
    bool heading; /* there is one of the first level */
};

/* html_write.c: text and attributes with what HTML needs escaped. */
void html_text(struct html *html, const char *text, size_t length);
void html_attribute(struct html *html, const char *name, const char *value);
/* The id of an anchor, and a link to it: HTML's have no spaces. */
const char *html_anchor(struct html *html, const char *name);
/* ` id="…"`, unless another element has it already. */
void html_id(struct html *html, const char *name);
/* An attribute's worth of a number, at most 4 decimals. */
const char *html_number(struct html *html, double number);
const char *html_color(struct html *html, struct color color);

/* html_look.c */
/* The name of a class with these declarations. */
const char *html_rule(struct html *html, const char *declarations);
/* The class of a theme's style, as a text of that tag. */
const char *html_style(struct html *html, const struct style *style);
/* Declarations in which a text differs from the paragraph around it; "" for none. */
const char *html_difference(struct html *html, const struct text_style *own,
    const struct text_style *outer, struct color color);
/* rem, of a length in px of the layout. */
double html_length(const struct html *html, double length);
/* rem, of a size in px of the theme: what is read on a screen is never as small as on
 * paper. */
double html_size(const struct html *html, double size);
/* The style sheet, once the body is written. */
void html_style_sheet(struct html *html, struct buffer *out);
/* html_css.c: what every page has. */
extern const char html_css[];

/* html_sheet.c: the rules for the paper it may be printed on. */
void html_sheet(struct html *html, struct buffer *out);
/* A text as the value of CSS's content. */
void html_content(struct buffer *out, const char *text);

/* html_text.c: the spans of a text, its links and emphasis. */
void html_spans(struct html *html, const struct flow_text *text);

/* html_element.c: the element with all in it; its children alone. */
void html_element(struct html *html, const struct element *element);
void html_children(struct html *html, const struct element *element);
bool html_has_tag(const struct element *element, const char *tag);

/* What stands over a table in its caption. */
struct html_top {
    const struct element *caption;  /* or NULL */
    const struct element *words[2]; /* subtitle and unit, as far as there are any */
    size_t word_count;
};

/* html_box.c */
void html_box(struct html *html, const struct element *element, bool in_row);
/* The width that a block asks for, as declarations. */
void html_append_width(struct html *html, const struct block *block, struct buffer *look);

/* html_table.c */
void html_table(
    struct html *html, const struct element *table, const struct html_top *top);

/* html_picture.c */
void html_place_pictures(
    struct html *html, const struct element *element, double wide, double narrow);
void html_picture(struct html *html, const struct element *element);
/* The data of the pictures of the figure that ends here. */
void html_data(struct html *html);
void html_image(struct html *html, const struct element *element);

#endif
