/* qrcode: a text, mostly an address, for a phone's camera.
 *
 *     qrcode: https://www.qufu.gov.cn
 *     qrcode: {text: …, size: 240, level: M, color: "#111827"}
 *
 * White four modules wide is left around it, and the modules are whole pixels where they
 * are large enough (ISO/IEC 18004). An address is also a link. */
#include <math.h>
#include <string.h>

#include "base/color.h"
#include "base/module.h"
#include "block/flow.h"
#include "layout/layout.h"
#include "layout/qrcode_path.h"
#include "layout/reference.h"
#include "qrcode/qrcode.h"

struct qrcode {
    struct block block;
    const char *text;
    const char *path; /* in modules */
    int side;         /* modules, without the quiet zone */
    double size;      /* px, with it */
    struct color color;
};

enum { QUIET = 4 }; /* modules */

/* Cameras want it dark on light. */
static const double least_contrast = 4.5;
static const struct color white = {true, 255, 255, 255, 1, false};

/* As enum qrcode_level. */
static const char *const level_words[] = {"L", "M", "Q", "H", NULL};

static const struct property qrcode_properties[] = {
    {"text", PROPERTY_STRING | PROPERTY_NUMBER, PROPERTY_REQUIRED},
    {"size", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"level", PROPERTY_STRING, 0, level_words},
    {"color", PROPERTY_STRING, 0, .schema = &color_schema},
};
static const struct schema qrcode_schema = {
    .types = PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("qrcode", qrcode_properties)};

static void warn_small(
    struct binder *binder, const struct value *value, const struct qrcode *qrcode) {
    if (qrcode->size < binder->least_code) {
        fault_add(binder->faults, FAULT_WARNING, "small-code", value->place,
            "a QR code of %g px is too small to be scanned off a phone: %g px at least",
            "二维码只有 %g 像素，在手机上难以识别，应不小于 %g 像素", qrcode->size,
            binder->least_code);
    }
}

static bool read_color(
    struct binder *binder, const struct value *value, struct qrcode *qrcode) {
    if (!color_bind(value, "color", &qrcode->color, binder->faults)) {
        return false;
    }
    if (color_contrast(qrcode->color, white) < least_contrast || !qrcode->color.set) {
        fault_add(binder->faults, FAULT_WARNING, "low-contrast",
            value_member(value, "color")->place,
            "a QR code has to be dark on white to be scanned",
            "二维码的颜色应足够深，否则难以识别");
    }
    return true;
}

/* Readers guess how an address beyond ASCII is encoded, each otherwise; so it is written as
 * RFC 3986 has it, in ASCII alone. */
static const char *plain_address(struct arena *arena, const char *text) {
    static const char digits[] = "0123456789ABCDEF";
    if (!link_is_address(text)) {
        return text;
    }
    char *plain = arena_array(arena, 3 * strlen(text) + 1, 1);
    char *out = plain;
    for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
        if (*c > ' ' && *c < 0x7F) {
            *out++ = (char)*c;
            continue;
        }
        *out++ = '%';
        *out++ = digits[*c >> 4];
        *out++ = digits[*c & 15];
    }
    return plain;
}

static bool encode(struct binder *binder, const struct value *value,
    enum qrcode_level level, struct qrcode *qrcode) {
    const struct qrcode_module *module =
        module_open("qrcode", value->place, "a QR code", "二维码", binder->faults);
    if (!module) {
        return false;
    }
    const bool *modules = *qrcode->text ? module->encode(binder->arena,
                                              plain_address(binder->arena, qrcode->text),
                                              level, &qrcode->side)
                                        : NULL;
    if (!modules) {
        fault_add(binder->faults, FAULT_ERROR, "bad-code", value->place,
            "a QR code holds 1 to 2331 bytes; this text has %zu",
            "二维码能放 1 到 2331 个字节，这段文字有 %zu 个", strlen(qrcode->text));
        return false;
    }
    qrcode->path = qrcode_path(binder->arena, modules, qrcode->side);
    return true;
}

static struct block *qrcode_bind(
    struct binder *binder, const struct block *common, const struct value *value) {
    struct value mapping = *value;
    struct member alone = {"text", value->place, *value};
    if (value->type != VALUE_OBJECT) {
        mapping = value_object(&alone, 1);
        mapping.place = value->place;
    }
    if (!properties_check(&mapping, qrcode_properties, countof(qrcode_properties),
            "qrcode", binder->faults)) {
        return NULL;
    }
    struct qrcode *qrcode = arena_new(binder->arena, struct qrcode);
    double em = theme_style(binder->theme, "body")->text.size;
    const struct value *text = value_member(&mapping, "text");
    const struct value *size = value_member(&mapping, "size");
    int level = QRCODE_M;
    qrcode->block = *common;
    qrcode->text = value_to_string(*text, binder->arena);
    qrcode->size = 6 * em;
    qrcode->color = (struct color){true, 0, 0, 0, 1, false};
    bool ok = !size || length_bind(size, "size", em, 1, LENGTH_LIMIT, &qrcode->size,
                           binder->faults);
    ok &= property_choice(
        &mapping, "level", level_words, countof(level_words) - 1, &level, binder->faults);
    ok &= read_color(binder, &mapping, qrcode);
    if (!ok || !encode(binder, text, (enum qrcode_level)level, qrcode)) {
        return NULL;
    }
    warn_small(binder, size ? size : text, qrcode);
    return &qrcode->block;
}

static struct widths qrcode_widths(
    const struct placer *placer, const struct block *block) {
    (void)placer;
    const struct qrcode *qrcode = (const struct qrcode *)block;
    return (struct widths){qrcode->size, qrcode->size};
}

static const char *alternative_of(struct arena *arena, const struct qrcode *qrcode) {
    return qrcode->block.alternative ? qrcode->block.alternative
                                     : arena_print(arena, "二维码：%s", qrcode->text);
}

/* A figure, in a link if the text is an address. */
static const struct element *add_element(
    const struct placer *placer, const struct qrcode *qrcode) {
    struct arena *arena = placer->typesetter.arena;
    struct element *outer = placer->element;
    if (link_is_address(qrcode->text)) {
        outer = element_new(arena, outer, "Link");
        outer->link = qrcode->text;
    }
    struct element *figure = element_new(arena, outer, "Figure");
    figure->alternative = alternative_of(arena, qrcode);
    return figure;
}

static const struct scene_style *linked_fill(
    struct arena *arena, struct color color, const struct qrcode *qrcode) {
    struct scene_style *style = scene_new_fill(arena, color);
    style->href = link_is_address(qrcode->text) ? qrcode->text : NULL;
    return style;
}

static void draw(const struct placer *placer, const struct qrcode *qrcode, double size,
    struct scene_group *group) {
    struct arena *arena = placer->typesetter.arena;
    double module = size / (qrcode->side + 2 * QUIET);
    module = module >= 2 ? floor(module) : module;
    double corner = (size - module * qrcode->side) / 2;
    struct scene_rect *ground =
        scene_add_mark(arena, group, MARK_RECT, "qrcode-ground", 1)->rects;
    ground->item.style = linked_fill(arena, white, qrcode);
    ground->width = ground->height = size;
    struct scene_path *code = scene_add_mark(arena, group, MARK_PATH, "qrcode", 1)->paths;
    code->item.x = code->item.y = module >= 2 ? floor(corner) : corner;
    code->item.style = linked_fill(arena, qrcode->color, qrcode);
    code->path = qrcode->path;
    code->scale_x = code->scale_y = module;
}

static struct placed qrcode_place(
    const struct placer *placer, struct block *block, const struct region *region) {
    const struct qrcode *qrcode = (const struct qrcode *)block;
    double size = fmin(qrcode->size, region->width);
    struct scene_group *group = scene_new_group(placer->typesetter.arena);
    group->no_size = true;
    group->item.element = add_element(placer, qrcode);
    draw(placer, qrcode, size, group);
    return (struct placed){.group = group, .width = size, .height = size};
}

static void qrcode_flow(const struct placer *placer, struct block *block) {
    const struct qrcode *qrcode = (const struct qrcode *)block;
    struct element *element;
    flow_add_drawing(placer, block, &element);
    element->alternative = alternative_of(placer->typesetter.arena, qrcode);
}

const struct block_kind qrcode_block = {.name = "qrcode",
    .schema = &qrcode_schema,
    .bind = qrcode_bind,
    .widths = qrcode_widths,
    .place = qrcode_place,
    .flow = qrcode_flow};
