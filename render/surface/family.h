/* Families that a viewer may take instead of one it does not have. */
#ifndef TUBIAO_SURFACE_FAMILY_H
#define TUBIAO_SURFACE_FAMILY_H

/* A CSS list of those of the same kind that Windows, macOS and Linux bring along, a generic
 * one at its end. */
const char *family_kin(const char *family);

#endif
