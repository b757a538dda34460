/* Words for people, in their language.
 *
 * Each text stands in the code in English and in Chinese, side by side, so that both are
 * complete by construction and need neither a catalogue nor an installed locale. Any other
 * language is gettext's: the English text looked up in the domain tubiao (po/).
 *
 *     printf(words_in(language, "outputs: %zu\n", "输出：%zu 个\n"), count);
 *
 * po/update finds a pair wherever an English literal stands in front of a Chinese one: as
 * arguments of a call, or in the row of a table. */
#ifndef TUBIAO_BASE_WORDS_H
#define TUBIAO_BASE_WORDS_H

enum language { LANGUAGE_ENGLISH, LANGUAGE_CHINESE, LANGUAGE_OTHER };

struct phrase {
    const char *english, *chinese;
};

/* The text in that language; a text that its catalogue lacks is English. */
const char *words_in(enum language language, const char *english, const char *chinese)
    __attribute__((format_arg(2), format_arg(3)));

/* The language that the user asks for, as glibc reads it: LC_ALL, else LC_MESSAGES, else
 * LANG is the locale; where that is not C, the list in LANGUAGE goes before it. The first
 * that the program speaks is taken. Chinese of Taiwan, Hong Kong and Macau is a language of
 * its own, and simplified without its catalogue.
 *
 * For LANGUAGE_OTHER this sets up libintl, which keeps the language for the whole process;
 * catalogues are LANGUAGE/LC_MESSAGES/tubiao.mo in $TUBIAO_DATA/locale, in the build folder,
 * or where they were installed. */
enum language language_from_environment(void);

#endif
