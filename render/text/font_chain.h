/* A style resolved: the faces to try for it, in order.
 *
 *     "小标宋" 400 → Han:   方正小标宋简体 (not there), Noto Serif CJK SC at 400 + shift
 * … Latin: Times New Roman (not there), Liberation Serif … spare: what the other roles
 * name
 *
 * Faces are opened when a character first needs them. */
#ifndef TUBIAO_TEXT_FONT_CHAIN_H
#define TUBIAO_TEXT_FONT_CHAIN_H

#include "text/font.h"
#include "text/index.h"

/* A face that may be opened. */
struct candidate {
    const struct font_entry *entry;
    const struct face *face; /* NULL until needed */
    int weight;              /* asked for, with the role's shift */
};

struct candidates {
    struct candidate *items;
    size_t count, capacity;
};

struct font_chain {
    struct font_style style; /* its role copied */
    bool digits_from_latin;
    struct candidates han, latin, spare;
    bool spare_found; /* spare is filled when first needed */
};

/* Which faces a style names. Reports a role or family of which nothing is installed. */
void font_chain_resolve(struct font_chain *chain, const struct font_index *index,
    const struct font_role *roles, size_t role_count, struct arena *arena,
    struct faults *warnings);

/* Adds the families of all roles as spare ones. */
void font_chain_find_spare(struct font_chain *chain, const struct font_index *index,
    const struct font_role *roles, size_t role_count, struct arena *arena);

#endif
