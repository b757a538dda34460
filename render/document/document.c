/* The table of formats. */
#include "document/document.h"

#include <string.h>

#include "document/html.h"

const struct document_format *const document_formats[] = {&document_html, NULL};

const struct document_format *document_format_find(const char *name) {
    for (size_t i = 0; document_formats[i]; i++) {
        if (strcmp(document_formats[i]->name, name) == 0) {
            return document_formats[i];
        }
    }
    return NULL;
}
