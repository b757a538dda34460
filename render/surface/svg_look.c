/* Fonts in SVG: which families a viewer may take instead of ours, and the attributes that
 * name them. */
#include <string.h>

#include "surface/family.h"
#include "surface/svg.h"

/* By a part of the face's family name: families of the same kind that Windows, macOS and
 * Linux bring along, so that text keeps its look where ours is missing. */
static const struct {
    const char *part;
    const char *others;
} kinds[] = {
    {"Mono", "monospace"},
    {"Fang", "FangSong,FangSong_GB2312,STFangsong,serif"},
    {"仿宋", "FangSong,FangSong_GB2312,STFangsong,serif"},
    {"Kai", "KaiTi,Kaiti SC,STKaiti,serif"},
    {"楷", "KaiTi,Kaiti SC,STKaiti,serif"},
    {"Serif CJK", "Source Han Serif SC,Songti SC,SimSun,serif"},
    {"Han Serif", "Noto Serif CJK SC,Songti SC,SimSun,serif"},
    {"Song", "Noto Serif CJK SC,Songti SC,SimSun,serif"},
    {"宋", "Noto Serif CJK SC,Songti SC,SimSun,serif"},
    {"Sans CJK", "Source Han Sans SC,PingFang SC,Microsoft YaHei,sans-serif"},
    {"Han Sans", "Noto Sans CJK SC,PingFang SC,Microsoft YaHei,sans-serif"},
    {"Hei", "Noto Sans CJK SC,PingFang SC,Microsoft YaHei,sans-serif"},
    {"黑", "Noto Sans CJK SC,PingFang SC,Microsoft YaHei,sans-serif"},
    {"Tinos", "Times New Roman,Liberation Serif,serif"},
    {"Times", "Tinos,Liberation Serif,serif"},
    {"Arimo", "Arial,Liberation Sans,sans-serif"},
    {"Arial", "Arimo,Liberation Sans,sans-serif"},
    {"Sans", "sans-serif"},
    {"Serif", "serif"},
    {"Roman", "serif"},
};

/* A CSS family name may stand bare if its words begin with letters and have only letters,
 * digits, - and _ (CSS Fonts 4, 2.1.1); others stand in quotes. */
static bool is_bare(const char *name) {
    bool word_start = true;
    for (const char *c = name; *c; c++) {
        bool letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c & 0x80);
        bool inner = letter || (*c >= '0' && *c <= '9') || *c == '-' || *c == '_';
        if (!(word_start ? letter : inner || *c == ' ')) {
            return false;
        }
        word_start = *c == ' ';
    }
    return true;
}

const char *family_kin(const char *family) {
    for (size_t i = 0; i < countof(kinds); i++) {
        if (strstr(family, kinds[i].part)) {
            return kinds[i].others;
        }
    }
    return "sans-serif";
}

static void family_attribute(struct svg *svg, const struct svg_look *look) {
    const char *quote = is_bare(look->family) ? "" : "'";
    svg_string_attribute(svg, "font-family",
        arena_print(svg->arena, "%s%s%s%s%s,%s", look->embedded ? look->embedded : "",
            look->embedded ? "," : "", quote, look->family, quote,
            family_kin(look->family)));
}

struct svg_look svg_run_look(const struct svg *svg, const struct glyph_run *run) {
    return (struct svg_look){face_family(run->face), svg_fonts_find(svg->fonts, run),
        face_weight(run->face), face_is_italic(run->face), run->size};
}

static bool same_family(const struct svg_look *a, const struct svg_look *b) {
    const char *first = a->embedded ? a->embedded : "";
    const char *second = b->embedded ? b->embedded : "";
    return a->family && strcmp(a->family, b->family) == 0 && strcmp(first, second) == 0;
}

void svg_look_attributes(
    struct svg *svg, const struct svg_look *outer, const struct svg_look *look) {
    if (!same_family(outer, look)) {
        family_attribute(svg, look);
    }
    if (outer->size != look->size) {
        svg_number_attribute(svg, "font-size", look->size);
    }
    if (outer->weight != look->weight) {
        svg_number_attribute(svg, "font-weight", look->weight);
    }
    if (outer->italic != look->italic) {
        svg_string_attribute(svg, "font-style", look->italic ? "italic" : "normal");
    }
}

/* Glyphs counted by look; a page has few. */
enum { LOOKS_MOST = 32 };
struct tally {
    struct svg_look looks[LOOKS_MOST];
    size_t glyphs[LOOKS_MOST];
    size_t count;
};

static bool same_look(const struct svg_look *a, const struct svg_look *b) {
    return a->size == b->size && a->weight == b->weight && a->italic == b->italic &&
           same_family(a, b);
}

static void tally_run(
    const struct svg *svg, struct tally *tally, const struct glyph_run *run) {
    struct svg_look look = svg_run_look(svg, run);
    size_t i = 0;
    while (i < tally->count && !same_look(&tally->looks[i], &look)) {
        i++;
    }
    if (i == LOOKS_MOST) {
        return;
    }
    if (i == tally->count) {
        tally->looks[tally->count++] = look;
    }
    tally->glyphs[i] += run->glyph_count;
}

static void tally_mark(
    const struct svg *svg, struct tally *tally, const struct scene_mark *mark) {
    for (size_t i = 0; i < mark->count; i++) {
        if (mark->type == MARK_GROUP) {
            for (size_t j = 0; j < mark->groups[i].mark_count; j++) {
                tally_mark(svg, tally, mark->groups[i].marks[j]);
            }
        } else if (mark->type == MARK_TEXT) {
            for (size_t j = 0; j < mark->texts[i].run_count; j++) {
                if (mark->texts[i].runs[j].face) {
                    tally_run(svg, tally, &mark->texts[i].runs[j]);
                }
            }
        }
    }
}

struct svg_look svg_common_look(const struct svg *svg, const struct scene_page *page) {
    struct tally tally = {0};
    tally_mark(svg, &tally, page->root);
    size_t best = 0;
    for (size_t i = 1; i < tally.count; i++) {
        best = tally.glyphs[i] > tally.glyphs[best] ? i : best;
    }
    struct svg_look none = {.weight = 400};
    return tally.count ? tally.looks[best] : none;
}
