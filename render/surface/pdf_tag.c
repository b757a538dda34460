/* Tags through Cairo 1.16, which marks only leaves reliably (what follows a closed child
 * inside the parent stays unmarked), drops all attributes, and refuses "Artifact": what
 * belongs to no element is painted while no leaf is open. */
#include "surface/pdf_tag.h"

#include <string.h>

/* The names Cairo knows; any other would put the whole surface into an error. */
static const char *known_tag(const char *tag) {
    static const char *const names[] = {"Document", "Part", "Art", "Sect", "Div",
        "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "P", "H", "H1",
        "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH",
        "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry",
        "Code", "Figure", "Formula"};
    for (size_t i = 0; i < countof(names); i++) {
        if (strcmp(names[i], tag) == 0) {
            return names[i];
        }
    }
    return "NonStruct";
}

static void begin(struct pdf_tags *tags, const struct element *element) {
    cairo_tag_begin(tags->cairo, element ? known_tag(element->tag) : "Span", NULL);
    tags->opened = arena_grow(tags->arena, tags->opened, tags->opened_count,
        &tags->opened_capacity, sizeof *tags->opened);
    tags->opened[tags->opened_count++] = element;
}

static void close_span(struct pdf_tags *tags) {
    if (tags->open_span) {
        cairo_tag_end(tags->cairo, "Span");
        tags->open_span = false;
    }
}

static void close_to(struct pdf_tags *tags, size_t depth) {
    close_span(tags);
    while (tags->depth > depth) {
        tags->depth--;
        cairo_tag_end(tags->cairo, known_tag(tags->open[tags->depth]->tag));
    }
}

static void open_element(struct pdf_tags *tags, const struct element *element) {
    tags->open = arena_grow(
        tags->arena, tags->open, tags->depth, &tags->capacity, sizeof *tags->open);
    tags->open[tags->depth++] = element;
    begin(tags, element);
}

/* Opens what is missing of the chain from the Document to `element`, top first. */
static void open_chain(struct pdf_tags *tags, const struct element *element) {
    for (size_t i = tags->depth; i-- > 0;) {
        if (tags->open[i] == element) {
            close_to(tags, i + 1);
            return;
        }
    }
    if (element->parent) {
        open_chain(tags, element->parent);
    } else {
        close_to(tags, 0);
    }
    open_element(tags, element);
}

void pdf_tags_enter(struct pdf_tags *tags, const struct element *element, bool shape) {
    if (!tags) {
        return;
    }
    if (!element || element == &scene_artifact || (shape && element->child_count)) {
        close_span(tags);
        if (tags->depth && !tags->open[tags->depth - 1]->child_count) {
            close_to(tags, tags->depth - 1);
        }
        return;
    }
    bool same = tags->depth && tags->open[tags->depth - 1] == element;
    if (!same) {
        close_span(tags);
        open_chain(tags, element);
    }
    if (element->child_count && !tags->open_span) {
        begin(tags, NULL);
        tags->open_span = true;
    }
}

void pdf_tags_finish(struct pdf_tags *tags) {
    close_to(tags, 0);
}
