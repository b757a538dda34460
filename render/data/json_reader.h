/* The JSON reader's parts: json.c reads any value, json_rows.c a list of rows.
 *
 * Every text and number that is kept is followed by at least one byte in the source that
 * is not, so one pool of the source's length holds them all, NULs included. */
#ifndef TUBIAO_DATA_JSON_READER_H
#define TUBIAO_DATA_JSON_READER_H

#include "data/value.h"

struct json_reader {
    struct arena *arena;
    struct faults *faults;
    const struct source *source;
    const char *at;
    const char *end;
    const char *line_start;
    uint32_t line;
    uint32_t continued; /* UTF-8 continuation bytes between line_start and `at` */
    int depth;
    struct place open; /* the innermost bracket not closed; line 0: none */
    char *pool;
    struct arena scratch; /* the stacks below: lists not yet closed */
    struct value *items;
    size_t item_count;
    size_t item_capacity;
    struct member *members;
    size_t member_count;
    size_t member_capacity;
};

static inline struct place json_place_here(const struct json_reader *reader) {
    size_t bytes = (size_t)(reader->at - reader->line_start);
    return (struct place){
        reader->source, reader->line, (uint32_t)bytes - reader->continued + 1, 1};
}

void json_skip_space(struct json_reader *reader);

/* The same; mostly no space follows, or a single one. The text ends with NUL. */
static inline void json_skip_mostly_none(struct json_reader *reader) {
    reader->at += *reader->at == ' ';
    if ((unsigned char)*reader->at <= ' ') {
        json_skip_space(reader);
    }
}

/* Behind the space that follows, is the next byte `c`? Then it is taken. */
static inline bool json_take(struct json_reader *reader, char c) {
    json_skip_mostly_none(reader);
    bool here = reader->at < reader->end && *reader->at == c;
    reader->at += here;
    return here;
}

/* Behind the opening quote; stops behind the closing one. */
bool json_read_text(struct json_reader *reader, const char **text, uint32_t *length);
bool json_read_value(struct json_reader *reader, struct value *out);

/* A list of objects, read into the columns of a table. False without a fault where it is
 * anything else, or where anything is wrong with it: then json_read_value tells. */
bool json_read_rows(struct json_reader *reader, struct value *out);

#endif
