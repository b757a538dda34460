/* Blocks that wait to be placed, the next one first. */
#ifndef TUBIAO_LAYOUT_QUEUE_H
#define TUBIAO_LAYOUT_QUEUE_H

#include "block/block.h"

struct queue {
    struct waiting *first, *last; /* NULL: nobody waits */
};

void queue_append(struct arena *arena, struct queue *queue, struct block *block);
void queue_prepend(struct arena *arena, struct queue *queue, struct block *block);
/* The first; somebody must wait. */
struct block *queue_first(const struct queue *queue);
/* The same, which waits no longer. */
struct block *queue_take(struct queue *queue);

#endif
