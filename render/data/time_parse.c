/* Reading a time: ISO 8601 strictly, then dates as Chinese offices write them, then
 * whatever ECMAScript's Date.parse takes. Without a zone it is UTC. */
#include "data/time_parse.h"

#include <math.h>
#include <string.h>

double moment_to_milliseconds(const struct moment_fields *fields) {
    bool midnight = fields->hour == 24 && fields->minute == 0 && fields->second == 0 &&
                    fields->millisecond == 0;
    bool valid = fields->month >= 1 && fields->month <= 12 && fields->day >= 1 &&
                 fields->day <= 31 && (fields->hour < 24 || midnight) &&
                 fields->minute < 60 && fields->second < 60 && fields->millisecond < 1000;
    if (!valid) {
        return NAN;
    }
    return milliseconds_from_civil(fields->year, fields->month, fields->day, fields->hour,
        fields->minute - fields->zone, fields->second, fields->millisecond);
}

bool time_is_digit(char c) {
    return c >= '0' && c <= '9';
}

int milliseconds_from_fraction(const char *digits, size_t length) {
    int millisecond = 0;
    for (size_t i = 0; i < 3; i++) {
        millisecond = millisecond * 10 + (i < length ? digits[i] - '0' : 0);
    }
    return millisecond;
}

/* The character, if it stands there. */
static bool take(const char **c, char wanted) {
    bool found = **c == wanted;
    *c += found;
    return found;
}

/* Exactly `count` digits. */
static bool take_digits(const char **c, int count, int *number) {
    *number = 0;
    for (int i = 0; i < count; i++) {
        if (!time_is_digit((*c)[i])) {
            return false;
        }
        *number = *number * 10 + ((*c)[i] - '0');
    }
    *c += count;
    return true;
}

/* YYYY, or ±YYYYYY but -000000. */
static bool take_iso_year(const char **c, int *year) {
    bool negative = **c == '-';
    if (!negative && **c != '+') {
        return take_digits(c, 4, year);
    }
    ++*c;
    if (!take_digits(c, 6, year) || (negative && *year == 0)) {
        return false;
    }
    *year = negative ? -*year : *year;
    return true;
}

/* Z or ±HH:MM */
static bool take_iso_zone(const char **c, int *zone) {
    if (take(c, 'Z') || take(c, 'z') || (**c != '+' && **c != '-')) {
        return true;
    }
    int sign = *(*c)++ == '-' ? -1 : 1;
    int hour;
    int minute;
    if (!take_digits(c, 2, &hour) || !take(c, ':') || !take_digits(c, 2, &minute) ||
        hour > 23 || minute > 59) {
        return false;
    }
    *zone = sign * (hour * 60 + minute);
    return true;
}

/* HH:MM[:SS[.s…]][zone] */
static bool take_iso_time(const char **c, struct moment_fields *fields) {
    if (!take_digits(c, 2, &fields->hour) || !take(c, ':') ||
        !take_digits(c, 2, &fields->minute)) {
        return false;
    }
    if (take(c, ':')) {
        if (!take_digits(c, 2, &fields->second)) {
            return false;
        }
        if (take(c, '.')) {
            size_t length = strspn(*c, "0123456789");
            fields->millisecond = milliseconds_from_fraction(*c, length);
            *c += length;
            if (length == 0) {
                return false;
            }
        }
    }
    return take_iso_zone(c, &fields->zone);
}

/* ECMA-262 21.4.1.32. Date and time may be shortened from the right; the letters T and
 * Z may be small, as browsers allow. */
static double parse_iso(const char *text) {
    struct moment_fields fields = {.month = 1, .day = 1};
    const char *c = text;
    if (!take_iso_year(&c, &fields.year)) {
        return NAN;
    }
    if (take(&c, '-')) {
        if (!take_digits(&c, 2, &fields.month) ||
            (take(&c, '-') && !take_digits(&c, 2, &fields.day))) {
            return NAN;
        }
    }
    if ((take(&c, 'T') || take(&c, 't')) && !take_iso_time(&c, &fields)) {
        return NAN;
    }
    return *c ? NAN : moment_to_milliseconds(&fields);
}

/* The full-width space too. */
static const char *skip_spaces(const char *c) {
    for (;;) {
        if (*c == ' ') {
            c++;
        } else if (strncmp(c, "\u3000", 3) == 0) {
            c += 3;
        } else {
            return c;
        }
    }
}

/* Digits followed by one of the words (separated by |); nothing is taken otherwise. */
static bool take_unit(const char **c, const char *words, int *number) {
    const char *start = skip_spaces(*c);
    size_t digits = strspn(start, "0123456789");
    if (digits == 0 || digits > 4) {
        return false;
    }
    const char *word = skip_spaces(start + digits);
    for (const char *w = words; *w;) {
        size_t length = strcspn(w, "|");
        if (strncmp(word, w, length) == 0) {
            take_digits(&start, (int)digits, number);
            *c = word + length;
            return true;
        }
        w += length + (w[length] == '|');
    }
    return false;
}

/* 2023年, 2023年1月, 2023年1月2日, with 10时5分6秒 or 10:05:06 behind. */
static double parse_chinese(const char *text) {
    struct moment_fields fields = {.month = 1, .day = 1};
    const char *c = text;
    if (!take_unit(&c, "年", &fields.year)) {
        return NAN;
    }
    bool date = take_unit(&c, "月", &fields.month) && take_unit(&c, "日|号", &fields.day);
    if (date && take_unit(&c, "时|点", &fields.hour)) {
        if (take_unit(&c, "分", &fields.minute)) {
            take_unit(&c, "秒", &fields.second);
        }
    } else if (date && *skip_spaces(c)) {
        c = skip_spaces(c);
        take_iso_time(&c, &fields);
    }
    return *skip_spaces(c) ? NAN : moment_to_milliseconds(&fields);
}

/* Strict forms first: the loose reader would take many of them, but slower. */
double time_parse(const char *text) {
    double time = parse_iso(text);
    if (isnan(time)) {
        time = parse_chinese(text);
    }
    return isnan(time) ? time_parse_loose(text) : time;
}
