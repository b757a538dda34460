/* The parts that the name of a time unit puts together. */
#include "data/time_part.h"

#include <string.h>

/* Names that begin others come after them. */
const struct time_part_info time_parts[TIME_PART_COUNT] = {
    [TIME_PART_YEAR] = {"year", 0, 1},
    [TIME_PART_QUARTER] = {"quarter", 1, 3},
    [TIME_PART_MONTH] = {"month", 1, 1},
    [TIME_PART_WEEK] = {"week", 2, 7},
    [TIME_PART_DAY_OF_YEAR] = {"dayofyear", 2, 1},
    [TIME_PART_DATE] = {"date", 2, 1},
    [TIME_PART_DAY] = {"day", 2, 1},
    [TIME_PART_HOURS] = {"hours", 3, 1},
    [TIME_PART_MINUTES] = {"minutes", 4, 1},
    [TIME_PART_MILLISECONDS] = {"milliseconds", 6, 1},
    [TIME_PART_SECONDS] = {"seconds", 5, 1},
};

static enum time_part find_part(const char *text) {
    int part = 0;
    while (part < TIME_PART_COUNT &&
           strncmp(text, time_parts[part].name, strlen(time_parts[part].name)) != 0) {
        part++;
    }
    return (enum time_part)part;
}

size_t time_parts_read(const char *unit, enum time_part parts[TIME_PART_COUNT]) {
    size_t count = 0;
    unsigned known = 0;
    while (*unit) {
        enum time_part part = find_part(unit);
        if (part == TIME_PART_COUNT || (known & 1u << part)) {
            return 0;
        }
        known |= 1u << part;
        parts[count++] = part;
        unit += strlen(time_parts[part].name);
    }
    return count;
}
