/* Lines set before: slots by hash, each with its glyphs in place. */
#include "text/kept_line.h"

#include <string.h>

/* About a megabyte when all slots are taken. */
enum { LONGEST = 40, SLOT_BITS = 10, SLOTS = 1 << SLOT_BITS };

/* The line's run points into the slot that it lies in. */
struct slot {
    const struct cached_style *style;
    double size;
    char text[LONGEST];
    size_t length;
    struct text_line line;
    struct glyph_run run;
    struct glyph glyphs[LONGEST];
};

struct kept_lines {
    struct arena *arena;
    struct slot *slots[SLOTS]; /* NULL: not taken yet */
};

struct kept_lines *kept_lines_new(struct arena *arena) {
    struct kept_lines *lines = arena_new(arena, struct kept_lines);
    lines->arena = arena;
    return lines;
}

static bool is_plain(const struct text_span *span) {
    return span->length > 0 && span->length <= LONGEST && !span->ruby &&
           !span->emphasis_dots && !span->joined && span->style.rise == 0 &&
           span->style.letter_spacing == 0;
}

/* FNV-1a over the text, mixed with the size, then its upper bits, since short texts differ
 * in the lower ones; the style is compared only. */
static size_t slot_index(const struct text_span *span) {
    uint64_t hash = 0xCBF29CE484222325u ^ (uint64_t)(span->style.size * 16);
    for (size_t i = 0; i < span->length; i++) {
        hash = (hash ^ (unsigned char)span->text[i]) * 0x100000001B3u;
    }
    return (size_t)((hash * 0x9E3779B97F4A7C15u) >> (64 - SLOT_BITS));
}

bool kept_line_find(const struct kept_lines *lines, const struct cached_style *style,
    const struct text_span *span, struct arena *arena, struct text_line *line) {
    const struct slot *slot = is_plain(span) ? lines->slots[slot_index(span)] : NULL;
    if (!slot || slot->style != style || slot->size != span->style.size ||
        slot->length != span->length ||
        memcmp(slot->text, span->text, span->length) != 0) {
        return false;
    }
    struct glyph_run *run = arena_new(arena, struct glyph_run);
    size_t size = slot->run.glyph_count * sizeof *run->glyphs;
    *run = slot->run;
    run->text = arena_copy(arena, slot->text, slot->length);
    run->glyphs = memcpy(arena_bytes(arena, size), slot->glyphs, size);
    run->place = span->place;
    run->place.length = span->place.line ? 1 : span->place.length;
    *line = slot->line;
    line->runs = run;
    return true;
}

void kept_line_add(struct kept_lines *lines, const struct cached_style *style,
    const struct text_span *span, const struct text_line *line) {
    const struct glyph_run *run = line->run_count == 1 ? &line->runs[0] : NULL;
    if (!is_plain(span) || !run || !run->face || run->glyph_count > LONGEST ||
        run->text_length != span->length ||
        memcmp(run->text, span->text, span->length) != 0) {
        return;
    }
    struct slot **place = &lines->slots[slot_index(span)];
    if (!*place) {
        *place = arena_new(lines->arena, struct slot);
    }
    struct slot *slot = *place;
    slot->style = style;
    slot->size = span->style.size;
    slot->length = span->length;
    memcpy(slot->text, span->text, span->length);
    slot->line = *line;
    slot->run = *run;
    memcpy(slot->glyphs, run->glyphs, run->glyph_count * sizeof *run->glyphs);
}
