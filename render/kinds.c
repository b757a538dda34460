/* The table of block kinds: a new kind is a new file and a row here. */
#include "chart/chart.h"
#include "layout/pages.h"
#include "table/table.h"

extern const struct block_kind *const block_kinds[];

const struct block_kind *const block_kinds[] = {
    &chart_block,
    &table_block,
    &text_block,
    &title_block,
    &heading_block,
    &note_block,
    &source_block,
    &row_block,
    &column_block,
    &rule_block,
    &space_block,
    &prose_block,
    &output_block,
    &figure_block,
    &contents_block,
    &pagebreak_block,
    &signature_block,
    &list_block,
    &number_block,
    &image_block,
    &icon_block,
    &qrcode_block,
    &grid_block,
    &use_block,
    NULL,
};
