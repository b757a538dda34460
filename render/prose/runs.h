/* Pieces of text as the parser hands them over, made runs: private characters put back,
 * split where an expression, an address or a line of the source begins. */
#ifndef TUBIAO_PROSE_RUNS_H
#define TUBIAO_PROSE_RUNS_H

#include "prose/extract.h"

/* What the pieces of one node are added to. */
struct run_writer {
    struct arena *arena;
    const struct extract *extract;
    size_t cursor;     /* in extract->text: pieces stand in it in order */
    size_t source_end; /* in the source text, behind the last run; SIZE_MAX: unknown */
};

/* How the pieces look that come now. */
struct run_look {
    int marks;
    const char *link;
};

/* Moves the cursor to the line (from 1) unless it is behind its beginning. */
void runs_seek_line(struct run_writer *writer, int line);

/* A piece of the parser's text. */
void runs_add(struct run_writer *writer, struct prose_node *node, const char *literal,
    struct run_look look);

/* A run of its own, as it is. */
void runs_add_run(
    struct run_writer *writer, struct prose_node *node, struct prose_run run);

/* The line ends here: nothing between Han, a space between words; or a line feed. */
void runs_end_line(struct prose_node *node, struct arena *arena, bool hard);

/* Text with private characters put back. */
const char *runs_plain(
    struct arena *arena, const struct extract *extract, const char *text);

/* Where the piece stands; line 0 if it can't be told. */
struct place runs_find(struct run_writer *writer, const char *literal);

/* address.c: the address that begins at text[offset] (http://, https://, www.), ASCII only
 * and without marks at its end; 0: none. */
size_t address_length(const char *text, size_t offset);

#endif
