/* d3-time-format's utcParse: a time read by a pattern. Directives fill a set of fields,
 * at the end the fields are put together. */
#include "data/format.h"

#include <math.h>
#include <string.h>

#include "data/time_names.h"
#include "data/time_parse.h"

enum { NOT_GIVEN = -1 };

/* Doubles, so that one table can say where each directive goes. */
struct fields {
    double year, month /* 0..11 */, day, hour, minute, second, millisecond;
    double quarter_month; /* the first month of the quarter */
    double period;        /* 0 AM, 1 PM */
    double weekday;       /* from Sunday, 0..6 */
    double weekday_iso;   /* from Monday, 1..7 */
    double sunday_week, monday_week, iso_week;
    double milliseconds, seconds; /* whole timestamps */
    int zone;                     /* minutes east */
};

/* At most `width` characters of white space and digits; the digits make the number. */
static const char *read_number(const char *c, int width, double *number) {
    const char *end = c;
    while (width > 0 && *end && strchr(" \t\n\r\v\f", *end)) {
        end++;
        width--;
    }
    const char *digits = end;
    for (*number = 0; width > 0 && time_is_digit(*end); width--) {
        *number = *number * 10 + (*end++ - '0');
    }
    return end > digits ? end : NULL;
}

/* ASCII letters in any case; other characters as they are. */
static bool same_letters(const char *a, const char *b, size_t length) {
    for (size_t i = 0; i < length; i++) {
        char x = (char)(a[i] >= 'A' && a[i] <= 'Z' ? a[i] | 0x20 : a[i]);
        char y = (char)(b[i] >= 'A' && b[i] <= 'Z' ? b[i] | 0x20 : b[i]);
        if (x != y || a[i] == 0) {
            return false;
        }
    }
    return true;
}

/* The first name that the text begins with; none is the beginning of a later one. */
static const char *read_name(
    const char *c, const char *const *names, size_t count, double *index) {
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(names[i]);
        if (same_letters(c, names[i], length)) {
            *index = (double)i;
            return c + length;
        }
    }
    return NULL;
}

/* Z, +HH, +HHMM, +HH:MM */
static const char *read_zone(const char *c, struct fields *fields) {
    if (*c == 'Z') {
        fields->zone = 0;
        return c + 1;
    }
    if ((*c != '+' && *c != '-') || !time_is_digit(c[1]) || !time_is_digit(c[2])) {
        return NULL;
    }
    int sign = *c == '-' ? -1 : 1;
    int minutes = ((c[1] - '0') * 10 + (c[2] - '0')) * 60;
    c += 3;
    const char *rest = c + (*c == ':');
    if (time_is_digit(rest[0]) && time_is_digit(rest[1])) {
        minutes += (rest[0] - '0') * 10 + (rest[1] - '0');
        c = rest + 2;
    }
    fields->zone = sign * minutes;
    return c;
}

/* Directives that are a number of at most so many characters, stored as it is. */
static const struct {
    char letter;
    uint8_t width;
    size_t offset;
} number_fields[] = {
    {'Y', 4, offsetof(struct fields, year)},
    {'G', 4, offsetof(struct fields, year)},
    {'d', 2, offsetof(struct fields, day)},
    {'e', 2, offsetof(struct fields, day)},
    {'H', 2, offsetof(struct fields, hour)},
    {'I', 2, offsetof(struct fields, hour)},
    {'M', 2, offsetof(struct fields, minute)},
    {'S', 2, offsetof(struct fields, second)},
    {'L', 3, offsetof(struct fields, millisecond)},
    {'w', 1, offsetof(struct fields, weekday)},
    {'u', 1, offsetof(struct fields, weekday_iso)},
    {'U', 2, offsetof(struct fields, sunday_week)},
    {'W', 2, offsetof(struct fields, monday_week)},
    {'V', 2, offsetof(struct fields, iso_week)},
    {'Q', 20, offsetof(struct fields, milliseconds)},
    {'s', 20, offsetof(struct fields, seconds)},
};

/* offsetof leads from the table into the struct. */
static double *find_number_field(struct fields *fields, char letter, int *width) {
    for (size_t i = 0; i < countof(number_fields); i++) {
        if (number_fields[i].letter == letter) {
            *width = number_fields[i].width;
            return (double *)(void *)((char *)fields + number_fields[i].offset);
        }
    }
    return NULL;
}

/* Numbers that must be turned into a field. */
static const char *read_converted(const char *c, char letter, struct fields *fields) {
    double number;
    switch (letter) {
    case 'm':
        c = read_number(c, 2, &number);
        fields->month = number - 1;
        return c;
    case 'q':
        c = read_number(c, 1, &number);
        fields->quarter_month = number * 3 - 3;
        return c;
    case 'j':
        fields->month = 0;
        return read_number(c, 3, &fields->day);
    case 'f':
        c = read_number(c, 6, &number);
        fields->millisecond = floor(number / 1000);
        return c;
    case 'y':
    case 'g':
        c = read_number(c, 2, &number);
        fields->year = number + (number > 68 ? 1900 : 2000);
        return c;
    default:
        return NULL;
    }
}

static const char *read_pattern(const char *c, const char *pattern,
    const struct time_names *names, struct fields *fields);

/* What follows the text that the directive matches, or NULL. */
static const char *read_directive(
    const char *c, char letter, const struct time_names *names, struct fields *fields) {
    int width;
    double *field = find_number_field(fields, letter, &width);
    if (field) {
        return read_number(c, width, field);
    }
    switch (letter) {
    case 'a':
        return read_name(c, names->short_days, 7, &fields->weekday);
    case 'A':
        return read_name(c, names->days, 7, &fields->weekday);
    case 'b':
        return read_name(c, names->short_months, 12, &fields->month);
    case 'B':
        return read_name(c, names->months, 12, &fields->month);
    case 'p':
        return read_name(c, names->periods, 2, &fields->period);
    case 'Z':
        return read_zone(c, fields);
    case 'c':
        return read_pattern(c, names->date_time, names, fields);
    case 'x':
        return read_pattern(c, names->date, names, fields);
    case 'X':
        return read_pattern(c, names->time, names, fields);
    case '%':
        return *c == '%' ? c + 1 : NULL;
    default:
        return read_converted(c, letter, fields);
    }
}

/* What follows the text that matches the pattern, or NULL. */
static const char *read_pattern(const char *c, const char *pattern,
    const struct time_names *names, struct fields *fields) {
    for (const char *p = pattern; *p; p++) {
        if (*p == '%') {
            p++;
            p += *p == '-' || *p == '_' || *p == '0';
            if (*p == 0 || *c == 0) {
                return NULL;
            }
            c = read_directive(c, *p, names, fields);
            if (!c) {
                return NULL;
            }
        } else if (*c++ != *p) {
            return NULL;
        }
    }
    return c;
}

/* Week and weekday give the day of the year, which overflows the month. */
static bool resolve_week(struct fields *fields) {
    int year = (int)fields->year;
    int first =
        civil_from_milliseconds(milliseconds_from_civil(year, 1, 1, 0, 0, 0, 0)).weekday;
    double weekday = fields->weekday;
    if (fields->iso_week != NOT_GIVEN) {
        if (fields->iso_week < 1 || fields->iso_week > 53) {
            return false;
        }
        weekday = weekday == NOT_GIVEN ? 1 : weekday;
        int monday = first > 4 || first == 0 ? (8 - first) % 7 : 1 - first;
        fields->day = 1 + monday + (fields->iso_week - 1) * 7 + fmod(weekday + 6, 7);
        fields->month = 0;
        return true;
    }
    bool by_monday = fields->monday_week != NOT_GIVEN;
    if (!by_monday && fields->sunday_week == NOT_GIVEN) {
        return true;
    }
    if (weekday == NOT_GIVEN) {
        weekday =
            fields->weekday_iso != NOT_GIVEN ? fmod(fields->weekday_iso, 7) : by_monday;
    }
    fields->month = 0;
    fields->day = by_monday
                      ? fmod(weekday + 6, 7) + fields->monday_week * 7 - (first + 5) % 7
                      : weekday + fields->sunday_week * 7 - (first + 6) % 7;
    return true;
}

/* Whole timestamps beat all else; a month beats a quarter; weeks beat months and days. */
static double resolve(struct fields *fields) {
    if (fields->milliseconds != NOT_GIVEN) {
        return fields->milliseconds;
    }
    if (fields->seconds != NOT_GIVEN) {
        return fields->seconds * 1000 + fields->millisecond;
    }
    if (fields->period != NOT_GIVEN) {
        fields->hour = fmod(fields->hour, 12) + fields->period * 12;
    }
    if (fields->month == NOT_GIVEN) {
        fields->month = fields->quarter_month == NOT_GIVEN ? 0 : fields->quarter_month;
    }
    if (!resolve_week(fields)) {
        return NAN;
    }
    return milliseconds_from_civil((int)fields->year, (int)fields->month + 1,
        (int)fields->day, (int)fields->hour, (int)fields->minute - fields->zone,
        (int)fields->second, fields->millisecond);
}

double time_parse_pattern(
    const char *text, const char *pattern, const struct format_locale *locale) {
    struct fields fields = {.year = 1900,
        .month = NOT_GIVEN,
        .day = 1,
        .quarter_month = NOT_GIVEN,
        .period = NOT_GIVEN,
        .weekday = NOT_GIVEN,
        .weekday_iso = NOT_GIVEN,
        .sunday_week = NOT_GIVEN,
        .monday_week = NOT_GIVEN,
        .iso_week = NOT_GIVEN,
        .milliseconds = NOT_GIVEN,
        .seconds = NOT_GIVEN};
    const char *end = read_pattern(text, pattern, locale->times, &fields);
    return end && *end == 0 ? resolve(&fields) : NAN;
}
