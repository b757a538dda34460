/* d3-time-format 4: a time by a pattern. Every directive is one row of a table. */
#include "data/format.h"

#include <math.h>
#include <string.h>

#include "base/buffer.h"
#include "data/time_names.h"

/* What %c, %x, %X, %p, %a, %A, %b and %B stand for. */
const struct time_names time_names_english = {
    .date_time = "%x, %X",
    .date = "%-m/%-d/%Y",
    .time = "%-I:%M:%S %p",
    .periods = {"AM", "PM"},
    .days = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
        "Saturday"},
    .short_days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
    .months = {"January", "February", "March", "April", "May", "June", "July", "August",
        "September", "October", "November", "December"},
    .short_months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
        "Nov", "Dec"},
};

const struct time_names time_names_chinese = {
    .date_time = "%x %A %X",
    .date = "%Y年%-m月%-d日",
    .time = "%H:%M:%S",
    .periods = {"上午", "下午"},
    .days = {"星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"},
    .short_days = {"周日", "周一", "周二", "周三", "周四", "周五", "周六"},
    .months = {"一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月",
        "十月", "十一月", "十二月"},
    .short_months = {"一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月",
        "九月", "十月", "十一月", "十二月"},
};

enum { SUNDAY, MONDAY };

/* Weeks begun since the year began; week 0 comes before the first such weekday. */
static int week_of_year(const struct civil_time *civil, int first_weekday) {
    int since = (civil->weekday - first_weekday + 7) % 7;
    return (civil->day_of_year - 1 - since + 7) / 7;
}

/* ISO 8601: the week belongs to the year of its Thursday. */
static struct civil_time thursday(const struct civil_time *civil) {
    int weekday = civil->weekday ? civil->weekday : 7;
    return civil_from_milliseconds(milliseconds_from_civil(
        civil->year, civil->month, civil->day + 4 - weekday, 0, 0, 0, 0));
}

static int full_year(const struct civil_time *civil) {
    return civil->year % 10000;
}

static int short_year(const struct civil_time *civil) {
    return civil->year % 100;
}

static int iso_full_year(const struct civil_time *civil) {
    return thursday(civil).year % 10000;
}

static int iso_short_year(const struct civil_time *civil) {
    return thursday(civil).year % 100;
}

/* The first Thursday of a year lies in its week 1. */
static int iso_week(const struct civil_time *civil) {
    return (thursday(civil).day_of_year - 1) / 7 + 1;
}

static int sunday_week(const struct civil_time *civil) {
    return week_of_year(civil, SUNDAY);
}

static int monday_week(const struct civil_time *civil) {
    return week_of_year(civil, MONDAY);
}

static int month(const struct civil_time *civil) {
    return civil->month;
}

static int quarter(const struct civil_time *civil) {
    return (civil->month - 1) / 3 + 1;
}

static int day(const struct civil_time *civil) {
    return civil->day;
}

static int day_of_year(const struct civil_time *civil) {
    return civil->day_of_year;
}

static int weekday_from_sunday(const struct civil_time *civil) {
    return civil->weekday;
}

/* ISO 8601: Monday is 1, Sunday 7. */
static int weekday_from_monday(const struct civil_time *civil) {
    return civil->weekday ? civil->weekday : 7;
}

static int hour(const struct civil_time *civil) {
    return civil->hour;
}

/* 12, 1, 2 … 11: noon and midnight are 12. */
static int hour_of_half(const struct civil_time *civil) {
    return civil->hour % 12 ? civil->hour % 12 : 12;
}

static int minute(const struct civil_time *civil) {
    return civil->minute;
}

static int second(const struct civil_time *civil) {
    return civil->second;
}

static int millisecond(const struct civil_time *civil) {
    return civil->millisecond;
}

struct number_directive {
    char letter;
    char pad; /* what fills the width, unless the pattern says otherwise (%-d %_d %0d) */
    uint8_t width;
    const char *behind;
    int (*number)(const struct civil_time *civil);
};

/* Source: d3-time-format's README, locale.format. %f are microseconds, of which a time
 * has only the thousands; %Y and %G keep four digits, as d3 does. */
static const struct number_directive number_directives[] = {
    {'Y', '0', 4, "", full_year},
    {'m', '0', 2, "", month},
    {'d', '0', 2, "", day},
    {'e', ' ', 2, "", day},
    {'H', '0', 2, "", hour},
    {'I', '0', 2, "", hour_of_half},
    {'M', '0', 2, "", minute},
    {'S', '0', 2, "", second},
    {'L', '0', 3, "", millisecond},
    {'f', '0', 3, "000", millisecond},
    {'y', '0', 2, "", short_year},
    {'q', '0', 0, "", quarter},
    {'j', '0', 3, "", day_of_year},
    {'U', '0', 2, "", sunday_week},
    {'W', '0', 2, "", monday_week},
    {'V', '0', 2, "", iso_week},
    {'G', '0', 4, "", iso_full_year},
    {'g', '0', 2, "", iso_short_year},
    {'w', '0', 0, "", weekday_from_sunday},
    {'u', '0', 0, "", weekday_from_monday},
};

static const struct number_directive *find_directive(char letter) {
    for (size_t i = 0; i < countof(number_directives); i++) {
        if (number_directives[i].letter == letter) {
            return &number_directives[i];
        }
    }
    return NULL;
}

/* The sign of a year before 0 stands in front of the padding and does not count. */
static void append_padded(struct buffer *out, int number, char pad, int width) {
    if (number < 0) {
        buffer_append_char(out, '-');
        number = -number;
    }
    int length = 1;
    for (int rest = number / 10; rest > 0; rest /= 10) {
        length++;
    }
    for (; pad && length < width; length++) {
        buffer_append_char(out, pad);
    }
    buffer_append_number(out, number, 0);
}

struct moment {
    double milliseconds;
    struct civil_time civil;
    const struct time_names *names;
};

static void append_pattern(
    struct buffer *out, const char *pattern, const struct moment *moment);

/* Words, the locale's own patterns, and whole timestamps; false for other letters. */
static bool append_word(struct buffer *out, char letter, const struct moment *moment) {
    const struct civil_time *civil = &moment->civil;
    const struct time_names *names = moment->names;
    switch (letter) {
    case 'a':
        buffer_append_string(out, names->short_days[civil->weekday]);
        return true;
    case 'A':
        buffer_append_string(out, names->days[civil->weekday]);
        return true;
    case 'b':
        buffer_append_string(out, names->short_months[civil->month - 1]);
        return true;
    case 'B':
        buffer_append_string(out, names->months[civil->month - 1]);
        return true;
    case 'p':
        buffer_append_string(out, names->periods[civil->hour >= 12]);
        return true;
    case 'Z':
        buffer_append_string(out, "+0000");
        return true;
    case 'Q':
        buffer_append_number(out, moment->milliseconds, 0);
        return true;
    case 's':
        buffer_append_number(out, floor(moment->milliseconds / 1000), 0);
        return true;
    case 'c':
        append_pattern(out, names->date_time, moment);
        return true;
    case 'x':
        append_pattern(out, names->date, moment);
        return true;
    case 'X':
        append_pattern(out, names->time, moment);
        return true;
    default:
        return false;
    }
}

/* The directive behind a %; returns what follows it. An unknown letter stands for itself.
 */
static const char *append_directive(
    struct buffer *out, const char *c, const struct moment *moment) {
    bool has_pad = *c == '-' || *c == '_' || *c == '0';
    char pad = *c == '-' ? 0 : *c == '_' ? ' ' : '0';
    c += has_pad;
    if (*c == 0) {
        return c;
    }
    const struct number_directive *directive = find_directive(*c);
    if (directive) {
        append_padded(out, directive->number(&moment->civil),
            has_pad ? pad : directive->pad, directive->width);
        buffer_append_string(out, directive->behind);
    } else if (!append_word(out, *c, moment)) {
        buffer_append_char(out, *c);
    }
    return c + 1;
}

/* The patterns of %c, %x and %X name none but %x and %X, which name none: this ends. */
static void append_pattern(
    struct buffer *out, const char *pattern, const struct moment *moment) {
    const char *c = pattern;
    while (*c) {
        size_t plain = strcspn(c, "%");
        buffer_append(out, c, plain);
        c += plain;
        if (*c) {
            c = append_directive(out, c + 1, moment);
        }
    }
}

/* d3 has no faulty patterns; to a person `%k` or a % at the end is one. */
bool time_format_is_valid(const char *pattern) {
    for (const char *c = strchr(pattern, '%'); c; c = strchr(c + 1, '%')) {
        c++;
        c += *c == '-' || *c == '_' || *c == '0';
        if (*c == 0 || !(find_directive(*c) || strchr("aAbBcpQsxXZ%", *c))) {
            return false;
        }
    }
    return true;
}

const char *time_format(struct arena *arena, const char *pattern, double milliseconds,
    const struct format_locale *locale) {
    if (isnan(milliseconds) || fabs(milliseconds) > 8.64e15) {
        return "";
    }
    struct moment moment = {
        trunc(milliseconds), civil_from_milliseconds(milliseconds), locale->times};
    struct buffer out = {0};
    append_pattern(&out, pattern, &moment);
    const char *text = arena_copy(arena, out.data ? out.data : "", out.length);
    buffer_finish(&out);
    return text;
}
