/* The words and patterns of a locale, for printing and reading times. Source: the locale
 * files of d3-time-format. */
#ifndef TUBIAO_DATA_TIME_NAMES_H
#define TUBIAO_DATA_TIME_NAMES_H

#include "data/format.h"

struct time_names {
    const char *date_time, *date, *time; /* %c %x %X */
    const char *periods[2];
    const char *days[7], *short_days[7]; /* from Sunday */
    const char *months[12], *short_months[12];
};

extern const struct time_names time_names_english, time_names_chinese;

#endif
