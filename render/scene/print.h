/* Printing JSON members in a row: what the printers of items and structure share. */
#ifndef TUBIAO_SCENE_PRINT_H
#define TUBIAO_SCENE_PRINT_H

#include "scene/scene.h"

struct printer {
    struct buffer *out;
    bool more; /* something stands before, so a comma comes first */
};

void print_key(struct printer *printer, const char *key);
void print_number(struct printer *printer, const char *key, double number);
/* Left out if it is `omitted`, once rounded. */
void print_number_unless(
    struct printer *printer, const char *key, double number, double omitted);
void print_string(struct printer *printer, const char *key, const char *string);
void print_color(struct printer *printer, const char *key, struct color color);
void print_true(struct printer *printer, const char *key, bool value);
/* Nothing where the value is true. */
void print_false(struct printer *printer, const char *key, bool value);

/* A line break and one space a level, as before every item and mark. */
void print_break(struct printer *printer, int depth);

/* The members of one item, without braces and, for a group, without its marks. */
void print_item(struct printer *printer, const struct scene_mark *mark, size_t index);
/* "structure": the tree, one element a line. */
void print_structure(struct printer *printer, const struct element *element, int depth);

#endif
