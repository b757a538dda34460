/* What is wrong with an input, where, and what was wanted instead.
 *
 * A fault is added to the list that every fallible function takes last; the list is
 * printed once, at the end, so that a user sees all faults of a run. Each text is given
 * in English and in Chinese with the same arguments in the same order; the list's
 * language chooses.
 *
 *     fault_add(faults, FAULT_ERROR, "unknown-property", place,
 *         "unknown property %s", "没有 %s 这个属性", name);
 *     fault_hint(faults, "did you mean %s?", "是不是 %s？", near);
 */
#ifndef TUBIAO_BASE_FAULT_H
#define TUBIAO_BASE_FAULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/file_list.h"
#include "base/words.h"

struct confinement;
struct progress;
struct kept_documents;

/* A text that values and faults point into; outlives them. */
struct source {
    const char *name; /* as the user named it */
    const char *text; /* UTF-8; NULL if it could not be read */
    size_t length;
    const char *sheet; /* of a workbook: lines are its rows; NULL for text */
    const struct confinement *confinement; /* of files it names (data/confine.h) */
};

struct place {
    const struct source *source; /* NULL: the command line */
    uint32_t line;               /* from 1; 0: the source as a whole */
    uint32_t column;             /* from 1, in characters */
    uint32_t length;             /* characters to mark; 0 counts as 1 */
};

enum fault_severity { FAULT_ERROR, FAULT_WARNING, FAULT_NOTE };

/* Whose error it is; the value is the exit status. */
enum fault_cause { CAUSE_NUMBERS = 1, CAUSE_INPUT = 2, CAUSE_SYSTEM = 3 };

/* What a fault rests on, with a place of its own: an addend, the cell compared with. */
struct fault_note {
    struct place place;
    const char *text;
};

struct fault {
    enum fault_severity severity;
    enum fault_cause cause;
    const char *kind; /* a stable word for programs: "unknown-property" */
    struct place place;
    const char *text;
    const char *hint; /* NULL if none */
    struct fault_note *notes;
    size_t note_count, note_capacity;
};

struct faults {
    struct arena *arena;
    enum language language;
    struct fault *items;
    size_t count;
    size_t capacity;
    size_t error_count;
    bool color;              /* for a terminal that shows it */
    struct file_list *files; /* where the run notes what it reads; NULL: nobody asks */
    struct kept_documents *kept; /* of the process (data/kept.h); NULL: none are */
    struct progress *progress; /* of long work (base/progress.h); NULL: nobody watches */
};

/* An error or warning about the input (CAUSE_INPUT). */
void fault_add(struct faults *faults, enum fault_severity severity, const char *kind,
    struct place place, const char *english, const char *chinese, ...)
    __attribute__((format(printf, 5, 7), format(printf, 6, 7)));

/* An error of the system: a file that can't be written, a full disk. */
void fault_add_system(struct faults *faults, const char *kind, struct place place,
    const char *english, const char *chinese, ...)
    __attribute__((format(printf, 4, 6), format(printf, 5, 6)));

/* Adds a hint to the newest fault. */
void fault_hint(struct faults *faults, const char *english, const char *chinese, ...)
    __attribute__((format(printf, 2, 4), format(printf, 3, 4)));

/* Adds a note to the newest fault. */
void fault_note(struct faults *faults, struct place place, const char *english,
    const char *chinese, ...) __attribute__((format(printf, 3, 5), format(printf, 4, 5)));

/* Adds "did you mean NAME?" if one of `names` is near `word` (edit distance). */
void fault_hint_near(
    struct faults *faults, const char *word, const char *const *names, size_t count);

/* The nearest of `names` to `word`, or NULL if none is near. */
const char *name_nearest(const char *word, const char *const *names, size_t count);

/* `file:line:column: error: text`, the source line, a caret row (a full-width character
 * is two columns), the notes, the hint. */
void faults_print_text(const struct faults *faults, struct buffer *out);
/* One JSON object a line: severity, kind, file, line, column, length, text, hint and notes,
 * each with file, line, column, text. */
void faults_print_json(const struct faults *faults, struct buffer *out);

/* Every warning becomes an error (--strict). */
void faults_make_strict(struct faults *faults);

/* Errors of that cause become warnings; how many there were. */
size_t faults_forgive(struct faults *faults, enum fault_cause cause);

/* 0, or the highest cause among the errors. */
int faults_exit_status(const struct faults *faults);

#endif
