/* Remembering packed fonts: the last few hundred, in a ring. */
#include "surface/font_packs.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "surface/font_cut.h"

enum { MOST_PACKS = 256 };

struct font_pack {
    const struct face *face;
    struct buffer key; /* characters and their glyphs */
    uint64_t hash;     /* of face and key */
    struct buffer bytes;
};

struct font_packs {
    struct arena arena; /* holds the packs themselves */
    struct font_pack items[MOST_PACKS];
    size_t count; /* that were ever kept: the next goes to count % MOST_PACKS */
};

struct font_packs *font_packs_new(void) {
    struct arena arena = {0};
    struct font_packs *packs = arena_new(&arena, struct font_packs);
    packs->arena = arena;
    return packs;
}

static void drop(struct font_pack *pack) {
    buffer_finish(&pack->key);
    buffer_finish(&pack->bytes);
}

void font_packs_free(struct font_packs *packs) {
    if (!packs) {
        return;
    }
    for (size_t i = 0; i < MOST_PACKS; i++) {
        drop(&packs->items[i]);
    }
    struct arena arena = packs->arena;
    arena_finish(&arena);
}

static void write_key(const struct font_cut *cut, struct buffer *key) {
    hb_codepoint_t character = HB_SET_VALUE_INVALID;
    while (hb_set_next(cut->characters, &character)) {
        uint32_t pair[] = {character, hb_map_get(cut->cmap, character)};
        buffer_append(key, pair, sizeof pair);
    }
}

/* FNV-1a. */
static uint64_t hash_of(const struct face *face, const struct buffer *key) {
    uint64_t hash = 0xcbf29ce484222325U ^ (uintptr_t)face;
    for (size_t i = 0; i < key->length; i++) {
        hash = (hash ^ (unsigned char)key->data[i]) * 0x100000001b3U;
    }
    return hash;
}

bool font_packs_find(const struct font_packs *packs, const struct face *face,
    const struct font_cut *cut, struct buffer *out) {
    struct buffer key = {0};
    write_key(cut, &key);
    uint64_t hash = packs ? hash_of(face, &key) : 0;
    const struct font_pack *found = NULL;
    for (size_t i = 0; packs && i < MOST_PACKS && !found; i++) {
        const struct font_pack *pack = &packs->items[i];
        if (pack->hash == hash && pack->face == face && pack->key.length == key.length &&
            memcmp(pack->key.data, key.data, key.length) == 0) {
            found = pack;
        }
    }
    if (found) {
        buffer_append(out, found->bytes.data, found->bytes.length);
    }
    buffer_finish(&key);
    return found != NULL;
}

void font_packs_keep(struct font_packs *packs, const struct face *face,
    const struct font_cut *cut, const struct buffer *packed) {
    if (!packs || !packed->length) {
        return;
    }
    struct font_pack *pack = &packs->items[packs->count++ % MOST_PACKS];
    drop(pack);
    *pack = (struct font_pack){.face = face};
    write_key(cut, &pack->key);
    pack->hash = hash_of(face, &pack->key);
    buffer_append(&pack->bytes, packed->data, packed->length);
}
