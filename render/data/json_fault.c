/* Faults of JSON texts. */
#include "data/json_fault.h"

#include <string.h>

#include "base/utf8.h"
#include "data/readers.h"

static const struct phrase wanted_words[] = {
    [JSON_VALUE] = {"a value", "一个值"},
    [JSON_NAME] = {"a name between quotes \"", "用半角双引号 \" 括起的名称"},
    [JSON_COLON] = {"a colon : behind the name", "名称后的半角冒号 :"},
    [JSON_ARRAY_END] = {"a comma , or the closing ]", "半角逗号 , 或收尾的 ]"},
    [JSON_OBJECT_END] = {"a comma , or the closing }", "半角逗号 , 或收尾的 }"},
    [JSON_NUMBER] = {"a number such as -1.5 or 2e3", "一个数，如 -1.5、2e3"},
    [JSON_TEXT_END] = {"the closing quote \" in the same line",
        "同一行内收尾的双引号 \""},
    [JSON_ESCAPE] = {"one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX",
        "\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX 之一"},
    [JSON_LARGE] = {"this number is too large", "这个数太大"},
    [JSON_NUL] = {"the character U+0000 may not stand in a text",
        "文字里不能有 U+0000 字符"},
    [JSON_DEPTH] = {"more than 200 levels of lists and mappings", "嵌套超过 200 层"},
    [JSON_UNCLOSED] = {"the bracket that opens here is never closed",
        "这里的括号没有收尾"},
    [JSON_END] = {"the document ends in front of this", "文件内容到此之前已经结束"},
};

/* What is often written where JSON allows it not, by its first bytes. */
static const struct {
    const char *start;
    const char *english;
    const char *chinese;
} habits[] = {
    {"//",
        "JSON has no comments; take it out, or write the file as YAML, where # begins "
        "one",
        "JSON 不能写注释；请删去，或改用 YAML 文件（以 # 注释）"},
    {"/*",
        "JSON has no comments; take it out, or write the file as YAML, where # begins "
        "one",
        "JSON 不能写注释；请删去，或改用 YAML 文件（以 # 注释）"},
    {"#", "JSON has no comments; take it out, or write the file as YAML",
        "JSON 不能写注释；请删去，或改用 YAML 文件"},
    {"：", "write the half-width colon :", "请改用半角冒号 :"},
    {"，", "write the half-width comma ,", "请改用半角逗号 ,"},
    {"“", "write half-width quotes \"", "请改用半角双引号 \""},
    {"”", "write half-width quotes \"", "请改用半角双引号 \""},
    {"「", "write half-width quotes \"", "请改用半角双引号 \""},
    {"'", "JSON writes text between double quotes \"", "JSON 的文字要用双引号 \" 括起"},
    {"【", "write the half-width bracket [", "请改用半角方括号 ["},
    {"　", "this is a full-width space; write a half-width one",
        "这是全角空格，请改用半角空格"},
    {"NaN", "JSON has no NaN; a missing number is null",
        "JSON 没有 NaN；缺少的数写 null"},
    {"Infinity", "JSON has no Infinity", "JSON 没有 Infinity"},
    {"-Infinity", "JSON has no Infinity", "JSON 没有 Infinity"},
    {"True", "write true", "请写 true"},
    {"False", "write false", "请写 false"},
    {"None", "write null", "请写 null"},
    {"+", "a number begins with a digit or -", "数以数字或负号 - 开头"},
    {".", "a number begins with a digit: 0.5", "数以数字开头：0.5"},
};

static bool starts_with(const char *at, const char *end, const char *start) {
    size_t length = strlen(start);
    return (size_t)(end - at) >= length && memcmp(at, start, length) == 0;
}

static void add_habit_hint(struct faults *faults, const char *at, const char *end) {
    for (size_t i = 0; i < countof(habits); i++) {
        if (starts_with(at, end, habits[i].start)) {
            fault_hint(faults, "%s", "%s",
                words_in(faults->language, habits[i].english, habits[i].chinese));
            return;
        }
    }
}

static const char *found_words(struct faults *faults, const char *at, const char *end) {
    if (at >= end) {
        return words_in(faults->language, "the end of the file", "文件末尾");
    }
    if (*at == '\n' || *at == '\r') {
        return words_in(faults->language, "the end of the line", "行末");
    }
    size_t size = 0;
    uint32_t c = utf8_next(at, (size_t)(end - at), &size);
    if (c < 0x20 || c == 0x7F) {
        return arena_print(faults->arena, "U+%04X", c);
    }
    bool quote = c >= 0x2018 && c <= 0x201F; /* would stand between its like */
    return arena_print(faults->arena, quote ? "%.*s" : "“%.*s”", (int)size, at);
}

void json_fault_add(struct faults *faults, struct place place, const char *at,
    const char *end, enum json_wanted wanted) {
    const char *words = words_in(
        faults->language, wanted_words[wanted].english, wanted_words[wanted].chinese);
    if (wanted >= JSON_LARGE) {
        fault_add(faults, FAULT_ERROR, "syntax", place, "%s", "%s", words);
    } else {
        fault_add(faults, FAULT_ERROR, "syntax", place, "found %s, wanted %s",
            "这里是%s，应为%s", found_words(faults, at, end), words);
    }
    char first = at < end ? *at : 0;
    if (wanted == JSON_NUMBER && first == '0') {
        fault_hint(faults, "a number does not begin with 0, except 0 and 0.5",
            "数不以 0 开头（0 和 0.5 除外）；编号请加双引号");
    } else if ((wanted == JSON_VALUE || wanted == JSON_NAME) &&
               (first == ']' || first == '}')) {
        fault_hint(
            faults, "the comma in front of it has to go", "前面多了一个逗号，请删去");
    } else if (wanted <= JSON_NUMBER || wanted == JSON_END) {
        add_habit_hint(faults, at, end);
    }
}

void json_fault_add_surrogate(struct faults *faults, struct place place) {
    fault_add(faults, FAULT_WARNING, "encoding", place,
        "half of a surrogate pair; U+FFFD stands in its place",
        "代理对只有一半，已用 U+FFFD 代替");
}
