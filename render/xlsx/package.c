/* Opening packages and reading their parts, with bounds. */
#include "xlsx/package.h"

#include <stdlib.h>
#include <string.h>

#include "xlsx/wrong.h"

/* A sheet of 100,000 rows and ten columns is about 40 MB of XML that packs to a tenth.
 * What packs to less than a 200th is made to harm. */
enum {
    MOST_OF_A_PART = 256 << 20,
    MOST_OF_ALL = 512 << 20,
    RATIO = 200,
    RATIO_FROM = 8 << 20
};

bool package_fault(struct package *package, const char *english, const char *chinese) {
    fault_add(package->faults, FAULT_ERROR, "workbook",
        (struct place){package->source, 0, 0, 0}, "%s", "%s",
        package->faults->language == LANGUAGE_CHINESE ? chinese : english);
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

static bool fault_bomb(struct package *package) {
    return package_fault(package,
        "the workbook unpacks to far more than a workbook holds; it is not read",
        "工作簿解压后大得不合常理，没有读取");
}

static int read_bytes(void *context, char *out, int length) {
    struct part *part = context;
    zip_int64_t count = zip_fread(part->file, out, (zip_uint64_t)length);
    if (count < 0) {
        return -1;
    }
    part->inflated += (uint64_t)count;
    part->package->inflated += (uint64_t)count;
    if (part->inflated > MOST_OF_A_PART || part->package->inflated > MOST_OF_ALL) {
        part->failed = part->failed || !fault_bomb(part->package);
        return -1;
    }
    return (int)count;
}

/* libxml2 would print to standard error; part_next says it instead. */
static void ignore_error(void *context, xmlErrorPtr error) {
    (void)context;
    (void)error;
}

static bool check_size(struct part *part, zip_uint64_t index) {
    zip_stat_t status;
    if (zip_stat_index(part->package->zip, index, 0, &status) != 0) {
        return false;
    }
    bool known = (status.valid & ZIP_STAT_SIZE) && (status.valid & ZIP_STAT_COMP_SIZE);
    bool bomb = known &&
                (status.size > MOST_OF_A_PART ||
                    (status.size > RATIO_FROM && status.size / RATIO > status.comp_size));
    return !bomb || fault_bomb(part->package);
}

bool part_open(struct part *part, struct package *package, const char *name) {
    *part = (struct part){.package = package, .name = name};
    zip_int64_t index = zip_name_locate(package->zip, name, ZIP_FL_NOCASE);
    if (index >= 0 && !check_size(part, (zip_uint64_t)index)) {
        return false;
    }
    part->file = index < 0 ? NULL : zip_fopen_index(package->zip, (zip_uint64_t)index, 0);
    if (!part->file) {
        fault_add(package->faults, FAULT_ERROR, "workbook",
            (struct place){package->source, 0, 0, 0},
            "the workbook is damaged: its part %s is missing or locked",
            "工作簿已损坏：缺少 %s 这一部分，或它加了密", name);
        return false;
    }
    part->reader = xmlReaderForIO(
        read_bytes, NULL, part, NULL, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT);
    if (!part->reader) {
        zip_fclose(part->file);
        return package_fault(package, "out of memory", "内存不足");
    }
    xmlTextReaderSetStructuredErrorHandler(part->reader, ignore_error, NULL);
    return true;
}

static enum part_event fail(struct part *part) {
    if (!part->failed) {
        fault_add(part->package->faults, FAULT_ERROR, "workbook",
            (struct place){part->package->source, 0, 0, 0},
            "the workbook is damaged: its part %s is no sound XML",
            "工作簿已损坏：%s 这一部分不是完好的 XML", part->name);
        part->failed = true;
    }
    return PART_FINISHED;
}

static enum part_event refuse_entities(struct part *part) {
    if (!part->failed) {
        part->failed = !package_fault(part->package,
            "the workbook declares a document type, which no office program writes; it "
            "is "
            "not read",
            "工作簿里有 DOCTYPE 声明，办公软件不会这样写，没有读取");
    }
    return PART_FINISHED;
}

enum part_event part_next(struct part *part) {
    if (part->closing) {
        part->closing = false;
        return PART_END;
    }
    for (;;) {
        int more = part->failed ? -1 : xmlTextReaderRead(part->reader);
        if (more <= 0) {
            return more < 0 || part->failed ? fail(part) : PART_FINISHED;
        }
        switch (xmlTextReaderNodeType(part->reader)) {
        case XML_READER_TYPE_ELEMENT:
            part->closing = xmlTextReaderIsEmptyElement(part->reader) == 1;
            return PART_START;
        case XML_READER_TYPE_END_ELEMENT:
            return PART_END;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
            return PART_TEXT;
        case XML_READER_TYPE_DOCUMENT_TYPE:
        case XML_READER_TYPE_ENTITY_REFERENCE:
            return refuse_entities(part);
        default:
            break;
        }
    }
}

bool part_close(struct part *part) {
    xmlFreeTextReader(part->reader);
    zip_fclose(part->file);
    return !part->failed;
}

bool part_is(const struct part *part, const char *element) {
    const xmlChar *name = xmlTextReaderConstLocalName(part->reader);
    return name && strcmp((const char *)name, element) == 0;
}

const char *part_attribute(struct part *part, const char *name) {
    const char *found = NULL;
    while (!found && xmlTextReaderMoveToNextAttribute(part->reader) == 1) {
        const xmlChar *own = xmlTextReaderConstLocalName(part->reader);
        if (own && strcmp((const char *)own, name) == 0) {
            const xmlChar *value = xmlTextReaderConstValue(part->reader);
            found =
                arena_copy_string(part->package->arena, value ? (const char *)value : "");
        }
    }
    xmlTextReaderMoveToElement(part->reader);
    return found;
}

bool part_flag(struct part *part, const char *name) {
    const char *value = part_attribute(part, name);
    return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

uint32_t part_count(struct part *part, const char *name) {
    const char *value = part_attribute(part, name);
    unsigned long count = value ? strtoul(value, NULL, 10) : 0;
    return count < UINT32_MAX ? (uint32_t)count : 0;
}

const char *part_text(const struct part *part) {
    const xmlChar *text = xmlTextReaderConstValue(part->reader);
    return text ? (const char *)text : "";
}
