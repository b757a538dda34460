/* The tables behind grammar.h: one file for each kind of object. */
#ifndef TUBIAO_CHART_GRAMMAR_TABLE_H
#define TUBIAO_CHART_GRAMMAR_TABLE_H

#include "chart/grammar.h"

/* Short names for the tables. */
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
    STILL = PROPERTY_STILL,
};

struct grammar_table {
    enum grammar grammar;
    const struct property *properties;
    size_t count;
    const char *word; /* what faults call the object */
};

#define GRAMMAR_ROW(grammar, table, word)                                                \
    { grammar, table, countof(table), word }

/* Each ends with a row without properties. */
extern const struct grammar_table view_grammar[], composition_grammar[],
    encoding_grammar[], guide_grammar[], config_grammar[];

#endif
