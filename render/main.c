/* tubiao: the command table, help, and the printing of faults. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"

extern const struct block_kind *const block_kinds[];

static const struct command commands[] = {
    {"render", "REPORT|LAYOUT|SPEC [OUTPUT…]", "draw figures and tables", "画出图和表",
        command_render},
    {"batch", "[LIST]", "many jobs, a line each", "批量生成，每行一项任务",
        command_batch},
    {"check", "REPORT", "find numbers that disagree", "核对报告中的数字", command_check},
    {"explain", "REPORT NUMBER", "where a number comes from", "说明一个数的来历",
        command_explain},
    {"new", "LAYOUT DIR", "a report to fill in", "新建一份待填的报告", command_new},
    {"list", "[REPORT|LAYOUT]", "layouts, or the outputs and needs of one",
        "列出版式，或某个版式的输出和所需数据", command_list},
    {"fonts", "", "fonts by role, found and missing", "各角色用到的字体与缺少的字体",
        command_fonts},
};

static void print_help(enum language language) {
    bool chinese = language == LANGUAGE_CHINESE;
    struct buffer out = {0};
    buffer_append_string(&out,
        chinese ? "用法：tubiao 命令 [选项]\n\n" : "usage: tubiao COMMAND [OPTIONS]\n\n");
    for (size_t i = 0; i < countof(commands); i++) {
        const struct command *command = &commands[i];
        buffer_print(&out, "  %-8s%-30s%s\n", command->name, command->usage,
            chinese ? command->chinese : command->english);
    }
    buffer_append_char(&out, '\n');
    options_print_help(language, &out);
    fwrite(out.data, 1, out.length, stdout);
    buffer_finish(&out);
}

static const struct command *find_command(const char *name) {
    for (size_t i = 0; i < countof(commands); i++) {
        if (strcmp(commands[i].name, name) == 0) {
            return &commands[i];
        }
    }
    return NULL;
}

static void fault_command(struct engine *engine, const char *name) {
    const char *names[countof(commands)];
    for (size_t i = 0; i < countof(commands); i++) {
        names[i] = commands[i].name;
    }
    fault_add(&engine->faults, FAULT_ERROR, "unknown-command", (struct place){0},
        "there is no command %s; `tubiao --help` lists them",
        "没有 %s 这个命令，用 `tubiao --help` 查看", name);
    fault_hint_near(&engine->faults, name, names, countof(names));
}

static void run(struct engine *engine, int count, char **arguments) {
    struct options options;
    if (!options_parse(
            &engine->arena, count - 1, arguments + 1, &options, &engine->faults)) {
        return;
    }
    if (options.version) {
        puts("tubiao " TUBIAO_VERSION);
        return;
    }
    if (options.help || !options.word_count) {
        print_help(engine->faults.language);
        return;
    }
    const struct command *command = find_command(options.words[0]);
    if (!command) {
        fault_command(engine, options.words[0]);
        return;
    }
    options.words++;
    options.word_count--;
    command->run(engine, &options);
    if (options.strict) {
        faults_make_strict(&engine->faults);
    }
}

/* --faults=json and --timings hold even where the options could not be parsed. */
static bool has_argument(int count, char **arguments, const char *wanted) {
    for (int i = 1; i < count; i++) {
        if (strcmp(arguments[i], wanted) == 0) {
            return true;
        }
    }
    return false;
}

static void print_faults(const struct engine *engine, bool as_json, bool timings) {
    struct buffer out = {0};
    if (as_json) {
        faults_print_json(&engine->faults, &out);
    } else {
        faults_print_text(&engine->faults, &out);
    }
    if (timings) {
        engine_print_timings(engine, &out);
    }
    fwrite(out.data ? out.data : "", 1, out.length, stderr);
    buffer_finish(&out);
}

/* As no-color.org asks. */
static bool shows_color(void) {
    const char *none = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) && !(none && *none) && terminal &&
           strcmp(terminal, "dumb") != 0;
}

int main(int count, char **arguments) {
    struct engine engine;
    engine_init(&engine, block_kinds);
    run(&engine, count, arguments);
    if (fflush(stdout) != 0) {
        fault_add_system(&engine.faults, "cannot-write", (struct place){0},
            "cannot write to standard output", "无法写到标准输出");
    }
    engine.faults.color = shows_color();
    print_faults(&engine, has_argument(count, arguments, "--faults=json"),
        has_argument(count, arguments, "--timings"));
    int status = faults_exit_status(&engine.faults);
    engine_finish(&engine);
    return status;
}
