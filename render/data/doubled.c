/* Names given twice in one mapping. */
#include <string.h>

#include "data/name_set.h"
#include "data/readers.h"

static bool add_doubled(
    const struct member *first, const struct member *second, struct faults *faults) {
    fault_add(faults, FAULT_ERROR, "doubled-name", second->place,
        "“%s” is given twice; the first is in line %u", "“%s”写了两次，前一次在第 %u 行",
        second->name, first->place.line);
    return false;
}

static bool check_pairs(
    const struct member *members, size_t count, struct faults *faults) {
    bool good = true;
    for (size_t i = 1; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (*members[i].name == *members[j].name &&
                strcmp(members[i].name, members[j].name) == 0) {
                good = add_doubled(&members[j], &members[i], faults);
                break;
            }
        }
    }
    return good;
}

static bool check_set(const struct member *members, size_t count, struct faults *faults) {
    struct name_set set = {0};
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        uint32_t first;
        if (!name_set_add(&set, members[i].name, (uint32_t)i, &first)) {
            good = add_doubled(&members[first], &members[i], faults);
        }
    }
    name_set_finish(&set);
    return good;
}

/* Rows of data are small mappings by the hundred thousand, hence the pairs. */
bool members_check_doubled(
    const struct member *members, size_t count, struct faults *faults) {
    enum { FEW = 16 };
    return count <= FEW ? check_pairs(members, count, faults)
                        : check_set(members, count, faults);
}
