/* From a set line to glyph runs: a run for each stretch of one face, style, stance and
 * direction. Runs keep the order of the text and its bytes, also where a line shows them in
 * another order, so that what is copied out of a document reads as it was written. */
#include <math.h>

#include "base/utf8.h"
#include "text/compose.h"

/* Where the next glyph goes, and the runs so far. */
struct placing {
    const struct composition *composition;
    struct run_list list;
    struct glyph *glyphs; /* room for the line's glyphs and a hyphen */
    size_t glyph_count;
};

/* The middle of the em box above the baseline, in em: where lines of a column meet. */
static const double EM_MIDDLE = 0.38, EM_ASCENT = 0.88;

/* Quotes of vertical lines; they stand in runs of their own. */
static bool is_exchanged(
    const struct composition *composition, const struct character *c) {
    size_t offset = c->offset;
    return c->stance == STANCE_UPRIGHT &&
           utf8_next(composition->text, composition->length, &offset) != c->code;
}

static bool continues(const struct placing *placing, const struct character *c,
    const struct character *previous) {
    return placing->list.count && previous && previous->face == c->face &&
           previous->span == c->span && previous->stance == c->stance &&
           previous->level == c->level && !previous->hidden &&
           !is_exchanged(placing->composition, c) &&
           !is_exchanged(placing->composition, previous);
}

static struct glyph_run *start_run(struct placing *placing, const struct character *c) {
    const struct composition *composition = placing->composition;
    struct arena *arena = composition->typesetter->arena;
    struct run_list *list = &placing->list;
    list->runs =
        arena_grow(arena, list->runs, list->count, &list->capacity, sizeof *list->runs);
    struct glyph_run *run = &list->runs[list->count++];
    const struct text_style *style = character_style(composition, c);
    *run = (struct glyph_run){
        .face = c->face,
        .size = style->size,
        .text = composition->text + c->offset,
        .glyphs = placing->glyphs + placing->glyph_count,
        .angle = c->stance == STANCE_SIDEWAYS ? 90 : 0,
        .skew = c->face ? face_synthetic_skew(c->face) : 0,
        .embolden = c->face ? face_synthetic_embolden(c->face) * style->size : 0,
        .span = c->span,
        .upright = c->stance == STANCE_UPRIGHT,
        .exchanged = is_exchanged(composition, c),
        .place = character_place(composition, c),
    };
    return run;
}

/* Turns a position along and across the line into x and y.
 *
 *     horizontal    y = across, x = along
 *     sideways      x = -middle of the em box + …, y = along
 *     upright       HarfBuzz gives offsets from the column's centre line             */
static void put_glyph(struct placing *placing, struct glyph_run *run,
    const struct character *c, const struct shaped_glyph *shaped, double pen,
    double advance) {
    const struct text_style *style = character_style(placing->composition, c);
    double rise = style->rise;
    struct glyph glyph = {.id = shaped->id, .advance = (float)advance};
    uint32_t offset = placing->composition->characters[shaped->character].offset;
    glyph.cluster = offset - (uint32_t)(run->text - placing->composition->text);
    switch ((enum character_stance)c->stance) {
    case STANCE_SIDEWAYS:
        glyph.x = (float)(rise - EM_MIDDLE * style->size - shaped->y);
        glyph.y = (float)(pen + shaped->x);
        break;
    case STANCE_UPRIGHT:
        glyph.x = (float)(rise + shaped->x);
        glyph.y = (float)(pen + shaped->y);
        break;
    case STANCE_COMBINED:
        glyph.x = (float)(rise + shaped->x);
        glyph.y = (float)(pen + EM_ASCENT * style->size + shaped->y);
        break;
    default:
        glyph.x = (float)(pen + shaped->x);
        glyph.y = (float)(shaped->y - rise);
        break;
    }
    placing->glyphs[placing->glyph_count++] = glyph;
    run->glyph_count++;
}

/* The glyphs of a cluster side by side; right to left the last stands leftmost. */
static void put_character(struct placing *placing, struct glyph_run *run,
    const struct character *c, double pen, double width) {
    const struct composition *composition = placing->composition;
    const struct shaped_glyph *shaped = composition->glyphs + c->glyph_first;
    bool backward = c->level & 1;
    double natural = 0;
    for (size_t k = 0; k < c->glyph_count; k++) {
        natural += shaped[k].advance;
    }
    double along = backward ? natural : 0;
    for (size_t k = 0; k < c->glyph_count; k++) {
        along -= backward ? shaped[k].advance : 0;
        bool last = k + 1 == c->glyph_count;
        double advance = shaped[k].advance + (last ? width - natural : 0);
        put_glyph(placing, run, c, &shaped[k], pen + along, advance);
        along += backward ? 0 : shaped[k].advance;
    }
}

/* Where each character begins, in the order the line shows them. */
static void find_starts(const struct composition *composition,
    const struct line_range *line, const struct line_setting *setting) {
    size_t *order =
        composition->has_levels ? composition_visual_order(composition, line) : NULL;
    double pen = 0;
    for (size_t i = 0; i < line->end - line->first; i++) {
        size_t k = order ? order[i] : i;
        const struct character *c = &composition->characters[line->first + k];
        if (!c->hidden && !c->follows) {
            pen += setting->space[k];
            setting->start[k] = pen;
            pen += c->advance - setting->cut_left[k] - setting->cut_right[k];
        }
    }
}

static void end_run_text(
    struct glyph_run *run, const struct composition *composition, size_t next) {
    size_t end = next < composition->count ? composition->characters[next].offset
                                           : composition->length;
    run->text_length = (uint32_t)(composition->text + end - run->text);
}

/* A run of its own, so that the text of the line still reads as a soft hyphen. */
static void put_hyphen(
    struct placing *placing, const struct line_range *line, double line_width) {
    const struct character *c = composition_line_hyphen(placing->composition, line);
    if (!c) {
        return;
    }
    struct shaped_glyph shaped = composition_shape_hyphen(c);
    shaped.character = (uint32_t)(c - placing->composition->characters);
    struct glyph_run *run = start_run(placing, c);
    put_glyph(placing, run, c, &shaped, line_width - c->hyphen, c->hyphen);
    end_run_text(run, placing->composition, line->next);
}

/* The em boxes of what stands in the line: 0.88 above and 0.12 below for Han; in vertical
 * lines half to each side. */
static void measure_height(const struct composition *composition,
    const struct line_range *line, struct text_line *out) {
    const struct face *face = NULL;
    uint32_t span = UINT32_MAX;
    size_t end = line->end > line->first ? line->end : line->first + 1;
    end = end > composition->count ? composition->count : end;
    for (size_t i = line->first; i < end; i++) {
        const struct character *c = &composition->characters[i];
        if (c->face == face && c->span == span) {
            continue;
        }
        face = c->face;
        span = c->span;
        const struct text_style *style = character_style(composition, c);
        struct face_metrics metrics =
            face ? face_metrics(face) : (struct face_metrics){0.88, 0.12, 0, 0};
        if (composition->style->direction == TEXT_VERTICAL) {
            metrics.ascent = metrics.descent = 0.5;
        }
        out->ascent = fmax(out->ascent, metrics.ascent * style->size + style->rise);
        out->descent = fmax(out->descent, metrics.descent * style->size - style->rise);
    }
}

static size_t count_glyphs(
    const struct composition *composition, const struct line_range *line) {
    size_t count = 0;
    for (size_t i = line->first; i < line->end; i++) {
        count += composition->characters[i].glyph_count;
    }
    return count;
}

struct text_line composition_place(const struct composition *composition,
    const struct line_range *line, const struct line_setting *setting) {
    struct placing placing = {.composition = composition};
    placing.glyphs = arena_array(composition->typesetter->arena,
        count_glyphs(composition, line) + 1, sizeof *placing.glyphs);
    find_starts(composition, line, setting);
    const struct character *previous = NULL;
    struct glyph_run *run = NULL;
    for (size_t i = line->first; i < line->end; i++) {
        const struct character *c = &composition->characters[i];
        if (c->hidden || c->follows || !c->glyph_count) {
            if (run) {
                end_run_text(run, composition, i + 1);
            }
            continue;
        }
        size_t k = i - line->first;
        if (!continues(&placing, c, previous)) {
            run = start_run(&placing, c);
        }
        double cut = setting->cut_left[k] + setting->cut_right[k];
        put_character(
            &placing, run, c, setting->start[k] - setting->cut_left[k], c->advance - cut);
        end_run_text(run, composition, i + 1);
        previous = c;
    }
    put_hyphen(&placing, line, setting->width);
    composition_annotate(composition, line, setting, &placing.list);
    struct text_line out = {
        .runs = placing.list.runs,
        .run_count = placing.list.count,
        .width = setting->width,
        .start = line->first < composition->count
                     ? composition->characters[line->first].offset
                     : composition->length,
        .end = line->next < composition->count
                   ? composition->characters[line->next].offset
                   : composition->length,
        .hard_break = line->hard,
    };
    measure_height(composition, line, &out);
    return out;
}
