/* Pages as a document that lays itself out: their blocks without sheets, heads and feet. */
#include "block/flow.h"
#include "layout/pages.h"

struct flow_document *pages_flow_document(
    struct placer *placer, const struct pages *pages) {
    placer->theme = pages->theme;
    placer->numbers = NULL;
    struct flow_document *document = flow_document_new(placer);
    metadata_tell_flow(&pages->metadata, document);
    document->watermark = pages->watermark;
    document->background = pages->background;
    placer->element = document->root;
    block_list_flow(placer, &pages->blocks);
    return document;
}
