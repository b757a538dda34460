/* YAML's tags: !!str 12 is text. Those of the core schema are known, others are faults.
 */
#ifndef TUBIAO_DATA_YAML_TAG_H
#define TUBIAO_DATA_YAML_TAG_H

#include "data/value.h"

struct fy_token;

/* A plain scalar behind this tag (NULL: none) stays text: `!`, `!!str`. */
bool yaml_tag_is_text(struct fy_token *tag);

/* Faults a tag that is unknown or of another type than the value; NULL is all right. */
bool yaml_check_tag(
    struct fy_token *tag, const struct value *value, struct faults *faults);

#endif
