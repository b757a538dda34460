/* Blocks as elements with content. */
#include "block/flow.h"

#include <math.h>
#include <string.h>

struct flow_content *flow_add(const struct placer *placer, const char *tag,
    enum flow_kind kind, struct element **out) {
    struct arena *arena = placer->typesetter.arena;
    struct element *element = element_new(arena, placer->element, tag);
    struct flow_content *flow = arena_new(arena, struct flow_content);
    flow->kind = kind;
    element->content = flow;
    if (out) {
        *out = element;
    }
    return flow;
}

struct flow_drawing *flow_add_drawing(
    const struct placer *placer, struct block *block, struct element **out) {
    struct arena *arena = placer->typesetter.arena;
    struct flow_content *flow = flow_add(placer, "Figure", FLOW_DRAWING, out);
    struct placer *own = arena_new(arena, struct placer);
    *own = *placer;
    struct flow_drawing *drawing = arena_new(arena, struct flow_drawing);
    *drawing = (struct flow_drawing){.placer = own, .block = block};
    flow->block = block;
    flow->drawing = drawing;
    return drawing;
}

void block_flow(const struct placer *placer, struct block *block) {
    struct placer inner = *placer;
    if (block->box) {
        flow_add(placer, "Div", FLOW_BOX, &inner.element)->block = block;
    }
    if (block->kind->flow) {
        block->kind->flow(&inner, block);
    } else {
        flow_add_drawing(&inner, block, NULL);
    }
}

void block_list_flow(const struct placer *placer, const struct block_list *blocks) {
    for (size_t i = 0; i < blocks->count; i++) {
        block_flow(placer, blocks->items[i]);
    }
}

struct flow_content *flow_words(const struct placer *placer, struct element *element,
    const char *text, struct place place, const struct style *style) {
    struct arena *arena = placer->typesetter.arena;
    struct text_span *span = arena_new(arena, struct text_span);
    *span = (struct text_span){
        .text = text, .length = strlen(text), .style = style->text, .place = place};
    struct flow_content *flow = arena_new(arena, struct flow_content);
    flow->kind = FLOW_TEXT;
    flow->text = (struct flow_text){.spans = span, .count = 1, .style = style};
    element->content = flow;
    return flow;
}

struct flow_document *flow_document_new(const struct placer *placer) {
    struct arena *arena = placer->typesetter.arena;
    struct flow_document *document = arena_new(arena, struct flow_document);
    document->language = "zh-Hans";
    document->theme = placer->theme;
    document->fonts = placer->typesetter.fonts;
    document->root = element_new(arena, NULL, "Document");
    return document;
}

struct placed flow_drawing_place(const struct flow_drawing *drawing, double width) {
    if (!drawing->block) {
        struct scene_group *group = (struct scene_group *)drawing->group;
        return (struct placed){
            .group = group, .width = drawing->width, .height = drawing->height};
    }
    struct placer placer = *drawing->placer;
    placer.element = element_new(placer.typesetter.arena, NULL, "Document");
    struct region region = {width, INFINITY, INFINITY, true};
    return block_place(&placer, drawing->block, &region);
}
