/* The names that mean the same everywhere. */
#include <math.h>
#include <string.h>

#include "expression/evaluate.h"

/* vega-expression/src/constants.js */
static const struct {
    const char *name;
    double number;
} constants[] = {{"NaN", NAN}, {"E", 2.718281828459045}, {"LN2", 0.6931471805599453},
    {"LN10", 2.302585092994046}, {"LOG2E", 1.4426950408889634},
    {"LOG10E", 0.4342944819032518}, {"PI", 3.141592653589793},
    {"SQRT1_2", 0.7071067811865476}, {"SQRT2", 1.4142135623730951}, {"MIN_VALUE", 5e-324},
    {"MAX_VALUE", 1.7976931348623157e308}, {"Infinity", INFINITY}};

bool constant_find(const char *name, struct value *value) {
    static const char *const words[] = {"null", "undefined", "true", "false"};
    struct value meanings[] = {
        value_null(), value_undefined(), value_boolean(true), value_boolean(false)};
    for (size_t i = 0; i < countof(words); i++) {
        if (strcmp(name, words[i]) == 0) {
            *value = meanings[i];
            return true;
        }
    }
    for (size_t i = 0; i < countof(constants); i++) {
        if (strcmp(name, constants[i].name) == 0) {
            *value = value_number(constants[i].number);
            return true;
        }
    }
    return false;
}
