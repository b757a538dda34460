/* Looks of single cells, made once for all that share one. */
#include "table/own.h"

#include <string.h>

#include "table/label.h"

static const struct property side_properties[] = {
    {"top", PROPERTY_NUMBER | PROPERTY_STRING | PROPERTY_OBJECT, 0,
        .schema = &table_rule_schema},
    {"right", PROPERTY_NUMBER | PROPERTY_STRING | PROPERTY_OBJECT, 0,
        .schema = &table_rule_schema},
    {"bottom", PROPERTY_NUMBER | PROPERTY_STRING | PROPERTY_OBJECT, 0,
        .schema = &table_rule_schema},
    {"left", PROPERTY_NUMBER | PROPERTY_STRING | PROPERTY_OBJECT, 0,
        .schema = &table_rule_schema},
}; /* as enum rule_side */
static const struct schema sides_schema = {
    .groups = PROPERTY_GROUP("sides", side_properties)};

const struct property own_properties[OWN_PROPERTY_COUNT] = {
    {"fill", PROPERTY_STRING, 0, .schema = &color_schema},
    {"color", PROPERTY_STRING, 0, .schema = &color_schema},
    {"font", PROPERTY_STRING, 0},
    {"size", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"weight", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &weight_schema},
    {"italic", PROPERTY_BOOLEAN, 0},
    {"rules", PROPERTY_OBJECT, 0, .schema = &sides_schema},
};

struct made_look {
    struct own own;
    const struct style *base; /* what the cell's text has without it */
    const struct color *ground;
    struct cell_look look;
    struct made_look *next;
};

struct own_looks {
    struct arena *arena;
    const struct table_look *look;
    struct made_look *first;
};

const struct property *own_properties_with(
    struct arena *arena, const struct property *properties, size_t *count) {
    struct property *all = arena_array(arena, *count + OWN_PROPERTY_COUNT, sizeof *all);
    memcpy(all, properties, *count * sizeof *all);
    memcpy(all + *count, own_properties, sizeof own_properties);
    *count += OWN_PROPERTY_COUNT;
    return all;
}

static bool apply_rules(const struct value *mapping, double em, struct cell_look *look,
    struct faults *faults) {
    const struct value *rules = value_member(mapping, "rules");
    if (!rules) {
        return true;
    }
    bool ok = properties_check(
        rules, side_properties, countof(side_properties), "rules", faults);
    for (int side = 0; ok && side < SIDE_COUNT; side++) {
        const char *name = side_properties[side].name;
        const struct value *value = value_member(rules, name);
        ok &= !value || rule_read(value, name, em, &look->rules[side], faults);
    }
    return ok;
}

/* Lays the mapping over a look; `style` is what look->style points to. */
static bool apply(const struct value *mapping, struct style *style,
    struct cell_look *look, struct faults *faults) {
    double multiple = style->line_height / style->text.size;
    bool ok = style_read_text(mapping, style, faults);
    style->line_height = multiple * style->text.size;
    ok &= color_bind(mapping, "color", &style->color, faults);
    ok &= color_bind(mapping, "fill", &look->fill, faults);
    return apply_rules(mapping, style->text.size, look, faults) && ok;
}

bool own_read(struct binder *binder, const struct value *mapping,
    const struct own_link *outer, const struct own_link **out) {
    bool any = false;
    for (size_t i = 0; i < OWN_PROPERTY_COUNT; i++) {
        any |= value_member(mapping, own_properties[i].name) != NULL;
    }
    if (!any) {
        *out = outer;
        return true;
    }
    struct style style = *theme_style(binder->theme, "table-cell");
    struct cell_look look = {0};
    struct own_link *link = arena_new(binder->arena, struct own_link);
    *link = (struct own_link){outer, mapping};
    *out = link;
    return apply(mapping, &style, &look, binder->faults);
}

struct own_looks *own_looks_new(struct arena *arena, const struct table_look *look) {
    struct own_looks *looks = arena_new(arena, struct own_looks);
    looks->arena = arena;
    looks->look = look;
    return looks;
}

static void apply_links(const struct own_link *link, struct style *style,
    struct cell_look *look, struct faults *faults) {
    if (link) {
        apply_links(link->outer, style, look, faults);
        apply(link->mapping, style, look, faults);
    }
}

static bool same_conditions(const struct value *const *a, const struct value *const *b) {
    for (; a && b && *a && *a == *b; a++, b++) {
    }
    return (a ? *a : NULL) == (b ? *b : NULL);
}

static struct made_look *find(const struct own_looks *looks, const struct own *own,
    const struct style *base, const struct color *ground) {
    for (struct made_look *made = looks->first; made; made = made->next) {
        const struct own *have = &made->own;
        if (made->base == base && made->ground == ground && have->column == own->column &&
            have->row == own->row && have->cell == own->cell && have->band == own->band &&
            same_conditions(have->conditions, own->conditions)) {
            return made;
        }
    }
    return NULL;
}

/* The ground that a cell has by being where it is; NULL: none. */
static const struct color *kind_ground(
    const struct table_look *look, const struct table_cell *cell, bool band) {
    bool body = cell->kind == CELL_STUB || cell->kind == CELL_DATA;
    if (body && cell->total && look->total_background.set) {
        return &look->total_background;
    }
    return body && band ? &look->band : NULL;
}

/* Text of totals, where the theme has a style for it: its font, size and colour. */
static const struct style *kind_style(
    const struct table_look *look, const struct table_cell *cell) {
    const struct style *total = look->styles[TEXT_OF_TOTAL];
    bool body = cell->kind == CELL_STUB || cell->kind == CELL_DATA;
    return body && cell->total && total ? total : cell_style(look, cell);
}

const struct cell_look *own_look(
    struct own_looks *looks, const struct table_cell *cell, const struct own *own) {
    const struct color *ground = kind_ground(looks->look, cell, own->band);
    const struct style *base = kind_style(looks->look, cell);
    bool conditions = own->conditions && own->conditions[0];
    if (!own->column && !own->row && !own->cell && !conditions && !ground &&
        base == cell_style(looks->look, cell)) {
        return NULL;
    }
    struct made_look *made = find(looks, own, base, ground);
    if (made) {
        return &made->look;
    }
    made = arena_new(looks->arena, struct made_look);
    *made = (struct made_look){
        .own = *own, .base = base, .ground = ground, .next = looks->first};
    struct style *style = arena_new(looks->arena, struct style);
    *style = *base;
    struct arena scratch = {0};
    struct faults said_before = {.arena = &scratch}; /* own_read said them */
    made->look.fill = ground ? *ground : (struct color){0};
    apply_links(own->column, style, &made->look, &said_before);
    apply_links(own->row, style, &made->look, &said_before);
    for (size_t i = 0; conditions && own->conditions[i]; i++) {
        apply(own->conditions[i], style, &made->look, &said_before);
    }
    apply_links(own->cell, style, &made->look, &said_before);
    made->look.style = style;
    arena_finish(&scratch);
    looks->first = made;
    return &made->look;
}
