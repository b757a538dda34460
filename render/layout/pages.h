/* Pages: a document of sheets that blocks flow over.
 *
 *     pages:
 *       paper: A4
 *       margins: {top: 37mm, bottom: 35mm, inside: 28mm, outside: 26mm}
 *       grid: {characters: 28, lines: 22}      # the type area filled exactly, GB/T 9704
 *       foot: {outside: — ${page} —, style: page-number, distance: 7mm}
 *       blocks: [{title: …}, {prose: 总体情况}, {output: table-1}]
 *
 * What is not said here is the theme's `pages`. */
#ifndef TUBIAO_LAYOUT_PAGES_H
#define TUBIAO_LAYOUT_PAGES_H

#include "layout/layout.h"
#include "layout/metadata.h"
#include "layout/reference.h"

struct flow_document;

/* Odd pages have `inside` at the left, even ones at the right; fixed margins don't turn. */
struct margins {
    double top, bottom, inside, outside; /* px */
    bool fixed;                          /* inside is left, outside right, on all */
};

/* A running head or foot: text at the left, middle and right, or by which side is outside.
 * Its ${} may use page, pages, section (the last heading of the first level) and title. */
enum page_slot { SLOT_LEFT, SLOT_CENTER, SLOT_RIGHT, SLOT_INSIDE, SLOT_OUTSIDE, SLOTS };
struct page_line {
    bool given; /* else nothing is printed */
    struct value slots[SLOTS];
    const struct style *style;
    double distance; /* px from the type area to the middle of the text */
    double indent;   /* px from the sides */
    double rule;     /* px thick, between it and the type area; 0: none */
    struct color rule_color;
};

struct pages {
    double width, height; /* of the sheet, upright, px */
    struct margins margins;
    int columns;
    double column_gap;
    double pitch; /* px from line to line of the grid; 0: none */
    struct color background;
    struct page_line head, foot, first_head, first_foot;
    bool has_first; /* the first page has lines of its own */
    const char *watermark;
    struct metadata metadata;
    struct block_list blocks;
    const struct theme *theme; /* styles fitted to the grid */
    const struct scope *scope; /* of the lines' ${} */
};

/* The mapping behind `pages:`, a theme's `pages`, and parts of them. */
extern const struct schema pages_schema, theme_pages_schema, paper_schema, margins_schema,
    page_line_schema;

/* The value behind `pages:`. NULL with faults on error. */
struct pages *pages_bind(struct binder *binder, const struct value *value);
struct flow_document *pages_flow_document(
    struct placer *placer, const struct pages *pages);
struct scene *pages_place(struct placer *placer, const struct pages *pages);

/* paper.c: A4, 16开, [210mm, 297mm]. */
bool paper_bind(
    const struct value *value, double *width, double *height, struct faults *faults);
/* A length for all sides, or a mapping. */
bool margins_bind(
    const struct value *value, struct margins *margins, struct faults *faults);

/* page_line.c */
bool page_line_bind(struct binder *binder, const struct value *value, const char *name,
    struct page_line *line);

enum numbering { NUMBERS_ARABIC, NUMBERS_ROMAN, NUMBERS_NONE };

/* A sheet that is filled, before its lines are drawn. */
struct sheet {
    struct scene_group *frame;
    bool landscape;
    bool even;            /* its outside is at the left */
    double left, top;     /* px, of the type area on the page as it is read */
    double width, height; /* of the type area */
    double filled;        /* px of that height */
    const char *label;    /* its number; NULL: none is printed */
    const char *section;  /* or "" */
};
/* pages_place.c: the blocks flow over as many sheets as they need. The structure hangs under
 * the placer's element. */
struct sheets {
    struct sheet *items;
    size_t count;
};
struct sheets pages_flow(const struct placer *placer, const struct pages *pages);

/* Where the type area of a sheet is. */
void sheet_measure(const struct pages *pages, struct sheet *sheet);
/* The line's texts with marks for what is known on paper alone. */
struct flow_line;
void page_line_flow(struct arena *arena, const struct pages *pages,
    const struct page_line *line, struct flow_line *out);

/* Watermark, head and foot. */
void sheet_add_watermark(
    const struct placer *placer, const struct pages *pages, const struct sheet *sheet);
void sheet_add_lines(const struct placer *placer, const struct pages *pages,
    const struct sheet *sheet, size_t index, size_t count);

/* pagebreak.c: what the flow does there. */
struct page_break {
    struct block block;
    enum numbering numbering;
    bool has_numbering;
    int number; /* of the next page; 0: goes on */
    bool odd;   /* on a right-hand page */
};
extern const struct block_kind pagebreak_block;

#endif
