/* Cut faces as composite fonts (ISO 32000-1, 9.7). */
#include "surface/pdf_embed.h"

#include <hb-ot.h>
#include <string.h>

#include "base/utf8.h"
#include "surface/cff_charset.h"
#include "surface/font_cut.h"

/* A glyph that is used, by its number in the face. */
struct used {
    bool taken;
    uint16_t code;
    float advance;    /* em */
    const char *text; /* what it says, of the first run that has it */
    uint32_t length;
};

struct pdf_embed {
    const struct face *face;
    struct font_cut cut;
    struct used *glyphs; /* by number in the face */
    size_t glyph_count;
    bool outlines_cff;
    int number; /* of the font's object */
};

struct pdf_embeds {
    struct arena *arena;
    struct pdf_embed *items;
    size_t count, capacity;
};

struct pdf_embeds *pdf_embeds_new(struct arena *arena) {
    struct pdf_embeds *embeds = arena_new(arena, struct pdf_embeds);
    embeds->arena = arena;
    return embeds;
}

void pdf_embeds_free(struct pdf_embeds *embeds) {
    for (size_t i = 0; i < embeds->count; i++) {
        font_cut_finish(&embeds->items[i].cut);
    }
}

struct pdf_embed *pdf_embed_find(
    const struct pdf_embeds *embeds, const struct face *face, int *index) {
    for (size_t i = 0; i < embeds->count; i++) {
        if (embeds->items[i].face == face) {
            *index = (int)i;
            return &embeds->items[i];
        }
    }
    return NULL;
}

static struct pdf_embed *add(struct pdf_embeds *embeds, const struct face *face) {
    embeds->items = arena_grow(embeds->arena, embeds->items, embeds->count,
        &embeds->capacity, sizeof *embeds->items);
    struct pdf_embed *embed = &embeds->items[embeds->count++];
    *embed = (struct pdf_embed){.face = face};
    font_cut_init(&embed->cut);
    embed->glyph_count = hb_face_get_glyph_count(face_hb_face(face));
    embed->glyphs =
        arena_array(embeds->arena, embed->glyph_count + 1, sizeof *embed->glyphs);
    return embed;
}

/* The bytes of glyph i's cluster, of the first glyph of several. */
static size_t cluster_length(const struct glyph_run *run, uint32_t i) {
    uint32_t from = run->glyphs[i].cluster;
    if (i && run->glyphs[i - 1].cluster == from) {
        return 0;
    }
    uint32_t k = i + 1;
    while (k < run->glyph_count && run->glyphs[k].cluster == from) {
        k++;
    }
    return (k < run->glyph_count ? run->glyphs[k].cluster : run->text_length) - from;
}

void pdf_embeds_collect(struct pdf_embeds *embeds, const struct glyph_run *run) {
    int index;
    struct pdf_embed *embed = pdf_embed_find(embeds, run->face, &index);
    embed = embed ? embed : add(embeds, run->face);
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        uint32_t id = run->glyphs[i].id;
        if (id >= embed->glyph_count || embed->glyphs[id].taken) {
            continue;
        }
        double advance = hb_font_get_glyph_h_advance(face_hb_font(run->face), id);
        size_t length = cluster_length(run, i);
        embed->glyphs[id] = (struct used){.taken = true,
            .advance = (float)(advance / face_units_per_em(run->face)),
            .text = arena_copy(embeds->arena, run->text + run->glyphs[i].cluster, length),
            .length = (uint32_t)length};
        hb_set_add(embed->cut.glyphs, id);
    }
}

static bool begins(const char *bytes, unsigned length, const char *tag) {
    return length > 4 && memcmp(bytes, tag, 4) == 0;
}

/* Codes are glyph numbers in the cut font; in a CFF font keyed by CID, the CIDs. */
static bool cut(struct pdf_embeds *embeds, struct pdf_embed *embed) {
    if (hb_ot_var_has_data(face_hb_face(embed->face))) {
        return false;
    }
    font_cut_face(&embed->cut, embed->face);
    unsigned length = 0;
    const char *bytes =
        embed->cut.file ? hb_blob_get_data(embed->cut.file, &length) : NULL;
    if (!bytes) {
        return false;
    }
    embed->outlines_cff = begins(bytes, length, "OTTO");
    struct cff_charset charset = {0};
    if (embed->outlines_cff &&
        !cff_charset_read(embeds->arena, embed->cut.file, &charset)) {
        return false;
    }
    for (size_t id = 0; id < embed->glyph_count; id++) {
        if (!embed->glyphs[id].taken) {
            continue;
        }
        uint32_t new_id = hb_map_get(embed->cut.numbers, (hb_codepoint_t)id);
        if (new_id > 0xFFFF || (charset.cids && new_id >= charset.count)) {
            return false;
        }
        embed->glyphs[id].code = charset.cids ? charset.cids[new_id] : (uint16_t)new_id;
    }
    return true;
}

bool pdf_embeds_cut(struct pdf_embeds *embeds) {
    for (size_t i = 0; i < embeds->count; i++) {
        if (!cut(embeds, &embeds->items[i])) {
            return false;
        }
    }
    return true;
}

uint16_t pdf_embed_code(const struct pdf_embed *embed, uint32_t glyph) {
    return glyph < embed->glyph_count ? embed->glyphs[glyph].code : 0;
}

double pdf_embed_advance(const struct pdf_embed *embed, uint32_t glyph) {
    return glyph < embed->glyph_count ? (double)embed->glyphs[glyph].advance : 0;
}

bool pdf_embed_says(
    const struct pdf_embed *embed, uint32_t glyph, const char *text, size_t length) {
    if (glyph >= embed->glyph_count) {
        return false;
    }
    const struct used *used = &embed->glyphs[glyph];
    return used->length == length && memcmp(used->text, text, length) == 0;
}

static void write_file(const struct pdf_embed *embed, struct pdf_file *file, int number) {
    hb_face_t *face = hb_face_create(embed->cut.file, 0);
    hb_blob_t *blob = embed->outlines_cff
                          ? hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '))
                          : hb_blob_reference(embed->cut.file);
    unsigned length = 0;
    const char *bytes = hb_blob_get_data(blob, &length);
    struct buffer keys = {0};
    if (embed->outlines_cff) {
        buffer_append_string(&keys, "/Subtype/CIDFontType0C");
    } else {
        buffer_print(&keys, "/Length1 %u", length);
    }
    pdf_file_stream(file, number, keys.data, bytes, length);
    buffer_finish(&keys);
    hb_blob_destroy(blob);
    hb_face_destroy(face);
}

/* Glyphs in the order of their codes. */
static const struct used **by_code(struct arena *arena, const struct pdf_embed *embed) {
    const struct used **table = arena_array(arena, 0x10000, sizeof *table);
    for (size_t id = 0; id < embed->glyph_count; id++) {
        if (embed->glyphs[id].taken) {
            table[embed->glyphs[id].code] = &embed->glyphs[id];
        }
    }
    return table;
}

/* What the codes say, for searching and copying (9.10.3). */
static void write_unicode(
    const struct used *const *table, struct pdf_file *file, int number) {
    struct buffer text = {0};
    buffer_append_string(&text,
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap "
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def "
        "/CMapName/Adobe-Identity-UCS def/CMapType 2 def "
        "1 begincodespacerange<0000><FFFF>endcodespacerange\n");
    for (unsigned code = 0; code < 0x10000; code++) {
        const struct used *used = table[code];
        if (!used || !used->length) {
            continue;
        }
        char copy[256];
        size_t length = used->length < sizeof copy - 1 ? used->length : sizeof copy - 1;
        memcpy(copy, used->text, length);
        copy[length] = 0;
        struct buffer value = {0};
        pdf_put_text(&value, copy);
        buffer_print(&text, "1 beginbfchar<%04X><%s endbfchar\n", code, value.data + 5);
        buffer_finish(&value);
    }
    buffer_append_string(
        &text, "endcmap CMapName currentdict/CMap defineresource pop end end");
    pdf_file_stream(file, number, "", text.data, text.length);
    buffer_finish(&text);
}

static void put_widths(const struct used *const *table, struct buffer *out) {
    buffer_append_string(out, "/W[");
    for (unsigned code = 0; code < 0x10000; code++) {
        if (!table[code]) {
            continue;
        }
        bool follows = code > 0 && table[code - 1];
        if (!follows) {
            buffer_print(out, "%u[", code);
        }
        pdf_put(out, 1000 * (double)table[code]->advance);
        if (code == 0xFFFF || !table[code + 1]) {
            buffer_append_char(out, ']');
        }
    }
    buffer_append_char(out, ']');
}

/* Letters of a name that a PDF name may hold as they are. */
static void put_name(const struct pdf_embed *embed, size_t index, struct buffer *out) {
    char name[128];
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(face_hb_face(embed->face), HB_OT_NAME_ID_POSTSCRIPT_NAME,
        HB_LANGUAGE_INVALID, &size, name);
    buffer_print(out, "/TUBIA%c+", (char)('A' + index % 26));
    for (const char *c = size ? name : "Font"; *c; c++) {
        bool plain = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
                     (*c >= '0' && *c <= '9') || *c == '-';
        buffer_append_char(out, plain ? *c : '_');
    }
}

static void write_font(struct pdf_embeds *embeds, size_t index, struct pdf_file *file) {
    struct pdf_embed *embed = &embeds->items[index];
    struct arena scratch = {0};
    const struct used **table = by_code(&scratch, embed);
    int first = pdf_file_reserve(file, 5); /* font, descendant, descriptor, file, text */
    struct buffer name = {0}, object = {0};
    embed->number = first;
    put_name(embed, index, &name);
    buffer_print(&object,
        "<</Type/Font/Subtype/Type0/BaseFont%s/Encoding/Identity-H/DescendantFonts[%d 0 "
        "R]/ToUnicode %d 0 R>>",
        name.data, first + 1, first + 4);
    pdf_file_object(file, first, &object);
    object.length = 0;
    buffer_print(&object,
        "<</Type/Font/Subtype/CIDFontType%d/BaseFont%s/CIDSystemInfo<</Registry(Adobe)"
        "/Ordering(Identity)/Supplement 0>>%s/FontDescriptor %d 0 R/DW 1000",
        embed->outlines_cff ? 0 : 2, name.data,
        embed->outlines_cff ? "" : "/CIDToGIDMap/Identity", first + 2);
    put_widths(table, &object);
    buffer_append_string(&object, ">>");
    pdf_file_object(file, first + 1, &object);
    object.length = 0;
    buffer_print(&object,
        "<</Type/FontDescriptor/FontName%s/Flags 4/FontBBox[-200 -300 1200 "
        "1000]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80/FontFile%d "
        "%d "
        "0 R>>",
        name.data, embed->outlines_cff ? 3 : 2, first + 3);
    pdf_file_object(file, first + 2, &object);
    write_file(embed, file, first + 3);
    write_unicode(table, file, first + 4);
    buffer_finish(&name);
    buffer_finish(&object);
    arena_finish(&scratch);
}

void pdf_embeds_write(struct pdf_embeds *embeds, struct pdf_file *file) {
    for (size_t i = 0; i < embeds->count; i++) {
        write_font(embeds, i, file);
    }
}

void pdf_embeds_list(const struct pdf_embeds *embeds, struct buffer *out) {
    for (size_t i = 0; i < embeds->count; i++) {
        buffer_print(out, "/F%zu %d 0 R", i, embeds->items[i].number);
    }
}
