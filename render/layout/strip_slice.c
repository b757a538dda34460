/* Where a strip is cut: the fewest slices, and of those the most even. */
#include "layout/strip.h"

/* The best way to cut the pieces before this one. */
struct way {
    size_t slices;
    double squares; /* of the slices' heights, added up: least where they are alike */
    size_t before;  /* where its last slice begins */
};

static bool is_better(size_t slices, double squares, const struct way *than) {
    return !than->slices || slices < than->slices ||
           (slices == than->slices && squares < than->squares);
}

/* Whether a slice may end before that piece. */
static bool may_cut(const struct strip_piece *pieces, size_t count, size_t at) {
    return at == 0 || at == count || !pieces[at].joined;
}

/* The best last slice of those that end before `end`, given the ways before them. */
static struct way find_way(const struct strip_piece *pieces, size_t count,
    const struct way *ways, size_t end, double height) {
    struct way best = {0};
    for (size_t start = end; start-- > 0;) {
        if (!may_cut(pieces, count, start)) {
            continue;
        }
        double own = pieces[end - 1].bottom - pieces[start].top;
        if (own > height && best.slices) {
            break;
        }
        double squares = ways[start].squares + own * own;
        if (is_better(ways[start].slices + 1, squares, &best)) {
            best = (struct way){ways[start].slices + 1, squares, start};
        }
        if (own > height) {
            break; /* by itself it is too high already */
        }
    }
    return best;
}

size_t strip_slice(struct arena *arena, const struct strip_piece *pieces, size_t count,
    double height, size_t **ends) {
    struct way *ways = arena_array(arena, count + 1, sizeof *ways);
    for (size_t end = 1; end <= count; end++) {
        if (may_cut(pieces, count, end)) {
            ways[end] = find_way(pieces, count, ways, end, height);
        }
    }
    size_t slices = ways[count].slices;
    *ends = arena_array(arena, slices, sizeof **ends);
    for (size_t i = slices, end = count; i-- > 0; end = ways[end].before) {
        (*ends)[i] = end;
    }
    return slices;
}
