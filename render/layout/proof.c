/* Proofs: pages with doubtful places ringed and the reasons beside them. */
#include "layout/proof.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"

static const double column_width = 260, column_padding = 14, note_gap = 8;
static const double ring_width = 1.4, leader_width = 0.6;

/* Where a note's text stands on a page. */
struct ring {
    size_t note;
    double x, y, width, height;
};

struct proof {
    const struct placer *placer;
    struct arena *arena;
    const struct proof_note *notes;
    size_t note_count;
    bool *found;        /* of each note: on some page */
    struct ring *rings; /* of the page at hand */
    size_t ring_count, ring_capacity;
};

static struct color gray(uint8_t light) {
    return (struct color){
        .set = true, .red = light, .green = light, .blue = light, .alpha = 1};
}

static bool same_file(const struct source *a, const struct source *b) {
    return a && b && (a == b || strcmp(a->name, b->name) == 0);
}

/* The run's bytes that a place marks; false if it marks none of them. */
static bool marked_bytes(
    const struct glyph_run *run, const struct place *place, size_t *start, size_t *end) {
    const struct place *at = &run->place;
    if (!at->line || !same_file(at->source, place->source) || at->line != place->line) {
        return false;
    }
    size_t characters = utf8_count(run->text, run->text_length);
    uint32_t length = place->length ? place->length : 1;
    if (place->column >= at->column + characters ||
        place->column + length <= at->column) {
        return false;
    }
    size_t offset = 0;
    uint32_t column = at->column;
    *start = 0;
    while (offset < run->text_length && column < place->column + length) {
        if (column == place->column) {
            *start = offset;
        }
        utf8_next(run->text, run->text_length, &offset);
        column++;
    }
    *end = offset;
    return *end > *start;
}

/* Digits and the Han character behind them are runs of two faces, but one number. */
static bool extend_ring(struct proof *proof, const struct ring *ring) {
    static const double nearest = 12;
    for (size_t i = 0; i < proof->ring_count; i++) {
        struct ring *other = &proof->rings[i];
        double right = other->x + other->width;
        if (other->note == ring->note && fabs(other->y - ring->y) < nearest / 2 &&
            ring->x - right < nearest && ring->x >= other->x) {
            other->width = fmax(right, ring->x + ring->width) - other->x;
            return true;
        }
    }
    return false;
}

static void add_ring(struct proof *proof, size_t note, const struct glyph_run *run,
    size_t start, size_t end, double x, double y) {
    double left = INFINITY;
    double right = -INFINITY;
    double baseline = 0;
    for (uint32_t g = 0; g < run->glyph_count; g++) {
        const struct glyph *glyph = &run->glyphs[g];
        if (glyph->cluster >= start && glyph->cluster < end) {
            left = fmin(left, (double)glyph->x);
            right = fmax(right, (double)glyph->x + (double)glyph->advance);
            baseline = (double)glyph->y;
        }
    }
    if (!(right > left)) {
        return;
    }
    struct ring ring = {
        note, x + left - 3, y + baseline - run->size, right - left + 6, run->size * 1.32};
    proof->found[note] = true;
    if (!extend_ring(proof, &ring)) {
        proof->rings = arena_grow(proof->arena, proof->rings, proof->ring_count,
            &proof->ring_capacity, sizeof *proof->rings);
        proof->rings[proof->ring_count++] = ring;
    }
}

static void search_text(
    struct proof *proof, const struct scene_text *text, double x, double y) {
    for (size_t r = 0; r < text->run_count; r++) {
        for (size_t n = 0; n < proof->note_count; n++) {
            size_t start, end;
            if (marked_bytes(&text->runs[r], &proof->notes[n].place, &start, &end)) {
                add_ring(
                    proof, n, &text->runs[r], start, end, x + text->dx, y + text->dy);
            }
        }
    }
}

static void search_mark(
    struct proof *proof, const struct scene_mark *mark, double x, double y) {
    for (size_t i = 0; i < mark->count; i++) {
        const struct item *item = scene_item(mark, i);
        if (mark->type == MARK_TEXT && mark->texts[i].angle == 0) {
            search_text(proof, &mark->texts[i], x + item->x, y + item->y);
        }
        if (mark->type == MARK_GROUP) {
            const struct scene_group *group = &mark->groups[i];
            for (size_t m = 0; m < group->mark_count; m++) {
                search_mark(proof, group->marks[m], x + item->x, y + item->y);
            }
        }
    }
}

static void draw_ring(
    const struct proof *proof, struct scene_group *group, const struct ring *ring) {
    struct scene_rect *rect =
        scene_add_mark(proof->arena, group, MARK_RECT, "proof-ring", 1)->rects;
    double radius = ring->height / 2;
    *rect = (struct scene_rect){.item = {.x = ring->x,
                                    .y = ring->y,
                                    .style = scene_new_stroke(proof->arena,
                                        proof->notes[ring->note].color, ring_width),
                                    .element = &scene_artifact},
        .width = ring->width,
        .height = ring->height,
        .corner_radius = {radius, radius, radius, radius}};
}

/* Along the foot of the ring to the page's edge, between lines of text, then to the note. */
static void draw_leader(const struct proof *proof, struct scene_group *group,
    const struct ring *ring, double edge, double x, double y) {
    struct scene_rule *rules =
        scene_add_mark(proof->arena, group, MARK_RULE, "proof-leader", 2)->rules;
    const struct scene_style *style =
        scene_new_stroke(proof->arena, proof->notes[ring->note].color, leader_width);
    double foot = ring->y + ring->height;
    double radius = ring->height / 2;
    rules[0].item = (struct item){.x = ring->x + ring->width - radius,
        .y = foot,
        .style = style,
        .element = &scene_artifact};
    rules[0].x2 = edge;
    rules[0].y2 = foot;
    rules[1].item =
        (struct item){.x = edge, .y = foot, .style = style, .element = &scene_artifact};
    rules[1].x2 = x;
    rules[1].y2 = y;
}

static struct style note_style(const struct proof *proof, struct color color) {
    enum { NOTE_SIZE = 12 };
    struct style style = *theme_style(proof->placer->theme, "note");
    style.text.size = NOTE_SIZE;
    style.line_height = 1.4 * NOTE_SIZE;
    style.first_indent = style.hanging_indent = 0;
    style.on_grid = false;
    style.align = TEXT_START;
    style.color = color;
    return style;
}

/* Returns the height; draws nothing where `group` is NULL. */
static double put_text(const struct proof *proof, struct scene_group *group,
    const char *text, struct color color, double x, double y) {
    const struct placer *placer = proof->placer;
    struct style *style = arena_new(proof->arena, struct style);
    *style = note_style(proof, color);
    struct text_span span = {.text = text, .length = strlen(text), .style = style->text};
    struct paragraph_style set =
        style_paragraph(style, column_width - 2 * column_padding);
    struct paragraph paragraph = text_set_paragraph(&placer->typesetter, &span, 1, &set);
    if (group) {
        struct placer noting = *placer;
        noting.element = element_new(proof->arena, placer->element, "Note");
        block_add_paragraph(&noting, group, "proof-note", &paragraph, style, x, y);
    }
    return paragraph.height;
}

static const char *note_text(const struct proof *proof, size_t note) {
    return arena_print(
        proof->arena, "%s　%s", proof->notes[note].label, proof->notes[note].text);
}

/* A note may have several rings (a number broken over lines): the first leads to it. */
static bool is_first(const struct proof *proof, size_t index) {
    for (size_t i = 0; i < index; i++) {
        if (proof->rings[i].note == proof->rings[index].note) {
            return false;
        }
    }
    return true;
}

static void sort_rings(struct proof *proof) {
    for (size_t i = 1; i < proof->ring_count; i++) {
        struct ring ring = proof->rings[i];
        size_t k = i;
        for (; k > 0 && proof->rings[k - 1].y > ring.y; k--) {
            proof->rings[k] = proof->rings[k - 1];
        }
        proof->rings[k] = ring;
    }
}

static double notes_height(const struct proof *proof) {
    double height = 0;
    for (size_t i = 0; i < proof->ring_count; i++) {
        if (is_first(proof, i)) {
            const char *text = note_text(proof, proof->rings[i].note);
            height += put_text(proof, NULL, text, proof->notes[0].color, 0, 0) + note_gap;
        }
    }
    return height;
}

/* Notes stand beside their rings, pushed down by those above, and from the top where the
 * column would be too short. */
static void draw_notes(struct proof *proof, struct scene_group *group,
    const struct scene_page *page, double top) {
    double x = page->width + column_padding;
    double left = page->height - column_padding - notes_height(proof);
    double y = top;
    for (size_t i = 0; i < proof->ring_count; i++) {
        const struct ring *ring = &proof->rings[i];
        draw_ring(proof, group, ring);
        if (!is_first(proof, i)) {
            continue;
        }
        const struct proof_note *note = &proof->notes[ring->note];
        double wanted = fmin(ring->y, fmax(left, top));
        y = fmax(y, wanted);
        double height =
            put_text(proof, group, note_text(proof, ring->note), note->color, x, y);
        draw_leader(proof, group, ring, page->width, x - 4, y + 8);
        y += height + note_gap;
        left += height + note_gap;
    }
}

static struct scene_page add_page(
    struct proof *proof, const struct scene_page *page, const char *heading) {
    struct scene_group *group = scene_new_group(proof->arena);
    struct scene_mark *root = arena_new(proof->arena, struct scene_mark);
    struct scene_rect *column =
        scene_add_mark(proof->arena, group, MARK_RECT, "proof-column", 1)->rects;
    column->item = (struct item){.x = page->width,
        .style = scene_new_fill(proof->arena, gray(0xF6)),
        .element = &scene_artifact};
    column->width = column_width;
    column->height = page->height;
    group->marks = arena_grow(proof->arena, group->marks, group->mark_count,
        &group->mark_capacity, sizeof *group->marks);
    group->marks[group->mark_count++] = page->root;
    group->width = page->width + column_width;
    group->height = page->height;
    *root = (struct scene_mark){
        .type = MARK_GROUP, .role = "frame", .count = 1, .groups = group};
    double top = column_padding;
    if (*heading) {
        top += note_gap + put_text(proof, group, heading, gray(0x22),
                              page->width + column_padding, top);
    }
    proof->ring_count = 0;
    search_mark(proof, page->root, 0, 0);
    sort_rings(proof);
    draw_notes(proof, group, page, top);
    return (struct scene_page){.width = group->width,
        .height = page->height,
        .root = root,
        .background = page->background.set ? page->background : gray(0xFF)};
}

/* What is on no page, one note under another. */
static struct scene_page rest_page(
    struct proof *proof, double height, const char *elsewhere) {
    struct scene_group *group = scene_new_group(proof->arena);
    double y = 2 * column_padding;
    y += note_gap + put_text(proof, group, elsewhere, gray(0x22), column_padding, y);
    for (size_t i = 0; i < proof->note_count; i++) {
        if (!proof->found[i]) {
            y += note_gap + put_text(proof, group, note_text(proof, i),
                                proof->notes[i].color, column_padding, y);
        }
    }
    struct scene_mark *root = arena_new(proof->arena, struct scene_mark);
    group->width = column_width;
    group->height = fmax(height, y + column_padding);
    *root = (struct scene_mark){
        .type = MARK_GROUP, .role = "frame", .count = 1, .groups = group};
    return (struct scene_page){.width = group->width,
        .height = group->height,
        .root = root,
        .background = gray(0xFF)};
}

/* One document of what were several. */
static struct element *join_structures(
    struct arena *arena, const struct scene *const *scenes, size_t count) {
    struct element *document = element_new(arena, NULL, "Document");
    for (size_t i = 0; i < count; i++) {
        struct element *part = scenes[i]->structure;
        if (!part) {
            continue;
        }
        part->tag = "Sect";
        part->parent = document;
        document->children = arena_grow(arena, document->children, document->child_count,
            &document->child_capacity, sizeof(struct element *));
        document->children[document->child_count++] = part;
    }
    return document;
}

struct scene *proof_make(const struct placer *placer, const struct scene *const *scenes,
    size_t scene_count, const struct proof_note *notes, size_t note_count,
    const char *heading, const char *elsewhere) {
    struct arena *arena = placer->typesetter.arena;
    struct placer noting = *placer;
    noting.element = join_structures(arena, scenes, scene_count);
    struct proof proof = {.placer = &noting,
        .arena = arena,
        .notes = notes,
        .note_count = note_count,
        .found = arena_array(arena, note_count + 1, sizeof(bool))};
    size_t pages = 1;
    for (size_t s = 0; s < scene_count; s++) {
        pages += scenes[s]->page_count;
    }
    struct scene *made = arena_new(arena, struct scene);
    *made = (struct scene){.paged = true,
        .pages = arena_array(arena, pages, sizeof *made->pages),
        .structure = noting.element,
        .language = "zh-CN"};
    for (size_t s = 0; s < scene_count; s++) {
        for (size_t p = 0; p < scenes[s]->page_count; p++) {
            made->pages[made->page_count] =
                add_page(&proof, &scenes[s]->pages[p], made->page_count ? "" : heading);
            made->page_count++;
        }
    }
    bool all = true;
    for (size_t i = 0; i < note_count; i++) {
        all = all && proof.found[i];
    }
    if (!all) {
        double height = made->page_count ? made->pages[0].height : 0;
        made->pages[made->page_count++] = rest_page(&proof, height, elsewhere);
    }
    return made;
}
