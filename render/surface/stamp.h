/* Many symbols at once: each distinct one is drawn by Cairo into a mask for each place that
 * it may have within a pixel, and the masks are put down by the million. */
#ifndef TUBIAO_SURFACE_STAMP_H
#define TUBIAO_SURFACE_STAMP_H

#include "surface/paint.h"

/* True if it painted all symbols of the mark onto the painter's target, as Cairo would have
 * within 2/255 but for a pixel in hundreds, where one of Cairo's 15 rows a pixel rounds
 * another way. False, with nothing painted, where there are
 * too few of them, too many different ones, or ones too large to gain from it. */
bool stamp_symbols(struct painter *painter, const struct scene_mark *mark);

#endif
