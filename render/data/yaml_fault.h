/* What libfyaml says is wrong, said so that a person finds it. */
#ifndef TUBIAO_DATA_YAML_FAULT_H
#define TUBIAO_DATA_YAML_FAULT_H

#include "base/fault.h"

/* `printed` is what libfyaml printed, `place` where reading stopped; `open` is the place
 * of the innermost [ or { that is not closed there, line 0 if none. */
void yaml_fault_add(
    struct faults *faults, const char *printed, struct place place, struct place open);

#endif
