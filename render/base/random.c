/* splitmix64 (Steele, Lea, Flood 2014). */
#include "base/random.h"

double random_next(uint64_t *state) {
    *state += 0x9E3779B97F4A7C15U;
    uint64_t mixed = *state;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
    return (double)((mixed ^ (mixed >> 31)) >> 11) / 9007199254740992.0;
}
