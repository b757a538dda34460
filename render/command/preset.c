/* Reading presets, and what they say where the command line does not. */
#include "command/preset.h"

#include <stddef.h>
#include <string.h>

#include "command/search.h"
#include "data/merge.h"
#include "data/reader.h"
#include "layout/document.h"
#include "layout/pages.h"
#include "layout/strip.h"

static const char *const svg_text_words[] = {"embed", "name", "outline", NULL};

/* The keys of a document, of which the blocks stand elsewhere. */
static const struct schema *make_part(struct arena *arena, const struct schema *whole) {
    struct schema *part = arena_new(arena, struct schema);
    *part = *whole;
    part->name = NULL;
    part->partial = true;
    return part;
}

static const struct schema *make_figure(struct arena *arena) {
    return make_part(arena, &figure_schema);
}

static const struct schema *make_strip(struct arena *arena) {
    return make_part(arena, &strip_schema);
}

static const struct schema *make_pages(struct arena *arena) {
    return make_part(arena, &pages_schema);
}

static const struct schema figure_part = {.make = make_figure};
static const struct schema strip_part = {.make = make_strip};
static const struct schema pages_part = {.make = make_pages};
static const struct schema format_schema = {.types = PROPERTY_STRING};
static const struct schema formats_schema = {.items = &format_schema};
static const struct schema pixel_schema = {
    .types = PROPERTY_NUMBER, .least = 1, .most = 32767};
static const struct schema pixels_schema = {
    .items = &pixel_schema, .least = 1, .most = 32767};

static const struct property preset_properties[] = {
    {"tubiao", PROPERTY_NUMBER, 0},
    {"name", PROPERTY_STRING, 0},
    {"title", PROPERTY_STRING, 0},
    {"title-en", PROPERTY_STRING, 0},
    {"format", PROPERTY_STRING | PROPERTY_ARRAY, 0, .schema = &formats_schema},
    {"pixels", PROPERTY_NUMBER | PROPERTY_ARRAY, 0, .schema = &pixels_schema},
    {"scale", PROPERTY_NUMBER, 0},
    {"ppi", PROPERTY_NUMBER, 0},
    {"quality", PROPERTY_NUMBER, 0},
    {"svg-text", PROPERTY_STRING, 0, svg_text_words},
    {"max-bytes", PROPERTY_STRING | PROPERTY_NUMBER, 0},
    {"theme", PROPERTY_STRING, 0},
    {"figure", PROPERTY_OBJECT, 0, .schema = &figure_part},
    {"strip", PROPERTY_OBJECT, 0, .schema = &strip_part},
    {"pages", PROPERTY_OBJECT, 0, .schema = &pages_part},
};

const struct schema preset_schema = {.name = "preset",
    .types = PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("preset", preset_properties)};

static bool fault_value(struct engine *engine, const struct value *value,
    const char *name, const char *english, const char *chinese) {
    fault_add(&engine->faults, FAULT_ERROR, "bad-preset", value->place, "%s: %s",
        "%s：%s", name, words_in(engine->faults.language, english, chinese));
    return false;
}

/* A number from `least` to `most`, times `unit`; left where the member is missing. */
static bool read_number(struct engine *engine, const struct value *document,
    const char *name, double least, double most, double unit, double *out) {
    const struct value *value = value_member(document, name);
    if (!value) {
        return true;
    }
    if (!(value->number >= least && value->number <= most)) {
        return fault_value(engine, value, name,
            arena_print(&engine->arena, "a number from %g to %g was wanted", least, most),
            arena_print(&engine->arena, "应是 %g 到 %g 的数", least, most));
    }
    *out = value->number * unit;
    return true;
}

/* `pixels: 1080`, or `[900, 383]`. */
static bool read_pixels(
    struct engine *engine, const struct value *document, struct preset *preset) {
    const struct value *value = value_member(document, "pixels");
    if (!value) {
        return true;
    }
    bool list = value->type == VALUE_ARRAY;
    size_t count = list ? value->count : 1;
    bool ok = count == 1 || count == 2;
    for (size_t i = 0; ok && i < count; i++) {
        const struct value *number = list ? &value->items[i] : value;
        ok = number->type == VALUE_NUMBER && number->number >= 1 &&
             number->number <= 32767;
        preset->pixels[i] = ok ? number->number : 0;
    }
    return ok || fault_value(engine, value, "pixels",
                     "a width such as 1080, or [width, height], was wanted",
                     "应写宽，例如 1080，或 [宽, 高]");
}

static bool read_limit(
    struct engine *engine, const struct value *document, struct preset *preset) {
    const struct value *value = value_member(document, "max-bytes");
    return !value ||
           byte_limit_read(value_to_string(*value, &engine->arena), &preset->max_bytes) ||
           fault_value(engine, value, "max-bytes", "500K or 1M was wanted",
               "应写 500K、1M 这样的数");
}

/* A list of formats as the command line writes it. */
static const char *join_formats(struct arena *arena, const struct value *value) {
    if (!value || value->type == VALUE_STRING) {
        return value ? value->string : NULL;
    }
    const char *joined = "";
    for (size_t i = 0; i < value->count; i++) {
        joined = arena_print(arena, "%s%s%s", joined, i ? "," : "",
            value_to_string(value->items[i], arena));
    }
    return joined;
}

/* The keys to lay over a document, by its kind. */
static struct value read_document(struct arena *arena, const struct value *document) {
    struct value over = value_object(NULL, 0);
    for (size_t i = 0; i < document->count; i++) {
        const struct member *member = &document->members[i];
        if (member->value.type == VALUE_OBJECT) {
            over = value_with_member(
                arena, over, member->name, member->value, member->place);
        }
    }
    return over;
}

static bool read_words(
    struct engine *engine, const struct value *document, struct preset *preset) {
    preset->svg_text = -1;
    preset->title = property_string(document, "title", "");
    preset->title_english = property_string(document, "title-en", preset->title);
    preset->theme = property_string(document, "theme", NULL);
    preset->formats = join_formats(&engine->arena, value_member(document, "format"));
    preset->document = read_document(&engine->arena, document);
    return property_choice(document, "svg-text", svg_text_words,
        countof(svg_text_words) - 1, &preset->svg_text, &engine->faults);
}

const struct preset *preset_read(
    struct engine *engine, const char *name, struct place at) {
    const char *path = search_find(engine, SEARCH_PRESET, name, at, NULL);
    struct value document;
    if (!path ||
        !document_read_file(&engine->arena, path, at, &document, &engine->faults) ||
        !properties_check(&document, preset_properties, countof(preset_properties),
            "preset", &engine->faults)) {
        return NULL;
    }
    struct preset *preset = arena_new(&engine->arena, struct preset);
    preset->name = name;
    preset->place = document.place;
    bool ok = read_words(engine, &document, preset);
    ok &= read_pixels(engine, &document, preset);
    ok &= read_limit(engine, &document, preset);
    ok &= read_number(engine, &document, "scale", 0.05, 50, 1, &preset->scale);
    ok &= read_number(engine, &document, "ppi", 5, 4800, 1.0 / 96, &preset->scale);
    ok &= read_number(engine, &document, "quality", 1, 100, 1, &preset->quality);
    return ok ? preset : NULL;
}

size_t preset_names(struct engine *engine, const char *const **names) {
    return search_names(engine, SEARCH_PRESET, (struct place){0}, names);
}

static bool given(const struct options *options, size_t offset) {
    return options_given(options, offset);
}

struct options preset_options(
    const struct options *options, const struct preset *preset) {
    struct options own = *options;
    if (!preset) {
        return own;
    }
    if (!own.formats) {
        own.formats = preset->formats;
    }
    if (!given(options, offsetof(struct options, scale))) {
        own.scale = preset->scale;
    }
    if (!given(options, offsetof(struct options, quality))) {
        own.quality = preset->quality;
    }
    if (!given(options, offsetof(struct options, max_bytes))) {
        own.max_bytes = preset->max_bytes;
    }
    if (!given(options, offsetof(struct options, svg_text)) && preset->svg_text >= 0) {
        own.svg_text = preset->svg_text;
    }
    return own;
}

/* The box that a figure is placed in, px: the command line's, or what the pixels come to. */
static void find_box(
    const struct options *options, const struct preset *preset, double box[2]) {
    const double asked[2] = {options->width, options->height};
    double scale = preset && preset->scale > 0 ? preset->scale : 1;
    for (int i = 0; i < 2; i++) {
        box[i] = asked[i] > 0 ? asked[i] : preset ? preset->pixels[i] / scale : 0;
    }
}

static struct value with_lengths(
    struct arena *arena, struct value over, const double box[2], struct place place) {
    static const char *const names[] = {"width", "height"};
    for (int i = 0; i < 2; i++) {
        if (box[i] > 0) {
            struct value length = value_number(box[i]);
            length.place = place;
            over = value_with_member(arena, over, names[i], length, place);
        }
    }
    return over;
}

/* Vega-Lite's own way of saying that the whole picture has that size. */
static struct value bare_box(struct arena *arena, const double box[2]) {
    struct place nowhere = {0};
    struct value over = with_lengths(arena, value_object(NULL, 0), box, nowhere);
    if (over.count) {
        struct value fit = value_object(NULL, 0);
        const char *type = over.count == 2 ? "fit" : box[0] > 0 ? "fit-x" : "fit-y";
        fit = value_with_member(arena, fit, "type", value_string(type), nowhere);
        fit = value_with_member(arena, fit, "contains", value_string("padding"), nowhere);
        over = value_with_member(arena, over, "autosize", fit, nowhere);
    }
    return over;
}

struct value preset_document(struct engine *engine, const struct options *options,
    const struct preset *preset, bool bare) {
    struct arena *arena = &engine->arena;
    struct value over = preset ? preset->document : value_object(NULL, 0);
    double box[2];
    find_box(options, preset, box);
    if (bare) {
        return bare_box(arena, box);
    }
    const double asked[2] = {options->width, options->height};
    static const char *const kinds[] = {"figure", "strip"};
    for (size_t i = 0; i < countof(kinds); i++) {
        const struct value *keys = value_member(&over, kinds[i]);
        struct place place = preset ? preset->place : (struct place){0};
        struct value with = with_lengths(arena, keys ? *keys : value_object(NULL, 0),
            i == 0 ? box : asked, place); /* a strip's type is for its own width */
        if (with.count) {
            over = value_with_member(arena, over, kinds[i], with, place);
        }
    }
    return over;
}

double preset_scale(
    const struct options *options, const struct preset *preset, double width) {
    bool asked = given(options, offsetof(struct options, scale)) ||
                 given(options, offsetof(struct options, width));
    if (preset && preset->pixels[0] > 0 && !asked) {
        return preset->pixels[0] / width;
    }
    return options->scale > 0 ? options->scale : 1;
}

bool preset_fixes_size(const struct options *options, const struct preset *preset) {
    double box[2];
    find_box(options, preset, box);
    return box[0] > 0 && box[1] > 0;
}
