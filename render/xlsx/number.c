/* Numbers as Excel shows them. It keeps doubles, so that 0.1+0.2 is stored with noise behind
 * the 15th digit, which nobody sees. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "data/digits.h"
#include "xlsx/xlsx.h"

enum { SHOWN_DIGITS = 15 };

/* Plain digits, at most as many as are shown: kept as they are. */
static bool is_plain(const char *text) {
    const char *c = text + (*text == '-');
    size_t whole = strspn(c, "0123456789");
    size_t places = c[whole] == '.' ? strspn(c + whole + 1, "0123456789") : 0;
    return whole > 0 && whole + places <= SHOWN_DIGITS &&
           c[whole + (c[whole] == '.') + places] == 0;
}

/* Digits with the point where the exponent says, zeros at the end left out. */
static void write_digits(struct buffer *out, const struct digits *digits) {
    int count = digits->count;
    while (count > 1 && digits->digits[count - 1] == '0') {
        count--;
    }
    int point = digits->exponent + 1; /* digits in front of the point */
    if (point <= 0) {
        buffer_append_string(out, "0.");
    }
    for (int i = point; i < 0; i++) {
        buffer_append_char(out, '0');
    }
    for (int i = 0; i < count || i < point; i++) {
        if (i == point && point > 0) {
            buffer_append_char(out, '.');
        }
        buffer_append_char(out, i < count ? digits->digits[i] : '0');
    }
}

const char *number_as_shown(struct arena *arena, const char *stored, double *number) {
    if (!number_read(stored, strlen(stored), number) || !isfinite(*number)) {
        return NULL;
    }
    struct digits digits;
    if (is_plain(stored)) {
        return stored;
    }
    if (fabs(*number) > 1e21 || !digits_of(fabs(*number), SHOWN_DIGITS, &digits)) {
        return fabs(*number) > 1e21 ? stored : "0";
    }
    struct buffer text = {0};
    buffer_append_string(&text, *number < 0 ? "-" : "");
    write_digits(&text, &digits);
    const char *shown = arena_copy(arena, text.data, text.length);
    buffer_finish(&text);
    number_read(shown, strlen(shown), number);
    return shown;
}

const char *number_as_percent(struct arena *arena, double number, int places) {
    char text[NUMBER_FIXED_SIZE];
    places = places < 15 ? places : 15;
    /* 15 digits first, so that 0.285 × 100 is 28.5 */
    struct digits digits;
    char exact[DIGITS_TEXT_SIZE];
    double percent = 0;
    if (digits_of(fabs(number), SHOWN_DIGITS, &digits)) {
        digits_print_exponential(exact, fabs(number), SHOWN_DIGITS - 1);
        number_read(exact, strlen(exact), &percent);
        percent = percent * 100;
        digits_print_precision(exact, percent, SHOWN_DIGITS);
        number_read(exact, strlen(exact), &percent);
    }
    number_print_fixed(text, number < 0 ? -percent : percent, places);
    size_t shown = strlen(text);
    const char *point = strchr(text, '.');
    int missing = places - (point ? (int)(text + shown - point) - 1 : 0);
    return arena_print(arena, "%s%s%.*s%%", text, point || !missing ? "" : ".", missing,
        "000000000000000");
}
