/* Chinese forms of shared characters (门 骨 直), whatever the machine's locale: out of a
 * collection of all regions the SC face is taken, and its glyphs unchanged. Skipped where
 * there is no collection. */
#include <hb.h>
#include <locale.h>
#include <unistd.h>

#include "typesetting.h"

static const char folder[] = "/usr/share/fonts/opentype/noto";
static const char file[] = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc";
static const uint32_t characters[] = {0x95E8, 0x9AA8, 0x76F4};

enum { FACE_JP = 0, FACE_SC = 2 };

static uint32_t glyph_of(unsigned index, uint32_t character) {
    hb_blob_t *blob = hb_blob_create_from_file(file);
    hb_face_t *face = hb_face_create(blob, index);
    hb_font_t *font = hb_font_create(face);
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(font, character, &glyph);
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return glyph;
}

static void check_forms(const char *locale) {
    setenv("LANG", locale, 1);
    setenv("LC_ALL", locale, 1);
    setlocale(LC_ALL, "");
    struct setter setter = setter_new();
    struct text_span span = test_span("门骨直");
    struct text_line line = text_set_line(&setter.typesetter, &span, 1);
    assert_int_equal(line.run_count, 1);
    assert_string_equal(face_path(line.runs[0].face), file);
    for (size_t i = 0; i < countof(characters); i++) {
        assert_int_equal(line.runs[0].glyphs[i].id, glyph_of(FACE_SC, characters[i]));
    }
    setter_free(&setter);
    setlocale(LC_ALL, "C");
}

static void forms_are_chinese_in_every_locale(void **state) {
    (void)state;
    if (access(file, R_OK) != 0) {
        skip();
    }
    setenv("TUBIAO_FONT_PATH", folder, 1);
    assert_int_not_equal(glyph_of(FACE_JP, 0x9AA8), glyph_of(FACE_SC, 0x9AA8));
    static const char *const locales[] = {
        "C", "ja_JP.UTF-8", "ko_KR.UTF-8", "zh_TW.UTF-8"};
    for (size_t i = 0; i < countof(locales); i++) {
        check_forms(locales[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_are_chinese_in_every_locale)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
