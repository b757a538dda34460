/* SVG: a page as a document of its own; groups and shapes. */
#include "surface/svg.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "surface/base64.h"
#include "surface/surfaces.h"
#include "surface/svg_inline.h"

/* What the enclosing elements have said. */
struct context {
    const struct element *element;
    bool quiet; /* hidden from readers, or described as a whole */
};

static void svg_marks(
    struct svg *svg, const struct scene_group *group, struct context context);

static bool is_figure(const struct item *item, struct context outer) {
    const struct element *own = item->element;
    return own && own != outer.element && !outer.quiet && own->alternative &&
           strcmp(own->tag, "Figure") == 0;
}

/* Belongs to no element, and nothing around it has said so. */
static bool is_hidden(
    const struct svg *svg, const struct item *item, struct context outer) {
    const struct element *element = item->element ? item->element : outer.element;
    return svg->structured && !outer.quiet && (!element || element == &scene_artifact);
}

/* A described figure is one picture to readers, a decoration nothing at all. */
static void reader_attributes(
    struct svg *svg, const struct item *item, bool figure, bool hidden) {
    if (figure) {
        svg_string_attribute(svg, "role", "img");
        svg_string_attribute(svg, "aria-label", item->element->alternative);
    } else if (hidden) {
        svg_string_attribute(svg, "aria-hidden", "true");
    }
}

static void translate_attribute(struct svg *svg, const struct item *item) {
    if (item->x == 0 && item->y == 0) {
        return;
    }
    buffer_append_string(svg->out, " transform=\"translate(");
    svg_number(svg, item->x);
    if (item->y != 0) {
        svg_next_number(svg, item->y);
    }
    buffer_append_string(svg->out, ")\"");
}

/* Opens a <g> for all that the group says, if it says anything. */
static bool open_group(struct svg *svg, const struct scene_group *group, double opacity,
    bool figure, bool hidden) {
    const struct item *item = &group->item;
    bool placed = svg->options->places && group->place.line;
    if (item->x == 0 && item->y == 0 && opacity >= 1 && !figure && !hidden && !placed) {
        return false;
    }
    buffer_append_string(svg->out, "<g");
    translate_attribute(svg, item);
    if (opacity < 1) {
        svg_number_attribute(svg, "opacity", opacity);
    }
    reader_attributes(svg, item, figure, hidden);
    svg_place_attribute(svg, "data-at", group->place);
    if (item->style && item->style->description) {
        svg_string_attribute(svg, "aria-label", item->style->description);
    }
    buffer_append_string(svg->out, ">\n");
    return true;
}

/* The group's own rectangle, which its clip does not touch. */
static void group_background(
    struct svg *svg, const struct scene_mark *mark, size_t index) {
    const struct scene_style *style = mark->groups[index].item.style;
    if (svg_style_paints(style)) {
        buffer_append_string(svg->out, "<path");
        svg_path_attribute(svg, scene_item_path(svg->arena, mark, index), 0, 0);
        svg_style_attributes(svg, style, 1, true);
        buffer_append_string(svg->out, "/>\n");
    }
}

static bool open_clip(struct svg *svg, const struct scene_mark *mark, size_t index) {
    if (!mark->groups[index].clip) {
        return false;
    }
    buffer_print(
        svg->out, "<clipPath id=\"%sc%d\"><path", svg->prefix, ++svg->clip_count);
    svg_path_attribute(svg, scene_clip_path(svg->arena, &mark->groups[index]), 0, 0);
    buffer_print(svg->out, "/></clipPath>\n<g clip-path=\"url(#%sc%d)\">\n", svg->prefix,
        svg->clip_count);
    return true;
}

static void svg_group(
    struct svg *svg, const struct scene_mark *mark, size_t index, struct context outer) {
    const struct scene_group *group = &mark->groups[index];
    const struct item *item = &group->item;
    double opacity = item->style ? item->style->opacity : 1;
    if (opacity <= 0) {
        return;
    }
    bool figure = is_figure(item, outer);
    bool hidden = item->element == &scene_artifact && is_hidden(svg, item, outer);
    struct context inner = {
        item->element ? item->element : outer.element, outer.quiet || figure || hidden};
    bool opened = open_group(svg, group, opacity, figure, hidden);
    group_background(svg, mark, index);
    bool clipped = open_clip(svg, mark, index);
    svg_marks(svg, group, inner);
    buffer_append_string(svg->out, clipped ? "</g>\n" : "");
    buffer_append_string(svg->out, opened ? "</g>\n" : "");
}

static void svg_image(struct svg *svg, const struct scene_image *image) {
    buffer_append_string(svg->out, "<image");
    svg_number_attribute(svg, "x", image->item.x + image->inset_x);
    svg_number_attribute(svg, "y", image->item.y + image->inset_y);
    svg_number_attribute(svg, "width", image->width - 2 * image->inset_x);
    svg_number_attribute(svg, "height", image->height - 2 * image->inset_y);
    if (image->item.style && image->item.style->opacity < 1) {
        svg_number_attribute(svg, "opacity", image->item.style->opacity);
    }
    if (image->pixelated) {
        buffer_append_string(svg->out,
            " style=\"image-rendering:optimizeSpeed;image-rendering:pixelated\"");
    }
    buffer_print(svg->out, " preserveAspectRatio=\"none\" href=\"data:image/%s;base64,",
        scene_image_type(image));
    base64_append(svg->out, image->bytes, image->length);
    buffer_append_char(svg->out, '"');
}

/* Can be a <rect>: no round corner, nothing that only a path would limit. */
static bool is_sharp(const struct scene_rect *rect) {
    if (!(fabs(rect->width) < 1e6 && fabs(rect->height) < 1e6)) {
        return false;
    }
    for (int i = 0; i < 4; i++) {
        if (rect->corner_radius[i] > 0) {
            return false;
        }
    }
    return true;
}

static void svg_rect(struct svg *svg, const struct scene_rect *rect) {
    buffer_append_string(svg->out, "<rect");
    svg_number_attribute(svg, "x", rect->item.x + fmin(0, rect->width));
    svg_number_attribute(svg, "y", rect->item.y + fmin(0, rect->height));
    svg_number_attribute(svg, "width", fabs(rect->width));
    svg_number_attribute(svg, "height", fabs(rect->height));
}

static void svg_circle(struct svg *svg, const struct scene_symbol *symbol) {
    buffer_append_string(svg->out, "<circle");
    svg_number_attribute(svg, "cx", symbol->item.x);
    svg_number_attribute(svg, "cy", symbol->item.y);
    svg_number_attribute(svg, "r", sqrt(fmax(symbol->size, 0)) / 2);
}

static bool is_circle(const struct scene_symbol *symbol) {
    return !symbol->shape || strcmp(symbol->shape, "circle") == 0;
}

/* The element's name and geometry, still open for attributes. */
static void open_shape(struct svg *svg, const struct scene_mark *mark, size_t index) {
    const struct item *item = scene_item(mark, index);
    if (mark->type == MARK_IMAGE) {
        svg_image(svg, &mark->images[index]);
    } else if (mark->type == MARK_RECT && is_sharp(&mark->rects[index])) {
        svg_rect(svg, &mark->rects[index]);
    } else if (mark->type == MARK_SYMBOL && is_circle(&mark->symbols[index])) {
        svg_circle(svg, &mark->symbols[index]);
    } else {
        struct arena_mark before = arena_mark(svg->arena);
        bool placed = !scene_is_polyline(mark);
        buffer_append_string(svg->out, "<path");
        svg_path_attribute(svg, scene_item_path(svg->arena, mark, index),
            placed ? item->x : 0, placed ? item->y : 0);
        arena_rewind(svg->arena, before);
    }
}

/* Where a click leads: what the item's style says, or the link it belongs to. A place in the
 * document is on another page, which is a file of its own. */
static const char *link_of(const struct item *item) {
    if (item->style && item->style->href) {
        return item->style->href;
    }
    const char *link = item->element ? item->element->link : NULL;
    return link && link[0] != '#' ? link : NULL;
}

static bool is_radial(const struct scene_style *style) {
    return (style->fill_gradient && style->fill_gradient->radial) ||
           (style->stroke_gradient && style->stroke_gradient->radial);
}

/* A gradient follows the proportions of its item's box, which makes ellipses of circles. */
static void set_stretch(struct svg *svg, const struct scene_mark *mark, size_t index) {
    struct scene_box box = scene_item_box(svg->arena, mark, index);
    double side = fmax(box.width, box.height);
    bool sized = box.width > 0 && box.height > 0;
    svg->stretch[0] = sized ? side / box.width : 1;
    svg->stretch[1] = sized ? side / box.height : 1;
}

static void svg_item(struct svg *svg, const struct scene_mark *mark, size_t index,
    struct context outer, bool styled) {
    const struct item *item = scene_item(mark, index);
    if (!scene_item_is_placed(mark, index)) {
        return;
    }
    if (mark->type == MARK_GROUP) {
        svg_group(svg, mark, index, outer);
        return;
    }
    if (mark->type != MARK_IMAGE && !svg_style_paints(item->style)) {
        return;
    }
    bool figure = is_figure(item, outer);
    const char *link = link_of(item);
    if (link) {
        buffer_append_string(svg->out, "<a");
        svg_string_attribute(svg, "href", link);
        buffer_append_char(svg->out, '>');
    }
    if (mark->type == MARK_TEXT) {
        svg_text(svg, mark, index, styled, is_hidden(svg, item, outer));
    } else {
        open_shape(svg, mark, index);
        if (!styled && mark->type != MARK_IMAGE) {
            if (is_radial(item->style)) {
                set_stretch(svg, mark, index);
            }
            svg_style_attributes(
                svg, item->style, item->style->opacity, mark->type != MARK_RULE);
        }
        reader_attributes(
            svg, item, figure, mark->type == MARK_IMAGE && is_hidden(svg, item, outer));
        svg_origin_attributes(svg, mark, item);
        buffer_append_string(svg->out, "/>");
    }
    buffer_append_string(svg->out, link ? "</a>\n" : "\n");
}

/* The style that all items of a mark have, or NULL. */
static const struct scene_style *shared_style(const struct scene_mark *mark) {
    const struct scene_style *style = mark->count > 1 ? scene_item(mark, 0)->style : NULL;
    for (size_t i = 1; style && i < mark->count; i++) {
        if (scene_item(mark, i)->style != style) {
            return NULL;
        }
    }
    bool shape =
        mark->type != MARK_GROUP && mark->type != MARK_IMAGE && !scene_is_polyline(mark);
    /* a blended group is blended once, as a whole; links are an item's own */
    bool own =
        style && (style->blend || style->href || style->description || is_radial(style));
    return shape && !own && svg_style_paints(style) ? style : NULL;
}

/* Opens a <g> with the style; false if there is nothing to say, as for black text. */
static bool open_style(
    struct svg *svg, const struct scene_style *style, enum mark_type type) {
    size_t start = svg->out->length;
    buffer_append_string(svg->out, "<g");
    size_t bare = svg->out->length;
    svg_style_attributes(svg, style, style->opacity, type != MARK_RULE);
    if (svg->out->length == bare) {
        svg->out->length = start;
        return false;
    }
    buffer_append_string(svg->out, ">\n");
    return true;
}

static void svg_marks(
    struct svg *svg, const struct scene_group *group, struct context context) {
    for (size_t i = 0; i < group->mark_count; i++) {
        const struct scene_mark *mark = group->marks[i];
        const struct scene_style *style = shared_style(mark);
        size_t count = scene_is_polyline(mark) && mark->count ? 1 : mark->count;
        bool opened = style && open_style(svg, style, mark->type);
        for (size_t j = 0; j < count; j++) {
            svg_item(svg, mark, j, context, style != NULL);
        }
        buffer_append_string(svg->out, opened ? "</g>\n" : "");
    }
}

/* Ids differ from file to file (FNV-1a of title, size and page), so that several files
 * can stand in one HTML page. */
static void make_prefix(struct svg *svg, const struct scene *scene, size_t page) {
    const char *text =
        arena_print(svg->arena, "%s %.3f %.3f %zu", scene->title ? scene->title : "",
            scene->pages[page].width, scene->pages[page].height, page);
    uint32_t hash = 2166136261u;
    for (const char *c = text; *c; c++) {
        hash = (hash ^ (unsigned char)*c) * 16777619u;
    }
    snprintf(svg->prefix, sizeof svg->prefix, "i%05x", hash & 0xFFFFF);
}

/* What looks alike in all of the page's text. */
static void look_attributes(struct svg *svg) {
    if (svg->look.family && svg->options->svg_text != SVG_TEXT_OUTLINE) {
        const struct svg_look nothing = {.weight = 400};
        svg_look_attributes(svg, &nothing, &svg->look);
    }
    if (svg->fonts) { /* the places are ours: nothing is to be kerned, joined or trimmed */
        svg_string_attribute(svg, "style",
            "font-kerning:none;font-variant-ligatures:none;"
            "text-rendering:geometricPrecision;"
            "text-spacing-trim:space-all;text-autospace:no-autospace");
    }
}

static void size_attributes(
    struct svg *svg, const struct scene_page *page, double scale) {
    svg_number_attribute(svg, "width", page->width * scale);
    svg_number_attribute(svg, "height", page->height * scale);
    buffer_append_string(svg->out, " viewBox=\"0 0 ");
    svg_number(svg, page->width);
    svg_next_number(svg, page->height);
    buffer_append_char(svg->out, '"');
}

static void open_document(
    struct svg *svg, const struct scene *scene, const struct scene_page *page) {
    buffer_append_string(svg->out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    size_attributes(svg, page, 1);
    if (scene->language) {
        svg_string_attribute(svg, "xml:lang", scene->language);
    }
    svg_number_attribute(svg, "stroke-miterlimit", 10);
    look_attributes(svg);
    buffer_append_string(svg->out, ">\n");
    if (scene->title) {
        buffer_append_string(svg->out, "<title>");
        svg_text_content(svg, scene->title);
        buffer_append_string(svg->out, "</title>\n");
    }
    if (scene->remark) {
        buffer_append_string(svg->out, "<metadata>");
        svg_text_content(svg, scene->remark);
        buffer_append_string(svg->out, "</metadata>\n");
    }
    if (svg->fonts) {
        buffer_append_string(svg->out, "<style>");
        svg_fonts_define(svg->fonts, svg->out);
        buffer_append_string(svg->out, "</style>\n");
    }
}

static void page_background(struct svg *svg, const struct scene_page *page) {
    if (page->background.set) {
        struct scene_style style = {.fill = page->background, .fill_opacity = 1};
        buffer_append_string(svg->out, "<rect width=\"100%\" height=\"100%\"");
        svg_style_attributes(svg, &style, 1, true);
        buffer_append_string(svg->out, "/>\n");
    }
}

/* All that stands on the page, and what it refers to. */
static void page_content(
    struct svg *svg, const struct scene_page *page, struct context context) {
    for (size_t i = 0; i < page->root->count; i++) {
        svg_item(svg, page->root, i, context, false);
    }
    svg_paint_definitions(svg);
    svg_outline_definitions(svg);
    buffer_append_string(svg->out, "</svg>\n");
}

static bool paint_svg(const struct scene *scene, size_t page,
    const struct surface_options *options, struct buffer *out, struct faults *faults) {
    scene_make_all(scene);
    struct arena arena = {0}, outlines = {0};
    struct svg svg = {
        .out = out,
        .arena = &arena,
        .options = options,
        .structured = scene->structure != NULL,
        .outlines = {.arena = &outlines},
    };
    make_prefix(&svg, scene, page);
    struct svg_fonts *fonts = svg_fonts_new(&outlines, svg.prefix);
    if (options->svg_text == SVG_TEXT_EMBEDDED) {
        svg_fonts_add(fonts, &scene->pages[page]);
        svg.fonts = svg_fonts_pack(fonts, options->packs, faults) ? fonts : NULL;
    }
    svg.look = svg_common_look(&svg, &scene->pages[page]);
    open_document(&svg, scene, &scene->pages[page]);
    page_background(&svg, &scene->pages[page]);
    page_content(&svg, &scene->pages[page], (struct context){0});
    svg_fonts_free(fonts);
    arena_finish(&outlines);
    arena_finish(&arena);
    return true;
}

static bool has_links(const struct scene_mark *mark) {
    bool found = false;
    for (size_t i = 0; i < mark->count && !found; i++) {
        found = link_of(scene_item(mark, i)) != NULL;
        for (size_t k = 0; mark->type == MARK_GROUP && k < mark->groups[i].mark_count;
             k++) {
            found |= has_links(mark->groups[i].marks[k]);
        }
    }
    return found;
}

/* A picture is one thing to readers, unless there are links in it. */
static void inline_reader_attributes(
    struct svg *svg, const struct scene_page *page, const struct svg_inline *how) {
    if (!how->title && !how->description) {
        svg_string_attribute(svg, "aria-hidden", "true");
        return;
    }
    svg_string_attribute(svg, "role", has_links(page->root) ? "group" : "img");
    buffer_print(svg->out, " aria-labelledby=\"%s%s%s%s%s\"",
        how->title ? svg->prefix : "", how->title ? "t" : "",
        how->title && how->description ? " " : "", how->description ? svg->prefix : "",
        how->description ? "d" : "");
}

static void inline_description(
    struct svg *svg, const char *name, const char *id, const char *text) {
    if (text) {
        buffer_print(svg->out, "<%s id=\"%s%s\">", name, svg->prefix, id);
        svg_text_content(svg, text);
        buffer_print(svg->out, "</%s>\n", name);
    }
}

void svg_write_inline(const struct scene_page *page, const struct svg_inline *how,
    const struct surface_options *options, struct buffer *out) {
    struct arena arena = {0}, outlines = {0};
    struct svg svg = {.out = out,
        .arena = &arena,
        .options = options,
        .fonts = how->fonts,
        .structured = true,
        .outlines = {.arena = &outlines}};
    snprintf(svg.prefix, sizeof svg.prefix, "%s", how->prefix);
    svg.look = svg_common_look(&svg, page);
    buffer_append_string(out, "<svg");
    if (how->class_name) {
        svg_string_attribute(&svg, "class", how->class_name);
    }
    size_attributes(&svg, page, how->scale > 0 ? how->scale : 1);
    inline_reader_attributes(&svg, page, how);
    svg_number_attribute(&svg, "stroke-miterlimit", 10);
    look_attributes(&svg);
    buffer_append_string(out, ">\n");
    inline_description(&svg, "title", "t", how->title);
    inline_description(&svg, "desc", "d", how->description);
    page_content(&svg, page, (struct context){.quiet = true});
    arena_finish(&outlines);
    arena_finish(&arena);
}

const struct surface surface_svg = {
    .name = "svg", .extension = "svg", .paint = paint_svg};
