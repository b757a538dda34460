/* Dates: counts of days since the end of 1899, or since 1904 as on old Macintoshes. Excel
 * believes that 1900 had a 29 February, day 60. */
#include <math.h>

#include "data/format.h"
#include "xlsx/xlsx.h"

enum { LAST_DAY = 2958465 /* 9999-12-31 */, DAYS_TO_1904 = 1462 };

static const double MS_OF_DAY = 86400000;

static void write_date(
    struct buffer *out, struct civil_time time, const struct number_style *style) {
    if (!style->chinese) {
        bool month_only = style->year && style->month && !style->day;
        buffer_print(out, "%04d-%02d", time.year, time.month);
        if (!month_only) {
            buffer_print(out, "-%02d", time.day);
        }
        return;
    }
    if (style->year) {
        buffer_print(out, "%d年", time.year);
    }
    if (style->month) {
        buffer_print(out, "%d月", time.month);
    }
    if (style->day) {
        buffer_print(out, "%d日", time.day);
    }
}

static void write_time(struct buffer *out, double ms, const struct number_style *style) {
    long seconds = lround(ms / 1000);
    buffer_print(out, "%02ld:%02ld", seconds / 3600, seconds / 60 % 60);
    if (style->second) {
        buffer_print(out, ":%02ld", seconds % 60);
    }
}

const char *number_as_date(
    struct arena *arena, double days, const struct number_style *style, bool from_1904) {
    if (!(days >= 0) || days > LAST_DAY) {
        return NULL;
    }
    bool has_date = (style->year || style->month || style->day) && !style->elapsed;
    double whole = floor(days + 0.5 / 86400);
    double ms = fmax(0, round((days - whole) * 86400) * 1000);
    struct buffer text = {0};
    buffer_append(&text, "", 0);
    if (has_date) {
        double since_1900 = whole + (from_1904 ? DAYS_TO_1904 : 0);
        double epoch = milliseconds_from_civil(1899, 12, 30, 0, 0, 0, 0);
        bool before_leap = since_1900 < 60 && !from_1904;
        write_date(&text,
            civil_from_milliseconds(epoch + (since_1900 + before_leap) * MS_OF_DAY),
            style);
    }
    if (has_date && style->hour) {
        buffer_append_char(&text, ' ');
    }
    if (style->hour || style->second) {
        write_time(&text, style->elapsed ? days * MS_OF_DAY : ms, style);
    }
    const char *shown = arena_copy(arena, text.data, text.length);
    buffer_finish(&text);
    return shown;
}
