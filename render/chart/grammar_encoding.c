/* What channels and scales may be told. */
#include "chart/grammar_table.h"

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
    {"impute", OBJ | NIL, 0},
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
    {"filter", ANY, STILL}, /* older tooltips have it */
    {"sort", ANY, 0},
};

/* A picture's name is the value as a text. */
static const struct property url_field_properties[] = {
    {"field", STR | OBJ, 0},
    {"type", STR, 0},
    {"aggregate", STR | OBJ, 0},
    {"bin", BOOL | STR | OBJ, 0},
    {"timeUnit", STR | OBJ, 0},
    {"bandPosition", NUM, 0},
    {"title", STR | ARR | NIL, 0},
    {"value", ANY, 0},
    {"datum", ANY, 0},
    {"format", STR | OBJ, 0},
    {"formatType", STR, 0},
    {"condition", OBJ | ARR, 0},
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

static const struct property bin_properties[] = {
    {"anchor", NUM, 0},
    {"base", NUM, 0},
    {"binned", BOOL, 0},
    {"divide", ARR, 0},
    {"extent", ARR | OBJ, 0},
    {"maxbins", NUM, 0},
    {"minstep", NUM, 0},
    {"nice", BOOL, 0},
    {"span", NUM, 0}, /* Vega's: what the extent of a parameter becomes */
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

const struct grammar_table encoding_grammar[] = {
    GRAMMAR_ROW(GRAMMAR_POSITION, position_properties, "encoding"),
    GRAMMAR_ROW(GRAMMAR_OFFSET, offset_properties, "encoding"),
    GRAMMAR_ROW(GRAMMAR_MARK_FIELD, mark_field_properties, "encoding"),
    GRAMMAR_ROW(GRAMMAR_TEXT_FIELD, text_field_properties, "encoding"),
    GRAMMAR_ROW(GRAMMAR_URL_FIELD, url_field_properties, "encoding"),
    GRAMMAR_ROW(GRAMMAR_DETAIL_FIELD, detail_field_properties, "encoding"),
    GRAMMAR_ROW(GRAMMAR_CONDITION, condition_properties, "condition"),
    GRAMMAR_ROW(GRAMMAR_SCALE, scale_properties, "scale"),
    GRAMMAR_ROW(GRAMMAR_BIN, bin_properties, "bin"),
    GRAMMAR_ROW(GRAMMAR_TIME_UNIT, time_unit_properties, "timeUnit"),
    {0},
};
