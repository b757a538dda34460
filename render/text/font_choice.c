/* Choosing among faces: each gets a cost, the least wins, the first of equals stays. */
#include "text/font_choice.h"

#include <stdlib.h>

int font_entry_weight(const struct font_entry *entry, int weight) {
    if (weight < entry->weight_min) {
        return entry->weight_min;
    }
    return weight > entry->weight_max ? entry->weight_max : weight;
}

/* CSS Fonts 4 §5.2 step 4: from 400 to 500 look up to 500, then down, then up; below 400
 * down, then up; above 500 up, then down. */
static int weight_cost(int have, int want) {
    enum { WRONG_WAY = 1000, WRONG_WAY_TOO = 2000 };
    if (want >= 400 && want <= 500) {
        if (have >= want && have <= 500) {
            return have - want;
        }
        return have < want ? WRONG_WAY + want - have : WRONG_WAY_TOO + have - want;
    }
    if (want < 400) {
        return have <= want ? want - have : WRONG_WAY + have - want;
    }
    return have >= want ? have - want : WRONG_WAY + want - have;
}

/* Width counts most, weight least. Of a fixed and a variable font of one weight the fixed
 * one is taken: every surface can embed it as it is. */
static int entry_cost(const struct font_entry *entry, int weight, bool italic) {
    int cost = abs(entry->width - 5) * 100000;
    cost += entry->italic != italic ? 10000 : 0;
    cost += weight_cost(font_entry_weight(entry, weight), weight) * 2;
    return cost + (entry->weight_min != entry->weight_max);
}

const struct font_entry *font_choose(const struct font_index *index, const char *family,
    size_t length, int weight, bool italic) {
    const struct font_entry *best = NULL;
    int least = 0;
    for (size_t i = 0; i < index->entry_count; i++) {
        const struct font_entry *entry = &index->entries[i];
        if (!font_entry_has_family(entry, family, length)) {
            continue;
        }
        int cost = entry_cost(entry, weight, italic);
        if (!best || cost < least) {
            best = entry;
            least = cost;
        }
    }
    return best;
}

static int by_cost(const void *a, const void *b) {
    const struct font_ranked *one = a, *other = b;
    if (one->cost != other->cost) {
        return one->cost < other->cost ? -1 : 1;
    }
    return one->entry < other->entry ? -1 : one->entry > other->entry;
}

const struct font_ranked *font_choose_any(const struct font_index *index,
    uint32_t character, int weight, bool italic, struct arena *arena, size_t *count) {
    struct font_ranked *ranked = arena_array(arena, index->entry_count, sizeof *ranked);
    *count = 0;
    for (size_t i = 0; i < index->entry_count; i++) {
        const struct font_entry *entry = &index->entries[i];
        if (font_entry_may_have(entry, character)) {
            ranked[(*count)++] = (struct font_ranked){
                entry, (int)entry->region * 10000000 + entry_cost(entry, weight, italic)};
        }
    }
    if (*count > 0) {
        qsort(ranked, *count, sizeof *ranked, by_cost);
    }
    return ranked;
}
