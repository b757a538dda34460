/* What the readers of times share. */
#ifndef TUBIAO_DATA_TIME_PARSE_H
#define TUBIAO_DATA_TIME_PARSE_H

#include "data/format.h"

struct moment_fields {
    int year, month /* 1..12 */, day, hour, minute, second, millisecond;
    int zone; /* minutes east of Greenwich */
};

/* NaN unless every field is in its range; day 31 of a shorter month runs over into the
 * next, and 24:00 is the next midnight, as in Date.parse. */
double moment_to_milliseconds(const struct moment_fields *fields);

/* The digits behind a decimal point of seconds, cut to milliseconds. */
int milliseconds_from_fraction(const char *digits, size_t length);
bool time_is_digit(char c);

/* Dates as browsers take them beside ISO: words, slashes, month names, AM and PM. */
double time_parse_loose(const char *text);

#endif
