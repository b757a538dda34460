/* Alternative text for charts that have none: what is drawn, and how large it gets. */
#ifndef TUBIAO_CHART_ALTERNATIVE_H
#define TUBIAO_CHART_ALTERNATIVE_H

#include "chart/model.h"

/* Chinese: kind, title, what is measured over what, range, greatest and least. */
const char *alternative_text(const struct chart *chart, struct arena *arena);

#endif
