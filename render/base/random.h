/* Random numbers that are the same on every run: whoever draws them holds the state, which
 * begins as any number. */
#ifndef TUBIAO_BASE_RANDOM_H
#define TUBIAO_BASE_RANDOM_H

#include <stdint.h>

/* In [0, 1). */
double random_next(uint64_t *state);

#endif
