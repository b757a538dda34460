/* The option table and its parser. `--name VALUE`, `--name=VALUE`, `-n VALUE`, `--` ends.
 */
#include "command/options.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/number.h"
#include "block/theme.h"
#include "command/command.h"

#define MEMBER(name) offsetof(struct options, name)

/* Those that draw, and those that read a report. */
enum {
    DRAWING = COMMAND_RENDER | COMMAND_BATCH | COMMAND_PREVIEW,
    WRITING = COMMAND_RENDER | COMMAND_BATCH,
    READING = DRAWING | COMMAND_CHECK | COMMAND_EXPLAIN | COMMAND_LIST | COMMAND_SCHEMA,
};

const struct option option_table[] = {
    {"--format", "-f", OPTION_TEXT, MEMBER(formats), "pdf,svg,png,jpg,html,scene", 0,
        "formats to write", "输出格式", COMMAND_RENDER | COMMAND_BATCH},
    {"--output", "-o", OPTION_TEXT, MEMBER(output), "FILE|DIR|-", 0,
        "where to write; - is standard output", "写到哪里；- 为标准输出",
        COMMAND_RENDER | COMMAND_BATCH | COMMAND_CHECK},
    {"--layout", NULL, OPTION_TEXT, MEMBER(layout), "LAYOUT", 0,
        "another layout for the same facts", "换一个版式", READING},
    {"--theme", NULL, OPTION_TEXT, MEMBER(theme), "THEME", 0, "another theme",
        "换一个主题", DRAWING | COMMAND_CHECK},
    {"--scale", NULL, OPTION_SCALE, MEMBER(scale), "N", 1, "PNG: pixels per px (1)",
        "PNG：每 px 的像素数（1）", DRAWING, 0.05, 50},
    {"--ppi", NULL, OPTION_SCALE, MEMBER(scale), "N", 96, "PNG: pixels per inch (96)",
        "PNG：每英寸像素数（96）", DRAWING, 0.05, 50},
    {"--preset", NULL, OPTION_TEXT, MEMBER(preset), "PRESET", 0,
        "where pictures go: wechat, portal, print, word…; `tubiao list` shows them",
        "图用在哪里：wechat、portal、print、word……，见 `tubiao list`", DRAWING},
    {"--width", NULL, OPTION_SIZE, MEMBER(width), "900px|156mm", 0,
        "the outputs placed anew at that width", "按这个宽度重新排", DRAWING},
    {"--height", NULL, OPTION_SIZE, MEMBER(height), "383px|90mm", 0,
        "the outputs placed anew at that height", "按这个高度重新排", DRAWING},
    {"--quality", NULL, OPTION_SCALE, MEMBER(quality), "N", 1,
        "JPEG: quality from 1 to 100 (85)", "JPEG：质量，1 到 100（85）", WRITING, 1,
        100},
    {"--max-bytes", NULL, OPTION_BYTES, MEMBER(max_bytes), "500K|1M", 0,
        "the most bytes of a file; PNG and JPEG give up detail step by step",
        "每个文件最多多少字节；PNG、JPEG 会一步步压小", WRITING},
    {"--slice", NULL, OPTION_SCALE, MEMBER(slice), "N", 1,
        "strips: cut between blocks into pictures of at most N px",
        "长图：在版块之间切成几张，每张最高 N 像素", DRAWING, 100, 32767},
    {"--data", NULL, OPTION_PAIR, MEMBER(data), "NAME=FILE", 0,
        "a dataset from a file (CSV, XLSX, JSON, YAML)",
        "数据集取自文件（CSV、XLSX、JSON、YAML）", READING},
    {"--set", NULL, OPTION_PAIR, MEMBER(set), "KEY=VALUE", 0, "a value of the report",
        "设定报告中的一个值", READING | COMMAND_NEW},
    {"--from", NULL, OPTION_TEXT, MEMBER(from), "REPORT", 0,
        "last year's report, to carry over", "由上一年的报告结转", COMMAND_NEW},
    {"--xlsx", NULL, OPTION_FLAG, MEMBER(xlsx), NULL, 0, "data in a workbook",
        "数据填在工作簿里", COMMAND_NEW},
    {"--previous", NULL, OPTION_TEXT, MEMBER(previous), "REPORT", 0,
        "last year's report, to check against", "上一年的报告，用于核对", READING},
    {"--force", NULL, OPTION_FLAG, MEMBER(force), NULL, 0,
        "draw although numbers disagree", "数字有问题也照样出图", DRAWING},
    {"--confine", NULL, OPTION_TEXT, MEMBER(confine), "DIR", 0,
        "documents may name files in this folder only",
        "文档里写的路径只许在这个文件夹里", READING},
    {"--strict", NULL, OPTION_FLAG, MEMBER(strict), NULL, 0, "warnings are errors",
        "警告也算错误"},
    {"--svg-text", NULL, OPTION_CHOICE, MEMBER(svg_text), "embed|name|outline", 0,
        "SVG: text with its fonts in the file, text that names fonts, or shapes",
        "SVG：文字并内嵌字形、文字只写字体名，或轮廓", DRAWING},
    {"--watch", NULL, OPTION_FLAG, MEMBER(watch), NULL, 0, "draw again on each save",
        "每次保存后重画", COMMAND_PREVIEW},
    {"--terminal", NULL, OPTION_CHOICE, MEMBER(terminal), "auto|kitty|sixel|iterm|blocks",
        0, "how this terminal shows pictures", "终端显示图片的方式", COMMAND_PREVIEW},
    {"--web", NULL, OPTION_FLAG, MEMBER(web), NULL, 0,
        "in a browser, on this machine only", "在本机的浏览器里看", COMMAND_PREVIEW},
    {"--port", NULL, OPTION_PORT, MEMBER(port), "N", 0,
        "--web on this port; else on any that is free", "--web 用的端口，不写则自动选用",
        COMMAND_PREVIEW},
    {"--open", NULL, OPTION_FLAG, MEMBER(open), NULL, 0, "--web: opens the browser, too",
        "--web：同时打开浏览器", COMMAND_PREVIEW},
    {"--json", NULL, OPTION_FLAG, MEMBER(json), NULL, 0, "as JSON, for programs",
        "以 JSON 输出，供程序读取", COMMAND_LIST},
    {"--names", NULL, OPTION_TEXT, MEMBER(names),
        "layouts|themes|presets|outputs|formats", 0, "names alone, one a line",
        "只列名称，每行一个", COMMAND_LIST},
    {"--faults", NULL, OPTION_CHOICE, MEMBER(faults_json), "text|json", 0,
        "how faults are printed", "错误信息的格式"},
    {"--timings", NULL, OPTION_FLAG, MEMBER(timings), NULL, 0,
        "print the time of each stage", "打印各阶段用时"},
    {"--help", "-h", OPTION_FLAG, MEMBER(help), NULL, 0, "this help", "本帮助"},
    {"--version", NULL, OPTION_FLAG, MEMBER(version), NULL, 0, "the version", "版本号"},
};

const size_t option_count = countof(option_table);

static const struct place command_line = {0};

/* The option that the first `length` bytes of `word` name, or NULL. */
static const struct option *find_option(const char *word, size_t length) {
    for (size_t i = 0; i < countof(option_table); i++) {
        const struct option *option = &option_table[i];
        bool full =
            strlen(option->name) == length && strncmp(word, option->name, length) == 0;
        if (full || (option->brief && strcmp(word, option->brief) == 0)) {
            return option;
        }
    }
    return NULL;
}

static void fault_unknown(const char *word, struct faults *faults) {
    const char *names[countof(option_table)];
    for (size_t i = 0; i < countof(option_table); i++) {
        names[i] = option_table[i].name;
    }
    fault_add(faults, FAULT_ERROR, "unknown-option", command_line,
        "there is no option %s", "没有 %s 这个选项", word);
    fault_hint_near(faults, word, names, countof(names));
}

static bool fault_value(
    const struct option *option, const char *value, struct faults *faults) {
    fault_add(faults, FAULT_ERROR, "bad-option", command_line, "%s %s: %s was wanted",
        "%s %s：应写 %s", option->name, value, option->value);
    return false;
}

static bool set_scale(const struct option *option, const char *value, double *scale,
    struct faults *faults) {
    double number;
    if (!number_read(value, strlen(value), &number) || !(number > 0)) {
        return fault_value(option, value, faults);
    }
    *scale = number / option->divisor;
    if (*scale < option->least || *scale > option->most) {
        fault_add(faults, FAULT_ERROR, "bad-option", command_line,
            "%s %s: must lie between %g and %g", "%s %s：应在 %g 到 %g 之间",
            option->name, value, option->least * option->divisor,
            option->most * option->divisor);
        return false;
    }
    return true;
}

static bool set_port(
    const struct option *option, const char *value, int *port, struct faults *faults) {
    double number;
    if (!number_read(value, strlen(value), &number) || number < 0 || number > 65535 ||
        number != floor(number)) {
        fault_add(faults, FAULT_ERROR, "bad-option", command_line,
            "%s %s: a port is a number from 1 to 65535",
            "%s %s：端口应是 1 到 65535 的数", option->name, value);
        return false;
    }
    *port = (int)number;
    return true;
}

/* "900px", "156mm"; a bare number is px. */
static bool set_size(
    const struct option *option, const char *value, double *px, struct faults *faults) {
    static const double least = 16;
    struct value written = value_string(value);
    double number;
    if (number_read(value, strlen(value), &number)) {
        written = value_number(number);
    }
    if (!length_read(&written, 16, px)) {
        return fault_value(option, value, faults);
    }
    if (*px >= least && *px <= LENGTH_LIMIT) {
        return true;
    }
    fault_add(faults, FAULT_ERROR, "bad-option", command_line,
        "%s %s: must lie between %g and %g px", "%s %s：应在 %g 到 %g 像素之间",
        option->name, value, least, (double)LENGTH_LIMIT);
    return false;
}

bool byte_limit_read(const char *text, struct byte_limit *limit) {
    static const struct {
        char letter;
        double times;
    } units[] = {{'K', 1e3}, {'M', 1e6}, {'G', 1e9}};
    size_t length = strlen(text);
    double number, times = 1;
    if (length && (text[length - 1] == 'B' || text[length - 1] == 'b')) {
        length--;
    }
    for (size_t i = 0; length && i < countof(units); i++) {
        if ((text[length - 1] & ~0x20) == units[i].letter) {
            times = units[i].times;
            length--;
            break;
        }
    }
    if (!number_read(text, length, &number) || !(number * times >= 1) ||
        number * times > 1e12) {
        return false;
    }
    *limit = (struct byte_limit){(uint64_t)(number * times), text};
    return true;
}

/* Which of "a|b|c" it is. */
static bool set_choice(
    const struct option *option, const char *value, int *index, struct faults *faults) {
    const char *word = option->value;
    for (int i = 0; word; i++) {
        size_t length = strcspn(word, "|");
        if (strlen(value) == length && strncmp(value, word, length) == 0) {
            *index = i;
            return true;
        }
        word = word[length] ? word + length + 1 : NULL;
    }
    return fault_value(option, value, faults);
}

/* NAME=VALUE appended to the list that option belongs to. */
static bool add_pair(struct arena *arena, const struct option *option, const char *value,
    struct options *options, struct faults *faults) {
    const char *equals = strchr(value, '=');
    if (!equals || equals == value || !equals[1]) {
        return fault_value(option, value, faults);
    }
    struct pair pair = {arena_copy(arena, value, (size_t)(equals - value)), equals + 1};
    if (option->offset == MEMBER(data)) {
        options->data = arena_grow(arena, options->data, options->data_count,
            &options->data_capacity, sizeof pair);
        options->data[options->data_count++] = pair;
    } else {
        options->set = arena_grow(
            arena, options->set, options->set_count, &options->set_capacity, sizeof pair);
        options->set[options->set_count++] = pair;
    }
    return true;
}

static bool set_option(struct arena *arena, const struct option *option,
    const char *value, struct options *options, struct faults *faults) {
    void *member = (char *)options + option->offset;
    switch (option->type) {
    case OPTION_FLAG:
        *(bool *)member = true;
        return true;
    case OPTION_TEXT:
        *(const char **)member = value;
        return *value || fault_value(option, value, faults);
    case OPTION_SCALE:
        return set_scale(option, value, member, faults);
    case OPTION_PORT:
        return set_port(option, value, member, faults);
    case OPTION_SIZE:
        return set_size(option, value, member, faults);
    case OPTION_BYTES:
        return byte_limit_read(value, member) || fault_value(option, value, faults);
    case OPTION_CHOICE:
        return set_choice(option, value, member, faults);
    case OPTION_PAIR:
        return add_pair(arena, option, value, options, faults);
    }
    return false;
}

bool options_given(const struct options *options, size_t offset) {
    for (size_t i = 0; i < countof(option_table); i++) {
        if (option_table[i].offset == offset && options->given >> i & 1) {
            return true;
        }
    }
    return false;
}

bool options_parse(struct arena *arena, int count, char *const *arguments,
    struct options *options, struct faults *faults) {
    *options = (struct options){0};
    return options_parse_more(arena, count, arguments, options, faults);
}

/* Lists go on in the arena given, since that of the options before may be another's. */
static void copy_pairs(
    struct arena *arena, struct pair **pairs, size_t count, size_t *capacity) {
    struct pair *copy = arena_array(arena, count, sizeof *copy);
    if (count) {
        memcpy(copy, *pairs, count * sizeof *copy);
    }
    *pairs = copy;
    *capacity = count;
}

bool options_parse_more(struct arena *arena, int count, char *const *arguments,
    struct options *options, struct faults *faults) {
    const char **words = arena_array(arena, (size_t)count + 1, sizeof *words);
    options->words = words;
    options->word_count = 0;
    copy_pairs(arena, &options->data, options->data_count, &options->data_capacity);
    copy_pairs(arena, &options->set, options->set_count, &options->set_capacity);
    bool ok = true;
    bool ended = false;
    for (int i = 0; i < count; i++) {
        const char *word = arguments[i];
        if (ended || word[0] != '-' || word[1] == 0) {
            words[options->word_count++] = word;
            continue;
        }
        if (strcmp(word, "--") == 0) {
            ended = true;
            continue;
        }
        size_t length = strcspn(word, "=");
        const struct option *option = find_option(word, length);
        if (!option) {
            fault_unknown(arena_copy(arena, word, length), faults);
            ok = false;
            continue;
        }
        options->given |= (uint64_t)1 << (option - option_table);
        const char *value = word[length] ? word + length + 1 : NULL;
        if (option->type == OPTION_FLAG && value) {
            ok = fault_value(option, value, faults);
            continue;
        }
        if (option->type != OPTION_FLAG && !value) {
            value = ++i < count ? arguments[i] : "";
        }
        ok &= set_option(arena, option, value, options, faults);
    }
    return ok;
}

void option_print_takers(
    const struct option *option, enum language language, struct buffer *out) {
    const char *between = "";
    for (size_t i = 0; i < command_count; i++) {
        if (option->commands & commands[i].bit) {
            buffer_print(out, "%s%s", between, commands[i].name);
            between = words_in(language, ", ", "、");
        }
    }
}

static void fault_wrong(
    const struct option *option, const struct command *command, struct faults *faults) {
    struct buffer takers = {0};
    option_print_takers(option, faults->language, &takers);
    fault_add(faults, FAULT_ERROR, "wrong-option", command_line,
        "`tubiao %s` takes no %s; that is an option of %.*s",
        "`tubiao %s` 没有 %s 这个选项，它是 %.*s 的选项", command->name, option->name,
        (int)takers.length, takers.data ? takers.data : "");
    buffer_finish(&takers);
}

bool options_check(
    const struct options *options, const struct command *command, struct faults *faults) {
    static_assert(countof(option_table) <= 64, "a bit each in options.given");
    bool ok = true;
    for (size_t i = 0; i < countof(option_table); i++) {
        const struct option *option = &option_table[i];
        if (!(options->given >> i & 1) || option_is_of(option, command)) {
            continue;
        }
        fault_wrong(option, command, faults);
        ok = false;
    }
    return ok;
}

bool option_is_of(const struct option *option, const struct command *command) {
    return !option->commands || option->commands & command->bit;
}
