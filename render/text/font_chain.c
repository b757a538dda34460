/* Style to candidates: roles by name, families, roles by alias, CSS lists of them. */
#include "text/font_chain.h"

#include <string.h>

#include "text/font_choice.h"

/* What resolving needs at every step. */
struct resolver {
    struct font_chain *chain;
    const struct font_index *index;
    struct arena *arena;
};

/* 一 stands for Han: a face without it is a Latin face. */
static bool is_han_entry(const struct font_entry *entry) {
    return font_entry_may_have(entry, 0x4E00);
}

static void add_candidate(const struct resolver *resolver, struct candidates *list,
    const struct font_entry *entry, int weight) {
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].entry == entry) {
            return;
        }
    }
    list->items = arena_grow(
        resolver->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = (struct candidate){.entry = entry, .weight = weight};
}

static void add_families(const struct resolver *resolver, struct candidates *list,
    const char *const *families, int weight) {
    bool italic = resolver->chain->style.italic;
    for (; families && *families; families++) {
        const struct font_entry *entry =
            font_choose(resolver->index, *families, strlen(*families), weight, italic);
        if (entry) {
            add_candidate(resolver, list, entry, weight);
        }
    }
}

static int shifted_weight(int weight, int shift) {
    weight += shift;
    return weight < 1 ? 1 : weight > 1000 ? 1000 : weight;
}

static void add_role(const struct resolver *resolver, const struct font_role *role) {
    struct font_chain *chain = resolver->chain;
    int weight = shifted_weight(chain->style.weight, role->weight_shift);
    if (chain->han.count + chain->latin.count == 0) {
        chain->digits_from_latin = role->lining_from_latin;
    }
    add_families(resolver, &chain->han, role->families, weight);
    add_families(resolver, &chain->latin, role->latin, weight);
}

/* A family asked for by name serves both sides, a Han one first for Han and a Latin one
 * for Latin only, as a CSS font list would have it. */
static bool add_named_family(
    const struct resolver *resolver, const char *name, size_t length) {
    struct font_chain *chain = resolver->chain;
    const struct font_entry *entry = font_choose(
        resolver->index, name, length, chain->style.weight, chain->style.italic);
    if (!entry) {
        return false;
    }
    if (chain->han.count + chain->latin.count == 0) {
        chain->digits_from_latin = true;
    }
    if (is_han_entry(entry)) {
        add_candidate(resolver, &chain->han, entry, chain->style.weight);
    }
    add_candidate(resolver, &chain->latin, entry, chain->style.weight);
    return true;
}

static bool is_name(const char *name, size_t length, const char *other) {
    if (strlen(other) != length) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        char a = name[i], b = other[i];
        a = a >= 'A' && a <= 'Z' ? (char)(a + 32) : a;
        b = b >= 'A' && b <= 'Z' ? (char)(b + 32) : b;
        if (a != b) {
            return false;
        }
    }
    return true;
}

static const struct font_role *find_role(const struct font_role *roles, size_t count,
    const char *name, size_t length, bool by_alias) {
    for (size_t i = 0; i < count; i++) {
        if (!by_alias && is_name(name, length, roles[i].name)) {
            return &roles[i];
        }
        for (const char *const *alias = roles[i].aliases; by_alias && alias && *alias;
             alias++) {
            if (is_name(name, length, *alias)) {
                return &roles[i];
            }
        }
    }
    return NULL;
}

/* One name of a CSS list, without spaces and quotes about it. */
static const char *next_name(const char **list, size_t *length) {
    const char *start = *list + strspn(*list, " \t,");
    const char *end;
    if (*start == '"' || *start == '\'') {
        char quote = *start++;
        end = strchr(start, quote);
        end = end ? end : start + strlen(start);
        *list = end + (*end == quote);
    } else {
        end = start + strcspn(start, ",");
        *list = end;
    }
    while (end > start && end[-1] == ' ') {
        end--;
    }
    *length = (size_t)(end - start);
    return start;
}

/* The role whose families were asked for by `name`, if it is one; family names that are
 * also aliases (SimSun) are the family where that is installed. */
static const struct font_role *resolve_name(const struct resolver *resolver,
    const struct font_role *roles, size_t count, const char *name, size_t length) {
    const struct font_role *role = find_role(roles, count, name, length, false);
    if (!role && !add_named_family(resolver, name, length)) {
        role = find_role(roles, count, name, length, true);
    }
    if (role) {
        add_role(resolver, role);
    }
    return role;
}

static void report(struct faults *warnings, const struct font_chain *chain,
    const struct font_role *role) {
    const struct candidate *instead = chain->han.count     ? &chain->han.items[0]
                                      : chain->latin.count ? &chain->latin.items[0]
                                                           : NULL;
    if (!instead) {
        return; /* there are no fonts at all, which font_set_new says */
    }
    const char *name = role ? role->name : chain->style.role;
    fault_add(warnings, FAULT_WARNING, "font-missing", (struct place){0},
        "no font for %s is installed; %s is used instead", "没有安装“%s”的字体，改用 %s",
        name, instead->entry->families);
    fault_hint(warnings, "fonts/get installs the free ones; tubiao fonts lists them",
        "运行 fonts/get 可安装免费字体，tubiao fonts 可查看");
}

void font_chain_resolve(struct font_chain *chain, const struct font_index *index,
    const struct font_role *roles, size_t role_count, struct arena *arena,
    struct faults *warnings) {
    struct resolver resolver = {chain, index, arena};
    const struct font_role *role = NULL;
    const char *list = chain->style.role;
    size_t length;
    for (const char *name = next_name(&list, &length); length > 0;
         name = next_name(&list, &length)) {
        const struct font_role *named =
            resolve_name(&resolver, roles, role_count, name, length);
        role = role ? role : named;
    }
    bool nothing = chain->han.count + chain->latin.count == 0;
    bool missing = nothing || (role && chain->han.count == 0);
    for (size_t i = 0; i < role_count && chain->han.count == 0; i++) {
        if (nothing || &roles[i] != role) {
            add_families(&resolver, &chain->han, roles[i].families, chain->style.weight);
        }
        if (nothing) {
            add_families(&resolver, &chain->latin, roles[i].latin, chain->style.weight);
        }
    }
    if (missing && warnings) {
        report(warnings, chain, role);
    }
}

void font_chain_find_spare(struct font_chain *chain, const struct font_index *index,
    const struct font_role *roles, size_t role_count, struct arena *arena) {
    struct resolver resolver = {chain, index, arena};
    for (size_t i = 0; i < role_count; i++) {
        add_families(&resolver, &chain->spare, roles[i].families, chain->style.weight);
    }
    for (size_t i = 0; i < role_count; i++) {
        add_families(&resolver, &chain->spare, roles[i].latin, chain->style.weight);
    }
    chain->spare_found = true;
}
