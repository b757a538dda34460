/* Hatches: their names and directions. */
#include <string.h>

#include "scene/scene.h"

static const struct {
    const char *name;
    size_t count;
    double angles[2];
} hatches[] = {
    [HATCH_DIAGONAL] = {"diagonal", 1, {-45}},
    [HATCH_ANTIDIAGONAL] = {"antidiagonal", 1, {45}},
    [HATCH_CROSS] = {"cross", 2, {-45, 45}},
    [HATCH_HORIZONTAL] = {"horizontal", 1, {0}},
    [HATCH_VERTICAL] = {"vertical", 1, {90}},
    [HATCH_DOTS] = {"dots", 1, {45}},
};

const char *hatch_name(enum hatch_kind kind) {
    return hatches[kind].name;
}

bool hatch_find(const char *name, enum hatch_kind *kind) {
    for (size_t i = 0; i < countof(hatches); i++) {
        if (strcmp(hatches[i].name, name) == 0) {
            *kind = (enum hatch_kind)i;
            return true;
        }
    }
    return false;
}

size_t hatch_angles(enum hatch_kind kind, double angles[2]) {
    memcpy(angles, hatches[kind].angles, sizeof hatches[kind].angles);
    return hatches[kind].count;
}
