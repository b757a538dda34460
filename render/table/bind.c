/* Binding the table block: its keys, its sections, its grid. */
#include "table/bind.h"

#include <string.h>

#include "table/look.h"
#include "table/note.h"
#include "table/read.h"
#include "table/section.h"

static const struct schema columns_schema = {.items = &column_entry_schema};
static const struct schema rows_schema = {
    .items = &row_entry_schema, .groups = group_rows_groups};
static const struct schema cell_row_schema = {
    .types = PROPERTY_ARRAY, .items = &free_cell_schema};
static const struct schema cell_rows_schema = {.items = &cell_row_schema};
static const struct schema label_schema = {.types = PROPERTY_NUMBER | PROPERTY_STRING};
static const struct schema labels_schema = {.items = &label_schema};
static const struct schema word_schema = {.types = PROPERTY_STRING};
static const struct schema words_schema = {.items = &word_schema};
static const struct schema count_schema = {.least = 0, .most = 100000, .whole = true};
static const struct schema emphases_schema = {.items = &emphasis_schema};

static const struct property section_properties[] = {
    {"head", PROPERTY_STRING | PROPERTY_NUMBER, 0},
    {"data", PROPERTY_STRING | PROPERTY_OBJECT | PROPERTY_ARRAY, 0,
        .schema = &table_data_schema},
    {"corner", PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_NULL | PROPERTY_ARRAY, 0,
        .schema = &labels_schema},
    {"columns", PROPERTY_ARRAY, 0, .schema = &columns_schema},
    {"rows", PROPERTY_ARRAY | PROPERTY_OBJECT, 0, .schema = &rows_schema},
    {"cells", PROPERTY_ARRAY, 0, .schema = &cell_rows_schema},
    {"head-rows", PROPERTY_NUMBER, 0, .schema = &count_schema},
    {"stub-columns", PROPERTY_NUMBER, 0, .schema = &count_schema},
};

static const struct schema section_schema = {.types = PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("table-section", section_properties)};
static const struct schema sections_schema = {.items = &section_schema};

static const struct property table_properties[] = {
    {"data", PROPERTY_STRING | PROPERTY_OBJECT | PROPERTY_ARRAY, 0,
        .schema = &table_data_schema},
    {"corner", PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_NULL | PROPERTY_ARRAY, 0,
        .schema = &labels_schema},
    {"columns", PROPERTY_ARRAY, 0, .schema = &columns_schema},
    {"rows", PROPERTY_ARRAY | PROPERTY_OBJECT, 0, .schema = &rows_schema},
    {"cells", PROPERTY_ARRAY, 0, .schema = &cell_rows_schema},
    {"head-rows", PROPERTY_NUMBER, 0, .schema = &count_schema},
    {"stub-columns", PROPERTY_NUMBER, 0, .schema = &count_schema},
    {"sections", PROPERTY_ARRAY, 0, .schema = &sections_schema},
    {"words", PROPERTY_ARRAY, 0, .schema = &words_schema},
    {"emphasis", PROPERTY_ARRAY, 0, .schema = &emphases_schema},
    {"style", PROPERTY_OBJECT, 0, .schema = &look_schema},
};

/* A dataset's name alone, too. */
const struct schema table_schema = {.types = PROPERTY_OBJECT | PROPERTY_STRING,
    .groups = PROPERTY_GROUP("table", table_properties)};

/* Keys that only mean something beside another: false with a fault if that one is not
 * there (`with`), or the two can't stand together (!`with`). */
static bool check_pair(struct faults *faults, const struct value *value, const char *key,
    const char *other, bool with) {
    const struct value *member = value_member(value, key);
    if (!member || (value_member(value, other) != NULL) == with) {
        return true;
    }
    if (with) {
        fault_add(faults, FAULT_ERROR, "key-alone", member->place,
            "“%s” means something only beside “%s”", "“%s”要与“%s”一起写才有作用", key,
            other);
    } else {
        fault_add(faults, FAULT_ERROR, "key-conflict", member->place,
            "“%s” can't stand beside “%s”", "“%s”不能与“%s”并用", key, other);
    }
    return false;
}

static bool check_pairs(struct faults *faults, const struct value *value) {
    static const struct pair {
        const char *key, *other;
        bool with;
    } pairs[] = {{"head-rows", "cells", true}, {"stub-columns", "cells", true},
        {"columns", "cells", false}, {"rows", "cells", false}, {"data", "cells", false},
        {"corner", "cells", false}, {"columns", "sections", false},
        {"rows", "sections", false}, {"cells", "sections", false},
        {"corner", "sections", false}};
    bool ok = true;
    for (size_t i = 0; i < countof(pairs); i++) {
        ok &= check_pair(faults, value, pairs[i].key, pairs[i].other, pairs[i].with);
    }
    return ok;
}

/* `otherwise` are the data of the whole table. */
static bool read_section(struct section_binder *context, const struct value *value,
    const struct dataset *otherwise, struct titled_section *titled) {
    struct binder *binder = context->binder;
    const struct value *head = value_member(value, "head");
    const struct value *data = value_member(value, "data");
    titled->title = head ? table_label_of(binder->arena, head) : NULL;
    titled->place = head ? head->place : value->place;
    if (!check_pairs(binder->faults, value)) {
        return false;
    }
    if (value_member(value, "cells")) {
        return section_from_cells(context, value, &titled->section);
    }
    const struct dataset *dataset =
        data ? source_dataset(binder, context->source, data) : otherwise;
    return (dataset || !data) &&
           section_from_trees(context, value, dataset, &titled->section);
}

static bool read_sections(struct section_binder *context, const struct value *value,
    struct titled_section **sections, size_t *count) {
    struct binder *binder = context->binder;
    const struct value *list = value_member(value, "sections");
    const struct value *data = value_member(value, "data");
    const struct dataset *dataset =
        data ? source_dataset(binder, context->source, data) : NULL;
    if ((data && !dataset) || !check_pairs(binder->faults, value)) {
        return false;
    }
    if (list->count == 0) {
        fault_add(binder->faults, FAULT_ERROR, "empty-tree", list->place,
            "the list of sections is empty", "sections 是空的");
        return false;
    }
    *count = list->count;
    *sections = arena_array(binder->arena, *count, sizeof **sections);
    bool ok = true;
    const char *what = words_in(binder->faults->language, "a section", "sections 的一节");
    for (size_t i = 0; i < *count; i++) {
        ok &= properties_check(&list->items[i], section_properties,
                  countof(section_properties), what, binder->faults) &&
              read_section(context, &list->items[i], dataset, &(*sections)[i]);
    }
    return ok;
}

static bool read_words(
    struct binder *binder, const struct value *value, const char *const **words) {
    const struct value *list = value_member(value, "words");
    size_t count = list ? list->count : 0;
    const char **names = arena_array(binder->arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        if (list->items[i].type != VALUE_STRING || !*list->items[i].string) {
            fault_add(binder->faults, FAULT_ERROR, "wrong-type", list->items[i].place,
                "each of words must be text", "words 的每一项都应是文字");
            return false;
        }
        names[i] = list->items[i].string;
    }
    *words = names;
    return true;
}

/* `table: NAME` is `table: {data: NAME}`. */
static struct value in_long_form(struct arena *arena, const struct value *value) {
    if (value->type != VALUE_STRING) {
        return *value;
    }
    struct member *data = arena_new(arena, struct member);
    *data = (struct member){"data", value->place, *value};
    struct value object = value_object(data, 1);
    object.place = value->place;
    return object;
}

/* Expands all but blocks, which expand themselves once the names of their `for` are there.
 */
static bool expand_part(
    struct binder *binder, const struct value *value, struct value *out);

static bool expand_members(
    struct binder *binder, const struct value *value, struct value *out) {
    struct member *members = arena_array(binder->arena, value->count, sizeof *members);
    bool ok = true;
    for (size_t i = 0; i < value->count; i++) {
        const struct member *member = &value->members[i];
        members[i] = *member;
        if (strcmp(member->name, "blocks") != 0) {
            ok &= expand_part(binder, &member->value, &members[i].value);
        }
    }
    *out = *value;
    out->members = members;
    return ok;
}

/* Whether blocks stand anywhere in it. */
static bool holds_blocks(const struct value *value) {
    bool object = value->type == VALUE_OBJECT;
    if (object && value_member(value, "blocks")) {
        return true;
    }
    for (size_t i = 0; object && i < value->count; i++) {
        if (holds_blocks(&value->members[i].value)) {
            return true;
        }
    }
    for (size_t i = 0; value->type == VALUE_ARRAY && i < value->count; i++) {
        if (holds_blocks(&value->items[i])) {
            return true;
        }
    }
    return false;
}

static bool expand_part(
    struct binder *binder, const struct value *value, struct value *out) {
    if (!holds_blocks(value)) {
        return binder_expand(binder, value, out);
    }
    if (value->type == VALUE_OBJECT) {
        return expand_members(binder, value, out);
    }
    struct value *items = arena_array(binder->arena, value->count, sizeof *items);
    bool ok = true;
    for (size_t i = 0; i < value->count; i++) {
        ok &= expand_part(binder, &value->items[i], &items[i]);
    }
    *out = *value;
    out->items = items;
    return ok;
}

/* The table's keys but for what it shows. */
static bool read_settings(
    struct section_binder *context, const struct value *value, struct table *table) {
    struct binder *binder = context->binder;
    if (!properties_check(value, table_properties, countof(table_properties), "table",
            binder->faults) ||
        !look_read(binder, value_member(value, "style"), &table->look) ||
        !read_words(binder, value, &table->words)) {
        return false;
    }
    context->looks = own_looks_new(binder->arena, &table->look);
    return emphasis_read(binder, value_member(value, "emphasis"), &context->emphases);
}

struct block *table_bind(
    struct binder *binder, const struct block *block, const struct value *unexpanded) {
    struct value written;
    if (!expand_part(binder, unexpanded, &written)) {
        return NULL;
    }
    struct value value = in_long_form(binder->arena, &written);
    struct table *table = arena_new(binder->arena, struct table);
    table->block = *block;
    struct table_source source = {0};
    struct section_binder context = {
        .binder = binder, .source = &source, .look = &table->look};
    struct titled_section one = {0};
    struct titled_section *sections = &one;
    size_t count = 1;
    if (!read_settings(&context, &value, table)) {
        return NULL;
    }
    bool ok = value_member(&value, "sections")
                  ? read_sections(&context, &value, &sections, &count)
                  : read_section(&context, &value, NULL, &one);
    if (!ok) {
        return NULL;
    }
    source_warn_left_out(binder, &source);
    struct table_grid *grid = grid_stack(binder->arena, &table->look, sections, count);
    notes_number(binder->arena, grid);
    table->grid = grid;
    return &table->block;
}
