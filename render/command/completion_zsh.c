/* The completion script for zsh, through _arguments. */
#include <string.h>

#include "command/completion.h"

static const char head[] =
    "#compdef tubiao\n"
    "# zsh completion of tubiao, made by `tubiao completion zsh`\n"
    "_tubiao_names() {\n"
    "    local -a names\n"
    "    names=(${(f)\"$(\"$tubiao\" list --names \"$@\" 2>/dev/null)\"})\n"
    "    compadd -a names\n"
    "}\n"
    "_tubiao_outputs() { _tubiao_names outputs \"${(Q)report}\" }\n"
    "# The report: the first word behind the command that is no option nor its value.\n"
    "_tubiao_report() {\n"
    "    local i skip=\n"
    "    for ((i = 2; i < CURRENT; i++)); do\n"
    "        if [[ -n $skip ]]; then\n"
    "            skip=\n"
    "        elif ((valued[(Ie)$words[i]])); then\n"
    "            skip=1\n"
    "        elif [[ $words[i] != -* ]]; then\n"
    "            report=$words[i]\n"
    "            return\n"
    "        fi\n"
    "    done\n"
    "}\n"
    "_tubiao_paths() { _tubiao_names $1; _files ${@[2,-1]} }\n";

/* Between single quotes, where _arguments reads [, ] and : itself. */
static void append_escaped(struct buffer *out, const char *text) {
    for (; *text; text++) {
        if (*text == '\'') {
            buffer_append_string(out, "'\\''");
        } else {
            if (strchr("[]:\\", *text)) {
                buffer_append_char(out, '\\');
            }
            buffer_append_char(out, *text);
        }
    }
}

/* What completes it: `:message:action`. */
static void print_action(const struct slot *slot, struct buffer *out) {
    buffer_append_char(out, ':');
    append_escaped(out, slot->name);
    buffer_append_char(out, ':');
    if (slot->comma) {
        buffer_print(out, "_values -s , %s %s", "format", slot->choices);
    } else if (slot->choices) {
        buffer_print(out, "(%s)", slot->choices);
    } else if (slot->names && strcmp(slot->names, "outputs") == 0) {
        buffer_append_string(out, "_tubiao_outputs");
    } else if (slot->names) {
        buffer_print(out,
            slot->files || slot->folders ? " _tubiao_paths %s%s" : " _tubiao_names %s%s",
            slot->names,
            slot->files     ? ""
            : slot->folders ? " -/"
                            : "");
    } else if (slot->commands) {
        buffer_append_string(out, "_tubiao_commands");
    } else if (slot->after_equals && slot->files) {
        buffer_append_string(out, "{ compset -P 1 \"*=\" && _files }");
    } else if (slot->files || slot->folders) {
        buffer_append_string(out, slot->files ? "_files" : "_files -/");
    } else {
        buffer_append_char(out, ' ');
    }
}

/* --data and --set may stand several times. */
static void print_option(struct arena *arena, const struct option *option,
    enum language language, struct buffer *out) {
    const char *words = words_in(language, option->english, option->chinese);
    buffer_append_string(out, " \\\n            ");
    if (option->type == OPTION_PAIR) {
        buffer_append_string(out, "'*'");
    } else if (option->brief) {
        buffer_print(out, "'(%s %s)'", option->brief, option->name);
    }
    if (option->brief) {
        buffer_print(out, "{%s,%s}", option->brief, option->name);
        buffer_append_char(out, '\'');
    } else {
        buffer_print(out, "'%s%s", option->name, option->value ? "=" : "");
    }
    buffer_append_char(out, '[');
    append_escaped(out, words);
    buffer_append_char(out, ']');
    if (option->value) {
        struct slot slot = slot_of(arena, option->value, strlen(option->value));
        print_action(&slot, out);
    }
    buffer_append_char(out, '\'');
}

static void print_command(struct arena *arena, const struct command *command,
    enum language language, struct buffer *out) {
    buffer_print(out, "    %s)\n        _arguments -S", command->name);
    for (size_t i = 0; i < option_count; i++) {
        if (option_is_of(&option_table[i], command)) {
            print_option(arena, &option_table[i], language, out);
        }
    }
    struct slot slots[MOST_SLOTS];
    size_t count = slots_of(arena, command, slots);
    for (size_t i = 0; i < count; i++) {
        if (slots[i].repeats) {
            buffer_append_string(out, " \\\n            '*");
        } else {
            buffer_print(out, " \\\n            '%zu", i + 1);
        }
        print_action(&slots[i], out);
        buffer_append_char(out, '\'');
    }
    buffer_append_string(out, " ;;\n");
}

void completion_zsh(struct arena *arena, enum language language, struct buffer *out) {
    buffer_append_string(out, head);
    buffer_append_string(out, "_tubiao_commands() {\n    local -a commands=(");
    for (size_t i = 0; i < command_count; i++) {
        buffer_print(out, "\n        '%s:", commands[i].name);
        append_escaped(out, words_in(language, commands[i].english, commands[i].chinese));
        buffer_append_char(out, '\'');
    }
    buffer_append_string(
        out, ")\n    _describe command commands\n}\n_tubiao() {\n    local -a valued=(");
    for (size_t i = 0; i < option_count; i++) {
        const struct option *option = &option_table[i];
        if (option->value) {
            buffer_print(out, " %s %s", option->name, option->brief ? option->brief : "");
        }
    }
    buffer_append_string(out, ")\n"
                              "    local tubiao=$words[1] report\n"
                              "    if ((CURRENT == 2)); then\n"
                              "        _tubiao_commands\n"
                              "        return\n"
                              "    fi\n"
                              "    shift words\n"
                              "    ((CURRENT--))\n"
                              "    _tubiao_report\n"
                              "    case $words[1] in\n");
    for (size_t i = 0; i < command_count; i++) {
        print_command(arena, &commands[i], language, out);
    }
    buffer_append_string(out, "    esac\n}\n"
                              "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n"
                              "    _tubiao \"$@\"\n"
                              "else\n"
                              "    compdef _tubiao tubiao\n"
                              "fi\n");
}
