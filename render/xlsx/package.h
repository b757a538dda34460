/* The parts of an Office package: XML files in a ZIP file, read element by element.
 *
 * Nothing outside the file is ever opened, and no document type with entities is let in.
 * What is inflated is counted, so that a bomb ends with a fault, not with the memory. */
#ifndef TUBIAO_XLSX_PACKAGE_H
#define TUBIAO_XLSX_PACKAGE_H

#include <libxml/xmlreader.h>
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

/* A part being read. */
struct part {
    struct package *package;
    const char *name;
    zip_file_t *file;
    xmlTextReaderPtr reader;
    bool closing; /* the element that was just opened is empty: its end comes next */
    bool failed;  /* with a fault */
    uint64_t inflated;
};

enum part_event { PART_START, PART_END, PART_TEXT, PART_FINISHED };

bool part_open(struct part *part, struct package *package, const char *name);
/* The next thing in the part; PART_FINISHED at its end or where it fails. */
enum part_event part_next(struct part *part);
/* True if all went well. */
bool part_close(struct part *part);

/* Of the element that starts or ends: its name without prefix. */
bool part_is(const struct part *part, const char *element);
/* An attribute of the element that starts, by its name without prefix; NULL if it has
 * none. In the arena. */
const char *part_attribute(struct part *part, const char *name);
bool part_flag(struct part *part, const char *name);
uint32_t part_count(struct part *part, const char *name);
const char *part_text(const struct part *part);

#endif
