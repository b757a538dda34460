/* Which scales and guides the children of a view share (vega-lite/src/compile/resolve.ts). */
#include <string.h>

#include "chart/scales.h"

/* What nothing says: facets and layers share all scales, but for the angles of facets;
 * views that stand beside each other have positions of their own. */
static bool independent_by_default(const struct view *view, enum channel channel) {
    bool polar = channel == CHANNEL_THETA || channel == CHANNEL_RADIUS;
    switch (view->form) {
    case VIEW_FACET:
        return channel == CHANNEL_THETA;
    case VIEW_CONCAT:
        return channel == CHANNEL_X || channel == CHANNEL_Y || polar;
    default:
        return false;
    }
}

bool resolve_is_independent(
    const struct view *view, const char *what, enum channel channel) {
    const struct value *resolve = value_member(view->source, "resolve");
    const struct value *group = resolve ? value_member(resolve, what) : NULL;
    const char *said = group && group->type == VALUE_OBJECT
                           ? property_string(group, channels[channel].name, NULL)
                           : NULL;
    if (said) {
        return strcmp(said, "independent") == 0;
    }
    return strcmp(what, "scale") == 0 && independent_by_default(view, channel);
}
