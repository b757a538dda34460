/* The words that say what a number is about. */
#include "check/cues.h"

#include <string.h>

/* Before a change, and which way it goes; `bare` words must stand right before the number
 * or the 了 or 约 before it. */
static const struct change {
    const char *word;
    int direction;
    bool bare;
} changes[] = {
    {"增长", 1, false},
    {"增加", 1, false},
    {"上升", 1, false},
    {"提高", 1, false},
    {"提升", 1, false},
    {"上涨", 1, false},
    {"增幅", 1, false},
    {"增速", 1, false},
    {"涨幅", 1, false},
    {"升幅", 1, false},
    {"增量", 1, false},
    {"净增", 1, false},
    {"多出", 1, false},
    {"增多", 1, false},
    {"增", 1, true},
    {"多", 1, true},
    {"升", 1, true},
    {"下降", -1, false},
    {"减少", -1, false},
    {"降低", -1, false},
    {"降幅", -1, false},
    {"回落", -1, false},
    {"下滑", -1, false},
    {"下跌", -1, false},
    {"跌幅", -1, false},
    {"减幅", -1, false},
    {"压减", -1, false},
    {"少", -1, true},
    {"减", -1, true},
    {"降", -1, true},
};

static const char *const comparisons[] = {"同比", "环比", "较上年", "比上年", "较去年",
    "比去年", "与上年", "与去年", "较前年", "较上一年", "比上一年", "较往年", "相比",
    "较同期", "相较", "比同期", "上年同期", NULL};

/* Not a change of what is counted: 新增, 增至, 增加到. */
static const char *const reached[] = {"增至", "增加到", "增长到", "增加至", "增长至",
    "提高到", "提高至", "提升到", "提升至", "上升到", "上升至", "降至", "减至", "下降到",
    "下降至", "减少到", "减少至", "降低到", "降低至", "扩大到", NULL};

static struct span skip_hedges(struct span span) {
    static const char *const hedges[] = {"约", "约为", "了", "为", "近", "超", "超过",
        "逾", "大约", "达", "达到", "是", " ", "又", "将近", "不到", "不足", "接近",
        NULL};
    const char *hedge;
    while ((hedge = span_ends_any(span, hedges))) {
        span.end -= strlen(hedge);
    }
    return span;
}

/* 增加值 and 增值税 are names, no changes. */
static bool is_name_of_its_own(struct span before, size_t at) {
    static const char *const names[] = {
        "增加值", "增值", "增量配电", "减税", "增发", NULL};
    return span_starts_any((struct span){before.text, at, before.end}, names);
}

static ptrdiff_t find_word(
    struct span before, struct span bare, const struct change *change) {
    if (!change->bare) {
        return span_find_last(before, change->word);
    }
    return span_ends(bare, change->word) ? (ptrdiff_t)(bare.end - strlen(change->word))
                                         : NOT_FOUND;
}

static const struct change *find_change(struct span before, size_t *at) {
    const struct change *best = NULL;
    struct span bare = skip_hedges(before);
    struct pair_set pairs = span_pairs(before);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        ptrdiff_t found = changes[i].bare || pair_set_may_have(&pairs, changes[i].word)
                              ? find_word(before, bare, &changes[i])
                              : NOT_FOUND;
        if (found != NOT_FOUND && (!best || (size_t)found > *at) &&
            !is_name_of_its_own(before, (size_t)found)) {
            *at = (size_t)found;
            best = &changes[i];
        }
    }
    return best;
}

/* From the last ，；： on. */
static struct span last_clause(struct span before) {
    static const char *const marks[] = {"，", "；", "：", "（", ",", ";", "(", NULL};
    size_t at = before.start;
    const char *mark = span_last_of(before, marks, &at);
    return mark ? (struct span){before.text, at + strlen(mark), before.end} : before;
}

/* 增加6件: the change stands right before its number, with nothing that names another thing
 * between them. 增加公开事项6件 counts what was added. */
static bool is_change_of_count(
    struct span clause, size_t at, const struct change *change) {
    struct span between = {clause.text, at + strlen(change->word), clause.end};
    static const char *const nothing[] = {"了", "约", "为", "近", "超", "超过", "数量",
        "数", "达", "逾", " ", "是", "的", "共", "共计", "合计", "总", "幅度", "率",
        "绝对值", "值", "额", "至少", "大约", "将近", "接近", "不足", "不到", NULL};
    const char *word;
    while ((word = span_starts_any(between, nothing))) {
        between.start += strlen(word);
    }
    return between.start >= between.end;
}

static bool has_year(struct span span, int year) {
    char text[16];
    int digits = year;
    if (year < 1000 || year > 9999) {
        return false;
    }
    for (int i = 3; i >= 0; i--, digits /= 10) {
        text[i] = (char)('0' + digits % 10);
    }
    strcpy(text + 4, "年");
    return span_find(span, text) != NOT_FOUND;
}

bool cue_is_previous(struct span before, int year) {
    static const char *const words[] = {
        "上年", "去年", "上一年", "上年度", "同期", "往年", NULL};
    static const char *const carried[] = {"上年结转", "上年度结转", "上一年度结转",
        "上年遗留", "上年转结", "去年结转", "上年末", "上年转入", "上一年结转", NULL};
    size_t last = before.start;
    bool previous = span_last_of(before, words, &last) || has_year(before, year - 1);
    return previous && !span_has_any(before, carried);
}

static bool is_plan(struct span clause) {
    static const char *const words[] = {"目标", "力争", "计划", "不少于", "不低于",
        "不超过", "以上的", "至少", "拟", "预计", "应当", "需要", "须", "要求", "达到或",
        "不得", NULL};
    return span_has_any(clause, words);
}

static bool compares(struct span clause) {
    if (span_has_any(clause, comparisons)) {
        return true;
    }
    static const char *const open[] = {"较", "比", NULL};
    static const char *const years[] = {"年", "期", "月", NULL};
    size_t at = clause.start;
    const char *word = span_last_of(clause, open, &at);
    struct span rest = {clause.text, at, clause.end};
    return word && span_has_any(rest, years);
}

static bool set_change(struct number *number, struct span before) {
    struct span clause = last_clause(before);
    size_t at = clause.start;
    const struct change *change = find_change(clause, &at);
    bool ratio = number->quantity.kind == QUANTITY_PERCENT ||
                 number->quantity.kind == QUANTITY_POINT ||
                 number->quantity.kind == QUANTITY_TIMES;
    if (span_ends_any(skip_hedges(clause), reached)) {
        return false;
    }
    if (change && (ratio || is_change_of_count(clause, at, change))) {
        number->role = NUMBER_CHANGE;
        number->direction = change->direction;
        return true;
    }
    if (ratio && compares(clause) && !cue_is_share(clause) && !span_ends(clause, "的")) {
        number->role = NUMBER_CHANGE;
        return true;
    }
    return false;
}

void cues_set_role(struct passage *passage, size_t index, int year) {
    struct number *number = &passage->numbers[index];
    if (number->quantity.kind == QUANTITY_OTHER ||
        number->quantity.kind == QUANTITY_YEAR) {
        return;
    }
    struct span before = passage_before(passage, index);
    struct span clause = last_clause(before);
    if (set_change(number, before)) {
        return;
    }
    static const char *const from[] = {"由", "从", NULL};
    bool left = span_has_any(clause, from) &&
                span_starts_any(span_trim(passage_behind(passage, index)), reached);
    if (cue_is_previous(clause, year) || left) {
        number->role = NUMBER_PREVIOUS;
    } else if (is_plan(clause)) {
        number->role = NUMBER_PLAN;
    }
}

bool cue_is_share(struct span before) {
    static const char *const words[] = {
        "占", "比例", "比重", "占比", "比率", "份额", "所占", NULL};
    return span_has_any(before, words);
}

bool cue_is_rate(struct span before) {
    static const char *const changes_of[] = {"增长率", "增速", "降低率", NULL};
    static const char *const words[] = {"率", NULL};
    struct span clause = last_clause(before);
    return span_has_any(clause, words) && !span_has_any(clause, changes_of);
}

bool cue_is_growth(struct span before) {
    size_t at = before.start;
    return span_has_any(before, comparisons) || find_change(before, &at);
}

bool cue_is_total(struct span clause) {
    static const char *const words[] = {"共", "合计", "总计", "累计", "总数", "总量",
        "总共", "一共", "总收入", "总支出", "总额", "总访问", "总浏览", NULL};
    static const char *const not_totals[] = {"公共", "共同", "共享", "共建", "共青团",
        "共产党", "中共", "共创", "公共服务", "共性", "共治", "其中", NULL};
    size_t at = clause.start;
    const char *word = span_last_of(clause, words, &at);
    return word && !span_has_any(clause, not_totals);
}

bool cue_is_partial(struct span text) {
    static const char *const words[] = {"等", "主要", "重点", "部分为", "例如", "比如",
        "包含但不限于", "大部分", "多数", "特别是", "尤其", NULL};
    return span_has_any(text, words);
}

bool cue_opens_list(struct span text, size_t *end) {
    static const char *const words[] = {"其中", "包括", "包含", "分别为", "分别是",
        "分别", "具体为", "具体是", "具体如下", "涉及", "含", NULL};
    static const char *const shares[] = {
        "占", "增", "下降", "较", "比", "同比", "减", NULL};
    size_t at = text.start;
    const char *word = span_last_of(text, words, &at);
    if (!word) {
        return false;
    }
    *end = at + strlen(word);
    return !span_starts_any((struct span){text.text, *end, text.end}, shares);
}
