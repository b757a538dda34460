/* The grammar of specifications joined up: which object stands behind which property. */
#include <string.h>

#include "chart/chart.h"
#include "chart/grammar_table.h"
#include "chart/mark/avoid.h"
#include "chart/parameter/parameter.h"
#include "transform/transform.h"

static const struct schema mark_part_schema;

enum { GRAMMARS = GRAMMAR_VIEW_CONFIG + 1, MOST_LINKS = 96 };

/* A page of Vega-Lite's documentation tells of the object in whose name it is. */
static const struct object {
    enum grammar grammar;
    const char *name;
    /* the properties that hold other objects */
    struct held {
        const char *name;
        enum grammar grammar;
    } holds[8];
} objects[] = {
    {GRAMMAR_MARK, "chart-mark", {{0}}},
    {GRAMMAR_POSITION, "chart-position",
        {{"axis", GRAMMAR_AXIS}, {"scale", GRAMMAR_SCALE}, {"bin", GRAMMAR_BIN},
            {"timeUnit", GRAMMAR_TIME_UNIT}}},
    {GRAMMAR_OFFSET, "chart-offset",
        {{"scale", GRAMMAR_SCALE}, {"bin", GRAMMAR_BIN},
            {"timeUnit", GRAMMAR_TIME_UNIT}}},
    {GRAMMAR_MARK_FIELD, "chart-mark-field",
        {{"legend", GRAMMAR_LEGEND}, {"scale", GRAMMAR_SCALE},
            {"condition", GRAMMAR_CONDITION}, {"bin", GRAMMAR_BIN},
            {"timeUnit", GRAMMAR_TIME_UNIT}}},
    {GRAMMAR_TEXT_FIELD, "chart-text-field",
        {{"condition", GRAMMAR_CONDITION}, {"bin", GRAMMAR_BIN},
            {"timeUnit", GRAMMAR_TIME_UNIT}}},
    {GRAMMAR_URL_FIELD, "chart-url-field",
        {{"condition", GRAMMAR_CONDITION}, {"bin", GRAMMAR_BIN},
            {"timeUnit", GRAMMAR_TIME_UNIT}}},
    {GRAMMAR_DETAIL_FIELD, "chart-detail-field",
        {{"condition", GRAMMAR_CONDITION}, {"bin", GRAMMAR_BIN},
            {"timeUnit", GRAMMAR_TIME_UNIT}}},
    {GRAMMAR_FACET_FIELD, "chart-facet-field",
        {{"header", GRAMMAR_HEADER}, {"bin", GRAMMAR_BIN},
            {"timeUnit", GRAMMAR_TIME_UNIT}}},
    {GRAMMAR_CONDITION, "chart-condition",
        {{"legend", GRAMMAR_LEGEND}, {"scale", GRAMMAR_SCALE}, {"bin", GRAMMAR_BIN},
            {"timeUnit", GRAMMAR_TIME_UNIT}}},
    {GRAMMAR_AXIS, "chart-axis", {{0}}},
    {GRAMMAR_LEGEND, "chart-legend", {{0}}},
    {GRAMMAR_SCALE, "chart-scale", {{0}}},
    {GRAMMAR_TITLE, "chart-title", {{0}}},
    {GRAMMAR_DATA, "chart-data", {{"format", GRAMMAR_FORMAT}}},
    {GRAMMAR_FORMAT, "chart-data-format", {{0}}},
    {GRAMMAR_BIN, "chart-bin", {{0}}},
    {GRAMMAR_TIME_UNIT, "chart-time-unit", {{0}}},
    {GRAMMAR_HEADER, "chart-header", {{0}}},
    {GRAMMAR_VIEW, "chart-view", {{0}}},
    {GRAMMAR_RESOLVE, "chart-resolve", {{0}}},
    {GRAMMAR_SCALE_CONFIG, "chart-scale-config", {{0}}},
    {GRAMMAR_RANGE_CONFIG, "chart-range-config", {{0}}},
    {GRAMMAR_VIEW_CONFIG, "chart-view-config", {{0}}},
    {GRAMMAR_COMPOSITION_CONFIG, "chart-composition-config", {{0}}},
};

/* The schemas while they are made, and the links of one to others. */
struct maker {
    struct arena *arena;
    struct schema *of[GRAMMARS];
};

static const struct property_group *groups_of(
    struct arena *arena, const enum grammar *grammars, size_t count) {
    struct property_group *groups = arena_array(arena, count + 1, sizeof *groups);
    for (size_t i = 0; i < count; i++) {
        const struct grammar_table *table = grammar_table(grammars[i]);
        groups[i] = (struct property_group){"chart", table->properties, table->count};
    }
    return groups;
}

static struct schema *new_schema(struct maker *maker, const char *name,
    const struct property_group *groups, const struct schema_link *links) {
    struct schema *schema = arena_new(maker->arena, struct schema);
    *schema = (struct schema){.name = name, .groups = groups, .links = links};
    return schema;
}

static const struct schema *list_of(struct maker *maker, const struct schema *item) {
    struct schema *list = new_schema(maker, NULL, NULL, NULL);
    list->items = item;
    return list;
}

/* The object, or a list of such. */
static const struct schema *one_or_more(struct maker *maker, const struct schema *item) {
    struct schema *list = new_schema(maker, NULL, NULL, NULL);
    *list = (struct schema){.items = item, .otherwise = item};
    return list;
}

static const struct schema_link *links_of(
    struct maker *maker, const struct object *object) {
    size_t count = 0;
    while (count < countof(object->holds) && object->holds[count].name) {
        count++;
    }
    struct schema_link *links = arena_array(maker->arena, count + 1, sizeof *links);
    for (size_t i = 0; i < count; i++) {
        const struct schema *held = maker->of[object->holds[i].grammar];
        links[i].name = object->holds[i].name;
        links[i].schema = strcmp(object->holds[i].name, "condition") == 0
                              ? one_or_more(maker, held)
                              : held;
    }
    return links;
}

static void make_objects(struct maker *maker) {
    for (size_t i = 0; i < countof(objects); i++) {
        enum grammar grammar = objects[i].grammar;
        maker->of[grammar] = new_schema(
            maker, objects[i].name, groups_of(maker->arena, &grammar, 1), NULL);
    }
    for (size_t i = 0; i < countof(objects); i++) {
        maker->of[objects[i].grammar]->links = links_of(maker, &objects[i]);
    }
    /* ranges may have names of one's own */
    maker->of[GRAMMAR_RANGE_CONFIG]->values = &anything_schema;
}

/* What a mark's mapping holds: marks without a type, over it or parts of it. */
static const struct schema_link mark_links[] = {{"avoid", &avoid_schema},
    {"point", &mark_part_schema}, {"line", &mark_part_schema}, {"box", &mark_part_schema},
    {"median", &mark_part_schema}, {"outliers", &mark_part_schema},
    {"rule", &mark_part_schema}, {"ticks", &mark_part_schema},
    {"band", &mark_part_schema}, {"borders", &mark_part_schema}, {0}};

/* A mark's own mapping, and what composite marks have beside it. */
static const struct schema *make_mark(struct maker *maker, bool partial) {
    struct schema *mark = arena_new(maker->arena, struct schema);
    *mark = *maker->of[GRAMMAR_MARK];
    mark->name = partial ? "chart-mark-config" : mark->name;
    mark->partial = partial;
    mark->words = partial ? NULL : mark_names();
    mark->items = NULL;
    mark->groups = grammar_mark_groups(maker->arena);
    mark->links = mark_links;
    return mark;
}

static const struct schema *make_encoding(struct maker *maker) {
    struct property *rows = arena_array(maker->arena, CHANNEL_COUNT, sizeof *rows);
    for (int c = 0; c < CHANNEL_COUNT; c++) {
        rows[c] = (struct property){channels[c].name,
            PROPERTY_OBJECT | PROPERTY_ARRAY | PROPERTY_NULL, 0,
            .schema = one_or_more(maker, maker->of[grammar_of_channel((enum channel)c)])};
    }
    struct property_group *groups = arena_array(maker->arena, 2, sizeof *groups);
    groups[0] = (struct property_group){"chart", rows, CHANNEL_COUNT};
    return new_schema(maker, "chart-encoding", groups, NULL);
}

static const struct schema *make_config(struct maker *maker) {
    const enum grammar grammar = GRAMMAR_CONFIG;
    const struct schema *mark = make_mark(maker, true);
    struct schema *styles = new_schema(maker, NULL, NULL, NULL);
    styles->values = mark;
    struct schema_link *links = arena_array(maker->arena, MOST_LINKS, sizeof *links);
    size_t count = 0;
    const struct grammar_table *table = grammar_table(grammar);
    for (size_t i = 0; i < table->count; i++) {
        const char *name = table->properties[i].name;
        enum grammar part;
        if (grammar_of_config(name, &part)) {
            links[count++] = (struct schema_link){name, maker->of[part]};
        }
    }
    for (const char *const *name = mark_names(); *name; name++) {
        links[count++] = (struct schema_link){*name, mark};
    }
    links[count++] = (struct schema_link){"mark", mark};
    links[count++] = (struct schema_link){"style", styles};
    struct schema *config =
        new_schema(maker, "chart-config", groups_of(maker->arena, &grammar, 1), links);
    config->types = PROPERTY_OBJECT;
    return config;
}

/* {row: …, column: …}, or one field. */
static const struct schema *make_facet(struct maker *maker) {
    static const char *const names[] = {"row", "column"};
    struct property *rows = arena_array(maker->arena, countof(names), sizeof *rows);
    for (size_t i = 0; i < countof(names); i++) {
        rows[i] = (struct property){
            names[i], PROPERTY_OBJECT, 0, .schema = maker->of[GRAMMAR_FACET_FIELD]};
    }
    struct property_group *groups = arena_array(maker->arena, 2, sizeof *groups);
    groups[0] = (struct property_group){"chart", rows, countof(names)};
    struct schema *both = new_schema(maker, NULL, groups, NULL);
    both->otherwise = maker->of[GRAMMAR_FACET_FIELD];
    return both;
}

/* A view of any kind is one mapping here: what a kind of view has no use for is only told
 * by binding. */
static const struct schema *make_view(struct arena *arena) {
    static const enum grammar views[] = {GRAMMAR_UNIT, GRAMMAR_LAYER, GRAMMAR_FACET,
        GRAMMAR_REPEAT, GRAMMAR_CONCAT, GRAMMAR_HCONCAT, GRAMMAR_VCONCAT};
    static const char *const one_of[] = {
        "mark", "layer", "facet", "repeat", "concat", "hconcat", "vconcat", NULL};
    struct maker maker = {.arena = arena};
    make_objects(&maker);
    struct schema *view =
        new_schema(&maker, "chart", groups_of(arena, views, countof(views)), NULL);
    const struct schema_link links[] = {{"mark", make_mark(&maker, false)},
        {"encoding", make_encoding(&maker)}, {"config", make_config(&maker)},
        {"transform", list_of(&maker, &transform_schema)}, {"spec", &chart_schema},
        {"layer", list_of(&maker, &chart_schema)},
        {"concat", list_of(&maker, &chart_schema)},
        {"hconcat", list_of(&maker, &chart_schema)},
        {"vconcat", list_of(&maker, &chart_schema)}, {"facet", make_facet(&maker)},
        {"title", maker.of[GRAMMAR_TITLE]}, {"data", maker.of[GRAMMAR_DATA]},
        {"view", maker.of[GRAMMAR_VIEW]}, {"resolve", maker.of[GRAMMAR_RESOLVE]}, {0}};
    struct schema_link *kept = arena_array(arena, countof(links), sizeof *kept);
    memcpy(kept, links, sizeof links);
    view->types = PROPERTY_OBJECT;
    view->links = kept;
    view->one_of = one_of;
    view->partial = true;
    return view;
}

static const struct schema *make_chart_config(struct arena *arena) {
    struct maker maker = {.arena = arena};
    make_objects(&maker);
    return make_config(&maker);
}

static const struct schema *make_mark_part(struct arena *arena) {
    struct maker maker = {.arena = arena};
    make_objects(&maker);
    return make_mark(&maker, true);
}

static const struct schema mark_part_schema = {
    .name = "chart-mark-config", .make = make_mark_part};

const struct schema chart_schema = {.name = "chart", .make = make_view};
const struct schema chart_config_schema = {
    .name = "chart-config", .make = make_chart_config};
