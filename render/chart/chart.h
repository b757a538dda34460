/* The chart block: a Vega-Lite specification, drawn.
 *
 * The story: specification → views (units and layers) with their definitions → data after
 * transforms → scale domains (bind); sizes and ranges → guides → marks (place).
 *
 * Beyond Vega-Lite:
 * - mark `text` takes `leader: true` where its positions are theta and radius: labels stand
 *   in two columns beside the circle, at least 1.2 lines apart, each joined to its arc by
 *   a line of two segments, radial then horizontal; a label above or below the circle stands
 *   at the end of its own leader. `leaderLength: [12, 12]` gives the segments' lengths in
 *   px, `leaderColor` and `leaderWidth` their look.
 * - mark `text` takes `avoid`: labels keep off each other and off other marks, see
 *   mark/avoid.h.
 * - axis property `labelWrap: true` breaks band labels that are wider than their step into
 *   at most three lines, balanced, by the rules of Chinese composition, instead of turning
 *   them; `labelWrap: 2` allows two lines. Beside the plot they take two fifths of the width
 *   at most and as many lines as their step has room for. One that needs more is cut with …
 *   and a warning.
 * - in a layout a stacked or grouped unit without `order` takes the order of its colour's
 *   `scale.domain`, or of its `sort` (a list, or null for that of the data), the first on
 *   top; Han titles of upright axes stand above their labels instead of being turned.
 * - in a layout, `${…}` with `datum` in a text value is evaluated for each row.
 * - config.scale.niceCount: about how many steps a nice domain has, so that the last tick
 *   of an axis with that tickCount is at or above the largest value.
 * - schemes tubiao-web, tubiao-print…, see scale/scale.h. */
#ifndef TUBIAO_CHART_CHART_H
#define TUBIAO_CHART_CHART_H

#include "block/block.h"

extern const struct block_kind chart_block;

/* A specification; a config, as a theme's `chart`. */
extern const struct schema chart_schema, chart_config_schema;

/* Vega-Lite's own config, for binder.chart_defaults. */
bool chart_defaults_read(
    struct arena *arena, struct value *config, struct faults *faults);

#endif
