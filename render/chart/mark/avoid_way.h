/* How labels get out of each other's way: one file a way. */
#ifndef TUBIAO_CHART_MARK_AVOID_WAY_H
#define TUBIAO_CHART_MARK_AVOID_WAY_H

#include <string.h>

#include "chart/label.h"

/* Between labels, in ems. */
static const double label_air = 0.25;

/* Labels that move together. `order` lists their rows, the most important first. */
struct crowd {
    const struct plot *plot;
    struct label *labels;
    struct bounds *boxes; /* of the labels where they stand now */
    bool *hidden;
    const size_t *order;
    size_t count;
};

/* Whether marks of that type have been drawn in the group: data, not axes or legends. */
static inline bool crowd_has(const struct scene_group *group, enum mark_type type) {
    for (size_t i = 0; i < group->mark_count; i++) {
        const struct scene_mark *mark = group->marks[i];
        bool data =
            strncmp(mark->role, "axis", 4) != 0 && strncmp(mark->role, "legend", 6) != 0;
        if (data && mark->type == type && mark->count > 0) {
            return true;
        }
        for (size_t k = 0; data && mark->type == MARK_GROUP && k < mark->count; k++) {
            if (crowd_has(&mark->groups[k], type)) {
                return true;
            }
        }
    }
    return false;
}

/* Moves the labels of the crowd and their boxes; *failed gets those that still touch
 * something. Returns how many. */
typedef size_t avoid_settle(struct crowd *crowd, bool *failed);

avoid_settle avoid_sideways, avoid_up_and_down, avoid_around;

#endif
