/* What each character of a line can give or take, in the order of CLREQ. */
#ifndef TUBIAO_TEXT_JUSTIFY_H
#define TUBIAO_TEXT_JUSTIFY_H

#include "text/compose.h"

/* What gives way first when a line is too long (CLREQ, reduction). A mark at line end is
 * half width before anything else; an interpunct is half an em always. */
enum reduction {
    REDUCE_WORD_SPACE, /* to a quarter em */
    REDUCE_BRACKET,    /* brackets and quotes, to half an em */
    REDUCE_COMMA,      /* ，、；： to half an em */
    REDUCE_GAP,        /* Han–Western, to an eighth of an em */
    REDUCE_STOP,       /* 。？！ to half an em */
    REDUCE_COUNT,
};

/* What is opened first when it is too short; after these all places alike. */
enum expansion {
    EXPAND_WORD_SPACE, /* to half an em */
    EXPAND_GAP,        /* to a third */
    EXPAND_COUNT,
};

/* px before a character, and cut from its sides. */
struct adjustment {
    double space, left, right;
};

/* How much a character that stands as `now` says can still give, or take. */
struct adjustment character_reduction(const struct composition *composition,
    const struct character *c, struct adjustment now, enum reduction order);
struct adjustment character_expansion(const struct composition *composition,
    const struct character *c, struct adjustment now, enum expansion order);

/* Whether any line may open a gap between two neighbours: beside Han, Chinese marks and
 * word spaces, but not inside —— and …… nor around connectors and solidi. */
bool expands_between(const struct character *previous, const struct character *next);

#endif
