/* The parts of an Office package: XML files in a ZIP file, read element by element
 * (package.c opens, part.c reads).
 *
 * Nothing outside the file is ever opened, and no document type with entities is let in.
 * What is inflated is counted, so that a bomb ends with a fault, not with the memory. */
#ifndef TUBIAO_XLSX_PACKAGE_H
#define TUBIAO_XLSX_PACKAGE_H

#include <libxml/parser.h>
#include <zip.h>

#include "data/workbook.h"

struct package {
    struct arena *arena;
    struct faults *faults;
    const struct source *source;
    zip_t *zip;
    uint64_t inflated; /* bytes, of all parts */
};

/* False with faults, also where the bytes are no package at all. */
bool package_open(struct package *package, struct arena *arena,
    const struct workbook *workbook, struct faults *faults);
void package_close(struct package *package);
bool package_has(const struct package *package, const char *part);
bool package_fault(struct package *package, const char *english, const char *chinese);

enum part_event { PART_START, PART_END, PART_TEXT, PART_FINISHED };

/* What the parser met in the last piece of the part. Texts are offsets into `texts`. */
struct part_item {
    enum part_event event;
    const char *name; /* of the element, without prefix */
    size_t text;
    size_t first_attribute, attribute_count;
};

struct part_attribute {
    const char *name;
    size_t value;
};

/* A part being read: the parser is given a piece of it, what it met there is handed out
 * one by one, then comes the next piece. */
struct part {
    struct package *package;
    const char *name;
    zip_file_t *file;
    xmlParserCtxtPtr parser;
    struct arena scratch;
    struct part_item *items;
    size_t count, capacity, at; /* `at`: of the item last handed out, plus one */
    struct part_attribute *attributes;
    size_t attribute_count, attribute_capacity;
    struct buffer texts;
    bool ended;  /* the parser has all of it */
    bool failed; /* with a fault */
    uint64_t inflated;
};

bool part_open(struct part *part, struct package *package, const char *name);
/* The next thing in the part; PART_FINISHED at its end or where it fails. */
enum part_event part_next(struct part *part);
/* True if all went well. */
bool part_close(struct part *part);

/* Of the element that starts or ends: its name without prefix. */
bool part_is(const struct part *part, const char *element);
/* An attribute of the element that starts, by its name without prefix; NULL if it has
 * none. Peeked at, it is there until the next event; else in the arena. */
const char *part_peek(const struct part *part, const char *name);
const char *part_attribute(struct part *part, const char *name);
bool part_flag(const struct part *part, const char *name);
uint32_t part_count(const struct part *part, const char *name);
const char *part_text(const struct part *part);

#endif
