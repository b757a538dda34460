/* Reading parts: what libxml2's SAX parser meets, as a list of events a piece. */
#include <stdlib.h>
#include <string.h>

#include "xlsx/package.h"

/* A sheet of 100,000 rows and ten columns is about 40 MB of XML that packs to a tenth.
 * What packs to less than a 200th is made to harm. */
enum {
    MOST_OF_A_PART = 256 << 20,
    MOST_OF_ALL = 512 << 20,
    RATIO = 200,
    RATIO_FROM = 8 << 20
};

enum { PIECE = 1 << 16 };

static bool fault_bomb(struct package *package) {
    return package_fault(package,
        "the workbook unpacks to far more than a workbook holds; it is not read",
        "工作簿解压后大得不合常理，没有读取");
}

static size_t keep_text(struct part *part, const xmlChar *text, size_t length) {
    size_t start = part->texts.length;
    buffer_append(&part->texts, text, length);
    buffer_append_char(&part->texts, 0);
    return start;
}

static struct part_item *add_item(
    struct part *part, enum part_event event, const xmlChar *name) {
    part->items = arena_grow(
        &part->scratch, part->items, part->count, &part->capacity, sizeof *part->items);
    struct part_item *item = &part->items[part->count++];
    *item = (struct part_item){.event = event, .name = (const char *)name};
    return item;
}

/* The names stay, in the parser's dictionary; each attribute is five pointers. */
static void see_start(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *space, int space_count, const xmlChar **spaces, int count,
    int defaulted, const xmlChar **attributes) {
    struct part *part = context;
    (void)prefix, (void)space, (void)space_count, (void)spaces, (void)defaulted;
    struct part_item *item = add_item(part, PART_START, name);
    item->first_attribute = part->attribute_count;
    item->attribute_count = (size_t)count;
    for (int i = 0; i < count; i++) {
        const xmlChar **attribute = attributes + (ptrdiff_t)i * 5;
        part->attributes = arena_grow(&part->scratch, part->attributes,
            part->attribute_count, &part->attribute_capacity, sizeof *part->attributes);
        part->attributes[part->attribute_count++] =
            (struct part_attribute){(const char *)attribute[0],
                keep_text(part, attribute[3], (size_t)(attribute[4] - attribute[3]))};
    }
}

static void see_end(
    void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
    (void)prefix, (void)space;
    add_item(context, PART_END, name);
}

static void see_text(void *context, const xmlChar *text, int length) {
    struct part_item *item = add_item(context, PART_TEXT, NULL);
    item->text = keep_text(context, text, (size_t)length);
}

static void fail(struct part *part, const char *english, const char *chinese) {
    if (!part->failed) {
        fault_add(part->package->faults, FAULT_ERROR, "workbook",
            (struct place){part->package->source, 0, 0, 0}, english, chinese, part->name);
        part->failed = true;
    }
}

static void see_document_type(
    void *context, const xmlChar *name, const xmlChar *public, const xmlChar *system) {
    struct part *part = context;
    (void)name, (void)public, (void)system;
    fail(part,
        "the workbook's part %s declares a document type (DOCTYPE), which no office "
        "program "
        "writes; it is not read",
        "工作簿的 %s 里有 DOCTYPE 声明，办公软件不会这样写，没有读取");
    xmlStopParser(part->parser);
}

/* libxml2 would print to standard error; the reader says it instead. */
static void ignore_error(void *context, xmlErrorPtr error) {
    (void)context, (void)error;
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
    static const xmlSAXHandler events = {
        .initialized = XML_SAX2_MAGIC,
        .startElementNs = see_start,
        .endElementNs = see_end,
        .characters = see_text,
        .ignorableWhitespace = see_text,
        .cdataBlock = see_text,
        .internalSubset = see_document_type,
        .serror = ignore_error,
    };
    *part = (struct part){.package = package, .name = name};
    zip_int64_t index = zip_name_locate(package->zip, name, ZIP_FL_NOCASE);
    if (index >= 0 && !check_size(part, (zip_uint64_t)index)) {
        return false;
    }
    part->file = index < 0 ? NULL : zip_fopen_index(package->zip, (zip_uint64_t)index, 0);
    if (!part->file) {
        fail(part, "the workbook is damaged: its part %s is missing or locked",
            "工作簿已损坏：缺少 %s 这一部分，或它加了密");
        return false;
    }
    xmlSAXHandler own = events;
    part->parser = xmlCreatePushParserCtxt(&own, part, NULL, 0, NULL);
    if (!part->parser) {
        zip_fclose(part->file);
        return package_fault(package, "out of memory", "内存不足");
    }
    xmlCtxtUseOptions(part->parser, XML_PARSE_NONET);
    return true;
}

/* Gives the parser the next piece. */
static void read_piece(struct part *part) {
    char piece[PIECE];
    zip_int64_t count = zip_fread(part->file, piece, sizeof piece);
    part->count = part->at = part->attribute_count = part->texts.length = 0;
    part->inflated += count > 0 ? (uint64_t)count : 0;
    part->package->inflated += count > 0 ? (uint64_t)count : 0;
    if (part->inflated > MOST_OF_A_PART || part->package->inflated > MOST_OF_ALL) {
        part->failed = part->failed || !fault_bomb(part->package);
        return;
    }
    part->ended = count <= 0;
    int error =
        count < 0 ? 1 : xmlParseChunk(part->parser, piece, (int)count, count == 0);
    if (error) {
        fail(part, "the workbook is damaged: its part %s is no sound XML",
            "工作簿已损坏：%s 这一部分不是完好的 XML");
    }
}

enum part_event part_next(struct part *part) {
    while (part->at == part->count && !part->ended && !part->failed) {
        read_piece(part);
    }
    if (part->failed || part->at == part->count) {
        return PART_FINISHED;
    }
    return part->items[part->at++].event;
}

bool part_close(struct part *part) {
    xmlFreeParserCtxt(part->parser);
    zip_fclose(part->file);
    buffer_finish(&part->texts);
    arena_finish(&part->scratch);
    return !part->failed;
}

static const struct part_item *item_of(const struct part *part) {
    return &part->items[part->at - 1];
}

bool part_is(const struct part *part, const char *element) {
    const char *name = item_of(part)->name;
    return *name == *element && strcmp(name, element) == 0;
}

const char *part_peek(const struct part *part, const char *name) {
    const struct part_item *item = item_of(part);
    for (size_t i = 0; i < item->attribute_count; i++) {
        const struct part_attribute *attribute =
            &part->attributes[item->first_attribute + i];
        if (strcmp(attribute->name, name) == 0) {
            return part->texts.data + attribute->value;
        }
    }
    return NULL;
}

const char *part_attribute(struct part *part, const char *name) {
    const char *value = part_peek(part, name);
    return value ? arena_copy_string(part->package->arena, value) : NULL;
}

bool part_flag(const struct part *part, const char *name) {
    const char *value = part_peek(part, name);
    return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

uint32_t part_count(const struct part *part, const char *name) {
    const char *value = part_peek(part, name);
    unsigned long count = value ? strtoul(value, NULL, 10) : 0;
    return count < UINT32_MAX ? (uint32_t)count : 0;
}

const char *part_text(const struct part *part) {
    return part->texts.data + item_of(part)->text;
}
