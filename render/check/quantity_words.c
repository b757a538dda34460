/* The words around a number. */
#include "check/quantity_words.h"

#include <string.h>

#include "base/arena.h"

static const struct unit units[] = {
    {"件次", UNIT_TURN, true},
    {"人次", UNIT_TURN, true},
    {"条次", UNIT_TURN, true},
    {"项次", UNIT_TURN, true},
    {"家次", UNIT_TURN, true},
    {"余次", UNIT_TURN, true},
    {"场次", UNIT_TURN, true},
    {"批次", UNIT_TURN, true},
    {"万元", UNIT_MONEY, true},
    {"亿元", UNIT_MONEY, true},
    {"千元", UNIT_MONEY, true},
    {"美元", UNIT_MONEY, true},
    {"元", UNIT_MONEY, true},
    {"件", UNIT_PIECE, true},
    {"条", UNIT_PIECE, true},
    {"宗", UNIT_PIECE, true},
    {"起", UNIT_PIECE, true},
    {"例", UNIT_PIECE, true},
    {"份", UNIT_PIECE, true},
    {"篇", UNIT_PIECE, true},
    {"则", UNIT_PIECE, true},
    {"期", UNIT_PIECE, true},
    {"封", UNIT_PIECE, true},
    {"项", UNIT_PIECE, true},
    {"册", UNIT_PIECE, true},
    {"本", UNIT_PIECE, true},
    {"部", UNIT_PIECE, true},
    {"批", UNIT_PIECE, true},
    {"张", UNIT_PIECE, true},
    {"幅", UNIT_PIECE, true},
    {"段", UNIT_PIECE, true},
    {"笔", UNIT_PIECE, true},
    {"单", UNIT_PIECE, true},
    {"处", UNIT_PIECE, true},
    {"票", UNIT_PIECE, true},
    {"桩", UNIT_PIECE, true},
    {"集", UNIT_PIECE, true},
    {"款", UNIT_PIECE, false},
    {"个", UNIT_PIECE, true},
    {"类", UNIT_PIECE, false},
    {"种", UNIT_PIECE, false},
    {"台", UNIT_PIECE, true},
    {"套", UNIT_PIECE, true},
    {"座", UNIT_PIECE, true},
    {"辆", UNIT_PIECE, true},
    {"块", UNIT_PIECE, true},
    {"次", UNIT_TURN, true},
    {"场", UNIT_TURN, true},
    {"轮", UNIT_TURN, true},
    {"届", UNIT_TURN, false},
    {"遍", UNIT_TURN, true},
    {"通", UNIT_TURN, false},
    {"人", UNIT_PERSON, true},
    {"名", UNIT_PERSON, true},
    {"位", UNIT_PERSON, true},
    {"户", UNIT_BODY, true},
    {"家", UNIT_BODY, true},
    {"所", UNIT_BODY, true},
    {"字", UNIT_MEASURE, true},
    {"公里", UNIT_MEASURE, true},
    {"千米", UNIT_MEASURE, true},
    {"米", UNIT_MEASURE, true},
    {"平方米", UNIT_MEASURE, true},
    {"平方公里", UNIT_MEASURE, true},
    {"立方米", UNIT_MEASURE, true},
    {"公顷", UNIT_MEASURE, true},
    {"亩", UNIT_MEASURE, true},
    {"吨", UNIT_MEASURE, true},
    {"公斤", UNIT_MEASURE, true},
    {"千瓦时", UNIT_MEASURE, true},
    {"千瓦", UNIT_MEASURE, true},
    {"吨标准煤", UNIT_MEASURE, true},
    {"分", UNIT_MEASURE, false},
    {"岁", UNIT_TIME, false},
    {"天", UNIT_TIME, false},
    {"小时", UNIT_TIME, false},
    {"分钟", UNIT_TIME, false},
    {"秒", UNIT_TIME, false},
    {"周", UNIT_TIME, false},
    {"周年", UNIT_TIME, false},
    {"季度", UNIT_TIME, false},
    {"年", UNIT_TIME, false},
    {"个月", UNIT_TIME, false},
    {"个工作日", UNIT_TIME, false},
    {"工作日", UNIT_TIME, false},
    {"个小时", UNIT_TIME, false},
    {"个自然日", UNIT_TIME, false},
    {"多年", UNIT_TIME, false},
};

/* Words that only begin like a unit: 36条例, 3部门. */
static const char *const no_units[] = {"条例", "部门", "期间", "项目", "人民", "人员",
    "本级", "本单位", "本机关", "本年", "起诉", "起草", "处理", "处罚", "分别", "分之",
    "所有", "次数", "件数", "份额", "例如", "单位", "个别", "名称", "家庭", "年末",
    "部件", "家人", "次性", "次产业", "家之言", "分钟热度", NULL};

/* The last byte of the first character, which tells most apart; every unit is of Han. */
static bool begins_alike(struct span span, const char *word) {
    return span.end - span.start > 2 && span.text[span.start + 2] == word[2];
}

const struct unit *unit_at_start(struct span span) {
    const struct unit *best = NULL;
    bool ascii = span.start < span.end && (unsigned char)span.text[span.start] < 0x80;
    if (ascii || span_starts_any(span, no_units)) {
        return NULL;
    }
    for (size_t i = 0; i < countof(units); i++) {
        if (begins_alike(span, units[i].name) && span_starts(span, units[i].name) &&
            (!best || strlen(units[i].name) > strlen(best->name))) {
            best = &units[i];
        }
    }
    return best;
}

struct hedge {
    const char *word;
    enum approximation approximation;
};

static enum approximation find_hedge(struct span span, const struct hedge *hedges,
    size_t count, bool (*fits)(struct span span, const char *word), size_t *length) {
    const struct hedge *best = NULL;
    for (size_t i = 0; i < count; i++) {
        if (fits(span, hedges[i].word) &&
            (!best || strlen(hedges[i].word) > strlen(best->word))) {
            best = &hedges[i];
        }
    }
    *length = best ? strlen(best->word) : 0;
    return best ? best->approximation : APPROXIMATE_NOT;
}

enum approximation approximation_before(struct span before) {
    static const struct hedge hedges[] = {
        {"约", APPROXIMATE_ABOUT},
        {"约为", APPROXIMATE_ABOUT},
        {"约占", APPROXIMATE_ABOUT},
        {"大约", APPROXIMATE_ABOUT},
        {"大概", APPROXIMATE_ABOUT},
        {"接近", APPROXIMATE_UNDER},
        {"将近", APPROXIMATE_UNDER},
        {"近", APPROXIMATE_UNDER},
        {"不足", APPROXIMATE_UNDER},
        {"不到", APPROXIMATE_UNDER},
        {"超", APPROXIMATE_OVER},
        {"超过", APPROXIMATE_OVER},
        {"逾", APPROXIMATE_OVER},
        {"达到或超过", APPROXIMATE_OVER},
        {"突破", APPROXIMATE_OVER},
        {"高于", APPROXIMATE_OVER},
        {"至少", APPROXIMATE_OVER},
        {"不少于", APPROXIMATE_OVER},
        {"不低于", APPROXIMATE_OVER},
        {"最近", APPROXIMATE_NOT},
        {"附近", APPROXIMATE_NOT},
    };
    size_t length;
    return find_hedge(before, hedges, countof(hedges), span_ends, &length);
}

enum approximation approximation_behind(struct span behind, size_t *length) {
    static const struct hedge hedges[] = {
        {"余", APPROXIMATE_OVER},
        {"多", APPROXIMATE_OVER},
        {"来", APPROXIMATE_ABOUT},
        {"左右", APPROXIMATE_ABOUT},
        {"上下", APPROXIMATE_ABOUT},
        {"以上", APPROXIMATE_OVER},
        {"以下", APPROXIMATE_UNDER},
        {"以内", APPROXIMATE_UNDER},
        {"之多", APPROXIMATE_NOT},
    };
    return find_hedge(behind, hedges, countof(hedges), span_starts, length);
}

bool word_names_before(struct span before) {
    static const char *const words[] = {"第", "图", "表", "附件", "附表", "附录", "附图",
        "编号", "电话", "传真", "邮编", "邮政编码", "序号", "版本", "No.", "NO.", "热线",
        "〔", "［", "[", "【", "(第", "（第", "微信号", "拨打", "代码", NULL};
    return span_ends_any(before, words) != NULL;
}

bool word_names_behind(struct span behind) {
    static const char *const words[] = {"号", "月", "日", "时", "点", "热线", "平台",
        "政务服务", "便民", "市民", "届", "章", "路", "楼", "室", "栋", "世纪", "年代",
        "年级", "专线", "+", "＋", "服务热线", "举报", "高速", "国道", "省道", "〕", "］",
        "]", "】", NULL};
    return span_starts_any(behind, words) != NULL;
}
