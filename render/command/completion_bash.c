/* The completion script for bash, 4.4 and later; it stands alone, without the package
 * bash-completion. */
#include <string.h>

#include "command/completion.h"

/* compgen -W would run what stands in a name, so names are compared one by one. */
static const char head[] =
    "# bash completion of tubiao, made by `tubiao completion bash`\n"
    "_tubiao_add() {\n"
    "    local word\n"
    "    while IFS= read -r word; do\n"
    "        [[ -n $word && $word == \"$current\"* ]] || continue\n"
    "        printf -v word %q \"$word\"\n"
    "        COMPREPLY+=(\"$before$word\")\n"
    "    done\n"
    "}\n"
    "_tubiao_words() { _tubiao_add < <(printf '%s\\n' \"$@\"); }\n"
    "_tubiao_list() { _tubiao_add < <(\"$tubiao\" list --names \"$@\" 2>/dev/null); }\n"
    "_tubiao_paths() {\n"
    "    compopt -o filenames 2>/dev/null\n"
    "    local found\n"
    "    mapfile -t found < <(compgen \"$1\" -- \"$current\")\n"
    "    COMPREPLY+=(\"${found[@]}\")\n"
    "}\n"
    "# several words with commas between: the last is completed\n"
    "_tubiao_commas() {\n"
    "    local before=\n"
    "    if [[ $current == *,* ]]; then before=${current%,*},; current=${current##*,}; "
    "fi\n"
    "    compopt -o nospace 2>/dev/null\n"
    "    _tubiao_words \"$@\"\n"
    "}\n";

static const char body_start[] =
    "_tubiao() {\n"
    "    local current=${COMP_WORDS[COMP_CWORD]} previous= before=\n"
    "    local tubiao=${COMP_WORDS[0]} command= first= count=0 word i\n"
    "    COMPREPLY=()\n"
    "    [[ $current == = ]] && current=\n"
    "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "        word=${COMP_WORDS[i]}\n"
    "        [[ $word == = ]] && continue\n"
    "        if [[ -n $previous ]]; then previous=; continue; fi\n"
    "        case $word in\n"
    "        ";

static const char body_middle[] = ") previous=$word ;;\n"
                                  "        -*) ;;\n"
                                  "        *)\n"
                                  "            if [[ -z $command ]]; then command=$word\n"
                                  "            else ((count++)) || first=$word; fi ;;\n"
                                  "        esac\n"
                                  "    done\n"
                                  "    case $previous in\n"
                                  "    '') ;;\n";

static void print_slot(const struct slot *slot, struct buffer *out) {
    const char *before = "";
    if (slot->choices) {
        buffer_print(out, "%s %s", slot->comma ? "_tubiao_commas" : "_tubiao_words",
            slot->choices);
        before = "; ";
    }
    if (slot->names) {
        buffer_print(out, "%s_tubiao_list %s%s", before, slot->names,
            strcmp(slot->names, "outputs") == 0 ? " \"$first\"" : "");
        before = "; ";
    }
    if (slot->commands) {
        buffer_print(out, "%s_tubiao_words", before);
        for (size_t i = 0; i < command_count; i++) {
            buffer_print(out, " %s", commands[i].name);
        }
        before = "; ";
    }
    if (slot->files || slot->folders) {
        buffer_print(out, "%s_tubiao_paths %s", before, slot->files ? "-f" : "-d");
    }
}

static struct slot value_of(struct arena *arena, const struct option *option) {
    return slot_of(arena, option->value, strlen(option->value));
}

/* Those with a value: "-f|--format|--output". */
static void print_valued(struct buffer *out) {
    const char *between = "";
    for (size_t i = 0; i < option_count; i++) {
        const struct option *option = &option_table[i];
        if (option->value) {
            buffer_print(out, "%s%s%s%s", between, option->brief ? option->brief : "",
                option->brief ? "|" : "", option->name);
            between = "|";
        }
    }
}

/* bash parts words at the = of NAME=FILE, too; what is behind it is a word of its own. */
static void print_values(struct arena *arena, struct buffer *out) {
    for (size_t i = 0; i < option_count; i++) {
        const struct option *option = &option_table[i];
        if (!option->value) {
            continue;
        }
        struct slot slot = value_of(arena, option);
        buffer_print(out, "    %s%s%s) ", option->brief ? option->brief : "",
            option->brief ? "|" : "", option->name);
        print_slot(&slot, out);
        buffer_append_string(
            out, slot.choices || slot.names || slot.files || slot.folders || slot.commands
                     ? "; return ;;\n"
                     : "return ;;\n");
    }
    buffer_append_string(out, "    esac\n");
}

static void print_options(struct buffer *out) {
    buffer_append_string(
        out, "    if [[ $current == -* ]]; then\n        case $command in\n");
    for (size_t i = 0; i < command_count; i++) {
        buffer_print(out, "        %s) _tubiao_words", commands[i].name);
        for (size_t k = 0; k < option_count; k++) {
            if (option_is_of(&option_table[k], &commands[i])) {
                buffer_print(out, " %s", option_table[k].name);
            }
        }
        buffer_append_string(out, " ;;\n");
    }
    buffer_append_string(out, "        '') _tubiao_words --help --version ;;\n        "
                              "esac\n        return\n    fi\n");
}

static void print_positions(struct arena *arena, struct buffer *out) {
    struct slot any = {.commands = true};
    buffer_append_string(out, "    case $command:$count in\n    :*) ");
    print_slot(&any, out);
    buffer_append_string(out, " ;;\n");
    for (size_t i = 0; i < command_count; i++) {
        struct slot slots[MOST_SLOTS];
        size_t count = slots_of(arena, &commands[i], slots);
        for (size_t k = 0; k < count; k++) {
            if (slots[k].repeats) {
                buffer_print(out, "    %s:*) ", commands[i].name);
            } else {
                buffer_print(out, "    %s:%zu) ", commands[i].name, k);
            }
            print_slot(&slots[k], out);
            buffer_append_string(out, " ;;\n");
        }
    }
    buffer_append_string(out, "    esac\n}\n");
}

void completion_bash(struct arena *arena, struct buffer *out) {
    buffer_append_string(out, head);
    buffer_append_string(out, body_start);
    print_valued(out);
    buffer_append_string(out, body_middle);
    print_values(arena, out);
    print_options(out);
    print_positions(arena, out);
    buffer_append_string(out, "complete -F _tubiao tubiao\n");
}
