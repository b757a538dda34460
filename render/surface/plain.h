/* PDF of documents that are many thousand texts, rects and rules and nothing else, as long
 * tables are: written without Cairo, a tenth of its time and half of its memory, each text
 * marked with its element. What such a document says and shows is the same either way.
 *
 *     takes? ──► collect fonts ──► content of each page ──► structure, links, outline
 */
#ifndef TUBIAO_SURFACE_PLAIN_H
#define TUBIAO_SURFACE_PLAIN_H

#include "surface/pdf_embed.h"
#include "surface/surface.h"

/* Whether the scene is worth it and has only such marks; about how many texts. */
bool plain_takes(const struct scene *scene, size_t *text_count);

/* False, with nothing written, if a font can't be embedded; Cairo draws its outlines. */
bool plain_write(const struct scene *scene, size_t text_count,
    const struct surface_options *options, struct buffer *out);

/* Content that belongs to an element: the mcid-th of its page. */
struct plain_mark {
    const struct element *element;
    int page, mcid;
};

/* A link's text on a page, px. */
struct plain_link {
    const struct element *element;
    int page;
    double x, y, width, height; /* y: of its foot, from the top */
};

/* The document being written. */
struct plain {
    struct arena *arena;
    struct arena page; /* what is made for one page alone */
    const struct scene *scene;
    const struct surface_options *options;
    struct pdf_file *file;
    struct pdf_embeds *embeds;
    struct plain_mark *marks; /* in the order painted */
    size_t mark_count, mark_capacity;
    struct plain_link *links;
    size_t link_count, link_capacity;
    int first_page; /* the number of the first page's object */
    int first_link;
    int fonts;         /* of the dictionary of fonts */
    int structure;     /* StructTreeRoot; 0: none */
    int first_element; /* of the Document, number 1 */
};

/* plain_content.c: fonts of a page noted; its operators. */
void plain_collect(struct plain *plain, const struct scene_page *page);
void plain_page_content(struct plain *plain, int page, struct buffer *out);

/* plain_structure.c */
void plain_write_structure(struct plain *plain);

/* plain_outline.c: link annotations; the outline's root, 0 without headings. */
void plain_write_links(struct plain *plain);
int plain_write_outline(struct plain *plain);
/* [page /XYZ x y null] */
void plain_put_place(
    const struct plain *plain, const struct scene_anchor *anchor, struct buffer *out);

#endif
