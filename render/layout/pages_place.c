/* The flow of blocks over pages.
 *
 * Blocks are taken one after another; each gets what is left of the page's type area and
 * gives back what is placed and the rest. Where one does not fit:
 *
 *   - a figure floats: it waits for the next page's top while the text behind it goes on,
 *     but never past a heading, so that it stays near its mention;
 *   - a landscape block waits for sheets of its own behind this page;
 *   - anything else ends the page. Headings at its end go along to the next.
 *
 * Structure made by attempts that come to nothing is taken back (element_rewind). */
#include <math.h>
#include <string.h>

#include "layout/pages.h"
#include "layout/queue.h"
#include "layout/words.h"

static const double TOLERANCE = 0.05; /* px */

/* A block that stands on the page that is being filled. */
struct entry {
    struct block *block;
    struct placed placed;
    struct element_mark mark; /* the tree before it was placed */
    double y, height;         /* from the region's top; with what the grid adds */
};

struct flow_state {
    const struct placer *placer;
    const struct pages *pages;
    struct arena *arena;
    struct queue queue, floats, sideways;
    struct sheet *sheets;
    size_t sheet_count, sheet_capacity;
    struct entry *entries; /* of this column */
    size_t entry_count, entry_capacity;
    int column;
    double y;  /* where the next block goes, from the type area's top */
    bool open; /* there is a page being filled */
    enum numbering numbering;
    int number; /* of the page being filled */
    const char *section;
};

static struct sheet *this_sheet(const struct flow_state *state) {
    return &state->sheets[state->sheet_count - 1];
}

static const char *number_label(struct flow_state *state) {
    static const char *const tens[] = {
        "", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"};
    static const char *const ones[] = {
        "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
    int number = state->number;
    if (state->numbering == NUMBERS_NONE) {
        return NULL;
    }
    if (state->numbering == NUMBERS_ROMAN && number < 100) {
        return arena_print(state->arena, "%s%s", tens[number / 10], ones[number % 10]);
    }
    return arena_print(state->arena, "%d", number);
}

static void open_sheet(struct flow_state *state, bool landscape) {
    state->sheets = arena_grow(state->arena, state->sheets, state->sheet_count,
        &state->sheet_capacity, sizeof *state->sheets);
    struct sheet *sheet = &state->sheets[state->sheet_count++];
    state->number++;
    *sheet = (struct sheet){.frame = scene_new_group(state->arena),
        .landscape = landscape,
        .even = state->number % 2 == 0,
        .label = number_label(state),
        .section = state->section};
    sheet_measure(state->pages, sheet);
    sheet->frame->width = landscape ? state->pages->height : state->pages->width;
    sheet->frame->height = landscape ? state->pages->width : state->pages->height;
    sheet_add_watermark(state->placer, state->pages, sheet);
    state->open = true;
    state->column = 0;
    state->y = 0;
    state->entry_count = 0;
}

static double column_width(const struct flow_state *state) {
    const struct sheet *sheet = this_sheet(state);
    int columns = sheet->landscape ? 1 : state->pages->columns;
    return (sheet->width - (columns - 1) * state->pages->column_gap) / columns;
}

/* The first heading of the first level names the section a page is in, or the last one
 * before it. */
static void note_section(struct flow_state *state, const struct block *block) {
    bool titled = block->kind == &heading_block || block->kind == &paragraph_block;
    const struct words *words = (const struct words *)block;
    if (!titled || words->level != 1) {
        return;
    }
    bool first = this_sheet(state)->section == state->section;
    state->section = words_text(state->arena, words);
    if (first) {
        this_sheet(state)->section = state->section;
    }
}

/* Puts the entries of the column where they stand, and forgets them. */
static void paint_column(struct flow_state *state) {
    struct sheet *sheet = this_sheet(state);
    double x =
        sheet->left + state->column * (column_width(state) + state->pages->column_gap);
    for (size_t i = 0; i < state->entry_count; i++) {
        const struct entry *entry = &state->entries[i];
        note_section(state, entry->block);
        if (entry->placed.group) {
            scene_attach_group(state->arena, sheet->frame, entry->placed.group, "scope",
                x, sheet->top + entry->y);
        }
    }
    state->entry_count = 0;
    sheet->filled = fmax(sheet->filled, state->y);
}

static bool keeps_with_next(const struct entry *entry) {
    return entry->block->keep & KEEP_WITH_NEXT;
}

/* Headings at the column's end go back to the head of the queue, unless nothing else would
 * stand in it. */
static void take_back_headings(struct flow_state *state) {
    size_t kept = state->entry_count;
    while (kept > 0 && keeps_with_next(&state->entries[kept - 1])) {
        kept--;
    }
    if (kept == 0 || kept == state->entry_count) {
        return;
    }
    element_rewind(&state->entries[kept].mark);
    for (size_t i = state->entry_count; i > kept; i--) {
        queue_prepend(state->arena, &state->queue, state->entries[i - 1].block);
    }
    state->entry_count = kept;
}

static void place_sideways(struct flow_state *state);

static void close_sheet(struct flow_state *state) {
    if (state->open) {
        paint_column(state);
        state->open = false;
        place_sideways(state);
    }
}

/* The next column, or the next page. */
static void next_region(struct flow_state *state) {
    if (!state->open) {
        open_sheet(state, false);
        return;
    }
    bool more =
        state->column + 1 < state->pages->columns && !this_sheet(state)->landscape;
    if (!more) {
        close_sheet(state);
        open_sheet(state, false);
        return;
    }
    paint_column(state);
    state->column++;
    state->y = 0;
}

static double gap_before(const struct flow_state *state, const struct block *block) {
    if (state->entry_count == 0) {
        return 0;
    }
    const struct entry *last = &state->entries[state->entry_count - 1];
    return fmax(last->block->space_after, block->space_before);
}

/* Whether the style stands on the grid by itself. */
static bool is_on_grid(const struct block *block) {
    bool text = block->kind == &paragraph_block || block->kind == &heading_block ||
                block->kind == &text_block;
    const struct style *style = text ? ((const struct words *)block)->style : NULL;
    return style && style->on_grid && block->space_before <= 0 && block->space_after <= 0;
}

/* Where there is a grid, what does not stand on it takes whole rows with the space around
 * it, so that the text below is on the grid again. */
static double fit_to_grid(const struct flow_state *state, const struct block *block,
    double before, double height, double room) {
    double pitch = state->pages->pitch;
    if (pitch <= 0 || is_on_grid(block) || this_sheet(state)->landscape) {
        return 0;
    }
    double end = state->y + before + height + block->space_after;
    double more = ceil((end - TOLERANCE) / pitch) * pitch - end;
    return more <= room ? more : 0;
}

static void commit(struct flow_state *state, struct block *block, struct placed placed,
    struct element_mark mark, double before) {
    double left = this_sheet(state)->height - state->y - before - placed.height;
    double more = fit_to_grid(state, block, before, placed.height, left);
    bool first = state->entry_count == 0;
    state->entries = arena_grow(state->arena, state->entries, state->entry_count,
        &state->entry_capacity, sizeof *state->entries);
    /* half of what the grid adds stands above, but not at the top of a page */
    double above = first ? 0 : more / 2;
    state->entries[state->entry_count++] = (struct entry){
        block, placed, mark, state->y + before + above, placed.height + more};
    state->y += before + placed.height + more;
    if (more > 0 && left - more >= 0) {
        state->y += block->space_after; /* counted into the rows already */
    }
}

struct attempt {
    struct placed placed;
    struct element_mark mark;
    size_t warnings;
    double before;
    bool fits;
};

static struct attempt attempt_place(
    struct flow_state *state, struct block *block, double shorter) {
    const struct sheet *sheet = this_sheet(state);
    struct attempt attempt = {.before = gap_before(state, block),
        .mark = element_mark(state->arena, state->placer->element),
        .warnings = state->placer->warnings->count};
    struct region region = {.width = column_width(state),
        .height_left = sheet->height - state->y - attempt.before - shorter,
        .height_full = sheet->height,
        .first = !block->continued};
    attempt.placed = block_place(state->placer, block, &region);
    bool nothing = attempt.placed.rest && !attempt.placed.group;
    attempt.fits = !nothing && attempt.placed.height <= region.height_left + TOLERANCE;
    return attempt;
}

static void take_back(struct flow_state *state, const struct attempt *attempt) {
    element_rewind(&attempt->mark);
    state->placer->warnings->count = attempt->warnings;
}

/* What stands whole, unless it is higher than a page. */
static bool splits_badly(
    const struct flow_state *state, const struct block *block, const struct attempt *at) {
    static const double SMALL = 0.4; /* of a page: a table that is not split */
    if (!at->placed.rest || state->y <= 0) {
        return false;
    }
    if (block->keep & KEEP_TOGETHER) {
        return true;
    }
    if (block->kind != &output_block && block->kind != &figure_block) {
        return false;
    }
    struct region fresh = {
        .width = column_width(state), .height_left = INFINITY, .height_full = INFINITY};
    struct element_mark mark = element_mark(state->arena, state->placer->element);
    struct placed whole = block_place(state->placer, (struct block *)block, &fresh);
    element_rewind(&mark);
    return whole.height <= SMALL * this_sheet(state)->height;
}

static bool is_figure(const struct block *block) {
    return block->kind == &output_block || block->kind == &figure_block;
}

/* May be put off to the next page while text goes on: not what is tied to a heading. */
static bool may_float(const struct flow_state *state, const struct block *block) {
    const struct entry *last =
        state->entry_count ? &state->entries[state->entry_count - 1] : NULL;
    return is_figure(block) &&
           !(block->keep & (KEEP_WITH_CAPTION | KEEP_WITH_PREVIOUS)) &&
           !block->continued && last && !keeps_with_next(last);
}

/* Text may go on while figures wait; a heading, another figure or a break may not. */
static bool may_pass_floats(const struct block *block) {
    return block->kind == &paragraph_block && !((const struct words *)block)->level &&
           !(block->keep & (KEEP_WITH_NEXT | KEEP_WITH_PREVIOUS));
}

/* The last lines before a block that must not stand alone go to the next page with it. */
static void take_back_lines(struct flow_state *state) {
    struct entry last = state->entries[state->entry_count - 1];
    element_rewind(&last.mark);
    state->entry_count--;
    double line = theme_style(state->pages->theme, "body")->line_height;
    state->y = last.y - (state->entry_count ? gap_before(state, last.block) : 0);
    struct attempt attempt = attempt_place(state, last.block, 0);
    take_back(state, &attempt);
    double shorter =
        this_sheet(state)->height - state->y - last.placed.height + 1.5 * line;
    attempt = attempt_place(state, last.block, shorter);
    if (attempt.fits && attempt.placed.rest && attempt.placed.group) {
        queue_prepend(state->arena, &state->queue, attempt.placed.rest);
        commit(state, last.block, attempt.placed, attempt.mark, attempt.before);
        return;
    }
    take_back(state, &attempt);
    if (state->entry_count) {
        queue_prepend(state->arena, &state->queue, last.block);
        return;
    }
    attempt = attempt_place(state, last.block, 0); /* alone on the page: it stays */
    commit(state, last.block, attempt.placed, attempt.mark, attempt.before);
}

static void end_region(struct flow_state *state) {
    take_back_headings(state);
    next_region(state);
}

/* The block did not fit, and its attempt is taken back. */
static void put_off(struct flow_state *state, struct block *block) {
    if (may_float(state, block)) {
        queue_append(state->arena, &state->floats, block);
        return;
    }
    queue_prepend(state->arena, &state->queue, block);
    if ((block->keep & KEEP_WITH_PREVIOUS) && state->entry_count) {
        queue_take(&state->queue);
        struct queue before = state->queue;
        take_back_lines(state);
        /* what was taken back stands in front of the block */
        if (state->queue.first != before.first) {
            struct block *lines = queue_take(&state->queue);
            queue_prepend(state->arena, &state->queue, block);
            queue_prepend(state->arena, &state->queue, lines);
        } else {
            queue_prepend(state->arena, &state->queue, block);
        }
    }
    end_region(state);
}

/* On a fresh page anything is placed, if it fits or not. */
static void place_block(struct flow_state *state, struct block *block) {
    struct attempt attempt = attempt_place(state, block, 0);
    bool fresh = state->entry_count == 0;
    if (!fresh && (!attempt.fits || splits_badly(state, block, &attempt))) {
        take_back(state, &attempt);
        put_off(state, block);
        return;
    }
    if (!attempt.fits && attempt.placed.group) {
        fault_add(state->placer->warnings, FAULT_WARNING, "does-not-fit", block->place,
            "this is higher than the page by %.0f px", "比版心高出 %.0f 像素，排不下",
            attempt.placed.height - this_sheet(state)->height);
    }
    commit(state, block, attempt.placed, attempt.mark, attempt.before);
    if (attempt.placed.rest && attempt.placed.group) {
        queue_prepend(state->arena, &state->queue, attempt.placed.rest);
        next_region(state);
    }
}

/* Blocks on sheets that lie on their side, behind the page that is closed. */
static void place_sideways(struct flow_state *state) {
    while (state->sideways.first) {
        struct block *block = queue_take(&state->sideways);
        while (block) {
            open_sheet(state, true);
            struct attempt attempt = attempt_place(state, block, 0);
            commit(state, block, attempt.placed, attempt.mark, 0);
            struct entry *entry = &state->entries[0];
            double free = this_sheet(state)->height - entry->placed.height;
            entry->y = attempt.placed.rest || free < 0 ? 0 : free * 0.38;
            block = attempt.placed.group ? attempt.placed.rest : NULL;
            paint_column(state);
            state->open = false;
        }
    }
}

static void place_floats(struct flow_state *state) {
    while (state->floats.first) {
        struct block *block = queue_first(&state->floats);
        struct attempt attempt = attempt_place(state, block, 0);
        if (!attempt.fits && state->entry_count) {
            take_back(state, &attempt);
            return;
        }
        queue_take(&state->floats);
        commit(state, block, attempt.placed, attempt.mark, attempt.before);
        if (attempt.placed.rest && attempt.placed.group) {
            queue_prepend(state->arena, &state->floats, attempt.placed.rest);
            next_region(state);
        }
    }
}

static void break_page(struct flow_state *state, const struct page_break *page_break) {
    while (state->floats.first) {
        next_region(state);
        place_floats(state);
    }
    close_sheet(state);
    if (page_break->has_numbering) {
        state->numbering = page_break->numbering;
    }
    if (page_break->number) {
        state->number = page_break->number - 1;
    } else if (page_break->odd && state->number % 2 == 1) {
        open_sheet(state, false); /* a blank back has no number */
        this_sheet(state)->label = NULL;
        close_sheet(state);
    }
}

/* One more figure waits behind the one that does, so that text may still go on. */
static bool floats_too(const struct flow_state *state, const struct block *block) {
    bool one = state->floats.first == state->floats.last;
    return one && may_float(state, block);
}

static void place_next(struct flow_state *state) {
    struct block *block = queue_take(&state->queue);
    if (block->kind == &pagebreak_block) {
        break_page(state, (const struct page_break *)block);
        return;
    }
    if (block->landscape && state->placer->width <= 0) { /* screens are not turned */
        queue_append(state->arena, &state->sideways, block);
        return;
    }
    if (!state->open) {
        open_sheet(state, false);
        place_floats(state);
    }
    if (state->floats.first && floats_too(state, block)) {
        queue_append(state->arena, &state->floats, block);
        return;
    }
    if (state->floats.first && !may_pass_floats(block)) {
        queue_prepend(state->arena, &state->queue, block);
        end_region(state);
        place_floats(state);
        return;
    }
    size_t sheets = state->sheet_count;
    int column = state->column;
    place_block(state, block);
    if (state->sheet_count != sheets || state->column != column) {
        place_floats(state);
    }
}

struct sheets pages_flow(const struct placer *placer, const struct pages *pages) {
    struct flow_state state = {.placer = placer,
        .pages = pages,
        .arena = placer->typesetter.arena,
        .section = ""};
    for (size_t i = 0; i < pages->blocks.count; i++) {
        queue_append(state.arena, &state.queue, pages->blocks.items[i]);
    }
    while (state.queue.first) {
        place_next(&state);
    }
    while (state.floats.first) {
        next_region(&state);
        place_floats(&state);
    }
    close_sheet(&state);
    place_sideways(&state);
    if (!state.sheet_count) {
        open_sheet(&state, false);
    }
    return (struct sheets){state.sheets, state.sheet_count};
}
