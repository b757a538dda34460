/* A figure of a height of its own: its charts are made higher or lower until the whole has
 * it, text keeping its size. */
#include <math.h>
#include <string.h>

#include "layout/container.h"
#include "layout/figure.h"

static const double least_chart = 48; /* px: lower than that a chart says nothing */
enum { PASSES = 4 };

/* Blocks that take the height they are given, also those within rows and columns. */
static void find_elastic(
    struct arena *arena, const struct block_list *blocks, struct block_list *found) {
    for (size_t i = 0; i < blocks->count; i++) {
        struct block *block = blocks->items[i];
        if (block->kind->elastic) {
            found->items = arena_grow(
                arena, found->items, found->count, &found->capacity, sizeof block);
            found->items[found->count++] = block;
        } else if (block->kind == &row_block || block->kind == &column_block) {
            find_elastic(arena, &((const struct container *)block)->blocks, found);
        }
    }
}

static double height_with(const struct placer *placer, const struct figure *figure,
    double width, const struct block_list *charts, double height) {
    for (size_t i = 0; i < charts->count; i++) {
        charts->items[i]->height = height;
    }
    return figure_natural_height(placer, figure, width);
}

double figure_fit_height(
    const struct placer *placer, const struct figure *figure, double width) {
    struct block_list charts = {0};
    find_elastic(placer->typesetter.arena, &figure->blocks, &charts);
    double whole = figure_natural_height(placer, figure, width);
    if (!charts.count) {
        return whole;
    }
    /* As a chart grows, so does the whole: by as much for each that stands under another. */
    double height = figure->height / 2, other = height * 0.75;
    double above = height_with(placer, figure, width, &charts, height);
    double below = height_with(placer, figure, width, &charts, other);
    for (int pass = 0; pass < PASSES && fabs(above - figure->height) > 0.01; pass++) {
        double slope = (above - below) / (height - other);
        other = height;
        below = above;
        height = fmax(least_chart, height + (figure->height - above) / fmax(0.5, slope));
        above = height_with(placer, figure, width, &charts, height);
        if (height == other) {
            break;
        }
    }
    return above;
}

void figure_warn_too_high(
    const struct placer *placer, const struct figure *figure, double whole) {
    if (whole <= figure->height + 0.5) {
        return;
    }
    fault_add(placer->warnings, FAULT_WARNING, "too-high", figure->place,
        "the figure takes %.0f px of height, its box has %.0f: the rest is cut off",
        "内容要高 %.0f 像素，框高只有 %.0f 像素，下面的会被裁掉", whole, figure->height);
    fault_hint(placer->warnings, "show less, or give it a wider or higher box",
        "请减少内容，或把框放宽、放高");
}
