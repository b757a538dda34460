/* The command line, parsed: one table of options for all commands. */
#ifndef TUBIAO_COMMAND_OPTIONS_H
#define TUBIAO_COMMAND_OPTIONS_H

#include "base/fault.h"

struct pair {
    const char *name;
    const char *value;
};

/* --max-bytes 1M: K, M and G are thousands, so that it holds whichever way they are meant. */
struct byte_limit {
    uint64_t bytes;   /* 0: none */
    const char *text; /* as it was written */
};

struct options {
    const char *const *words; /* what is no option, in order */
    size_t word_count;
    const char *formats; /* -f: comma-separated, or NULL */
    const char *output;  /* -o: file, folder or "-" */
    const char *layout, *theme;
    const char *from;     /* --from: last year's report, or NULL */
    bool xlsx;            /* --xlsx: new data as a workbook */
    double scale;         /* --scale, or --ppi / 96; 0: not given */
    double slice;         /* --slice: px; 0: not given */
    const char *preset;   /* --preset, or NULL */
    double width, height; /* --width, --height: px; 0: not given */
    double quality;       /* --quality: of JPEG; 0: not given */
    struct byte_limit max_bytes;
    struct pair *data; /* --data NAME=FILE */
    size_t data_count, data_capacity;
    struct pair *set; /* --set KEY=VALUE */
    size_t set_count, set_capacity;
    const char *confine; /* --confine: folders with colons between, or NULL */
    bool strict;
    bool force;           /* --force: draws what did not pass the check */
    const char *previous; /* --previous: last year's report */
    int faults_json;      /* 0: text, 1: json */
    bool timings;
    int svg_text;      /* as its option lists them */
    bool watch;        /* --watch: preview draws again on each save */
    int terminal;      /* --terminal: how preview shows pictures; 0: as it can */
    bool web;          /* --web: preview in a browser */
    bool open;         /* --open: opens it there */
    int port;          /* --port; 0: any */
    bool json;         /* --json: list for programs */
    const char *names; /* --names: of what list prints names alone, or NULL */
    bool help, version;
    uint64_t given; /* a bit for each row of the option table that the user wrote */
};

enum option_type {
    OPTION_FLAG,
    OPTION_TEXT,
    OPTION_PAIR,
    OPTION_SCALE,
    OPTION_PORT,
    OPTION_BYTES,
    OPTION_SIZE,
    OPTION_CHOICE
};

struct option {
    const char *name;  /* with -- */
    const char *brief; /* with -, or NULL */
    enum option_type type;
    size_t offset; /* of its member */
    const char
        *value;     /* what the help calls it (completion.c knows the words in capitals);
                          choices: "a|b|c", the member is an index */
    double divisor; /* OPTION_SCALE: of the number written */
    const char *english, *chinese;
    unsigned commands;  /* that take it, COMMAND_…; 0: all */
    double least, most; /* OPTION_SCALE: of the member */
};

extern const struct option option_table[];
extern const size_t option_count;

/* Whether the user wrote an option that sets the member at that offset. */
bool options_given(const struct options *options, size_t offset);

/* "500K", "1M", "1.5M" or a whole number of bytes; false without a fault if it is none. */
bool byte_limit_read(const char *text, struct byte_limit *limit);

struct command;

/* Unknown options, missing or bad values are faults (did you mean). */
bool options_parse(struct arena *arena, int count, char *const *arguments,
    struct options *options, struct faults *faults);

/* The same over options that are there already; words are taken anew. */
bool options_parse_more(struct arena *arena, int count, char *const *arguments,
    struct options *options, struct faults *faults);

/* What was given against what the command takes; a fault says which commands take it. */
bool options_check(
    const struct options *options, const struct command *command, struct faults *faults);
bool option_is_of(const struct option *option, const struct command *command);
/* The names of the commands that take it: "render, batch". */
void option_print_takers(
    const struct option *option, enum language language, struct buffer *out);

#endif
