/* A line: what of the text it shows, and how wide that is by nature.
 *
 *     position[first]                     position[end]
 *     |（   政   府   信   息   ，|  …
 *      ^^ cut at line start      ^^ cut at line end
 *
 * Positions count every gap and cut between neighbours, so a width is a difference of two of
 * them, put right at both ends: there a mark has lost its neighbour and meets the margin. */
#include "text/compose.h"

struct line_range composition_line(
    const struct composition *composition, size_t first, size_t next) {
    const struct character *c = composition->characters;
    struct line_range line = {.first = first, .end = next, .next = next};
    line.hard = next == composition->count || c[next].break_before == BREAK_MUST;
    while (line.end > first) {
        const struct character *last = &c[line.end - 1];
        bool seen = last->class != CLASS_SPACE && !last->hidden;
        if (seen || (last->class == CLASS_SPACE && last->code == 0xA0)) {
            break;
        }
        line.end--;
    }
    return line;
}

/* The first character of the line that is drawn; `end` if none is. */
static size_t first_seen(
    const struct composition *composition, const struct line_range *line) {
    size_t i = line->first;
    while (i < line->end && composition->characters[i].hidden) {
        i++;
    }
    return i;
}

/* The cluster that ends the line; `end` is not 0. */
static size_t last_seen(
    const struct composition *composition, const struct line_range *line) {
    size_t i = line->end - 1;
    while (i > line->first && composition->characters[i].follows) {
        i--;
    }
    return i;
}

/* An opening mark at line start loses its blank half, first line or not. */
static float cut_at_start(const struct character *c) {
    if (class_is_full_mark(c->class)) {
        return c->class == CLASS_OPENING ? c->blank_left : 0;
    }
    return c->cut_left;
}

/* A full-width mark at line end is half width (GB/T 15834 5.1.10). */
static float cut_at_end(
    const struct composition *composition, const struct character *c) {
    if (class_is_full_mark(c->class)) {
        return composition->style->profile == PROFILE_CLREQ ? c->blank_right : 0;
    }
    return c->cut_right;
}

double composition_line_width(
    const struct composition *composition, const struct line_range *line) {
    size_t first = first_seen(composition, line);
    if (first >= line->end) {
        return 0;
    }
    const struct character *c = composition->characters;
    size_t last = last_seen(composition, line);
    double end = composition->position[line->end];
    if (line->end < composition->count) {
        end -= c[line->end].gap;
    }
    const struct character *hyphen = composition_line_hyphen(composition, line);
    end += hyphen ? hyphen->hyphen : 0;
    return end - composition->position[first] + c[first].cut_left -
           cut_at_start(&c[first]) + c[last].cut_right -
           cut_at_end(composition, &c[last]);
}

struct line_setting composition_set_line(
    const struct composition *composition, const struct line_range *line) {
    size_t count = line->end - line->first;
    struct arena *scratch = composition->scratch;
    struct line_setting setting = {
        .space = arena_array(scratch, count + 1, sizeof(float)),
        .cut_left = arena_array(scratch, count + 1, sizeof(float)),
        .cut_right = arena_array(scratch, count + 1, sizeof(float)),
        .start = arena_array(scratch, count + 1, sizeof(double)),
    };
    size_t first = first_seen(composition, line);
    if (first >= line->end) {
        return setting;
    }
    const struct character *c = composition->characters;
    size_t last = last_seen(composition, line);
    for (size_t i = first; i < line->end; i++) {
        size_t k = i - line->first;
        setting.space[k] = i == first ? 0 : c[i].gap;
        setting.cut_left[k] = i == first ? cut_at_start(&c[i]) : c[i].cut_left;
        setting.cut_right[k] =
            i == last ? cut_at_end(composition, &c[i]) : c[i].cut_right;
    }
    setting.width = composition_line_width(composition, line);
    return setting;
}
