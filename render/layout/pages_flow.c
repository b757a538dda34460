/* Pages as a document that lays itself out: their blocks without sheets, heads and feet. */
#include "block/flow.h"
#include "layout/pages.h"

static const struct flow_sheet *sheet_of(struct arena *arena, const struct pages *pages) {
    const struct margins *margins = &pages->margins;
    struct flow_sheet *sheet = arena_new(arena, struct flow_sheet);
    *sheet = (struct flow_sheet){.width = pages->width,
        .height = pages->height,
        .top = margins->top,
        .bottom = margins->bottom,
        .inside = margins->inside,
        .outside = margins->outside,
        .turns = !margins->fixed,
        .has_first = pages->has_first};
    page_line_flow(arena, pages, &pages->head, &sheet->head);
    page_line_flow(arena, pages, &pages->foot, &sheet->foot);
    page_line_flow(arena, pages, &pages->first_head, &sheet->first_head);
    page_line_flow(arena, pages, &pages->first_foot, &sheet->first_foot);
    return sheet;
}

struct flow_document *pages_flow_document(
    struct placer *placer, const struct pages *pages) {
    placer->theme = pages->theme;
    placer->numbers = NULL;
    struct flow_document *document = flow_document_new(placer);
    metadata_tell_flow(&pages->metadata, document);
    document->watermark = pages->watermark;
    document->background = pages->background;
    document->sheet = sheet_of(placer->typesetter.arena, pages);
    placer->element = document->root;
    block_list_flow(placer, &pages->blocks);
    return document;
}
