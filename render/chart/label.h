/* Texts of charts: labels, titles and text marks, set by the typesetter and measured. */
#ifndef TUBIAO_CHART_LABEL_H
#define TUBIAO_CHART_LABEL_H

#include "chart/bounds.h"
#include "chart/model.h"

struct label {
    const char *text; /* lines divided by '\n' */
    double x, y, dx, dy;
    double angle; /* degrees clockwise */
    enum horizontal_align align;
    enum vertical_align baseline;
    const char *font;
    double size; /* px */
    int weight;
    bool italic;
    double limit;         /* px; 0: none: longer lines end in the ellipsis */
    double line_height;   /* px; 0: size + 2 */
    const char *ellipsis; /* NULL: … */
    bool right_to_left;   /* cut at the beginning, which is on the right */
    const struct scene_style *style;
    struct place place; /* of the words in the source, or line 0 */
};

/* Fills in the item. The box is Vega's: as high as the font size, turned with the text. */
struct bounds chart_label_set(
    const struct plot *plot, struct scene_text *item, const struct label *label);

/* Width of the widest line, and height of the lines together. */
double chart_label_width(const struct plot *plot, const struct label *label);
double chart_label_height(const struct label *label);
bool chart_label_has_han(const char *text);
size_t chart_label_line_count(const char *text);

/* "bold" 700, "normal" 400, or a number. */
int font_weight(const struct value *value, int otherwise);
enum horizontal_align align_of(const char *name, enum horizontal_align otherwise);
enum vertical_align baseline_of(const char *name, enum vertical_align otherwise);

/* A string, number or array of strings as lines; "" for null. */
const char *text_lines(struct arena *arena, struct value value);

/* Lines divided where the text has `mark`, which is left out. */
const char *text_break(struct arena *arena, const char *text, const char *mark);
/* The same by config.lineBreak. */
const char *chart_label_text(const struct plot *plot, const char *text);

/* Breaks a label into at most `lines` balanced lines no wider than `width`, by the rules
 * of Chinese composition; the text with '\n' between them. What has no room is cut with a
 * warning, which advises more width for labels `below` the plot, more height for others. */
const char *chart_label_wrap(const struct plot *plot, const struct label *label,
    double width, int lines, bool below);

#endif
