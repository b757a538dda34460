/* tubiao fonts: each role, the files it got, what they cover, what is missing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "command/character_sets.h"
#include "command/command.h"
#include "command/roles.h"
#include "text/font.h"
#include "text/index.h"

enum { MISSING_SHOWN = 24 }; /* characters named of those missing; the rest is counted */

/* What is printed, and from what. */
struct listing {
    struct buffer out;
    const struct font_set *fonts;
    const struct character_set *sets;
    size_t set_count;
    enum language language;
};

static const char *say(
    const struct listing *listing, const char *english, const char *chinese) {
    return words_in(listing->language, english, chinese);
}

/* Pads with spaces to a column; a Han character is two wide. */
static void pad(struct buffer *out, const char *text, size_t columns) {
    size_t width = 0;
    for (size_t at = 0, length = strlen(text); at < length;) {
        width += character_is_wide(utf8_next(text, length, &at)) ? 2 : 1;
    }
    buffer_append_string(out, text);
    for (; width < columns; width++) {
        buffer_append_char(out, ' ');
    }
}

static void print_label(
    struct listing *listing, const char *english, const char *chinese) {
    buffer_append_string(&listing->out, "  ");
    pad(&listing->out, say(listing, english, chinese), 10);
}

/* All weights the family has, once each, in order: "300 400 700", "100-900". */
static void print_weights(struct listing *listing, const char *family) {
    const struct font_index *index = font_set_index(listing->fonts);
    bool has[1001] = {false};
    for (size_t i = 0; i < index->entry_count; i++) {
        const struct font_entry *entry = &index->entries[i];
        if (!font_entry_has_family(entry, family, strlen(family)) || entry->italic) {
            continue;
        }
        if (entry->weight_min != entry->weight_max) {
            buffer_print(&listing->out, " %d-%d", entry->weight_min, entry->weight_max);
        } else if (entry->weight_min > 0 && entry->weight_min <= 1000) {
            has[entry->weight_min] = true;
        }
    }
    for (int weight = 1; weight <= 1000; weight++) {
        if (has[weight]) {
            buffer_print(&listing->out, " %d", weight);
        }
    }
}

static void print_face(struct listing *listing, const char *english, const char *chinese,
    const struct face *face) {
    print_label(listing, english, chinese);
    buffer_print(&listing->out, say(listing, "%s %d; weights", "%s %d；字重"),
        face_family(face), face_weight(face));
    print_weights(listing, face_family(face));
    buffer_append_char(&listing->out, '\n');
    print_label(listing, "", "");
    buffer_append_string(&listing->out, face_path(face));
    if (face_index(face) > 0) {
        buffer_print(
            &listing->out, say(listing, " face %d", " 第 %d 面"), face_index(face) + 1);
    }
    buffer_append_char(&listing->out, '\n');
}

static void append_character(struct buffer *out, uint32_t character) {
    char bytes[4];
    buffer_append(out, bytes, utf8_write(bytes, character));
}

static const char *stand_in(
    const struct listing *listing, const struct font_style *style, uint32_t character) {
    const struct face *face =
        font_set_side_face(listing->fonts, style, FONT_SIDE_HAN, character);
    return face ? face_family(face) : say(listing, "no font", "没有字体");
}

/* The characters of a set that the face lacks, and the families that stand in:
 * "啰瞭 (Noto Serif CJK SC) 𠲎 (LXGW WenKai)". */
static void print_missing(struct listing *listing, const struct font_style *style,
    const struct face *face, const struct character_set *set, size_t count) {
    const char *family = NULL;
    size_t shown = 0;
    for (size_t i = 0; i < set->count && shown < MISSING_SHOWN; i++) {
        uint32_t character = set->characters[i];
        if (face_glyph(face, character)) {
            continue;
        }
        const char *other = stand_in(listing, style, character);
        if (family && strcmp(family, other) != 0) {
            buffer_print(&listing->out, " (%s) ", family);
        }
        family = other;
        append_character(&listing->out, character);
        shown++;
    }
    buffer_print(&listing->out, " (%s)", family ? family : "");
    if (count > shown) {
        buffer_print(&listing->out, say(listing, " and %zu more", " 等，另有 %zu 字"),
            count - shown);
    }
}

static size_t count_covered(const struct face *face, const struct character_set *set) {
    size_t covered = 0;
    for (size_t i = 0; i < set->count; i++) {
        covered += face_glyph(face, set->characters[i]) != 0;
    }
    return covered;
}

/* Of GB 18030 the missing characters are named only if few: they go into the thousands.
 */
static void print_coverage(
    struct listing *listing, const struct font_style *style, const struct face *face) {
    for (size_t i = 0; i < listing->set_count; i++) {
        const struct character_set *set = &listing->sets[i];
        size_t covered = count_covered(face, set);
        print_label(listing, "", "");
        pad(&listing->out, say(listing, set->english, set->chinese),
            listing->language == LANGUAGE_ENGLISH ? 50 : 22);
        buffer_print(&listing->out, "%6zu / %zu", covered, set->count);
        size_t missing = set->count - covered;
        if (missing > 0 &&
            (missing <= MISSING_SHOWN || strncmp(set->chinese, "GB", 2) != 0)) {
            buffer_append_string(&listing->out, say(listing, ", lacks ", "，缺 "));
            print_missing(listing, style, face, set, missing);
        }
        buffer_append_char(&listing->out, '\n');
    }
}

static const struct font_entry *entry_of(
    const struct font_index *index, const struct face *face) {
    for (size_t i = 0; i < index->entry_count; i++) {
        const struct font_entry *entry = &index->entries[i];
        if (strcmp(entry->path, face_path(face)) == 0 &&
            (int)entry->collection_index == face_index(face)) {
            return entry;
        }
    }
    return NULL;
}

/* How many families the role would take before the one it got; all if it got another's.
 */
static size_t count_preferred(const struct listing *listing, const struct font_role *role,
    const struct face *face) {
    const struct font_entry *got = entry_of(font_set_index(listing->fonts), face);
    size_t count = 0;
    for (const char *const *family = role->families; *family; family++, count++) {
        if (got && font_entry_has_family(got, *family, strlen(*family))) {
            break;
        }
    }
    return count;
}

static void print_preferred(
    struct listing *listing, const struct font_role *role, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (i == 0) {
            print_label(listing, "not found", "未安装");
        }
        buffer_print(&listing->out, "%s%s", i == 0 ? "" : say(listing, ", ", "、"),
            role->families[i]);
    }
    buffer_append_string(&listing->out, count > 0 ? "\n" : "");
}

static void print_role(struct listing *listing, const struct font_role *role) {
    struct font_style style = {role->name, 400, false};
    const struct face *han = font_set_primary(listing->fonts, &style);
    const struct face *latin = font_set_primary_latin(listing->fonts, &style);
    size_t preferred = han ? count_preferred(listing, role, han) : 0;
    bool own = han && role->families[preferred];
    buffer_print(&listing->out, "%s%s\n", role->name,
        own   ? ""
        : han ? say(listing, ": none of its families, another role's instead",
                    "：没有安装这个角色的字体，用其他角色的代替")
              : say(listing, ": no font", "：没有字体"));
    if (!han) {
        return;
    }
    print_face(listing, "Han", "汉字", han);
    if (latin != han) {
        print_face(listing, "Latin", "西文", latin);
    }
    print_preferred(listing, role, preferred);
    print_coverage(listing, &style, han);
}

void command_fonts(struct engine *engine, const struct options *options) {
    (void)options;
    struct listing listing = {
        .fonts = engine_fonts(engine),
        .language = engine->faults.language,
    };
    if (!engine->data_folder) {
        return; /* engine_fonts has said so */
    }
    struct font_role *roles;
    size_t role_count;
    struct character_set *sets;
    const char *folder = engine->data_folder;
    if (!font_roles_read(&engine->arena,
            arena_print(&engine->arena, "%s/fonts/roles.yaml", folder), &roles,
            &role_count, &engine->faults) ||
        !character_sets_read(&engine->arena,
            arena_print(&engine->arena, "%s/fonts/character-sets.txt", folder), &sets,
            &listing.set_count, &engine->faults)) {
        return;
    }
    listing.sets = sets;
    for (size_t i = 0; i < role_count; i++) {
        print_role(&listing, &roles[i]);
    }
    fwrite(listing.out.data, 1, listing.out.length, stdout);
    buffer_finish(&listing.out);
}
