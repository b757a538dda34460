/* From spans to characters: their class, and the face that draws each.
 *
 * Faces are chosen a character at a time, since a name may hold one that the role's font
 * lacks. Most characters always get the same face in a style and are asked for once; marks,
 * digits and common signs go with what stands before them and are asked for each time. */
#include <hb.h>
#include <string.h>

#include "base/utf8.h"
#include "text/compose.h"

const struct text_style *character_style(
    const struct composition *composition, const struct character *character) {
    return &composition->spans[character->span].style;
}

struct place character_place(
    const struct composition *composition, const struct character *character) {
    struct place place = composition->spans[character->span].place;
    if (place.line) {
        size_t index = (size_t)(character - composition->characters);
        place.column += (uint32_t)(index - composition->span_first[character->span]);
        place.length = 1;
    }
    return place;
}

/* Joins the spans and decodes them; ill-formed bytes and NUL become U+FFFD, so that what
 * reads the text after (Pango, HarfBuzz) may trust it. */
static void join(struct composition *composition) {
    size_t most = 0;
    for (size_t i = 0; i < composition->span_count; i++) {
        most += composition->spans[i].length;
    }
    char *text = arena_array(composition->typesetter->arena, 3 * most + 1, 1);
    composition->characters =
        arena_array(composition->scratch, most + 1, sizeof *composition->characters);
    composition->codes =
        arena_array(composition->scratch, most + 1, sizeof *composition->codes);
    composition->span_first =
        arena_array(composition->scratch, composition->span_count + 1, sizeof(size_t));
    size_t length = 0;
    size_t count = 0;
    for (size_t i = 0; i < composition->span_count; i++) {
        const struct text_span *span = &composition->spans[i];
        composition->span_first[i] = count;
        for (size_t offset = 0; offset < span->length; count++) {
            uint32_t code = utf8_next(span->text, span->length, &offset);
            code = code ? code : 0xFFFD;
            composition->characters[count] = (struct character){
                .code = code, .offset = (uint32_t)length, .span = (uint32_t)i};
            composition->codes[count] = code;
            length += utf8_write(text + length, code);
        }
        composition->size =
            span->style.size > composition->size ? span->style.size : composition->size;
    }
    composition->text = text;
    composition->length = length;
    composition->count = count;
}

struct composition composition_new(const struct typesetter *typesetter,
    struct arena *scratch, const struct text_span *spans, size_t count,
    const struct paragraph_style *style) {
    struct composition composition = {.typesetter = typesetter,
        .cache = typesetter->cache ? typesetter->cache : text_cache_new(scratch),
        .scratch = scratch,
        .spans = spans,
        .span_count = count,
        .style = style};
    join(&composition);
    return composition;
}

static void classify(struct composition *composition) {
    uint8_t *classes = arena_array(composition->scratch, composition->count + 1, 1);
    for (size_t i = 0; i < composition->count; i++) {
        classes[i] = (uint8_t)class_of(composition->codes[i]);
    }
    class_resolve(composition->codes, classes, composition->count);
    for (size_t i = 0; i < composition->count; i++) {
        composition->characters[i].class = classes[i];
    }
}

/* Shared characters take the Han face in Chinese text and the Latin one in Latin text,
 * whichever the font list would put first. */
static const struct face *shared_face(
    const struct cached_style *style, const struct character *c) {
    const struct face *face =
        class_is_chinese(c->class) ? cached_style_han(style) : cached_style_latin(style);
    return face && face_glyph(face, c->code) ? face : NULL;
}

static bool stands_alone(enum character_class c) {
    return c == CLASS_HAN || c == CLASS_LATIN || class_is_full_mark(c);
}

static const struct face *choose_face(struct composition *composition,
    struct cached_style *style, const struct character *c, const struct face *previous) {
    const struct font_set *fonts = composition->typesetter->fonts;
    if (class_is_shared(c->code)) {
        const struct face *face = shared_face(style, c);
        if (face) {
            return face;
        }
    }
    if (c->code == ' ' && cached_style_latin(style)) {
        return cached_style_latin(style); /* a word space, also beside Han */
    }
    if (stands_alone(c->class)) {
        return cached_style_face(composition->cache, style, fonts, c->code);
    }
    const struct font_style *font = &character_style(composition, c)->font;
    return font_set_face(fonts, font, c->code, previous);
}

/* Whether to speak of the character: once, and not where there are no fonts at all, which
 * font_set_new has said. */
static bool is_first_report(
    const struct composition *composition, const struct character *c, char written[5]) {
    const struct typesetter *typesetter = composition->typesetter;
    if (!typesetter->warnings || font_set_is_empty(typesetter->fonts) ||
        !cache_first_report(composition->cache, c->code)) {
        return false;
    }
    written[utf8_write(written, c->code)] = 0;
    return true;
}

static void report_missing(struct composition *composition, const struct character *c) {
    char written[5];
    if (is_first_report(composition, c, written)) {
        fault_add(composition->typesetter->warnings, FAULT_WARNING, "missing-glyph",
            character_place(composition, c),
            "no font has the character U+%04X %s; a box with its code point is drawn",
            "没有一种字体收有 U+%04X %s 这个字，先画成带码位的方框", c->code, written);
    }
}

/* Said so that nobody wonders at a name of which one character looks different. */
static void report_fallback(struct composition *composition, const struct character *c,
    const struct face *wanted) {
    char written[5];
    if (is_first_report(composition, c, written)) {
        fault_add(composition->typesetter->warnings, FAULT_NOTE, "fallback-glyph",
            character_place(composition, c),
            "the character U+%04X %s is not in %s; %s draws it",
            "U+%04X %s 这个字不在 %s 里，改用 %s", c->code, written, face_family(wanted),
            face_family(c->face));
    }
}

void composition_itemise(struct composition *composition) {
    classify(composition);
    struct cached_style *style = NULL;
    uint32_t span = UINT32_MAX;
    const struct face *previous = NULL;
    for (size_t i = 0; i < composition->count; i++) {
        struct character *c = &composition->characters[i];
        if (c->span != span) {
            span = c->span;
            style = cache_style(composition->cache, composition->typesetter->fonts,
                &character_style(composition, c)->font);
            previous = NULL;
        }
        if (c->class == CLASS_LINE_END) {
            c->hidden = true;
            previous = NULL;
            continue;
        }
        if (c->code == '\t') {
            composition->codes[i] = ' ';
        }
        if (c->class == CLASS_INVISIBLE) {
            c->face = previous;
            continue;
        }
        c->face = choose_face(composition, style, c, previous);
        if (!c->face && c->class == CLASS_SPACE) {
            c->face = previous;
        }
        const struct face *han = cached_style_han(style);
        if (c->class == CLASS_HAN && c->face && han && c->face != han) {
            report_fallback(composition, c, han);
        }
        bool blank = c->class == CLASS_SPACE || c->class == CLASS_WIDE_SPACE;
        if (!c->face && !blank) {
            report_missing(composition, c);
        }
        previous = c->face;
    }
}
