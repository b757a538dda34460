/* From the parser's pieces to runs with places. */
#include "prose/runs.h"

#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"

void runs_seek_line(struct run_writer *writer, int line) {
    const char *text = writer->extract->text;
    const char *start = text;
    for (int i = 1; i < line && (start = strchr(start, '\n')); i++) {
        start++;
    }
    size_t offset = start ? (size_t)(start - text) : writer->extract->length;
    if (offset > writer->cursor) {
        writer->cursor = offset;
    }
}

/* The piece's first byte in the extracted text. What an escape or entity made is not there
 * whole: then what stands before its first ASCII mark is looked for, and *exact is false.
 * Where that is not there either the cursor stays where it is. */
static bool find_piece(
    struct run_writer *writer, const char *literal, size_t *offset, bool *exact) {
    static const char marks[] = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    const char *from = writer->extract->text + writer->cursor;
    size_t length = strlen(literal);
    const char *found = length ? strstr(from, literal) : NULL;
    *exact = found;
    if (!found && (length = strcspn(literal, marks)) > 0) {
        found = strstr(from, arena_copy(writer->arena, literal, length));
    }
    if (found) {
        *offset = (size_t)(found - writer->extract->text);
        writer->cursor = *offset + length;
    }
    return found;
}

struct place runs_find(struct run_writer *writer, const char *literal) {
    size_t offset;
    bool exact;
    if (!find_piece(writer, literal, &offset, &exact) || !exact) {
        return (struct place){0};
    }
    const uint32_t *offsets = writer->extract->offsets;
    return extract_place(
        writer->extract, offsets[offset], offsets[offset + strlen(literal)]);
}

void runs_add_run(
    struct run_writer *writer, struct prose_node *node, struct prose_run run) {
    node->runs = arena_grow(writer->arena, node->runs, node->run_count,
        &node->run_capacity, sizeof *node->runs);
    node->runs[node->run_count++] = run;
}

const char *runs_plain(
    struct arena *arena, const struct extract *extract, const char *text) {
    struct buffer out = {0};
    size_t length = strlen(text);
    for (size_t offset = 0; offset < length;) {
        uint32_t plain;
        const struct taken *taken =
            extract_find(extract, utf8_next(text, length, &offset), &plain);
        char bytes[4];
        if (taken) {
            buffer_append_string(&out, taken->text);
        } else {
            buffer_append(&out, bytes, utf8_write(bytes, plain));
        }
    }
    const char *copy = arena_copy(arena, out.data ? out.data : "", out.length);
    buffer_finish(&out);
    return copy;
}

/* A stretch without expressions, from byte `start` of the piece to `end`. `offset` is the
 * piece's place in the extracted text, or SIZE_MAX. */
struct stretch {
    const char *literal;
    size_t start, end, offset;
    bool exact; /* all of it is there as it is */
};

static bool joins(const struct run_writer *writer, const struct prose_node *node,
    struct run_look look, const char *link, size_t source_start) {
    if (!node->run_count || writer->source_end != source_start) {
        return false;
    }
    const struct prose_run *last = &node->runs[node->run_count - 1];
    return !last->computed && last->marks == look.marks && last->link == link &&
           !last->reference;
}

/* Longer by `text`: a run grows as long as it is one piece of one source line. */
static void lengthen(struct arena *arena, struct prose_run *run, const char *text) {
    run->text = arena_print(arena, "%s%s", run->text, text);
    run->length = strlen(run->text);
    run->place.length += (uint32_t)utf8_count(text, strlen(text));
}

/* Of its line, where it is not there as it is. */
static size_t behind_stretch(
    const struct extract *extract, const struct stretch *stretch) {
    size_t start = stretch->offset + stretch->start;
    size_t length = stretch->end - stretch->start;
    size_t line = strcspn(extract->text + start, "\n");
    return start + (length < line || stretch->exact ? length : line);
}

static void add_stretch(struct run_writer *writer, struct prose_node *node,
    struct stretch stretch, struct run_look look, const char *link) {
    if (stretch.start == stretch.end) {
        return;
    }
    const struct extract *extract = writer->extract;
    const char *piece = arena_copy(
        writer->arena, stretch.literal + stretch.start, stretch.end - stretch.start);
    const char *text = runs_plain(writer->arena, extract, piece);
    struct place place = {0};
    size_t source_start = SIZE_MAX - 1;
    size_t source_end = SIZE_MAX;
    if (stretch.offset != SIZE_MAX) {
        source_start = extract->offsets[stretch.offset + stretch.start];
        source_end = extract->offsets[behind_stretch(extract, &stretch)];
        place = extract_place(extract, source_start, source_end);
    }
    if (joins(writer, node, look, link, source_start)) {
        lengthen(writer->arena, &node->runs[node->run_count - 1], text);
    } else {
        runs_add_run(writer, node,
            (struct prose_run){.text = text,
                .length = strlen(text),
                .place = place,
                .marks = look.marks,
                .link = link});
    }
    writer->source_end = stretch.exact ? source_end : SIZE_MAX;
}

static void add_taken(struct run_writer *writer, struct prose_node *node,
    const struct taken *taken, struct run_look look) {
    writer->source_end = SIZE_MAX;
    if (*taken->text) {
        runs_add_run(writer, node,
            (struct prose_run){.text = taken->text,
                .length = strlen(taken->text),
                .place = taken->place,
                .computed = taken->computed,
                .marks = look.marks,
                .link = look.link});
    }
}

/* Where an address begins it is a link of its own, unless in one already. */
static const char *link_of(struct arena *arena, const struct stretch *stretch,
    struct run_look look, size_t length) {
    if (look.link || !length || (look.marks & PROSE_MONOSPACE)) {
        return look.link;
    }
    const char *address = arena_copy(arena, stretch->literal + stretch->start, length);
    return strncmp(address, "www.", 4) == 0 ? arena_print(arena, "http://%s", address)
                                            : address;
}

void runs_add(struct run_writer *writer, struct prose_node *node, const char *literal,
    struct run_look look) {
    size_t length = strlen(literal);
    struct stretch stretch = {literal, 0, 0, SIZE_MAX, false};
    find_piece(writer, literal, &stretch.offset, &stretch.exact);
    for (size_t at = 0; at < length;) {
        size_t next = at;
        uint32_t plain;
        const struct taken *taken =
            extract_find(writer->extract, utf8_next(literal, length, &next), &plain);
        size_t address = taken || look.link ? 0 : address_length(literal, at);
        if (taken || address) {
            add_stretch(writer, node, stretch, look, look.link);
            stretch.start = at;
        }
        if (taken) {
            add_taken(writer, node, taken, look);
            stretch.start = stretch.end = next;
        } else if (address) {
            next = stretch.end = at + address;
            add_stretch(writer, node, stretch, look,
                link_of(writer->arena, &stretch, look, address));
            writer->source_end = SIZE_MAX;
            stretch.start = next;
        } else {
            stretch.end = next;
        }
        at = next;
    }
    add_stretch(writer, node, stretch, look, look.link);
}

void runs_end_line(struct prose_node *node, struct arena *arena, bool hard) {
    if (!node->run_count) {
        return;
    }
    struct prose_run *last = &node->runs[node->run_count - 1];
    bool han = last->length && (unsigned char)last->text[last->length - 1] >= 0x80;
    if (hard || !han) {
        last->text = arena_print(arena, "%s%s", last->text, hard ? "\n" : " ");
        last->length = strlen(last->text);
    }
}
