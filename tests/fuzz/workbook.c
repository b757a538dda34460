/* libFuzzer target of the reader of workbooks. The first byte chooses what the rest is: the
 * bytes of a file, or one part of a workbook whose other parts are sound.
 *
 *     tests/fuzz/run-workbook            a minute
 *     tests/fuzz/run-workbook 3600       an hour; what it finds is left in build-fuzz/ */
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "xlsx/xlsx.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static const struct {
    const char *name, *text;
} parts[] = {
    {"_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"" OFFICE
                    "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
    {"xl/workbook.xml", "<workbook xmlns:r=\"" OFFICE
                        "\"><sheets><sheet name=\"a\" r:id=\"r\"/></sheets></workbook>"},
    {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"r\" Type=\"" OFFICE
        "/worksheet\" Target=\"s.xml\"/><Relationship Id=\"s\" Type=\"" OFFICE
        "/sharedStrings\" Target=\"t.xml\"/><Relationship Id=\"t\" Type=\"" OFFICE
        "/styles\" Target=\"y.xml\"/></Relationships>"},
    {"xl/s.xml", "<worksheet><sheetData><row><c r=\"A1\" t=\"s\"><v>0</v></c>"
                 "<c r=\"B1\" s=\"1\"><v>45291</v></c></row></sheetData></worksheet>"},
    {"xl/t.xml", "<sst><si><t>a</t></si></sst>"},
    {"xl/y.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
                 "</cellXfs></styleSheet>"},
};

/* A package with the input as part number `fuzzed`; the caller frees it. */
static char *pack(const uint8_t *bytes, size_t size, size_t fuzzed, size_t *length) {
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
    zip_source_keep(source);
    for (size_t i = 0; i < countof(parts); i++) {
        const void *text = i == fuzzed ? (const void *)bytes : parts[i].text;
        size_t count = i == fuzzed ? size : strlen(parts[i].text);
        zip_int64_t at = zip_file_add(
            zip, parts[i].name, zip_source_buffer(zip, text, count, 0), ZIP_FL_ENC_UTF_8);
        zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0);
    }
    zip_close(zip);
    zip_stat_t status;
    zip_source_stat(source, &status);
    char *package = malloc(status.size + 1);
    zip_source_open(source);
    *length = (size_t)zip_source_read(source, package, status.size);
    zip_source_close(source);
    zip_source_free(source);
    return package;
}

static void read_workbook(
    struct arena *arena, struct workbook *workbook, struct faults *faults) {
    bool good = xlsx_open(arena, workbook, faults);
    for (size_t i = 0; good && i < workbook->sheet_count && i < 3; i++) {
        struct source *source = arena_new(arena, struct source);
        *source = (struct source){.name = "fuzz.xlsx", .sheet = workbook->sheets[i].name};
        struct sheet sheet = {.name = source->sheet, .source = source};
        struct value value;
        good = xlsx_read(arena, workbook, i, &sheet, faults) &&
               sheet_to_value(arena, &sheet, &value, faults);
    }
    if (good != (faults->error_count == 0)) {
        abort(); /* failed without a fault, or the other way round */
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    if (size == 0) {
        return 0;
    }
    struct arena arena = {0};
    struct faults faults = {.arena = &arena, .language = LANGUAGE_CHINESE};
    struct source source = {.name = "fuzz.xlsx"};
    size_t kind = bytes[0] % (countof(parts) + 1);
    size_t length = size - 1;
    char *package =
        kind < countof(parts) ? pack(bytes + 1, size - 1, kind, &length) : NULL;
    struct workbook workbook = {.source = &source,
        .bytes = package ? package : (const char *)bytes + 1,
        .length = length};
    read_workbook(&arena, &workbook, &faults);
    struct buffer printed = {0};
    faults_print_text(&faults, &printed);
    buffer_finish(&printed);
    arena_finish(&arena);
    free(package);
    return 0;
}
