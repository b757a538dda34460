/* The channels of Vega-Lite and what each is like. */
#include <string.h>

#include "chart/model.h"

#define X CHANNEL_X
#define Y CHANNEL_Y
#define NO CHANNEL_NONE

/* A channel that is neither a position nor second to one. */
#define PLAIN(channel) .main = channel, .second = NO, .offset = NO

const struct channel_info channels[CHANNEL_COUNT] = {
    [X] = {"x", .main = X, .second = CHANNEL_X2, .offset = CHANNEL_X_OFFSET,
        .maxbins = 10},
    [Y] = {"y", .main = Y, .second = CHANNEL_Y2, .offset = CHANNEL_Y_OFFSET,
        .maxbins = 10},
    [CHANNEL_X_OFFSET] = {"xOffset", PLAIN(CHANNEL_X_OFFSET), .maxbins = 10},
    [CHANNEL_Y_OFFSET] = {"yOffset", PLAIN(CHANNEL_Y_OFFSET), .maxbins = 10},
    [CHANNEL_THETA] = {"theta", .main = CHANNEL_THETA, .second = CHANNEL_THETA2,
        .offset = NO, .maxbins = 10, .marks = " text arc "},
    [CHANNEL_RADIUS] = {"radius", .main = CHANNEL_RADIUS, .second = CHANNEL_RADIUS2,
        .offset = NO, .maxbins = 10, .marks = " text arc "},
    [CHANNEL_COLOR] = {"color", false, true, true, true, PLAIN(CHANNEL_COLOR),
        .maxbins = 6},
    [CHANNEL_FILL] = {"fill", false, true, true, true, PLAIN(CHANNEL_FILL), .maxbins = 6},
    [CHANNEL_STROKE] = {"stroke", false, true, true, true, PLAIN(CHANNEL_STROKE),
        .maxbins = 6},
    [CHANNEL_OPACITY] = {"opacity", false, false, true, true, PLAIN(CHANNEL_OPACITY),
        .maxbins = 6},
    [CHANNEL_FILL_OPACITY] = {"fillOpacity", false, false, false, true,
        PLAIN(CHANNEL_FILL_OPACITY), .maxbins = 6},
    [CHANNEL_STROKE_OPACITY] = {"strokeOpacity", false, false, false, true,
        PLAIN(CHANNEL_STROKE_OPACITY), .maxbins = 6},
    [CHANNEL_STROKE_WIDTH] = {"strokeWidth", false, false, true, true,
        PLAIN(CHANNEL_STROKE_WIDTH), .maxbins = 6},
    [CHANNEL_SIZE] = {"size", false, false, true, true, PLAIN(CHANNEL_SIZE), .maxbins = 6,
        .marks = " point tick rule circle square bar text line trail "},
    [CHANNEL_SHAPE] = {"shape", true, false, true, true, PLAIN(CHANNEL_SHAPE),
        .maxbins = 6, .marks = " point geoshape "},
    [CHANNEL_STROKE_DASH] = {"strokeDash", true, false, true, true,
        PLAIN(CHANNEL_STROKE_DASH), .maxbins = 4,
        .marks = " line point tick rule circle square bar geoshape "},
    [CHANNEL_ANGLE] = {"angle", false, false, false, true, PLAIN(CHANNEL_ANGLE),
        .maxbins = 10, .marks = " point square text "},
    [CHANNEL_X2] = {"x2", .main = X, .second = NO, .offset = NO, .maxbins = 10,
        .marks = " area bar image rect rule circle point square tick line trail "},
    [CHANNEL_Y2] = {"y2", .main = Y, .second = NO, .offset = NO, .maxbins = 10,
        .marks = " area bar image rect rule circle point square tick line trail "},
    [CHANNEL_THETA2] = {"theta2", .main = CHANNEL_THETA, .second = NO, .offset = NO,
        .maxbins = 10, .marks = " arc "},
    [CHANNEL_RADIUS2] = {"radius2", .main = CHANNEL_RADIUS, .second = NO, .offset = NO,
        .maxbins = 10, .marks = " arc "},
    [CHANNEL_TEXT] = {"text", .stacks_by = true, PLAIN(CHANNEL_TEXT), .maxbins = 10,
        .marks = " text "},
    [CHANNEL_ORDER] = {"order", .stacks_by = true, PLAIN(CHANNEL_ORDER), .maxbins = 10},
    [CHANNEL_DETAIL] = {"detail", .stacks_by = true, PLAIN(CHANNEL_DETAIL),
        .maxbins = 10},
    [CHANNEL_TOOLTIP] = {"tooltip", PLAIN(CHANNEL_TOOLTIP), .maxbins = 10},
    [CHANNEL_HREF] = {"href", .stacks_by = true, PLAIN(CHANNEL_HREF), .maxbins = 10},
    [CHANNEL_URL] = {"url", .stacks_by = true, PLAIN(CHANNEL_URL), .maxbins = 10,
        .marks = " image "},
    [CHANNEL_DESCRIPTION] = {"description", .stacks_by = true, PLAIN(CHANNEL_DESCRIPTION),
        .maxbins = 10},
    [CHANNEL_ROW] = {"row", PLAIN(CHANNEL_ROW), .maxbins = 6},
    [CHANNEL_COLUMN] = {"column", PLAIN(CHANNEL_COLUMN), .maxbins = 6},
    [CHANNEL_FACET] = {"facet", PLAIN(CHANNEL_FACET), .maxbins = 10},
    [CHANNEL_KEY] = {"key", .stacks_by = true, PLAIN(CHANNEL_KEY), .maxbins = 10},
};

enum channel channel_find(const char *name) {
    for (int c = 0; c < CHANNEL_COUNT; c++) {
        if (strcmp(channels[c].name, name) == 0) {
            return c;
        }
    }
    return CHANNEL_NONE;
}
