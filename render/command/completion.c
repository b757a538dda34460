/* tubiao completion: what the words of the help stand for, and which shell. */
#include "command/completion.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* The words in capitals that usages and options are written with. */
static const struct {
    const char *word;
    const char *names;
    bool files, folders, commands;
} words[] = {
    {"REPORT", NULL, .files = true},
    {"SPEC", NULL, .files = true},
    {"FILE", NULL, .files = true},
    {"LIST", NULL, .files = true},
    {"DIR", NULL, .folders = true},
    {"LAYOUT", "layouts", .folders = true},
    {"THEME", "themes"},
    {"PRESET", "presets"},
    {"OUTPUT", "outputs"},
    {"COMMAND", NULL, .commands = true},
};

static void add_word(struct slot *slot, const char *word) {
    for (size_t i = 0; i < countof(words); i++) {
        if (strcmp(words[i].word, word) == 0) {
            slot->names = words[i].names ? words[i].names : slot->names;
            slot->files |= words[i].files;
            slot->folders |= words[i].folders;
            slot->commands |= words[i].commands;
        }
    }
}

static void add_alternative(struct arena *arena, struct slot *slot, const char *word) {
    if (islower((unsigned char)*word)) {
        slot->choices =
            slot->choices ? arena_print(arena, "%s %s", slot->choices, word) : word;
    } else {
        add_word(slot, word);
    }
}

struct slot slot_of(struct arena *arena, const char *word, size_t length) {
    struct slot slot = {0};
    if (length > 1 && word[0] == '[' && word[length - 1] == ']') {
        word++;
        length -= 2;
    }
    slot.repeats = length > 3 && strncmp(word + length - 3, "...", 3) == 0;
    length -= slot.repeats ? 3 : 0;
    slot.name = arena_copy(arena, word, length);
    const char *equals = strchr(slot.name, '=');
    slot.after_equals = equals;
    slot.comma = islower((unsigned char)*slot.name) && strchr(slot.name, ',');
    const char *start = equals ? equals + 1 : slot.name;
    for (size_t part; *start; start += part + (start[part] != 0)) {
        part = strcspn(start, slot.comma ? "," : "|");
        add_alternative(arena, &slot, arena_copy(arena, start, part));
    }
    if (strstr(slot.name, "SPEC")) {
        slot.names = NULL; /* a file of it, not its name */
    }
    return slot;
}

size_t slots_of(
    struct arena *arena, const struct command *command, struct slot slots[MOST_SLOTS]) {
    size_t count = 0;
    const char *start = command->usage;
    for (size_t length; *start && count < MOST_SLOTS;
         start += length + (start[length] != 0)) {
        length = strcspn(start, " ");
        slots[count++] = slot_of(arena, start, length);
    }
    return count;
}

void command_completion(struct engine *engine, const struct options *options) {
    static const char *const shells[] = {"bash", "zsh", "fish"};
    const char *shell = options->word_count ? options->words[0] : "";
    enum language language = engine->faults.language;
    struct buffer out = {0};
    if (strcmp(shell, "bash") == 0) {
        completion_bash(&engine->arena, &out);
    } else if (strcmp(shell, "zsh") == 0) {
        completion_zsh(&engine->arena, language, &out);
    } else if (strcmp(shell, "fish") == 0) {
        completion_fish(&engine->arena, language, &out);
    } else {
        fault_add(&engine->faults, FAULT_ERROR, "unknown-shell", (struct place){0},
            "name the shell: bash, zsh or fish", "请写明 shell：bash、zsh 或 fish");
        fault_hint_near(&engine->faults, shell, shells, countof(shells));
        return;
    }
    fwrite(out.data, 1, out.length, stdout);
    buffer_finish(&out);
}
