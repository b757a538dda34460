/* Chromium as the reference: the css profile breaks the same lines from the same font,
 * text and width (line-break: strict; text-spacing-trim: trim-start; text-autospace:
 * normal). One page holds 240 paragraphs at 8 widths. Skipped where there is no Chromium.
 */
#include <unistd.h>

#include "corpus.h"
#include "starts.h"

enum { WIDTHS = 8, FONT_SIZE = 16 };

/* px; not whole em, so that lines end at all kinds of places. */
static const double widths[WIDTHS] = {131, 180.5, 237, 301, 352.25, 448, 517, 690};

/* Prints where each line of each paragraph starts, in characters: "0,12,24". */
static const char script[] =
    "<pre id=o></pre><script>document.fonts.ready.then(()=>{let o='';"
    "const r=document.createRange();"
    "for(const p of document.querySelectorAll('p')){const n=p.firstChild;let y=-99,s=[];"
    "for(let i=0;i<n.length;i++){r.setStart(n,i);r.setEnd(n,i+1);"
    "const q=r.getClientRects();const b=q[q.length-1];"
    "if(b&&b.top>y+8){s.push(i);y=b.top;}}"
    "o+='#'+s.join()+'\\n';}document.getElementById('o').textContent=o;});</script>";

static void write_page(const struct corpus *corpus, const char *font, const char *path) {
    FILE *page = fopen(path, "wb");
    assert_non_null(page);
    fprintf(page,
        "<!doctype html><meta charset=utf-8><html lang=zh-Hans><style>"
        "@font-face{font-family:F;src:url(file://%s)}body{font:%dpx F}"
        "p{margin:0;line-break:strict;text-spacing-trim:trim-start;"
        "text-autospace:normal}</style>",
        font, FONT_SIZE);
    for (size_t i = 0; i < PARAGRAPHS; i++) {
        for (size_t w = 0; w < WIDTHS; w++) {
            fprintf(page, "<p style=width:%gpx>", widths[w]);
            for (const char *c = corpus->paragraphs[i]; *c; c++) {
                fprintf(page, *c == '&' ? "&amp;" : "%c", *c);
            }
            fputs("</p>", page);
        }
    }
    fputs(script, page);
    fclose(page);
}

static bool has_chromium(void) {
    return system("command -v chromium >/dev/null 2>&1") == 0;
}

/* The page's own report of its lines. */
static char *ask_chromium(struct job *job, const char *folder) {
    const char *command = arena_print(&job->arena,
        "timeout 100 chromium --headless --no-sandbox --disable-gpu "
        "--user-data-dir=%s/profile --allow-file-access-from-files "
        "--virtual-time-budget=60000 --dump-dom file://%s/page.html 2>/dev/null",
        folder, folder);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    struct buffer out = {0};
    char piece[65536];
    for (size_t got; (got = fread(piece, 1, sizeof piece, pipe)) > 0;) {
        buffer_append(&out, piece, got);
    }
    pclose(pipe);
    char *text = arena_copy(&job->arena, out.data ? out.data : "", out.length);
    buffer_finish(&out);
    char *report = strstr(text, "<pre id=\"o\">");
    return report ? strchr(report, '#') : NULL;
}

/* Lines seen, and those that Chromium and we agree about. */
struct tally {
    size_t lines, agreed;
};

/* Both lines, for a person to find the reason. */
static void print_difference(
    const char *text, double width, size_t start, size_t theirs, size_t ours) {
    size_t from = starts_byte(text, start);
    size_t their_end = starts_byte(text, theirs);
    size_t our_end = ours ? starts_byte(text, ours) : strlen(text);
    print_message(
        "# %g px, Chromium: %.*s\n", width, (int)(their_end - from), text + from);
    print_message("#         tubiao:   %.*s\n", (int)(our_end - from), text + from);
}

/* A line agrees if it starts and ends alike. */
static void compare(struct tally *tally, const char *text, double width,
    const struct starts *theirs, const struct starts *ours) {
    for (size_t i = 0; i < theirs->count; i++) {
        bool last = i + 1 == theirs->count;
        bool start = starts_hold(ours, theirs->items[i]);
        bool end = last || starts_hold(ours, theirs->items[i + 1]);
        tally->lines++;
        tally->agreed += start && end;
        if (start && !end) {
            print_difference(text, width, theirs->items[i], theirs->items[i + 1],
                starts_end_of(ours, theirs->items[i]));
        }
    }
}

static struct starts set_starts(struct setter *setter, const char *text, double width) {
    struct text_span span = test_span(text);
    span.style.size = FONT_SIZE;
    span.style.font.role = "han";
    struct paragraph_style style = {.width = width, .profile = PROFILE_CSS};
    struct paragraph paragraph =
        text_set_paragraph(&setter->typesetter, &span, 1, &style);
    struct starts starts = {0};
    for (; starts.count < paragraph.line_count; starts.count++) {
        starts.items[starts.count] =
            utf8_count(text, paragraph.lines[starts.count].start);
    }
    return starts;
}

static void chromium_breaks_the_same_lines(void **state) {
    (void)state;
    if (!has_chromium()) {
        skip();
    }
    struct setter setter = setter_new();
    const struct font_role role = {"han", no_names, song, no_names, 0, false};
    font_set_free(setter.fonts);
    setter.fonts = font_set_new(&role, 1, &setter.job->faults);
    setter.typesetter.fonts = setter.fonts;
    const struct face *face =
        font_set_face(setter.fonts, &(struct font_style){.role = "han"}, 0x653F, NULL);
    struct corpus corpus = corpus_load(setter.job, face);
    char folder[] = "/tmp/tubiao-browser-XXXXXX";
    assert_non_null(mkdtemp(folder));
    write_page(&corpus, face_path(face),
        arena_print(&setter.job->arena, "%s/page.html", folder));
    char *report = ask_chromium(setter.job, folder);
    assert_non_null(report);
    struct tally tally = {0};
    for (size_t i = 0; i < PARAGRAPHS * WIDTHS; i++) {
        assert_non_null(report);
        struct starts theirs;
        starts_read(&report, &theirs);
        const char *text = corpus.paragraphs[i / WIDTHS];
        double width = widths[i % WIDTHS];
        struct starts ours = set_starts(&setter, text, width);
        compare(&tally, text, width, &theirs, &ours);
    }
    print_message("# %zu of %zu lines agree\n", tally.agreed, tally.lines);
    assert_true(tally.lines > 5 * PARAGRAPHS * WIDTHS);
    assert_true((double)tally.agreed >= 0.98 * (double)tally.lines);
    int removed = system(arena_print(&setter.job->arena, "rm -r %s", folder));
    assert_int_equal(removed, 0);
    setter_free(&setter);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(chromium_breaks_the_same_lines)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
