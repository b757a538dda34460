/* A paragraph of a limited number of lines: what is left out is shown by … */
#include <string.h>

#include "text/compose.h"

/* The spans up to a byte of the text they make together, and … behind. */
struct shortened {
    struct text_span *spans;
    size_t count;
};

static struct shortened shorten(
    const struct composition *composition, size_t character_count) {
    const struct character *c = composition->characters;
    struct shortened out = {0};
    out.spans =
        arena_array(composition->scratch, composition->span_count + 1, sizeof *out.spans);
    uint32_t last = character_count ? c[character_count - 1].span : 0;
    for (uint32_t i = 0; i <= last; i++) {
        out.spans[i] = composition->spans[i];
        size_t first = composition->span_first[i];
        size_t begin = first < composition->count ? c[first].offset : composition->length;
        size_t end = character_count < composition->count ? c[character_count].offset
                                                          : composition->length;
        out.spans[i].text = composition->text + begin;
        size_t own = i + 1 < composition->span_count ? composition->span_first[i + 1]
                                                     : composition->count;
        size_t own_end = own < composition->count ? c[own].offset : composition->length;
        out.spans[i].length = (own_end < end ? own_end : end) - begin;
    }
    out.spans[last + 1] = (struct text_span){.text = "…",
        .length = strlen("…"),
        .style = composition->spans[last].style,
        .place = composition->spans[last].place};
    out.count = last + 2;
    return out;
}

/* No mark or space stands before the …; a bracket just opened goes too. */
static size_t drop_marks(const struct composition *composition, size_t count) {
    const struct character *c = composition->characters;
    while (count > 0 &&
           (c[count - 1].follows || c[count - 1].hidden ||
               c[count - 1].class == CLASS_SPACE || c[count - 1].class == CLASS_COMMA ||
               c[count - 1].class == CLASS_STOP || c[count - 1].class == CLASS_COLON ||
               c[count - 1].class == CLASS_OPENING)) {
        count--;
    }
    return count;
}

struct paragraph composition_limit(
    const struct composition *composition, const struct breaks *breaks, size_t limit) {
    struct paragraph_style style = *composition->style;
    style.line_limit = 0;
    style.balance = false;
    size_t count = breaks->next[limit - 1];
    for (;;) {
        count = drop_marks(composition, count);
        struct shortened shortened = shorten(composition, count);
        struct paragraph paragraph = text_set_paragraph(
            composition->typesetter, shortened.spans, shortened.count, &style);
        if (paragraph.line_count <= limit || count == 0) {
            return paragraph;
        }
        count--;
    }
}
