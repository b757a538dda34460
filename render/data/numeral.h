/* Numbers and dates in Chinese words: 一千二百三十四, 壹仟贰佰叁拾肆元整, 12.3万, 二〇二三年;
 * and words read back as numbers.
 *
 * Numbers come as decimals written out ("-1234.50"), so that nothing is lost on the way; a
 * text that is no such decimal gives NULL. Sources: GB/T 15835-2011 (出版物上数字用法) for 零
 * and 〇, dates, 万 and 亿; GB/T 9704-2012 for levels; the People's Bank's
 * 正确填写票据和结算凭证的基本规定 for sums of money.
 *
 *     numeral_chinese(arena, "10500", NUMERAL_WORDS)  一万零五百
 *     numeral_parse("一万零五百", length)              10500
 */
#ifndef TUBIAO_DATA_NUMERAL_H
#define TUBIAO_DATA_NUMERAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum numeral_style {
    NUMERAL_WORDS,   /* 一千二百三十四点五 */
    NUMERAL_CAPITAL, /* 壹仟贰佰叁拾肆点伍, which can't be altered by a stroke */
    NUMERAL_DIGITS, /* 一二三四点五, for years and numbers that are read out: 二〇二三 */
};

/* Whether it is a decimal as the functions here take it: sign (- + −), digits, point. */
bool numeral_is_decimal(const char *text);

/* Words and capitals count to 16 digits before the point (千万亿), NULL beyond. */
const char *numeral_chinese(
    struct arena *arena, const char *decimal, enum numeral_style style);

/* 人民币大写: "1409.50" gives 壹仟肆佰零玖元伍角整. Rounded half up to 分; to 16 digits. */
const char *numeral_money(struct arena *arena, const char *decimal);

/* The value is how many places the point moves. */
enum numeral_unit { NUMERAL_ONE = 0, NUMERAL_WAN = 4, NUMERAL_YI = 8 };

/* The unit that numbers up to this size are given in: 万 from 10,000 on, 亿 from
 * 100,000,000 on. */
enum numeral_unit numeral_unit_of(const char *decimal);
const char *numeral_unit_name(enum numeral_unit unit); /* "", 万, 亿 */

/* With exactly `places` places, rounded half up; minus is U+2212. "173769" in 万 and 2
 * give 17.38万. */
const char *numeral_in_unit(
    struct arena *arena, const char *decimal, enum numeral_unit unit, int places);

/* In the unit of its size. Below 10,000 `places` is a limit: "12" stays 12. */
const char *numeral_scaled(struct arena *arena, const char *decimal, int places);

/* 二〇二三年十二月三十一日; day 0 leaves out the day, month 0 the month too. */
const char *numeral_date(struct arena *arena, int year, int month, int day);

/* ① to ㊿, else NULL. */
const char *numeral_circled(struct arena *arena, int number);
/* Levels 1 to 5: 一、 （一） 1. （1） ①; NULL for others and numbers below 1. */
const char *numeral_level(struct arena *arena, int number, int level);

/* The number that the whole of `text` says, NaN if it says none: 一百零五, 二〇二三, 壹佰,
 * 廿三, 两千三 (2300), 三点一四, 1.2万, 3亿5千万, 百分之六十三. Approximate numbers (三五十, 二三)
 * and ordinals are none. */
double numeral_parse(const char *text, size_t length);

#endif
