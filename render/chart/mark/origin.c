/* The place of an item's data: the cell it measures. A sum, a count or a bin was nowhere
 * written; then it is what tells its row from others. */
#include "chart/mark/origin.h"

#include "chart/plot.h"

struct origin {
    struct scene_rows rows;
    const struct dataset *data;
    const char *columns[CHANNEL_COUNT]; /* those that measure come first */
    size_t count;
};

static struct place row_place(const struct scene_rows *rows, uint32_t row) {
    const struct origin *origin = (const struct origin *)rows;
    const struct dataset *data = origin->data;
    if (row > data->row_count) {
        return (struct place){0};
    }
    for (size_t i = 0; i < origin->count; i++) {
        struct place place = dataset_field(data, row - 1, origin->columns[i]).place;
        if (place.line) {
            return place;
        }
    }
    for (size_t i = 0; i < data->column_count; i++) {
        if (data->columns[i].cells[row - 1].place.line) {
            return data->columns[i].cells[row - 1].place;
        }
    }
    return (struct place){0};
}

const struct scene_rows *origin_rows(const struct plot *plot, const struct view *view) {
    struct origin *origin = arena_new(plot->arena, struct origin);
    *origin = (struct origin){.rows = {row_place}, .data = view->main};
    for (int measures = 1; measures >= 0; measures--) {
        for (int channel = 0; channel < CHANNEL_COUNT; channel++) {
            const struct definition *definition = view->encoding[channel];
            bool measured = definition && definition->type == TYPE_QUANTITATIVE;
            if (definition && definition->column && measured == (measures == 1)) {
                origin->columns[origin->count++] = definition->column;
            }
        }
    }
    return &origin->rows;
}
