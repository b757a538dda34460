/* The words around a number: units, 约 and 余, what makes it a name. */
#ifndef TUBIAO_CHECK_QUANTITY_WORDS_H
#define TUBIAO_CHECK_QUANTITY_WORDS_H

#include "check/quantity.h"

struct unit {
    const char *name;
    enum unit_family family;
    bool numeral; /* also counts what is written in Chinese numerals: 三十件, not 三类 */
};

/* The unit that the span begins with, the longest; NULL if none. */
const struct unit *unit_at_start(struct span span);

/* 约, 近, 超过 before a number, 余, 多, 左右, 以上 behind it. */
enum approximation approximation_before(struct span before);
enum approximation approximation_behind(struct span behind, size_t *length);

/* Text before a number that makes it a name: 第, 图, 电话. */
bool word_names_before(struct span before);
/* Text behind it: 号, 热线, 月. */
bool word_names_behind(struct span behind);

#endif
