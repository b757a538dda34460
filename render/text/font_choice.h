/* The best face for a family, weight and slant, and the order of faces to fall back to.
 */
#ifndef TUBIAO_TEXT_FONT_CHOICE_H
#define TUBIAO_TEXT_FONT_CHOICE_H

#include "text/index.h"

/* CSS Fonts 4 §5.2: width, then slant, then weight. NULL if the family is not there. */
const struct font_entry *font_choose(const struct font_index *index, const char *family,
    size_t length, int weight, bool italic);

struct font_ranked {
    const struct font_entry *entry;
    int cost;
};

/* Every face that may have `character`, best first: mainland forms before others, then
 * as font_choose, then by path. */
const struct font_ranked *font_choose_any(const struct font_index *index,
    uint32_t character, int weight, bool italic, struct arena *arena, size_t *count);

/* The entry's weight nearest to the one asked for. */
int font_entry_weight(const struct font_entry *entry, int weight);

#endif
