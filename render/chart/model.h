/* What a bound specification is made of: views, definitions of channels, scales, guides.
 *
 * Everything lives in the binder's arena and is only read once bound; what depends on size
 * is worked out again by every place. */
#ifndef TUBIAO_CHART_MODEL_H
#define TUBIAO_CHART_MODEL_H

#include "block/block.h"
#include "chart/bag.h"
#include "chart/scale/scale.h"
#include "transform/transform.h"

/* The channels with scales come first. */
enum channel {
    CHANNEL_X,
    CHANNEL_Y,
    CHANNEL_X_OFFSET,
    CHANNEL_Y_OFFSET,
    CHANNEL_THETA,
    CHANNEL_RADIUS,
    CHANNEL_COLOR,
    CHANNEL_FILL,
    CHANNEL_STROKE,
    CHANNEL_OPACITY,
    CHANNEL_FILL_OPACITY,
    CHANNEL_STROKE_OPACITY,
    CHANNEL_STROKE_WIDTH,
    CHANNEL_SIZE,
    CHANNEL_SHAPE,
    CHANNEL_STROKE_DASH,
    CHANNEL_ANGLE,
    CHANNEL_X2,
    CHANNEL_Y2,
    CHANNEL_THETA2,
    CHANNEL_RADIUS2,
    CHANNEL_TEXT,
    CHANNEL_ORDER,
    CHANNEL_DETAIL,
    CHANNEL_TOOLTIP,
    CHANNEL_HREF,
    CHANNEL_URL,
    CHANNEL_DESCRIPTION,
    CHANNEL_KEY,
    CHANNEL_ROW, /* of facets only */
    CHANNEL_COLUMN,
    CHANNEL_FACET,
    CHANNEL_COUNT,
    CHANNEL_SCALED_COUNT = CHANNEL_X2,
    CHANNEL_NONE = -1,
};

struct channel_info {
    const char *name;
    bool discrete_range; /* shape, strokeDash */
    bool is_color;       /* color, fill, stroke */
    bool has_legend;
    bool stacks_by;      /* its field tells stacked parts apart */
    enum channel main;   /* x of x2; itself otherwise */
    enum channel second; /* x2 of x */
    enum channel offset; /* xOffset of x */
    int maxbins;
    const char *marks; /* that use it, between spaces; NULL: all */
};
extern const struct channel_info channels[CHANNEL_COUNT];
/* CHANNEL_NONE if there is none of that name. */
enum channel channel_find(const char *name);

enum data_type {
    TYPE_NONE,
    TYPE_QUANTITATIVE,
    TYPE_TEMPORAL,
    TYPE_ORDINAL,
    TYPE_NOMINAL,
};

struct time_unit {
    const char *unit; /* "yearmonth"; NULL: none */
    double step;      /* 1 */
    bool utc;
    bool binned; /* the data are floored already */
};

struct condition {
    const struct expression *test; /* NULL: `holds` says it all (selections) */
    bool holds;
    struct definition *definition;
};

/* What one channel encodes: a field, a datum or a value. */
struct definition {
    const struct value *source; /* the mapping as written */
    enum channel channel;
    bool has_field, has_datum, has_value;
    const char *field;       /* NULL: count */
    const char *aggregate;   /* NULL: none */
    const char *argument;    /* of argmin and argmax: the field that is extreme */
    const struct value *bin; /* true or parameters; NULL: none */
    bool binned;             /* bin: "binned" */
    double binned_step;      /* of binned parameters; 0: none */
    struct time_unit time_unit;
    enum data_type type;
    struct value datum, value;
    double band_position;      /* NaN: not given */
    const char *column;        /* in the unit's data, named as Vega-Lite names it */
    const char *column_end;    /* bin and timeUnit: where the interval ends */
    const char *column_middle; /* bins of stacked paths */
    const char *column_range;  /* discrete bins: the interval as text */
    struct bin_parameters bins;
    const struct expression *custom_format; /* of its texts: see formats.h; or NULL */
    struct condition *conditions;
    size_t condition_count;
    struct definition *next; /* order, detail, tooltip: lists */
};

enum orientation { ORIENT_NONE, ORIENT_HORIZONTAL, ORIENT_VERTICAL };

struct stack {
    bool set;
    enum channel field_channel;
    enum channel groupby[2];
    size_t groupby_count;
    const char *by[CHANNEL_COUNT]; /* columns that tell the parts apart */
    size_t by_count;
    const char *offset; /* zero normalize center */
    bool impute;
    const char *start, *end; /* columns it adds */
};

/* Where a part of a scale's domain comes from. */
struct domain_part {
    const struct dataset *dataset; /* NULL: `values` */
    const char *column;
    struct value values; /* an array */
    /* discrete: order of the values */
    bool sorted;
    const char *sort_op;    /* NULL: by the value itself */
    const char *sort_field; /* column of `dataset` */
    bool descending;
};

/* A scale of one channel: of a unit, or shared by the units of a layer. */
struct scale_part {
    enum channel channel;
    enum scale_type type;
    bool type_said;
    struct component
        properties; /* nice zero padding paddingInner reverse range scheme … */
    struct domain_part *domains;
    size_t domain_count;
    bool domains_said;
    struct scale_part *merged;           /* the shared scale it went into */
    const struct definition *definition; /* the first to use it */
    const struct view *view;             /* its unit */
    bool has_bins; /* the domain is bins: its ticks are their edges */
    struct bin_parameters bins;
    struct ticks edges; /* place: of bins, said by the scale or those of the data */
    /* bind: the domain without padding; place: complete */
    struct scale scale;
    struct value *domain;
    size_t domain_size;
};

/* What a legend explains: a property of its symbols by a channel's scale. */
struct explained {
    enum channel paint; /* fill or stroke where the channel is color */
    enum channel channel;
    const struct view *view;
};

struct guide {
    struct component properties;
    enum channel channel;
    bool disabled, disable_said;
    bool
        in_header; /* axes: only the grid is in the plot, the rest at the foot of the facet */
    const struct view *view;
    const struct definition *definition;
    const struct expression *label_expression;     /* labelExpr, or NULL */
    struct explained scales[CHANNEL_SCALED_COUNT]; /* legends */
    size_t scale_count;
    struct look_memory *memory; /* what placing it has looked up (guide.h) */
};

enum size_kind { SIZE_DEFAULT, SIZE_NUMBER, SIZE_STEP, SIZE_CONTAINER };
struct view_size {
    enum size_kind kind;
    double value;    /* px, or the step */
    bool for_offset; /* step: {for: "offset"} or by default */
    bool step_for_said;
};

enum { AXIS_LIMIT = 16 };

/* Units (with a mark) and layers (with children) are plots; facets and concatenations
 * arrange plots in a grid. */
enum view_form { VIEW_UNIT, VIEW_LAYER, VIEW_FACET, VIEW_CONCAT };

/* How a composed view arranges what is in it (Vega's grid layout); [0] is for columns,
 * [1] for rows. */
enum grid_align { GRID_NONE, GRID_EACH, GRID_ALL };
struct grid_options {
    size_t columns; /* 0: all in one row */
    enum grid_align align[2];
    double spacing[2]; /* px */
    bool center[2];
    bool align_said;
    bool flush; /* only the plots' own sizes count, not what stands around them */
};

struct view_list {
    struct view **items;
    size_t count, capacity;
};
struct guide_list {
    struct guide **items;
    size_t count, capacity;
};

/* The columns by which facets around a view divide its rows, outermost first. */
struct grouping_columns {
    const char *const *names;
    size_t count;
};

struct facet;    /* facet.h */
struct repeater; /* repeat.h */
struct sizing;   /* composition.h */

struct view {
    enum view_form form;
    const struct value *source;
    const struct view *parent;
    struct view **children; /* a facet's one child is the pattern of its cells */
    size_t child_count;
    struct view_size width, height;
    const struct value *title;
    const struct repeater *repeater;  /* what {repeat: …} stands for; NULL: nothing */
    const struct dataset *given;      /* the data before its own transforms */
    const struct dataset *data;       /* after them */
    struct grouping_columns grouping; /* of its data; none if it has data of its own */
    struct grid_options grid;         /* composed views */
    struct facet *facet;              /* facets */
    struct view *instance;            /* the latest copy, while a facet makes its cells */
    struct guide_list shown_legends;  /* those that stand around it, in order */

    /* units only */
    const struct mark_kind *mark;
    struct value mark_def; /* an object, `type` and all */
    bool filled;
    enum orientation orient;
    double default_opacity; /* NaN: none */
    struct definition *encoding[CHANNEL_COUNT];
    struct stack stack;
    const struct dataset *raw;    /* before aggregation: for sorting by another field */
    const struct dataset *main;   /* what is drawn */
    const struct dataset *domain; /* what scales see */
    /* independent scales and guides hang on units, shared ones on the layer */
    struct scale_part *scales[CHANNEL_SCALED_COUNT];
    struct guide *axes[2][AXIS_LIMIT];
    size_t axis_count[2];
    struct guide *legends[CHANNEL_SCALED_COUNT];
};

struct parameters;
struct chart_host;
struct chart_picture;

struct chart {
    struct block block;
    struct arena *arena;
    struct faults *faults;
    bool bare;
    struct value config; /* complete: defaults, theme, the specification's own */
    struct view *root;
    struct view_list units;                 /* all, facets' patterns once */
    const struct value *datasets;           /* named in the specification, or NULL */
    const struct scope *scope;              /* params over the report's values */
    struct scope *width_name, *height_name; /* `width` and `height`, set by place */
    struct parameters *parameters;          /* parameter/parameter.h */
    struct chart_host *host;                /* host.h */
    struct chart_picture *pictures;         /* picture.h */
    double padding[4];                      /* left top right bottom; bare charts only */
    const char *description;
    bool empty;                 /* no row to draw; empty.h */
    bool fit_width, fit_height; /* autosize: fit */
    bool fit_padding;           /* autosize: contains padding: the size includes it */
    bool crop;                  /* autosize: none: what leaves the plot is cut off */
    const struct format_locale *locale;
};

/* What one place works with; ranges and positions are px of the plot. */
struct plot {
    const struct chart *chart;
    const struct view *view; /* that is drawn, or whose headers are */
    const struct placer *placer;
    const struct sizing *sizing; /* composition.h */
    struct arena *arena;
    double width, height; /* of the plot; 0 around composed views */
    bool continued; /* headers after the first: what stands above all is there already */
    double total_width; /* that the chart may take with its guides; INFINITY: any */
    struct scene_group *group; /* the plot: axes, marks, legends go in here */
};

#endif
