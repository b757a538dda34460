/* Binding a strip: its own keys, the theme's where it has none, its blocks. */
#include "layout/strip.h"

#include "layout/reference.h"

/* A QR code read off a phone that shows 1080 px as 360. */
static const double least_code = 240.0 / 1080;

enum {
    LENGTH = PROPERTY_NUMBER | PROPERTY_STRING,
    DEFAULT_WIDTH = 1080,
    LEAST_WIDTH = 64,
    LEAST_SLICE = 100,
};

static const struct property slice_properties[] = {
    {"height", LENGTH, PROPERTY_REQUIRED, .schema = &length_schema}};
static const struct schema slice_schema = {
    .groups = PROPERTY_GROUP("slice", slice_properties), .otherwise = &length_schema};

static const struct property strip_properties[] = {
    {"width", LENGTH, 0, .schema = &length_schema},
    {"padding", LENGTH | PROPERTY_OBJECT, 0, .schema = &box_sides_schema},
    {"gap", LENGTH, 0, .schema = &length_schema},
    {"background", PROPERTY_STRING | PROPERTY_NULL, 0, .schema = &color_schema},
    {"slice", LENGTH | PROPERTY_OBJECT | PROPERTY_NULL, 0, .schema = &slice_schema},
    {"blocks", PROPERTY_ARRAY, PROPERTY_REQUIRED, .schema = &blocks_schema},
    {"title", METADATA_WORDS, 0},
    {"author", METADATA_WORDS, 0},
    {"subject", METADATA_WORDS, 0},
    {"keywords", METADATA_WORDS | PROPERTY_ARRAY, 0},
    {"date", METADATA_WORDS, 0},
};
/* The first of them, for which a theme's `strip` gives defaults. */
enum { THEME_PROPERTIES = 5 };

static const struct property_group theme_groups_of_strips[] = {
    {"strip", strip_properties, THEME_PROPERTIES}, {0}};
const struct schema theme_strip_schema = {.groups = theme_groups_of_strips};
const struct schema strip_schema = {.name = "strip",
    .types = PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("strip", strip_properties)};

/* Its own key, else the theme's. */
static const struct value *setting(
    const struct binder *binder, const struct value *value, const char *name) {
    const struct value *own = value_member(value, name);
    const struct value *found = own ? own : value_member(&binder->theme->strip, name);
    return found && found->type != VALUE_NULL ? found : NULL;
}

static bool read_sizes(
    struct binder *binder, const struct value *value, struct strip *strip) {
    const struct value *width = setting(binder, value, "width");
    const struct value *padding = setting(binder, value, "padding");
    const struct value *gap = setting(binder, value, "gap");
    double em = theme_style(binder->theme, "body")->text.size;
    strip->width = DEFAULT_WIDTH;
    strip->padding = (struct sides){60, 60, 60, 60};
    strip->gap = 48;
    bool ok = !width || length_bind(width, "width", em, LEAST_WIDTH, LENGTH_LIMIT,
                            &strip->width, binder->faults);
    ok &= !padding || sides_bind(padding, "padding", &strip->padding, binder->faults);
    ok &=
        !gap || length_bind(gap, "gap", em, 0, LENGTH_LIMIT, &strip->gap, binder->faults);
    if (ok && strip->width - strip->padding.left - strip->padding.right < 8) {
        fault_add(binder->faults, FAULT_ERROR, "size-out-of-range",
            padding ? padding->place : value->place,
            "a width of %g px leaves no room beside the padding",
            "宽 %g 像素，减去两侧留白后放不下内容", strip->width);
        return false;
    }
    return ok;
}

/* `slice: 3500` or `slice: {height: 3500}`; what the command line says comes first. */
static bool read_slice(
    struct binder *binder, const struct value *value, struct strip *strip) {
    const struct value *slice = setting(binder, value, "slice");
    strip->slice = binder->slice;
    strip->place = value->place;
    if (!slice || binder->slice > 0) {
        return true;
    }
    strip->place = slice->place;
    if (slice->type == VALUE_OBJECT) {
        if (!properties_check(slice, slice_properties, countof(slice_properties), "slice",
                binder->faults)) {
            return false;
        }
        slice = value_member(slice, "height");
    }
    return length_bind(
        slice, "slice", 16, LEAST_SLICE, LENGTH_LIMIT, &strip->slice, binder->faults);
}

static bool bind_blocks(
    struct binder *binder, const struct value *list, struct strip *strip) {
    struct references *outer = binder->references;
    binder->references = references_new(binder->arena);
    binder->least_code = least_code * strip->width;
    bool ok = block_list_bind(binder, list, &strip->blocks) &&
              references_resolve(binder->references, binder);
    binder->references = outer;
    binder->least_code = 0;
    return ok;
}

struct strip *strip_bind(struct binder *binder, const struct value *written) {
    struct value value;
    bool ok = properties_check(&binder->theme->strip, strip_properties, THEME_PROPERTIES,
        "theme strip", binder->faults);
    if (!binder_expand_but(binder, written, "blocks", &value) ||
        !properties_check(&value, strip_properties, countof(strip_properties), "strip",
            binder->faults) ||
        !ok) {
        return NULL;
    }
    struct strip *strip = arena_new(binder->arena, struct strip);
    strip->background = (struct color){true, 255, 255, 255, 1, false};
    ok = read_sizes(binder, &value, strip);
    ok &= read_slice(binder, &value, strip);
    ok &= color_bind(value_member(&value, "background") ? &value : &binder->theme->strip,
        "background", &strip->background, binder->faults);
    ok &= metadata_bind(binder, &value, &strip->metadata);
    ok &= bind_blocks(binder, value_member(written, "blocks"), strip);
    metadata_find_title(binder->arena, &strip->blocks, &strip->metadata);
    return ok ? strip : NULL;
}
