/* Queues of blocks. */
#include "layout/queue.h"

struct waiting {
    struct block *block;
    struct waiting *next;
};

void queue_append(struct arena *arena, struct queue *queue, struct block *block) {
    struct waiting *waiting = arena_new(arena, struct waiting);
    waiting->block = block;
    if (queue->last) {
        queue->last->next = waiting;
    } else {
        queue->first = waiting;
    }
    queue->last = waiting;
}

void queue_prepend(struct arena *arena, struct queue *queue, struct block *block) {
    struct waiting *waiting = arena_new(arena, struct waiting);
    waiting->block = block;
    waiting->next = queue->first;
    queue->first = waiting;
    queue->last = queue->last ? queue->last : waiting;
}

struct block *queue_first(const struct queue *queue) {
    return queue->first->block;
}

struct block *queue_take(struct queue *queue) {
    struct waiting *waiting = queue->first;
    queue->first = waiting->next;
    queue->last = queue->first ? queue->last : NULL;
    return waiting->block;
}
