/* What composed views, the fields of facets and their headers may be told. */
#include "chart/grammar_table.h"

/* Sizes, encodings and frames are the plots'. */
#define COMPOSED_VIEW                                                                    \
    {"$schema", ANY, 0}, {"name", STR, 0}, {"description", STR, 0},                      \
        {"title", STR | ARR | OBJ | NIL, 0}, {"data", OBJ | NIL, 0},                     \
        {"transform", ARR, 0}, {"params", ARR, 0}, {"resolve", OBJ, 0},                  \
        {"config", OBJ, 0}, {"datasets", OBJ, 0}, {"autosize", STR | OBJ | NIL, 0},      \
        {"background", STR_X, 0}, {"padding", NUM | OBJ, 0}, {"usermeta", ANY, 0},       \
        {"width", NUM | STR | OBJ, LATER}, {"height", NUM | STR | OBJ, LATER},           \
        {"encoding", OBJ, LATER}, {"view", OBJ, LATER}, {"projection", OBJ, LATER},      \
        {"align", STR | OBJ, 0}, {"bounds", STR, 0}, {"center", BOOL | OBJ, 0}, {        \
        "spacing", NUM | OBJ, 0                                                          \
    }

static const struct property facet_properties[] = {
    COMPOSED_VIEW,
    {"columns", NUM, 0},
    {"facet", OBJ, PROPERTY_REQUIRED},
    {"spec", OBJ, PROPERTY_REQUIRED},
};

static const struct property repeat_properties[] = {
    COMPOSED_VIEW,
    {"columns", NUM, 0},
    {"repeat", ARR | OBJ, PROPERTY_REQUIRED},
    {"spec", OBJ, PROPERTY_REQUIRED},
};

static const struct property concat_properties[] = {
    COMPOSED_VIEW,
    {"columns", NUM, 0},
    {"concat", ARR, PROPERTY_REQUIRED},
};

static const struct property hconcat_properties[] = {
    COMPOSED_VIEW,
    {"hconcat", ARR, PROPERTY_REQUIRED},
};

static const struct property vconcat_properties[] = {
    COMPOSED_VIEW,
    {"vconcat", ARR, PROPERTY_REQUIRED},
};

static const struct property facet_field_properties[] = {
    {"field", STR | OBJ, 0},
    {"type", STR, 0},
    {"aggregate", STR | OBJ, LATER},
    {"bin", BOOL | STR | OBJ | NIL, 0},
    {"timeUnit", STR | OBJ, 0},
    {"bandPosition", NUM, 0},
    {"title", STR | ARR | NIL, 0},
    {"header", OBJ | NIL, 0},
    {"sort", STR | ARR | OBJ | NIL, 0},
    {"align", STR | OBJ, 0},
    {"bounds", STR, 0},
    {"center", BOOL | OBJ, 0},
    {"columns", NUM, 0},
    {"spacing", NUM | OBJ, 0},
};

static const struct property header_properties[] = {
    {"format", STR | OBJ, 0},
    {"formatType", STR, 0},
    {"labelAlign", STR_X, 0},
    {"labelAnchor", STR, 0},
    {"labelAngle", NUM, 0},
    {"labelBaseline", STR_X, 0},
    {"labelColor", STR_X, 0},
    {"labelExpr", STR, 0},
    {"labelFont", STR_X, 0},
    {"labelFontSize", NUM_X, 0},
    {"labelFontStyle", STR_X, 0},
    {"labelFontWeight", STR | NUM | OBJ, 0},
    {"labelLimit", NUM_X, 0},
    {"labelLineHeight", NUM_X, 0},
    {"labelOrient", STR, 0},
    {"labelPadding", NUM_X, 0},
    {"labels", BOOL, 0},
    {"orient", STR, 0},
    {"title", STR | ARR | OBJ | NIL, 0},
    {"titleAlign", STR_X, 0},
    {"titleAnchor", STR, 0},
    {"titleAngle", NUM, 0},
    {"titleBaseline", STR_X, 0},
    {"titleColor", STR_X, 0},
    {"titleFont", STR_X, 0},
    {"titleFontSize", NUM_X, 0},
    {"titleFontStyle", STR_X, 0},
    {"titleFontWeight", STR | NUM | OBJ, 0},
    {"titleLimit", NUM_X, 0},
    {"titleLineHeight", NUM_X, 0},
    {"titleOrient", STR, 0},
    {"titlePadding", NUM_X, 0},
};

static const struct property composition_config_properties[] = {
    {"columns", NUM, 0},
    {"spacing", NUM, 0},
};

const struct grammar_table composition_grammar[] = {
    GRAMMAR_ROW(GRAMMAR_FACET, facet_properties, "chart"),
    GRAMMAR_ROW(GRAMMAR_REPEAT, repeat_properties, "chart"),
    GRAMMAR_ROW(GRAMMAR_CONCAT, concat_properties, "chart"),
    GRAMMAR_ROW(GRAMMAR_HCONCAT, hconcat_properties, "chart"),
    GRAMMAR_ROW(GRAMMAR_VCONCAT, vconcat_properties, "chart"),
    GRAMMAR_ROW(GRAMMAR_FACET_FIELD, facet_field_properties, "encoding"),
    GRAMMAR_ROW(GRAMMAR_HEADER, header_properties, "header"),
    GRAMMAR_ROW(
        GRAMMAR_COMPOSITION_CONFIG, composition_config_properties, "config.concat"),
    {0},
};
