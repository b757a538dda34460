/* Keeping documents: a table of files by path, each noted at first, kept at the second
 * reading. */
#include "data/kept.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "data/name_set.h"

/* Larger files are read by jobs of their own, and a batch of many thousand reports has as
 * many files that are read once: those are not noted any more. */
enum {
    MOST_FILES = 4096,
    MOST_CONFINEMENTS = 64,
    LARGEST_FILE = 16 * 1024 * 1024,
    MOST_BYTES = 64 * 1024 * 1024
};

/* A file changed so lately could change again within the resolution of its time. */
static const double settled_seconds = 2;

struct identity {
    dev_t device;
    ino_t number;
    off_t size;
    struct timespec changed;
};

struct kept_document {
    const struct confinement *confinement;
    struct identity identity; /* when it was read last, without a fault */
    bool settled;             /* identity tells any later change */
    bool kept;                /* the value is here */
    bool spoiled;             /* was to be kept, but was faulty: never again */
    struct arena arena;
    struct value value;
};

struct kept_documents {
    struct arena arena;
    struct name_set names; /* way and path to the index of the document */
    struct kept_document **documents;
    size_t count, capacity;
    size_t bytes; /* of the files kept */
    const struct confinement **confinements;
    size_t confinement_count, confinement_capacity;
};

struct kept_documents *kept_documents_new(void) {
    struct arena arena = {0};
    struct kept_documents *kept = arena_new(&arena, struct kept_documents);
    kept->arena = arena;
    return kept;
}

void kept_documents_free(struct kept_documents *kept) {
    if (!kept) {
        return;
    }
    for (size_t i = 0; i < kept->count; i++) {
        arena_finish(&kept->documents[i]->arena);
    }
    name_set_finish(&kept->names);
    struct arena arena = kept->arena;
    arena_finish(&arena);
}

static bool confinements_equal(const struct confinement *a, const struct confinement *b) {
    if (a->count != b->count) {
        return false;
    }
    for (size_t i = 0; i < a->count; i++) {
        if (strcmp(a->folders[i], b->folders[i]) != 0) {
            return false;
        }
    }
    return true;
}

static const struct confinement *copy_confinement(
    struct arena *arena, const struct confinement *confinement) {
    struct confinement *copy = arena_new(arena, struct confinement);
    copy->folders = arena_array(arena, confinement->count, sizeof *copy->folders);
    for (size_t i = 0; i < confinement->count; i++) {
        copy->folders[i] = arena_copy_string(arena, confinement->folders[i]);
    }
    copy->count = copy->capacity = confinement->count;
    return copy;
}

const struct confinement *kept_confinement(
    struct kept_documents *kept, const struct confinement *confinement) {
    if (!kept || kept->confinement_count == MOST_CONFINEMENTS) {
        return confinement;
    }
    for (size_t i = 0; i < kept->confinement_count; i++) {
        if (confinements_equal(kept->confinements[i], confinement)) {
            return kept->confinements[i];
        }
    }
    kept->confinements = arena_grow(&kept->arena, kept->confinements,
        kept->confinement_count, &kept->confinement_capacity, sizeof *kept->confinements);
    return kept->confinements[kept->confinement_count++] =
               copy_confinement(&kept->arena, confinement);
}

static bool is_interned(
    const struct kept_documents *kept, const struct confinement *confinement) {
    bool found = !confinement;
    for (size_t i = 0; i < kept->confinement_count && !found; i++) {
        found = kept->confinements[i] == confinement;
    }
    return found;
}

static struct kept_document *find_document(struct kept_documents *kept,
    struct arena *arena, const char *path, const char *way,
    const struct confinement *confinement) {
    const char *name =
        arena_print(arena, "%s:%p:%s", way, (const void *)confinement, path);
    uint32_t index;
    if (name_set_find(&kept->names, name, &index)) {
        return kept->documents[index];
    }
    if (kept->count == MOST_FILES) {
        return NULL;
    }
    struct kept_document *document = arena_new(&kept->arena, struct kept_document);
    kept->documents = arena_grow(&kept->arena, kept->documents, kept->count,
        &kept->capacity, sizeof *kept->documents);
    kept->documents[kept->count] = document;
    name_set_add(&kept->names, arena_copy_string(&kept->arena, name),
        (uint32_t)kept->count++, &index);
    return document;
}

static bool identities_equal(const struct identity *a, const struct identity *b) {
    return a->device == b->device && a->number == b->number && a->size == b->size &&
           a->changed.tv_sec == b->changed.tv_sec &&
           a->changed.tv_nsec == b->changed.tv_nsec;
}

static bool is_settled(const struct identity *identity) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return difftime(now.tv_sec, identity->changed.tv_sec) > settled_seconds;
}

struct kept_turn kept_begin(struct kept_documents *kept, struct arena *arena,
    const char *path, const char *way, const struct confinement *confinement) {
    struct stat status;
    if (!kept || !is_interned(kept, confinement) || stat(path, &status) != 0 ||
        !S_ISREG(status.st_mode) || status.st_size > LARGEST_FILE) {
        return (struct kept_turn){0};
    }
    struct kept_document *document = find_document(kept, arena, path, way, confinement);
    if (!document || document->spoiled) {
        return (struct kept_turn){0};
    }
    struct identity identity = {
        status.st_dev, status.st_ino, status.st_size, status.st_mtim};
    bool same = document->settled && identities_equal(&document->identity, &identity);
    if (document->kept) {
        return (struct kept_turn){.document = same ? document : NULL, .known = same};
    }
    document->identity = identity;
    document->settled = is_settled(&identity);
    size_t size = (size_t)status.st_size;
    bool keep = same && kept->bytes + size <= MOST_BYTES;
    kept->bytes += keep ? size : 0;
    return (struct kept_turn){document, false, keep ? &document->arena : NULL};
}

const struct value *kept_value(const struct kept_turn *turn) {
    return turn->known ? &turn->document->value : NULL;
}

void kept_end(const struct kept_turn *turn, const struct value *value, bool good) {
    struct kept_document *document = turn->document;
    if (!document) {
        return;
    }
    if (!turn->arena) {
        document->settled &= good;
    } else {
        document->kept = good;
        document->spoiled = !good;
        document->value = good ? *value : value_null();
    }
}
