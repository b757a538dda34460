/* Documents and the blocks that arrange other blocks: figure; row, column, rule, space;
 * text in its roles (text, title, heading, note, source).
 *
 * A figure is a document of one region, as tall as it needs:
 *
 *     figure:
 *       caption: 2022年与2023年各渠道发布信息数量   # printed 图2　…, below charts, above
 * tables number: 2 width: 120mm unit: 单位：条 blocks: [{chart: {…}}] note:
 * 因四舍五入，合计可能不等于100%。 source: 市大数据局
 */
#ifndef TUBIAO_LAYOUT_LAYOUT_H
#define TUBIAO_LAYOUT_LAYOUT_H

#include "block/block.h"

extern const struct block_kind text_block, title_block, heading_block, note_block,
    source_block, row_block, column_block, rule_block, space_block, prose_block,
    output_block, figure_block, contents_block, signature_block, list_block, number_block,
    image_block, grid_block, use_block, icon_block, qrcode_block;

/* Blocks one under another. `rest` gets those (and the rest of the one) that did not fit
 * into the region's height; NULL where the caller's region is endless. */
struct flow {
    struct scene_group *group;
    double width, height, baseline;
};
struct flow flow_place(const struct placer *placer, const struct block_list *blocks,
    double gap, const struct region *region, struct block_list *rest);

/* The mappings behind `figure:` and `fragment:`, and a theme's `figure`. */
extern const struct schema figure_schema, fragment_schema, theme_figure_schema;

struct figure;

/* The value behind `figure:`. NULL with faults on error. */
struct figure *figure_bind(struct binder *binder, const struct value *value);
/* A chart of its own: a bare Vega-Lite specification. */
struct figure *figure_bind_bare(
    struct binder *binder, const struct block_kind *chart, const struct value *value);

/* One page. The placer's element becomes the scene's Document. */
struct scene *figure_place(struct placer *placer, const struct figure *figure);

#endif
