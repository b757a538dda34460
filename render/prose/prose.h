/* Prose: a report's words, written as Markdown with ${expressions} in them.
 *
 * CommonMark with tables and footnotes. Expressions are taken out before
 * Markdown sees them and put back as text, so `${a*b*c}` is never emphasis; so is
 * full-width punctuation, so that `**重点：**正文` is (CommonMark's rule of flanking
 * takes it for text). Raw HTML is a fault.
 *
 * What is read knows where each piece of text stands in its file and which pieces an
 * expression gave: the pages, the check of claims and writers of HTML read the same tree.
 * Everything lives in the arena of the job. */
#ifndef TUBIAO_PROSE_PROSE_H
#define TUBIAO_PROSE_PROSE_H

#include "expression/expression.h"

enum prose_kind {
    PROSE_DOCUMENT,
    PROSE_PARAGRAPH, /* runs */
    PROSE_HEADING,   /* runs; level 1 to 6 */
    PROSE_LIST,      /* children are items; `ordered`, first number in `level` */
    PROSE_ITEM,
    PROSE_QUOTE,
    PROSE_CODE, /* runs: the lines as they are */
    PROSE_RULE,
    PROSE_OUTPUT, /* ![](figure-2): `target`, and the alternative text in `runs` */
    PROSE_TABLE,  /* children are rows, their children cells with runs */
    PROSE_ROW,    /* `head`: of the head */
    PROSE_CELL,
    PROSE_FOOTNOTE, /* children; its number in `level` */
};

enum prose_mark {
    PROSE_STRONG = 1,
    PROSE_EMPHASIS = 2,
    PROSE_MONOSPACE = 4,
};

enum prose_align {
    PROSE_ALIGN_NONE,
    PROSE_ALIGN_LEFT,
    PROSE_ALIGN_CENTER,
    PROSE_ALIGN_RIGHT
};

/* A piece of text of one look, from one line of the source or one expression. */
struct prose_run {
    const char *text; /* NUL-terminated */
    size_t length;
    struct place place; /* of its first character */
    bool computed;      /* an expression gave it */
    int marks;          /* enum prose_mark */
    const char *link;   /* where it leads: an address or the name of an output; or NULL */
    bool reference;     /* [](figure-2): the text is still to be made from the link */
    int footnote;       /* the number of a footnote's mark; 0: none */
};

struct prose_node {
    enum prose_kind kind;
    struct place place;
    int level;
    bool ordered, head;
    bool tight;             /* list: items without blank lines between */
    enum prose_align align; /* of a cell */
    const char *target;
    struct prose_run *runs;
    size_t run_count, run_capacity;
    struct prose_node *parent, *first, *last, *next;
};

/* `text` stands at `at` in its source; a whole file at line 1, column 1. NULL with faults
 * where an expression or the form is wrong. */
struct prose_node *prose_read(struct arena *arena, const char *text, struct place at,
    const struct scope *scope, struct faults *faults);

/* A part of a report's `prose`: the file that it names, or its text. */
struct prose_node *prose_read_part(struct arena *arena, const struct value *part,
    const struct scope *scope, struct faults *faults);

/* The runs' text joined. */
const char *prose_text(struct arena *arena, const struct prose_node *node);

#endif
