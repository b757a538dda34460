/* The scene of pages: the sheets that the flow filled, with their heads and feet; placed again
 * where contents need to know the pages that headings came to stand on. */
#include <math.h>

#include "layout/pages.h"

/* On a screen: as wide as that is, and so long that it is scrolled. */
static struct pages fit_screen(const struct pages *pages, double width) {
    enum { LONG = 20000, SIDE = 16, END = 24 };
    struct pages screen = *pages;
    screen.width = width;
    screen.height = LONG;
    screen.margins = (struct margins){END, END, SIDE, SIDE, true};
    screen.columns = 1;
    screen.head = screen.foot = screen.first_head = screen.first_foot =
        (struct page_line){0};
    return screen;
}

/* Screens end where what is on them ends. */
static void trim_screens(const struct pages *pages, struct sheets sheets) {
    for (size_t i = 0; i < sheets.count; i++) {
        struct sheet *sheet = &sheets.items[i];
        double height = sheet->top + sheet->filled + pages->margins.bottom;
        sheet->frame->height = ceil(fmin(height, sheet->frame->height));
    }
}

static struct scene *make_scene(
    struct placer *placer, const struct pages *pages, struct sheets sheets) {
    struct arena *arena = placer->typesetter.arena;
    struct scene *scene = arena_new(arena, struct scene);
    scene->paged = true;
    scene->page_count = sheets.count;
    scene->pages = arena_array(arena, scene->page_count, sizeof *scene->pages);
    scene->structure = placer->element;
    metadata_tell(&pages->metadata, scene);
    for (size_t i = 0; i < scene->page_count; i++) {
        const struct sheet *sheet = &sheets.items[i];
        sheet_add_lines(placer, pages, sheet, i, scene->page_count);
        struct scene_mark *root = arena_new(arena, struct scene_mark);
        root->type = MARK_GROUP;
        root->role = "frame";
        root->count = 1;
        root->groups = sheet->frame;
        scene->pages[i] = (struct scene_page){.width = sheet->frame->width,
            .height = sheet->frame->height,
            .label = sheet->label,
            .root = root,
            .background = pages->background};
    }
    scene_find_anchors(arena, scene);
    return scene;
}

static struct scene *place_once(struct placer *placer, const struct pages *pages) {
    placer->element = element_new(placer->typesetter.arena, NULL, "Document");
    struct sheets sheets = pages_flow(placer, pages);
    if (placer->width > 0) {
        trim_screens(pages, sheets);
    }
    return make_scene(placer, pages, sheets);
}

static const struct page_numbers *find_numbers(
    struct arena *arena, const struct scene *scene) {
    struct page_numbers *numbers = arena_new(arena, struct page_numbers);
    numbers->items = arena_array(arena, scene->anchor_count, sizeof *numbers->items);
    for (; numbers->count < scene->anchor_count; numbers->count++) {
        const struct scene_anchor *anchor = &scene->anchors[numbers->count];
        const char *label = scene->pages[anchor->page].label;
        numbers->items[numbers->count] =
            (struct page_number){anchor->element->anchor, label ? label : ""};
    }
    return numbers;
}

static bool has_contents(const struct pages *pages) {
    for (size_t i = 0; i < pages->blocks.count; i++) {
        if (pages->blocks.items[i]->kind == &contents_block) {
            return true;
        }
    }
    return false;
}

/* With contents, once more with the page numbers of the time before, until they hold. */
struct scene *pages_place(struct placer *placer, const struct pages *said) {
    enum { MOST_PASSES = 4 };
    struct pages screen = fit_screen(said, placer->width);
    const struct pages *pages = placer->width > 0 ? &screen : said;
    struct arena *arena = placer->typesetter.arena;
    placer->theme = pages->theme;
    placer->numbers = NULL;
    size_t warnings = placer->warnings->count;
    struct scene *scene = place_once(placer, pages);
    for (int pass = 1; has_contents(pages) && pass < MOST_PASSES; pass++) {
        const struct page_numbers *numbers = find_numbers(arena, scene);
        if (page_numbers_equal(placer->numbers, numbers)) {
            break;
        }
        placer->numbers = numbers;
        placer->warnings->count = warnings;
        scene = place_once(placer, pages);
    }
    return scene;
}
