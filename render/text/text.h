/* Setting text: styled characters to lines of placed glyphs.
 *
 * One engine serves labels, cells, captions and paragraphs. The story of a paragraph:
 *
 *     spans → itemise (fonts, scripts, classes) → shape (HarfBuzz) → squeeze and space
 *           → break (禁则, best overall) → justify → place
 *
 * Rules: CLREQ (W3C 中文排版需求), GB/T 15834-2011, UAX #14. Units px; y grows downward;
 * a line's glyphs stand relative to the start of its baseline (horizontal) or to the top of
 * its centre line (vertical). */
#ifndef TUBIAO_TEXT_TEXT_H
#define TUBIAO_TEXT_TEXT_H

#include "base/glyph.h"
#include "text/font.h"

/* How characters look. */
struct text_style {
    struct font_style font;
    double size;           /* px per em */
    double letter_spacing; /* px added behind each character; 0 */
    double rise;           /* px up, for superscripts; their size is set in `size` */
};

/* A stretch of text of one style. */
struct text_span {
    const char *text; /* UTF-8 */
    size_t length;
    struct text_style style;
    struct place place; /* of its first character, or line 0 */
    const char *ruby;   /* pronunciation set above (vertical: to the right), or NULL; the
                           span then keeps together and is widened to hold it */
    bool emphasis_dots; /* 着重号 under each Han character (vertical: to its right) */
    bool joined; /* no line begins with it: a footnote's mark stays with its word */
};

enum text_align { TEXT_START, TEXT_CENTER, TEXT_END, TEXT_JUSTIFY };
enum text_direction { TEXT_HORIZONTAL, TEXT_VERTICAL /* right to left columns */ };

/* CLREQ, levels of line-start and line-end prohibition. NONE still keeps words, numbers and
 * —— whole. Not heeded by PROFILE_CSS, whose breaks are UAX #14's. */
enum text_prohibition { PROHIBIT_BASIC, PROHIBIT_GB, PROHIBIT_STRICT, PROHIBIT_NONE };

/* A composition profile: CLREQ's (whole paragraphs broken for the best result, marks at line
 * end half width, a quarter-em gap), or what Chromium does with line-break: strict;
 * text-spacing-trim: trim-start; text-autospace: normal (line by line, an eighth of an em). */
enum text_profile { PROFILE_CLREQ, PROFILE_CSS };

struct paragraph_style {
    double width;          /* px to fill; 0 or INFINITY: no limit, one line a paragraph;
                             vertical: the height of a column */
    double line_height;    /* px from baseline to baseline; 0: 1.3 × the largest size */
    double first_indent;   /* px, of the first line */
    double hanging_indent; /* px, of the other lines */
    enum text_align align;
    enum text_direction direction;
    enum text_prohibition prohibition;
    enum text_profile profile;
    double grid;       /* px a character cell, for 字数×行数 setting; 0: none */
    int line_limit;    /* most lines; the last gets … ; 0: no limit */
    bool no_autospace; /* no Han–Latin gap */
    bool balance;      /* lines of like length and words whole (titles, narrow heads) */
};

/* One set line. Horizontal: x is where it starts after alignment and indent, y its baseline.
 * Vertical: x is the column's centre line, y where it starts; ascent and descent are to the
 * right and left. All from the top left of the paragraph. */
struct text_line {
    const struct glyph_run *runs; /* ruby and dots stand behind the text's own and have no
                                     text, so that a line reads without them */
    size_t run_count;
    double x, y;
    double width; /* along the line; trailing space and what is trimmed not counted */
    double ascent, descent; /* of the em boxes in it */
    size_t start, end;      /* bytes of the paragraph's text, spans joined */
    bool hard_break;        /* ended by a line feed or the paragraph's end */
};

/* No text gives one empty line. */
struct paragraph {
    struct text_line *lines;
    size_t line_count;
    double width; /* of the widest line with its indent; vertical: line_height × lines */
    double height;   /* line_height × lines; vertical: of the longest column */
    double baseline; /* of the first line, from the top; vertical: 0 */
    bool overfull;   /* a piece that may not break is wider than the width */
};

/* What setting needs; made once a job. */
struct typesetter {
    struct arena *arena; /* what is returned lives here */
    const struct font_set *fonts;
    struct faults *warnings; /* a glyph missing, said once a character */
    struct text_cache
        *cache; /* faces and blanks of marks found so far; NULL: none kept */
};

/* The cache grows in `arena`, which must not be rewound while it is in use. */
struct text_cache *text_cache_new(struct arena *arena);
/* For the next of several jobs with the same font set: faces and blanks are kept, missing
 * characters are reported again. */
void text_cache_begin(struct text_cache *cache);

/* A single line: no breaking, no indent; squeezes and spaces. `line.x` = 0, `line.y` = 0. */
struct text_line text_set_line(
    const struct typesetter *typesetter, const struct text_span *spans, size_t count);

/* Width of a piece of text in one style, in px. */
double text_measure(const struct typesetter *typesetter, const char *text,
    const struct text_style *style);

struct paragraph text_set_paragraph(const struct typesetter *typesetter,
    const struct text_span *spans, size_t count, const struct paragraph_style *style);

/* The least width without a piece broken inside (a number with its unit, a Latin word, a
 * Han character with the marks that may not leave it), and the width on one line. Line
 * feeds end lines. */
struct text_widths {
    double min, max;
};
struct text_widths text_measure_widths(const struct typesetter *typesetter,
    const struct text_span *spans, size_t count, const struct paragraph_style *style);

#endif
