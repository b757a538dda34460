/* tubiao help: all commands and options, or one command with the options that it takes. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "command/command.h"

enum { TEXT_COLUMN = 42, FEW_COMMANDS = 2 };

static int columns(const char *text) {
    size_t length = strlen(text);
    int count = 0;
    for (size_t offset = 0; offset < length;) {
        count += character_is_wide(utf8_next(text, length, &offset)) ? 2 : 1;
    }
    return count;
}

/* What stands to the left, then its explanation; under it where there is no room beside. */
static void print_line(struct buffer *out, const char *name, const char *text) {
    int used = columns(name);
    bool fits = used + 3 <= TEXT_COLUMN;
    buffer_print(out, "  %s%s", name, fits ? "" : "\n  ");
    buffer_print(out, "%*s%s\n", TEXT_COLUMN - 2 - (fits ? used : 2), "", text);
}

static void print_option(const struct option *option, bool of_all, enum language language,
    struct buffer *out) {
    char name[96];
    snprintf(name, sizeof name, "%s%s%s%s%s", option->brief ? option->brief : "",
        option->brief ? ", " : "", option->name, option->value ? " " : "",
        option->value ? option->value : "");
    struct buffer text = {0};
    bool few = option->commands && __builtin_popcount(option->commands) <= FEW_COMMANDS;
    if (of_all && few) {
        option_print_takers(option, language, &text);
        buffer_append_string(&text, words_in(language, ": ", "："));
    }
    buffer_append_string(&text, words_in(language, option->english, option->chinese));
    buffer_append_char(&text, 0);
    print_line(out, name, text.data);
    buffer_finish(&text);
}

static void print_all(enum language language, struct buffer *out) {
    buffer_append_string(
        out, words_in(language, "usage: tubiao COMMAND [OPTIONS]\n\ncommands:\n",
                 "用法：tubiao 命令 [选项]\n\n命令：\n"));
    for (size_t i = 0; i < command_count; i++) {
        const struct command *command = &commands[i];
        char name[96];
        snprintf(name, sizeof name, "%-8s %s", command->name, command->usage);
        print_line(out, name, words_in(language, command->english, command->chinese));
    }
    buffer_append_string(out, words_in(language, "\noptions:\n", "\n选项：\n"));
    for (size_t i = 0; i < option_count; i++) {
        print_option(&option_table[i], true, language, out);
    }
    buffer_append_string(out,
        words_in(language,
            "\n`tubiao help COMMAND` tells a command's options and gives examples.\n",
            "\n`tubiao help 命令` 给出一个命令的选项和例子。\n"));
}

static void print_one(
    enum language language, const struct command *command, struct buffer *out) {
    buffer_print(out,
        words_in(language, "usage: tubiao %s %s%s[OPTIONS]\n\n%s\n\noptions:\n",
            "用法：tubiao %s %s%s[选项]\n\n%s\n\n选项：\n"),
        command->name, command->usage, *command->usage ? " " : "",
        words_in(language, command->english, command->chinese));
    for (size_t i = 0; i < option_count; i++) {
        if (option_is_of(&option_table[i], command)) {
            print_option(&option_table[i], false, language, out);
        }
    }
    buffer_append_string(out, words_in(language, "\nexamples:\n", "\n例子：\n"));
    for (size_t i = 0; i < MOST_EXAMPLES && command->examples[i].line; i++) {
        const struct example *example = &command->examples[i];
        buffer_print(out, "  # %s\n  %s\n",
            words_in(language, example->english, example->chinese), example->line);
    }
}

void help_print(enum language language, const struct command *command) {
    struct buffer out = {0};
    if (command) {
        print_one(language, command, &out);
    } else {
        print_all(language, &out);
    }
    fwrite(out.data, 1, out.length, stdout);
    buffer_finish(&out);
}

void command_help(struct engine *engine, const struct options *options) {
    const struct command *command = NULL;
    if (options->word_count) {
        command = command_find(options->words[0], &engine->faults);
    }
    if (command || !options->word_count) {
        help_print(engine->faults.language, command);
    }
}
