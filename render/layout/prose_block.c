/* prose: a part of the report's words, as blocks in its place. `prose: 总体情况`, or
 * `prose: {part: 总体情况, level: 2}`, where level is what a single # gets; `only: strong`
 * leaves its points. */
#include <string.h>

#include "layout/prose_points.h"
#include "layout/prose_spans.h"
#include "layout/reference.h"
#include "layout/words.h"

struct maker {
    struct binder *binder;
    struct block_list *out;
    int level;             /* of a heading with one # */
    int depth;             /* of lists */
    double indent;         /* px, of what lists hold */
    struct holder *holder; /* what paragraphs stand in; or NULL */
    const struct style *style;
    const char *notes; /* what the anchors of its footnotes begin with */
    const char *lead;  /* a list's item that runs on: in front of its first paragraph */
    bool ok;
};

static const struct schema level_schema = {.least = 1, .most = 5, .whole = true};

static const char *const only_words[] = {"strong", NULL};

static const struct property prose_properties[] = {
    {"part", PROPERTY_STRING, 0},
    {"text", PROPERTY_STRING, 0},
    {"level", PROPERTY_NUMBER, 0, .schema = &level_schema},
    {"only", PROPERTY_STRING, 0, only_words},
};

static const char *const prose_one_of[] = {"part", "text", NULL};
static const struct schema prose_schema = {.types = PROPERTY_STRING | PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("prose", prose_properties),
    .one_of = prose_one_of};

static void append(struct maker *maker, struct block *block) {
    struct block_list *out = maker->out;
    out->items = arena_grow(
        maker->binder->arena, out->items, out->count, &out->capacity, sizeof *out->items);
    out->items[out->count++] = block;
}

static const struct style *first_style(
    const struct binder *binder, const char *name, const struct style *otherwise) {
    const struct style *style = theme_own_style(binder->theme, name);
    return style ? style : otherwise;
}

/* A block as a layout would write it: {kind: value, …}. */
static void add_written(
    struct maker *maker, const struct member *members, size_t count, struct place place) {
    struct value block = value_object(members, count);
    block.place = place;
    struct value list = value_array(&block, 1);
    list.place = place;
    maker->ok &= block_list_bind(maker->binder, &list, maker->out);
}

/* 如下：— a line or two that lead to what follows stand on its page. */
static bool introduces(struct arena *arena, const struct words *words) {
    enum { SHORT = 60 * 3 }; /* bytes */
    static const char colon[] = "：";
    const char *text = words_text(arena, words);
    size_t length = strlen(text);
    return length > strlen(colon) && length < SHORT &&
           strcmp(text + length - strlen(colon), colon) == 0;
}

static struct words *add_words(struct maker *maker, const struct prose_node *node,
    const struct style *style, const char *tag) {
    struct binder *binder = maker->binder;
    struct block common = {.kind = &paragraph_block, .place = node->place};
    struct words *words = words_new(binder, &common, style, tag);
    words->indent = maker->indent;
    words->holder = maker->holder;
    words->spans = prose_spans(binder, node, style, maker->lead, maker->notes);
    maker->lead = NULL;
    if (introduces(binder->arena, words)) {
        words->block.keep |= KEEP_WITH_NEXT;
    }
    append(maker, &words->block);
    return words;
}

static void add_heading(struct maker *maker, const struct prose_node *node) {
    struct binder *binder = maker->binder;
    struct block common = {.kind = &paragraph_block, .place = node->place};
    struct words *words = words_heading(binder, &common, node->level + maker->level - 1);
    words->spans = prose_spans(binder, node, words->style, NULL, maker->notes);
    words_define(binder, words);
    append(maker, &words->block);
}

static void add_nodes(struct maker *maker, const struct prose_node *first);

static struct holder *new_holder(
    struct maker *maker, const char *tag, struct holder *outer) {
    struct holder *holder = arena_new(maker->binder->arena, struct holder);
    holder->tag = tag;
    holder->outer = outer;
    return holder;
}

/* GB/T 9704 7.3.3: 1. under a heading, then （1）; ① below. */
static const char *marker_of(
    const struct maker *maker, const struct prose_node *list, int index) {
    struct arena *arena = maker->binder->arena;
    int number = list->level + index;
    if (!list->ordered) {
        return maker->depth > 1 ? "–" : "•";
    }
    if (maker->depth == 2) {
        return arena_print(arena, "（%d）", number);
    }
    if (maker->depth > 2 && number >= 1 && number <= 20) {
        char circled[5] = {0};
        static const char first[] = "①";
        memcpy(circled, first, 3);
        circled[2] = (char)(circled[2] + number - 1);
        return arena_copy(arena, circled, 3);
    }
    return arena_print(arena, "%d.", number);
}

static void add_item(struct maker *maker, const struct prose_node *item,
    const char *marker, struct holder *list) {
    struct holder *holder = new_holder(maker, "LI", list);
    struct maker inner = *maker;
    double hanging = maker->style->hanging_indent;
    inner.holder = new_holder(maker, "LBody", holder);
    inner.indent += hanging;
    inner.lead = hanging > 0 ? NULL : marker;
    size_t first = maker->out->count;
    add_nodes(&inner, item->first);
    maker->ok &= inner.ok;
    if (hanging > 0 && maker->out->count > first &&
        maker->out->items[first]->kind == &paragraph_block) {
        struct words *words = (struct words *)maker->out->items[first];
        words->marker = marker;
        words->item = holder;
    }
}

static void add_list(struct maker *maker, const struct prose_node *list) {
    struct maker inner = *maker;
    inner.depth++;
    inner.style = first_style(maker->binder, "list", maker->style);
    struct holder *holder = new_holder(maker, "L", maker->holder);
    holder->ordered = list->ordered;
    int index = 0;
    for (const struct prose_node *item = list->first; item; item = item->next) {
        add_item(&inner, item, marker_of(&inner, list, index++), holder);
    }
    maker->ok &= inner.ok;
}

static void add_quote(struct maker *maker, const struct prose_node *node) {
    struct maker inner = *maker;
    inner.style = first_style(maker->binder, "quote", maker->style);
    inner.holder = new_holder(maker, "BlockQuote", maker->holder);
    add_nodes(&inner, node->first);
    maker->ok &= inner.ok;
}

static bool is_picture(const char *target) {
    static const char *const endings[] = {".png", ".jpg", ".jpeg", ".svg"};
    size_t length = strlen(target);
    for (size_t i = 0; i < countof(endings); i++) {
        size_t tail = strlen(endings[i]);
        if (length > tail && strcmp(target + length - tail, endings[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void add_output(struct maker *maker, const struct prose_node *node) {
    struct value name = value_string(node->target);
    struct value alternative = value_string(prose_text(maker->binder->arena, node));
    name.place = alternative.place = node->place;
    struct member members[] = {
        {is_picture(node->target) ? "image" : "output", node->place, name},
        {"alt", node->place, alternative},
    };
    add_written(maker, members, *alternative.string ? 2 : 1, node->place);
}

/* What the table expands is to come out as it is. */
static const char *escape(struct arena *arena, const char *text) {
    const char *at = strstr(text, "${");
    return at ? arena_print(arena, "%.*s$%.2s%s", (int)(at - text), text, at,
                    escape(arena, at + 2))
              : text;
}

static struct value make_cell(struct arena *arena, const struct prose_node *node) {
    static const char *const aligns[] = {NULL, "left", "center", "right"};
    struct member *members = arena_array(arena, 2, sizeof *members);
    struct value text = value_string(escape(arena, prose_text(arena, node)));
    text.place = node->place;
    members[0] = (struct member){"text", node->place, text};
    size_t count = 1;
    if (aligns[node->align]) {
        struct value align = value_string(aligns[node->align]);
        align.place = node->place;
        members[count++] = (struct member){"align", node->place, align};
    }
    struct value cell = value_object(members, count);
    cell.place = node->place;
    return cell;
}

static size_t count_nodes(const struct prose_node *first) {
    size_t count = 0;
    for (; first; first = first->next) {
        count++;
    }
    return count;
}

static void add_table(struct maker *maker, const struct prose_node *table) {
    struct arena *arena = maker->binder->arena;
    struct value *rows = arena_array(arena, count_nodes(table->first), sizeof *rows);
    size_t row_count = 0;
    size_t heads = 0;
    for (const struct prose_node *row = table->first; row; row = row->next) {
        struct value *cells =
            arena_array(arena, count_nodes(row->first) + 1, sizeof *cells);
        size_t count = 0;
        for (const struct prose_node *cell = row->first; cell; cell = cell->next) {
            cells[count++] = make_cell(arena, cell);
        }
        heads += row->head;
        rows[row_count] = value_array(cells, count);
        rows[row_count++].place = row->place;
    }
    struct value list = value_array(rows, row_count);
    struct value head_rows = value_number((double)heads);
    list.place = head_rows.place = table->place;
    struct member *keys = arena_array(arena, 2, sizeof *keys);
    keys[0] = (struct member){"cells", table->place, list};
    keys[1] = (struct member){"head-rows", table->place, head_rows};
    struct value content = value_object(keys, 2);
    content.place = table->place;
    struct member block = {"table", table->place, content};
    add_written(maker, &block, 1, table->place);
}

static void add_rule(struct maker *maker, const struct prose_node *node) {
    struct member block = {"rule", node->place, value_null()};
    add_written(maker, &block, 1, node->place);
}

static void add_footnote(struct maker *maker, const struct prose_node *node) {
    struct maker inner = *maker;
    inner.style =
        first_style(maker->binder, "footnote", theme_style(maker->binder->theme, "note"));
    inner.holder = new_holder(maker, "Note", maker->holder);
    inner.holder->anchor =
        arena_print(maker->binder->arena, "%s-%d", maker->notes, node->level);
    inner.lead = arena_print(maker->binder->arena, "%d.", node->level);
    add_nodes(&inner, node->first);
    maker->ok &= inner.ok;
}

static void add_node(struct maker *maker, const struct prose_node *node) {
    switch (node->kind) {
    case PROSE_PARAGRAPH:
        add_words(maker, node, maker->style, "P");
        return;
    case PROSE_CODE:
        add_words(maker, node, first_style(maker->binder, "code", maker->style), "Code");
        return;
    case PROSE_HEADING:
        add_heading(maker, node);
        return;
    case PROSE_LIST:
        add_list(maker, node);
        return;
    case PROSE_QUOTE:
        add_quote(maker, node);
        return;
    case PROSE_RULE:
        add_rule(maker, node);
        return;
    case PROSE_OUTPUT:
        add_output(maker, node);
        return;
    case PROSE_TABLE:
        add_table(maker, node);
        return;
    case PROSE_FOOTNOTE:
        add_footnote(maker, node);
        return;
    default:
        return; /* rows, cells and items are walked by what holds them */
    }
}

static void add_nodes(struct maker *maker, const struct prose_node *first) {
    for (; first; first = first->next) {
        add_node(maker, first);
    }
}

static const struct value *find_name(const struct binder *binder, const char *name) {
    const struct scope *scope = binder->scope;
    while (scope && strcmp(scope->name, name) != 0) {
        scope = scope->outer;
    }
    return scope ? &scope->value : NULL;
}

/* The report's part of that name; a part that it leaves out is nothing, with a warning. */
static struct value find_part(
    struct binder *binder, const char *name, struct place place) {
    const struct value *prose = find_name(binder, "prose");
    const struct value *part =
        prose && prose->type == VALUE_OBJECT ? value_member(prose, name) : NULL;
    if (part) {
        return *part;
    }
    fault_add(binder->faults, FAULT_WARNING, "missing-prose", place,
        "the report's prose has no part %s, so nothing stands here",
        "报告的文字部分（prose）没有 %s，这里空着", name);
    size_t count = prose && prose->type == VALUE_OBJECT ? prose->count : 0;
    const char **names = arena_array(binder->arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] = prose->members[i].name;
    }
    fault_hint_near(binder->faults, name, names, count);
    struct value nothing = value_null();
    nothing.place = place;
    return nothing;
}

/* The value behind `prose:` as Markdown: a part's name, {part} or {text}. */
static bool read_content(
    struct binder *binder, const struct value *value, struct value *content, int *level) {
    if (value->type == VALUE_STRING) {
        *content = find_part(binder, value->string, value->place);
        return true;
    }
    if (!properties_check(value, prose_properties, countof(prose_properties), "prose",
            binder->faults)) {
        return false;
    }
    const struct value *part = value_member(value, "part");
    const struct value *text = value_member(value, "text");
    if (!part == !text) {
        fault_add(binder->faults, FAULT_ERROR, "wrong-value", value->place,
            "prose has either `part:` or `text:`",
            "prose 应写 `part:` 或 `text:`，二者取一");
        return false;
    }
    double written = property_number(value, "level", 1);
    *level = written >= 1 && written <= 5 ? (int)written : 1;
    *content = text ? *text : find_part(binder, part->string, part->place);
    return true;
}

/* No other part of the document's prose has it. */
static const char *notes_of(const struct binder *binder) {
    return binder->references ? arena_print(binder->arena, "footnote-%s",
                                    references_number(binder->references, "", NULL))
                              : "footnote";
}

static struct block *prose_bind(
    struct binder *binder, const struct block *common, const struct value *value) {
    struct block_group *group = arena_new(binder->arena, struct block_group);
    group->block = *common;
    const struct style *body = theme_style(binder->theme, "body");
    struct maker maker = {.binder = binder,
        .out = &group->blocks,
        .level = 1,
        .style = first_style(binder, "paragraph", body),
        .notes = notes_of(binder),
        .ok = true};
    struct value content;
    if (!read_content(binder, value, &content, &maker.level)) {
        return NULL;
    }
    const struct prose_node *prose =
        prose_read_part(binder->arena, &content, binder->scope, binder->faults);
    if (!prose) {
        return NULL;
    }
    int only = -1;
    maker.ok = value->type == VALUE_STRING ||
               property_choice(value, "only", only_words, countof(only_words) - 1, &only,
                   binder->faults);
    prose = only >= 0 ? prose_points(binder->arena, prose) : prose;
    add_nodes(&maker, prose->first);
    return maker.ok ? &group->block : NULL;
}

/* list: [甲, 乙], or {ordered: true, items: […]}; an item is text or a list in turn. */
static const struct schema item_schema = {
    .name = "list-item", .types = PROPERTY_ANY & ~PROPERTY_OBJECT, .items = &item_schema};
static const struct schema items_schema = {.items = &item_schema};
static const struct property list_properties[] = {
    {"items", PROPERTY_ARRAY, PROPERTY_REQUIRED, .schema = &items_schema},
    {"ordered", PROPERTY_BOOLEAN, 0},
};
static const struct schema list_schema = {.types = PROPERTY_ARRAY | PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("list", list_properties),
    .items = &item_schema};

static struct prose_node *new_node(
    struct arena *arena, enum prose_kind kind, struct place place) {
    struct prose_node *node = arena_new(arena, struct prose_node);
    node->kind = kind;
    node->place = place;
    return node;
}

static struct prose_node *make_item(struct binder *binder, const struct value *value) {
    struct arena *arena = binder->arena;
    struct prose_node *item = new_node(arena, PROSE_ITEM, value->place);
    const char *text = value->type == VALUE_NULL ? "" : value_to_string(*value, arena);
    struct prose_node *paragraph = new_node(arena, PROSE_PARAGRAPH, value->place);
    paragraph->runs = arena_new(arena, struct prose_run);
    *paragraph->runs =
        (struct prose_run){.text = text, .length = strlen(text), .place = value->place};
    paragraph->run_count = 1;
    item->first = item->last = paragraph;
    return item;
}

static bool check_items(struct binder *binder, const struct value *items) {
    bool ok = true;
    for (size_t i = 0; i < items->count; i++) {
        const struct value *item = &items->items[i];
        if (item->type == VALUE_OBJECT) {
            fault_add(binder->faults, FAULT_ERROR, "wrong-type", item->place,
                "an item of a list is text, or a list of those under it",
                "list 的一项应是文字，或下级各项的列表");
            ok = false;
        }
        ok &= item->type != VALUE_ARRAY || check_items(binder, item);
    }
    return ok;
}

static struct prose_node *make_list(
    struct binder *binder, const struct value *items, bool ordered) {
    struct prose_node *list = new_node(binder->arena, PROSE_LIST, items->place);
    list->ordered = ordered;
    list->level = ordered;
    for (size_t i = 0; i < items->count; i++) {
        const struct value *value = &items->items[i];
        struct prose_node *last = list->last;
        if (value->type == VALUE_ARRAY && last) { /* under the item before it */
            last->last->next = make_list(binder, value, ordered);
            last->last = last->last->next;
            continue;
        }
        struct prose_node *item = make_item(binder, value);
        if (last) {
            last->next = item;
        } else {
            list->first = item;
        }
        list->last = item;
    }
    return list;
}

static struct block *list_bind(
    struct binder *binder, const struct block *common, const struct value *value) {
    const struct value *items = value;
    bool ordered = false;
    if (value->type != VALUE_ARRAY) {
        if (!properties_check(value, list_properties, countof(list_properties), "list",
                binder->faults)) {
            return NULL;
        }
        items = value_member(value, "items");
        ordered = property_boolean(value, "ordered", false);
    }
    if (!check_items(binder, items)) {
        return NULL;
    }
    struct block_group *group = arena_new(binder->arena, struct block_group);
    group->block = *common;
    const struct style *body = theme_style(binder->theme, "body");
    struct maker maker = {.binder = binder,
        .out = &group->blocks,
        .level = 1,
        .style = first_style(binder, "paragraph", body),
        .ok = true};
    add_list(&maker, make_list(binder, items, ordered));
    return maker.ok ? &group->block : NULL;
}

const struct block_kind list_block = {
    .name = "list", .schema = &list_schema, .spread = true, .bind = list_bind};

/* A container, since ${} in its text is taken out by the reader of prose itself. */
const struct block_kind prose_block = {.name = "prose",
    .schema = &prose_schema,
    .container = true,
    .spread = true,
    .bind = prose_bind};
