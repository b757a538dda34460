/* The scene: everything that will be painted, placed, in one unit.
 *
 * The vocabulary is Vega's scenegraph: a mark is an array of small items of one type; a
 * group item holds marks. Lengths are CSS px, y down; positions are relative to the
 * enclosing group item. Beside the pages stands one structure tree (elements), which says
 * what the items mean: PDF tags, SVG titles and roles come from it. Surfaces read a scene
 * and decide nothing about where. Everything lives in the job's arena. */
#ifndef TUBIAO_SCENE_SCENE_H
#define TUBIAO_SCENE_SCENE_H

#include "base/buffer.h"
#include "base/color.h"
#include "base/glyph.h"

enum mark_type {
    MARK_GROUP,
    MARK_RECT,
    MARK_RULE,
    MARK_LINE,
    MARK_AREA,
    MARK_TRAIL,
    MARK_ARC,
    MARK_SYMBOL,
    MARK_PATH,
    MARK_TEXT,
    MARK_IMAGE,
};

enum stroke_cap { CAP_BUTT, CAP_ROUND, CAP_SQUARE };
enum stroke_join { JOIN_MITER, JOIN_ROUND, JOIN_BEVEL };

/* A colour that changes along a line or from one circle to another. Positions are shares of
 * the painted shape's own box, so that a radial one in a box that is no square is an
 * ellipse (SVG's objectBoundingBox). */
struct gradient_stop {
    double offset; /* 0..1, not falling */
    struct color color;
};
struct scene_gradient {
    bool radial;
    double x1, y1, x2, y2;
    double r1, r2; /* radial */
    const struct gradient_stop *stops;
    size_t stop_count;
};

/* Ink over the fill, so that areas can be told apart without colour. */
enum hatch_kind {
    HATCH_DIAGONAL,     /* ／ */
    HATCH_ANTIDIAGONAL, /* ＼ */
    HATCH_CROSS,        /* both */
    HATCH_HORIZONTAL,
    HATCH_VERTICAL,
    HATCH_DOTS,
};
struct scene_hatch {
    enum hatch_kind kind;
    struct color ink;
    double step;  /* px from line to line, or dot to dot */
    double width; /* px of a line, or across a dot */
};

/* Its name in layouts and printed scenes, and the one of a name; false if there is none. */
const char *hatch_name(enum hatch_kind kind);
bool hatch_find(const char *name, enum hatch_kind *kind);

/* How far the hatch's lines are turned clockwise from lying, in degrees: one or two
 * directions, returned as their number. Dots stand in rows that are turned so. */
size_t hatch_angles(enum hatch_kind kind, double angles[2]);

/* How an item is painted; items that look alike share one. Where there is a gradient the
 * colour is what stands for it on a surface, or in a text, that has none. */
struct scene_style {
    struct color fill;
    struct color stroke;
    const struct scene_gradient *fill_gradient;   /* or NULL */
    const struct scene_gradient *stroke_gradient; /* or NULL */
    const struct scene_hatch *hatch;              /* over the fill, or NULL */
    const char *href;                             /* where a click leads; NULL: nowhere */
    const char *description; /* what readers are told of the item, or NULL */
    const char *blend;       /* CSS mix-blend-mode: "multiply"…; NULL: drawn over */
    double opacity;          /* 0..1, of the whole item */
    double fill_opacity;     /* 0..1 */
    double stroke_opacity;   /* 0..1 */
    double stroke_width;     /* px */
    const double *dash;      /* px on, off, …; NULL: solid */
    size_t dash_count;
    double dash_offset;
    enum stroke_cap cap;
    enum stroke_join join;
    double miter_limit;    /* 0: 10 */
    bool has_stroke_width; /* printed even if it is 1 */
};

struct flow_content;

/* An element of the structure tree. Tags are PDF's: Document Sect Figure Table THead
 * TBody TR TH TD Caption P Span Note Link H1… Items under an element with tag Figure need
 * none. */
struct element {
    const char *tag;
    const char *alternative;    /* alternative text, or NULL */
    const char *title;          /* or NULL */
    const char *language;       /* BCP 47, or NULL: as the parent */
    const char *anchor;         /* links lead here by this name; or NULL */
    const char *link;           /* Link: an address, or # and the name of an anchor */
    const char *scope;          /* TH: "Column", "Row", "Both"; or NULL */
    const char *id;             /* TH: for headers; or NULL */
    const char *const *headers; /* TD: ids of its THs; header_count */
    size_t header_count;
    int row_span, column_span; /* 0 counts as 1 */
    bool ordered;              /* L: its items are numbered */
    const struct flow_content
        *content; /* what it holds where the document lays itself out
                                  (block/flow.h); NULL in scenes */
    struct element *parent;
    struct element **children; /* in reading order */
    size_t child_count, child_capacity;
    int number; /* in reading order from 1; scene_number_elements gives it */
};

/* Marks something as decoration that no reader should meet. */
extern const struct element scene_artifact;

/* What every item starts with. An item without an element takes the nearest enclosing
 * group's; with none there it is an artifact. */
struct item {
    double x, y;
    const struct scene_style *style;
    const struct element *element;
    uint32_t row; /* data row it shows, from 1; 0: none */
};

struct scene_rect {
    struct item item;
    double width, height;
    double corner_radius[4]; /* top left, top right, bottom right, bottom left */
};

struct scene_rule {
    struct item item;
    double x2, y2;
};

/* One point of a line or area; the mark's items are the points of one line, and the first
 * item's style is the line's. */
struct scene_point {
    struct item item;
    double x2, y2;  /* area: the other edge: y2, or x2 if it is horizontal */
    double size;    /* trail: how wide it is there */
    bool undefined; /* a gap */
};

struct scene_arc {
    struct item item;              /* centre */
    double start_angle, end_angle; /* radians clockwise from 12 o'clock */
    double inner_radius, outer_radius;
    double pad_angle, corner_radius;
};

struct scene_symbol {
    struct item item;  /* centre */
    const char *shape; /* circle square cross diamond triangle-up … or an SVG path in a
                          box from -1 to 1 */
    double size;       /* px² of the bounding square, as Vega */
    double angle;      /* degrees */
};

struct scene_path {
    struct item item;
    const char *path;        /* SVG path data */
    double scale_x, scale_y; /* 0 counts as 1 */
    double angle;
};

enum horizontal_align { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };
enum vertical_align {
    BASELINE_ALPHABETIC,
    BASELINE_TOP,
    BASELINE_MIDDLE,
    BASELINE_BOTTOM,
    BASELINE_LINE_TOP,
    BASELINE_LINE_BOTTOM,
};

/* Text is placed once: `runs` stand relative to (x + dx, y + dy), turned by `angle` about
 * (x, y). What a run says is in its text; align and baseline only tell how it was placed.
 */
struct scene_text {
    struct item item;
    const char *text; /* lines divided by '\n' */
    double dx, dy;
    double angle; /* degrees clockwise */
    enum horizontal_align align;
    enum vertical_align baseline;
    const char *font; /* the name asked for: role or family */
    double font_size;
    int font_weight; /* 0: normal */
    bool italic;
    double limit;         /* px; 0: none */
    double line_height;   /* 0: none given */
    const char *ellipsis; /* of lines beyond the limit; NULL: … */
    bool right_to_left;   /* asked for, whatever its characters */
    const struct glyph_run *runs;
    size_t run_count;
    double width; /* advance of the widest line */
};

struct scene_image {
    struct item item;
    double width, height;
    double inset_x,
        inset_y;     /* left free at both sides, so that it keeps its proportions */
    bool stretched;  /* proportions do not count */
    bool pixelated;  /* enlarged without smoothing */
    const char *url; /* as written */
    const unsigned char *bytes; /* the encoded PNG or JPEG, or an SVG file */
    size_t length;
};

enum image_format { IMAGE_PNG, IMAGE_JPEG, IMAGE_SVG };
enum image_format scene_image_format(const struct scene_image *image);
/* Of its media type, behind image/. */
const char *scene_image_type(const struct scene_image *image);

struct scene_group;

/* What makes a group's marks when a surface comes to them: parts of tables with a million
 * cells are not all held at once. They are texts, rects and rules, as `plain` (surface)
 * takes them. */
struct scene_later {
    void (*make)(
        const struct scene_later *later, struct arena *arena, struct scene_group *group);
    struct arena *arena; /* of those that are made to stay */
    size_t texts;        /* about so many */
};

struct scene_group {
    struct item item;
    struct place place; /* in the source of what it shows; line 0: not known */
    double width, height;
    bool clip;
    bool no_size; /* axes, legends, titles: width and height are not printed */
    double corner_radius;
    double zindex; /* above siblings that have less; see scene_order_marks */
    struct scene_mark **marks;
    size_t mark_count, mark_capacity;
    const struct scene_later *later; /* NULL: the marks are there */
};

enum interpolation {
    INTERPOLATE_LINEAR,
    INTERPOLATE_MONOTONE,
    INTERPOLATE_STEP,
    INTERPOLATE_STEP_BEFORE,
    INTERPOLATE_STEP_AFTER,
    INTERPOLATE_BASIS,
    INTERPOLATE_CARDINAL,
    INTERPOLATE_NATURAL,
    INTERPOLATE_CATMULL_ROM,
    INTERPOLATE_BUNDLE,
    INTERPOLATE_LINEAR_CLOSED,
    INTERPOLATE_BASIS_CLOSED,
    INTERPOLATE_BASIS_OPEN,
    INTERPOLATE_CARDINAL_CLOSED,
    INTERPOLATE_CARDINAL_OPEN,
    INTERPOLATE_CATMULL_ROM_CLOSED,
    INTERPOLATE_CATMULL_ROM_OPEN,
};

/* Vega's names of these, and the one of a name; false if there is none. */
const char *interpolation_name(enum interpolation interpolation);
bool interpolation_find(const char *name, enum interpolation *interpolation);

/* Where the data of rows came from; asked only where somebody wants to know. Line 0 if a row
 * was computed of nothing that has a place. */
struct scene_rows {
    struct place (*place)(const struct scene_rows *rows, uint32_t row); /* from 1 */
};

struct scene_mark {
    enum mark_type type;
    const char *role; /* mark frame scope axis axis-grid axis-tick axis-domain axis-label
                         axis-title legend legend-symbol … table cell … */
    const char *name; /* or NULL */
    struct place place;               /* in the source that made it */
    const struct scene_rows *rows;    /* of its items' rows; NULL: not known */
    enum interpolation interpolation; /* lines and areas */
    double tension;  /* cardinal: tension, catmull-rom: alpha, bundle: beta; 0: default */
    bool horizontal; /* lines and areas: orient horizontal, values run along x */
    size_t count;
    union {
        struct scene_group *groups;
        struct scene_rect *rects;
        struct scene_rule *rules;
        struct scene_point *points;
        struct scene_arc *arcs;
        struct scene_symbol *symbols;
        struct scene_path *paths;
        struct scene_text *texts;
        struct scene_image *images;
    };
};

/* Where an anchor came to stand. */
struct scene_anchor {
    const struct element *element;
    size_t page;
    double x, y; /* px, on that page */
};

struct scene_page {
    double width, height;
    struct scene_mark *root; /* a group mark of role frame with one item */
    struct color background;
    const char *label; /* the number printed on it: 1, iv; NULL: its place from 1 */
};

struct scene {
    struct scene_page *pages;
    size_t page_count;
    bool paged;                /* printed as {"pages": […]} even if there is one */
    struct element *structure; /* the Document element */
    const char *title;         /* of the document, or NULL */
    const char *remark;        /* of a report that did not pass its check; or NULL */
    const char *author, *subject, *keywords; /* or NULL */
    const char *language;                    /* zh-CN */
    bool has_time;
    double time;                  /* the document's date, seconds since the epoch */
    struct scene_anchor *anchors; /* in the order of the pages; scene_find_anchors */
    size_t anchor_count;
};

/* Whose items are the points of one path. */
static inline bool scene_is_polyline(const struct scene_mark *mark) {
    return mark->type == MARK_LINE || mark->type == MARK_AREA || mark->type == MARK_TRAIL;
}

/* Making: a mark of `count` zeroed items of its type, appended to the group. */
struct scene_mark *scene_add_mark(struct arena *arena, struct scene_group *group,
    enum mark_type type, const char *role, size_t count);
/* A group mark with one group item; returns the item. */
struct scene_group *scene_add_group(
    struct arena *arena, struct scene_group *parent, const char *role);
/* Group marks by their groups' zindex, all else is 0; the order is kept where it is alike. */
void scene_order_marks(struct scene_group *group);
/* A group item with no parent, to be attached later. */
struct scene_group *scene_new_group(struct arena *arena);
/* Attaches a made group at (x, y) as a group mark of that role. */
void scene_attach_group(struct arena *arena, struct scene_group *parent,
    struct scene_group *child, const char *role, double x, double y);
/* A style with opacities 1 and nothing painted. */
struct scene_style *scene_new_style(struct arena *arena);
struct scene_style *scene_new_fill(struct arena *arena, struct color fill);
struct scene_style *scene_new_stroke(
    struct arena *arena, struct color stroke, double width);

/* How long the tree is at its end, to take back what was added there since. */
struct element_mark {
    struct element **elements; /* from the root to the last child of the last child … */
    size_t *counts;
    size_t depth;
};
struct element_mark element_mark(struct arena *arena, struct element *root);
void element_rewind(const struct element_mark *mark);
/* Whether the element is (still) in the tree of `root`. */
bool element_is_in(const struct element *element, const struct element *root);

/* Fills in anchors: where the elements with an anchor's name were first painted. */
void scene_find_anchors(struct arena *arena, struct scene *scene);
/* NULL if there is none of that name. */
const struct scene_anchor *scene_anchor_find(const struct scene *scene, const char *name);

struct element *element_new(struct arena *arena, struct element *parent, const char *tag);
/* Numbers the structure tree in reading order; printing does it first. */
void scene_number_elements(const struct scene *scene);

/* The group with its marks, those to come made in the arena. */
struct scene_group scene_group_made(struct arena *arena, const struct scene_group *group);
/* Makes all that is to come, to stay; whoever walks a whole scene does it first. */
void scene_make_all(const struct scene *scene);

/* Where the item's data came from; line 0 if that is not known. */
struct place scene_row_place(const struct scene_mark *mark, const struct item *item);

/* The i-th item of any mark, as its common part. */
struct item *scene_item(const struct scene_mark *mark, size_t index);
/* False if its x or y is no number or infinite: then no surface draws it. A line or area
 * leaves out such points. */
bool scene_item_is_placed(const struct scene_mark *mark, size_t index);

/* Paths of items, shared by every surface: SVG path data is one walk of these. */
enum path_verb { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE };
struct path_step {
    enum path_verb verb;
    double x1, y1, x2, y2, x, y;
};
struct path {
    struct path_step *steps;
    size_t count, capacity;
};
/* The outline of a rect, arc, symbol, path item (about its own x, y), or the polyline of
 * a line or area mark, as moves, lines and cubic curves. */
struct path scene_item_path(
    struct arena *arena, const struct scene_mark *mark, size_t index);
/* The box of that outline, in the group's px; 0, 0 with no size where there is none. */
struct scene_box {
    double x, y, width, height;
};
struct scene_box scene_item_box(
    struct arena *arena, const struct scene_mark *mark, size_t index);
/* What a clipping group leaves visible, about its own x, y. */
struct path scene_clip_path(struct arena *arena, const struct scene_group *group);

/* The scene as JSON (DESIGN: -f scene): Vega's names, at most 4 decimals, fixed order. */
void scene_print(const struct scene *scene, struct buffer *out);

#endif
