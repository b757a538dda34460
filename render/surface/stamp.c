/* Stamping: symbols of one form differ only in colour and in where within a pixel they
 * stand. Their masks (coverage of fill and stroke) are made once a form and phase, and
 * composed in the order of the symbols into a layer, which Cairo then paints under whatever
 * clip there is. */
#include "surface/stamp.h"

#include <math.h>
#include <string.h>

/* PHASES a side: half a phase moves an edge by 1/256 of a pixel, so coverage by one level. */
enum { PHASES = 128, MOST_FORMS = 32, FEWEST_SYMBOLS = 1000, LONGEST_SIDE = 64 };
static const double most_mask_bytes = 1 << 26;

/* Coverage of fill and stroke from (left, top) of the pixel that the centre lies in. */
struct stamp {
    unsigned char *fill, *stroke; /* width × height; NULL: not painted */
};

/* What symbols have in common that share masks. */
struct form {
    const struct scene_symbol *symbol;
    bool fill, stroke;
    struct path path;
    int left, top, width, height;
    struct stamp *stamps; /* PHASES × PHASES; empty where none was asked for yet */
};

struct layer {
    uint32_t *pixels; /* premultiplied ARGB */
    int x, y, width, height;
};

struct stamper {
    struct painter *painter;
    struct arena *arena;
    double scale, x, y; /* from the symbols' places to the target's pixels */
    struct form forms[MOST_FORMS];
    size_t form_count;
    cairo_t *scratch; /* on an A8 surface of LONGEST_SIDE a side */
};

static bool same_dash(const struct scene_style *a, const struct scene_style *b) {
    return a->dash_count == b->dash_count && a->dash_offset == b->dash_offset &&
           (a->dash_count == 0 ||
               memcmp(a->dash, b->dash, a->dash_count * sizeof *a->dash) == 0);
}

static bool same_stroke(const struct scene_style *a, const struct scene_style *b) {
    return a->stroke_width == b->stroke_width && a->cap == b->cap && a->join == b->join &&
           a->miter_limit == b->miter_limit && same_dash(a, b);
}

static bool has_form(const struct form *form, const struct scene_symbol *symbol) {
    const struct scene_symbol *own = form->symbol;
    const struct scene_style *style = symbol->item.style;
    return own->size == symbol->size && own->angle == symbol->angle &&
           (own->shape == symbol->shape ||
               (own->shape && symbol->shape && !strcmp(own->shape, symbol->shape))) &&
           form->fill == paint_has_fill(style) &&
           form->stroke == paint_has_stroke(style) &&
           (own->item.style == style || !form->stroke ||
               same_stroke(own->item.style, style));
}

/* The box of the form about its centre, with a pixel to spare for its phases. */
static bool measure_form(struct stamper *stamper, struct form *form) {
    cairo_t *cairo = stamper->scratch;
    double x1, y1, x2, y2, left, top, right, bottom;
    cairo_identity_matrix(cairo);
    cairo_scale(cairo, stamper->scale, stamper->scale);
    paint_add_path(cairo, form->path);
    paint_set_stroke(cairo, form->symbol->item.style);
    cairo_identity_matrix(cairo);
    cairo_fill_extents(cairo, &left, &top, &right, &bottom);
    if (form->stroke) {
        cairo_scale(cairo, stamper->scale, stamper->scale);
        cairo_stroke_extents(cairo, &x1, &y1, &x2, &y2);
        left = fmin(left, x1 * stamper->scale);
        top = fmin(top, y1 * stamper->scale);
        right = fmax(right, x2 * stamper->scale);
        bottom = fmax(bottom, y2 * stamper->scale);
    }
    cairo_new_path(cairo);
    if (!(right - left < LONGEST_SIDE - 4 && bottom - top < LONGEST_SIDE - 4)) {
        return false;
    }
    form->left = (int)floor(left) - 1;
    form->top = (int)floor(top) - 1;
    form->width = (int)ceil(right) + 2 - form->left;
    form->height = (int)ceil(bottom) + 2 - form->top;
    return true;
}

/* The symbol's form, made if it is new; NULL where there are too many, or it is too large. */
static struct form *find_form(
    struct stamper *stamper, const struct scene_mark *mark, size_t index) {
    const struct scene_symbol *symbol = &mark->symbols[index];
    for (size_t i = 0; i < stamper->form_count; i++) {
        if (has_form(&stamper->forms[i], symbol)) {
            return &stamper->forms[i];
        }
    }
    if (stamper->form_count == MOST_FORMS) {
        return NULL;
    }
    struct form *form = &stamper->forms[stamper->form_count];
    *form = (struct form){.symbol = symbol,
        .fill = paint_has_fill(symbol->item.style),
        .stroke = paint_has_stroke(symbol->item.style),
        .path = scene_item_path(stamper->arena, mark, index)};
    if (!measure_form(stamper, form)) {
        return NULL;
    }
    stamper->form_count++;
    form->stamps =
        arena_array(stamper->arena, (size_t)PHASES * PHASES, sizeof *form->stamps);
    return form;
}

static unsigned char *draw_mask(
    struct stamper *stamper, const struct form *form, double x, double y, bool stroke) {
    cairo_t *cairo = stamper->scratch;
    cairo_surface_t *surface = cairo_get_target(cairo);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    size_t width = (size_t)form->width;
    size_t height = (size_t)form->height;
    cairo_surface_flush(surface);
    unsigned char *pixels = cairo_image_surface_get_data(surface);
    memset(pixels, 0, stride * height);
    cairo_surface_mark_dirty(surface);
    cairo_identity_matrix(cairo);
    cairo_translate(cairo, x - form->left, y - form->top);
    cairo_scale(cairo, stamper->scale, stamper->scale);
    paint_add_path(cairo, form->path);
    if (stroke) {
        paint_set_stroke(cairo, form->symbol->item.style);
        cairo_stroke(cairo);
    } else {
        cairo_fill(cairo);
    }
    cairo_surface_flush(surface);
    unsigned char *mask = arena_array(stamper->arena, width * height, 1);
    for (size_t row = 0; row < height; row++) {
        memcpy(mask + row * width, pixels + row * stride, width);
    }
    return mask;
}

static const struct stamp *find_stamp(
    struct stamper *stamper, struct form *form, int x, int y) {
    struct stamp *stamp = &form->stamps[y * PHASES + x];
    if (!stamp->fill && !stamp->stroke) {
        double right = (double)x / PHASES;
        double down = (double)y / PHASES;
        stamp->fill = form->fill ? draw_mask(stamper, form, right, down, false) : NULL;
        stamp->stroke = form->stroke ? draw_mask(stamper, form, right, down, true) : NULL;
    }
    return stamp;
}

/* All four channels of a pixel times `by` / 255, rounded. */
static uint32_t pixel_times(uint32_t pixel, uint32_t by) {
    uint32_t even = (pixel & 0xFF00FF) * by + 0x800080;
    uint32_t odd = (pixel >> 8 & 0xFF00FF) * by + 0x800080;
    even = (even + (even >> 8 & 0xFF00FF)) >> 8 & 0xFF00FF;
    odd = (odd + (odd >> 8 & 0xFF00FF)) & 0xFF00FF00;
    return even | odd;
}

static uint32_t channel(double value) {
    return (uint32_t)fmin(255, value * 256); /* as Cairo cuts its colours to 8 bits */
}

static uint32_t premultiplied(struct color color, double opacity) {
    double alpha = fmin(1, (double)color.alpha * opacity);
    return channel(alpha) << 24 | channel(color.red / 255.0 * alpha) << 16 |
           channel(color.green / 255.0 * alpha) << 8 |
           channel(color.blue / 255.0 * alpha);
}

/* `color` over the layer where the mask covers it; x, y: the mask's corner in the layer. */
static void compose(const struct layer *layer, const struct form *form,
    const unsigned char *mask, uint32_t color, int x, int y) {
    int first = x < 0 ? -x : 0;
    int last = x + form->width > layer->width ? layer->width - x : form->width;
    for (int row = 0; row < form->height; row++) {
        if (y + row < 0 || y + row >= layer->height) {
            continue;
        }
        uint32_t *pixels = layer->pixels + (ptrdiff_t)(y + row) * layer->width + x;
        const unsigned char *coverage = mask + (ptrdiff_t)row * form->width;
        for (int i = first; i < last; i++) {
            if (coverage[i]) {
                uint32_t over = pixel_times(color, coverage[i]);
                pixels[i] = over + pixel_times(pixels[i], 255 - (over >> 24));
            }
        }
    }
}

/* The pixel that a coordinate lies in, and which phase of it is nearest. */
static int split(double place, int *phase) {
    double pixel = floor(place);
    *phase = (int)((place - pixel) * PHASES + 0.5);
    if (*phase == PHASES) {
        *phase = 0;
        pixel++;
    }
    return (int)pixel;
}

static void put(struct stamper *stamper, const struct layer *layer, struct form *form,
    const struct scene_symbol *symbol) {
    double x = symbol->item.x * stamper->scale + stamper->x;
    double y = symbol->item.y * stamper->scale + stamper->y;
    bool near =
        x > layer->x - LONGEST_SIDE && x < layer->x + layer->width + LONGEST_SIDE &&
        y > layer->y - LONGEST_SIDE && y < layer->y + layer->height + LONGEST_SIDE;
    if (!near) {
        return;
    }
    int right, down;
    int left = split(x, &right) + form->left - layer->x;
    int top = split(y, &down) + form->top - layer->y;
    const struct stamp *stamp = find_stamp(stamper, form, right, down);
    const struct scene_style *style = symbol->item.style;
    if (stamp->fill) {
        compose(layer, form, stamp->fill,
            premultiplied(style->fill, style->opacity * style->fill_opacity), left, top);
    }
    if (stamp->stroke) {
        compose(layer, form, stamp->stroke,
            premultiplied(style->stroke, style->opacity * style->stroke_opacity), left,
            top);
    }
}

/* One colour for the fill and one for the stroke, over what is there. */
static bool is_plain(const struct scene_style *style) {
    return !style->fill_gradient && !style->stroke_gradient && !style->hatch &&
           !style->blend;
}

static bool is_painted(const struct scene_style *style) {
    return paint_has_fill(style) || paint_has_stroke(style);
}

/* Finds every form first: then all symbols are stamped, or none is. */
static bool find_forms(struct stamper *stamper, const struct scene_mark *mark) {
    double bytes = 0;
    for (size_t i = 0; i < mark->count; i++) {
        const struct scene_style *style = mark->symbols[i].item.style;
        if (is_painted(style) && (!is_plain(style) || !find_form(stamper, mark, i))) {
            return false;
        }
    }
    for (size_t i = 0; i < stamper->form_count; i++) {
        const struct form *form = &stamper->forms[i];
        double phases = fmin((double)mark->count, PHASES * PHASES);
        bytes += phases * form->width * form->height * (form->fill + form->stroke);
    }
    return bytes <= most_mask_bytes;
}

static void stamp_all(
    struct stamper *stamper, const struct scene_mark *mark, const struct layer *layer) {
    struct form *form = stamper->forms;
    for (size_t i = 0; i < mark->count; i++) {
        const struct scene_symbol *symbol = &mark->symbols[i];
        const struct scene_style *style = symbol->item.style;
        if (!scene_item_is_placed(mark, i) || !is_painted(style)) {
            continue;
        }
        if (!has_form(form, symbol)) {
            form = find_form(stamper, mark, i);
        }
        put(stamper, layer, form, symbol);
    }
}

/* A layer as large as what the clip leaves visible, stamped and painted. */
static bool paint_layer(struct stamper *stamper, const struct scene_mark *mark) {
    cairo_t *cairo = stamper->painter->cairo;
    double left, top, right, bottom;
    cairo_save(cairo);
    cairo_identity_matrix(cairo);
    cairo_clip_extents(cairo, &left, &top, &right, &bottom);
    struct layer layer = {.x = (int)floor(left),
        .y = (int)floor(top),
        .width = (int)ceil(right) - (int)floor(left),
        .height = (int)ceil(bottom) - (int)floor(top)};
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, layer.width, layer.height);
    bool good = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    if (good && layer.width > 0 && layer.height > 0) {
        layer.pixels = (uint32_t *)(void *)cairo_image_surface_get_data(surface);
        stamp_all(stamper, mark, &layer);
        cairo_surface_mark_dirty(surface);
        cairo_set_source_surface(cairo, surface, layer.x, layer.y);
        cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_NEAREST);
        cairo_paint(cairo);
    }
    cairo_surface_destroy(surface);
    cairo_restore(cairo);
    return good;
}

bool stamp_symbols(struct painter *painter, const struct scene_mark *mark) {
    cairo_matrix_t matrix;
    cairo_get_matrix(painter->cairo, &matrix);
    bool plain = matrix.xy == 0 && matrix.yx == 0 && matrix.xx == matrix.yy;
    if (!plain || mark->count < FEWEST_SYMBOLS) {
        return false;
    }
    struct arena arena = {0};
    cairo_surface_t *scratch =
        cairo_image_surface_create(CAIRO_FORMAT_A8, LONGEST_SIDE, LONGEST_SIDE);
    struct stamper stamper = {.painter = painter,
        .arena = &arena,
        .scale = matrix.xx,
        .x = matrix.x0,
        .y = matrix.y0,
        .scratch = cairo_create(scratch)};
    bool good = find_forms(&stamper, mark) && paint_layer(&stamper, mark);
    cairo_destroy(stamper.scratch);
    cairo_surface_destroy(scratch);
    arena_finish(&arena);
    return good;
}
