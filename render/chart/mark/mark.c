/* The table of marks. */
#include "chart/mark/mark.h"

#include <string.h>

static const struct mark_kind *const kinds[] = {
    &mark_bar,
    &mark_arc,
    &mark_text,
    &mark_rule,
    &mark_rect,
    &mark_tick,
    &mark_point,
    &mark_circle,
    &mark_square,
    &mark_line,
    &mark_area,
    &mark_trail,
    &mark_image,
    NULL,
};

const struct mark_kind *mark_kind_find(const char *name) {
    for (size_t i = 0; kinds[i]; i++) {
        if (strcmp(kinds[i]->name, name) == 0) {
            return kinds[i];
        }
    }
    return NULL;
}

const char *const *mark_names(void) {
    static const char *const names[] = {"arc", "area", "bar", "boxplot", "circle",
        "errorband", "errorbar", "geoshape", "image", "line", "point", "rect", "rule",
        "square", "text", "tick", "trail", NULL};
    return names;
}
