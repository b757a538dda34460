/* What the files of a user may hold: reports, layouts, themes, outputs. */
#ifndef TUBIAO_COMMAND_SCHEMAS_H
#define TUBIAO_COMMAND_SCHEMAS_H

#include "command/job.h"

extern const struct schema layout_schema, theme_schema, report_schema;

/* An output of a layout: a file's name, or a mapping (job.c). */
extern const struct schema output_schema;
/* A dataset of a report: written out, or {file, sheet, range} (facts.c). */
extern const struct schema data_schema;
/* {file, sheet, range}, or rows as mappings. */
extern const struct schema data_in_file_schema;
/* A layout's `needs`, and what a type of them lets a value be (needs.c). */
extern const struct schema needs_schema;
const struct schema *need_type_schema(const struct value *type, bool *optional);

/* `carry` of a layout, for a dataset (layout.c). */
enum { CARRY_PROPERTY_COUNT = 2 };
extern const struct property carry_properties[CARRY_PROPERTY_COUNT];

/* What every report may hold (needs.c). */
extern const struct property report_properties[];
extern const size_t report_property_count;

/* What a report of the layout may and must hold. `scope` (may be NULL) knows the year that
 * columns are named after. */
const struct schema *report_schema_of(
    struct arena *arena, const struct value *needs, const struct scope *scope);

/* The schema as JSON Schema (draft 2020-12). */
void schema_print(struct engine *engine, const struct schema *schema, struct buffer *out);

/* Every property by the group it belongs to, with the definitions they refer to: what the
 * guide's reference is made of. */
void schema_print_reference(struct engine *engine, const struct schema *const *schemas,
    size_t count, struct buffer *out);

#endif
