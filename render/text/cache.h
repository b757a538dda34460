/* What setting remembers between calls: faces by character, blanks of marks, which
 * missing characters were reported. One a job; lives in that job's arena. */
#ifndef TUBIAO_TEXT_CACHE_H
#define TUBIAO_TEXT_CACHE_H

#include "text/text.h"

/* The faces of one font style. */
struct cached_style;

struct cached_style *cache_style(struct text_cache *cache, const struct font_set *fonts,
    const struct font_style *style);

/* The faces that draw 中 and a; NULL where there is none. */
const struct face *cached_style_han(const struct cached_style *style);
const struct face *cached_style_latin(const struct cached_style *style);

/* As font_set_face without a face before, each character asked for once. */
const struct face *cached_style_face(struct text_cache *cache, struct cached_style *style,
    const struct font_set *fonts, uint32_t character);

/* Lines set before. */
struct kept_lines *cache_lines(struct text_cache *cache);

/* True the first time it is asked for a character. */
bool cache_first_report(struct text_cache *cache, uint32_t character);

/* The blank sides of a full-width mark, in em: what `halt` (or `vhal`) takes off, or what
 * the ink leaves free in a font without it. */
struct blanks {
    float left, right;
};
struct blanks cache_blanks(
    struct text_cache *cache, const struct face *face, uint32_t character, bool vertical);

#endif
