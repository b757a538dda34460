/* Fonts by role: which file, which face, and the glyph for a character.
 *
 * A role (宋 黑 仿宋 楷 小标宋, or a CSS generic or family name) is an ordered list of
 * families with a Latin partner; the table is data (fonts/roles.yaml), handed in by the
 * caller. Which families are where comes from an index in the user's cache directory that
 * is checked by directory times, so no scan of the system happens on the way to a
 * picture; a face is mapped into memory when it is first needed. With TUBIAO_FONT_PATH
 * (folders divided by :) only those folders are looked at.
 *
 * A font set is read-only to its users once made; the faces it opens inside are its own.
 */
#ifndef TUBIAO_TEXT_FONT_H
#define TUBIAO_TEXT_FONT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"

struct hb_font_t;
struct hb_face_t;
struct font_index;

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

/* `roles` and `warnings` (may be NULL) must outlive the set: a family that is not there
 * is reported when it is first asked for. Never fails: with no font at all every
 * character is a box. */
struct font_set *font_set_new(
    const struct font_role *roles, size_t role_count, struct faults *warnings);
void font_set_free(struct font_set *set);

/* The role of that name or alias; NULL if there is none. */
const struct font_role *font_set_role(const struct font_set *set, const char *name);

/* True if no font at all was found; said once by font_set_new, so not again a character. */
bool font_set_is_empty(const struct font_set *set);

struct font_style {
    const char
        *role;  /* role, alias or family, or a CSS list of them; NULL: the first role */
    int weight; /* 100..900; 0 counts as 400 */
    bool italic;
};

struct face; /* one face of one file at one weight; owned by the set */

/* The face that draws `character` in that style, trying role, its partner, the other
 * roles, then any installed font that has it, mainland forms first; NULL if none has
 * (private use characters are looked for in the named families only). `previous` (may be
 * NULL) is the face of the character before, kept for marks, spaces, ASCII punctuation
 * and other common characters.
 *
 * Letters come from the Latin partner, digits too if the role says so; Han, CJK
 * punctuation and the marks that both scripts share (“ ” ‘ ’ — … ·) from the Han family,
 * since Latin fonts draw those half as wide. */
const struct face *font_set_face(const struct font_set *set,
    const struct font_style *style, uint32_t character, const struct face *previous);

/* The same with the side chosen by the caller, who knows the context: an apostrophe in a
 * Latin word, quotes around Latin text, a digit in a Chinese date. */
enum font_side { FONT_SIDE_HAN, FONT_SIDE_LATIN };
const struct face *font_set_side_face(const struct font_set *set,
    const struct font_style *style, enum font_side side, uint32_t character);

/* The style's first Han face and first Latin face: metrics for line boxes. Each is the
 * other where the style has only one; NULL without any font. */
const struct face *font_set_primary(
    const struct font_set *set, const struct font_style *style);
const struct face *font_set_primary_latin(
    const struct font_set *set, const struct font_style *style);

const char *face_path(const struct face *face);   /* the file */
int face_index(const struct face *face);          /* in the collection */
const char *face_family(const struct face *face); /* for SVG's font-family */
int face_weight(const struct face *face);         /* the file's, 1..1000 */
bool face_is_italic(const struct face *face);
/* A variable font set to face_weight: another library must set its wght axis too. */
bool face_is_variable(const struct face *face);
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

/* What is installed, for lists and near names (text/index.h). */
const struct font_index *font_set_index(const struct font_set *set);

/* The outline of a glyph in font units, y up; synthetic slant and bold are not in it. */
enum outline_verb {
    OUTLINE_MOVE,
    OUTLINE_LINE,
    OUTLINE_QUADRATIC,
    OUTLINE_CUBIC,
    OUTLINE_CLOSE
};
struct outline_step {
    enum outline_verb verb;
    float x1, y1, x2, y2, x, y; /* control points as the verb needs, then where it ends */
};
struct outline {
    const struct outline_step *steps;
    size_t count;
};
struct outline face_outline(const struct face *face, uint32_t glyph, struct arena *arena);

#endif
