/* Which families are in which font files: a list kept between runs.
 *
 * The list is a text file in the user's cache directory, one a set of folders. It is
 * trusted while every folder has the time it had when the list was made, so a run costs a
 * stat a folder and the reading of some 50 KB; only a change costs a scan. Without a
 * writable cache the list is made in memory. Entries stand in the order of their paths,
 * whatever order the disk gives, so that fallback is the same on every machine. */
#ifndef TUBIAO_TEXT_INDEX_H
#define TUBIAO_TEXT_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"

/* Whose forms a face's Han characters have, in the order tubiao prefers them. */
enum font_region {
    REGION_MAINLAND,    /* zh-Hans */
    REGION_UNKNOWN,     /* no Han, or nothing says whose */
    REGION_TRADITIONAL, /* Taiwan, Hong Kong */
    REGION_JAPAN,
    REGION_KOREA,
};

/* One face of one file. */
struct font_entry {
    const char *path;
    unsigned collection_index;
    int weight_min, weight_max; /* 1..1000; they differ in a variable font */
    int width;                  /* OS/2 usWidthClass, 5 is normal */
    bool italic;
    enum font_region region;
    const char *families; /* names in all languages, each NUL-terminated, then "" */
    const char *pages;    /* covered blocks of 256 characters: "0-5,20,4e-9f" (hex) */
};

/* A folder or settings file the list depends on; 0 seconds if it was not there or had
 * just changed, so that it never counts as unchanged by accident. */
struct font_folder {
    const char *path;
    int64_t seconds, nanoseconds;
};

struct font_index {
    const char *key; /* the folders looked at, as asked for */
    struct font_folder *folders;
    size_t folder_count, folder_capacity;
    struct font_entry *entries;
    size_t entry_count, entry_capacity;
    bool scanned; /* made anew in this run */
};

/* The list for TUBIAO_FONT_PATH, else for the system's and the user's folders. */
struct font_index *font_index_load(struct arena *arena);

/* How the key of the system's own folders begins: fontconfig's settings are asked for
 * more. */
#define FONT_KEY_SYSTEM "system:"

/* Looks at the folders themselves. `key` is folders divided by ':'. */
struct font_index *font_index_scan(struct arena *arena, const char *key);

/* The facts of each usable face in a file, added to the index. Files that are no
 * OpenType font, and faces without outlines, add nothing. */
void font_index_add_file(struct arena *arena, struct font_index *index, const char *path);

/* The list as text and back; NULL if `text` is not such a list. `text` is cut up and must
 * live as long as the index. */
void font_index_print(const struct font_index *index, struct buffer *out);
struct font_index *font_index_parse(struct arena *arena, char *text, size_t length);

/* Whether the folders are as they were when the list was made. */
bool font_index_is_current(const struct font_index *index);

/* The time of a file or folder; 0 if it is not there. */
struct font_folder font_folder_now(const char *path);

/* Names compare without regard to ASCII case. */
bool font_entry_has_family(
    const struct font_entry *entry, const char *name, size_t length);
/* False: certainly lacks the character. True: the face has others near it. */
bool font_entry_may_have(const struct font_entry *entry, uint32_t character);

#endif
