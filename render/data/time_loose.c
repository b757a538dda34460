/* Dates as browsers read them when they are not ISO 8601: "2023/1/2", "1/2/2023",
 * "Jan 2, 2023 10:30 PM", "2 January 2023 10:30 GMT+0800 (CST)". The grammar is the one
 * that V8 documents at the head of src/date/dateparser-inl.h:
 *
 * - words before the first number are skipped, behind it they must mean something;
 * - what stands in parentheses is skipped;
 * - a number followed by ':' is of the time, as are those after it while they fit;
 * - a sign behind a time or a zone begins an offset;
 * - every other number is of the date, in the order that the month and sizes suggest.
 */
#include "data/time_parse.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"

enum token_kind { TOKEN_END, TOKEN_NUMBER, TOKEN_WORD, TOKEN_SPACE, TOKEN_SYMBOL };

struct token {
    enum token_kind kind;
    int number;
    const char *start;
    size_t length;
};

enum { DATE_NUMBERS = 3, TIME_NUMBERS = 4, NO_WORD = -1000 };

struct loose_date {
    const char *next;
    int date[DATE_NUMBERS];
    int date_count;
    int named_month; /* 1..12, 0 for none */
    int time[TIME_NUMBERS];
    int time_count;
    bool time_closed;
    int half_day; /* 0 AM, 12 PM, NO_WORD for none */
    bool has_zone;
    int zone_sign, zone_hour, zone_minute; /* minute NO_WORD: still wanted */
    bool has_number;
};

/* ECMA-262 12.2 and 12.3: WhiteSpace and LineTerminator. */
static bool is_space(uint32_t c) {
    return (c >= 9 && c <= 13) || c == ' ' || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

/* Words are letters and all that lies beyond ASCII: 年 is a word. */
static bool is_word(uint32_t c) {
    return c >= 'A' && !is_space(c);
}

static uint32_t character_at(const char *c, size_t *length) {
    size_t offset = 0;
    uint32_t character = *c ? utf8_next(c, strnlen(c, 4), &offset) : 0;
    *length = offset;
    return character;
}

/* The next token, not yet taken. A run of letters or spaces is one token, a symbol is
 * one character; of a number's digits the first nine count. */
static struct token peek(const struct loose_date *loose) {
    struct token token = {.start = loose->next};
    uint32_t c = character_at(loose->next, &token.length);
    if (c == 0) {
        return token;
    }
    if (time_is_digit(*loose->next)) {
        token.kind = TOKEN_NUMBER;
        token.length = strspn(loose->next, "0123456789");
        for (size_t i = 0; i < token.length && token.number < 100000000; i++) {
            token.number = token.number * 10 + (loose->next[i] - '0');
        }
        return token;
    }
    bool (*same)(uint32_t) = is_word(c) ? is_word : is_space(c) ? is_space : NULL;
    token.kind = is_word(c) ? TOKEN_WORD : is_space(c) ? TOKEN_SPACE : TOKEN_SYMBOL;
    size_t more = token.length;
    for (size_t end = more; same; end += more) {
        token.length = end;
        if (!same(character_at(loose->next + end, &more))) {
            break;
        }
    }
    return token;
}

static struct token next(struct loose_date *loose) {
    struct token token = peek(loose);
    loose->next += token.length;
    return token;
}

static bool take_symbol(struct loose_date *loose, char symbol) {
    bool found = *loose->next == symbol;
    loose->next += found;
    return found;
}

/* A fourth number of the date is one too many. A - behind a number parts it from the
 * next and is no sign. */
static bool add_date(struct loose_date *loose, int number) {
    if (loose->date_count == DATE_NUMBERS) {
        return false;
    }
    loose->date[loose->date_count++] = number;
    take_symbol(loose, '-');
    return true;
}

static bool add_time(struct loose_date *loose, int number) {
    if (loose->time_closed || loose->time_count == TIME_NUMBERS) {
        return false;
    }
    loose->time[loose->time_count++] = number;
    return true;
}

/* Only behind hours that a : made known can a bare number be minutes, seconds or
 * milliseconds. */
static bool wants_time(const struct loose_date *loose, int number) {
    bool seconds = loose->time_count == 1 || loose->time_count == 2;
    return !loose->time_closed &&
           ((seconds && number < 60) || (loose->time_count == 3 && number < 1000));
}

/* Behind the last number of a time comes a space, a zone or the end. */
static bool close_time(struct loose_date *loose) {
    loose->time_closed = true;
    struct token after = peek(loose);
    bool zulu =
        after.kind == TOKEN_WORD && after.length == 1 && strchr("zZ", *after.start);
    return after.kind == TOKEN_END || after.kind == TOKEN_SPACE || zulu ||
           strchr("+-", *after.start);
}

/* What follows the point fills the next place, whichever that is: 10:14.5 would be 500
 * seconds, so it is refused at the end. */
static bool take_fraction(struct loose_date *loose) {
    struct token fraction = next(loose);
    int millisecond = milliseconds_from_fraction(fraction.start, fraction.length);
    if (fraction.kind == TOKEN_NUMBER) {
        add_time(loose, millisecond);
    }
    loose->time_closed = true;
    return fraction.kind == TOKEN_NUMBER;
}

/* What a number means depends on the sign behind it and on what was read before. */
static bool take_number(struct loose_date *loose, const struct token *token) {
    loose->has_number = true;
    int number = token->number;
    if (take_symbol(loose, ':')) {
        bool zero_minutes = take_symbol(loose, ':'); /* 10::30 */
        return add_time(loose, number) && (!zero_minutes || add_time(loose, 0));
    }
    bool point = take_symbol(loose, '.');
    if (point && wants_time(loose, number)) {
        return add_time(loose, number) && take_fraction(loose);
    }
    if (loose->has_zone && loose->zone_minute == NO_WORD && number < 60) {
        loose->zone_minute = number;
        return true;
    }
    if (wants_time(loose, number)) {
        return add_time(loose, number) && close_time(loose);
    }
    return add_date(loose, number);
}

enum word_kind { WORD_MONTH, WORD_HALF_DAY, WORD_ZONE };

static const struct loose_word {
    const char *name; /* a month may be written longer */
    enum word_kind kind;
    int value; /* month; hours of the half day; hours of the zone */
} loose_words[] = {
    {"jan", WORD_MONTH, 1},
    {"feb", WORD_MONTH, 2},
    {"mar", WORD_MONTH, 3},
    {"apr", WORD_MONTH, 4},
    {"may", WORD_MONTH, 5},
    {"jun", WORD_MONTH, 6},
    {"jul", WORD_MONTH, 7},
    {"aug", WORD_MONTH, 8},
    {"sep", WORD_MONTH, 9},
    {"oct", WORD_MONTH, 10},
    {"nov", WORD_MONTH, 11},
    {"dec", WORD_MONTH, 12},
    {"am", WORD_HALF_DAY, 0},
    {"pm", WORD_HALF_DAY, 12},
    {"ut", WORD_ZONE, 0},
    {"utc", WORD_ZONE, 0},
    {"z", WORD_ZONE, 0},
    {"gmt", WORD_ZONE, 0},
    {"est", WORD_ZONE, -5},
    {"edt", WORD_ZONE, -4},
    {"cst", WORD_ZONE, -6},
    {"cdt", WORD_ZONE, -5},
    {"mst", WORD_ZONE, -7},
    {"mdt", WORD_ZONE, -6},
    {"pst", WORD_ZONE, -8},
    {"pdt", WORD_ZONE, -7},
};

/* Three letters are enough for a month (Sept, Septembre); other words must be exact. */
static const struct loose_word *find_word(const struct token *token) {
    for (size_t i = 0; i < countof(loose_words); i++) {
        const char *name = loose_words[i].name;
        size_t length = strlen(name);
        size_t same = 0;
        while (same < length && same < token->length &&
               (token->start[same] | 0x20) == name[same]) {
            same++;
        }
        if (same == length &&
            (token->length == length || loose_words[i].kind == WORD_MONTH)) {
            return &loose_words[i];
        }
    }
    return NULL;
}

/* Behind a number a word must be known; before it, it must at least not touch one. */
static bool take_word(struct loose_date *loose, const struct token *token) {
    const struct loose_word *word = find_word(token);
    if (word && word->kind == WORD_HALF_DAY && loose->time_count > 0) {
        loose->half_day = word->value;
    } else if (word && word->kind == WORD_MONTH) {
        loose->named_month = word->value;
        take_symbol(loose, '-');
    } else if (word && word->kind == WORD_ZONE && loose->has_number) {
        loose->has_zone = true;
        loose->zone_sign = word->value < 0 ? -1 : 1;
        loose->zone_hour = word->value * loose->zone_sign;
        loose->zone_minute = 0;
    } else {
        return !loose->has_number && peek(loose).kind != TOKEN_NUMBER;
    }
    return true;
}

/* The offset behind a sign: 8, 08, 0800, 08:00. */
static bool take_offset(struct loose_date *loose, char sign) {
    struct token token = peek(loose);
    size_t length = 0;
    if (token.kind == TOKEN_NUMBER) {
        next(loose);
        length = token.length;
    }
    loose->has_zone = true;
    loose->has_number = true;
    loose->zone_sign = sign == '-' ? -1 : 1;
    if (*loose->next == ':') {
        loose->zone_hour = token.number;
        loose->zone_minute = NO_WORD;
        return true;
    }
    bool short_form = length == 1 || length == 2;
    loose->zone_hour = short_form ? token.number : token.number / 100;
    loose->zone_minute = short_form ? 0 : token.number % 100;
    return length >= 1 && length <= 4;
}

static void skip_parentheses(struct loose_date *loose) {
    int depth = 1;
    for (; *loose->next && depth > 0; loose->next++) {
        depth += *loose->next == '(' ? 1 : *loose->next == ')' ? -1 : 0;
    }
}

/* A sign is an offset behind a time or UTC; elsewhere behind a number it is a mistake,
 * as is a parenthesis that closes nothing. */
static bool take_symbol_token(struct loose_date *loose, const struct token *token) {
    char symbol = *token->start;
    bool sign = symbol == '+' || symbol == '-';
    bool utc = loose->has_zone && loose->zone_hour == 0 && loose->zone_minute == 0;
    if (sign && (utc || loose->time_count > 0)) {
        return take_offset(loose, symbol);
    }
    if ((sign || symbol == ')') && loose->has_number) {
        return false;
    }
    if (symbol == '(') {
        skip_parentheses(loose);
    }
    return true;
}

/* Which number is the year: with a month named, the one that is no day; otherwise the
 * first if it is no day, else American order. What is missing counts as 1. */
static void order_date(const struct loose_date *loose, struct moment_fields *fields) {
    int numbers[DATE_NUMBERS] = {1, 1, 1};
    memcpy(numbers, loose->date, (size_t)loose->date_count * sizeof *numbers);
    bool year_first = numbers[0] < 1 || numbers[0] > 31;
    if (loose->named_month) {
        fields->month = loose->named_month;
        fields->year = numbers[year_first ? 0 : 1];
        fields->day = numbers[year_first ? 1 : 0];
    } else {
        fields->year = numbers[year_first ? 0 : 2];
        fields->month = numbers[year_first ? 1 : 0];
        fields->day = numbers[year_first ? 2 : 1];
    }
    if (fields->year >= 0 && fields->year < 100) {
        fields->year += fields->year < 50 ? 2000 : 1900;
    }
}

/* A date is needed, a time is not. 12 AM is midnight, and 13 PM nothing. */
static double finish(const struct loose_date *loose) {
    struct moment_fields fields = {0};
    if (loose->date_count == 0) {
        return NAN;
    }
    order_date(loose, &fields);
    fields.hour = loose->time[0];
    fields.minute = loose->time[1];
    fields.second = loose->time[2];
    fields.millisecond = loose->time[3];
    if (loose->half_day != NO_WORD) {
        if (fields.hour < 0 || fields.hour > 12) {
            return NAN;
        }
        fields.hour = fields.hour % 12 + loose->half_day;
    }
    int zone_minute = loose->zone_minute == NO_WORD ? 0 : loose->zone_minute;
    fields.zone = loose->zone_sign * (loose->zone_hour * 60 + zone_minute);
    return moment_to_milliseconds(&fields);
}

/* The year that begins an ISO date: YYYY or ±YYYYYY. */
static bool take_iso_year(struct loose_date *loose) {
    const char *start = loose->next;
    bool sign = take_symbol(loose, '+') || take_symbol(loose, '-');
    struct token token = peek(loose);
    if (token.kind != TOKEN_NUMBER || token.length != (sign ? 6 : 4)) {
        loose->next = start;
        return false;
    }
    next(loose);
    loose->date[loose->date_count++] = *start == '-' ? -token.number : token.number;
    loose->has_number = true;
    return true;
}

/* A date that begins as ISO dates do, YYYY[-MM[-DD]], counts as read whatever follows. */
static void take_iso_start(struct loose_date *loose) {
    if (!take_iso_year(loose)) {
        return;
    }
    while (loose->date_count < DATE_NUMBERS && take_symbol(loose, '-')) {
        struct token token = peek(loose);
        int largest = loose->date_count == 1 ? 12 : 31;
        if (token.kind != TOKEN_NUMBER || token.length != 2 || token.number < 1 ||
            token.number > largest) {
            return;
        }
        loose->date[loose->date_count++] = token.number;
        next(loose);
    }
}

double time_parse_loose(const char *text) {
    struct loose_date loose = {.next = text, .half_day = NO_WORD};
    take_iso_start(&loose);
    for (struct token token = next(&loose); token.kind != TOKEN_END;
         token = next(&loose)) {
        bool taken = true;
        if (token.kind == TOKEN_NUMBER) {
            taken = take_number(&loose, &token);
        } else if (token.kind == TOKEN_WORD) {
            taken = take_word(&loose, &token);
        } else if (token.kind == TOKEN_SYMBOL) {
            taken = take_symbol_token(&loose, &token);
        }
        if (!taken) {
            return NAN;
        }
    }
    return finish(&loose);
}
