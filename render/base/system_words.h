/* What the system says of a file that can't be read or written, in the words of the faults:
 * strerror speaks English wherever no locale is set. */
#ifndef TUBIAO_BASE_SYSTEM_WORDS_H
#define TUBIAO_BASE_SYSTEM_WORDS_H

#include "base/fault.h"

/* `error` is an errno. */
const char *system_words(int error, enum language language);

#endif
