/* YAML's merge key (yaml.org/type/merge). */
#include "data/yaml_merge.h"

#include "data/name_set.h"
#include "data/readers.h"

/* The i-th mapping that stands behind <<, which takes one or a list; NULL at the end. */
static const struct value *source_at(const struct value *value, size_t i) {
    if (value->type == VALUE_ARRAY) {
        return i < value->count ? &value->items[i] : NULL;
    }
    return i == 0 ? value : NULL;
}

size_t yaml_merge_size(const struct member *members, size_t count) {
    size_t size = 0;
    for (size_t i = 0; i < count; i++) {
        const struct value *from;
        for (size_t j = 0; !members[i].name && (from = source_at(&members[i].value, j));
             j++) {
            size += from->type == VALUE_OBJECT ? from->count : 0;
        }
    }
    return size;
}

/* Appends the members of what stands behind one <<. */
static bool take_over(struct name_set *names, const struct value *value,
    struct member *members, size_t *count, struct faults *faults) {
    const struct value *from;
    for (size_t i = 0; (from = source_at(value, i)); i++) {
        if (from->type != VALUE_OBJECT) {
            fault_add(faults, FAULT_ERROR, "alias", value->place,
                "behind << wanted a mapping or a list of mappings",
                "<< 之后应为映射，或映射的列表");
            return false;
        }
        for (size_t j = 0; j < from->count; j++) {
            uint32_t first;
            if (name_set_add(names, from->members[j].name, 0, &first)) {
                members[(*count)++] = from->members[j];
            }
        }
    }
    return true;
}

bool yaml_merge(struct arena *arena, const struct member *own, size_t count,
    struct value *out, struct faults *faults) {
    size_t room = count + yaml_merge_size(own, count);
    struct member *members = arena_array(arena, room, sizeof *members);
    struct name_set names = {0};
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t first;
        if (own[i].name) {
            name_set_add(&names, own[i].name, 0, &first);
            members[length++] = own[i];
        }
    }
    bool good = members_check_doubled(members, length, faults);
    length = 0;
    for (size_t i = 0; i < count; i++) {
        if (own[i].name) {
            members[length++] = own[i];
        } else {
            good &= take_over(&names, &own[i].value, members, &length, faults);
        }
    }
    name_set_finish(&names);
    out->type = VALUE_OBJECT;
    out->members = members;
    out->count = (uint32_t)length;
    return good;
}
