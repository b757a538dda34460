/* Tags through Cairo 1.16, which marks only leaves reliably (what follows a closed child
 * inside the parent stays unmarked), drops all attributes, and refuses "Artifact": what
 * belongs to no element is painted while no leaf is open. */
#include "surface/pdf_tag.h"

#include <string.h>

#include "surface/pdf_outline.h"

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

/* A link that leads nowhere is plain text. */
static const char *cairo_tag(const struct pdf_tags *tags, const struct element *element) {
    return pdf_link_attributes(tags->arena, tags->scene, element)
               ? CAIRO_TAG_LINK
               : known_tag(element->tag);
}

static void begin(struct pdf_tags *tags, const struct element *element) {
    const char *attributes =
        element ? pdf_link_attributes(tags->arena, tags->scene, element) : NULL;
    cairo_tag_begin(tags->cairo, element ? cairo_tag(tags, element) : "Span", attributes);
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

static bool is_cell(const struct element *element) {
    return !element->child_count &&
           (strcmp(element->tag, "TD") == 0 || strcmp(element->tag, "TH") == 0);
}

/* Cells in which nothing is painted are cells of their row all the same: tags with nothing
 * between them for those of the innermost open element before child `end`. */
static void add_empty_cells(struct pdf_tags *tags, size_t end) {
    struct pdf_open_element *parent = &tags->open[tags->depth - 1];
    for (; parent->next < end; parent->next++) {
        const struct element *child = parent->element->children[parent->next];
        if (is_cell(child)) {
            begin(tags, child);
            cairo_tag_end(tags->cairo, cairo_tag(tags, child));
        }
    }
}

static void close_to(struct pdf_tags *tags, size_t depth) {
    close_span(tags);
    while (tags->depth > depth) {
        const struct element *element = tags->open[tags->depth - 1].element;
        add_empty_cells(tags, element->child_count);
        tags->depth--;
        cairo_tag_end(tags->cairo, cairo_tag(tags, element));
    }
}

static void open_element(struct pdf_tags *tags, const struct element *element) {
    if (element->parent) {
        struct pdf_open_element *parent = &tags->open[tags->depth - 1];
        size_t count = element->parent->child_count;
        size_t index = parent->next % count; /* nearly always the one */
        while (element->parent->children[index] != element) {
            index = (index + 1) % count;
        }
        add_empty_cells(tags, index);
        parent->next = parent->next > index + 1 ? parent->next : index + 1;
    }
    tags->open = arena_grow(
        tags->arena, tags->open, tags->depth, &tags->capacity, sizeof *tags->open);
    tags->open[tags->depth++] = (struct pdf_open_element){element, 0};
    begin(tags, element);
}

/* Opens what is missing of the chain from the Document to `element`, top first. */
static void open_chain(struct pdf_tags *tags, const struct element *element) {
    for (size_t i = tags->depth; i-- > 0;) {
        if (tags->open[i].element == element) {
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
        if (tags->depth && !tags->open[tags->depth - 1].element->child_count) {
            close_to(tags, tags->depth - 1);
        }
        return;
    }
    bool same = tags->depth && tags->open[tags->depth - 1].element == element;
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
