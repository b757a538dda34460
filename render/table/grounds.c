/* The grounds of a part of a table: fills of kinds of cells, then those that cells have of
 * their own. */
#include "table/paint.h"

const struct color *table_ground(
    const struct table_look *look, const struct table_cell *cell) {
    if (cell->look && cell->look->fill.set) {
        return &cell->look->fill;
    }
    switch ((enum cell_kind)cell->kind) {
    case CELL_CORNER:
        return &look->head_background;
    case CELL_HEAD:
        return cell->title ? &look->title_background : &look->head_background;
    case CELL_STUB:
        return &look->stub_background;
    case CELL_DATA:
        break;
    }
    return NULL;
}

static bool is_same(const struct color *a, const struct color *b) {
    return a == b ||
           (a && b && a->set == b->set && a->red == b->red && a->green == b->green &&
               a->blue == b->blue && a->alpha == b->alpha);
}

/* Rects of one colour. */
struct fills {
    const struct color *color;
    struct scene_rect *rects;
    size_t count, capacity;
};

struct grounds {
    struct arena *arena;
    struct fills *items;
    size_t count, capacity;
};

static struct fills *fills_of(struct grounds *grounds, const struct color *color) {
    for (size_t i = 0; i < grounds->count; i++) {
        if (is_same(grounds->items[i].color, color)) {
            return &grounds->items[i];
        }
    }
    grounds->items = arena_grow(grounds->arena, grounds->items, grounds->count,
        &grounds->capacity, sizeof *grounds->items);
    grounds->items[grounds->count] = (struct fills){.color = color};
    return &grounds->items[grounds->count++];
}

static void add_rect(struct grounds *grounds, const struct color *color, double x,
    double y, double width, double height) {
    struct fills *fills = fills_of(grounds, color);
    struct scene_rect *above = fills->count ? &fills->rects[fills->count - 1] : NULL;
    if (above && above->item.x == x && above->width == width &&
        above->item.y + above->height == y) {
        above->height += height; /* one block of neighbours */
        return;
    }
    fills->rects = arena_grow(grounds->arena, fills->rects, fills->count,
        &fills->capacity, sizeof *fills->rects);
    fills->rects[fills->count++] =
        (struct scene_rect){.item = {.x = x, .y = y, .element = &scene_artifact},
            .width = width,
            .height = height};
}

/* The grounds of a row, neighbours in one rect. */
static void add_row(struct grounds *grounds, const struct table *table,
    const struct table_part *part, int i) {
    const struct table_grid *grid = table->grid;
    const double *edges = table->layout->edges;
    int from = 0;
    const struct color *color = NULL;
    for (int c = 0; c <= grid->column_count; c++) {
        const struct color *here =
            c < grid->column_count
                ? table_ground(&table->look, table_grid_cell(grid, part->rows[i], c))
                : NULL;
        if (c < grid->column_count && c > 0 && is_same(here, color)) {
            continue;
        }
        if (color && color->set && color->alpha > 0) {
            add_rect(grounds, color, edges[from], part->tops[i], edges[c] - edges[from],
                part->tops[i + 1] - part->tops[i]);
        }
        from = c;
        color = here;
    }
}

void table_paint_grounds(const struct placer *placer, const struct table *table,
    const struct table_part *part, struct scene_group *group) {
    struct grounds grounds = {.arena = placer->typesetter.arena};
    for (int i = 0; i < part->count; i++) {
        add_row(&grounds, table, part, i);
    }
    for (size_t k = 0; k < grounds.count; k++) {
        struct fills *fills = &grounds.items[k];
        struct scene_mark *mark =
            scene_add_mark(grounds.arena, group, MARK_RECT, "table-ground", fills->count);
        const struct scene_style *style = scene_new_fill(grounds.arena, *fills->color);
        mark->rects = fills->rects;
        for (size_t i = 0; i < fills->count; i++) {
            mark->rects[i].item.style = style;
        }
    }
}
