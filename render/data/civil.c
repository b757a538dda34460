/* Civil time: days since 1970-01-01 to year, month, day and back, in the proleptic
 * Gregorian calendar. Years are counted from March, so that the leap day comes last. */
#include "data/format.h"

#include <math.h>

/* The calendar repeats every 400 years. */
enum { DAYS_IN_ERA = 146097, YEARS_IN_ERA = 400 };
enum { DAYS_FROM_MARCH_0_TO_1970 = 719468 };
static const double milliseconds_in_day = 86400000;
static const double largest_time = 8.64e15; /* ECMA-262 21.4.1.1 */

static int64_t floor_divide(int64_t a, int64_t b) {
    return a / b - (a % b < 0);
}

/* March is 0, so 153 days make five months: 31 30 31 30 31. */
static int64_t days_from_civil(int64_t year, int month, int day) {
    year -= month <= 2;
    int64_t era = floor_divide(year, YEARS_IN_ERA);
    int64_t year_of_era = year - era * YEARS_IN_ERA;
    int64_t day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    int64_t leap_days = year_of_era / 4 - year_of_era / 100;
    return era * DAYS_IN_ERA + year_of_era * 365 + leap_days + day_of_year -
           DAYS_FROM_MARCH_0_TO_1970;
}

/* The way back. A year of an era is its days less the leap days before it: one each
 * 1460 days but not each 36524, but each 146096 again. */
static void civil_from_days(int64_t days, struct civil_time *civil) {
    days += DAYS_FROM_MARCH_0_TO_1970;
    int64_t era = floor_divide(days, DAYS_IN_ERA);
    int64_t day_of_era = days - era * DAYS_IN_ERA;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month = (int)((5 * day_of_year + 2) / 153);
    civil->day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
    civil->month = month < 10 ? month + 3 : month - 9;
    civil->year = (int)(year_of_era + era * YEARS_IN_ERA + (civil->month <= 2));
}

struct civil_time civil_from_milliseconds(double milliseconds) {
    struct civil_time civil = {0};
    if (!(fabs(milliseconds) <= largest_time)) {
        return civil;
    }
    int64_t time = (int64_t)milliseconds;
    int64_t days = floor_divide(time, (int64_t)milliseconds_in_day);
    int64_t rest = time - days * (int64_t)milliseconds_in_day;
    civil_from_days(days, &civil);
    civil.weekday = (int)((days % 7 + 11) % 7); /* 1970-01-01 was a Thursday */
    civil.day_of_year = (int)(days - days_from_civil(civil.year, 1, 1)) + 1;
    civil.hour = (int)(rest / 3600000);
    civil.minute = (int)(rest / 60000 % 60);
    civil.second = (int)(rest / 1000 % 60);
    civil.millisecond = (int)(rest % 1000);
    return civil;
}

/* Months are brought into range first, since their lengths differ; everything below a
 * month is a fixed number of milliseconds and may run over as it likes. */
double milliseconds_from_civil(
    int year, int month, int day, int hour, int minute, int second, double millisecond) {
    int64_t months = (int64_t)year * 12 + month - 1;
    int64_t years = floor_divide(months, 12);
    int64_t days = days_from_civil(years, (int)(months - years * 12) + 1, 1) + day - 1;
    double time = (double)days * milliseconds_in_day + hour * 3600000.0 +
                  minute * 60000.0 + second * 1000.0 + trunc(millisecond);
    return fabs(time) <= largest_time ? time : NAN;
}
