/* The tables behind grammar.h: one file for each kind of object. */
#ifndef TUBIAO_CHART_GRAMMAR_TABLE_H
#define TUBIAO_CHART_GRAMMAR_TABLE_H

#include "chart/grammar.h"
#include "data/schema.h"

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

/* The row of an object. */
const struct grammar_table *grammar_table(enum grammar grammar);
/* The object that a part of a config is under another name: axisX. */
bool grammar_of_config(const char *name, enum grammar *grammar);
/* What marks may be told, composite ones too. */
const struct property_group *grammar_mark_groups(struct arena *arena);

/* Each ends with a row without properties. */
extern const struct grammar_table view_grammar[], composition_grammar[],
    encoding_grammar[], guide_grammar[], config_grammar[];

#endif
