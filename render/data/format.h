/* d3-format and d3-time-format patterns, with the zh-CN and en-US locales.
 *
 * Source: d3/d3-format, d3/d3-time-format READMEs (the specifier grammar and locales). */
#ifndef TUBIAO_DATA_FORMAT_H
#define TUBIAO_DATA_FORMAT_H

#include "data/value.h"

/* How numbers and times are written; the members are d3's. */
struct format_locale {
    const char *decimal, *thousands; /* no thousands: digits are not grouped */
    const char *currency[2];         /* before and behind */
    const char *percent, *minus, *nan;
    const char *numerals[10];  /* NULL: 0 to 9 */
    unsigned char grouping[8]; /* sizes of groups from the right, over and over */
    size_t grouping_count;
    const struct time_names *times; /* time_names.h */
    bool chinese;                   /* dates in Chinese order where no pattern is given */
};
extern const struct format_locale format_en_us, format_zh_cn;

/* `pattern` such as ",.1f", ".2~s", "$,.2f", "+.1%"; "" gives d3's default. A pattern
 * that is none gives NULL; check it once with number_format_is_valid. Minus is U+2212. */
bool number_format_is_valid(const char *pattern);
const char *number_format(struct arena *arena, const char *pattern, double number,
    const struct format_locale *locale);
/* d3's precisionFixed of a step: the pattern for ticks that lie `step` apart. */
int number_precision_fixed(double step);

/* `%Y年%-m月%-d日` and the like; time in milliseconds since the epoch, printed as UTC:
 * dates mean what is written, whatever the machine's zone. No time (NaN) prints as
 * nothing. A pattern is valid if each % is followed by a directive; d3 prints others as
 * they are. */
bool time_format_is_valid(const char *pattern);
const char *time_format(struct arena *arena, const char *pattern, double milliseconds,
    const struct format_locale *locale);

/* ISO 8601 and what Date.parse takes (2023-01-02, 2023/1/2, Jan 2 2023, with time and
 * zone), also 2023年1月2日; local time is UTC. NaN if it is no date. */
double time_parse(const char *text);
/* d3's utcParse: by a pattern as above; NaN if the text does not follow it. */
double time_parse_pattern(
    const char *text, const char *pattern, const struct format_locale *locale);

struct civil_time {
    int year, month /* 1..12 */, day /* 1..31 */, hour, minute, second, millisecond;
    int weekday;     /* 0 Sunday */
    int day_of_year; /* 1.. */
};
/* All fields 0 if `milliseconds` is no time: NaN, or beyond ±8.64e15. */
struct civil_time civil_from_milliseconds(double milliseconds);
/* Fields may overflow, as in Date.UTC, but years 0 to 99 are those years. NaN if out of
 * range. */
double milliseconds_from_civil(
    int year, int month, int day, int hour, int minute, int second, double millisecond);

#endif
