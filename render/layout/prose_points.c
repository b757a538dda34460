/* Leaving out of a text what is no point. */
#include "layout/prose_points.h"

#include <string.h>

static bool has_strong(const struct prose_node *node) {
    for (size_t i = 0; i < node->run_count; i++) {
        if (node->runs[i].marks & PROSE_STRONG) {
            return true;
        }
    }
    for (const struct prose_node *child = node->first; child; child = child->next) {
        if (has_strong(child)) {
            return true;
        }
    }
    return false;
}

/* Only the last of its sentences, which is the one that leads on. */
static void keep_last_sentence(struct arena *arena, struct prose_node *node) {
    static const char stop[] = "。";
    for (size_t i = node->run_count; i-- > 0;) {
        const char *last = NULL;
        for (const char *at = node->runs[i].text; (at = strstr(at, stop));) {
            last = at += strlen(stop);
        }
        if (last) {
            size_t count = node->run_count - i;
            struct prose_run *runs = arena_array(arena, count, sizeof *runs);
            memcpy(runs, node->runs + i, count * sizeof *runs);
            runs->length -= (size_t)(last - runs->text);
            runs->text = last;
            node->runs = runs;
            node->run_count = count;
            return;
        }
    }
}

/* A paragraph that ends with a colon, right before a list. */
static bool leads_to_list(struct arena *arena, const struct prose_node *node) {
    static const char colon[] = "：";
    const char *text = prose_text(arena, node);
    size_t length = strlen(text), tail = strlen(colon);
    return node->next && node->next->kind == PROSE_LIST && length >= tail &&
           strcmp(text + length - tail, colon) == 0;
}

/* Its runs in bold. */
static void keep_strong(struct arena *arena, struct prose_node *node) {
    struct prose_run *runs = arena_array(arena, node->run_count + 1, sizeof *runs);
    size_t kept = 0;
    for (size_t i = 0; i < node->run_count; i++) {
        if (node->runs[i].marks & PROSE_STRONG) {
            runs[kept++] = node->runs[i];
        }
    }
    node->runs = runs;
    node->run_count = kept;
}

/* NULL where nothing of it is kept. */
static struct prose_node *keep(struct arena *arena, const struct prose_node *node) {
    struct prose_node *copy = arena_new(arena, struct prose_node);
    *copy = *node;
    copy->next = copy->first = copy->last = NULL;
    if (node->kind == PROSE_HEADING) {
        return copy;
    }
    if (node->kind == PROSE_PARAGRAPH) {
        if (has_strong(node)) {
            keep_strong(arena, copy);
            return copy;
        }
        keep_last_sentence(arena, copy);
        return leads_to_list(arena, node) ? copy : NULL;
    }
    for (const struct prose_node *child = node->first; child; child = child->next) {
        struct prose_node *kept = keep(arena, child);
        if (!kept) {
            continue;
        }
        kept->parent = copy;
        if (copy->last) {
            copy->last->next = kept;
        } else {
            copy->first = kept;
        }
        copy->last = kept;
    }
    return copy->first ? copy : NULL;
}

const struct prose_node *prose_points(
    struct arena *arena, const struct prose_node *document) {
    const struct prose_node *kept = has_strong(document) ? keep(arena, document) : NULL;
    return kept ? kept : document;
}
