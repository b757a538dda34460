/* libfyaml's complaints. Most come of a few habits (a full-width colon, a tab, a missing
 * space) that libfyaml can't know of and meets only a line later, so the lines around the
 * place are looked at first; then its messages are put into plain words. */
#include "data/yaml_fault.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* Parts of libfyaml's messages (0.7 to 0.9) and what they mean. First match wins. */
static const struct {
    const char *part;
    const char *english;
    const char *chinese;
} meanings[] = {
    {"without closing quote", "the quote that opens here is never closed",
        "这里的引号没有收尾"},
    {"without a closing bracket", "the bracket is never closed", "括号没有收尾"},
    {"missing comma in flow", "wanted a comma or the closing bracket",
        "这里应为半角逗号或收尾的括号"},
    {"with invalid extra comma",
        "nothing stands between the commas; write null for an empty cell",
        "两个逗号之间没有内容；空白的格子写 null"},
    {"with invalid comma in the beginning",
        "nothing stands in front of the comma; write null for an empty cell",
        "逗号前面没有内容；空白的格子写 null"},
    {"with invalid extra closing", "a closing bracket without an opening one",
        "多了一个收尾的括号"},
    {"could not find expected ':'", "found text where a name with “: ” was wanted",
        "这里应为“名称: 内容”，却是一段文字"},
    {"invalid multiline plain key", "found text where a name with “: ” was wanted",
        "这里应为“名称: 内容”，却是一段文字"},
    {"multiline", "a name has to stand in one line", "名称须写在一行之内"},
    {"escape", "no such escape between double quotes; wanted \\\" \\\\ \\n \\t \\uXXXX …",
        "双引号内没有这种转义；可用 \\\" \\\\ \\n \\t \\uXXXX 等"},
    {"undefined tag", "an unknown tag", "未知的标签（!）"},
    {"tag", "a tag (!) that can't be read", "标签（!）写得不对"},
    {"alias", "an alias (*) that can't be read", "别名（*）写得不对"},
    {"anchor", "an anchor (&) that can't be read", "锚点（&）写得不对"},
    {"plain scalar cannot start", "text without quotes can't begin with this character",
        "不加引号的文字不能以这个字符开头"},
    {"invalid nested block mapping", "a second “: ” in the line", "同一行里有第二个“: ”"},
    {"on the same line", "this may not stand in the same line; begin a new one",
        "不能写在同一行，请另起一行"},
    {"mapping values", "a second “: ” in the line", "同一行里有第二个“: ”"},
    {"mapping key", "a name may not stand here; look at the indentation",
        "这里不能写名称，请检查缩进"},
    {"indent", "the indentation does not fit the lines above", "缩进与上文不一致"},
    {"indend", "the indentation does not fit the lines above", "缩进与上文不一致"},
    {"did not find expected key", "the indentation does not fit the lines above",
        "缩进与上文不一致"},
    {"comment", "a comment may not stand here; # wants a space in front",
        "这里不能写注释；# 前面要有空格"},
    {"control character", "a control character in the text", "文字里有控制字符"},
    {"did not find expected '-' indicator",
        "an entry of the list ended already; nothing may follow in its line",
        "列表的这一项已经写完，后面不能再有内容"},
    {"trailing content", "something behind the closing quote", "收尾的引号后面还有内容"},
    {"depth", "too many levels of lists and mappings", "嵌套层数太多"},
    {"directive", "a line that begins with % is a directive of YAML, and this is none",
        "以 % 开头的行是 YAML 指令，这一行不是"},
};

struct line {
    const char *start; /* behind the indentation and the marks of lists */
    const char *end;
    uint32_t indent;    /* column of the first character that is no blank */
    struct place place; /* of `start` */
};

/* The line that begins at `start` as number `number`. */
static struct line line_at(
    const struct source *source, const char *start, uint32_t number) {
    const char *end = source->text + source->length;
    const char *newline = memchr(start, '\n', (size_t)(end - start));
    struct line line = {.start = start, .end = newline ? newline : end};
    line.indent = (uint32_t)strspn(start, " \t") + 1;
    while (line.start < line.end && (*line.start == ' ' || *line.start == '\t' ||
                                        (line.start[0] == '-' && line.start[1] == ' '))) {
        line.start++;
    }
    line.place = (struct place){source, number, (uint32_t)(line.start - start) + 1, 1};
    return line;
}

/* Line `number` of the source, from 1. False if there is none. */
static bool find_line(const struct source *source, uint32_t number, struct line *line) {
    const char *start = source->text;
    for (uint32_t i = 1; start && i < number; i++) {
        start = strchr(start, '\n');
        start = start ? start + 1 : NULL;
    }
    if (!number || !start) {
        return false;
    }
    *line = line_at(source, start, number);
    return true;
}

static bool next_line(struct line *line) {
    if (*line->end != '\n') {
        return false;
    }
    *line = line_at(line->place.source, line->end + 1, line->place.line + 1);
    return true;
}

static const char *find(const char *start, const char *end, const char *wanted) {
    size_t length = strlen(wanted);
    for (; (size_t)(end - start) >= length; start++) {
        if (memcmp(start, wanted, length) == 0) {
            return start;
        }
    }
    return NULL;
}

static struct place place_in(const struct line *line, const char *at) {
    struct place place = line->place;
    place.column += (uint32_t)utf8_count(line->start, (size_t)(at - line->start));
    return place;
}

/* Does what stands in front of `at` look like a name? No space, no quote, no bracket. */
static bool behind_name(const struct line *line, const char *at) {
    for (const char *c = line->start; c < at; c++) {
        if (strchr(" \t\"'[]{}#,:", *c)) {
            return false;
        }
    }
    return at > line->start;
}

static bool add_tab(const struct line *line, struct faults *faults) {
    const char *start = line->start;
    while (start > line->place.source->text && start[-1] != '\n') {
        start--;
    }
    const char *tab = memchr(start, '\t', (size_t)(line->start - start));
    if (!tab) {
        return false;
    }
    struct place place = {
        line->place.source, line->place.line, (uint32_t)(tab - start) + 1, 1};
    fault_add(faults, FAULT_ERROR, "tab", place,
        "a tab in the indentation; wanted spaces", "缩进用了制表符（Tab），应为空格");
    fault_hint(faults, "two spaces a level", "每一级缩进两个空格");
    return true;
}

static bool add_wide_colon(const struct line *line, struct faults *faults) {
    const char *wide = find(line->start, line->end, "：");
    if (!wide || !behind_name(line, wide)) {
        return false;
    }
    fault_add(faults, FAULT_ERROR, "full-width", place_in(line, wide),
        "a full-width colon ： between name and value; wanted “: ”",
        "名称与内容之间用了全角冒号“：”，应为半角冒号加空格“: ”");
    return true;
}

static bool add_tight_colon(const struct line *line, struct faults *faults) {
    const char *colon = memchr(line->start, ':', (size_t)(line->end - line->start));
    if (!colon || colon + 1 >= line->end || strchr(" \t\r/", colon[1]) ||
        !behind_name(line, colon)) {
        return false;
    }
    fault_add(faults, FAULT_ERROR, "syntax", place_in(line, colon),
        "no space behind the colon; wanted “: ”", "冒号后缺一个空格，应为“: ”");
    return true;
}

/* -item, －item, which libfyaml takes for text that goes on from the line above. */
static bool add_tight_dash(const struct line *line, struct faults *faults) {
    static const char *const wide[] = {"－", "–", "—"};
    bool dash = line->start[0] == '-' && line->start + 1 < line->end &&
                !strchr("-. 0123456789", line->start[1]);
    for (size_t i = 0; i < countof(wide); i++) {
        dash = dash || find(line->start, line->end, wide[i]) == line->start;
    }
    if (dash) {
        fault_add(faults, FAULT_ERROR, "syntax", line->place,
            "an entry of a list begins with a half-width - and a space",
            "列表的每一项应以半角减号 - 加一个空格开头");
    }
    return dash;
}

/* ｛name: value｝ and ［a, b］, which libfyaml takes for text. */
static bool add_wide_brackets(const struct line *line, struct faults *faults) {
    static const char *const brackets[][2] = {{"｛", "{ }"}, {"［", "[ ]"}};
    for (size_t i = 0; i < countof(brackets); i++) {
        const char *at = find(line->start, line->end, brackets[i][0]);
        if (at && (at == line->start || at[-1] == ' ')) {
            fault_add(faults, FAULT_ERROR, "full-width", place_in(line, at),
                "full-width brackets; wanted %s", "用了全角括号，应为半角的 %s",
                brackets[i][1]);
            return true;
        }
    }
    return false;
}

/* Inside brackets: a full-width comma or closing bracket. */
static bool add_wide_in_flow(const struct line *line, struct faults *faults) {
    static const char *const marks[][2] = {
        {"，", ","}, {"；", ","}, {"］", "]"}, {"｝", "}"}, {"】", "]"}, {"：", ": "}};
    for (size_t i = 0; i < countof(marks); i++) {
        const char *at = find(line->start, line->end, marks[i][0]);
        if (at) {
            fault_add(faults, FAULT_ERROR, "full-width", place_in(line, at),
                "a full-width %s between brackets; wanted “%s”",
                "括号里用了全角的“%s”，应为半角“%s”", marks[i][0], marks[i][1]);
            return true;
        }
    }
    return false;
}

static bool add_wide_quotes(const struct line *line, struct faults *faults) {
    const char *at = find(line->start, line->end, "“");
    if (at != line->start || !at) {
        return false;
    }
    fault_add(faults, FAULT_ERROR, "full-width", place_in(line, at),
        "full-width quotes “ ”; YAML's quotes are \"",
        "用了全角引号“ ”，应为半角双引号 \"");
    return true;
}

/* `caption: ${a ? b : c}`, `[${a}]`: YAML's own marks inside an expression. */
static void hint_expression(const struct line *line, struct faults *faults) {
    if (find(line->start, line->end, "${")) {
        fault_hint(faults, "put a text with ${…} between quotes: \"${…}\"",
            "含 ${…} 的文字请用半角双引号括起：\"${…}\"");
    }
}

/* `a: 1` with a deeper `b: 2` below it, which libfyaml takes as one text over two lines
 * and then finds a colon in. */
static bool add_too_deep(struct place place, struct faults *faults) {
    struct line line;
    struct line below;
    if (!find_line(place.source, place.line, &line) ||
        !find_line(place.source, place.line + 1, &below)) {
        return false;
    }
    if (add_tab(&below, faults)) {
        return true;
    }
    if (place.column == line.indent || below.indent <= line.indent) {
        return false;
    }
    below.place.column = below.indent;
    fault_add(faults, FAULT_ERROR, "syntax", below.place,
        "indented deeper than the line above, which has its value already",
        "缩进比上一行深，而上一行已有内容");
    return true;
}

/* Is ： behind a Latin name, or does what a value may be follow it? A line of prose,
 * which may stand in a block of text, has neither. */
static bool is_surely_colon(const struct line *line) {
    const char *wide = find(line->start, line->end, "：");
    if (!wide || !behind_name(line, wide)) {
        return false;
    }
    const char *behind = wide + strlen("：");
    bool latin = true;
    for (const char *c = line->start; c < wide; c++) {
        latin &= (unsigned char)*c < 0x80;
    }
    return latin || behind == line->end || strchr("0123456789[{\r", *behind);
}

/* The habit that libfyaml stumbled over, in the line it names or just above: it takes
 * lines without a colon together and complains about the last of them. */
static bool add_habit(struct place place, bool flow, struct faults *faults) {
    struct line line;
    struct line above;
    enum { FARTHEST = 50 };
    uint32_t first = place.line;
    while (place.line - first < FARTHEST && find_line(place.source, first - 1, &above) &&
           is_surely_colon(&above)) {
        first--;
    }
    if (first < place.line && find_line(place.source, first, &line)) {
        return add_wide_colon(&line, faults);
    }
    for (uint32_t back = 0; back < 2 && back < place.line; back++) {
        if (find_line(place.source, place.line - back, &line) &&
            (add_tab(&line, faults) || add_wide_colon(&line, faults) ||
                (flow && add_wide_in_flow(&line, faults)) ||
                add_tight_colon(&line, faults) || add_wide_quotes(&line, faults) ||
                add_tight_dash(&line, faults) || add_wide_brackets(&line, faults))) {
            return true;
        }
    }
    return false;
}

/* Reading stops at the first habit that libfyaml can't read over. Whoever has it has it
 * in other lines too, so the rest of the file is looked through for them. */
static void add_later_habits(struct faults *faults) {
    enum { MOST = 20 };
    struct place place = faults->items[faults->count - 1].place;
    struct line line;
    size_t count = 0;
    bool more = find_line(place.source, place.line, &line) && next_line(&line);
    for (; more && count < MOST; more = next_line(&line)) {
        count += add_tab(&line, faults) ||
                 (is_surely_colon(&line) && add_wide_colon(&line, faults));
    }
}

/* How deep the line stands, and the one above it that is not blank. */
static void hint_indentation(struct place place, struct faults *faults) {
    struct line line;
    struct line above;
    uint32_t number = place.line;
    if (!find_line(place.source, place.line, &line)) {
        return;
    }
    do {
        number--;
    } while (number && find_line(place.source, number, &above) &&
             (strspn(above.start, " \t\r") == (size_t)(above.end - above.start) ||
                 *above.start == '#'));
    if (number && above.indent != line.indent) {
        fault_hint(faults, "line %u has %u spaces in front, this one %u",
            "第 %u 行前面有 %u 个空格，这一行前面有 %u 个", number, above.indent - 1,
            line.indent - 1);
    }
}

/* What may be done about some of them. */
static void hint_meaning(struct faults *faults, const char *message, struct place place) {
    if (strstr(message, "plain scalar cannot start") ||
        strstr(message, "nested block mapping") || strstr(message, "mapping values")) {
        fault_hint(faults, "if it is all one text, put it between quotes \"",
            "如果整句就是文字，请用半角双引号 \" 括起");
    } else if (strstr(message, "'-' indicator") && place.source) {
        fault_hint(faults, "delete what stands here, or begin a new line with “- ”",
            "请删去这里的内容，或另起一行，以“- ”开头");
    } else if (strstr(message, "indent") || strstr(message, "indend") ||
               strstr(message, "expected key")) {
        hint_indentation(place, faults);
    }
}

static void add_meaning(struct faults *faults, const char *message, struct place place) {
    for (size_t i = 0; i < countof(meanings); i++) {
        if (strstr(message, meanings[i].part)) {
            fault_add(faults, FAULT_ERROR, "syntax", place, "%s", "%s",
                words_in(faults->language, meanings[i].english, meanings[i].chinese));
            hint_meaning(faults, message, place);
            return;
        }
    }
    fault_add(faults, FAULT_ERROR, "syntax", place, "this is not YAML: %s",
        "不合 YAML 语法：%s", message);
}

static const char *read_number(const char *text, uint32_t *number) {
    char *end;
    *number = (uint32_t)strtoul(text, &end, 10);
    return *end == ':' ? end + 1 : end;
}

/* The message and place of the first line that libfyaml printed:
 * `<memory-@0x7ffe…>:2:3: error: invalid multiline plain key`. */
static const char *parse_message(
    struct arena *arena, const char *printed, struct place *place) {
    static const char mark[] = "error: ";
    const char *line = arena_copy(arena, printed, strcspn(printed, "\n"));
    const char *message = strstr(line, mark);
    const char *position = strstr(line, ">:");
    if (message && position && position < message) {
        position = read_number(position + 2, &place->line);
        read_number(position, &place->column);
        place->length = 1;
    }
    return message ? message + strlen(mark) : line;
}

/* What libfyaml stumbles over often comes of what is faulted already. */
static bool has_error_in_line(const struct faults *faults, struct place place) {
    const struct fault *newest = faults->count ? &faults->items[faults->count - 1] : NULL;
    return newest && newest->severity == FAULT_ERROR &&
           newest->place.source == place.source && newest->place.line == place.line;
}

void yaml_fault_add(
    struct faults *faults, const char *printed, struct place place, struct place open) {
    const char *message = parse_message(faults->arena, printed, &place);
    if (has_error_in_line(faults, place)) {
        return;
    }
    bool unclosed = strstr(message, "without a closing") != NULL;
    bool quote = strstr(message, "quote") != NULL;
    if (!quote && add_habit(place, open.line != 0, faults)) {
        add_later_habits(faults);
        return;
    }
    if (strstr(message, "multiline plain") && add_too_deep(place, faults)) {
        return;
    }
    struct line line;
    if (open.line && unclosed && !quote) {
        fault_add(faults, FAULT_ERROR, "syntax", open,
            "the bracket that opens here is never closed", "这里的括号没有收尾");
    } else {
        add_meaning(faults, message, place);
        if (open.line && open.line < place.line) {
            fault_hint(faults, "the bracket opens in line %u", "这个括号从第 %u 行开始",
                open.line);
        }
    }
    if (find_line(place.source, faults->items[faults->count - 1].place.line, &line)) {
        hint_expression(&line, faults);
    }
}
