/* Choosing a language, and what libintl has in it. */
#include "base/words.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/program_folder.h"

enum { LONGEST_NAME = 32, LONGEST_PATH = 4096 };

static const char domain[] = "tubiao";

const char *words_in(enum language language, const char *english, const char *chinese) {
    return language == LANGUAGE_ENGLISH   ? english
           : language == LANGUAGE_CHINESE ? chinese
           : *english                     ? dgettext(domain, english)
                                          : english; /* "" is a catalogue's head */
}

/* The folder that holds a catalogue of that language. */
static bool find_catalogue(const char *name, char folder[LONGEST_PATH]) {
    /* from the program: a build folder, an installed program */
    static const char *const places[] = {"../po", TUBIAO_LOCALE_FOLDER};
    const char *data = getenv("TUBIAO_DATA");
    char program[LONGEST_PATH / 2];
    bool found = false;
    for (size_t i = 0; i <= countof(places) && !found; i++) {
        if (i == 0 && data && *data) {
            snprintf(folder, LONGEST_PATH, "%s/locale", data);
        } else if (i > 0 && program_folder(program, sizeof program)) {
            snprintf(folder, LONGEST_PATH, "%s/%s", program, places[i - 1]);
        } else {
            continue;
        }
        char file[LONGEST_PATH + 64];
        snprintf(file, sizeof file, "%s/%s/LC_MESSAGES/%s.mo", folder, name, domain);
        found = access(file, R_OK) == 0;
    }
    return found;
}

/* libintl looks nothing up in the locale C; C.UTF-8 is there without being installed. Only
 * messages are set: numbers, times and characters stay as they are in C. */
static bool open_catalogue(const char *name) {
    char folder[LONGEST_PATH];
    return find_catalogue(name, folder) && setlocale(LC_MESSAGES, "C.UTF-8") &&
           setenv("LANGUAGE", name, 1) == 0 && bindtextdomain(domain, folder) &&
           bind_textdomain_codeset(domain, "UTF-8");
}

static bool is_any(const char *name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* One name of a list, language[_TERRITORY][.codeset][@modifier]; false if the program does
 * not speak it. */
static bool speaks(const char *name, size_t length, enum language *language) {
    static const char *const traditional[] = {
        "zh_TW", "zh_HK", "zh_MO", "zh_Hant", "zh_Hant_TW", "zh_Hant_HK", "zh_Hant_MO"};
    char word[LONGEST_NAME];
    size_t used = strcspn(name, ".@:/");
    used = used < length ? used : length;
    if (!used || used >= sizeof word) {
        return false;
    }
    memcpy(word, name, used);
    word[used] = 0;
    size_t short_length = strcspn(word, "_");
    bool chinese = short_length == 2 && strncmp(word, "zh", 2) == 0;
    *language = LANGUAGE_ENGLISH;
    if (short_length == 2 && strncmp(word, "en", 2) == 0) {
        return true;
    }
    if (!chinese || is_any(word, traditional, countof(traditional))) {
        *language = LANGUAGE_OTHER;
        if (open_catalogue(word) || (chinese && open_catalogue("zh_TW"))) {
            return true;
        }
        word[short_length] = 0;
        if (!chinese) {
            return open_catalogue(word);
        }
    }
    *language = LANGUAGE_CHINESE;
    return true;
}

static const char *locale_name(void) {
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < countof(names); i++) {
        const char *value = getenv(names[i]);
        if (value && *value) {
            return value;
        }
    }
    return "C";
}

enum language language_from_environment(void) {
    const char *locale = locale_name();
    const char *list = getenv("LANGUAGE");
    if (strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0) {
        return LANGUAGE_ENGLISH;
    }
    list = list && *list ? list : locale;
    enum language language;
    while (*list) {
        size_t length = strcspn(list, ":");
        if (speaks(list, length, &language)) {
            return language;
        }
        list += length + (list[length] == ':');
    }
    return LANGUAGE_ENGLISH;
}
