/* Years: 2022年 where the report of 2023 speaks of its own year.
 *
 * A year is only looked at where its place says which it should be: the period (2023年1月1日
 * 起至2023年12月31日), the title, and the start of a sentence whose numbers are this year's.
 * Elsewhere (since 2019, by 2035, 〔2021〕30号) any year may stand. */
#include "check/claim.h"

#include <string.h>

static long long year_value(const struct claims *claims, size_t number) {
    struct fraction value = claim_number(claims, number)->quantity.value;
    return value.denominator == 1 ? (long long)value.numerator : 0;
}

static struct span text_behind(const struct claims *claims, size_t number) {
    struct span sentence = passage_sentence(claims->passage, number);
    sentence.start = claim_number(claims, number)->quantity.unit_end;
    return sentence;
}

static struct span text_before(const struct claims *claims, size_t number) {
    struct span sentence = passage_sentence(claims->passage, number);
    sentence.end = claim_number(claims, number)->quantity.start;
    return sentence;
}

/* 2023年1月1日, 2023年12月31日 */
static bool is_period(const struct claims *claims, size_t number) {
    static const char *const ends[] = {"1月1日起", "1月1日至", "12月31日止",
        "12月31日期间", "1月1日-", "1月1日—", "1月1日到", "12月31日。", NULL};
    return span_starts_any(text_behind(claims, number), ends);
}

static bool is_title(const struct claims *claims, size_t number) {
    static const char *const titles[] = {"政府信息公开工作年度报告",
        "政府信息公开年度报告", "度政府信息公开工作年度报告", "度政府信息公开年度报告",
        NULL};
    static const char *const others[] = {"上年", "上一年", "较", "比", "历年", NULL};
    return span_starts_any(text_behind(claims, number), titles) &&
           !span_has_any(text_before(claims, number), others);
}

/* The sentence opens with the year and goes on to this year's numbers. */
static bool opens_sentence(const struct claims *claims, size_t number) {
    static const char *const goes_on[] = {
        "，", "度，", "全年", "度", "我", "本", ",", NULL};
    static const char *const others[] = {"以来", "至今", "起", "相比", "较", "比", "同期",
        "计划", "将", "拟", "力争", "下一步", "底前", "目标", "修订", "印发", "实施",
        "成立", NULL};
    struct span before = span_trim(text_before(claims, number));
    struct span behind = text_behind(claims, number);
    return before.start >= before.end && span_starts_any(behind, goes_on) &&
           !span_has_any(behind, others);
}

/* Numbers of the sentence that cells of the report explain. */
static size_t count_tied(const struct claims *claims, size_t number) {
    size_t tied = 0;
    for (size_t i = number + 1;
         i < claims->passage->number_count && claim_same_sentence(claims, i, number);
         i++) {
        const struct number *n = claim_number(claims, i);
        tied += n->source.line && n->role == NUMBER_PLAIN;
    }
    return tied;
}

static void tie_year(struct claims *claims, size_t number) {
    claim_tie(claims, number, (struct place){0}, "the report's year", "报告的年份");
}

static void check_year(struct claims *claims, size_t number) {
    long long year = year_value(claims, number);
    bool fixed = is_period(claims, number) || is_title(claims, number);
    bool spoken = opens_sentence(claims, number) && count_tied(claims, number);
    if (!fixed && !spoken) {
        return;
    }
    if (year == claims->report->year) {
        tie_year(claims, number);
        return;
    }
    bool last = year == claims->report->year - 1;
    if (claim_fault(claims, number, FAULT_ERROR, "claim-year",
            "the year should be %d, the prose says %lld", "年份应为 %d，正文写的是 %lld",
            claims->report->year, year) &&
        last) {
        fault_hint(claims->report->faults, "left over from last year's report?",
            "可能是沿用上一年报告时忘了改");
    }
}

void claims_check_years(struct claims *claims) {
    for (size_t i = 0; claims->report->year && i < claims->passage->number_count; i++) {
        if (claim_number(claims, i)->quantity.kind == QUANTITY_YEAR) {
            check_year(claims, i);
        }
    }
}
