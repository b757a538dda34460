/* Texts of charts, set by the typesetter and measured. */
#include "chart/label.h"

#include <string.h>

#include "base/utf8.h"
#include "chart/config.h"
#include "chart/plot.h"

int font_weight(const struct value *value, int otherwise) {
    if (!value) {
        return otherwise;
    }
    if (value->type == VALUE_NUMBER) {
        return (int)value->number;
    }
    if (value->type != VALUE_STRING) {
        return otherwise;
    }
    if (strcmp(value->string, "bold") == 0 || strcmp(value->string, "bolder") == 0) {
        return 700;
    }
    return strcmp(value->string, "lighter") == 0 ? 300 : 400;
}

enum horizontal_align align_of(const char *name, enum horizontal_align otherwise) {
    return !name                         ? otherwise
           : strcmp(name, "left") == 0   ? ALIGN_LEFT
           : strcmp(name, "right") == 0  ? ALIGN_RIGHT
           : strcmp(name, "center") == 0 ? ALIGN_CENTER
                                         : otherwise;
}

enum vertical_align baseline_of(const char *name, enum vertical_align otherwise) {
    static const char *const names[] = {
        "alphabetic", "top", "middle", "bottom", "line-top", "line-bottom"};
    for (size_t i = 0; name && i < countof(names); i++) {
        if (strcmp(name, names[i]) == 0) {
            return (enum vertical_align)i;
        }
    }
    return otherwise;
}

const char *text_lines(struct arena *arena, struct value value) {
    if (value.type == VALUE_NULL) {
        return "";
    }
    if (value.type != VALUE_ARRAY) {
        return value_to_string(value, arena);
    }
    const char *text = "";
    for (size_t i = 0; i < value.count; i++) {
        text = arena_print(
            arena, "%s%s%s", text, i ? "\n" : "", value_to_string(value.items[i], arena));
    }
    return text;
}

const char *text_break(struct arena *arena, const char *text, const char *mark) {
    const char *found = *mark ? strstr(text, mark) : NULL;
    return found ? arena_print(arena, "%.*s\n%s", (int)(found - text), text,
                       text_break(arena, found + strlen(mark), mark))
                 : text;
}

const char *chart_label_text(const struct plot *plot, const char *text) {
    return text_break(plot->arena, text, config_string(plot->chart, "lineBreak", ""));
}

static struct text_style text_style_of(const struct label *label) {
    return (struct text_style){
        .font = {.role = label->font, .weight = label->weight, .italic = label->italic},
        .size = label->size};
}

static double measure(
    const struct plot *plot, const struct label *label, const char *text) {
    struct text_style style = text_style_of(label);
    return text_measure(&plot->placer->typesetter, text, &style);
}

size_t chart_label_line_count(const char *text) {
    size_t count = 1;
    for (; *text; text++) {
        count += *text == '\n';
    }
    return count;
}

static double line_height(const struct label *label) {
    return label->line_height > 0 ? label->line_height : label->size + 2;
}

double chart_label_height(const struct label *label) {
    return label->size +
           line_height(label) * (double)(chart_label_line_count(label->text) - 1);
}

/* The line without all but `kept` characters of its beginning, or of its end. */
static const char *cut_line(
    const struct plot *plot, const struct label *label, const char *text, size_t kept) {
    const char *ellipsis = label->ellipsis ? label->ellipsis : "…";
    size_t length = strlen(text), offset = 0;
    size_t left_out = label->right_to_left ? utf8_count(text, length) - kept : kept;
    for (size_t i = 0; i < left_out; i++) {
        utf8_next(text, length, &offset);
    }
    return label->right_to_left
               ? arena_print(plot->arena, "%s%s", ellipsis, text + offset)
               : arena_print(plot->arena, "%.*s%s", (int)offset, text, ellipsis);
}

/* As much of the line as fits with the ellipsis. */
static const char *truncate_line(
    const struct plot *plot, const struct label *label, const char *text) {
    if (label->limit <= 0 || measure(plot, label, text) <= label->limit) {
        return text;
    }
    size_t low = 0, high = utf8_count(text, strlen(text));
    const char *best = cut_line(plot, label, text, 0);
    while (low < high) {
        size_t middle = (low + high + 1) / 2;
        const char *cut = cut_line(plot, label, text, middle);
        if (measure(plot, label, cut) <= label->limit) {
            low = middle;
            best = cut;
        } else {
            high = middle - 1;
        }
    }
    return best;
}

static const char *line_at(struct arena *arena, const char **rest) {
    const char *end = strchr(*rest, '\n');
    size_t length = end ? (size_t)(end - *rest) : strlen(*rest);
    const char *line = arena_copy(arena, *rest, length);
    *rest += length + (end ? 1 : 0);
    return line;
}

double chart_label_width(const struct plot *plot, const struct label *label) {
    double width = 0;
    const char *rest = label->text;
    for (size_t i = chart_label_line_count(label->text); i > 0; i--) {
        const char *line = truncate_line(plot, label, line_at(plot->arena, &rest));
        width = fmax(width, measure(plot, label, line));
    }
    return width;
}

bool chart_label_has_han(const char *text) {
    size_t length = strlen(text), offset = 0;
    while (offset < length) {
        if (character_is_han(utf8_next(text, length, &offset))) {
            return true;
        }
    }
    return false;
}

/* How far the baseline lies below the anchor, in ems: Vega's; the middle of a text with
 * Han characters is that of their box, 0.88 above and 0.12 below the baseline. */
static double baseline_shift(const struct plot *plot, const struct label *label) {
    bool han = !plot->chart->bare || chart_label_has_han(label->text);
    double half = line_height(label) / label->size / 2;
    switch (label->baseline) {
    case BASELINE_TOP:
        return han ? 0.88 : 0.79;
    case BASELINE_MIDDLE:
        return han ? 0.38 : 0.30;
    case BASELINE_BOTTOM:
        return han ? -0.12 : -0.21;
    case BASELINE_LINE_TOP:
        return 0.29 + half;
    case BASELINE_LINE_BOTTOM:
        return 0.29 - half;
    default:
        return 0;
    }
}

/* Appends the line's runs to the item's, moved to where the line stands. */
static void add_runs(struct arena *arena, struct scene_text *item, size_t *room,
    const struct text_line *line, double dx, double dy) {
    struct glyph_run *runs = (struct glyph_run *)item->runs;
    for (size_t r = 0; r < line->run_count; r++) {
        struct glyph_run run = line->runs[r];
        struct glyph *glyphs = arena_array(arena, run.glyph_count, sizeof *glyphs);
        for (uint32_t g = 0; g < run.glyph_count; g++) {
            glyphs[g] = run.glyphs[g];
            glyphs[g].x += (float)dx;
            glyphs[g].y += (float)dy;
        }
        run.glyphs = glyphs;
        runs = arena_grow(arena, runs, item->run_count, room, sizeof *runs);
        runs[item->run_count++] = run;
    }
    item->runs = runs;
}

static struct text_line set_line(
    const struct plot *plot, const struct label *label, const char *text) {
    if (label->right_to_left) { /* RIGHT-TO-LEFT EMBEDDING around it */
        text = arena_print(plot->arena, "\xE2\x80\xAB%s\xE2\x80\xAC", text);
    }
    struct text_span span = {.text = text,
        .length = strlen(text),
        .style = text_style_of(label),
        .place = label->place};
    return text_set_line(&plot->placer->typesetter, &span, 1);
}

static void set_lines(
    const struct plot *plot, struct scene_text *item, const struct label *label) {
    size_t room = 0, count = chart_label_line_count(label->text);
    const char *rest = label->text;
    double dy = baseline_shift(plot, label) * label->size;
    for (size_t i = 0; i < count; i++, dy += line_height(label)) {
        const char *text = line_at(plot->arena, &rest);
        struct text_line line = set_line(plot, label, text);
        if (label->limit > 0 && line.width > label->limit) {
            text = truncate_line(plot, label, text);
            line = set_line(plot, label, text);
        }
        double dx = label->align == ALIGN_CENTER  ? -line.width / 2
                    : label->align == ALIGN_RIGHT ? -line.width
                                                  : 0;
        add_runs(plot->arena, item, &room, &line, dx, dy);
        item->width = fmax(item->width, line.width);
    }
    item->text = label->text; /* all of it, as in Vega: what shows is in the runs */
}

struct bounds chart_label_set(
    const struct plot *plot, struct scene_text *item, const struct label *label) {
    item->item.x = label->x;
    item->item.y = label->y;
    item->item.style = label->style;
    item->dx = label->dx;
    item->dy = label->dy;
    item->angle = label->angle;
    item->align = label->align;
    item->baseline = label->baseline;
    item->font = label->font;
    item->font_size = label->size;
    item->font_weight = label->weight;
    item->italic = label->italic;
    item->limit = label->limit;
    item->ellipsis = label->ellipsis;
    item->right_to_left = label->right_to_left;
    item->line_height = label->line_height;
    set_lines(plot, item, label);
    return text_bounds(item);
}

/* The last line that there is room for, less a character or two, with … behind it. */
static size_t cut_end(const struct plot *plot, const struct label *label,
    const struct text_line *line, double width) {
    struct text_style style = text_style_of(label);
    const char *text = label->text;
    size_t end = line->end;
    while (end > line->start) {
        const char *cut = arena_print(
            plot->arena, "%.*s\u2026", (int)(end - line->start), text + line->start);
        if (text_measure(&plot->placer->typesetter, cut, &style) <= width) {
            break;
        }
        do {
            end--;
        } while (end > line->start && ((unsigned char)text[end] & 0xC0) == 0x80);
    }
    return end;
}

static void warn_cut(
    const struct plot *plot, const struct label *label, int lines, bool below) {
    fault_add(plot->placer->warnings, FAULT_WARNING, "label-cut",
        plot->chart->block.place, "the label “%s” has no room in %d lines and is cut",
        "标签“%s”在 %d 行内放不下，已截短", label->text, lines);
    if (!below) {
        fault_hint(plot->placer->warnings, "more height or width, or a shorter label",
            "可以加高或加宽图，或改短标签");
        return;
    }
    fault_hint(plot->placer->warnings, "more width, `labelWrap: %d`, or bars that lie",
        "可以加宽图，写 `labelWrap: %d`，或改用横条图", lines + 1);
}

const char *chart_label_wrap(const struct plot *plot, const struct label *label,
    double width, int lines, bool below) {
    struct text_span span = {.text = label->text,
        .length = strlen(label->text),
        .style = text_style_of(label)};
    struct paragraph_style style = {.width = width, .balance = true, .align = TEXT_START};
    struct paragraph paragraph =
        text_set_paragraph(&plot->placer->typesetter, &span, 1, &style);
    const char *text = "";
    for (size_t i = 0; i < paragraph.line_count && i < (size_t)lines; i++) {
        const struct text_line *line = &paragraph.lines[i];
        bool cut = i + 1 == (size_t)lines && paragraph.line_count > (size_t)lines;
        size_t end = cut ? cut_end(plot, label, line, width) : line->end;
        while (end > line->start && strchr(" \n", label->text[end - 1])) {
            end--;
        }
        text = arena_print(plot->arena, "%s%s%.*s%s", text, i ? "\n" : "",
            (int)(end - line->start), label->text + line->start, cut ? "\u2026" : "");
    }
    if (paragraph.line_count > (size_t)lines) {
        warn_cut(plot, label, lines, below);
    }
    return text;
}
