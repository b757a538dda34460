/* What people who fill in forms write in YAML by habit: full-width punctuation, digits
 * grouped by commas, codes that look like numbers. YAML takes all of it as text, so that
 * a wrong figure would be drawn without a word. */
#include <string.h>

#include "base/utf8.h"
#include "data/locate.h"
#include "data/yaml_scalar.h"

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

static bool starts_with(const char *text, const char *start) {
    return strncmp(text, start, strlen(start)) == 0;
}

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text);
    size_t size = strlen(end);
    return length >= size && strcmp(text + length - size, end) == 0;
}

/* `text` up to `length` is a name as formats have them: chart, makes-rules. */
static bool is_latin_name(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (!is_letter(text[i]) && (i == 0 || (!is_digit(text[i]) && text[i] != '-'))) {
            return false;
        }
    }
    return length > 0;
}

/* A short run of Han characters and digits: may be a name, may begin a sentence. */
static bool is_han_name(const char *text, size_t length) {
    enum { LONGEST = 12 };
    size_t count = 0;
    for (size_t offset = 0; offset < length; count++) {
        uint32_t c = utf8_next(text, length, &offset);
        if (!character_is_han(c) &&
            !(c < 0x80 && (is_digit((char)c) || is_letter((char)c)))) {
            return false;
        }
    }
    return count > 0 && count <= LONGEST;
}

static bool add_colon(const struct yaml_scalar *scalar, size_t offset, bool wide,
    enum fault_severity severity, struct faults *faults) {
    struct place place = place_within(scalar->place, scalar->text, offset, 1);
    if (wide) {
        fault_add(faults, severity, "full-width", place,
            "a full-width colon ： between name and value; wanted “: ”",
            "名称与内容之间用了全角冒号“：”，应为半角冒号加空格“: ”");
        fault_hint(faults, "if it is all one text, put it between quotes \"",
            "如果整句就是文字，请用半角双引号 \" 括起");
    } else {
        fault_add(faults, severity, "syntax", place,
            "no space behind the colon; wanted “: ”", "冒号后缺一个空格，应为“: ”");
    }
    return severity != FAULT_ERROR;
}

/* `name：value` and `name:value`, which YAML takes as one text. */
static bool check_colon(const struct yaml_scalar *scalar, struct faults *faults) {
    const char *text = scalar->text;
    const char *colon = strchr(text, ':');
    const char *wide = strstr(text, "：");
    if (scalar->standing == YAML_BEHIND_NAME || scalar->flow != YAML_BLOCK) {
        return true;
    }
    if (wide && (!colon || wide < colon)) {
        size_t offset = (size_t)(wide - text);
        bool alone = scalar->standing == YAML_ALONE;
        if (is_latin_name(text, offset) || scalar->root ||
            (alone && is_han_name(text, offset) && is_digit(wide[strlen("：")]))) {
            return add_colon(scalar, offset, true, FAULT_ERROR, faults);
        }
        return !alone || !is_han_name(text, offset) ||
               add_colon(scalar, offset, true, FAULT_WARNING, faults);
    }
    size_t offset = colon ? (size_t)(colon - text) : 0;
    bool name = is_latin_name(text, offset) || is_han_name(text, offset);
    if (name && !is_digit(*text) && colon[1] != '/') {
        return add_colon(scalar, offset, false, FAULT_ERROR, faults);
    }
    return true;
}

/* The first ， that stands not within （ ）, “ ” or 《 》; NULL if there is none. */
static const char *find_wide_comma(const char *text) {
    static const char opening[] = "（“《【「";
    static const char closing[] = "）”》】」";
    size_t length = strlen(text);
    int depth = 0;
    for (size_t offset = 0; offset < length;) {
        char character[5] = {0};
        size_t start = offset;
        utf8_next(text, length, &offset);
        memcpy(character, text + start, offset - start);
        depth += strstr(opening, character) != NULL;
        depth -= strstr(closing, character) != NULL;
        if (depth == 0 && strcmp(character, "，") == 0) {
            return text + start;
        }
    }
    return NULL;
}

/* A sentence, in which a full-width comma is in its place: one that ends, or is long. */
static bool is_sentence(const char *text) {
    enum { LONGEST_NAME = 24 }; /* characters; names of rows and channels are shorter */
    return strstr(text, "。") || strstr(text, "；") || strstr(text, "！") ||
           strstr(text, "？") || utf8_count(text, strlen(text)) > LONGEST_NAME;
}

/* A full-width comma in [a，b]; in {a: 1，b: 2} only behind a number. */
static bool check_comma(const struct yaml_scalar *scalar, struct faults *faults) {
    const char *comma = find_wide_comma(scalar->text);
    bool behind_number =
        comma && comma > scalar->text && is_digit(*scalar->text) && is_digit(comma[-1]);
    if (!comma || is_sentence(scalar->text) ||
        (scalar->flow != YAML_FLOW_SEQUENCE &&
            !(scalar->flow == YAML_FLOW_MAPPING && behind_number))) {
        return true;
    }
    fault_add(faults, FAULT_ERROR, "full-width",
        place_within(scalar->place, scalar->text, (size_t)(comma - scalar->text), 1),
        "a full-width comma ， between brackets; wanted “, ”",
        "括号里用了全角逗号“，”，应为半角逗号“, ”");
    fault_hint(faults, "if it is all one text, put it between quotes \"",
        "如果整句就是文字，请用半角双引号 \" 括起");
    return false;
}

/* “text” or ‘text’ where "text" was meant; a warning outside brackets, where it may be
 * meant. */
static bool check_quotes(const struct yaml_scalar *scalar, struct faults *faults) {
    static const char *const pairs[][2] = {
        {"“", "”"}, {"‘", "’"}, {"”", "”"}, {"„", "“"}};
    const char *text = scalar->text;
    size_t pair = 0;
    while (pair < countof(pairs) &&
           !(starts_with(text, pairs[pair][0]) && ends_with(text, pairs[pair][1]) &&
               !strstr(text + strlen(pairs[pair][0]), pairs[pair][0]))) {
        pair++;
    }
    if (pair == countof(pairs)) {
        return true;
    }
    bool flow = scalar->flow != YAML_BLOCK;
    fault_add(faults, flow ? FAULT_ERROR : FAULT_WARNING, "full-width", scalar->place,
        "full-width quotes %s %s become part of the text; YAML's quotes are \"",
        "全角引号%s %s会算作文字的一部分；括起文字应用半角双引号 \"", pairs[pair][0],
        pairs[pair][1]);
    fault_hint(faults, "if they belong to the text, write '%s'",
        "如果引号就是文字的一部分，请写成 '%s'", text);
    return !flow;
}

static bool check_brackets(const struct yaml_scalar *scalar, struct faults *faults) {
    bool square = starts_with(scalar->text, "［") && ends_with(scalar->text, "］");
    bool curly = starts_with(scalar->text, "｛") && ends_with(scalar->text, "｝");
    if (!square && !curly) {
        return true;
    }
    fault_add(faults, FAULT_ERROR, "full-width", scalar->place,
        "full-width brackets; wanted %s", "用了全角括号，应为半角的 %s",
        square ? "[ ]" : "{ }");
    return false;
}

/* -item or －item, which YAML takes as text since the mark or its space is missing. */
static bool check_dash(const struct yaml_scalar *scalar, struct faults *faults) {
    static const char *const dashes[] = {"-", "－ ", "– ", "— "};
    if (scalar->standing != YAML_ALONE || scalar->flow != YAML_BLOCK || scalar->root) {
        return true;
    }
    for (size_t i = 0; i < countof(dashes); i++) {
        char next = scalar->text[strlen(dashes[i])];
        if (starts_with(scalar->text, dashes[i]) && next && !is_digit(next) &&
            !strchr(".-", next)) {
            fault_add(faults, FAULT_ERROR, "syntax",
                place_within(scalar->place, scalar->text, 0, 1),
                "an entry of a list begins with a half-width - and a space",
                "列表的每一项应以半角减号 - 加一个空格开头");
            return false;
        }
    }
    return true;
}

/* Characters that show nothing and come with text copied from pages and office programs:
 * zero-width marks, marks of direction, BOMs; spaces that are none of YAML's. */
static bool is_unseen(uint32_t c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 ||
           c == 0xFEFF || c == 0xAD || c == 0xA0 || c == 0x3000;
}

/* The number a text looks like, in plain digits: １２, 1,234, 1 234 and －3 do; text that
 * is a number already, or has anything else in it, does not. */
static bool looks_like_number(const char *text, char *plain, size_t room) {
    size_t length = strlen(text);
    size_t count = 0;
    size_t digits = 0; /* since the last separator or point */
    bool grouped = false;
    bool point = false;
    bool odd = false; /* something that a number may not be written with */
    for (size_t offset = 0; offset < length;) {
        size_t start = offset;
        uint32_t c = utf8_next(text, length, &offset);
        if (is_unseen(c)) {
            odd = true;
            continue;
        }
        bool wide = c >= 0xFF0B && c <= 0xFF19;
        c = wide ? c - 0xFEE0 : c == 0x2212 ? '-' : c;
        odd |= wide || c != (unsigned char)text[start];
        if (c >= '0' && c <= '9') {
            digits++;
        } else if ((c == ',' || c == ' ' || c == '_') && !point && digits > 0 &&
                   (grouped ? digits == 3 : digits <= 3)) {
            grouped = true;
            odd = true;
            digits = 0;
            continue;
        } else if (c == '.' && !point && digits > 0 && (!grouped || digits == 3)) {
            point = true;
            grouped = false;
            digits = 0;
        } else if (!((c == '-' || c == '+') && count == 0)) {
            return false;
        }
        if (count + 1 >= room) {
            return false;
        }
        plain[count++] = (char)c;
    }
    plain[count] = 0;
    return odd && digits > 0 && (!grouped || digits == 3);
}

/* 007: YAML reads 7, but whoever writes zeros in front means a code. */
static bool is_padded(const char *text) {
    text += *text == '-' || *text == '+';
    if (text[0] != '0' || !is_digit(text[1])) {
        return false;
    }
    return strspn(text, "0123456789.") == strlen(text);
}

static bool check_number(const struct yaml_scalar *scalar, struct faults *faults) {
    char plain[64];
    if (is_padded(scalar->text)) {
        fault_add(faults, FAULT_ERROR, "number", scalar->place,
            "%s is a number with zeros in front", "%s 是以 0 开头的数", scalar->text);
        fault_hint(faults, "as a number write it without them, as a code \"%s\"",
            "是数请去掉前面的 0，是编号请写成 \"%s\"", scalar->text);
        return false;
    }
    if (!looks_like_number(scalar->text, plain, sizeof plain)) {
        return true;
    }
    fault_add(faults, FAULT_ERROR, "number", scalar->place,
        "%s is no number as YAML writes numbers", "%s 不是规范的数字写法", scalar->text);
    fault_hint(faults, "write %s, or \"%s\" if it is text",
        "请写 %s；如果是文字，请写成 \"%s\"", plain, scalar->text);
    return false;
}

bool yaml_check_value(const struct yaml_scalar *scalar, struct faults *faults) {
    return check_number(scalar, faults) && check_brackets(scalar, faults) &&
           check_comma(scalar, faults) && check_quotes(scalar, faults) &&
           check_dash(scalar, faults) && check_colon(scalar, faults);
}

/* A name that looks as another one but for what can't be seen, or is indented with spaces
 * that are none of YAML's. */
static bool check_name_space(const struct yaml_scalar *scalar, struct faults *faults) {
    const char *text = scalar->text;
    size_t length = strlen(text);
    size_t start = 0;
    uint32_t c = 0;
    for (size_t offset = 0; offset < length && !is_unseen(c);) {
        start = offset;
        c = utf8_next(text, length, &offset);
    }
    if (!is_unseen(c)) {
        return true;
    }
    struct place place = place_within(scalar->place, text, start, 1);
    if ((c == 0x3000 || c == 0xA0) && start > 0) {
        return true; /* within a name, where it may be meant */
    }
    if (c == 0x3000) {
        fault_add(faults, FAULT_ERROR, "full-width", place,
            "a full-width space in front of a name; indent with half-width spaces",
            "名称前用了全角空格；缩进应用半角空格");
        return false;
    }
    fault_add(faults, FAULT_ERROR, "unseen", place,
        "a character that can't be seen (U+%04X) in a name; delete it",
        "名称里有看不见的字符（U+%04X），请删去", c);
    fault_hint(faults, "it often comes with text copied from a page",
        "从网页、办公软件复制的文字常带有这种字符，重新输入即可");
    return false;
}

bool yaml_check_name(
    const struct yaml_scalar *scalar, bool empty, struct faults *faults) {
    const char *text = scalar->text;
    const char *wide = strstr(text, "：");
    const char *colon = strchr(text, ':');
    bool flow = scalar->flow == YAML_FLOW_MAPPING && empty;
    if (wide && (flow || is_latin_name(text, (size_t)(wide - text)))) {
        return add_colon(scalar, (size_t)(wide - text), true, FAULT_ERROR, faults);
    }
    if (colon && flow) {
        return add_colon(scalar, (size_t)(colon - text), false, FAULT_ERROR, faults);
    }
    if (text[0] == '-' && text[1] && !is_digit(text[1]) && !strchr(".-", text[1])) {
        fault_add(faults, FAULT_ERROR, "syntax", place_within(scalar->place, text, 0, 1),
            "an entry of a list begins with a half-width - and a space",
            "列表的每一项应以半角减号 - 加一个空格开头");
        return false;
    }
    return check_name_space(scalar, faults) && check_quotes(scalar, faults);
}
