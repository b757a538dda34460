/* Slips of a hand: numbers one edit apart. */
#include <string.h>

#include "check/rounding.h"

/* The digits without point and zeros at the end; 0 for what is no plain decimal. */
static size_t significant(struct fraction a, char digits[FRACTION_SIZE]) {
    char text[FRACTION_SIZE];
    size_t count = 0;
    if (!fraction_print(text, a)) {
        return 0;
    }
    for (const char *c = text; *c; c++) {
        if (*c >= '0' && *c <= '9' && (count || *c != '0')) {
            digits[count++] = *c;
        }
    }
    digits[count] = 0;
    return count;
}

static size_t without_zeros(const char *digits, size_t count) {
    while (count > 1 && digits[count - 1] == '0') {
        count--;
    }
    return count;
}

static bool one_left_out(const char *longer, const char *shorter, size_t count) {
    size_t i = 0;
    while (i < count && longer[i] == shorter[i]) {
        i++;
    }
    return memcmp(longer + i + 1, shorter + i, count - i) == 0;
}

static bool replaced_or_swapped(const char *a, const char *b, size_t count) {
    size_t different = 0;
    size_t first = 0;
    for (size_t i = 0; i < count; i++) {
        if (a[i] != b[i]) {
            first = different++ ? first : i;
        }
    }
    return different == 1 ||
           (different == 2 && a[first] == b[first + 1] && a[first + 1] == b[first]);
}

bool numbers_one_edit_apart(struct fraction a, struct fraction b) {
    char left[FRACTION_SIZE], right[FRACTION_SIZE];
    size_t left_count = significant(a, left);
    size_t right_count = significant(b, right);
    int order = 0;
    if (!left_count || !right_count || !fraction_compare(a, b, &order) || order == 0) {
        return false;
    }
    size_t left_short = without_zeros(left, left_count);
    size_t right_short = without_zeros(right, right_count);
    if (left_short == right_short && memcmp(left, right, left_short) == 0) {
        return true; /* the point or the scale moved */
    }
    if (left_count == right_count) {
        return replaced_or_swapped(left, right, left_count);
    }
    return left_count == right_count + 1   ? one_left_out(left, right, right_count)
           : right_count == left_count + 1 ? one_left_out(right, left, left_count)
                                           : false;
}

struct edits {
    struct fraction *numbers;
    size_t count;
};

static void add(struct edits *edits, const char *digits) {
    if (edits->count < NUMBER_EDITS && *digits &&
        fraction_from_text(digits, &edits->numbers[edits->count])) {
        edits->count++;
    }
}

/* `digits` with `count` of them at `at` replaced by `by`. */
static void add_changed(
    struct edits *edits, const char *digits, size_t at, size_t count, const char *by) {
    char text[FRACTION_SIZE];
    size_t length = strlen(digits);
    size_t more = strlen(by);
    if (length + more >= sizeof text) {
        return;
    }
    memcpy(text, digits, at);
    memcpy(text + at, by, more);
    memcpy(text + at + more, digits + at + count, length - at - count + 1);
    add(edits, text);
}

size_t number_edits(struct fraction number, struct fraction numbers[NUMBER_EDITS]) {
    char digits[FRACTION_SIZE];
    struct edits edits = {numbers, 0};
    if (number.denominator != 1 || number.numerator <= 0 ||
        !fraction_print(digits, number)) {
        return 0;
    }
    size_t length = strlen(digits);
    for (size_t at = 0; at <= length; at++) {
        for (int value = 0; value <= 9; value++) {
            const char c = (char)('0' + value), digit[] = {c, 0};
            add_changed(&edits, digits, at, 0, digit);
            if (at < length && digits[at] != c) {
                add_changed(&edits, digits, at, 1, digit);
            }
        }
        if (at < length) {
            add_changed(&edits, digits, at, 1, "");
        }
        if (at + 1 < length) {
            const char swapped[] = {digits[at + 1], digits[at], 0};
            add_changed(&edits, digits, at, 2, swapped);
        }
    }
    return edits.count;
}
