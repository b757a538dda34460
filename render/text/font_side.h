/* Which of a role's two fonts a character belongs to when only itself is known. */
#ifndef TUBIAO_TEXT_FONT_SIDE_H
#define TUBIAO_TEXT_FONT_SIDE_H

#include <stdbool.h>
#include <stdint.h>

enum character_side {
    CHARACTER_LATIN,
    CHARACTER_HAN,
    CHARACTER_DIGIT,
    CHARACTER_COMMON, /* goes with the character before */
};

enum character_side character_side(uint32_t character);

/* Draws nothing and never needs a glyph: controls, joiners, variation selectors. */
bool character_is_ignorable(uint32_t character);
/* HarfBuzz makes these from the space where a font lacks them. */
bool character_is_made_of_space(uint32_t character);
bool character_is_private(uint32_t character);

#endif
