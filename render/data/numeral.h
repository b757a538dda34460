/* Numbers and dates in Chinese words: 一千二百三十四, 壹仟贰佰叁拾肆元整, 12.3万, 二〇二三年.
 *
 * Numbers come as decimals written out ("-1234.50"), so that nothing is lost on the way; a
 * text that is no such decimal, or has more digits before the point than Chinese counts
 * (16, up to 千万亿), gives NULL. Sources: GB/T 15835 (出版物上数字用法) for 〇 and dates; the
 * People's Bank's 正确填写票据和结算凭证的基本规定 for sums of money.
 *
 *     numeral_chinese(arena, "10500", NUMERAL_WORDS)  一万零五百
 */
#ifndef TUBIAO_DATA_NUMERAL_H
#define TUBIAO_DATA_NUMERAL_H

#include "base/arena.h"

enum numeral_style {
    NUMERAL_WORDS,   /* 一千二百三十四点五 */
    NUMERAL_CAPITAL, /* 壹仟贰佰叁拾肆点伍, which can't be altered by a stroke */
    NUMERAL_DIGITS, /* 一二三四点五, for years and numbers that are read out: 二〇二三 */
};

const char *numeral_chinese(
    struct arena *arena, const char *decimal, enum numeral_style style);

/* 人民币大写: "1409.50" gives 壹仟肆佰零玖元伍角整. At most two places, else NULL. */
const char *numeral_money(struct arena *arena, const char *decimal);

/* In 万 from 10,000 on and in 亿 from 100,000,000 on, rounded half up to at most `places`
 * places, without trailing zeros: "123456" and 1 give 12.3万. Smaller numbers as they are,
 * rounded likewise. */
const char *numeral_rounded(struct arena *arena, const char *decimal, int places);

/* 二〇二三年十二月三十一日; day 0 leaves out the day, month 0 the month too. */
const char *numeral_date(struct arena *arena, int year, int month, int day);

#endif
