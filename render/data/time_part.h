/* The parts that the name of a time unit puts together: "yearmonth" is year and month. */
#ifndef TUBIAO_DATA_TIME_PART_H
#define TUBIAO_DATA_TIME_PART_H

#include <stddef.h>

/* From the coarsest. */
enum time_part {
    TIME_PART_YEAR,
    TIME_PART_QUARTER,
    TIME_PART_MONTH,
    TIME_PART_WEEK,
    TIME_PART_DAY_OF_YEAR,
    TIME_PART_DATE,
    TIME_PART_DAY,
    TIME_PART_HOURS,
    TIME_PART_MINUTES,
    TIME_PART_MILLISECONDS,
    TIME_PART_SECONDS,
    TIME_PART_COUNT,
};

struct time_part_info {
    const char *name; /* "year" */
    int field; /* of a civil time that it counts: year month date hours minutes seconds
                  milliseconds, from 0 */
    int count; /* how many of them */
};
extern const struct time_part_info time_parts[TIME_PART_COUNT];

/* The parts in the order of the name; 0 if it is no time unit. */
size_t time_parts_read(const char *unit, enum time_part parts[TIME_PART_COUNT]);

#endif
