/* A table in a document that lays itself out. */
#ifndef TUBIAO_TABLE_FLOW_H
#define TUBIAO_TABLE_FLOW_H

#include "block/flow.h"
#include "table/table.h"

void table_flow(const struct placer *placer, struct block *block);

#endif
