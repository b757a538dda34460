/* Proofs: the pages of a report with doubtful places ringed and the reason of each beside
 * its page, as an office program shows remarks, to hand to the person who signs.
 *
 *     ┌──────────────────┬──────────────┐
 *     │ …共发布(623条)────┼─ 错误 1      │
 *     │ 其中…            │  所列 3 项…   │
 *     └──────────────────┴──────────────┘
 *
 * Places are found by what each run of glyphs knows of its source. */
#ifndef TUBIAO_LAYOUT_PROOF_H
#define TUBIAO_LAYOUT_PROOF_H

#include "block/block.h"

struct proof_note {
    struct place place;
    const char *label; /* 错误 1 */
    const char *text;
    struct color color;
};

/* The scenes' pages one behind another, each wider by the column of its notes. Notes whose
 * place is on no page stand on one more page at the end, under `elsewhere`. The first page's
 * column begins with `heading`. */
struct scene *proof_make(const struct placer *placer, const struct scene *const *scenes,
    size_t scene_count, const struct proof_note *notes, size_t note_count,
    const char *heading, const char *elsewhere);

#endif
