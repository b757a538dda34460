/* Inside the engine: a paragraph on its way from spans to lines.
 *
 * A composition is the characters of all spans in one row. Each step fills in its part
 * and the next reads it: itemise → shape → space → break → justify → place. Everything
 * here lives in a scratch arena until the placed lines are copied out. */
#ifndef TUBIAO_TEXT_COMPOSE_H
#define TUBIAO_TEXT_COMPOSE_H

#include "text/cache.h"
#include "text/class.h"
#include "text/text.h"

enum break_kind {
    BREAK_NO,
    BREAK_AVOID, /* allowed where nothing better is: inside 12|万元 */
    BREAK_ALLOWED,
    BREAK_MUST, /* a line ends here */
};

enum character_stance {
    STANCE_LEVEL,    /* horizontal line */
    STANCE_UPRIGHT,  /* vertical line, standing */
    STANCE_SIDEWAYS, /* vertical line, lying on its right side */
    STANCE_COMBINED, /* vertical line, two digits side by side in one em (纵中横) */
};

/* One character. Lengths are px along the line. Only the first character of a cluster has
 * glyphs and an advance. */
struct character {
    uint32_t code;
    uint32_t offset; /* byte in the composition's text */
    uint32_t span;
    const struct face *face; /* NULL: no font has it, or it is not to be seen */
    uint32_t glyph_first, glyph_count;
    uint8_t class;        /* enum character_class */
    uint8_t break_before; /* enum break_kind */
    uint8_t stance;       /* enum character_stance */
    uint8_t level;        /* of direction (UAX #9); odd: right to left */
    bool follows;         /* part of the cluster of the character before */
    bool hidden;          /* takes no room and draws nothing */
    float advance;
    float blank_left, blank_right; /* what may be cut from the glyph's sides */
    float cut_left, cut_right;     /* what is cut inside a line (adjacent marks) */
    float gap;                     /* Han–Latin gap before it, inside a line */
    float hyphen; /* soft hyphens: width of the hyphen at line end; else 0 */
};

/* A shaped glyph; offsets in px from where the pen stands, y down. */
struct shaped_glyph {
    uint32_t id;
    uint32_t character;
    float x, y;
    float advance;
};

struct line_range;

struct composition {
    const struct typesetter *typesetter;
    struct text_cache *cache;
    struct arena *scratch;
    const struct text_span *spans;
    size_t span_count;
    size_t *span_first; /* the first character of each span */
    const struct paragraph_style *style;
    const char *text; /* spans joined; in the typesetter's arena */
    size_t length;
    struct character *characters;
    uint32_t *codes; /* the same characters for HarfBuzz */
    size_t count;
    struct shaped_glyph *glyphs;
    size_t glyph_count, glyph_capacity;
    double size;      /* of the largest span */
    bool has_levels;  /* some text runs right to left */
    double *position; /* of each character if all stood in one line; count + 1 */
};

const struct text_style *character_style(
    const struct composition *composition, const struct character *character);

/* The span's place moved on to the character; line 0 if the span has none. */
struct place character_place(
    const struct composition *composition, const struct character *character);

/* All steps up to breaking. */
struct composition composition_prepare(const struct typesetter *typesetter,
    struct arena *scratch, const struct text_span *spans, size_t count,
    const struct paragraph_style *style);

/* The steps, in order. */
struct composition composition_new(const struct typesetter *typesetter,
    struct arena *scratch, const struct text_span *spans, size_t count,
    const struct paragraph_style *style);
void composition_itemise(struct composition *composition);
/* Vertical lines only: the stance of each character; then, shaped, the digit pairs. */
void composition_stand(struct composition *composition);
void composition_combine(struct composition *composition, size_t first, size_t end);
/* Right-to-left text: levels of direction, and the order a line shows its characters in.
 */
void composition_find_levels(struct composition *composition);
size_t *composition_visual_order(
    const struct composition *composition, const struct line_range *line);
void composition_find_breaks(struct composition *composition);
void composition_shape(struct composition *composition);
void composition_space(struct composition *composition);
/* Part of spacing where the style has a grid. */
void composition_fit_grid(struct composition *composition);

/* A line: characters first..end, where end does not count trailing spaces. */
struct line_range {
    size_t first;
    size_t end;  /* behind the last character seen */
    size_t next; /* where the next line starts */
    bool hard;   /* ends by a line feed or with the text */
};
struct line_range composition_line(
    const struct composition *composition, size_t first, size_t next);

/* Soft hyphens: measured once shaped; the one a line ends with and shows, or NULL. */
void composition_measure_hyphens(struct composition *composition);
const struct character *composition_line_hyphen(
    const struct composition *composition, const struct line_range *line);
struct shaped_glyph composition_shape_hyphen(const struct character *character);

/* Natural width of a line: marks at both ends trimmed as the profile wants. */
double composition_line_width(
    const struct composition *composition, const struct line_range *line);

/* Where lines may start: the text's first character, each place a line may end before, and
 * the count of characters. */
struct break_points {
    size_t *items;
    size_t count;
};
struct break_points composition_break_points(const struct composition *composition);

/* Where lines are broken; returns the starts of lines after the first, ending with
 * `count`. `width_first` is for the first line, after the indent. */
struct breaks {
    size_t *next;
    size_t count;
};
struct breaks composition_break_greedy(
    const struct composition *composition, double width_first, double width);
struct breaks composition_break_optimal(
    const struct composition *composition, double width_first, double width);
/* Lines of like length, as many as `fewest` has or one more. */
struct breaks composition_balance(const struct composition *composition,
    struct breaks fewest, double width_first, double width);

/* What one line does to its characters beyond their natural place. */
struct line_setting {
    float *space;     /* before each character; [0] is the line's first */
    float *cut_left;  /* from its left side */
    float *cut_right; /* from its right side */
    double *start;    /* where each begins, known once placed */
    double width;
};
struct line_setting composition_set_line(
    const struct composition *composition, const struct line_range *line);
/* Brings the setting to `width` by the priorities of CLREQ; false if it can't get there.
 */
bool composition_justify(const struct composition *composition,
    const struct line_range *line, struct line_setting *setting, double width);

/* Runs being collected; in the typesetter's arena. */
struct run_list {
    struct glyph_run *runs;
    size_t count, capacity;
};

/* Ruby: keeps its base together and widens it where the ruby is wider. */
void composition_fit_ruby(struct composition *composition);
/* Ruby and emphasis dots of a placed line. */
void composition_annotate(const struct composition *composition,
    const struct line_range *line, const struct line_setting *setting,
    struct run_list *list);

struct text_line composition_place(const struct composition *composition,
    const struct line_range *line, const struct line_setting *setting);

/* The paragraph's first `limit` lines, the last ending in … */
struct paragraph composition_limit(
    const struct composition *composition, const struct breaks *breaks, size_t limit);

#endif
