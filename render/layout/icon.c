/* icon: a drawing that says at a glance what a text is about.
 *
 *     icon: document
 *     icon: {name: people, size: 96, color: "#0B56B7", ground: disc}
 *
 * A name is a file NAME.svg of a folder icons/ beside the layouts; `name: ./logo.svg` is a
 * file beside the document. Files of paths alone take the colour; any other SVG keeps its
 * own. With a disc the drawing is two thirds of it, on an 8 % tint. */
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "block/flow.h"
#include "data/reader.h"
#include "layout/icon_file.h"
#include "layout/picture_file.h"

struct icon {
    struct block block;
    struct icon_shape shape;  /* if it is plain */
    struct picture_file file; /* else */
    bool plain, disc;
    double size; /* px, of the disc if there is one */
    struct color color;
};

static const double disc_tint = 0.08;
static const double disc_share = 2.0 / 3; /* of the drawing in its disc */

static const char *const ground_words[] = {"none", "disc", NULL};

static const struct property icon_properties[] = {
    {"name", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"size", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"color", PROPERTY_STRING | PROPERTY_NULL, 0, .schema = &color_schema},
    {"ground", PROPERTY_STRING, 0, ground_words},
};
static const struct schema icon_schema = {.types = PROPERTY_STRING | PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("icon", icon_properties)};

static bool is_path(const char *name) {
    size_t length = strlen(name);
    return length > 4 && strcmp(name + length - 4, ".svg") == 0;
}

/* The file of the first folder that has it; NULL with a fault. */
static const char *find_icon(struct binder *binder, const struct value *name) {
    if (is_path(name->string)) {
        return path_beside(binder->arena, name->place.source, name->string);
    }
    bool whole = !strchr(name->string, '/');
    for (size_t i = 0; whole && binder->icons && binder->icons[i]; i++) {
        const char *path =
            arena_print(binder->arena, "%s%s.svg", binder->icons[i], name->string);
        if (access(path, F_OK) == 0) {
            return path;
        }
        file_list_note(binder->faults->files, path); /* it would go first */
    }
    fault_add(binder->faults, FAULT_ERROR, "unknown-icon", name->place,
        "there is no icon %s", "没有名为 %s 的图标", name->string);
    fault_hint(binder->faults, "icons are the files in layouts/icons",
        "图标是 layouts/icons 里的文件");
    return NULL;
}

static bool read_file(
    struct binder *binder, const struct value *name, struct icon *icon) {
    const char *path = find_icon(binder, name);
    if (!path || !picture_file_load(binder, path, name, &icon->file)) {
        return false;
    }
    icon->plain = icon_file_read(
        binder->arena, (const char *)icon->file.bytes, icon->file.length, &icon->shape);
    return icon->plain || picture_file_measure(binder, name, &icon->file);
}

static bool read_look(
    struct binder *binder, const struct value *value, struct icon *icon) {
    int ground = 0;
    const struct value *size = value_member(value, "size");
    double em = theme_style(binder->theme, "body")->text.size;
    bool ok = !size ||
              length_bind(size, "size", em, 1, LENGTH_LIMIT, &icon->size, binder->faults);
    ok &= color_bind(value, "color", &icon->color, binder->faults);
    ok &= property_choice(value, "ground", ground_words, countof(ground_words) - 1,
        &ground, binder->faults);
    icon->disc = ground == 1;
    return ok;
}

static struct block *icon_bind(
    struct binder *binder, const struct block *common, const struct value *value) {
    struct value mapping = *value;
    struct member alone = {"name", value->place, *value};
    if (value->type == VALUE_STRING) {
        mapping = value_object(&alone, 1);
        mapping.place = value->place;
    }
    if (!properties_check(&mapping, icon_properties, countof(icon_properties), "icon",
            binder->faults)) {
        return NULL;
    }
    struct icon *icon = arena_new(binder->arena, struct icon);
    const struct style *body = theme_style(binder->theme, "body");
    icon->block = *common;
    icon->size = 2 * body->text.size;
    icon->color = body->color;
    return color_bind(&binder->theme->colors, "accent", &icon->color, binder->faults) &&
                   read_look(binder, &mapping, icon) &&
                   read_file(binder, value_member(&mapping, "name"), icon)
               ? &icon->block
               : NULL;
}

static struct widths icon_widths(const struct placer *placer, const struct block *block) {
    (void)placer;
    const struct icon *icon = (const struct icon *)block;
    return (struct widths){icon->size, icon->size};
}

static void add_disc(struct arena *arena, const struct icon *icon, double size,
    struct scene_group *group) {
    struct scene_rect *disc =
        scene_add_mark(arena, group, MARK_RECT, "icon-ground", 1)->rects;
    struct color tint = icon->color;
    tint.alpha *= (float)disc_tint;
    disc->item.style = scene_new_fill(arena, tint);
    disc->item.element = &scene_artifact;
    disc->width = disc->height = size;
    for (size_t i = 0; i < countof(disc->corner_radius); i++) {
        disc->corner_radius[i] = size / 2;
    }
}

static void add_path(struct arena *arena, const struct icon *icon, const char *data,
    bool stroke, double size, struct scene_group *group) {
    if (!data) {
        return;
    }
    double scale = size / icon->shape.side;
    struct scene_path *path = scene_add_mark(arena, group, MARK_PATH, "icon", 1)->paths;
    struct scene_style *style = scene_new_style(arena);
    if (stroke) {
        style->stroke = icon->color;
        style->stroke_width = icon->shape.stroke_width * scale;
        style->has_stroke_width = true;
        style->cap = CAP_ROUND;
        style->join = JOIN_ROUND;
    } else {
        style->fill = icon->color;
    }
    path->item.style = style;
    path->path = data;
    path->scale_x = path->scale_y = scale;
}

/* A plain icon says nothing to readers unless it has an `alt`. */
static struct scene_group *draw_plain(
    const struct placer *placer, const struct icon *icon, double size) {
    struct arena *arena = placer->typesetter.arena;
    struct scene_group *group = scene_new_group(arena);
    group->no_size = true;
    add_path(arena, icon, icon->shape.areas, false, size, group);
    add_path(arena, icon, icon->shape.strokes, true, size, group);
    group->item.element = &scene_artifact;
    if (icon->block.alternative) {
        struct element *element = element_new(arena, placer->element, "Figure");
        element->alternative = icon->block.alternative;
        group->item.element = element;
    }
    return group;
}

static struct placed icon_place(
    const struct placer *placer, struct block *block, const struct region *region) {
    const struct icon *icon = (const struct icon *)block;
    struct arena *arena = placer->typesetter.arena;
    double size = fmin(icon->size, region->width);
    double inner = icon->disc ? size * disc_share : size;
    double ratio = icon->plain ? 1 : icon->file.height / icon->file.width;
    double width = ratio > 1 ? inner / ratio : inner;
    double height = ratio > 1 ? inner : inner * ratio;
    struct scene_group *group = scene_new_group(arena);
    group->no_size = true;
    if (icon->disc) {
        add_disc(arena, icon, size, group);
    }
    struct scene_group *drawing = icon->plain ? draw_plain(placer, icon, inner)
                                              : picture_file_place(placer, &icon->file,
                                                    block->alternative, width, height);
    scene_attach_group(
        arena, group, drawing, "scope", (size - width) / 2, (size - height) / 2);
    return (struct placed){.group = group, .width = size, .height = size};
}

static void icon_flow(const struct placer *placer, struct block *block) {
    struct element *element;
    flow_add_drawing(placer, block, &element);
    element->alternative = block->alternative;
}

const struct block_kind icon_block = {.name = "icon",
    .schema = &icon_schema,
    .bind = icon_bind,
    .widths = icon_widths,
    .place = icon_place,
    .flow = icon_flow};
