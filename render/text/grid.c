/* Setting by 字数×行数 (GB/T 9704: 28 × 22): every full-width character takes one cell,
 * and Western text between them is padded to whole half cells, so that lines fill alike.
 */
#include <math.h>

#include "text/compose.h"

/* A full-width character of whatever size; —— may be one glyph of two cells. */
static bool takes_cells(
    const struct composition *composition, const struct character *c) {
    double size = character_style(composition, c)->size;
    bool full = fabs(c->advance - size) < size * 0.01 || c->advance > size * 1.5;
    return full && (class_is_chinese(c->class) || c->class == CLASS_WIDE_SPACE);
}

static bool is_seen(const struct character *c) {
    return !c->hidden && !c->follows;
}

static void widen(struct composition *composition, struct character *c) {
    double size = character_style(composition, c)->size;
    double cells = round(c->advance / size);
    c->advance += (float)(cells * (composition->style->grid - size));
}

/* Western text from first to end: what is missing to the next half cell goes into the
 * gaps beside it, or behind it where a mark stands there. */
static void pad(struct composition *composition, size_t first, size_t end) {
    struct character *c = composition->characters;
    double half = composition->style->grid / 2;
    bool gap_after = end < composition->count && c[end].gap > 0;
    double width = gap_after ? c[end].gap : 0;
    for (size_t i = first; i < end; i++) {
        width += c[i].gap + c[i].advance - c[i].cut_left - c[i].cut_right;
    }
    double more = ceil(width / half - 0.001) * half - width;
    double shares = (c[first].gap > 0) + gap_after;
    if (shares == 0) {
        c[end - 1].cut_right -= (float)more;
        return;
    }
    c[first].gap += c[first].gap > 0 ? (float)(more / shares) : 0;
    if (gap_after) {
        c[end].gap += (float)(more / shares);
    }
}

void composition_fit_grid(struct composition *composition) {
    struct character *c = composition->characters;
    for (size_t i = 0; i < composition->count;) {
        if (!is_seen(&c[i]) || c[i].class == CLASS_INTERPUNCT) {
            i++;
            continue;
        }
        if (takes_cells(composition, &c[i])) {
            widen(composition, &c[i++]);
            continue;
        }
        size_t end = i;
        size_t last = i;
        while (end < composition->count && c[end].class != CLASS_LINE_END &&
               !(is_seen(&c[end]) && (takes_cells(composition, &c[end]) ||
                                         c[end].class == CLASS_INTERPUNCT))) {
            last = is_seen(&c[end]) ? end : last;
            end++;
        }
        pad(composition, i, last + 1 == end ? end : last + 1);
        i = end;
    }
}
