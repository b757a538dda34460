/* Values as JSON that people read: two spaces a level, lists of plain values in a line. */
#ifndef TUBIAO_DATA_JSON_PRINT_H
#define TUBIAO_DATA_JSON_PRINT_H

#include "base/buffer.h"
#include "data/value.h"

/* Ends with a line feed. Numbers keep at most 6 decimals. */
void json_print(const struct value *value, struct buffer *out);

#endif
