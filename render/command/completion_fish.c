/* The completion script for fish. */
#include <string.h>

#include "command/completion.h"

static const char head[] =
    "# fish completion of tubiao, made by `tubiao completion fish`\n"
    "# The words that are no options nor their values.\n"
    "function __tubiao_words\n"
    "    set -l skip\n"
    "    for word in (commandline -opc)[2..-1]\n"
    "        if set -q skip[1]\n"
    "            set skip\n"
    "        else if contains -- $word $__tubiao_valued\n"
    "            set skip 1\n"
    "        else\n"
    "            string match -q -- '-*' $word; or echo $word\n"
    "        end\n"
    "    end\n"
    "end\n"
    "function __tubiao_names\n"
    "    set -l words (commandline -opc)\n"
    "    $words[1] list --names $argv 2>/dev/null\n"
    "end\n"
    "function __tubiao_outputs\n"
    "    set -l words (__tubiao_words)\n"
    "    test (count $words) -ge 2; and __tubiao_names outputs $words[2]\n"
    "end\n"
    "function __tubiao_is\n"
    "    set -l words (__tubiao_words)\n"
    "    test (count $words) -ge 1; and contains -- $words[1] $argv\n"
    "end\n"
    "function __tubiao_at\n"
    "    set -l words (__tubiao_words)\n"
    "    test (count $words) -eq $argv[2]; and test \"$words[1]\" = $argv[1]\n"
    "end\n"
    "function __tubiao_after\n"
    "    set -l words (__tubiao_words)\n"
    "    test (count $words) -ge $argv[2]; and test \"$words[1]\" = $argv[1]\n"
    "end\n"
    "function __tubiao_split\n"
    "    string split ' ' -- $argv\n"
    "end\n"
    "complete -c tubiao -f\n";

static void append_quoted(struct buffer *out, const char *text) {
    buffer_append_char(out, '\'');
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\') {
            buffer_append_char(out, '\\');
        }
        buffer_append_char(out, *text);
    }
    buffer_append_char(out, '\'');
}

/* -a and what it offers; files where they may stand. */
static void print_slot(const struct slot *slot, struct buffer *out) {
    if (slot->comma) {
        buffer_print(
            out, " -a \"(__fish_complete_list , '__tubiao_split %s')\"", slot->choices);
    } else if (slot->choices) {
        buffer_print(out, " -a '%s'", slot->choices);
    }
    if (slot->names && strcmp(slot->names, "outputs") == 0) {
        buffer_append_string(out, " -a '(__tubiao_outputs)'");
    } else if (slot->names) {
        buffer_print(out, " -a '(__tubiao_names %s%s)'", slot->names,
            slot->folders ? "; __fish_complete_directories" : "");
    }
    if (slot->commands) {
        buffer_append_string(out, " -a '");
        for (size_t i = 0; i < command_count; i++) {
            buffer_print(out, "%s%s", i ? " " : "", commands[i].name);
        }
        buffer_append_char(out, '\'');
    }
    if (slot->files) {
        buffer_append_string(out, " -F");
    } else if (slot->folders && !slot->names) {
        buffer_append_string(out, " -a '(__fish_complete_directories)'");
    }
}

static void print_option(struct arena *arena, const struct option *option,
    enum language language, struct buffer *out) {
    buffer_append_string(out, "complete -c tubiao");
    if (option->commands) {
        buffer_append_string(out, " -n '__tubiao_is");
        for (size_t i = 0; i < command_count; i++) {
            if (option->commands & commands[i].bit) {
                buffer_print(out, " %s", commands[i].name);
            }
        }
        buffer_append_char(out, '\'');
    }
    if (option->brief) {
        buffer_print(out, " -s %s", option->brief + 1);
    }
    buffer_print(out, " -l %s", option->name + 2);
    if (option->value) {
        struct slot slot = slot_of(arena, option->value, strlen(option->value));
        buffer_append_string(out, " -r");
        print_slot(&slot, out);
    }
    buffer_append_string(out, " -d ");
    append_quoted(out, words_in(language, option->english, option->chinese));
    buffer_append_char(out, '\n');
}

void completion_fish(struct arena *arena, enum language language, struct buffer *out) {
    buffer_append_string(out, head);
    buffer_append_string(out, "set -g __tubiao_valued");
    for (size_t i = 0; i < option_count; i++) {
        const struct option *option = &option_table[i];
        if (option->value) {
            buffer_print(out, " %s %s", option->name, option->brief ? option->brief : "");
        }
    }
    buffer_append_char(out, '\n');
    for (size_t i = 0; i < command_count; i++) {
        const struct command *command = &commands[i];
        buffer_print(out,
            "complete -c tubiao -n 'test (count (__tubiao_words)) -eq 0' -a %s -d ",
            command->name);
        append_quoted(out, words_in(language, command->english, command->chinese));
        buffer_append_char(out, '\n');
        struct slot slots[MOST_SLOTS];
        size_t count = slots_of(arena, command, slots);
        for (size_t k = 0; k < count; k++) {
            buffer_print(out, "complete -c tubiao -n '__tubiao_%s %s %zu'",
                slots[k].repeats ? "after" : "at", command->name, k + 1);
            print_slot(&slots[k], out);
            buffer_append_char(out, '\n');
        }
    }
    for (size_t i = 0; i < option_count; i++) {
        print_option(arena, &option_table[i], language, out);
    }
}
