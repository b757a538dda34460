/* Binding text to spans of one look each. */
#include "layout/spans.h"

#include <string.h>

static const char *const position_words[] = {"normal", "super", "sub", NULL};

static const struct property span_properties[] = {
    {"text", PROPERTY_STRING | PROPERTY_NUMBER, PROPERTY_REQUIRED},
    {"font", PROPERTY_STRING, 0},
    {"size", PROPERTY_STRING | PROPERTY_NUMBER, 0, .schema = &length_schema},
    {"weight", PROPERTY_STRING | PROPERTY_NUMBER, 0, .schema = &weight_schema},
    {"italic", PROPERTY_BOOLEAN, 0},
    {"position", PROPERTY_STRING, 0, position_words},
    {"ruby", PROPERTY_STRING, 0},
    {"dots", PROPERTY_BOOLEAN, 0},
    {"color", PROPERTY_STRING | PROPERTY_NULL, 0, .schema = &color_schema},
};

const struct schema span_schema = {.name = "span",
    .types = PROPERTY_ANY & ~PROPERTY_ARRAY,
    .groups = PROPERTY_GROUP("span", span_properties)};
const struct schema spans_schema = {.items = &span_schema};

/* As position_words: size and rise in ems of the text they stand by. */
static const struct {
    double size, rise;
} positions[] = {{1, 0}, {0.6, 0.4}, {0.6, -0.12}};

static struct text_span plain_span(
    const char *text, struct place place, const struct style *style) {
    return (struct text_span){
        .text = text, .length = strlen(text), .style = style->text, .place = place};
}

static bool read_position(
    struct binder *binder, const struct value *value, struct text_style *style) {
    int index = 0;
    bool ok = property_choice(value, "position", position_words,
        countof(position_words) - 1, &index, binder->faults);
    style->rise = positions[index].rise * style->size;
    style->size *= positions[index].size;
    return ok;
}

static bool read_span(struct binder *binder, const struct value *value,
    const struct style *style, struct text_span *span, struct span_extra *extra) {
    if (!properties_check(
            value, span_properties, countof(span_properties), "text", binder->faults)) {
        return false;
    }
    const struct value *text = value_member(value, "text");
    struct style own = *style;
    if (!style_read_text(value, &own, binder->faults)) {
        return false;
    }
    *span = plain_span(value_to_string(*text, binder->arena), text->place, &own);
    span->ruby = property_string(value, "ruby", NULL);
    span->emphasis_dots = property_boolean(value, "dots", false);
    return color_bind(value, "color", &extra->color, binder->faults) &&
           read_position(binder, value, &span->style);
}

static bool read_item(struct binder *binder, const struct value *value,
    const struct style *style, struct text_span *span, struct span_extra *extra) {
    if (value->type == VALUE_OBJECT) {
        return read_span(binder, value, style, span, extra);
    }
    if (value->type == VALUE_ARRAY) {
        fault_add(binder->faults, FAULT_ERROR, "wrong-type", value->place,
            "text is a string, or a list of strings and {text: …}",
            "文字应是一段话，或由文字和 {text: …} 组成的列表");
        return false;
    }
    const char *text =
        value->type == VALUE_NULL ? "" : value_to_string(*value, binder->arena);
    *span = plain_span(text, value->place, style);
    return true;
}

bool spans_bind(struct binder *binder, const struct value *text,
    const struct style *style, const char *prefix, struct spans *spans) {
    bool list = text->type == VALUE_ARRAY;
    size_t count = list ? text->count : 1;
    const struct value *items = list ? text->items : text;
    spans->items = arena_array(binder->arena, count + 1, sizeof *spans->items);
    spans->count = prefix != NULL; /* room for it in front */
    struct span_extra *extras = arena_array(binder->arena, count + 1, sizeof *extras);
    bool ok = true;
    for (size_t i = 0; i < count; i++) {
        struct span_extra *extra = &extras[spans->count];
        ok &= read_item(binder, &items[i], style, &spans->items[spans->count++], extra);
        spans->extras = extra->color.set ? extras : spans->extras;
    }
    if (!ok || !prefix) {
        return ok;
    }
    spans->items[0] = plain_span(prefix, (struct place){0}, style);
    if (count && strncmp(spans->items[1].text, prefix, strlen(prefix)) == 0) {
        spans->items++;
        spans->extras += spans->extras ? 1 : 0;
        spans->count--;
    }
    return true;
}
