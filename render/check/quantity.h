/* Numbers in Chinese prose: digits (also full width), 万 and 亿, percent, Chinese numerals,
 * with the unit behind them and what makes them approximate.
 *
 *     约17.38万条   value 173800, step 100 (of the last digit printed), unit 条, about
 *     百分之三十     value 30, a percentage
 *
 * What is written in digits but counts nothing (dates, ordinals, 〔2021〕30号, telephones,
 * 12345热线) is QUANTITY_OTHER and no claim. */
#ifndef TUBIAO_CHECK_QUANTITY_H
#define TUBIAO_CHECK_QUANTITY_H

#include "check/words.h"
#include "expression/fraction.h"

enum quantity_kind {
    QUANTITY_COUNT,   /* 632条, 12.5万元, a bare 28 */
    QUANTITY_PERCENT, /* 17.25%: the value is 17.25 */
    QUANTITY_POINT,   /* 2.3个百分点 */
    QUANTITY_TIMES,   /* 1.5倍 */
    QUANTITY_YEAR,    /* 2023年 */
    QUANTITY_OTHER,
};

/* What may stand for what: 10件 may be the sum of 1宗 and 9件, not of 9人. */
enum unit_family {
    UNIT_NONE, /* no unit is written */
    UNIT_PIECE,
    UNIT_TURN,
    UNIT_PERSON,
    UNIT_BODY, /* 家 户 所 */
    UNIT_MONEY,
    UNIT_MEASURE,
    UNIT_TIME,
};

enum approximation {
    APPROXIMATE_NOT,
    APPROXIMATE_ABOUT, /* 约, 左右 */
    APPROXIMATE_OVER,  /* 余, 多, 超过, 以上 */
    APPROXIMATE_UNDER, /* 近, 不足, 以下 */
};

struct quantity {
    enum quantity_kind kind;
    enum unit_family family;
    enum approximation approximation;
    size_t start, end; /* bytes: the number, with 万 and % */
    size_t unit_end;   /* behind its unit, 余, 左右 */
    struct fraction value;
    struct fraction step;  /* of the last digit that is printed */
    struct fraction scale; /* 10,000 for 万; else 1 */
    const char *unit;      /* of the table of units, or "" */
    bool chinese;          /* written in Chinese numerals */
    bool weak;     /* one Chinese digit: 三件, but also 一件 as in 一件事 */
    bool range;    /* an end of 3—5件 */
    bool computed; /* an expression gave it */
};

/* The first number at or behind `from` that ends within the span; false if there is none.
 * `span` is one block of text. */
bool quantity_next(struct span span, size_t from, struct quantity *quantity);

#endif
