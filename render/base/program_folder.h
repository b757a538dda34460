/* Where the program's file lies: what belongs to it is found from there. */
#ifndef TUBIAO_BASE_PROGRAM_FOLDER_H
#define TUBIAO_BASE_PROGRAM_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

/* Its folder without the last slash; false if that can't be told. */
bool program_folder(char *path, size_t size);

#endif
