/* What views, marks and data may be told. */
#include "chart/grammar_table.h"

#define COMMON_VIEW                                                                      \
    {"$schema", ANY, 0}, {"name", STR, 0}, {"description", STR, 0},                      \
        {"title", STR | ARR | OBJ | NIL, 0}, {"data", OBJ | NIL, 0},                     \
        {"transform", ARR, 0}, {"width", NUM | STR | OBJ, 0},                            \
        {"height", NUM | STR | OBJ, 0}, {"encoding", OBJ, 0}, {"params", ARR, 0},        \
        {"projection", OBJ, LATER}, {"view", OBJ, 0}, {"resolve", OBJ, 0},               \
        {"config", OBJ, 0}, {"datasets", OBJ, 0}, {"autosize", STR | OBJ | NIL, 0},      \
        {"background", STR_X, 0}, {"padding", NUM | OBJ, 0}, {"usermeta", ANY, 0},       \
        {"align", STR | OBJ, 0}, {"bounds", STR, 0}, {"center", BOOL | OBJ, 0}, {        \
        "spacing", NUM | OBJ, 0                                                          \
    }

static const struct property unit_properties[] = {
    COMMON_VIEW,
    {"mark", STR | OBJ, PROPERTY_REQUIRED},
};

static const struct property layer_properties[] = {
    COMMON_VIEW,
    {"layer", ARR, PROPERTY_REQUIRED},
};

static const struct property mark_properties[] = {
    {"type", STR, PROPERTY_REQUIRED},
    {"align", STR_X, 0},
    {"angle", NUM_X, 0},
    {"aria", BOOL, STILL},
    {"ariaRole", STR_X, STILL},
    {"ariaRoleDescription", STR_X, STILL},
    {"aspect", BOOL, 0},
    {"avoid", BOOL | OBJ, 0},
    {"bandSize", NUM, 0},
    {"baseline", STR_X, 0},
    {"binSpacing", NUM, 0},
    {"blend", STR_X, 0},
    {"clip", BOOL_X, 0},
    {"color", STR_X, 0},
    {"continuousBandSize", NUM, 0},
    {"cornerRadius", NUM_X, 0},
    {"cornerRadiusBottomLeft", NUM_X, 0},
    {"cornerRadiusBottomRight", NUM_X, 0},
    {"cornerRadiusEnd", NUM_X, 0},
    {"cornerRadiusTopLeft", NUM_X, 0},
    {"cornerRadiusTopRight", NUM_X, 0},
    {"cursor", STR_X, STILL},
    {"description", STR_X, 0},
    {"dir", STR_X, 0},
    {"discreteBandSize", NUM | OBJ, 0},
    {"dx", NUM_X, 0},
    {"dy", NUM_X, 0},
    {"ellipsis", STR, 0},
    {"endAngle", NUM_X, 0},
    {"extent", ANY, 0},
    {"fill", STR_X, 0},
    {"fillOpacity", NUM_X, 0},
    {"filled", BOOL, 0},
    {"font", STR_X, 0},
    {"fontSize", NUM_X, 0},
    {"fontStyle", STR_X, 0},
    {"fontWeight", STR | NUM | OBJ, 0},
    {"height", NUM | STR | OBJ, 0},
    {"href", STR_X, 0},
    {"innerRadius", NUM_X, 0},
    {"interpolate", STR_X, 0},
    {"invalid", STR | NIL, 0},
    {"leader", BOOL, 0},
    {"leaderColor", STR, 0},
    {"leaderLength", ARR, 0},
    {"leaderWidth", NUM, 0},
    {"limit", NUM_X, 0},
    {"line", BOOL | OBJ, 0},
    {"lineBreak", STR_X, 0},
    {"lineHeight", NUM_X, 0},
    {"minBandSize", NUM_X, 0},
    {"opacity", NUM_X, 0},
    {"order", BOOL | NIL, 0},
    {"orient", STR, 0},
    {"outerRadius", NUM_X, 0},
    {"padAngle", NUM_X, 0},
    {"point", BOOL | OBJ | STR, 0},
    {"radius", NUM_X, 0},
    {"radius2", NUM_X, 0},
    {"radius2Offset", NUM_X, 0},
    {"radiusOffset", NUM_X, 0},
    {"shape", STR_X, 0},
    {"size", NUM | OBJ, 0},
    {"smooth", BOOL, 0},
    {"startAngle", NUM_X, 0},
    {"stroke", STR_X, 0},
    {"strokeCap", STR_X, 0},
    {"strokeDash", ARR | OBJ, 0},
    {"strokeDashOffset", NUM_X, 0},
    {"strokeJoin", STR_X, 0},
    {"strokeMiterLimit", NUM_X, 0},
    {"strokeOffset", NUM_X, 0},
    {"strokeOpacity", NUM_X, 0},
    {"strokeWidth", NUM_X, 0},
    {"style", STR | ARR, 0},
    {"tension", NUM_X, 0},
    {"text", TEXT_X, 0},
    {"theta", NUM_X, 0},
    {"theta2", NUM_X, 0},
    {"theta2Offset", NUM_X, 0},
    {"thetaOffset", NUM_X, 0},
    {"thickness", NUM, 0},
    {"timeUnitBandPosition", NUM, 0},
    {"timeUnitBandSize", NUM, 0},
    {"time", ANY, STILL},
    {"tooltip", ANY, STILL},
    {"url", STR_X, 0},
    {"width", NUM | STR | OBJ, 0},
    {"x", NUM | STR | OBJ, 0},
    {"x2", NUM | STR | OBJ, 0},
    {"x2Offset", NUM_X, 0},
    {"xOffset", NUM_X, 0},
    {"y", NUM | STR | OBJ, 0},
    {"y2", NUM | STR | OBJ, 0},
    {"y2Offset", NUM_X, 0},
    {"yOffset", NUM_X, 0},
};

static const struct property data_properties[] = {
    {"name", STR, 0},
    {"url", STR | OBJ, 0},
    {"values", ANY, 0},
    {"format", OBJ, 0},
    {"sequence", OBJ, 0},
    {"sphere", BOOL | OBJ, LATER},
    {"graticule", BOOL | OBJ, LATER},
};

static const struct property format_properties[] = {
    {"type", STR, 0},
    {"parse", STR | OBJ | NIL, 0},
    {"property", STR, 0},
    {"delimiter", STR, 0},
    {"feature", STR, LATER},
    {"mesh", STR, LATER},
};

static const struct property view_properties[] = {
    {"cornerRadius", NUM_X, 0},
    {"cursor", STR_X, STILL},
    {"fill", STR_X, 0},
    {"fillOpacity", NUM_X, 0},
    {"opacity", NUM_X, 0},
    {"stroke", STR_X, 0},
    {"strokeCap", STR_X, 0},
    {"strokeDash", ARR | OBJ, 0},
    {"strokeDashOffset", NUM_X, 0},
    {"strokeJoin", STR_X, 0},
    {"strokeMiterLimit", NUM_X, 0},
    {"strokeOpacity", NUM_X, 0},
    {"strokeWidth", NUM_X, 0},
    {"style", STR | ARR, 0},
};

static const struct property resolve_properties[] = {
    {"scale", OBJ, 0},
    {"axis", OBJ, 0},
    {"legend", OBJ, 0},
};

const struct grammar_table view_grammar[] = {
    GRAMMAR_ROW(GRAMMAR_UNIT, unit_properties, "chart"),
    GRAMMAR_ROW(GRAMMAR_LAYER, layer_properties, "chart"),
    GRAMMAR_ROW(GRAMMAR_MARK, mark_properties, "mark"),
    GRAMMAR_ROW(GRAMMAR_DATA, data_properties, "data"),
    GRAMMAR_ROW(GRAMMAR_FORMAT, format_properties, "format"),
    GRAMMAR_ROW(GRAMMAR_VIEW, view_properties, "view"),
    GRAMMAR_ROW(GRAMMAR_RESOLVE, resolve_properties, "resolve"),
    {0},
};
