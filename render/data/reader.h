/* Files to values. One reader a format, listed in reader.c: YAML, JSON, CSV, TSV.
 *
 * A reader checks form only: syntax, encoding, and what form-fillers get wrong (full-width
 * ： ， “ where YAML wants : , ", tabs, doubled keys, 1,234 or 007 as a number). */
#ifndef TUBIAO_DATA_READER_H
#define TUBIAO_DATA_READER_H

#include "data/value.h"

/* Reads a whole file ("-" is standard input). NULL with a fault if it can't be read.
 * UTF-8 is checked, a BOM dropped. `at` is the place that named the file. */
const struct source *source_read(
    struct arena *arena, const char *path, struct place at, struct faults *faults);

/* A file's bytes, in the job's arena. */
struct bytes {
    char *data;
    size_t length;
};

/* The file's bytes, whatever they are. */
bool source_load(struct arena *arena, const char *path, struct place at,
    struct bytes *bytes, struct faults *faults);

/* A source for places in a file that is no text: a workbook, or one of its sheets. */
const struct source *source_without_text(
    struct arena *arena, const char *path, const struct source *from, const char *sheet);

/* Begins the progress of reading it, in bytes (base/progress.h). */
void source_watch(const struct source *source, struct faults *faults);

/* A source made of text in memory, for tests and --set. */
const struct source *source_from_text(
    struct arena *arena, const char *name, const char *text);

/* The reader is chosen by the name's ending, YAML where there is none that is known. CSV
 * and TSV give an array of objects. False with faults on error. */
bool document_read(struct arena *arena, const struct source *source, struct value *out,
    struct faults *faults);

/* The same for a file of data: what is a list of rows may come as a table. `type` (csv, tsv,
 * json, or dsv with its delimiter behind it: "dsv|") wins over the name's ending; NULL: the
 * name says it. */
bool document_read_data(struct arena *arena, const struct source *source,
    const char *type, struct value *out, struct faults *faults);

/* Both in one: the file at `path`, which `at` names. The value may be one that is kept
 * (data/kept.h): it lives as long as the keeper, if there is one, else in the arena. */
bool document_read_file(struct arena *arena, const char *path, struct place at,
    struct value *out, struct faults *faults);

/* The same for a file of data of that type. */
bool document_read_data_file(struct arena *arena, const char *path, const char *type,
    struct place at, struct value *out, struct faults *faults);

/* Joins a path named in `from` (NULL: the command line) with the folder of that file. */
const char *path_beside(struct arena *arena, const struct source *from, const char *path);

#endif
