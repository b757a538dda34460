/* The parts of the module; module.c lists what the program sees of it. */
#ifndef TUBIAO_XLSX_XLSX_H
#define TUBIAO_XLSX_XLSX_H

#include "xlsx/package.h"

bool xlsx_open(struct arena *arena, struct workbook *workbook, struct faults *faults);
bool xlsx_read(struct arena *arena, const struct workbook *workbook, size_t index,
    struct sheet *sheet, struct faults *faults);

/* Text gathered from <t> elements, with rich runs joined and phonetic guides left out. */
struct text_reader {
    struct buffer text;
    int guides; /* open <rPh> elements */
    int texts;  /* open <t> elements */
};
void text_reader_see(
    struct text_reader *text, const struct part *part, enum part_event event);
/* What was gathered, escapes (_x000D_) undone; begins anew. */
const char *text_reader_take(struct text_reader *text, struct arena *arena);

/* xl/sharedStrings.xml */
struct strings {
    const char **items;
    size_t count, capacity;
};
bool strings_read(struct package *package, const char *part, struct strings *strings);

/* How a style shows its number. */
enum number_look { LOOK_NUMBER, LOOK_PERCENT, LOOK_DATE };
struct number_style {
    enum number_look look;
    int places;   /* LOOK_PERCENT */
    bool chinese; /* LOOK_DATE: 2023年1月2日, else 2023-01-02 */
    bool year, month, day, hour, second, elapsed;
};
struct styles {
    struct number_style *items; /* by the s of cells */
    size_t count, capacity;
};
bool styles_read(struct package *package, const char *part, struct styles *styles);
struct number_style number_style_of(const char *code);

/* A number as the decimal that Excel shows: 15 digits, no exponent. NULL if it is none. */
const char *number_as_shown(struct arena *arena, const char *stored, double *number);
/* Its percentage, with that many places: 0.123 in one is 12.3%. */
const char *number_as_percent(struct arena *arena, double number, int places);
/* The date or time that a count of days stands for. NULL if it stands for none. */
const char *number_as_date(
    struct arena *arena, double days, const struct number_style *style, bool from_1904);

#endif
