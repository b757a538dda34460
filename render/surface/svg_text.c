/* Text in SVG as text: every character at its placed position, so that it looks the same
 * in every viewer with the font, and can be read, searched and copied in all. */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "surface/svg.h"

/* A character and where its glyph starts. */
struct placed {
    uint32_t character;
    double x, y;
};

struct placed_text {
    struct placed *items;
    size_t count;
    bool fragile; /* spaces that XML readers would drop */
};

/* The characters of the bytes from..to, all of one cluster that starts at (x, y). Those
 * behind the first share its advance: a viewer without our ligature needs a place. */
static void place_cluster(struct placed_text *text, const struct glyph_run *run,
    size_t from, size_t to, const struct glyph *glyph) {
    size_t first = text->count;
    for (size_t offset = from; offset < to;) {
        struct placed *placed = &text->items[text->count];
        placed->character = utf8_next(run->text, to, &offset);
        bool space = placed->character == ' ';
        bool edge = text->count == 0 || offset == run->text_length;
        if (space && (edge || text->items[text->count - 1].character == ' ')) {
            text->fragile = true;
        }
        text->count++;
    }
    double share = (double)glyph->advance / (double)(text->count - first);
    for (size_t i = first; i < text->count; i++) {
        double along = share * (double)(i - first);
        text->items[i].x = (double)glyph->x + (run->angle == 90 ? 0 : along);
        text->items[i].y = (double)glyph->y + (run->angle == 90 ? along : 0);
    }
}

static struct placed_text place_characters(
    struct arena *arena, const struct glyph_run *run) {
    struct placed_text text = {0};
    text.items = arena_array(arena, run->text_length + 1, sizeof *text.items);
    size_t from = 0;
    for (uint32_t i = 0; i < run->glyph_count;) {
        uint32_t next = i + 1;
        while (next < run->glyph_count &&
               run->glyphs[next].cluster == run->glyphs[i].cluster) {
            next++;
        }
        size_t to =
            next < run->glyph_count ? run->glyphs[next].cluster : run->text_length;
        if (to > from) {
            place_cluster(&text, run, from, to, &run->glyphs[i]);
        }
        from = to;
        i = next;
    }
    return text;
}

static bool same(double a, double b) {
    return fabs(a - b) < 0.0005;
}

static void list_attribute(struct svg *svg, const char *name, const struct placed *items,
    size_t count, bool down, double shift) {
    bool one = down; /* a line needs its height only once */
    for (size_t i = 1; one && i < count; i++) {
        one = same(items[i].y, items[0].y);
    }
    svg_open_attribute(svg, name);
    for (size_t i = 0; i < (one ? 1 : count); i++) {
        double number = shift + (down ? items[i].y : items[i].x);
        if (i) {
            svg_next_number(svg, number);
        } else {
            svg_number(svg, number);
        }
    }
    buffer_append_char(svg->out, '"');
}

/* How many characters go into one element: viewers disagree whether a character beyond
 * U+FFFF takes one place of the list or two, so none follows it. */
static size_t piece_length(const struct placed *items, size_t count) {
    size_t length = 0;
    while (length < count && items[length].character <= 0xFFFF) {
        length++;
    }
    return length < count ? length + 1 : length;
}

/* What one text item is written with. */
struct writer {
    struct svg *svg;
    const struct scene_mark *mark;
    const struct scene_text *text;
    double x, y;          /* the origin of its runs */
    struct svg_look look; /* said by the enclosing element */
};

static void run_attributes(struct writer *writer, const struct glyph_run *run,
    const struct placed *items, size_t count) {
    struct svg *svg = writer->svg;
    struct svg_look look = svg_run_look(svg, run);
    list_attribute(svg, "x", items, count, false, writer->x);
    list_attribute(svg, "y", items, count, true, writer->y);
    if (run->angle != 0) {
        svg_number_attribute(svg, "rotate", run->angle);
    }
    svg_look_attributes(svg, &writer->look, &look);
    svg_place_attribute(svg, "data-run", run->place);
    if (run->embolden > 0 && !writer->text->item.style->stroke.set) {
        svg_embolden_attributes(svg, writer->text->item.style, run->embolden);
    }
    if (run->upright && !look.embedded) {
        svg_string_attribute(svg, "style", "font-feature-settings:'vert'");
    }
    if (svg_run_needs_outline(svg, run)) { /* found and copied as text */
        buffer_append_string(svg->out, " fill=\"none\" stroke=\"none\"");
    }
}

static void append_characters(struct svg *svg, const struct placed *items, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (!svg_character(svg, items[i].character)) {
            svg_character(svg, 0xFFFD); /* keeps the places of those behind it */
        }
    }
}

/* Its pieces as <tspan>s. */
static void append_run(
    struct writer *writer, const struct glyph_run *run, const struct placed_text *text) {
    for (size_t from = 0; from < text->count;) {
        size_t count = piece_length(text->items + from, text->count - from);
        buffer_append_string(writer->svg->out, "<tspan");
        run_attributes(writer, run, text->items + from, count);
        buffer_append_char(writer->svg->out, '>');
        append_characters(writer->svg, text->items + from, count);
        buffer_append_string(writer->svg->out, "</tspan>");
        from += count;
    }
}

/* A slanted run needs an element of its own for each line it stands on, since the slant
 * is a transform about that line: x + skew × (line - y). */
static void append_slanted(
    struct writer *writer, const struct glyph_run *run, const struct placed_text *text) {
    struct svg *svg = writer->svg;
    for (size_t from = 0; from < text->count;) {
        size_t count = 1;
        while (from + count < text->count &&
               same(text->items[from + count].y, text->items[from].y)) {
            count++;
        }
        count = piece_length(text->items + from, count);
        double line = writer->y + text->items[from].y;
        buffer_append_string(svg->out, "<text transform=\"matrix(1 0");
        svg_next_number(svg, -run->skew);
        buffer_append_string(svg->out, " 1");
        svg_next_number(svg, run->skew * line);
        buffer_append_string(svg->out, " 0)\"");
        if (text->fragile) {
            svg_string_attribute(svg, "xml:space", "preserve");
        }
        run_attributes(writer, run, text->items + from, count);
        buffer_append_char(svg->out, '>');
        append_characters(svg, text->items + from, count);
        buffer_append_string(svg->out, "</text>");
        from += count;
    }
}

static bool is_plain(const struct glyph_run *run) {
    return run->face && run->skew == 0 && run->glyph_count && run->text_length;
}

static void transform_attribute(struct svg *svg, const struct scene_text *text) {
    buffer_append_string(svg->out, " transform=\"translate(");
    svg_number(svg, text->item.x);
    svg_next_number(svg, text->item.y);
    buffer_append_string(svg->out, ") rotate(");
    svg_number(svg, text->angle);
    buffer_append_string(svg->out, ")\"");
}

/* What the outermost element of an item says, be it <text> or <g>. */
static void item_attributes(struct writer *writer, bool styled, bool hidden) {
    const struct scene_style *style = writer->text->item.style;
    if (writer->text->angle != 0) {
        transform_attribute(writer->svg, writer->text);
    }
    if (!styled) {
        svg_style_attributes(writer->svg, style, style->opacity, true);
    }
    if (hidden) {
        svg_string_attribute(writer->svg, "aria-hidden", "true");
    }
    svg_origin_attributes(writer->svg, writer->mark, &writer->text->item);
}

/* The plain runs of an item: how many there are, the longest, and whether any has spaces
 * that must be kept. */
struct plain_runs {
    size_t count, longest;
    bool fragile;
};

static struct plain_runs find_plain_runs(
    const struct scene_text *text, const struct placed_text *placed) {
    struct plain_runs found = {0};
    for (size_t i = 0; i < text->run_count; i++) {
        if (!is_plain(&text->runs[i])) {
            continue;
        }
        found.fragile = found.fragile || placed[i].fragile;
        if (found.count++ == 0 || placed[i].count > placed[found.longest].count) {
            found.longest = i;
        }
    }
    return found;
}

/* Several runs: <text> says what the longest needs, each <tspan> what differs. */
static void append_spans(struct writer *writer, const struct placed_text *placed,
    const struct glyph_run *longest) {
    const struct scene_text *text = writer->text;
    struct svg_look outer = writer->look;
    writer->look = svg_run_look(writer->svg, longest);
    svg_look_attributes(writer->svg, &outer, &writer->look);
    buffer_append_char(writer->svg->out, '>');
    for (size_t i = 0; i < text->run_count; i++) {
        if (is_plain(&text->runs[i])) {
            append_run(writer, &text->runs[i], &placed[i]);
        }
    }
    writer->look = outer;
}

/* All plain runs as one <text>. `bare`: its item has no other element, so it says what
 * the item says; a lone run then needs no <tspan>. */
static void append_plain(struct writer *writer, const struct placed_text *placed,
    bool bare, bool styled, bool hidden) {
    struct svg *svg = writer->svg;
    struct plain_runs found = find_plain_runs(writer->text, placed);
    if (!found.count) {
        return;
    }
    buffer_append_string(svg->out, "<text");
    if (bare) {
        item_attributes(writer, styled, hidden);
    }
    if (found.fragile) {
        svg_string_attribute(svg, "xml:space", "preserve");
    }
    const struct glyph_run *run = &writer->text->runs[found.longest];
    const struct placed *items = placed[found.longest].items;
    size_t count = placed[found.longest].count;
    if (found.count == 1 && piece_length(items, count) == count) {
        run_attributes(writer, run, items, count);
        buffer_append_char(svg->out, '>');
        append_characters(svg, items, count);
    } else {
        append_spans(writer, placed, run);
    }
    buffer_append_string(svg->out, "</text>");
}

static bool all_plain(const struct svg *svg, const struct scene_text *text) {
    for (size_t i = 0; i < text->run_count; i++) {
        const struct glyph_run *run = &text->runs[i];
        if (run->glyph_count && (!is_plain(run) || svg_run_needs_outline(svg, run))) {
            return false;
        }
    }
    return true;
}

static void append_live(struct writer *writer, bool styled, bool hidden) {
    const struct scene_text *text = writer->text;
    struct svg *svg = writer->svg;
    struct arena_mark before = arena_mark(svg->arena);
    struct placed_text *placed = arena_array(svg->arena, text->run_count, sizeof *placed);
    for (size_t i = 0; i < text->run_count; i++) {
        placed[i] = place_characters(svg->arena, &text->runs[i]);
    }
    if (all_plain(svg, text)) {
        append_plain(writer, placed, true, styled, hidden);
    } else {
        buffer_append_string(svg->out, "<g");
        item_attributes(writer, styled, hidden);
        buffer_append_char(svg->out, '>');
        append_plain(writer, placed, false, styled, hidden);
        for (size_t i = 0; i < text->run_count; i++) {
            const struct glyph_run *run = &text->runs[i];
            if (run->face && run->skew != 0 && run->text_length) {
                append_slanted(writer, &text->runs[i], &placed[i]);
            }
        }
        svg_text_outlines(svg, text, writer->x, writer->y, false);
        buffer_append_string(svg->out, "</g>");
    }
    arena_rewind(svg->arena, before);
}

static void append_outlined(struct writer *writer, bool styled, bool hidden) {
    struct svg *svg = writer->svg;
    buffer_append_string(svg->out, "<g");
    item_attributes(writer, styled, hidden);
    if (!hidden && writer->text->text) {
        svg_string_attribute(svg, "role", "img");
        svg_string_attribute(svg, "aria-label", writer->text->text);
    }
    buffer_append_char(svg->out, '>');
    svg_text_outlines(svg, writer->text, writer->x, writer->y, true);
    buffer_append_string(svg->out, "</g>");
}

void svg_text(struct svg *svg, const struct scene_mark *mark, size_t index, bool styled,
    bool hidden) {
    const struct scene_text *text = &mark->texts[index];
    bool turned = text->angle != 0;
    struct writer writer = {svg, mark, text, text->dx + (turned ? 0 : text->item.x),
        text->dy + (turned ? 0 : text->item.y), svg->look};
    if (svg->options->svg_text == SVG_TEXT_OUTLINE) {
        append_outlined(&writer, styled, hidden);
    } else {
        append_live(&writer, styled, hidden);
    }
}
