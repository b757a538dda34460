/* A workbook as a package: its parts, zipped with a fixed time so that the same sheets give
 * the same bytes. */
#include "xlsx/write.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

static const char head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
static const char content_type[] = "application/vnd.openxmlformats-officedocument."
                                   "spreadsheetml";
static const char relation_type[] =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
static const char package_space[] = "http://schemas.openxmlformats.org/package/2006";

/* 1980-01-01 00:00, the oldest that ZIP knows. */
enum { ZIP_TIME = 0, ZIP_DATE = 1 << 5 | 1 };

static bool add_part(
    struct arena *arena, zip_t *zip, const char *name, struct buffer *text) {
    char *copy = arena_copy(arena, text->data, text->length);
    zip_source_t *source = zip_source_buffer(zip, copy, text->length, 0);
    zip_int64_t index = source ? zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
    buffer_finish(text);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_file_set_dostime(zip, (zip_uint64_t)index, ZIP_TIME, ZIP_DATE, 0) == 0;
}

static void write_content_types(size_t count, struct buffer *out) {
    buffer_print(out,
        "%s<Types xmlns=\"%s/content-types\"><Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        "<Override PartName=\"/xl/workbook.xml\" ContentType=\"%s.sheet.main+xml\"/>"
        "<Override PartName=\"/xl/styles.xml\" ContentType=\"%s.styles+xml\"/>",
        head, package_space, content_type, content_type);
    for (size_t i = 1; i <= count; i++) {
        buffer_print(out,
            "<Override PartName=\"/xl/worksheets/sheet%zu.xml\" "
            "ContentType=\"%s.worksheet+xml\"/>",
            i, content_type);
    }
    buffer_append_string(out, "</Types>");
}

static void write_package_relations(struct buffer *out) {
    buffer_print(out,
        "%s<Relationships xmlns=\"%s/relationships\"><Relationship Id=\"rId1\" "
        "Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        head, package_space, relation_type);
}

static void write_workbook_relations(size_t count, struct buffer *out) {
    buffer_print(
        out, "%s<Relationships xmlns=\"%s/relationships\">", head, package_space);
    for (size_t i = 1; i <= count; i++) {
        buffer_print(out,
            "<Relationship Id=\"rId%zu\" Type=\"%s/worksheet\" "
            "Target=\"worksheets/sheet%zu.xml\"/>",
            i, relation_type, i);
    }
    buffer_print(out,
        "<Relationship Id=\"rId%zu\" Type=\"%s/styles\" Target=\"styles.xml\"/>"
        "</Relationships>",
        count + 1, relation_type);
}

static void write_workbook(
    const struct sheet_draft *sheets, size_t count, struct buffer *out) {
    buffer_print(out,
        "%s<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
        "xmlns:r=\"%s\"><sheets>",
        head, relation_type);
    for (size_t i = 0; i < count; i++) {
        buffer_append_string(out, "<sheet name=\"");
        write_escaped(out, sheets[i].name);
        buffer_print(out, "\" sheetId=\"%zu\" r:id=\"rId%zu\"/>", i + 1, i + 1);
    }
    buffer_append_string(out, "</sheets></workbook>");
}

static bool add_parts(
    struct arena *arena, zip_t *zip, const struct sheet_draft *sheets, size_t count) {
    struct buffer text = {0};
    write_content_types(count, &text);
    bool good = add_part(arena, zip, "[Content_Types].xml", &text);
    write_package_relations(&text);
    good &= add_part(arena, zip, "_rels/.rels", &text);
    write_workbook(sheets, count, &text);
    good &= add_part(arena, zip, "xl/workbook.xml", &text);
    write_workbook_relations(count, &text);
    good &= add_part(arena, zip, "xl/_rels/workbook.xml.rels", &text);
    write_styles_xml(&text);
    good &= add_part(arena, zip, "xl/styles.xml", &text);
    for (size_t i = 0; i < count; i++) {
        write_sheet_xml(arena, &sheets[i], &text);
        good &= add_part(
            arena, zip, arena_print(arena, "xl/worksheets/sheet%zu.xml", i + 1), &text);
    }
    return good;
}

static bool take_bytes(zip_source_t *source, struct buffer *out) {
    char block[8192];
    zip_int64_t count = 0;
    if (zip_source_open(source) != 0) {
        return false;
    }
    while ((count = zip_source_read(source, block, sizeof block)) > 0) {
        buffer_append(out, block, (size_t)count);
    }
    zip_source_close(source);
    return count == 0;
}

bool xlsx_write(struct arena *arena, const struct sheet_draft *sheets, size_t count,
    struct buffer *out, struct faults *faults) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_TRUNCATE, &error) : NULL;
    bool good = zip != NULL;
    if (zip) {
        zip_source_keep(source);
        good = add_parts(arena, zip, sheets, count) && zip_close(zip) == 0;
        if (!good) {
            zip_discard(zip);
        }
        good = good && take_bytes(source, out);
    }
    if (source) {
        zip_source_free(source);
    }
    zip_error_fini(&error);
    if (!good) {
        fault_add_system(faults, "cannot-write", (struct place){0},
            "the workbook could not be packed", "工作簿打包失败");
    }
    return good;
}
