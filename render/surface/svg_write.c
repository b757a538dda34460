/* The letters of SVG: numbers, attributes, escapes, path data. */
#include "base/number.h"
#include "base/utf8.h"
#include "surface/svg.h"

#include <string.h>

enum { DECIMALS = 3 };

/* 0.5 as .5, -0.5 as -.5 */
static const char *print_short(char text[NUMBER_FIXED_SIZE], double number) {
    number_print_fixed(text, number, DECIMALS);
    if (text[0] == '0' && text[1] == '.') {
        return text + 1;
    }
    if (text[0] == '-' && text[1] == '0') {
        text[1] = '-';
        return text + 1;
    }
    return text;
}

void svg_number(struct svg *svg, double number) {
    char text[NUMBER_FIXED_SIZE];
    buffer_append_string(svg->out, print_short(text, number));
}

void svg_next_number(struct svg *svg, double number) {
    buffer_append_char(svg->out, ' ');
    svg_number(svg, number);
}

void svg_next_in_path(struct svg *svg, double number) {
    char text[NUMBER_FIXED_SIZE];
    const char *shorter = print_short(text, number);
    if (shorter[0] != '-') {
        buffer_append_char(svg->out, ' ');
    }
    buffer_append_string(svg->out, shorter);
}

void svg_open_attribute(struct svg *svg, const char *name) {
    buffer_append_char(svg->out, ' ');
    buffer_append_string(svg->out, name);
    buffer_append_string(svg->out, "=\"");
}

void svg_number_attribute(struct svg *svg, const char *name, double number) {
    svg_open_attribute(svg, name);
    svg_number(svg, number);
    buffer_append_char(svg->out, '"');
}

void svg_string_attribute(struct svg *svg, const char *name, const char *value) {
    svg_open_attribute(svg, name);
    svg_text_content(svg, value);
    buffer_append_char(svg->out, '"');
}

/* XML 1.0, production 2: what a document may hold. */
static bool is_allowed(uint32_t c) {
    return c == '\t' || c == '\n' || c == '\r' ||
           (c >= 0x20 && c != 0x7F && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) ||
           (c >= 0x10000 && c <= 0x10FFFF);
}

bool svg_character(struct svg *svg, uint32_t character) {
    static const struct {
        char character;
        const char *escape;
    } escapes[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}};
    if (!is_allowed(character)) {
        return false;
    }
    for (size_t i = 0; i < countof(escapes); i++) {
        if (character == (uint32_t)escapes[i].character) {
            buffer_append_string(svg->out, escapes[i].escape);
            return true;
        }
    }
    char bytes[4];
    buffer_append(svg->out, bytes, utf8_write(bytes, character));
    return true;
}

void svg_text_content(struct svg *svg, const char *text) {
    size_t length = strlen(text);
    for (size_t offset = 0; offset < length;) {
        svg_character(svg, utf8_next(text, length, &offset));
    }
}

/* Horizontal and vertical lines have shorter commands, and a letter is not repeated. */
static char line_command(const struct path_step *step, const struct path_step *before) {
    return (char)(step->y == before->y ? 'H' : step->x == before->x ? 'V' : 'L');
}

static void command(struct svg *svg, char letter, char *last, double number) {
    if (letter == *last && letter != 'M') {
        svg_next_in_path(svg, number);
    } else {
        buffer_append_char(svg->out, letter);
        svg_number(svg, number);
    }
    *last = letter;
}

void svg_path_attribute(struct svg *svg, struct path path, double x, double y) {
    char last = 0;
    svg_open_attribute(svg, "d");
    for (size_t i = 0; i < path.count; i++) {
        const struct path_step *s = &path.steps[i];
        char letter = 'M';
        switch (s->verb) {
        case PATH_LINE:
            letter = line_command(s, s - 1);
            command(svg, letter, &last, letter == 'V' ? s->y + y : s->x + x);
            if (letter == 'L') {
                svg_next_in_path(svg, s->y + y);
            }
            break;
        case PATH_CURVE:
            command(svg, 'C', &last, s->x1 + x);
            svg_next_in_path(svg, s->y1 + y);
            svg_next_in_path(svg, s->x2 + x);
            svg_next_in_path(svg, s->y2 + y);
            svg_next_in_path(svg, s->x + x);
            svg_next_in_path(svg, s->y + y);
            break;
        case PATH_CLOSE:
            buffer_append_char(svg->out, 'Z');
            last = 'Z';
            break;
        case PATH_MOVE:
            command(svg, letter, &last, s->x + x);
            svg_next_in_path(svg, s->y + y);
            break;
        }
    }
    buffer_append_char(svg->out, '"');
}
