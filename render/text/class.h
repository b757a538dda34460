/* Character classes: how a character behaves in Chinese composition.
 *
 * The classes are those of CLREQ (3.1 punctuation, 3.2 mixed text). Characters that
 * Chinese and Western text share (“ ” ‘ ’ · — … / ~) are given to one of them by what
 * stands around them; see class_resolve. */
#ifndef TUBIAO_TEXT_CLASS_H
#define TUBIAO_TEXT_CLASS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum character_class {
    CLASS_OTHER,       /* symbols, scripts without a rule of their own */
    CLASS_HAN,         /* ideographs, kana, full-width letters and digits */
    CLASS_OPENING,     /* （《“ */
    CLASS_CLOSING,     /* ）》” */
    CLASS_STOP,        /* 。． */
    CLASS_EXCLAMATION, /* ！？ */
    CLASS_COMMA,       /* ，、 */
    CLASS_COLON,       /* ：； */
    CLASS_CONNECTOR,   /* ～ － and a single — */
    CLASS_INTERPUNCT,  /* · */
    CLASS_SOLIDUS,     /* ／ / */
    CLASS_DASH,        /* —— */
    CLASS_ELLIPSIS,    /* …… */
    CLASS_LATIN,       /* letters that are not ideographs */
    CLASS_DIGIT,       /* 0-9 and other decimal digits */
    CLASS_PREFIX,      /* ￥ $ № before a number */
    CLASS_SUFFIX,      /* % ‰ ℃ behind a number */
    CLASS_WESTERN,     /* Western punctuation */
    CLASS_SPACE,       /* word space */
    CLASS_WIDE_SPACE,  /* U+3000 */
    CLASS_MARK,        /* combines with the character before */
    CLASS_INVISIBLE,   /* controls and format characters */
    CLASS_LINE_END,    /* line and paragraph separators */
};

/* The class a character has on its own; shared characters come out as Chinese. */
enum character_class class_of(uint32_t character);

/* A mark of Chinese text drawn on a full em, whose blank part may be squeezed. */
bool class_is_full_mark(enum character_class c);

/* Chinese on this side: Han or any Chinese mark, where justification may open a gap. */
bool class_is_chinese(enum character_class c);

/* Decides in place which shared characters are Western: `codes` and `classes` are a
 * paragraph's characters. Pure Latin text keeps Latin quotes, dashes and dots; an
 * apostrophe is always Latin; Latin words quoted inside Chinese get Chinese quotes. */
void class_resolve(const uint32_t *codes, uint8_t *classes, size_t count);

/* A character that Chinese and Western text share. */
bool class_is_shared(uint32_t character);

/* Han that counts or measures behind a number: 件 条 万 元 年… */
bool class_is_unit(uint32_t character);

#endif
