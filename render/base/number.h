/* Numbers to text and back, the same in every locale. */
#ifndef TUBIAO_BASE_NUMBER_H
#define TUBIAO_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

enum { NUMBER_SIZE = 32, NUMBER_FIXED_SIZE = 352 };

/* The whole of `text` (length bytes) as a JSON number, sign and leading + allowed. */
bool number_read(const char *text, size_t length, double *number);

/* The shortest text that reads back as the same number, in the form of ECMAScript's
 * Number::toString (1e21, 1e-7, NaN, Infinity). Returns its length. */
size_t number_print(char text[NUMBER_SIZE], double number);

/* At most `decimals` places, rounded half away from zero on the shortest decimal form;
 * trailing zeros dropped; never an exponent or -0; not finite becomes 0. */
size_t number_print_fixed(char text[NUMBER_FIXED_SIZE], double number, int decimals);

#endif
