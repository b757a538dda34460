/* The table block's bind; what a user writes is in docs and in tree.h, look.h. */
#ifndef TUBIAO_TABLE_BIND_H
#define TUBIAO_TABLE_BIND_H

#include "table/table.h"

struct block *table_bind(
    struct binder *binder, const struct block *block, const struct value *value);

#endif
