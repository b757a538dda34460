/* CSS colours. */
#include "base/color.h"
