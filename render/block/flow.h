/* What a document that lays itself out (HTML, DOCX) is written from: the structure tree
 * that PDF is tagged with, made by the same hands. An element says what it is, its
 * alternative text, spans, scope and headers; beside it stands what it holds and how that
 * looks (`element->content`).
 *
 *     kind->flow(placer, block)  ──►  elements under placer->element  ──►  document/
 *
 * A kind without `flow` is drawn: it stands in the text as one picture, placed again for
 * each width that the document is read at. */
#ifndef TUBIAO_BLOCK_FLOW_H
#define TUBIAO_BLOCK_FLOW_H

#include "block/block.h"

enum flow_kind {
    FLOW_TEXT,    /* spans */
    FLOW_DRAWING, /* a block to be placed, or a group that is */
    FLOW_IMAGE,   /* a PNG or JPEG */
    FLOW_ROW,     /* children side by side */
    FLOW_GRID,    /* children in columns of like width */
    FLOW_COLUMN,  /* children one under another */
    FLOW_TABLE,
    FLOW_CELL, /* spans, then children */
    FLOW_RULE,
    FLOW_SPACE,
    FLOW_BREAK,     /* a new page where there are pages */
    FLOW_SIGNATURE, /* two paragraphs at the right */
    FLOW_BOX,       /* the ground of what is in it: block->box */
    FLOW_FIGURE,    /* caption, what it is of, notes */
    FLOW_NUMBER,    /* paragraphs that say one number */
};

/* Links and emphasis of spans are struct text_mark's. */
struct flow_text {
    const struct text_span *spans;
    size_t count;
    const struct text_mark *marks; /* of each; or NULL */
    const struct style *style;
    const char *prefix; /* the lines hang behind it (注：); or NULL */
    bool vertical;
    bool words; /* is broken at zero-width spaces alone, if it can be */
};

struct flow_drawing {
    const struct placer *placer;
    struct block *block;             /* placed by flow_drawing_place; or NULL */
    const struct scene_group *group; /* or NULL */
    double width, height;            /* of the group */
    const struct element *data;      /* a Table of what it shows; or NULL */
};

struct flow_image {
    const char *url;
    const unsigned char *bytes;
    size_t length;
    double width, height; /* px, its own */
};

/* One side of a cell. */
enum flow_rule_style { FLOW_SOLID, FLOW_DASHED, FLOW_DOTTED, FLOW_DOUBLE };
struct flow_rule {
    double width; /* px; 0: none */
    enum flow_rule_style style;
    struct color color;
};

/* Of a cell's text. */
enum flow_cell_align { FLOW_LEFT, FLOW_CENTER, FLOW_RIGHT };

struct flow_cell {
    struct flow_rule rules[4]; /* top right bottom left */
    struct color fill;
    enum flow_cell_align align;
    double padding_x, padding_y; /* px */
    double indent;               /* px, of its text */
    double axis_width,
        axis_start;              /* ems: of the block that the column's numbers make, and
                                      where this one begins in it; 0, 0: it is in none */
    const char *const *diagonal; /* labels from bottom left to top right; or NULL */
};

struct flow_table {
    double *shares; /* of the width that each column has */
    size_t columns;
    double least; /* ems of the cells' text that it takes to be read */
};

enum flow_cross { FLOW_TOP, FLOW_MIDDLE, FLOW_BOTTOM, FLOW_BASELINE };

/* What an element holds. */
struct flow_content {
    enum flow_kind kind;
    const struct block *block; /* whose common keys count: width, align…; or NULL */
    struct flow_text text;
    const struct flow_drawing *drawing;
    struct flow_image image;
    const struct flow_table *table;
    const struct flow_cell *cell;
    double gap, row_gap;   /* px, of rows, columns and grids */
    enum flow_cross cross; /* of a row: of its children among each other */
    int columns;           /* of a grid */
    struct color color;    /* of a rule */
    double height;         /* px, of a rule or space */
    struct color ground;   /* behind a figure; not set: none */
    double padding;        /* around it, px */
};

/* An element with such content, under the placer's. */
struct flow_content *flow_add(const struct placer *placer, const char *tag,
    enum flow_kind kind, struct element **out);

/* The block as one picture, in an element that is still to be told its alternative text. */
struct flow_drawing *flow_add_drawing(
    const struct placer *placer, struct block *block, struct element **out);

/* The block, or the blocks, as elements under the placer's. */
void block_flow(const struct placer *placer, struct block *block);
void block_list_flow(const struct placer *placer, const struct block_list *blocks);

/* Words of one style, in an element that there is already. */
struct flow_content *flow_words(const struct placer *placer, struct element *element,
    const char *text, struct place place, const struct style *style);

/* The picture for that width. Its structure is made under an element of its own. */
struct placed flow_drawing_place(const struct flow_drawing *drawing, double width);

/* The sheets that it is printed on. A line's texts are those at the left, in the middle, at
 * the right, at the inside and at the outside, or NULL; FLOW_PAGE and FLOW_PAGES in them stand
 * for the number of the page and for how many there are. */
enum { FLOW_PAGE = 1, FLOW_PAGES = 2, FLOW_SLOTS = 5 };
struct flow_line {
    const char *texts[FLOW_SLOTS];
    const struct style *style;
};
struct flow_sheet {
    double width, height; /* px */
    double top, bottom, inside, outside;
    bool turns; /* the inside is at the left of odd pages, at the right of even ones */
    struct flow_line head, foot;
    bool has_first; /* the first page has lines of its own */
    struct flow_line first_head, first_foot;
};

/* A document as a whole. */
struct flow_document {
    const char *title, *description, *author, *keywords; /* or NULL */
    const char *language;
    const char *remark; /* of a report that did not pass its check; or NULL */
    const char *watermark;
    const struct theme *theme;
    const struct font_set *fonts;
    const struct flow_sheet *sheet; /* or NULL */
    struct color background;
    double width;         /* px, that its drawings have where there is room */
    bool bare;            /* a chart on its own, as large as it says */
    struct element *root; /* the Document */
};

struct flow_document *flow_document_new(const struct placer *placer);

#endif
