/* The font list as text: one thing a line, fields divided by tabs.
 *
 *     tubiao fonts 1
 *     key     /usr/share/fonts:…
 *     folder  1700000000  123456789  /usr/share/fonts
 *     file    /usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc
 *     face    2  700  700  5  0  0  0-4,1e,20-27,2e-9f  Noto Sans CJK SC
 *
 * A face line gives: index in the file, least and greatest weight, width, italic, region,
 * covered blocks, family names. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "text/index.h"

static const char first_line[] = "tubiao fonts 1";

static void print_face(const struct font_entry *entry, struct buffer *out) {
    buffer_print(out, "face\t%u\t%d\t%d\t%d\t%d\t%d\t%s", entry->collection_index,
        entry->weight_min, entry->weight_max, entry->width, entry->italic,
        (int)entry->region, entry->pages);
    for (const char *name = entry->families; *name; name += strlen(name) + 1) {
        buffer_print(out, "\t%s", name);
    }
    buffer_append_char(out, '\n');
}

void font_index_print(const struct font_index *index, struct buffer *out) {
    buffer_print(out, "%s\nkey\t%s\n", first_line, index->key);
    for (size_t i = 0; i < index->folder_count; i++) {
        const struct font_folder *folder = &index->folders[i];
        buffer_print(out, "folder\t%" PRId64 "\t%" PRId64 "\t%s\n", folder->seconds,
            folder->nanoseconds, folder->path);
    }
    const char *path = "";
    for (size_t i = 0; i < index->entry_count; i++) {
        const struct font_entry *entry = &index->entries[i];
        if (strcmp(path, entry->path) != 0) {
            path = entry->path;
            buffer_print(out, "file\t%s\n", path);
        }
        print_face(entry, out);
    }
}

/* Cuts the next field off *rest; NULL when there is none. */
static char *next_field(char **rest) {
    char *field = *rest;
    if (!field) {
        return NULL;
    }
    char *tab = strchr(field, '\t');
    if (tab) {
        *tab = '\0';
    }
    *rest = tab ? tab + 1 : NULL;
    return field;
}

static int64_t next_number(char **rest) {
    char *field = next_field(rest);
    return field ? strtoll(field, NULL, 10) : -1;
}

/* The tabs between the names become the NULs that end them; behind the last name stand
 * the line's NUL and then the next line, whose first byte must read as "": so the names
 * are copied. */
static const char *parse_families(struct arena *arena, const char *names) {
    size_t length = strlen(names);
    char *families = arena_array(arena, length + 2, 1);
    for (size_t i = 0; i < length; i++) {
        families[i] = names[i] == '\t' ? '\0' : names[i];
    }
    return families;
}

static bool parse_face(
    struct arena *arena, struct font_index *index, const char *path, char *rest) {
    struct font_entry entry = {.path = path};
    entry.collection_index = (unsigned)next_number(&rest);
    entry.weight_min = (int)next_number(&rest);
    entry.weight_max = (int)next_number(&rest);
    entry.width = (int)next_number(&rest);
    entry.italic = next_number(&rest) == 1;
    int64_t region = next_number(&rest);
    entry.pages = next_field(&rest);
    bool sound = entry.weight_min >= 1 && entry.weight_max >= entry.weight_min &&
                 entry.weight_max <= 1000 && entry.width >= 1 && entry.width <= 9 &&
                 region >= 0 && region <= REGION_KOREA;
    if (!path || !entry.pages || !rest || !sound) {
        return false;
    }
    entry.region = (enum font_region)region;
    entry.families = parse_families(arena, rest);
    index->entries = arena_grow(arena, index->entries, index->entry_count,
        &index->entry_capacity, sizeof *index->entries);
    index->entries[index->entry_count++] = entry;
    return true;
}

static void parse_folder(struct arena *arena, struct font_index *index, char *rest) {
    struct font_folder folder = {.seconds = next_number(&rest)};
    folder.nanoseconds = next_number(&rest);
    folder.path = rest ? rest : "";
    index->folders = arena_grow(arena, index->folders, index->folder_count,
        &index->folder_capacity, sizeof *index->folders);
    index->folders[index->folder_count++] = folder;
}

static bool parse_line(
    struct arena *arena, struct font_index *index, const char **path, char *line) {
    char *rest = line;
    const char *word = next_field(&rest);
    if (!rest) {
        return false;
    }
    if (strcmp(word, "face") == 0) {
        return parse_face(arena, index, *path, rest);
    }
    if (strcmp(word, "file") == 0) {
        *path = rest;
        return true;
    }
    if (strcmp(word, "folder") == 0) {
        parse_folder(arena, index, rest);
        return true;
    }
    if (strcmp(word, "key") == 0) {
        index->key = rest;
        return true;
    }
    return false;
}

struct font_index *font_index_parse(struct arena *arena, char *text, size_t length) {
    if (memchr(text, '\0', length) || length == 0 || text[length - 1] != '\n') {
        return NULL; /* cut short or not ours */
    }
    struct font_index *index = arena_new(arena, struct font_index);
    const char *path = NULL;
    bool first = true;
    for (char *line = text; line < text + length;) {
        char *end = memchr(line, '\n', (size_t)(text + length - line));
        *end = '\0';
        bool good =
            first ? strcmp(line, first_line) == 0 : parse_line(arena, index, &path, line);
        if (!good) {
            return NULL;
        }
        first = false;
        line = end + 1;
    }
    return index->key ? index : NULL;
}

static unsigned char lower(char c) {
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static bool same_name(const char *a, const char *b, size_t length) {
    size_t i = 0;
    while (i < length && a[i] && lower(a[i]) == lower(b[i])) {
        i++;
    }
    return i == length && !a[i];
}

bool font_entry_has_family(
    const struct font_entry *entry, const char *name, size_t length) {
    for (const char *own = entry->families; *own; own += strlen(own) + 1) {
        if (same_name(own, name, length)) {
            return true;
        }
    }
    return false;
}

bool font_entry_may_have(const struct font_entry *entry, uint32_t character) {
    unsigned long page = character >> 8;
    const char *text = entry->pages;
    while (*text) {
        char *end;
        unsigned long first = strtoul(text, &end, 16);
        unsigned long last = *end == '-' ? strtoul(end + 1, &end, 16) : first;
        if (page <= last) {
            return page >= first;
        }
        if (*end != ',') {
            return false;
        }
        text = end + 1;
    }
    return false;
}
