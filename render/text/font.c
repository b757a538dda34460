/* The font set: styles resolved once, faces opened once, characters found once. */
#include "text/font.h"

#include <string.h>

#include <hb.h>

#include "text/face.h"
#include "text/font_chain.h"
#include "text/font_choice.h"
#include "text/font_side.h"

enum {
    CACHED_BLOCKS = 0x330, /* of 256 characters: planes 0 to 3 as far as Han goes */
    BLOCK = 256,
};

/* Slant and weight made up where a file has none: 12° (as FreeType's oblique), and 1/32
 * em, about what a Song gains from Regular to SemiBold; more closes the counters of 囊 or
 * 疆. */
static const double made_up_skew = 0.2126, made_up_bold = 1.0 / 32;

/* The faces of BLOCK characters; NULL where not looked for yet. */
struct face_block {
    const struct face *faces[BLOCK];
};

/* A style in use: its candidates and the characters already found. */
struct style_faces {
    struct font_chain chain;
    struct face_block *found[2][CACHED_BLOCKS]; /* by side */
    struct style_faces *next;
};

/* An entry's objects, made when first needed. */
struct source_face {
    hb_blob_t *blob;
    hb_face_t *hb_face;
};

struct font_set {
    struct arena arena;
    const struct font_role *roles;
    size_t role_count;
    struct faults *warnings;
    struct font_index *index;
    struct source_face *sources; /* one an entry */
    struct face *faces;
    struct style_faces *styles;
};

/* Stands in the cache for "no font has it". */
static const struct face no_face;

const struct font_role *font_set_role(const struct font_set *set, const char *name) {
    for (size_t i = 0; i < set->role_count; i++) {
        const struct font_role *role = &set->roles[i];
        bool found = strcmp(role->name, name) == 0;
        for (const char *const *alias = role->aliases; *alias && !found; alias++) {
            found = strcmp(*alias, name) == 0;
        }
        if (found) {
            return role;
        }
    }
    return NULL;
}

bool font_set_is_empty(const struct font_set *set) {
    return set->index->entry_count == 0;
}

struct font_set *font_set_new(
    const struct font_role *roles, size_t role_count, struct faults *warnings) {
    struct arena arena = {0};
    struct font_set *set = arena_new(&arena, struct font_set);
    set->roles = roles;
    set->role_count = role_count;
    set->warnings = warnings;
    set->index = font_index_load(&arena);
    set->sources = arena_array(&arena, set->index->entry_count, sizeof *set->sources);
    set->arena = arena;
    if (set->index->entry_count == 0 && warnings) {
        fault_add(warnings, FAULT_WARNING, "font-none", (struct place){0},
            "no fonts at all in %s; characters are drawn as boxes",
            "在 %s 中没有找到任何字体，文字只能画成方框", set->index->key);
    }
    return set;
}

void font_set_free(struct font_set *set) {
    if (!set) {
        return;
    }
    for (struct face *face = set->faces; face; face = face->next) {
        face_finish(face);
    }
    for (size_t i = 0; i < set->index->entry_count; i++) {
        hb_face_destroy(set->sources[i].hb_face);
        hb_blob_destroy(set->sources[i].blob);
    }
    struct arena arena = set->arena;
    arena_finish(&arena);
}

const struct font_index *font_set_index(const struct font_set *set) {
    return set->index;
}

/* The file's bytes, mapped once for all faces of a collection. */
static hb_blob_t *open_blob(const struct font_set *set, const struct font_entry *entry) {
    for (size_t i = 0; i < set->index->entry_count; i++) {
        if (set->sources[i].blob && set->index->entries[i].path == entry->path) {
            return hb_blob_reference(set->sources[i].blob);
        }
    }
    return hb_blob_create_from_file(entry->path);
}

static hb_face_t *open_source(
    const struct font_set *set, const struct font_entry *entry) {
    struct source_face *source = &set->sources[entry - set->index->entries];
    if (!source->hb_face) {
        source->blob = open_blob(set, entry);
        source->hb_face = hb_face_create(source->blob, entry->collection_index);
        hb_face_make_immutable(source->hb_face);
    }
    return source->hb_face;
}

/* The set is const to its users, who can't tell that it opens faces as it goes. */
static const struct face *open_face(const struct font_set *set,
    const struct font_entry *entry, const struct font_style *style, int weight) {
    struct font_set *own = (struct font_set *)set;
    int has = font_entry_weight(entry, weight);
    double skew = style->italic && !entry->italic ? made_up_skew : 0;
    double bold = style->weight >= 600 && has < 600 ? made_up_bold : 0;
    for (struct face *face = own->faces; face; face = face->next) {
        if (face->entry == entry && face->weight == has && face->skew == skew &&
            face->embolden == bold) {
            return face;
        }
    }
    struct face *face = arena_new(&own->arena, struct face);
    face->entry = entry;
    face->hb_face = open_source(set, entry);
    face->weight = has;
    face->skew = skew;
    face->embolden = bold;
    face_init(face);
    face->next = own->faces;
    own->faces = face;
    return face;
}

static bool same_style(const struct font_style *a, const struct font_style *b) {
    return a->weight == b->weight && a->italic == b->italic &&
           (a->role == b->role || strcmp(a->role, b->role) == 0);
}

/* A missing role is reported when its first style is made, not for each weight. */
static bool role_is_known(const struct font_set *set, const char *role) {
    for (const struct style_faces *known = set->styles; known; known = known->next) {
        if (strcmp(known->chain.style.role, role) == 0) {
            return true;
        }
    }
    return false;
}

static struct style_faces *add_style(struct font_set *set, struct font_style style) {
    struct style_faces *made = arena_new(&set->arena, struct style_faces);
    struct faults *warnings = role_is_known(set, style.role) ? NULL : set->warnings;
    style.role = arena_copy_string(&set->arena, style.role);
    made->chain.style = style;
    font_chain_resolve(
        &made->chain, set->index, set->roles, set->role_count, &set->arena, warnings);
    made->next = set->styles;
    set->styles = made;
    return made;
}

static struct style_faces *find_style(
    const struct font_set *set, const struct font_style *asked) {
    struct font_style style = *asked;
    style.weight = style.weight ? style.weight : 400;
    if (!style.role) {
        style.role = set->role_count ? set->roles[0].name : "";
    }
    for (struct style_faces *known = set->styles; known; known = known->next) {
        if (same_style(&known->chain.style, &style)) {
            return known;
        }
    }
    return add_style((struct font_set *)set, style);
}

static const struct face *candidate_face(const struct font_set *set,
    const struct font_chain *chain, struct candidate *candidate) {
    if (!candidate->face) {
        candidate->face =
            open_face(set, candidate->entry, &chain->style, candidate->weight);
    }
    return candidate->face;
}

static const struct face *search(const struct font_set *set,
    const struct font_chain *chain, struct candidates *list, uint32_t character) {
    for (size_t i = 0; i < list->count; i++) {
        struct candidate *candidate = &list->items[i];
        if (!font_entry_may_have(candidate->entry, character)) {
            continue;
        }
        const struct face *face = candidate_face(set, chain, candidate);
        if (face_glyph(face, character)) {
            return face;
        }
    }
    return NULL;
}

/* A glyph that draws nothing would hide a character that is missing. */
static bool draws(const struct face *face, uint32_t character) {
    hb_glyph_extents_t extents;
    uint32_t glyph = face_glyph(face, character);
    return glyph && hb_font_get_glyph_extents(face->hb_font, glyph, &extents) &&
           extents.width != 0 && extents.height != 0;
}

static const struct face *search_installed(
    const struct font_set *set, const struct font_chain *chain, uint32_t character) {
    struct arena scratch = {0};
    size_t count;
    const struct font_ranked *ranked = font_choose_any(set->index, character,
        chain->style.weight, chain->style.italic, &scratch, &count);
    const struct face *found = NULL;
    for (size_t i = 0; i < count && !found; i++) {
        const struct face *face =
            open_face(set, ranked[i].entry, &chain->style, chain->style.weight);
        found = draws(face, character) ? face : NULL;
    }
    arena_finish(&scratch);
    return found;
}

static const struct face *search_all(const struct font_set *set, struct font_chain *chain,
    enum font_side side, uint32_t character) {
    struct candidates *first = side == FONT_SIDE_HAN ? &chain->han : &chain->latin;
    struct candidates *second = side == FONT_SIDE_HAN ? &chain->latin : &chain->han;
    const struct face *face = search(set, chain, first, character);
    face = face ? face : search(set, chain, second, character);
    if (face || character_is_private(character)) {
        return face;
    }
    if (!chain->spare_found) {
        font_chain_find_spare(chain, set->index, set->roles, set->role_count,
            &((struct font_set *)set)->arena);
    }
    face = search(set, chain, &chain->spare, character);
    return face ? face : search_installed(set, chain, character);
}

static const struct face *find_face(const struct font_set *set, struct style_faces *style,
    enum font_side side, uint32_t character) {
    size_t block = character / BLOCK;
    if (block >= CACHED_BLOCKS) {
        return search_all(set, &style->chain, side, character);
    }
    struct face_block **known = &style->found[side][block];
    if (!*known) {
        *known = arena_new(&((struct font_set *)set)->arena, struct face_block);
    }
    const struct face **face = &(*known)->faces[character % BLOCK];
    if (!*face) {
        const struct face *found = search_all(set, &style->chain, side, character);
        *face = found ? found : &no_face;
    }
    return *face == &no_face ? NULL : *face;
}

static const struct face *first_face(const struct font_set *set, struct font_chain *chain,
    struct candidates *first, struct candidates *second) {
    struct candidates *list = first->count ? first : second;
    if (list->count) {
        return candidate_face(set, chain, &list->items[0]);
    }
    if (set->index->entry_count == 0) {
        return NULL;
    }
    return open_face(set, &set->index->entries[0], &chain->style, chain->style.weight);
}

const struct face *font_set_primary(
    const struct font_set *set, const struct font_style *style) {
    struct font_chain *chain = &find_style(set, style)->chain;
    return first_face(set, chain, &chain->han, &chain->latin);
}

const struct face *font_set_primary_latin(
    const struct font_set *set, const struct font_style *style) {
    struct font_chain *chain = &find_style(set, style)->chain;
    return first_face(set, chain, &chain->latin, &chain->han);
}

const struct face *font_set_side_face(const struct font_set *set,
    const struct font_style *style, enum font_side side, uint32_t character) {
    struct style_faces *faces = find_style(set, style);
    if (character_is_made_of_space(character)) {
        character = ' ';
    }
    if (character_is_ignorable(character)) {
        return side == FONT_SIDE_HAN ? font_set_primary(set, style)
                                     : font_set_primary_latin(set, style);
    }
    return find_face(set, faces, side, character);
}

static bool has_face(const struct candidates *list, const struct face *face) {
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].face == face) {
            return true;
        }
    }
    return false;
}

/* Whether the face before belongs to this very style. */
static bool is_of_style(const struct font_chain *chain, const struct face *face) {
    return has_face(&chain->han, face) || has_face(&chain->latin, face) ||
           has_face(&chain->spare, face);
}

const struct face *font_set_face(const struct font_set *set,
    const struct font_style *style, uint32_t character, const struct face *previous) {
    struct style_faces *faces = find_style(set, style);
    struct font_chain *chain = &faces->chain;
    enum character_side side = character_side(character);
    bool nothing = character_is_ignorable(character);
    if ((side == CHARACTER_COMMON || nothing) && previous &&
        is_of_style(chain, previous)) {
        uint32_t needed = character_is_made_of_space(character) ? ' ' : character;
        if (nothing || face_glyph(previous, needed)) {
            return previous;
        }
    }
    bool latin =
        side == CHARACTER_LATIN || (side != CHARACTER_HAN && chain->digits_from_latin);
    return font_set_side_face(
        set, style, latin ? FONT_SIDE_LATIN : FONT_SIDE_HAN, character);
}
