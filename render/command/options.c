/* The option table and its parser. `--name VALUE`, `--name=VALUE`, `-n VALUE`, `--` ends.
 */
#include "command/options.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"

enum option_type { OPTION_FLAG, OPTION_TEXT, OPTION_PAIR, OPTION_SCALE, OPTION_CHOICE };

struct option {
    const char *name;  /* with -- */
    const char *brief; /* with -, or NULL */
    enum option_type type;
    size_t offset; /* of its member */
    const char
        *value;     /* what the help calls it; choices: "a|b|c", the member is an index */
    double divisor; /* OPTION_SCALE */
    const char *english, *chinese;
};

#define MEMBER(name) offsetof(struct options, name)

static const struct option option_table[] = {
    {"--format", "-f", OPTION_TEXT, MEMBER(formats), "pdf,svg,png,scene", 0,
        "formats to write", "输出格式"},
    {"--output", "-o", OPTION_TEXT, MEMBER(output), "FILE|DIR|-", 0,
        "where to write; - is standard output", "写到哪里；- 为标准输出"},
    {"--layout", NULL, OPTION_TEXT, MEMBER(layout), "NAME|PATH", 0,
        "another layout for the same facts", "换一个版式"},
    {"--theme", NULL, OPTION_TEXT, MEMBER(theme), "NAME|PATH", 0, "another theme",
        "换一个主题"},
    {"--scale", NULL, OPTION_SCALE, MEMBER(scale), "N", 1, "PNG: pixels per px (1)",
        "PNG：每 px 的像素数（1）"},
    {"--ppi", NULL, OPTION_SCALE, MEMBER(scale), "N", 96, "PNG: pixels per inch (96)",
        "PNG：每英寸像素数（96）"},
    {"--data", NULL, OPTION_PAIR, MEMBER(data), "NAME=FILE", 0,
        "a dataset from a file (CSV, XLSX, JSON, YAML)",
        "数据集取自文件（CSV、XLSX、JSON、YAML）"},
    {"--set", NULL, OPTION_PAIR, MEMBER(set), "KEY=VALUE", 0, "a value of the report",
        "设定报告中的一个值"},
    {"--from", NULL, OPTION_TEXT, MEMBER(from), "REPORT", 0,
        "new: last year's report, to carry over", "new：由上一年的报告结转"},
    {"--xlsx", NULL, OPTION_FLAG, MEMBER(xlsx), NULL, 0, "new: data in a workbook",
        "new：数据填在工作簿里"},
    {"--previous", NULL, OPTION_TEXT, MEMBER(previous), "REPORT", 0,
        "last year's report, to check against", "上一年的报告，用于核对"},
    {"--force", NULL, OPTION_FLAG, MEMBER(force), NULL, 0,
        "draw although numbers disagree", "数字有问题也照样出图"},
    {"--confine", NULL, OPTION_TEXT, MEMBER(confine), "DIR", 0,
        "documents may name files in this folder only",
        "文档里写的路径只许在这个文件夹里"},
    {"--strict", NULL, OPTION_FLAG, MEMBER(strict), NULL, 0, "warnings are errors",
        "警告也算错误"},
    {"--svg-text", NULL, OPTION_CHOICE, MEMBER(svg_text), "embed|name|outline", 0,
        "SVG: text with its fonts in the file, text that names fonts, or shapes",
        "SVG：文字并内嵌字形、文字只写字体名，或轮廓"},
    {"--faults", NULL, OPTION_CHOICE, MEMBER(faults_json), "text|json", 0,
        "how faults are printed", "错误信息的格式"},
    {"--timings", NULL, OPTION_FLAG, MEMBER(timings), NULL, 0,
        "print the time of each stage", "打印各阶段用时"},
    {"--help", "-h", OPTION_FLAG, MEMBER(help), NULL, 0, "this help", "本帮助"},
    {"--version", NULL, OPTION_FLAG, MEMBER(version), NULL, 0, "the version", "版本号"},
};

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
    if (*scale < 0.05 || *scale > 50) {
        fault_add(faults, FAULT_ERROR, "bad-option", command_line,
            "%s %s: must lie between %g and %g", "%s %s：应在 %g 到 %g 之间",
            option->name, value, 0.05 * option->divisor, 50 * option->divisor);
        return false;
    }
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
    case OPTION_CHOICE:
        return set_choice(option, value, member, faults);
    case OPTION_PAIR:
        return add_pair(arena, option, value, options, faults);
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

void options_print_help(enum language language, struct buffer *out) {
    for (size_t i = 0; i < countof(option_table); i++) {
        const struct option *option = &option_table[i];
        char names[64];
        snprintf(names, sizeof names, "%s%s%s %s", option->brief ? option->brief : "",
            option->brief ? ", " : "", option->name, option->value ? option->value : "");
        buffer_print(out, "  %-32s %s\n", names,
            language == LANGUAGE_CHINESE ? option->chinese : option->english);
    }
}
