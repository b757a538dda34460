/* Fonts by role: which file, which face, and the glyph for a character.
 *
 * A role (宋 黑 仿宋 楷 小标宋, or a CSS generic or family name) is an ordered list of
 * families with a Latin partner; the table is data (fonts/roles.yaml), handed in by the
 * caller. Which families are where comes from an index in the user's cache directory that
 * is checked by directory times, so no scan of the system happens on the way to a picture;
 * a face is mapped into memory when it is first needed. With TUBIAO_FONT_PATH (folders
 * divided by :) only those folders are looked at.
 *
 * A font set is read-only to its users once made; the faces it opens inside are its own. */
#ifndef TUBIAO_TEXT_FONT_H
#define TUBIAO_TEXT_FONT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"

struct hb_font_t;
struct hb_face_t;

/* One row of the role table. */
struct font_role {
    const char *name;            /* 宋 */
    const char *const *aliases;  /* serif, Songti…; NULL-terminated */
    const char *const *families; /* in order of choice; NULL-terminated */
    const char *const *latin;    /* families for Latin text and digits; the first that is
                                    there; empty: the Han family's own Latin */
    int weight_shift; /* added to the weight asked for: 小标宋 set in a bolder Song */
    bool lining_from_latin; /* digits from the Latin partner (documents), else from the
                               Han family (tabular by design in Noto) */
};

struct font_set;

/* `roles` must outlive the set. Never fails: with no font at all every character is a
 * box, and a fault (warning) says so. */
struct font_set *font_set_new(
    const struct font_role *roles, size_t role_count, struct faults *warnings);
void font_set_free(struct font_set *set);

struct font_style {
    const char *role; /* role, alias or family; NULL: the first role */
    int weight;       /* 100..900; 0 counts as 400 */
    bool italic;
};

struct face; /* one face of one file at one weight; owned by the set */

/* The face that draws `character` in that style, trying role, its fallbacks, then any
 * installed font that has it; NULL if none has. `previous` (may be NULL) is the face of
 * the character before, kept for marks, spaces and other common characters. */
const struct face *font_set_face(const struct font_set *set,
    const struct font_style *style, uint32_t character, const struct face *previous);

/* The role's Han and Latin faces themselves: metrics for line boxes. */
const struct face *font_set_primary(
    const struct font_set *set, const struct font_style *style);

const char *face_path(const struct face *face); /* the file */
int face_index(const struct face *face);        /* in the collection */
const char *face_family(const struct face *face); /* for SVG's font-family */
int face_weight(const struct face *face);
bool face_is_italic(const struct face *face);
/* Not in the file but asked for: slant as x += skew × height, bold as px per em. */
double face_synthetic_skew(const struct face *face);
double face_synthetic_embolden(const struct face *face);
struct hb_font_t *face_hb_font(const struct face *face); /* scale = units per em */
struct hb_face_t *face_hb_face(const struct face *face);
int face_units_per_em(const struct face *face);
uint32_t face_glyph(const struct face *face, uint32_t character); /* 0: none */

/* In ems, up positive for ascent, down positive for descent. Han faces: the ideographic
 * em box, 0.88 / 0.12 (OS/2 typo metrics where they make one em); others: hhea. */
struct face_metrics {
    double ascent, descent;
    double cap_height, x_height;
};
struct face_metrics face_metrics(const struct face *face);

/* The outline of a glyph in font units, y up. */
enum outline_verb { OUTLINE_MOVE, OUTLINE_LINE, OUTLINE_QUADRATIC, OUTLINE_CUBIC, OUTLINE_CLOSE };
struct outline_step {
    enum outline_verb verb;
    float x1, y1, x2, y2, x, y;
};
struct outline {
    const struct outline_step *steps;
    size_t count;
};
struct outline face_outline(const struct face *face, uint32_t glyph, struct arena *arena);

#endif
