/* The tree an expression is parsed into. Private to the module; the arena that the
 * expression was parsed into owns it, and nothing changes it once parsed. */
#ifndef TUBIAO_EXPRESSION_NODE_H
#define TUBIAO_EXPRESSION_NODE_H

#include "expression/expression.h"

struct function;

enum operator{
    OPERATOR_NONE,
    OPERATOR_ADD,
    OPERATOR_SUBTRACT,
    OPERATOR_MULTIPLY,
    OPERATOR_DIVIDE,
    OPERATOR_REMAINDER,
    OPERATOR_EQUAL,
    OPERATOR_NOT_EQUAL,
    OPERATOR_STRICT_EQUAL,
    OPERATOR_STRICT_NOT_EQUAL,
    OPERATOR_LESS,
    OPERATOR_LESS_EQUAL,
    OPERATOR_GREATER,
    OPERATOR_GREATER_EQUAL,
    OPERATOR_BIT_AND,
    OPERATOR_BIT_OR,
    OPERATOR_BIT_XOR,
    OPERATOR_SHIFT_LEFT,
    OPERATOR_SHIFT_RIGHT,
    OPERATOR_SHIFT_RIGHT_UNSIGNED,
    OPERATOR_IN,
    OPERATOR_AND,
    OPERATOR_OR,
    OPERATOR_PLUS,
    OPERATOR_MINUS,
    OPERATOR_NOT,
    OPERATOR_INVERT,
};

enum node_kind {
    NODE_LITERAL,     /* value */
    NODE_NAME,        /* name */
    NODE_MEMBER,      /* children[0].name */
    NODE_INDEX,       /* children[0][children[1]] */
    NODE_UNARY,       /* operator children[0] */
    NODE_BINARY,      /* children[0] operator children[1] */
    NODE_CONDITIONAL, /* children[0] ? children[1] : children[2] */
    NODE_ARRAY,       /* children */
    NODE_OBJECT,      /* names[i]: children[i] */
    NODE_CALL,        /* function(children) */
};

struct node {
    enum node_kind kind;
    enum operator operator;
    uint32_t child_count;
    uint32_t offset, length; /* bytes of the text it is best shown by */
    uint32_t depth;          /* nodes from here to the farthest leaf */
    const struct node **children;
    const char *name;
    const char *const *names;
    const struct function *function;
    struct value value;
};

struct expression {
    const struct node *root;
    const char *text; /* the whole string that offsets count in */
    struct place at;  /* of that string */
    enum arithmetic arithmetic;
};

/* Parses the bytes from `start` to `end` of `text`, a string that stands at `at`. */
const struct expression *expression_parse_part(struct arena *arena, const char *text,
    size_t start, size_t end, struct place at, enum arithmetic arithmetic,
    struct faults *faults);

#endif
