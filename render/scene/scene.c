/* Making scenes: groups, marks, styles, elements. */
#include "scene/scene.h"

#include <string.h>

#include <math.h>
#include <stdlib.h>

static const size_t item_sizes[] = {
    [MARK_GROUP] = sizeof(struct scene_group),
    [MARK_RECT] = sizeof(struct scene_rect),
    [MARK_RULE] = sizeof(struct scene_rule),
    [MARK_LINE] = sizeof(struct scene_point),
    [MARK_AREA] = sizeof(struct scene_point),
    [MARK_TRAIL] = sizeof(struct scene_point),
    [MARK_ARC] = sizeof(struct scene_arc),
    [MARK_SYMBOL] = sizeof(struct scene_symbol),
    [MARK_PATH] = sizeof(struct scene_path),
    [MARK_TEXT] = sizeof(struct scene_text),
    [MARK_IMAGE] = sizeof(struct scene_image),
};

const struct element scene_artifact = {.tag = "Artifact"};

static void append_mark(
    struct arena *arena, struct scene_group *group, struct scene_mark *mark) {
    group->marks = arena_grow(arena, group->marks, group->mark_count,
        &group->mark_capacity, sizeof(struct scene_mark *));
    group->marks[group->mark_count++] = mark;
}

struct scene_mark *scene_add_mark(struct arena *arena, struct scene_group *group,
    enum mark_type type, const char *role, size_t count) {
    struct scene_mark *mark = arena_new(arena, struct scene_mark);
    mark->type = type;
    mark->role = role;
    mark->count = count;
    mark->groups = arena_array(arena, count, item_sizes[type]);
    append_mark(arena, group, mark);
    return mark;
}

struct scene_group *scene_add_group(
    struct arena *arena, struct scene_group *parent, const char *role) {
    return scene_add_mark(arena, parent, MARK_GROUP, role, 1)->groups;
}

static double zindex_of(const struct scene_mark *mark) {
    return mark->type == MARK_GROUP && mark->count > 0 ? mark->groups->zindex : 0;
}

void scene_order_marks(struct scene_group *group) {
    for (size_t i = 1; i < group->mark_count; i++) {
        struct scene_mark *mark = group->marks[i];
        size_t at = i;
        while (at > 0 && zindex_of(group->marks[at - 1]) > zindex_of(mark)) {
            group->marks[at] = group->marks[at - 1];
            at--;
        }
        group->marks[at] = mark;
    }
}

struct scene_group *scene_new_group(struct arena *arena) {
    return arena_new(arena, struct scene_group);
}

void scene_attach_group(struct arena *arena, struct scene_group *parent,
    struct scene_group *child, const char *role, double x, double y) {
    struct scene_mark *mark = arena_new(arena, struct scene_mark);
    mark->type = MARK_GROUP;
    mark->role = role;
    mark->count = 1;
    mark->groups = child;
    child->item.x = x;
    child->item.y = y;
    append_mark(arena, parent, mark);
}

struct place scene_row_place(const struct scene_mark *mark, const struct item *item) {
    return mark->rows && item->row ? mark->rows->place(mark->rows, item->row)
                                   : (struct place){0};
}

struct scene_style *scene_new_style(struct arena *arena) {
    struct scene_style *style = arena_new(arena, struct scene_style);
    style->opacity = 1;
    style->fill_opacity = 1;
    style->stroke_opacity = 1;
    style->stroke_width = 1;
    return style;
}

struct scene_style *scene_new_fill(struct arena *arena, struct color fill) {
    struct scene_style *style = scene_new_style(arena);
    style->fill = fill;
    return style;
}

struct scene_style *scene_new_stroke(
    struct arena *arena, struct color stroke, double width) {
    struct scene_style *style = scene_new_style(arena);
    style->stroke = stroke;
    style->stroke_width = width;
    style->has_stroke_width = true;
    return style;
}

struct element *element_new(
    struct arena *arena, struct element *parent, const char *tag) {
    struct element *element = arena_new(arena, struct element);
    element->tag = tag;
    element->parent = parent;
    if (parent) {
        parent->children = arena_grow(arena, parent->children, parent->child_count,
            &parent->child_capacity, sizeof(struct element *));
        parent->children[parent->child_count++] = element;
    }
    return element;
}

struct element_mark element_mark(struct arena *arena, struct element *root) {
    struct element_mark mark = {0};
    size_t capacity = 0;
    size_t count_capacity = 0;
    struct element *element = root;
    while (element) {
        mark.elements = arena_grow(
            arena, mark.elements, mark.depth, &capacity, sizeof *mark.elements);
        mark.counts = arena_grow(
            arena, mark.counts, mark.depth, &count_capacity, sizeof *mark.counts);
        mark.elements[mark.depth] = element;
        mark.counts[mark.depth++] = element->child_count;
        element =
            element->child_count ? element->children[element->child_count - 1] : NULL;
    }
    return mark;
}

void element_rewind(const struct element_mark *mark) {
    for (size_t i = 0; i < mark->depth; i++) {
        mark->elements[i]->child_count = mark->counts[i];
    }
}

bool element_is_in(const struct element *element, const struct element *root) {
    while (element && element != root) {
        const struct element *parent = element->parent;
        size_t i = 0;
        while (parent && i < parent->child_count && parent->children[i] != element) {
            i++;
        }
        element = parent && i < parent->child_count ? parent : NULL;
    }
    return element;
}

static int number_elements(struct element *element, int next) {
    element->number = next++;
    for (size_t i = 0; i < element->child_count; i++) {
        next = number_elements(element->children[i], next);
    }
    return next;
}

void scene_number_elements(const struct scene *scene) {
    if (scene->structure) {
        number_elements(scene->structure, 1);
    }
}

struct item *scene_item(const struct scene_mark *mark, size_t index) {
    return (struct item *)((char *)mark->groups + index * item_sizes[mark->type]);
}

bool scene_item_is_placed(const struct scene_mark *mark, size_t index) {
    const struct item *item = scene_item(mark, index);
    return scene_is_polyline(mark) || (isfinite(item->x) && isfinite(item->y));
}

enum image_format scene_image_format(const struct scene_image *image) {
    static const unsigned char png[] = {0x89, 'P', 'N', 'G'}, jpeg[] = {0xFF, 0xD8};
    if (image->length >= sizeof png && memcmp(image->bytes, png, sizeof png) == 0) {
        return IMAGE_PNG;
    }
    bool is_jpeg =
        image->length >= sizeof jpeg && memcmp(image->bytes, jpeg, sizeof jpeg) == 0;
    return is_jpeg ? IMAGE_JPEG : IMAGE_SVG;
}

const char *scene_image_type(const struct scene_image *image) {
    static const char *const types[] = {
        [IMAGE_PNG] = "png", [IMAGE_JPEG] = "jpeg", [IMAGE_SVG] = "svg+xml"};
    return types[scene_image_format(image)];
}
