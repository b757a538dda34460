/* Links and the outline of a plain document (ISO 32000-1, 12.3.3 and 12.5.6.5). */
#include <string.h>

#include "surface/plain.h"

enum { LEVELS = 7 };

void plain_put_place(
    const struct plain *plain, const struct scene_anchor *anchor, struct buffer *out) {
    const struct scene_page *page = &plain->scene->pages[anchor->page];
    buffer_print(out, "[%d 0 R/XYZ ", plain->first_page + (int)anchor->page);
    pdf_put(out, anchor->x * 0.75);
    pdf_put(out, (page->height - anchor->y) * 0.75);
    buffer_append_string(out, "null]");
}

static void put_target(const struct plain *plain, const char *link, struct buffer *out) {
    if (link[0] == '#') {
        const struct scene_anchor *anchor = scene_anchor_find(plain->scene, link + 1);
        if (anchor) {
            buffer_append_string(out, "/Dest");
            plain_put_place(plain, anchor, out);
        }
        return;
    }
    buffer_append_string(out, "/A<</S/URI/URI(");
    for (; *link; link++) {
        bool escaped = *link == '(' || *link == ')' || *link == '\\';
        buffer_append_string(out, escaped ? "\\" : "");
        buffer_append_char(out, *link);
    }
    buffer_append_string(out, ")>>");
}

void plain_write_links(struct plain *plain) {
    struct buffer out = {0};
    plain->first_link = pdf_file_reserve(plain->file, (int)plain->link_count);
    for (size_t i = 0; i < plain->link_count; i++) {
        const struct plain_link *link = &plain->links[i];
        double height = plain->scene->pages[link->page].height;
        double foot = height - link->y;
        out.length = 0;
        buffer_append_string(&out, "<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[");
        pdf_put(&out, link->x * 0.75);
        pdf_put(&out, foot * 0.75);
        pdf_put(&out, (link->x + link->width) * 0.75);
        pdf_put(&out, (foot + link->height) * 0.75);
        buffer_print(&out, "]/StructParent %zu", plain->scene->page_count + i);
        put_target(plain, link->element->link, &out);
        buffer_append_string(&out, ">>");
        pdf_file_object(plain->file, plain->first_link + (int)i, &out);
    }
    buffer_finish(&out);
}

/* H1 to H6 give 1 to 6; 0: no heading. */
static int level_of(const struct element *element) {
    const char *tag = element->tag;
    bool heading = tag[0] == 'H' && tag[1] >= '1' && tag[1] <= '6' && !tag[2];
    return heading && element->title ? tag[1] - '0' : 0;
}

/* A heading in the outline; numbers of items, 0: none. */
struct entry {
    const struct scene_anchor *anchor;
    size_t parent, previous, next, first, last, count;
};

/* A heading hangs under the last one of a higher level. Item 0 is the root. */
static size_t make_entries(const struct plain *plain, struct entry *entries) {
    size_t above[LEVELS] = {0};
    size_t count = 0;
    for (size_t i = 0; i < plain->scene->anchor_count; i++) {
        const struct scene_anchor *anchor = &plain->scene->anchors[i];
        int level = level_of(anchor->element);
        if (!level) {
            continue;
        }
        size_t own = ++count;
        struct entry *parent = &entries[above[level - 1]];
        entries[own].anchor = anchor;
        entries[own].parent = above[level - 1];
        entries[own].previous = parent->last;
        if (parent->last) {
            entries[parent->last].next = own;
        } else {
            parent->first = own;
        }
        parent->last = own;
        parent->count++;
        for (int deeper = level; deeper < LEVELS; deeper++) {
            above[deeper] = own;
        }
    }
    return count;
}

static void put_link(struct buffer *out, const char *key, int root, size_t entry) {
    if (entry) {
        buffer_print(out, "/%s %d 0 R", key, root + (int)entry);
    }
}

int plain_write_outline(struct plain *plain) {
    struct arena scratch = {0};
    struct entry *entries =
        arena_array(&scratch, plain->scene->anchor_count + 1, sizeof *entries);
    size_t count = make_entries(plain, entries);
    int root = count ? pdf_file_reserve(plain->file, (int)count + 1) : 0;
    struct buffer out = {0};
    for (size_t i = 0; count && i <= count; i++) {
        const struct entry *entry = &entries[i];
        out.length = 0;
        buffer_append_string(&out, "<<");
        if (i) {
            buffer_append_string(&out, "/Title");
            pdf_put_text(&out, entry->anchor->element->title);
            buffer_print(&out, "/Parent %d 0 R/Dest", root + (int)entry->parent);
            plain_put_place(plain, entry->anchor, &out);
        } else {
            buffer_append_string(&out, "/Type/Outlines");
        }
        put_link(&out, "Prev", root, entry->previous);
        put_link(&out, "Next", root, entry->next);
        put_link(&out, "First", root, entry->first);
        put_link(&out, "Last", root, entry->last);
        if (entry->count) {
            buffer_print(&out, "/Count %zu", entry->count);
        }
        buffer_append_string(&out, ">>");
        pdf_file_object(plain->file, root + (int)i, &out);
    }
    buffer_finish(&out);
    arena_finish(&scratch);
    return root;
}
