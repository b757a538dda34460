/* One-line texts and their measures in a hash table; numbers from the glyphs of their
 * characters. */
#include "table/lines.h"

#include <math.h>
#include <string.h>

/* What numbers are written with. */
static const char *const number_characters[] = {
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", ",", "-", "+", "%", "\u2212"};

enum {
    NUMBER_CHARACTERS = sizeof number_characters / sizeof *number_characters,
    NUMBERS_BEFORE = 64
};

/* The glyphs of a style's number characters. */
struct figures {
    const struct style *style;
    const struct scene_style *paint;
    int asked; /* numbers set so far; the glyphs are found when there are many */
    bool found;
    /* by character, as above */
    bool usable[NUMBER_CHARACTERS]; /* keeps its glyph next to all other usable ones */
    struct glyph glyphs[NUMBER_CHARACTERS];
    float kerns[NUMBER_CHARACTERS][NUMBER_CHARACTERS]; /* px between two of them */
    struct text_line zero; /* the line "0": what all lines have in common */
    struct figures *next;
};

struct known_line {
    const struct style *style;
    const char *text; /* NULL: free */
    size_t length;
    int kind; /* of label widths: 0: none measured */
    bool set;
    struct text_line line;
    struct label_widths widths;
};

struct lines {
    struct placer placer;
    struct figures *figures;
    struct known_line *items; /* open addressing, at most half full */
    size_t count, size;
};

struct lines *lines_new(const struct placer *placer) {
    struct lines *lines = arena_new(placer->typesetter.arena, struct lines);
    lines->placer = *placer;
    return lines;
}

const struct placer *lines_placer(const struct lines *lines) {
    return &lines->placer;
}

static struct text_line set_line(struct lines *lines, const struct style *style,
    const char *text, size_t length, struct place place) {
    struct text_span span = {
        .text = text, .length = length, .style = style->text, .place = place};
    struct paragraph_style paragraph = {.line_height = style->line_height,
        .prohibition = style->prohibition,
        .no_autospace = style->no_autospace};
    return text_set_paragraph(&lines->placer.typesetter, &span, 1, &paragraph).lines[0];
}

static bool is_alone(const struct text_line *line, uint32_t glyphs) {
    return line->run_count == 1 && line->runs->glyph_count == glyphs &&
           line->runs->face && line->runs->glyphs[0].x == 0 &&
           line->runs->glyphs[0].y == 0;
}

/* Which character the text begins with, and its bytes; -1: none of them. */
static int number_character(const char *text, size_t length, size_t *bytes) {
    *bytes = 1;
    if (length && *text >= '0' && *text <= '9') {
        return *text - '0';
    }
    for (int i = 10; i < NUMBER_CHARACTERS; i++) {
        size_t size = strlen(number_characters[i]);
        if (size <= length && memcmp(text, number_characters[i], size) == 0) {
            *bytes = size;
            return i;
        }
    }
    return -1;
}

static struct text_line set_pair(
    struct lines *lines, const struct figures *figures, int a, int b) {
    struct arena *arena = lines->placer.typesetter.arena;
    const char *pair =
        arena_print(arena, "%s%s", number_characters[a], number_characters[b]);
    return set_line(lines, figures->style, pair, strlen(pair), (struct place){0});
}

/* Whether two characters side by side are just the one behind the other, but for kerning,
 * which is noted. */
static bool is_plain_pair(struct lines *lines, struct figures *figures, int a, int b) {
    struct text_line line = set_pair(lines, figures, a, b);
    const struct glyph *glyphs = line.runs ? line.runs->glyphs : NULL;
    const struct glyph *first = &figures->glyphs[a];
    const struct glyph *second = &figures->glyphs[b];
    if (!is_alone(&line, 2) || line.runs->face != figures->zero.runs->face ||
        glyphs[0].id != first->id || glyphs[1].id != second->id || glyphs[1].y != 0) {
        return false;
    }
    float kern = glyphs[1].x - first->advance;
    figures->kerns[a][b] = fabsf(kern) < 1e-3f ? 0 : kern;
    return fabs(line.width - (double)(glyphs[1].x + second->advance)) < 1e-3;
}

/* A character that does not go with a digit or with another sign is left out. */
static void find_figures(struct lines *lines, struct figures *figures) {
    figures->found = true;
    figures->zero = set_line(lines, figures->style, "0", 1, (struct place){0});
    if (!is_alone(&figures->zero, 1)) {
        return;
    }
    for (int i = 0; i < NUMBER_CHARACTERS; i++) {
        struct text_line line = set_pair(lines, figures, 0, i);
        figures->usable[i] = is_alone(&line, 2);
        if (figures->usable[i]) {
            figures->glyphs[i] = line.runs->glyphs[1];
        }
    }
    for (int a = 0; a < NUMBER_CHARACTERS; a++) {
        for (int b = 0; figures->usable[a] && b < NUMBER_CHARACTERS; b++) {
            if (figures->usable[b] && !is_plain_pair(lines, figures, a, b)) {
                figures->usable[a >= 10 ? a : b] = false;
            }
        }
    }
}

static struct figures *figures_of(struct lines *lines, const struct style *style) {
    for (struct figures *figures = lines->figures; figures; figures = figures->next) {
        if (figures->style == style) {
            return figures;
        }
    }
    struct arena *arena = lines->placer.typesetter.arena;
    struct figures *figures = arena_new(arena, struct figures);
    figures->style = style;
    figures->paint = scene_new_fill(arena, style->color);
    figures->next = lines->figures;
    lines->figures = figures;
    return figures;
}

const struct scene_style *lines_paint(struct lines *lines, const struct style *style) {
    return figures_of(lines, style)->paint;
}

/* The glyphs if the text is made of usable characters, else NULL. */
static struct figures *figures_for(
    struct lines *lines, const struct style *style, const char *text, size_t length) {
    size_t bytes;
    if (number_character(text, length, &bytes) < 0) {
        return NULL;
    }
    struct figures *figures = figures_of(lines, style);
    if (!figures->found && ++figures->asked > NUMBERS_BEFORE) {
        find_figures(lines, figures);
    }
    for (size_t i = 0; i < length; i += bytes) {
        int character = number_character(text + i, length - i, &bytes);
        if (character < 0 || !figures->usable[character]) {
            return NULL;
        }
    }
    return figures;
}

static size_t hash_of(const struct style *style, const char *text, size_t length) {
    size_t hash = 14695981039346656037u ^ (size_t)style; /* FNV-1a */
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
    }
    return hash ^ hash >> 29;
}

static size_t place_of(const struct lines *lines, const struct style *style,
    const char *text, size_t length) {
    size_t place = hash_of(style, text, length) & (lines->size - 1);
    while (lines->items[place].text) {
        const struct known_line *item = &lines->items[place];
        if (item->style == style && item->length == length &&
            memcmp(item->text, text, length) == 0) {
            break;
        }
        place = (place + 1) & (lines->size - 1);
    }
    return place;
}

static void make_room(struct lines *lines) {
    if (2 * (lines->count + 1) <= lines->size) {
        return;
    }
    struct lines larger = *lines;
    larger.size = lines->size ? lines->size * 2 : 64;
    larger.items =
        arena_array(lines->placer.typesetter.arena, larger.size, sizeof *larger.items);
    for (size_t i = 0; i < lines->size; i++) {
        const struct known_line *item = &lines->items[i];
        if (item->text) {
            larger.items[place_of(&larger, item->style, item->text, item->length)] =
                *item;
        }
    }
    lines->items = larger.items;
    lines->size = larger.size;
}

static struct known_line *known(
    struct lines *lines, const struct style *style, const char *text, size_t length) {
    make_room(lines);
    struct known_line *item = &lines->items[place_of(lines, style, text, length)];
    if (!item->text) {
        *item = (struct known_line){.style = style, .text = text, .length = length};
        lines->count++;
    }
    return item;
}

static struct known_line *known_set(struct lines *lines, const struct style *style,
    const char *text, size_t length, struct place place) {
    struct known_line *item = known(lines, style, text, length);
    if (!item->set) {
        item->line = set_line(lines, style, text, length, place);
        item->set = true;
    }
    return item;
}

double lines_width(
    struct lines *lines, const struct style *style, const char *text, size_t length) {
    if (length == 0) {
        return 0;
    }
    const struct figures *figures = figures_for(lines, style, text, length);
    if (!figures) {
        return known_set(lines, style, text, length, (struct place){0})->line.width;
    }
    double width = 0;
    int before = -1;
    size_t bytes;
    for (size_t i = 0; i < length; i += bytes) {
        int character = number_character(text + i, length - i, &bytes);
        width += (double)figures->glyphs[character].advance;
        width += before < 0 ? 0 : (double)figures->kerns[before][character];
        before = character;
    }
    return width;
}

static struct text_line join_figures(struct arena *arena, const struct figures *figures,
    const char *text, size_t length, struct place place) {
    struct glyph *glyphs = arena_array(arena, length, sizeof *glyphs);
    struct glyph_run *run = arena_new(arena, struct glyph_run);
    float x = 0;
    uint32_t count = 0;
    int before = -1;
    size_t bytes;
    for (size_t i = 0; i < length; i += bytes) {
        int character = number_character(text + i, length - i, &bytes);
        x += before < 0 ? 0 : figures->kerns[before][character];
        before = character;
        glyphs[count] = figures->glyphs[character];
        glyphs[count].cluster = (uint32_t)i;
        glyphs[count].x = x;
        x += glyphs[count++].advance;
    }
    *run = *figures->zero.runs;
    run->text = text;
    run->text_length = (uint32_t)length;
    run->glyph_count = count;
    run->glyphs = glyphs;
    run->place = place;
    struct text_line line = figures->zero;
    line.runs = run;
    line.width = (double)x;
    line.end = length;
    return line;
}

/* The line of the same text that stands elsewhere in the source. */
static struct text_line move_to(
    struct arena *arena, const struct text_line *known_line, struct place place) {
    struct text_line line = *known_line;
    struct glyph_run *runs = arena_array(arena, line.run_count, sizeof *runs);
    for (size_t i = 0; i < line.run_count; i++) {
        runs[i] = line.runs[i];
        uint32_t offset = runs[i].place.column - line.runs[0].place.column;
        runs[i].place = place;
        runs[i].place.column += place.line ? offset : 0;
    }
    line.runs = runs;
    return line;
}

struct text_line lines_set(struct lines *lines, struct arena *arena,
    const struct style *style, const char *text, struct place place) {
    size_t length = strlen(text);
    const struct figures *figures = figures_for(lines, style, text, length);
    if (figures) {
        return join_figures(arena, figures, text, length, place);
    }
    const struct known_line *item = known_set(lines, style, text, length, place);
    return move_to(arena, &item->line, place);
}

struct label_widths lines_label(
    struct lines *lines, const struct table *table, const struct table_cell *cell) {
    const struct style *style = cell_style(&table->look, cell);
    int kind = 1 + 8 * cell->kind + cell->direction;
    size_t length = strlen(cell->text);
    struct known_line *item = known(lines, style, cell->text, length);
    if (item->kind != kind) {
        struct label_widths widths =
            label_measure(&lines->placer, table, cell, cell->text);
        item = known(lines, style, cell->text, length);
        item->widths = widths;
        item->kind = kind;
    }
    return item->widths;
}
