/* Looks of runs: the theme's strong, emphasis, code and link, laid over the paragraph's. */
#include "layout/prose_spans.h"

#include <math.h>
#include <string.h>

#include "layout/reference.h"

/* What a look changes where the theme has no style for it: strong is bold, emphasis is
 * Kai, as Chinese sets it. */
static const struct look {
    int mark;
    const char *style, *role;
    int weight;
    const char *tag;
} looks[] = {
    {PROSE_STRONG, "strong", NULL, 700, "Strong"},
    {PROSE_EMPHASIS, "emphasis", "楷", 0, "Em"},
    {PROSE_MONOSPACE, "code", "等宽", 0, "Code"},
};

/* A style for pieces of text says in what it differs from the body. */
static void lay_over(const struct theme *theme, const struct style *over,
    struct text_style *text, struct color *color) {
    const struct style *body = &theme->styles[0];
    const struct font_style *font = &over->text.font;
    if (strcmp(font->role, body->text.font.role) != 0) {
        text->font.role = font->role;
    }
    if (font->weight != body->text.font.weight) {
        text->font.weight = font->weight;
    }
    text->font.italic |= font->italic;
    bool same = over->color.red == body->color.red &&
                over->color.green == body->color.green &&
                over->color.blue == body->color.blue;
    *color = same ? *color : over->color;
}

static void apply_looks(const struct theme *theme, const struct prose_run *run,
    struct text_style *text, struct span_extra *extra) {
    for (size_t i = 0; i < countof(looks); i++) {
        const struct look *look = &looks[i];
        const struct style *own = theme_own_style(theme, look->style);
        if (!(run->marks & look->mark)) {
            continue;
        }
        extra->emphasis = extra->emphasis ? extra->emphasis : look->tag;
        if (own) {
            lay_over(theme, own, text, &extra->color);
        } else {
            text->font.role = look->role ? look->role : text->font.role;
            text->font.weight = look->weight ? look->weight : text->font.weight;
        }
    }
    const struct style *link = theme_own_style(theme, "link");
    if (run->link && link) {
        lay_over(theme, link, text, &extra->color);
    }
}

/* Superscript of a footnote's mark: as position: super of text blocks. */
static const double NOTE_SIZE = 0.6, NOTE_RISE = 0.4;

static void add_link(struct binder *binder, const struct prose_run *run,
    struct text_span *span, struct span_extra *extra) {
    extra->link = run->link;
    if (link_is_address(run->link)) {
        if (run->reference) {
            span->text = run->link;
            span->length = strlen(run->link);
        }
        return;
    }
    if (binder->references) {
        references_use(
            binder->references, run->link, run->place, run->reference ? span : NULL);
    }
}

struct spans prose_spans(struct binder *binder, const struct prose_node *node,
    const struct style *style, const char *lead, const char *notes) {
    struct arena *arena = binder->arena;
    struct spans spans = {
        .items = arena_array(arena, node->run_count + 1, sizeof *spans.items),
        .extras = arena_array(arena, node->run_count + 1, sizeof *spans.extras)};
    if (lead) {
        spans.items[spans.count++] = (struct text_span){
            .text = lead, .length = strlen(lead), .style = style->text};
    }
    for (size_t i = 0; i < node->run_count; i++) {
        const struct prose_run *run = &node->runs[i];
        struct text_span *span = &spans.items[spans.count];
        struct span_extra *extra = &spans.extras[spans.count++];
        *span = (struct text_span){.text = run->text,
            .length = run->length,
            .style = style->text,
            .place = run->place};
        apply_looks(binder->theme, run, &span->style, extra);
        if (run->footnote) {
            span->style.rise = NOTE_RISE * span->style.size;
            span->style.size *= NOTE_SIZE;
            extra->link = arena_print(arena, "%s-%d", notes, run->footnote);
        }
        if (run->link) {
            add_link(binder, run, span, extra);
        }
    }
    return spans;
}
