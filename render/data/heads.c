/* Tables that nobody has filled in yet: names of columns and no row. */
#include "data/readers.h"

struct value heads_only(
    struct arena *arena, struct value *names, size_t count, struct faults *faults) {
    fault_add(faults, FAULT_WARNING, "empty-data", names[0].place,
        "there are names of columns, but no row below them",
        "只有列名，下面一行数据也没有");
    struct member *members = arena_array(arena, 2, sizeof *members);
    struct place place = names[0].place;
    members[0] = (struct member){"columns", place, value_array(names, count)};
    members[1] = (struct member){"rows", place, value_array(NULL, 0)};
    members[0].value.place = members[1].value.place = place;
    struct value value = value_object(members, 2);
    value.place = place;
    return value;
}
