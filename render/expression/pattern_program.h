/* The program a pattern is compiled into, between pattern.c and pattern_run.c. */
#ifndef TUBIAO_EXPRESSION_PATTERN_PROGRAM_H
#define TUBIAO_EXPRESSION_PATTERN_PROGRAM_H

#include "expression/pattern.h"

enum code {
    CODE_CHARACTER, /* a: the character */
    CODE_CLASS,     /* a: index of the class */
    CODE_ANY,
    CODE_SPLIT,    /* goes on at a, and at b if that fails */
    CODE_JUMP,     /* to a */
    CODE_SAVE,     /* the position, in slot a */
    CODE_PROGRESS, /* fails if nothing was read since slot a was saved */
    CODE_LINE_START,
    CODE_LINE_END,
    CODE_WORD_EDGE, /* a: whether there must be one */
    CODE_GROUP,     /* the text of group a again */
    CODE_AHEAD,     /* what follows must match (a) up to CODE_MATCH; goes on at b */
    CODE_MATCH,
};

struct instruction {
    enum code code;
    uint32_t a, b;
};

struct range {
    uint32_t first, last;
};

struct class {
    bool negated;
    struct range *ranges;
    size_t count, capacity;
};

enum { GROUP_SLOTS = 2 * PATTERN_GROUPS, SLOT_LIMIT = 64, PROGRAM_LIMIT = 10000 };

struct pattern {
    bool global, ignore_case, multiline, dot_all;
    struct instruction *program;
    size_t count, capacity;
    struct class *classes;
    size_t class_count, class_capacity;
    size_t group_count;
    uint32_t slot_count;
};

/* Simple case folding of Latin, Greek and Cyrillic letters. */
uint32_t pattern_fold_case(uint32_t character);

#endif
