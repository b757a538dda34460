/* Binding and placing any block: the kind's row, the common keys, if and for. */
#include "block/block.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "expression/loop.h"

enum { MOST_KINDS = 64 };

static const char *const align_words[] = {"left", "center", "right", NULL};

/* keep, in the order of keep_bits. */
static const char *const keep_words[] = {
    "with-next", "together", "with-caption", "with-previous", NULL};
static const enum block_keep keep_bits[] = {
    KEEP_WITH_NEXT, KEEP_TOGETHER, KEEP_WITH_CAPTION, KEEP_WITH_PREVIOUS};
static const struct schema keep_word_schema = {
    .types = PROPERTY_STRING, .words = keep_words};
static const struct schema keep_schema = {
    .words = keep_words, .items = &keep_word_schema};

/* Lists, or expressions whose values are lists. */
static const struct schema for_schema = {.values = &anything_schema};

static const struct property common_properties[] = {
    {"width", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &width_schema},
    {"height", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"align", PROPERTY_STRING, 0, align_words},
    {"if", PROPERTY_BOOLEAN | PROPERTY_STRING, 0},
    {"for", PROPERTY_OBJECT, 0, .schema = &for_schema},
    {"id", PROPERTY_STRING, 0},
    {"alt", PROPERTY_STRING, 0},
    {"keep", PROPERTY_STRING | PROPERTY_ARRAY, 0, .schema = &keep_schema},
    {"landscape", PROPERTY_BOOLEAN, 0},
    {"bleed", PROPERTY_BOOLEAN, 0},
    {"box", PROPERTY_STRING | PROPERTY_OBJECT | PROPERTY_NULL, 0, .schema = &box_schema},
};

/* Of blocks that others take the place of. */
static const struct property group_properties[] = {
    {"if", PROPERTY_BOOLEAN | PROPERTY_STRING, 0},
    {"for", PROPERTY_OBJECT, 0, .schema = &for_schema},
    {"keep", PROPERTY_STRING | PROPERTY_ARRAY, 0, .schema = &keep_schema},
    {"with", PROPERTY_OBJECT, 0}, /* the last, of kinds with parameters */
};

const struct schema block_schema = {.name = "block", .types = PROPERTY_OBJECT};
const struct schema blocks_schema = {.types = PROPERTY_ARRAY, .items = &block_schema};

struct property_group block_common(const struct block_kind *kind) {
    return kind->spread ? (struct property_group){"common", group_properties,
                              countof(group_properties) - !kind->parameters}
                        : (struct property_group){
                              "common", common_properties, countof(common_properties)};
}

const struct dataset *binder_find_dataset(const struct binder *binder, const char *name) {
    for (const struct dataset *const *d = binder->datasets; d && *d; d++) {
        if (strcmp((*d)->name, name) == 0) {
            return *d;
        }
    }
    return NULL;
}

const struct style *style_bind(struct binder *binder, const struct value *name) {
    const struct theme *theme = binder->theme;
    const struct style *style = theme_own_style(theme, name->string);
    if (style) {
        return style;
    }
    const char **names = arena_array(binder->arena, theme->style_count, sizeof *names);
    for (size_t i = 0; i < theme->style_count; i++) {
        names[i] = theme->styles[i].name;
    }
    fault_add(binder->faults, FAULT_ERROR, "unknown-style", name->place,
        "theme %s has no style %s", "主题 %s 里没有样式 %s", theme->name, name->string);
    fault_hint_near(binder->faults, name->string, names, theme->style_count);
    return NULL;
}

bool binder_expand(
    const struct binder *binder, const struct value *value, struct value *out) {
    if (binder->bare) {
        *out = *value;
        return true;
    }
    return template_expand(binder->arena, value, binder->scope, out, binder->faults);
}

bool binder_expand_but(const struct binder *binder, const struct value *value,
    const char *name, struct value *out) {
    *out = *value;
    if (value->type != VALUE_OBJECT) {
        return true; /* properties_check faults the type */
    }
    struct member *members = arena_array(binder->arena, value->count, sizeof *members);
    bool ok = true;
    for (size_t i = 0; i < value->count; i++) {
        members[i] = value->members[i];
        if (strcmp(members[i].name, name) != 0) {
            ok &= binder_expand(binder, &value->members[i].value, &members[i].value);
        }
    }
    out->members = members;
    return ok;
}

static const struct block_kind *find_kind(const struct binder *binder, const char *name) {
    for (const struct block_kind *const *kind = binder->kinds; *kind; kind++) {
        if (strcmp((*kind)->name, name) == 0) {
            return *kind;
        }
    }
    return NULL;
}

static void fault_unknown_kind(struct binder *binder, const struct member *first) {
    const char *names[MOST_KINDS];
    size_t count = 0;
    for (const struct block_kind *const *kind = binder->kinds; *kind; kind++) {
        names[count++] = (*kind)->name;
    }
    struct place place = first->place;
    place.length = (uint32_t)utf8_count(first->name, strlen(first->name));
    fault_add(binder->faults, FAULT_ERROR, "unknown-block", place,
        "there is no block called %s", "没有名为 %s 的版块", first->name);
    fault_hint_near(binder->faults, first->name, names, count);
}

/* The kind's key is the first of the mapping; its value in *content. */
static const struct block_kind *read_kind(
    struct binder *binder, const struct value *value, const struct value **content) {
    if (value->type != VALUE_OBJECT || value->count == 0) {
        fault_add(binder->faults, FAULT_ERROR, "bad-block", value->place,
            "a block is a mapping that begins with its kind, such as `chart:`",
            "版块应以种类开头，例如 `chart:`");
        return NULL;
    }
    const struct block_kind *kind = find_kind(binder, value->members[0].name);
    if (!kind) {
        fault_unknown_kind(binder, &value->members[0]);
        return NULL;
    }
    *content = &value->members[0].value;
    return kind;
}

/* The mapping without its first member: the common keys alone. */
static struct value common_keys(const struct value *value) {
    struct value keys = *value;
    keys.members++;
    keys.count--;
    return keys;
}

static bool read_size(struct binder *binder, const struct value *keys, const char *name,
    double *px, double *share) {
    const struct value *value = value_member(keys, name);
    if (!value) {
        return true;
    }
    double number;
    size_t length = value->type == VALUE_STRING ? strlen(value->string) : 0;
    if (share && length > 1 && value->string[length - 1] == '%' &&
        number_read(value->string, length - 1, &number) && number > 0 && number <= 100) {
        *share = number / 100;
        return true;
    }
    if (!length_read(value, 16, px)) {
        fault_add(binder->faults, FAULT_ERROR, "bad-length", value->place,
            "%s: not a length; write 120mm, 30em, 400 or 50%%",
            "%s：不是长度，请写 120mm、30em、400 或 50%%", name);
        return false;
    }
    if (!(*px > 0 && *px <= LENGTH_LIMIT)) {
        fault_add(binder->faults, FAULT_ERROR, "size-out-of-range", value->place,
            "%s is %g px; it must be more than 0 and at most %d",
            "%s 是 %g 像素，应大于 0、不超过 %d", name, *px, LENGTH_LIMIT);
        return false;
    }
    return true;
}

static bool read_align(
    struct binder *binder, const struct value *keys, struct block *block) {
    static const enum text_align aligns[] = {TEXT_START, TEXT_CENTER, TEXT_END};
    int index = -1;
    bool ok = property_choice(
        keys, "align", align_words, countof(align_words) - 1, &index, binder->faults);
    if (index >= 0) {
        block->align = aligns[index];
        block->has_align = true;
    }
    return ok;
}

static bool read_keep_word(
    struct binder *binder, const struct value *word, struct block *block) {
    for (size_t i = 0; i < countof(keep_bits); i++) {
        if (word->type == VALUE_STRING && strcmp(word->string, keep_words[i]) == 0) {
            block->keep |= keep_bits[i];
            return true;
        }
    }
    fault_add(binder->faults, FAULT_ERROR, "wrong-value", word->place,
        "keep is with-next, with-previous, with-caption or together",
        "keep 可写 with-next、with-previous、with-caption、together");
    if (word->type == VALUE_STRING) {
        fault_hint_near(
            binder->faults, word->string, keep_words, countof(keep_words) - 1);
    }
    return false;
}

/* `keep: with-next`, or a list of such words. */
static bool read_keep(
    struct binder *binder, const struct value *keys, struct block *block) {
    const struct value *keep = value_member(keys, "keep");
    if (!keep || keep->type != VALUE_ARRAY) {
        return !keep || read_keep_word(binder, keep, block);
    }
    bool ok = true;
    for (size_t i = 0; i < keep->count; i++) {
        ok &= read_keep_word(binder, &keep->items[i], block);
    }
    return ok;
}

static bool read_common(
    struct binder *binder, const struct value *keys, struct block *block) {
    struct property_group common = block_common(block->kind);
    bool ok = properties_check(
        keys, common.rows, common.count, block->kind->name, binder->faults);
    block->id = property_string(keys, "id", NULL);
    block->alternative = property_string(keys, "alt", NULL);
    ok &= read_size(binder, keys, "width", &block->width, &block->width_share);
    ok &= read_size(binder, keys, "height", &block->height, NULL);
    block->landscape = property_boolean(keys, "landscape", false);
    block->bleed = property_boolean(keys, "bleed", false);
    const struct value *box = value_member(keys, "box");
    if (box && box->type != VALUE_NULL) {
        block->box = ok ? box_bind(binder, box) : NULL;
        ok &= block->box != NULL;
    }
    ok &= read_keep(binder, keys, block);
    return read_align(binder, keys, block) && ok;
}

/* What keeps a group together, and with its neighbours, is its blocks'. */
static void spread_keep(const struct block_group *group) {
    size_t count = group->blocks.count;
    int keep = group->block.keep;
    for (size_t i = 0; i < count; i++) {
        bool last = i + 1 == count;
        int own = keep & KEEP_TOGETHER ? KEEP_TOGETHER | (last ? 0 : KEEP_WITH_NEXT) : 0;
        own |= last ? keep & KEEP_WITH_NEXT : 0;
        own |= i == 0 ? keep & (KEEP_WITH_PREVIOUS | KEEP_WITH_CAPTION) : 0;
        group->blocks.items[i]->keep |= own;
    }
}

static void append(struct binder *binder, struct block_list *list, struct block *block) {
    if (block->kind->spread) {
        const struct block_group *group = (const struct block_group *)block;
        spread_keep(group);
        for (size_t i = 0; i < group->blocks.count; i++) {
            append(binder, list, group->blocks.items[i]);
        }
        return;
    }
    list->items = arena_grow(
        binder->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = block;
}

/* One block whose `for` names are in scope. */
static bool bind_once(
    struct binder *binder, const struct value *value, struct block_list *out) {
    const struct value *content;
    const struct block_kind *kind = read_kind(binder, value, &content);
    if (!kind) {
        return false;
    }
    bool wanted;
    struct value keys = common_keys(value);
    if (!binder_expand_but(binder, &keys, "if", &keys) ||
        !condition_evaluate(binder->arena, value_member(&keys, "if"), binder->scope,
            &wanted, binder->faults)) {
        return false;
    }
    if (!wanted) {
        return true;
    }
    struct block common = {.kind = kind, .place = value->members[0].place};
    bool ok = read_common(binder, &keys, &common);
    struct value expanded = *content;
    if (!kind->container) {
        ok &= binder_expand(binder, content, &expanded);
    }
    binder->with = kind->parameters ? value_member(&keys, "with") : NULL;
    struct block *block = ok ? kind->bind(binder, &common, &expanded) : NULL;
    if (block) {
        append(binder, out, block);
    }
    return block;
}

/* Repeats the block for each item of the `for` member at `index`, inside it the next. */
static bool bind_repeated(struct binder *binder, const struct value *value,
    const struct value *loops, size_t index, struct block_list *out) {
    if (!loops || index >= loops->count) {
        return bind_once(binder, value, out);
    }
    struct value list;
    if (!loop_list(binder->arena, &loops->members[index].value, binder->scope, &list,
            binder->faults)) {
        return false;
    }
    const struct scope *outer = binder->scope;
    bool ok = true;
    struct value item;
    for (size_t i = 0; ok && value_item(list, i, &item); i++) {
        struct scope *scope = arena_new(binder->arena, struct scope);
        *scope = (struct scope){outer, loops->members[index].name, item};
        binder->scope = scope;
        ok = bind_repeated(binder, value, loops, index + 1, out);
    }
    binder->scope = outer;
    return ok;
}

bool block_list_bind(
    struct binder *binder, const struct value *list, struct block_list *out) {
    if (list->type != VALUE_ARRAY) {
        fault_add(binder->faults, FAULT_ERROR, "bad-blocks", list->place,
            "blocks must be a list", "blocks 应是列表");
        return false;
    }
    bool ok = true;
    for (size_t i = 0; i < list->count; i++) {
        const struct value *value = &list->items[i];
        const struct value *loops = value_member(value, "for");
        if (loops && loops->type != VALUE_OBJECT) {
            loops = NULL; /* read_common faults the type */
        }
        ok &= bind_repeated(binder, value, loops, 0, out);
    }
    return ok;
}

/* The region a block sees: as wide as it asks for, never wider than there is. */
static struct region inner_region(
    const struct block *block, const struct region *region) {
    struct region inner = *region;
    if (block->width > 0) {
        inner.width = fmin(block->width, region->width);
    } else if (block->width_share > 0) {
        inner.width = block->width_share * region->width;
    }
    return inner;
}

struct placed block_align(const struct placer *placer, const struct block *block,
    struct placed placed, double width) {
    double free = width - placed.width;
    if (!block->has_align || block->align == TEXT_START || free <= 0 || !placed.group) {
        return placed;
    }
    struct arena *arena = placer->typesetter.arena;
    struct scene_group *holder = scene_new_group(arena);
    double x = block->align == TEXT_CENTER ? free / 2 : free;
    scene_attach_group(arena, holder, placed.group, "scope", x, 0);
    holder->no_size = true;
    placed.group = holder;
    placed.width = width;
    return placed;
}

struct placed block_place_within(
    const struct placer *placer, struct block *block, const struct region *region) {
    if (block->box) {
        return box_place(placer, block, region);
    }
    struct placed placed = block->kind->place(placer, block, region);
    placed.height = fmax(placed.height, block->height); /* at least */
    if (placed.group && !placed.group->place.line) {
        placed.group->place = block->place;
    }
    return block_align(placer, block, placed, region->width);
}

struct placed block_place(
    const struct placer *placer, struct block *block, const struct region *region) {
    struct region inner = inner_region(block, region);
    struct placed placed = block_place_within(placer, block, &inner);
    return block_align(placer, block, placed, region->width);
}

static double beside(const struct block *block) {
    return block->box ? block->box->padding.left + block->box->padding.right : 0;
}

struct widths block_widths(const struct placer *placer, const struct block *block) {
    struct widths widths = block->kind->widths(placer, block);
    return (struct widths){widths.min + beside(block), widths.max + beside(block)};
}

double block_fit_within(
    const struct placer *placer, const struct block *block, double width) {
    double inner = fmax(1, width - beside(block));
    return block->kind->fit ? block->kind->fit(placer, block, inner) : 1;
}

double block_fit(const struct placer *placer, const struct block *block, double width) {
    struct region region = {.width = width};
    return block_fit_within(placer, block, inner_region(block, &region).width);
}

double block_list_fit(
    const struct placer *placer, const struct block_list *blocks, double width) {
    double least = 1;
    for (size_t i = 0; i < blocks->count; i++) {
        least = fmin(least, block_fit(placer, blocks->items[i], width));
    }
    return least;
}
