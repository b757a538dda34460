/* A figure in a document that lays itself out: caption, subtitle and unit, blocks, notes, in
 * the order they are placed in. */
#include <string.h>

#include "block/flow.h"
#include "layout/figure.h"

/* Line 0: not known. */
static const struct place nowhere = {0};

static void add_words(const struct placer *placer, const char *tag, const char *text,
    struct place place, const struct style *style) {
    if (text) {
        struct element *element =
            element_new(placer->typesetter.arena, placer->element, tag);
        flow_words(placer, element, text, place, style);
    }
}

static void add_caption(const struct placer *placer, const struct figure *figure) {
    const struct caption *caption = &figure->caption;
    add_words(placer, "Caption", caption->text, caption->place, caption->style);
}

void figure_flow_parts(const struct placer *placer, const struct figure *figure) {
    const struct theme *theme = placer->theme;
    if (figure->caption.on_top) {
        add_caption(placer, figure);
    }
    add_words(placer, "P", figure->subtitle, nowhere, theme_style(theme, "subtitle"));
    add_words(placer, "P", figure->unit, nowhere, theme_style(theme, "unit"));
    block_list_flow(placer, &figure->blocks);
    block_list_flow(placer, &figure->notes);
    if (!figure->caption.on_top) {
        add_caption(placer, figure);
    }
}

struct flow_content *figure_flow_content(
    const struct placer *placer, const struct figure *figure) {
    struct flow_content *content =
        arena_new(placer->typesetter.arena, struct flow_content);
    content->kind = FLOW_FIGURE;
    content->gap = figure->gap;
    if (figure->own_ground) {
        content->ground = figure->background;
        content->padding = figure->padding;
    }
    return content;
}

struct flow_document *figure_flow(struct placer *placer, const struct figure *figure) {
    struct arena *arena = placer->typesetter.arena;
    struct flow_document *document = flow_document_new(placer);
    document->title = figure->caption.text;
    document->background = figure->background;
    document->bare = figure->bare;
    document->width = figure->width - 2 * figure->padding;
    struct placer inner = *placer;
    inner.element = element_new(arena, document->root, "Div");
    inner.element->content = figure_flow_content(placer, figure);
    figure_flow_parts(&inner, figure);
    return document;
}
