/* Typst as the second opinion on whole paragraphs, by tests/full/86-typst:
 *
 *     typst corpus            prints the paragraphs, one a line
 *     typst compare STARTS    compares what Typst made of them with the CLREQ profile
 *
 * Every line that only one of the two sets is put into a class by the rule that decides
 * it. The two may choose another optimum, but where Typst keeps a prohibition so must we. */
#include "corpus.h"
#include "starts.h"
#include "text/compose.h"

enum { FONT_SIZE = 16 };

/* px; tests/full/86-typst names them too. */
static const double widths[] = {131, 180.5, 237, 301, 352.25, 448, 517, 690};

enum verdict {
    VERDICT_LEGAL,
    VERDICT_MARK,
    VERDICT_NUMBER,
    VERDICT_WORD,
    VERDICT_SQUEEZED,
    VERDICT_LONELY,
    VERDICT_COUNT,
};
static const char *const verdict_names[] = {
    [VERDICT_LEGAL] =
        "both legal, another optimum (CLREQ, line adjustment, leaves the choice)",
    [VERDICT_MARK] = "a mark at a place CLREQ prohibits (line start and end prohibition)",
    [VERDICT_NUMBER] = "a number away from its unit or sign (GB/T 15835, UAX #14 LB25)",
    [VERDICT_WORD] = "a word or address broken elsewhere (UAX #14 LB13, LB28)",
    [VERDICT_SQUEEZED] = "squeezed more than CLREQ's reductions give",
    [VERDICT_LONELY] = "a last line of one character (CLREQ, widows and orphans)",
};

struct judged {
    size_t verdicts[VERDICT_COUNT];
    double slack; /* em, sum of squares */
    size_t lines;
};

static bool is_digit(uint32_t c) {
    return c >= '0' && c <= '9';
}

static bool is_han(uint32_t c) {
    return c >= 0x4E00 && c <= 0x9FFF;
}

/* Why no line may end between the two. */
static enum verdict verdict_between(uint32_t before, uint32_t after) {
    bool number = is_digit(before) || before == '%' || (is_digit(after) && before < 0x80);
    if (number && (is_han(after) || after < 0x80)) {
        return VERDICT_NUMBER;
    }
    return before < 0x80 && after < 0x80 ? VERDICT_WORD : VERDICT_MARK;
}

static enum verdict judge(const struct composition *composition,
    const struct line_range *line, double width, double *slack) {
    const struct character *c = composition->characters;
    struct line_setting setting = composition_set_line(composition, line);
    *slack = line->hard ? 0 : (width - setting.width) / FONT_SIZE;
    if (!line->hard && c[line->next].break_before == BREAK_AVOID) {
        return VERDICT_NUMBER;
    }
    if (!line->hard && c[line->next].break_before == BREAK_NO) {
        return verdict_between(c[line->next - 1].code, c[line->next].code);
    }
    if (setting.width > width + 0.01 &&
        !composition_justify(composition, line, &setting, width)) {
        return VERDICT_SQUEEZED;
    }
    bool lonely = line->hard && line->end - line->first == 2 && line->first > 0;
    return lonely ? VERDICT_LONELY : VERDICT_LEGAL;
}

/* Lines of `starts` that `others` lack, or all of them if NULL. */
static void judge_lines(struct judged *judged, const struct composition *composition,
    const struct starts *starts, const struct starts *others, double width) {
    for (size_t i = 0; i < starts->count; i++) {
        bool last = i + 1 == starts->count;
        size_t start = starts->items[i];
        size_t next = last ? composition->count : starts->items[i + 1];
        if (others && starts_hold(others, start) &&
            (last ? starts_end_of(others, start) == 0
                  : starts_end_of(others, start) == next)) {
            continue;
        }
        struct line_range line = composition_line(composition, start, next);
        double slack;
        judged->verdicts[judge(composition, &line, width, &slack)]++;
        judged->slack += slack * slack;
        judged->lines++;
    }
}

/* Prohibitions that do not come from our own tables: the marks of GB/T 15834 5.1, and
 * what UAX #14 keeps whole. */
static const struct prohibition {
    const char *name, *before, *after; /* characters, or 0 digits, a letters, * any */
} prohibitions[] = {
    {"a mark at line start", "*", "、，。：；！？）》”’%％"},
    {"an opening mark at line end", "（《“‘", "*"},
    {"～ or · at line start", "*", "～·"},
    {"— or … at line start", "*", "—…"},
    {"a number divided", "0.,", "0"},
    {"a word divided", "a", "a"},
    {"a number and its unit divided", "0", "条件万年月日人次天封个篇项元"},
};
enum { PROHIBITIONS = countof(prohibitions) };

static bool matches(const char *set, uint32_t c) {
    size_t length = strlen(set);
    for (size_t offset = 0; offset < length;) {
        uint32_t one = utf8_next(set, length, &offset);
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (one == '*' || (one == '0' && is_digit(c)) || (one == 'a' && letter) ||
            (one == c && one != 'a')) {
            return true;
        }
    }
    return false;
}

static void count_violations(
    size_t *counts, const struct composition *composition, const struct starts *starts) {
    for (size_t i = 1; i < starts->count; i++) {
        const struct character *c = composition->characters + starts->items[i];
        for (size_t p = 0; p < PROHIBITIONS; p++) {
            counts[p] += matches(prohibitions[p].before, c[-1].code) &&
                         matches(prohibitions[p].after, c->code);
        }
    }
}

struct comparison {
    size_t lines, agreed;
    struct judged theirs, ours;           /* the lines that differ */
    struct judged their_legal, our_legal; /* of paragraphs where all of Typst's may be */
    size_t their_violations[PROHIBITIONS], our_violations[PROHIBITIONS];
};

static void print_lines(const char *who, const char *text, const struct starts *starts) {
    printf("#   %-6s ", who);
    for (size_t i = 0; i < starts->count; i++) {
        size_t from = starts_byte(text, starts->items[i]);
        size_t end = i + 1 < starts->count ? starts_byte(text, starts->items[i + 1])
                                           : strlen(text);
        printf("%s%.*s", i ? "|" : "", (int)(end - from), text + from);
    }
    putchar('\n');
}

static void compare(struct comparison *comparison, const char *text,
    const struct composition *composition, const struct starts *theirs, double width) {
    struct starts ours = {.count = 1};
    struct breaks breaks = composition_break_optimal(composition, width, width);
    for (size_t i = 0; i + 1 < breaks.count; i++) {
        ours.items[ours.count++] = breaks.next[i];
    }
    size_t before = comparison->theirs.lines;
    judge_lines(&comparison->theirs, composition, theirs, &ours, width);
    judge_lines(&comparison->ours, composition, &ours, theirs, width);
    size_t different = comparison->theirs.lines - before;
    comparison->lines += theirs->count;
    comparison->agreed += theirs->count - different;
    struct judged all = {0};
    judge_lines(&all, composition, theirs, NULL, width);
    if (all.verdicts[VERDICT_LEGAL] == all.lines) {
        judge_lines(&comparison->their_legal, composition, theirs, NULL, width);
        judge_lines(&comparison->our_legal, composition, &ours, NULL, width);
    }
    count_violations(comparison->their_violations, composition, theirs);
    count_violations(comparison->our_violations, composition, &ours);
    if (different && getenv("TYPST_LINES")) {
        printf("# %g px\n", width);
        print_lines("Typst", text, theirs);
        print_lines("tubiao", text, &ours);
    }
}

static bool report(const struct comparison *comparison) {
    printf("# %zu of %zu lines are Typst's too (%.1f %%)\n", comparison->agreed,
        comparison->lines,
        100.0 * (double)comparison->agreed / (double)comparison->lines);
    for (size_t v = 0; v < VERDICT_COUNT; v++) {
        printf("# of the others %5zu of Typst's, %5zu of ours: %s\n",
            comparison->theirs.verdicts[v], comparison->ours.verdicts[v],
            verdict_names[v]);
    }
    printf(
        "# mean square of em to fill or squeeze a line where all of Typst's are legal: "
        "Typst %.3f (%zu lines), ours %.3f (%zu lines)\n",
        comparison->their_legal.slack / (double)comparison->their_legal.lines,
        comparison->their_legal.lines,
        comparison->our_legal.slack / (double)comparison->our_legal.lines,
        comparison->our_legal.lines);
    bool kept = true;
    for (size_t p = 0; p < PROHIBITIONS; p++) {
        size_t theirs = comparison->their_violations[p];
        size_t ours = comparison->our_violations[p];
        printf("# %s: Typst %zu, ours %zu\n", prohibitions[p].name, theirs, ours);
        kept = kept && (theirs > 0 || ours == 0);
    }
    return kept;
}

static int compare_all(
    struct setter *setter, const struct corpus *corpus, const char *path) {
    char *starts = strchr(test_read_file(setter->job, path), '#');
    struct comparison comparison = {0};
    for (size_t i = 0; i < PARAGRAPHS; i++) {
        struct text_span span = test_span(corpus->paragraphs[i]);
        span.style.size = FONT_SIZE;
        struct paragraph_style style = {.align = TEXT_JUSTIFY};
        struct arena scratch = {0};
        struct composition composition =
            composition_prepare(&setter->typesetter, &scratch, &span, 1, &style);
        for (size_t w = 0; w < countof(widths); w++) {
            if (!starts) {
                return 1;
            }
            struct starts theirs;
            starts_read(&starts, &theirs);
            compare(&comparison, corpus->paragraphs[i], &composition, &theirs, widths[w]);
        }
        arena_finish(&scratch);
    }
    return report(&comparison) ? 0 : 1;
}

int main(int count, char **arguments) {
    struct setter setter = setter_new();
    const struct font_role role = {"宋", no_names, song, no_names, 0, false};
    font_set_free(setter.fonts);
    setter.fonts = font_set_new(&role, 1, &setter.job->faults);
    setter.typesetter.fonts = setter.fonts;
    const struct face *face =
        font_set_face(setter.fonts, &(struct font_style){.role = "宋"}, 0x653F, NULL);
    struct corpus corpus = corpus_load(setter.job, face);
    int status = 0;
    if (count == 3 && strcmp(arguments[1], "compare") == 0) {
        status = compare_all(&setter, &corpus, arguments[2]);
    } else {
        for (size_t i = 0; i < PARAGRAPHS; i++) {
            puts(corpus.paragraphs[i]);
        }
    }
    setter_free(&setter);
    return status;
}
