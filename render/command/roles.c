/* Reads the table of font roles. */
#include "command/roles.h"

#include <math.h>
#include <string.h>

#include "data/property.h"
#include "data/reader.h"

static const struct property file_properties[] = {
    {"tubiao", PROPERTY_NUMBER, 0},
    {"roles", PROPERTY_OBJECT, PROPERTY_REQUIRED},
};

static const struct property role_properties[] = {
    {"aliases", PROPERTY_ARRAY, 0},
    {"families", PROPERTY_ARRAY, PROPERTY_REQUIRED},
    {"latin", PROPERTY_ARRAY, 0},
    {"digits", PROPERTY_STRING, 0},
    {"weight-shift", PROPERTY_NUMBER, 0},
};

/* A member's strings, NULL-terminated; items that are none are faults. */
static const char *const *read_names(struct arena *arena, const struct value *object,
    const char *name, struct faults *faults) {
    const struct value *list = value_member(object, name);
    uint32_t count = list && list->type == VALUE_ARRAY ? list->count : 0;
    const char **names = arena_array(arena, count + 1, sizeof *names);
    size_t used = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct value *item = &list->items[i];
        if (item->type == VALUE_STRING) {
            names[used++] = item->string;
        } else {
            fault_add(faults, FAULT_ERROR, "wrong-type", item->place,
                "%s holds a thing that is no font name", "%s 中有一项不是字体名称", name);
        }
    }
    return names;
}

static bool read_digits(const struct value *role, struct faults *faults) {
    static const char *const names[] = {"han", "latin"};
    int index = 0;
    property_choice(role, "digits", names, countof(names), &index, faults);
    return index == 1;
}

static struct font_role read_role(
    struct arena *arena, const struct member *member, struct faults *faults) {
    const struct value *role = &member->value;
    return (struct font_role){
        .name = member->name,
        .aliases = read_names(arena, role, "aliases", faults),
        .families = read_names(arena, role, "families", faults),
        .latin = read_names(arena, role, "latin", faults),
        .weight_shift = (int)lround(property_number(role, "weight-shift", 0)),
        .lining_from_latin = read_digits(role, faults),
    };
}

bool font_roles_read(struct arena *arena, const char *path, struct font_role **roles,
    size_t *count, struct faults *faults) {
    *roles = NULL;
    *count = 0;
    const struct source *source = source_read(arena, path, (struct place){0}, faults);
    struct value file;
    if (!source || !document_read(arena, source, &file, faults) ||
        !properties_check(
            &file, file_properties, countof(file_properties), "fonts", faults)) {
        return false;
    }
    size_t errors = faults->error_count;
    const struct value *table = value_member(&file, "roles");
    *roles = arena_array(arena, table->count, sizeof **roles);
    for (uint32_t i = 0; i < table->count; i++) {
        const struct member *member = &table->members[i];
        if (properties_check(&member->value, role_properties, countof(role_properties),
                member->name, faults)) {
            (*roles)[(*count)++] = read_role(arena, member, faults);
        }
    }
    return faults->error_count == errors;
}
