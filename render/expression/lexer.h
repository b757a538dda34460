/* Words of an expression. A token borrows from the text; the value of a string literal is
 * in the arena. */
#ifndef TUBIAO_EXPRESSION_LEXER_H
#define TUBIAO_EXPRESSION_LEXER_H

#include "expression/node.h"

enum token_kind {
    TOKEN_END,
    TOKEN_NUMBER,
    TOKEN_STRING,
    TOKEN_NAME,
    TOKEN_PATTERN, /* /source/flags, an object of these two */
    TOKEN_MARK,    /* an operator or punctuation mark */
};

struct token {
    enum token_kind kind;
    uint32_t offset, length; /* bytes */
    const char *text;        /* a name or mark, NUL-terminated */
    struct value value;      /* of a literal */
};

struct lexer {
    struct arena *arena;
    struct faults *faults;
    const char *text;
    size_t offset, end;
    struct place at;
    bool failed; /* a fault was added; what follows is TOKEN_END */
};

/* `operand`: a value may stand here, so that / begins a pattern and does not divide. */
struct token lexer_next(struct lexer *lexer, bool operand);

#endif
