/* The list of faults and how it is shown. */
#include "base/fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/cell_name.h"
#include "base/utf8.h"

__attribute__((format(printf, 2, 0), nonnull(2))) static const char *print_list(
    struct arena *arena, const char *format, va_list list) {
    va_list copy;
    va_copy(copy, list);
    int length = vsnprintf(NULL, 0, format, copy);
    va_end(copy);
    char *text = arena_array(arena, (size_t)length + 1, 1);
    vsnprintf(text, (size_t)length + 1, format, list);
    return text;
}

static void push(struct faults *faults, struct fault fault) {
    faults->items = arena_grow(faults->arena, faults->items, faults->count,
        &faults->capacity, sizeof *faults->items);
    faults->items[faults->count++] = fault;
    faults->error_count += fault.severity == FAULT_ERROR;
}

static const char *choose(
    const struct faults *faults, const char *english, const char *chinese) {
    return words_in(faults->language, english, chinese);
}

void fault_add(struct faults *faults, enum fault_severity severity, const char *kind,
    struct place place, const char *english, const char *chinese, ...) {
    va_list list;
    va_start(list, chinese);
    const char *text = print_list(faults->arena, choose(faults, english, chinese), list);
    va_end(list);
    push(faults, (struct fault){severity, CAUSE_INPUT, kind, place, text});
}

void fault_add_system(struct faults *faults, const char *kind, struct place place,
    const char *english, const char *chinese, ...) {
    va_list list;
    va_start(list, chinese);
    const char *text = print_list(faults->arena, choose(faults, english, chinese), list);
    va_end(list);
    push(faults, (struct fault){FAULT_ERROR, CAUSE_SYSTEM, kind, place, text});
}

void fault_hint(struct faults *faults, const char *english, const char *chinese, ...) {
    if (!faults->count) {
        return;
    }
    va_list list;
    va_start(list, chinese);
    faults->items[faults->count - 1].hint =
        print_list(faults->arena, choose(faults, english, chinese), list);
    va_end(list);
}

void fault_note(struct faults *faults, struct place place, const char *english,
    const char *chinese, ...) {
    if (!faults->count) {
        return;
    }
    struct fault *fault = &faults->items[faults->count - 1];
    fault->notes = arena_grow(faults->arena, fault->notes, fault->note_count,
        &fault->note_capacity, sizeof *fault->notes);
    va_list list;
    va_start(list, chinese);
    fault->notes[fault->note_count++] = (struct fault_note){
        place, print_list(faults->arena, choose(faults, english, chinese), list)};
    va_end(list);
}

void fault_hint_near(
    struct faults *faults, const char *word, const char *const *names, size_t count) {
    const char *near = name_nearest(word, names, count);
    if (near) {
        fault_hint(faults, "did you mean %s?", "是不是 %s？", near);
    }
}

enum { LONGEST_NAME = 63 };

/* The characters of a name; LONGEST_NAME + 1 stands for more. */
static size_t decode_name(const char *name, uint32_t characters[LONGEST_NAME]) {
    size_t length = strlen(name);
    size_t count = 0;
    for (size_t offset = 0; offset < length; count++) {
        if (count == LONGEST_NAME) {
            return LONGEST_NAME + 1;
        }
        characters[count] = utf8_next(name, length, &offset);
    }
    return count;
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Edits from one name to the other, neighbours swapped counting once (Damerau, optimal
 * string alignment). */
static size_t edit_distance(
    const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count) {
    size_t rows[3][LONGEST_NAME + 1];
    for (size_t j = 0; j <= b_count; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= a_count; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i - 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b_count; j++) {
            row[j] = least(
                above[j - 1] + (a[i - 1] != b[j - 1]), least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = least(row[j], rows[(i - 2) % 3][j - 2] + 1);
            }
        }
    }
    return rows[a_count % 3][b_count];
}

const char *name_nearest(const char *word, const char *const *names, size_t count) {
    uint32_t wanted[LONGEST_NAME];
    size_t length = decode_name(word, wanted);
    size_t limit = least(1 + length / 4, 4) + 1; /* nearer than this */
    const char *nearest = NULL;
    for (size_t i = 0; i < count && length <= LONGEST_NAME; i++) {
        uint32_t name[LONGEST_NAME];
        size_t name_length = decode_name(names[i], name);
        size_t distance = name_length > LONGEST_NAME
                              ? limit
                              : edit_distance(wanted, length, name, name_length);
        if (distance < limit && distance < name_length) {
            nearest = names[i];
            limit = distance;
        }
    }
    return nearest;
}

static const char *severity_name(enum fault_severity severity, enum language language) {
    static const struct phrase names[] = {
        {"error", "错误"}, {"warning", "警告"}, {"note", "说明"}};
    return words_in(language, names[severity].english, names[severity].chinese);
}

/* The start of line `line` (from 1) and its length without the line end. */
static const char *find_line(const struct source *source, uint32_t line, size_t *length) {
    const char *start = source->text;
    const char *end = source->text + source->length;
    for (uint32_t i = 1; i < line; i++) {
        const char *newline = memchr(start, '\n', (size_t)(end - start));
        if (!newline) {
            return NULL;
        }
        start = newline + 1;
    }
    const char *newline = memchr(start, '\n', (size_t)(end - start));
    *length = (size_t)((newline ? newline : end) - start);
    if (*length && start[*length - 1] == '\r') {
        --*length;
    }
    return start;
}

/* Bold, red, yellow, cyan: SGR of ECMA-48. */
static void paint(const struct faults *faults, struct buffer *out, const char *code) {
    if (faults->color) {
        buffer_print(out, "\x1B[%sm", code);
    }
}

/* The source line, cut to a window around the column, and carets under the place. */
static void print_excerpt(const struct faults *faults, const struct fault *fault,
    const char *color, struct buffer *out) {
    const struct place *place = &fault->place;
    enum { BEFORE = 60, AFTER = 60 };
    size_t length;
    const char *line = place->line && place->source && place->source->text
                           ? find_line(place->source, place->line, &length)
                           : NULL;
    if (!line) {
        return;
    }
    uint32_t first = place->column > BEFORE ? place->column - BEFORE : 1;
    uint32_t last = place->column + AFTER;
    uint32_t marked = place->length ? place->length : 1;
    struct buffer carets = {0};
    buffer_append_string(out, "    ");
    buffer_append_string(&carets, "    ");
    uint32_t column = 1;
    for (size_t offset = 0; offset < length && column <= last; column++) {
        size_t start = offset;
        uint32_t c = utf8_next(line, length, &offset);
        if (column < first) {
            continue;
        }
        bool printable = c >= 0x20 && c != 0x7F && c != 0xFFFD;
        buffer_append(out,
            printable   ? line + start
            : c == '\t' ? " "
                        : "?",
            printable ? offset - start : 1);
        bool in = column >= place->column && column < place->column + marked;
        buffer_append_string(&carets, in ? (character_is_wide(c) ? "^^" : "^")
                                         : (character_is_wide(c) ? "  " : " "));
    }
    if (column <= place->column) {
        buffer_append_string(&carets, "^");
    }
    while (carets.length && carets.data[carets.length - 1] == ' ') {
        carets.length--;
    }
    buffer_append_char(out, '\n');
    paint(faults, out, color);
    buffer_append(out, carets.data, carets.length);
    paint(faults, out, "0");
    buffer_append_char(out, '\n');
    buffer_finish(&carets);
}

/* :12:5 in a text, :Sheet1!E12 in a workbook. */
static void print_position(const struct place *place, struct buffer *out) {
    char cell[CELL_NAME_SIZE];
    bool sheet = place->source && place->source->sheet;
    if (sheet) {
        buffer_print(out, ":%s", place->source->sheet);
    }
    if (sheet && place->line) {
        cell_name_print(cell, place->line, place->column);
        buffer_print(out, "!%s", cell);
    } else if (place->source && place->line) {
        buffer_print(out, ":%u:%u", place->line, place->column);
    }
}

static void print_place(const struct place *place, struct buffer *out) {
    buffer_append_string(out, place->source ? place->source->name : "tubiao");
    print_position(place, out);
}

static void print_notes(
    const struct faults *faults, const struct fault *fault, struct buffer *out) {
    for (size_t i = 0; i < fault->note_count; i++) {
        const struct fault_note *note = &fault->notes[i];
        buffer_append_string(out, "    ");
        if (note->place.source) {
            print_place(&note->place, out);
            buffer_append_string(out, ": ");
        }
        buffer_print(out, "%s\n", note->text);
    }
    if (fault->hint) {
        buffer_print(out, "    %s%s\n", words_in(faults->language, "hint: ", "提示："),
            fault->hint);
    }
}

static void print_fault(
    const struct faults *faults, const struct fault *fault, struct buffer *out) {
    static const char *const colors[] = {"1;31", "1;33", "1;36"};
    paint(faults, out, "1");
    print_place(&fault->place, out);
    buffer_append_string(out, ": ");
    paint(faults, out, colors[fault->severity]);
    buffer_print(out, "%s: ", severity_name(fault->severity, faults->language));
    paint(faults, out, "0");
    buffer_print(out, "%s\n", fault->text);
    print_excerpt(faults, fault, colors[fault->severity], out);
    print_notes(faults, fault, out);
}

/* A file that is read again, for another dataset, is the same one. */
static bool same_source(const struct source *a, const struct source *b) {
    if (a == b || !a || !b) {
        return a == b;
    }
    bool same_sheet =
        a->sheet && b->sheet ? strcmp(a->sheet, b->sheet) == 0 : a->sheet == b->sheet;
    return same_sheet && strcmp(a->name, b->name) == 0;
}

/* What every output of a layout comes upon (a theme that is missing) is printed once. Only
 * the faults shortly before are looked at, which is where a repetition stands. */
static bool is_repeated(const struct faults *faults, size_t index) {
    enum { BEFORE = 32 };
    const struct fault *fault = &faults->items[index];
    const struct place *place = &fault->place;
    for (size_t i = index; i > 0 && i + BEFORE > index; i--) {
        const struct fault *other = &faults->items[i - 1];
        const struct place *at = &other->place;
        if (same_source(at->source, place->source) && at->line == place->line &&
            at->column == place->column && other->severity == fault->severity &&
            strcmp(other->text, fault->text) == 0) {
            return true;
        }
    }
    return false;
}

void faults_print_text(const struct faults *faults, struct buffer *out) {
    for (size_t i = 0; i < faults->count; i++) {
        if (!is_repeated(faults, i)) {
            print_fault(faults, &faults->items[i], out);
        }
    }
}

static void print_json_place(const struct place *place, struct buffer *out) {
    if (place->source) {
        buffer_append_string(out, "\"file\":");
        buffer_append_json(out, place->source->name);
        buffer_append_char(out, ',');
    }
    if (place->source && place->source->sheet) {
        buffer_append_string(out, "\"sheet\":");
        buffer_append_json(out, place->source->sheet);
        buffer_append_char(out, ',');
    }
    if (place->source && place->line) {
        buffer_print(out, "\"line\":%u,\"column\":%u,", place->line, place->column);
    }
    if (place->source && place->line && place->length) {
        buffer_print(out, "\"length\":%u,", place->length);
    }
}

static void print_json_text(const char *name, const char *text, struct buffer *out) {
    buffer_print(out, "\"%s\":", name);
    buffer_append_json(out, text);
}

static void print_json_notes(const struct fault *fault, struct buffer *out) {
    buffer_append_string(out, ",\"notes\":[");
    for (size_t i = 0; i < fault->note_count; i++) {
        buffer_append_string(out, i ? ",{" : "{");
        print_json_place(&fault->notes[i].place, out);
        print_json_text("text", fault->notes[i].text, out);
        buffer_append_char(out, '}');
    }
    buffer_append_char(out, ']');
}

void faults_print_json(const struct faults *faults, struct buffer *out) {
    for (size_t i = 0; i < faults->count; i++) {
        const struct fault *fault = &faults->items[i];
        if (is_repeated(faults, i)) {
            continue;
        }
        buffer_print(out, "{\"severity\":\"%s\",\"kind\":",
            severity_name(fault->severity, LANGUAGE_ENGLISH));
        buffer_append_json(out, fault->kind);
        buffer_append_char(out, ',');
        print_json_place(&fault->place, out);
        print_json_text("text", fault->text, out);
        if (fault->hint) {
            buffer_append_char(out, ',');
            print_json_text("hint", fault->hint, out);
        }
        if (fault->note_count) {
            print_json_notes(fault, out);
        }
        buffer_append_string(out, "}\n");
    }
}

void faults_make_strict(struct faults *faults) {
    for (size_t i = 0; i < faults->count; i++) {
        if (faults->items[i].severity == FAULT_WARNING) {
            faults->items[i].severity = FAULT_ERROR;
            faults->error_count++;
        }
    }
}

size_t faults_forgive(struct faults *faults, enum fault_cause cause) {
    size_t count = 0;
    for (size_t i = 0; i < faults->count; i++) {
        if (faults->items[i].severity == FAULT_ERROR && faults->items[i].cause == cause) {
            faults->items[i].severity = FAULT_WARNING;
            faults->error_count--;
            count++;
        }
    }
    return count;
}

int faults_exit_status(const struct faults *faults) {
    int status = 0;
    for (size_t i = 0; i < faults->count; i++) {
        const struct fault *fault = &faults->items[i];
        if (fault->severity == FAULT_ERROR && (int)fault->cause > status) {
            status = (int)fault->cause;
        }
    }
    return status;
}
