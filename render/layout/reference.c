/* Numbering captions, and filling in what refers to them. */
#include "layout/reference.h"

#include <stdlib.h>
#include <string.h>

struct definition {
    const char *name;
    const char *text;
};

struct use {
    const char *name;
    struct place place;
    struct text_span *span; /* NULL: a link with a text of its own */
};

struct counter {
    const char *label;
    long number;
};

struct references {
    struct arena *arena;
    struct definition *definitions;
    size_t definition_count, definition_capacity;
    struct use *uses;
    size_t use_count, use_capacity;
    struct counter *counters;
    size_t counter_count, counter_capacity;
    const struct words **headings;
    size_t heading_count, heading_capacity;
};

struct references *references_new(struct arena *arena) {
    struct references *references = arena_new(arena, struct references);
    references->arena = arena;
    return references;
}

static struct counter *find_counter(struct references *references, const char *label) {
    for (size_t i = 0; i < references->counter_count; i++) {
        if (strcmp(references->counters[i].label, label) == 0) {
            return &references->counters[i];
        }
    }
    references->counters =
        arena_grow(references->arena, references->counters, references->counter_count,
            &references->counter_capacity, sizeof *references->counters);
    struct counter *counter = &references->counters[references->counter_count++];
    *counter = (struct counter){label, 0};
    return counter;
}

const char *references_number(
    struct references *references, const char *label, const char *written) {
    struct counter *counter = find_counter(references, label);
    if (!written) {
        return arena_print(references->arena, "%ld", ++counter->number);
    }
    char *end;
    long number = strtol(written, &end, 10);
    if (end > written && !*end) {
        counter->number = number;
    }
    return written;
}

static const struct definition *find_definition(
    const struct references *references, const char *name) {
    for (size_t i = 0; i < references->definition_count; i++) {
        if (strcmp(references->definitions[i].name, name) == 0) {
            return &references->definitions[i];
        }
    }
    return NULL;
}

void references_define(
    struct references *references, const char *name, const char *text) {
    if (find_definition(references, name)) {
        return;
    }
    references->definitions = arena_grow(references->arena, references->definitions,
        references->definition_count, &references->definition_capacity,
        sizeof *references->definitions);
    references->definitions[references->definition_count++] =
        (struct definition){name, text};
}

const char *references_heading(
    struct references *references, const struct words *words, const char *own) {
    references->headings =
        arena_grow(references->arena, references->headings, references->heading_count,
            &references->heading_capacity, sizeof *references->headings);
    references->headings[references->heading_count++] = words;
    return own ? own
               : arena_print(references->arena, "heading-%zu", references->heading_count);
}

size_t references_heading_count(const struct references *references) {
    return references->heading_count;
}

const struct words *references_heading_at(
    const struct references *references, size_t index) {
    return references->headings[index];
}

void references_use(struct references *references, const char *name, struct place place,
    struct text_span *span) {
    references->uses = arena_grow(references->arena, references->uses,
        references->use_count, &references->use_capacity, sizeof *references->uses);
    references->uses[references->use_count++] = (struct use){name, place, span};
}

static void fault_unknown(
    struct references *references, struct binder *binder, const struct use *use) {
    struct faults *faults = binder->faults;
    size_t count = references->definition_count;
    const char **names = arena_array(references->arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] = references->definitions[i].name;
    }
    bool output = false;
    for (size_t i = 0; i < binder->document_count; i++) {
        output |= strcmp(binder->documents[i].name, use->name) == 0;
    }
    if (output) {
        fault_add(faults, FAULT_ERROR, "unknown-reference", use->place,
            "%s is an output of the layout, but does not stand in this document",
            "%s 是版式的输出，但没有放进这份文件", use->name);
        return;
    }
    fault_add(faults, FAULT_ERROR, "unknown-reference", use->place,
        "nothing here is called %s; a reference names an output, a block's id or an "
        "address",
        "没有名为 %s 的图表或标题；引用应写输出的名称、版块的 id 或网址", use->name);
    fault_hint_near(faults, use->name, names, count);
}

bool references_resolve(struct references *references, struct binder *binder) {
    bool ok = true;
    for (size_t i = 0; i < references->use_count; i++) {
        struct use *use = &references->uses[i];
        const struct definition *found = find_definition(references, use->name);
        if (!found) {
            fault_unknown(references, binder, use);
            ok = false;
        } else if (use->span && !found->text) {
            fault_add(binder->faults, FAULT_ERROR, "no-number", use->place,
                "%s has no caption and so no number; write [its name](%s)",
                "%s 没有图题或表题，因此没有编号；请写 [名称](%s)", use->name, use->name);
            ok = false;
        } else if (use->span) {
            use->span->text = found->text;
            use->span->length = strlen(found->text);
        }
    }
    references->use_count = 0;
    return ok;
}

bool link_is_address(const char *link) {
    return strstr(link, "://") || strncmp(link, "mailto:", 7) == 0 ||
           strncmp(link, "tel:", 4) == 0;
}

const char *page_numbers_find(const struct page_numbers *numbers, const char *anchor) {
    for (size_t i = 0; numbers && i < numbers->count; i++) {
        if (strcmp(numbers->items[i].anchor, anchor) == 0) {
            return numbers->items[i].label;
        }
    }
    return NULL;
}

bool page_numbers_equal(const struct page_numbers *a, const struct page_numbers *b) {
    bool equal = a && b && a->count == b->count;
    for (size_t i = 0; equal && i < a->count; i++) {
        equal = strcmp(a->items[i].label, b->items[i].label) == 0;
    }
    return equal;
}
