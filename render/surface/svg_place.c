/* Places of what made each item, for those who show where a picture comes from. */
#include "surface/svg.h"

static void append_place(struct svg *svg, struct place place) {
    svg_text_content(svg, place.source->name);
    if (place.source->sheet) {
        buffer_append_char(svg->out, '#');
        svg_text_content(svg, place.source->sheet);
    }
    buffer_print(svg->out, ":%u:%u", place.line, place.column);
}

static bool is_known(struct place place) {
    return place.source && place.line;
}

void svg_place_attribute(struct svg *svg, const char *name, struct place place) {
    if (svg->options->places && is_known(place)) {
        svg_open_attribute(svg, name);
        append_place(svg, place);
        buffer_append_char(svg->out, '"');
    }
}

/* Where the rows of a line's points came from: `x y place`, a line each. */
static void points_attribute(struct svg *svg, const struct scene_mark *mark) {
    bool any = false;
    for (size_t i = 0; i < mark->count; i++) {
        struct item *item = scene_item(mark, i);
        struct place place = scene_row_place(mark, item);
        if (!is_known(place) || !scene_item_is_placed(mark, i)) {
            continue;
        }
        if (any) {
            buffer_append_string(svg->out, "&#10;");
        } else {
            svg_open_attribute(svg, "data-rows");
        }
        svg_number(svg, item->x);
        svg_next_number(svg, item->y);
        buffer_append_char(svg->out, ' ');
        append_place(svg, place);
        any = true;
    }
    buffer_append_string(svg->out, any ? "\"" : "");
}

void svg_origin_attributes(
    struct svg *svg, const struct scene_mark *mark, const struct item *item) {
    if (!svg->options->places) {
        return;
    }
    svg_place_attribute(svg, "data-at", mark->place);
    if (scene_is_polyline(mark)) {
        points_attribute(svg, mark);
    } else {
        svg_place_attribute(svg, "data-row", scene_row_place(mark, item));
    }
}
