/* A strip as a document that lays itself out: its blocks under each other, without slices. */
#include "layout/strip.h"

struct flow_document *strip_flow_document(
    struct placer *placer, const struct strip *strip) {
    struct flow_document *document = flow_document_new(placer);
    metadata_tell_flow(&strip->metadata, document);
    document->background = strip->background;
    document->width = strip->width;
    placer->element = document->root;
    block_list_flow(placer, &strip->blocks);
    return document;
}
