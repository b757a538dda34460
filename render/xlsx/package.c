/* Opening packages. */
#include "xlsx/package.h"

#include "xlsx/wrong.h"

bool package_fault(struct package *package, const char *english, const char *chinese) {
    fault_add(package->faults, FAULT_ERROR, "workbook",
        (struct place){package->source, 0, 0, 0}, "%s", "%s",
        words_in(package->faults->language, english, chinese));
    return false;
}

bool package_open(struct package *package, struct arena *arena,
    const struct workbook *workbook, struct faults *faults) {
    *package =
        (struct package){.arena = arena, .faults = faults, .source = workbook->source};
    if (wrong_kind(package, workbook)) {
        return false;
    }
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source =
        zip_source_buffer_create(workbook->bytes, workbook->length, 0, &error);
    package->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (!package->zip && source) {
        zip_source_free(source);
    }
    zip_error_fini(&error);
    return package->zip || package_fault(package,
                               "the file is damaged or cut short: it can't be unpacked",
                               "文件已损坏或不完整，打不开");
}

void package_close(struct package *package) {
    if (package->zip) {
        zip_discard(package->zip);
    }
}

bool package_has(const struct package *package, const char *part) {
    return zip_name_locate(package->zip, part, ZIP_FL_NOCASE) >= 0;
}
