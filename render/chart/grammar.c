/* The names that a Vega-Lite specification may use. */
#include "chart/grammar.h"

#include <string.h>

enum {
    ANY = PROPERTY_ANY,
    BOOL = PROPERTY_BOOLEAN,
    NUM = PROPERTY_NUMBER,
    STR = PROPERTY_STRING,
    ARR = PROPERTY_ARRAY,
    OBJ = PROPERTY_OBJECT,
    NIL = PROPERTY_NULL,
    /* a value, or {expr: …}, or a conditional one */
    NUM_X = NUM | OBJ | NIL,
    STR_X = STR | OBJ | NIL,
    BOOL_X = BOOL | OBJ | NIL,
    TEXT_X = STR | ARR | OBJ | NIL,
    LATER = PROPERTY_UNSUPPORTED,
};

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
    {"aria", BOOL, 0},
    {"aspect", BOOL, 0},
    {"bandSize", NUM, 0},
    {"baseline", STR_X, 0},
    {"binSpacing", NUM, 0},
    {"blend", STR, LATER},
    {"clip", BOOL_X, 0},
    {"color", STR_X, 0},
    {"continuousBandSize", NUM, 0},
    {"cornerRadius", NUM_X, 0},
    {"cornerRadiusBottomLeft", NUM_X, 0},
    {"cornerRadiusBottomRight", NUM_X, 0},
    {"cornerRadiusEnd", NUM_X, 0},
    {"cornerRadiusTopLeft", NUM_X, 0},
    {"cornerRadiusTopRight", NUM_X, 0},
    {"cursor", STR_X, 0},
    {"description", STR_X, 0},
    {"dir", STR_X, 0},
    {"discreteBandSize", NUM | OBJ, 0},
    {"dx", NUM_X, 0},
    {"dy", NUM_X, 0},
    {"ellipsis", STR, 0},
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
    {"tooltip", ANY, 0},
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

#define COMMON_FIELD                                                                     \
    {"field", STR | OBJ, 0}, {"type", STR, 0}, {"aggregate", STR | OBJ, 0},              \
        {"bin", BOOL | STR | OBJ | NIL, 0}, {"timeUnit", STR | OBJ, 0},                  \
        {"bandPosition", NUM, 0}, {"title", STR | ARR | NIL, 0}, {                       \
        "value", ANY, 0                                                                  \
    }

static const struct property position_properties[] = {
    COMMON_FIELD,
    {"datum", ANY, 0},
    {"axis", OBJ | NIL, 0},
    {"scale", OBJ | NIL, 0},
    {"sort", STR | ARR | OBJ | NIL, 0},
    {"filter", ANY, LATER},
    {"stack", STR | BOOL | NIL, 0},
    {"impute", OBJ | NIL, LATER},
};

static const struct property offset_properties[] = {
    COMMON_FIELD,
    {"datum", ANY, 0},
    {"scale", OBJ | NIL, 0},
    {"sort", STR | ARR | OBJ | NIL, 0},
};

static const struct property mark_field_properties[] = {
    COMMON_FIELD,
    {"datum", ANY, 0},
    {"legend", OBJ | NIL, 0},
    {"scale", OBJ | NIL, 0},
    {"sort", STR | ARR | OBJ | NIL, 0},
    {"condition", OBJ | ARR, 0},
};

static const struct property text_field_properties[] = {
    COMMON_FIELD,
    {"datum", ANY, 0},
    {"format", STR | OBJ, 0},
    {"formatType", STR, 0},
    {"condition", OBJ | ARR, 0},
    {"content", STR, 0},
    {"filter", ANY, LATER},
    {"sort", ANY, 0},
};

static const struct property detail_field_properties[] = {
    COMMON_FIELD,
    {"sort", STR | OBJ | NIL | ARR, 0},
    {"condition", OBJ | ARR, 0},
};

static const struct property condition_properties[] = {
    COMMON_FIELD,
    {"datum", ANY, 0},
    {"test", STR | OBJ, 0},
    {"param", STR, 0},
    {"selection", STR | OBJ, 0},
    {"empty", BOOL, 0},
    {"legend", OBJ | NIL, 0},
    {"scale", OBJ | NIL, 0},
    {"sort", STR | ARR | OBJ | NIL, 0},
    {"format", STR | OBJ, 0},
    {"formatType", STR, 0},
};

static const struct property axis_properties[] = {
    {"aria", BOOL, 0},
    {"bandPosition", NUM_X, 0},
    {"description", STR_X, 0},
    {"disable", BOOL, 0},
    {"domain", BOOL, 0},
    {"domainCap", STR_X, 0},
    {"domainColor", STR_X, 0},
    {"domainDash", ARR | OBJ, 0},
    {"domainDashOffset", NUM_X, 0},
    {"domainOpacity", NUM_X, 0},
    {"domainWidth", NUM_X, 0},
    {"encoding", OBJ, LATER},
    {"format", STR | OBJ, 0},
    {"formatType", STR, 0},
    {"grid", BOOL, 0},
    {"gridCap", STR_X, 0},
    {"gridColor", STR_X, 0},
    {"gridDash", ARR | OBJ, 0},
    {"gridDashOffset", NUM_X, 0},
    {"gridOpacity", NUM_X, 0},
    {"gridWidth", NUM_X, 0},
    {"labelAlign", STR_X, 0},
    {"labelAngle", NUM_X, 0},
    {"labelBaseline", STR_X, 0},
    {"labelBound", NUM | BOOL | OBJ, 0},
    {"labelColor", STR_X, 0},
    {"labelExpr", STR, 0},
    {"labelFlush", BOOL | NUM | OBJ, 0},
    {"labelFlushOffset", NUM_X, 0},
    {"labelFont", STR_X, 0},
    {"labelFontSize", NUM_X, 0},
    {"labelFontStyle", STR_X, 0},
    {"labelFontWeight", STR | NUM | OBJ, 0},
    {"labelLimit", NUM_X, 0},
    {"labelLineHeight", NUM_X, 0},
    {"labelOffset", NUM_X, 0},
    {"labelOpacity", NUM_X, 0},
    {"labelOverlap", BOOL | STR | OBJ, 0},
    {"labelPadding", NUM_X, 0},
    {"labelSeparation", NUM_X, 0},
    {"labels", BOOL, 0},
    {"labelWrap", BOOL | NUM, 0},
    {"maxExtent", NUM_X, 0},
    {"minExtent", NUM_X, 0},
    {"offset", NUM_X, 0},
    {"orient", STR_X, 0},
    {"position", NUM_X, 0},
    {"style", STR | ARR, 0},
    {"tickBand", STR_X, 0},
    {"tickCap", STR_X, 0},
    {"tickColor", STR_X, 0},
    {"tickCount", NUM | STR | OBJ, 0},
    {"tickDash", ARR | OBJ, 0},
    {"tickDashOffset", NUM_X, 0},
    {"tickExtra", BOOL, 0},
    {"tickMinStep", NUM_X, 0},
    {"tickOffset", NUM_X, 0},
    {"tickOpacity", NUM_X, 0},
    {"tickRound", BOOL, 0},
    {"tickSize", NUM_X, 0},
    {"tickWidth", NUM_X, 0},
    {"ticks", BOOL, 0},
    {"title", STR | ARR | NIL, 0},
    {"titleAlign", STR_X, 0},
    {"titleAnchor", STR_X, 0},
    {"titleAngle", NUM_X, 0},
    {"titleBaseline", STR_X, 0},
    {"titleColor", STR_X, 0},
    {"titleFont", STR_X, 0},
    {"titleFontSize", NUM_X, 0},
    {"titleFontStyle", STR_X, 0},
    {"titleFontWeight", STR | NUM | OBJ, 0},
    {"titleLimit", NUM_X, 0},
    {"titleLineHeight", NUM_X, 0},
    {"titleOpacity", NUM_X, 0},
    {"titlePadding", NUM_X, 0},
    {"titleX", NUM_X, 0},
    {"titleY", NUM_X, 0},
    {"translate", NUM_X, 0},
    {"values", ARR | OBJ, 0},
    {"zindex", NUM, 0},
};

static const struct property legend_properties[] = {
    {"aria", BOOL, 0},
    {"clipHeight", NUM_X, 0},
    {"columnPadding", NUM_X, 0},
    {"columns", NUM_X, 0},
    {"cornerRadius", NUM_X, 0},
    {"description", STR_X, 0},
    {"direction", STR, 0},
    {"disable", BOOL, 0},
    {"encoding", OBJ, LATER},
    {"fillColor", STR_X, 0},
    {"format", STR | OBJ, 0},
    {"formatType", STR, 0},
    {"gradientDirection", STR, 0},
    {"gradientHorizontalMaxLength", NUM, 0},
    {"gradientHorizontalMinLength", NUM, 0},
    {"gradientLabelLimit", NUM, 0},
    {"gradientLabelOffset", NUM, 0},
    {"gradientLength", NUM_X, 0},
    {"gradientOpacity", NUM_X, 0},
    {"gradientStrokeColor", STR_X, 0},
    {"gradientStrokeWidth", NUM_X, 0},
    {"gradientThickness", NUM_X, 0},
    {"gradientVerticalMaxLength", NUM, 0},
    {"gradientVerticalMinLength", NUM, 0},
    {"gridAlign", STR_X, 0},
    {"labelAlign", STR_X, 0},
    {"labelBaseline", STR_X, 0},
    {"labelColor", STR_X, 0},
    {"labelExpr", STR, 0},
    {"labelFont", STR_X, 0},
    {"labelFontSize", NUM_X, 0},
    {"labelFontStyle", STR_X, 0},
    {"labelFontWeight", STR | NUM | OBJ, 0},
    {"labelLimit", NUM_X, 0},
    {"labelOffset", NUM_X, 0},
    {"labelOpacity", NUM_X, 0},
    {"labelOverlap", BOOL | STR | OBJ, 0},
    {"labelPadding", NUM_X, 0},
    {"labelSeparation", NUM_X, 0},
    {"layout", OBJ, 0},
    {"legendX", NUM_X, 0},
    {"legendY", NUM_X, 0},
    {"offset", NUM_X, 0},
    {"orient", STR, 0},
    {"padding", NUM_X, 0},
    {"rowPadding", NUM_X, 0},
    {"strokeColor", STR_X, 0},
    {"strokeDash", ARR, 0},
    {"strokeWidth", NUM, 0},
    {"symbolBaseFillColor", STR, 0},
    {"symbolBaseStrokeColor", STR, 0},
    {"symbolDash", ARR | OBJ, 0},
    {"symbolDashOffset", NUM_X, 0},
    {"symbolDirection", STR, 0},
    {"symbolFillColor", STR_X, 0},
    {"symbolLimit", NUM_X, 0},
    {"symbolOffset", NUM_X, 0},
    {"symbolOpacity", NUM_X, 0},
    {"symbolSize", NUM_X, 0},
    {"symbolStrokeColor", STR_X, 0},
    {"symbolStrokeWidth", NUM_X, 0},
    {"symbolType", STR_X, 0},
    {"tickCount", NUM | STR | OBJ, 0},
    {"tickMinStep", NUM_X, 0},
    {"title", STR | ARR | NIL, 0},
    {"titleAlign", STR_X, 0},
    {"titleAnchor", STR_X, 0},
    {"titleBaseline", STR_X, 0},
    {"titleColor", STR_X, 0},
    {"titleFont", STR_X, 0},
    {"titleFontSize", NUM_X, 0},
    {"titleFontStyle", STR_X, 0},
    {"titleFontWeight", STR | NUM | OBJ, 0},
    {"titleLimit", NUM_X, 0},
    {"titleLineHeight", NUM_X, 0},
    {"titleOpacity", NUM_X, 0},
    {"titleOrient", STR_X, 0},
    {"titlePadding", NUM_X, 0},
    {"type", STR, 0},
    {"unselectedOpacity", NUM, 0},
    {"values", ARR | OBJ, 0},
    {"zindex", NUM, 0},
};

static const struct property scale_properties[] = {
    {"align", NUM_X, 0},
    {"base", NUM_X, 0},
    {"bins", ARR | OBJ, 0},
    {"clamp", BOOL_X, 0},
    {"constant", NUM_X, 0},
    {"domain", ARR | STR | OBJ | NIL, 0},
    {"domainMax", NUM_X, 0},
    {"domainMid", NUM_X, 0},
    {"domainMin", NUM_X, 0},
    {"domainRaw", ANY, 0},
    {"exponent", NUM_X, 0},
    {"interpolate", STR | OBJ, 0},
    {"nice", BOOL | NUM | STR | OBJ, 0},
    {"padding", NUM_X, 0},
    {"paddingInner", NUM_X, 0},
    {"paddingOuter", NUM_X, 0},
    {"range", ARR | STR | OBJ, 0},
    {"rangeMax", NUM | STR | OBJ, 0},
    {"rangeMin", NUM | STR | OBJ, 0},
    {"reverse", BOOL_X, 0},
    {"round", BOOL_X, 0},
    {"scheme", STR | OBJ | ARR, 0},
    {"type", STR, 0},
    {"zero", BOOL_X, 0},
};

static const struct property title_properties[] = {
    {"align", STR, 0},
    {"anchor", STR | NIL, 0},
    {"angle", NUM_X, 0},
    {"aria", BOOL, 0},
    {"baseline", STR_X, 0},
    {"color", STR_X, 0},
    {"dx", NUM_X, 0},
    {"dy", NUM_X, 0},
    {"encoding", OBJ, LATER},
    {"font", STR_X, 0},
    {"fontSize", NUM_X, 0},
    {"fontStyle", STR_X, 0},
    {"fontWeight", STR | NUM | OBJ, 0},
    {"frame", STR_X, 0},
    {"limit", NUM_X, 0},
    {"lineHeight", NUM_X, 0},
    {"offset", NUM_X, 0},
    {"orient", STR_X, 0},
    {"style", STR | ARR, 0},
    {"subtitle", TEXT_X, 0},
    {"subtitleColor", STR_X, 0},
    {"subtitleFont", STR_X, 0},
    {"subtitleFontSize", NUM_X, 0},
    {"subtitleFontStyle", STR_X, 0},
    {"subtitleFontWeight", STR | NUM | OBJ, 0},
    {"subtitleLineHeight", NUM_X, 0},
    {"subtitlePadding", NUM_X, 0},
    {"text", TEXT_X, 0},
    {"zindex", NUM, 0},
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

static const struct property bin_properties[] = {
    {"anchor", NUM, 0},
    {"base", NUM, 0},
    {"binned", BOOL, 0},
    {"divide", ARR, 0},
    {"extent", ARR | OBJ, 0},
    {"maxbins", NUM, 0},
    {"minstep", NUM, 0},
    {"nice", BOOL, 0},
    {"step", NUM, 0},
    {"steps", ARR, 0},
};

static const struct property time_unit_properties[] = {
    {"unit", STR, 0},
    {"step", NUM, 0},
    {"maxbins", NUM, 0},
    {"utc", BOOL, 0},
    {"binned", BOOL, 0},
};

static const struct property view_properties[] = {
    {"cornerRadius", NUM_X, 0},
    {"cursor", STR_X, 0},
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

static const struct property scale_config_properties[] = {
    {"bandPaddingInner", NUM_X, 0},
    {"bandPaddingOuter", NUM_X, 0},
    {"bandWithNestedOffsetPaddingInner", NUM_X, 0},
    {"bandWithNestedOffsetPaddingOuter", NUM_X, 0},
    {"barBandPaddingInner", NUM_X, 0},
    {"clamp", BOOL_X, 0},
    {"continuousPadding", NUM_X, 0},
    {"invalid", OBJ, 0},
    {"maxBandSize", NUM, 0},
    {"maxFontSize", NUM, 0},
    {"maxOpacity", NUM, 0},
    {"maxSize", NUM, 0},
    {"maxStrokeWidth", NUM, 0},
    {"minBandSize", NUM, 0},
    {"minFontSize", NUM, 0},
    {"minOpacity", NUM, 0},
    {"minSize", NUM, 0},
    {"minStrokeWidth", NUM, 0},
    {"offsetBandPaddingInner", NUM_X, 0},
    {"offsetBandPaddingOuter", NUM_X, 0},
    {"pointPadding", NUM_X, 0},
    {"quantileCount", NUM, 0},
    {"quantizeCount", NUM, 0},
    {"rectBandPaddingInner", NUM_X, 0},
    {"round", BOOL_X, 0},
    {"tickBandPaddingInner", NUM_X, 0},
    {"useUnaggregatedDomain", BOOL_X, 0},
    {"xReverse", BOOL_X, 0},
    {"zero", BOOL, 0},
    {"framesPerSecond", NUM, 0},
    {"animationDuration", NUM, 0},
};

static const struct property range_config_properties[] = {
    {"category", ARR | STR | OBJ, 0},
    {"diverging", ARR | STR | OBJ, 0},
    {"heatmap", ARR | STR | OBJ, 0},
    {"ordinal", ARR | STR | OBJ, 0},
    {"ramp", ARR | STR | OBJ, 0},
    {"symbol", ARR, 0},
};

static const struct property view_config_properties[] = {
    {"continuousWidth", NUM, 0},
    {"continuousHeight", NUM, 0},
    {"discreteWidth", NUM | OBJ, 0},
    {"discreteHeight", NUM | OBJ, 0},
    {"step", NUM, 0},
    {"clip", BOOL, 0},
    {"cornerRadius", NUM_X, 0},
    {"cursor", STR_X, 0},
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

static const struct property config_properties[] = {
    {"arc", OBJ, 0},
    {"area", OBJ, 0},
    {"aria", BOOL, 0},
    {"autosize", STR | OBJ, 0},
    {"axis", OBJ, 0},
    {"axisBand", OBJ, 0},
    {"axisBottom", OBJ, 0},
    {"axisDiscrete", OBJ, 0},
    {"axisLeft", OBJ, 0},
    {"axisPoint", OBJ, 0},
    {"axisQuantitative", OBJ, 0},
    {"axisRight", OBJ, 0},
    {"axisTemporal", OBJ, 0},
    {"axisTop", OBJ, 0},
    {"axisX", OBJ, 0},
    {"axisXBand", OBJ, 0},
    {"axisXDiscrete", OBJ, 0},
    {"axisXPoint", OBJ, 0},
    {"axisXQuantitative", OBJ, 0},
    {"axisXTemporal", OBJ, 0},
    {"axisY", OBJ, 0},
    {"axisYBand", OBJ, 0},
    {"axisYDiscrete", OBJ, 0},
    {"axisYPoint", OBJ, 0},
    {"axisYQuantitative", OBJ, 0},
    {"axisYTemporal", OBJ, 0},
    {"background", STR_X, 0},
    {"bar", OBJ, 0},
    {"boxplot", OBJ, 0},
    {"circle", OBJ, 0},
    {"color", BOOL | OBJ, LATER},
    {"concat", OBJ, 0},
    {"countTitle", STR, 0},
    {"customFormatTypes", BOOL, 0},
    {"errorband", OBJ, 0},
    {"errorbar", OBJ, 0},
    {"facet", OBJ, 0},
    {"fieldTitle", STR, 0},
    {"font", STR, 0},
    {"fontSize", BOOL | OBJ, LATER},
    {"geoshape", OBJ, 0},
    {"header", OBJ, 0},
    {"headerColumn", OBJ, 0},
    {"headerFacet", OBJ, 0},
    {"headerRow", OBJ, 0},
    {"image", OBJ, 0},
    {"legend", OBJ, 0},
    {"line", OBJ, 0},
    {"lineBreak", STR_X, 0},
    {"locale", OBJ, LATER},
    {"mark", OBJ, 0},
    {"normalizedNumberFormat", STR, 0},
    {"normalizedNumberFormatType", STR, 0},
    {"numberFormat", STR, 0},
    {"numberFormatType", STR, 0},
    {"padding", NUM | OBJ, 0},
    {"params", ARR, 0},
    {"point", OBJ, 0},
    {"projection", OBJ, 0},
    {"range", OBJ, 0},
    {"rect", OBJ, 0},
    {"rule", OBJ, 0},
    {"scale", OBJ, 0},
    {"selection", OBJ, 0},
    {"square", OBJ, 0},
    {"style", OBJ, 0},
    {"text", OBJ, 0},
    {"tick", OBJ, 0},
    {"timeFormat", STR, 0},
    {"timeFormatType", STR, 0},
    {"title", OBJ, 0},
    {"tooltipFormat", OBJ, 0},
    {"trail", OBJ, 0},
    {"view", OBJ, 0},
};

#define ROW(grammar, table, word) [grammar] = {table, countof(table), word}

static const struct {
    const struct property *properties;
    size_t count;
    const char *word;
} grammars[] = {
    ROW(GRAMMAR_UNIT, unit_properties, "chart"),
    ROW(GRAMMAR_LAYER, layer_properties, "chart"),
    ROW(GRAMMAR_MARK, mark_properties, "mark"),
    ROW(GRAMMAR_POSITION, position_properties, "encoding"),
    ROW(GRAMMAR_OFFSET, offset_properties, "encoding"),
    ROW(GRAMMAR_MARK_FIELD, mark_field_properties, "encoding"),
    ROW(GRAMMAR_TEXT_FIELD, text_field_properties, "encoding"),
    ROW(GRAMMAR_DETAIL_FIELD, detail_field_properties, "encoding"),
    ROW(GRAMMAR_CONDITION, condition_properties, "condition"),
    ROW(GRAMMAR_AXIS, axis_properties, "axis"),
    ROW(GRAMMAR_LEGEND, legend_properties, "legend"),
    ROW(GRAMMAR_SCALE, scale_properties, "scale"),
    ROW(GRAMMAR_TITLE, title_properties, "title"),
    ROW(GRAMMAR_DATA, data_properties, "data"),
    ROW(GRAMMAR_FORMAT, format_properties, "format"),
    ROW(GRAMMAR_BIN, bin_properties, "bin"),
    ROW(GRAMMAR_TIME_UNIT, time_unit_properties, "timeUnit"),
    ROW(GRAMMAR_VIEW, view_properties, "view"),
    ROW(GRAMMAR_RESOLVE, resolve_properties, "resolve"),
    ROW(GRAMMAR_CONFIG, config_properties, "config"),
    ROW(GRAMMAR_SCALE_CONFIG, scale_config_properties, "config.scale"),
    ROW(GRAMMAR_RANGE_CONFIG, range_config_properties, "config.range"),
    ROW(GRAMMAR_VIEW_CONFIG, view_config_properties, "config.view"),
};

bool grammar_check(
    const struct value *value, enum grammar grammar, struct faults *faults) {
    return properties_check(value, grammars[grammar].properties, grammars[grammar].count,
        grammars[grammar].word, faults);
}

enum grammar grammar_of_channel(enum channel channel) {
    switch (channel) {
    case CHANNEL_X_OFFSET:
    case CHANNEL_Y_OFFSET:
        return GRAMMAR_OFFSET;
    case CHANNEL_TEXT:
    case CHANNEL_TOOLTIP:
    case CHANNEL_HREF:
    case CHANNEL_URL:
    case CHANNEL_DESCRIPTION:
        return GRAMMAR_TEXT_FIELD;
    case CHANNEL_DETAIL:
    case CHANNEL_ORDER:
    case CHANNEL_KEY:
        return GRAMMAR_DETAIL_FIELD;
    default:
        return channels[channel].has_legend || channel == CHANNEL_ANGLE
                   ? GRAMMAR_MARK_FIELD
                   : GRAMMAR_POSITION;
    }
}

/* The parts of a config that are axes, legends and the like under another name. */
static const struct {
    const char *prefix;
    enum grammar grammar;
} config_parts[] = {
    {"axis", GRAMMAR_AXIS},
    {"legend", GRAMMAR_LEGEND},
    {"title", GRAMMAR_TITLE},
    {"scale", GRAMMAR_SCALE_CONFIG},
    {"range", GRAMMAR_RANGE_CONFIG},
    {"view", GRAMMAR_VIEW_CONFIG},
};

bool grammar_check_config(const struct value *config, struct faults *faults) {
    bool good = grammar_check(config, GRAMMAR_CONFIG, faults);
    for (size_t i = 0; config->type == VALUE_OBJECT && i < config->count; i++) {
        const struct member *member = &config->members[i];
        for (size_t k = 0; k < countof(config_parts); k++) {
            const char *prefix = config_parts[k].prefix;
            if (strncmp(member->name, prefix, strlen(prefix)) == 0 &&
                member->value.type == VALUE_OBJECT) {
                good &= grammar_check(&member->value, config_parts[k].grammar, faults);
            }
        }
    }
    return good;
}
