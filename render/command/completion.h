/* Completion scripts for shells, made from the tables of commands and options. What changes
 * (layouts, themes, a report's outputs) is asked of `tubiao list --names` when it is needed. */
#ifndef TUBIAO_COMMAND_COMPLETION_H
#define TUBIAO_COMMAND_COMPLETION_H

#include "command/command.h"

/* What may stand where a word of the help stands: "FILE|DIR|-", "REPORT", "text|json". */
struct slot {
    const char *name;    /* the word itself, without brackets */
    const char *choices; /* with blanks between, or NULL */
    bool comma;          /* several of them, with commas between */
    const char *names;   /* of list --names, or NULL */
    bool files, folders, commands;
    bool after_equals; /* NAME=FILE: behind the = */
    bool repeats;      /* OUTPUT... */
};

struct slot slot_of(struct arena *arena, const char *word, size_t length);

enum { MOST_SLOTS = 4 };

/* The words of a command's usage; how many. */
size_t slots_of(
    struct arena *arena, const struct command *command, struct slot slots[MOST_SLOTS]);

void completion_bash(struct arena *arena, struct buffer *out);
void completion_zsh(struct arena *arena, enum language language, struct buffer *out);
void completion_fish(struct arena *arena, enum language language, struct buffer *out);

#endif
