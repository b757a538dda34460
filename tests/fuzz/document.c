/* libFuzzer target of the readers. The first byte of an input chooses the format, the
 * rest is the document. Not run by tests/run; by hand, with clang:
 *
 *     tests/fuzz/run            a minute
 *     tests/fuzz/run 3600       an hour; what it finds is left in build-fuzz/ */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "data/dataset.h"
#include "data/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char *const names[] = {"fuzz.yaml", "fuzz.json", "fuzz.csv", "fuzz.tsv"};

/* Looks at all of it, so that the sanitizer sees a string or list that is not there. */
static size_t visit(struct value value, int depth) {
    size_t seen = 1;
    if (depth > 250) {
        abort(); /* deeper than documents may be */
    }
    if (value.type == VALUE_STRING && strlen(value.string) != value.count) {
        abort();
    }
    for (size_t i = 0; value.type == VALUE_ARRAY && i < value.count; i++) {
        seen += visit(value.items[i], depth + 1);
    }
    for (size_t i = 0; value.type == VALUE_OBJECT && i < value.count; i++) {
        seen += visit(value.members[i].value, depth + 1);
    }
    return seen;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    if (size == 0 || memchr(bytes, 0, size) ||
        utf8_first_invalid((const char *)bytes + 1, size - 1) < size - 1) {
        return 0;
    }
    struct arena arena = {0};
    struct faults faults = {.arena = &arena, .language = LANGUAGE_CHINESE};
    const char *text = arena_copy(&arena, (const char *)bytes + 1, size - 1);
    const struct source *source = source_from_text(&arena, names[bytes[0] % 4], text);
    struct value value;
    bool good = document_read(&arena, source, &value, &faults);
    if (good != (faults.error_count == 0)) {
        abort(); /* failed without a fault, or the other way round */
    }
    if (good) {
        visit(value, 0);
        dataset_from_value(&arena, "fuzz", value, &faults);
    }
    struct buffer printed = {0};
    faults_print_text(&faults, &printed);
    buffer_finish(&printed);
    arena_finish(&arena);
    return 0;
}
