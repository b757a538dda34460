/* Which key a sequence is. */
#include "terminal/key.h"

#include "base/arena.h"

static const struct {
    uint32_t character;
    enum key key;
} characters[] = {
    {'q', KEY_QUIT}, {'Q', KEY_QUIT},
    {3, KEY_QUIT}, /* Ctrl-C, where the terminal sends it as a character */
    {'n', KEY_NEXT}, {'\t', KEY_NEXT}, {'p', KEY_PREVIOUS}, {'k', KEY_UP},
    {'j', KEY_DOWN}, {'h', KEY_LEFT}, {'l', KEY_RIGHT}, {'b', KEY_PAGE_UP},
    {' ', KEY_PAGE_DOWN}, {'g', KEY_START}, {'G', KEY_END}, {'+', KEY_ZOOM_IN},
    {'=', KEY_ZOOM_IN}, {'-', KEY_ZOOM_OUT}, {'_', KEY_ZOOM_OUT}, {'0', KEY_ZOOM_FIT},
    {'r', KEY_REDRAW}, {12, KEY_REDRAW}, /* Ctrl-L */
};

/* CSI or SS3 with this final byte; for ~ the number says which. */
static const struct {
    char final;
    int number;
    enum key key;
} controls[] = {
    {'A', 0, KEY_UP},
    {'B', 0, KEY_DOWN},
    {'C', 0, KEY_RIGHT},
    {'D', 0, KEY_LEFT},
    {'H', 0, KEY_START},
    {'F', 0, KEY_END},
    {'Z', 0, KEY_PREVIOUS}, /* Shift-Tab */
    {'~', 1, KEY_START},
    {'~', 4, KEY_END},
    {'~', 5, KEY_PAGE_UP},
    {'~', 6, KEY_PAGE_DOWN},
    {'~', 7, KEY_START},
    {'~', 8, KEY_END},
};

enum key key_of_escape(const struct escape *escape) {
    for (size_t i = 0; escape->kind == ESCAPE_CHARACTER && i < countof(characters); i++) {
        if (characters[i].character == escape->character) {
            return characters[i].key;
        }
    }
    bool control = escape->kind == ESCAPE_CONTROL || escape->kind == ESCAPE_SHIFT;
    for (size_t i = 0; control && !escape->prefix && i < countof(controls); i++) {
        if (controls[i].final == escape->final &&
            (escape->final != '~' || controls[i].number == escape->numbers[0])) {
            return controls[i].key;
        }
    }
    return KEY_NONE;
}
