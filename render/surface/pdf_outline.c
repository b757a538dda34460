/* Outline and links through Cairo. Its places are in points from the page's top left. */
#include "surface/pdf_outline.h"

#include <cairo-pdf.h>
#include <string.h>

static const double points_per_px = 0.75;

enum { LEVELS = 7 };

/* H1 to H6 give 1 to 6; 0: no heading. */
static int heading_level(const struct element *element) {
    const char *tag = element->tag;
    return tag[0] == 'H' && tag[1] >= '1' && tag[1] <= '6' && !tag[2] ? tag[1] - '0' : 0;
}

/* Numbers without a locale: Cairo reads attributes with its own reader. */
static const char *destination(struct arena *arena, const struct scene_anchor *anchor) {
    struct buffer text = {0};
    buffer_print(&text, "page=%zu pos=[", anchor->page + 1);
    buffer_append_number(&text, anchor->x * points_per_px, 2);
    buffer_append_char(&text, ' ');
    buffer_append_number(&text, anchor->y * points_per_px, 2);
    buffer_append_char(&text, ']');
    const char *copy = arena_copy(arena, text.data, text.length);
    buffer_finish(&text);
    return copy;
}

/* Cairo's attribute strings stand between ' and know \ before ' and \. */
static const char *quoted(struct arena *arena, const char *text) {
    char *out = arena_array(arena, 2 * strlen(text) + 1, 1);
    size_t length = 0;
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\') {
            out[length++] = '\\';
        }
        out[length++] = *text;
    }
    return out;
}

void pdf_anchors_add(
    cairo_t *cairo, struct arena *arena, const struct scene *scene, size_t page) {
    for (size_t i = 0; i < scene->anchor_count; i++) {
        const struct scene_anchor *anchor = &scene->anchors[i];
        if (anchor->page != page) {
            continue;
        }
        struct buffer text = {0};
        buffer_print(&text, "name='%s' x=", quoted(arena, anchor->element->anchor));
        buffer_append_number(&text, anchor->x * points_per_px, 2);
        buffer_append_string(&text, " y=");
        buffer_append_number(&text, anchor->y * points_per_px, 2);
        cairo_tag_begin(cairo, CAIRO_TAG_DEST, text.data);
        cairo_tag_end(cairo, CAIRO_TAG_DEST);
        buffer_finish(&text);
    }
}

/* A heading hangs under the last one of a higher level, whatever levels are left out. */
void pdf_outline_add(
    cairo_surface_t *surface, struct arena *arena, const struct scene *scene) {
    int last[LEVELS] = {CAIRO_PDF_OUTLINE_ROOT};
    for (size_t i = 0; i < scene->anchor_count; i++) {
        const struct scene_anchor *anchor = &scene->anchors[i];
        int level = heading_level(anchor->element);
        if (!level || !anchor->element->title) {
            continue;
        }
        int item = cairo_pdf_surface_add_outline(surface, last[level - 1],
            anchor->element->title, destination(arena, anchor),
            CAIRO_PDF_OUTLINE_FLAG_OPEN);
        for (int deeper = level; deeper < LEVELS; deeper++) {
            last[deeper] = item;
        }
    }
}

const char *pdf_link_attributes(
    struct arena *arena, const struct scene *scene, const struct element *element) {
    const char *link = element->link;
    if (!link || strcmp(element->tag, "Link") != 0) {
        return NULL;
    }
    if (link[0] != '#') {
        return arena_print(arena, "uri='%s'", quoted(arena, link));
    }
    return scene_anchor_find(scene, link + 1)
               ? arena_print(arena, "dest='%s'", quoted(arena, link + 1))
               : NULL;
}
