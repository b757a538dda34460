/* Documents that are kept between the runs of one process: batch, preview and servers read
 * the same layouts, themes and data again and again.
 *
 * A file is kept when it is read the second time as it was the first (device, number, size
 * and time of change), and was read without a fault: one being edited is not, so what is
 * kept is bounded by the files there are. Kept values live as long as the keeper; nobody
 * changes values once they are read. */
#ifndef TUBIAO_DATA_KEPT_H
#define TUBIAO_DATA_KEPT_H

#include "data/confine.h"
#include "data/value.h"

struct kept_documents;

struct kept_documents *kept_documents_new(void);
void kept_documents_free(struct kept_documents *kept);

/* The confinement itself, or an equal one that lives as long as the keeper does: kept
 * sources point to it. */
const struct confinement *kept_confinement(
    struct kept_documents *kept, const struct confinement *confinement);

/* Reading a file, seen by the keeper. */
struct kept_turn {
    struct kept_document *document; /* NULL: the file is none to keep */
    bool known;                     /* document's value is the file's */
    struct arena *arena;            /* where to read it into; NULL: the job's */
};

/* `way` says how the file is read; the same file read otherwise is another document. */
struct kept_turn kept_begin(struct kept_documents *kept, struct arena *arena,
    const char *path, const char *way, const struct confinement *confinement);
const struct value *kept_value(const struct kept_turn *turn);
/* What was read into the turn's arena, without a fault or not. */
void kept_end(const struct kept_turn *turn, const struct value *value, bool good);

#endif
