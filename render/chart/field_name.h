/* Fields named by numbers, as a year is, become text throughout a specification. */
#ifndef TUBIAO_CHART_FIELD_NAME_H
#define TUBIAO_CHART_FIELD_NAME_H

#include "data/value.h"

struct value field_names_as_text(struct arena *arena, struct value tree);

#endif
