/* Looks: the theme's styles as classes, fonts by role as custom properties. */
#include <math.h>
#include <string.h>

#include "document/html.h"
#include "surface/family.h"

/* Text that is read on a screen, px: the body's size is brought between the first two, none
 * is smaller than the third, notes than the fourth. Larger text shrinks with the screen. */
static const double least_body = 17, most_body = 18, least_text = 14, least_note = 13;
static const double large_text = 22;

const char *html_rule(struct html *html, const char *declarations) {
    for (size_t i = 0; i < html->rule_count; i++) {
        if (strcmp(html->rules[i].declarations, declarations) == 0) {
            return html->rules[i].name;
        }
    }
    html->rules = arena_grow(html->arena, html->rules, html->rule_count,
        &html->rule_capacity, sizeof *html->rules);
    struct html_rule *rule = &html->rules[html->rule_count++];
    rule->name = arena_print(html->arena, "c%zu", html->rule_count);
    rule->declarations = arena_copy_string(html->arena, declarations);
    return rule->name;
}

double html_length(const struct html *html, double length) {
    return length * html->scale / 16;
}

double html_size(const struct html *html, double size) {
    double body = html->document->theme->styles[0].text.size;
    double factor = fmin(fmax(body, least_body), most_body) / body;
    if (size >= body - 0.01) {
        return size * factor / 16;
    }
    double grown = size * (html->scale < 1 ? factor : fmax(factor, 1));
    return fmax(grown, grown < least_note - 1.5 ? least_note : least_text) / 16;
}

/* The custom property of a role's families. */
static const char *font_property(struct html *html, const char *role) {
    size_t i = 0;
    while (i < html->role_count && strcmp(html->roles[i], role) != 0) {
        i++;
    }
    if (i == html->role_count) {
        html->roles = arena_grow(html->arena, html->roles, html->role_count,
            &html->role_capacity, sizeof *html->roles);
        html->roles[html->role_count++] = role;
    }
    return arena_print(html->arena, "var(--font-%zu)", i + 1);
}

static const char *role_name(const struct html *html, const char *role) {
    const struct font_role *found =
        role ? font_set_role(html->document->fonts, role) : NULL;
    return found ? found->name : role ? role : "宋";
}

/* A role may be set in a bolder weight of its second choice. */
static int weight_of(const struct html *html, const struct font_style *font) {
    const struct font_role *role =
        font->role ? font_set_role(html->document->fonts, font->role) : NULL;
    int weight = font->weight ? font->weight : 400;
    weight += role ? role->weight_shift : 0;
    return weight > 900 ? 900 : weight;
}

static const char *size_text(struct html *html, double size) {
    double rem = html_size(html, size);
    if (rem * 16 <= large_text) {
        return arena_print(html->arena, "%srem", html_number(html, rem));
    }
    double least = fmax(1.375, rem * 0.6); /* at 360 px */
    return arena_print(html->arena, "clamp(%srem,%svw,%srem)", html_number(html, least),
        html_number(html, rem * 16 * 100 / 640), html_number(html, rem));
}

static void append_color(struct html *html, struct buffer *look, struct color color) {
    const struct style *body = &html->document->theme->styles[0];
    if (color.set && !color_equal(color, body->color)) {
        buffer_print(look, "color:%s;", html_color(html, color));
    }
}

static void append_spacing(
    struct html *html, struct buffer *look, const struct style *style) {
    double size = style->text.size;
    if (style->space_before > 0) {
        buffer_print(
            look, "--before:%sem;", html_number(html, style->space_before / size));
    }
    if (style->space_after > 0) {
        buffer_print(look, "--after:%sem;", html_number(html, style->space_after / size));
    }
    if (style->first_indent > 0) { /* whole characters, whatever grid they stood on */
        buffer_print(look, "text-indent:%sem;",
            html_number(html, round(style->first_indent / size * 10) / 10));
    }
    if (style->text.letter_spacing != 0 && !style->on_grid) {
        buffer_print(look, "letter-spacing:%sem;",
            html_number(html, style->text.letter_spacing / size));
    }
}

static const char *declarations_of(struct html *html, const struct style *style) {
    static const char *const aligns[] = {[TEXT_START] = "left",
        [TEXT_CENTER] = "center",
        [TEXT_END] = "right",
        [TEXT_JUSTIFY] = "var(--justify)"};
    struct buffer look = {0};
    double line = fmin(fmax(style->line_height / style->text.size, 1.3), 1.9);
    buffer_print(&look, "font-family:%s;font-size:%s;line-height:%s;font-weight:%d;",
        font_property(html, role_name(html, style->text.font.role)),
        size_text(html, style->text.size), html_number(html, line),
        weight_of(html, &style->text.font));
    if (style->text.font.italic) {
        buffer_append_string(&look, "font-style:italic;");
    }
    buffer_print(&look, "text-align:%s;", aligns[style->align]);
    append_color(html, &look, style->color);
    append_spacing(html, &look, style);
    const char *copy = arena_copy(html->arena, look.data, look.length);
    buffer_finish(&look);
    return copy;
}

/* Two looks of one name, such as a cell's own beside its kind's, get a class each. */
const char *html_style(struct html *html, const struct style *style) {
    const char *declarations = declarations_of(html, style);
    const char *name = style->name ? style->name : "text";
    size_t count = 0;
    for (size_t i = 0; i < html->rule_count; i++) {
        const struct html_rule *rule = &html->rules[i];
        size_t length = strlen(name);
        bool same_name = strncmp(rule->name, "t-", 2) == 0 &&
                         strncmp(rule->name + 2, name, length) == 0 &&
                         (!rule->name[2 + length] || rule->name[2 + length] == '_');
        if (same_name && strcmp(rule->declarations, declarations) == 0) {
            return rule->name;
        }
        count += same_name;
    }
    html->rules = arena_grow(html->arena, html->rules, html->rule_count,
        &html->rule_capacity, sizeof *html->rules);
    struct html_rule *rule = &html->rules[html->rule_count++];
    rule->name = count ? arena_print(html->arena, "t-%s_%zu", name, count)
                       : arena_print(html->arena, "t-%s", name);
    rule->declarations = declarations;
    return rule->name;
}

const char *html_difference(struct html *html, const struct text_style *own,
    const struct text_style *outer, struct color color) {
    struct buffer look = {0};
    const char *role = role_name(html, own->font.role);
    int weight = weight_of(html, &own->font);
    if (strcmp(role, role_name(html, outer->font.role)) != 0) {
        buffer_print(&look, "font-family:%s;", font_property(html, role));
    }
    if (weight != weight_of(html, &outer->font)) {
        buffer_print(&look, "font-weight:%d;", weight);
    }
    if (own->font.italic != outer->font.italic) {
        buffer_print(&look, "font-style:%s;", own->font.italic ? "italic" : "normal");
    }
    if (fabs(own->size - outer->size) > 0.01 && own->rise == outer->rise) {
        buffer_print(&look, "font-size:%s;", size_text(html, own->size));
    }
    append_color(html, &look, color);
    const char *copy = arena_copy(html->arena, look.data ? look.data : "", look.length);
    buffer_finish(&look);
    return copy;
}

/* Names are quoted but for generic ones. */
static void append_family(struct buffer *out, const char *family) {
    static const char *const generic[] = {
        "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui"};
    bool bare = false;
    for (size_t i = 0; i < countof(generic); i++) {
        bare |= strcmp(family, generic[i]) == 0;
    }
    buffer_append_char(out, ',');
    buffer_append_string(out, bare ? "" : "\"");
    for (const char *c = family; *c; c++) {
        if (*c != '"' && *c != '\\' && *c != '<' && *c != '\n') {
            buffer_append_char(out, *c);
        }
    }
    buffer_append_string(out, bare ? "" : "\"");
}

static void append_list(struct buffer *out, const char *list) {
    char name[128];
    for (const char *start = list; *start;) {
        size_t length = strcspn(start, ",");
        size_t from = strspn(start, " '\"");
        if (length > from && length - from < sizeof name) {
            memcpy(name, start + from, length - from);
            name[length - from] = 0;
            name[strcspn(name, "'\"")] = 0;
            append_family(out, name);
        }
        start += length + (start[length] == ',');
    }
}

/* “ ” — … · are as wide as Han: Latin families, which stand first for letters and digits,
 * would draw them half as wide. */
static void append_marks(struct buffer *out, const struct font_role *role,
    const struct font_role *otherwise, size_t index) {
    buffer_print(out, "@font-face{font-family:marks-%zu;src:", index + 1);
    for (size_t i = 0; role->families[i]; i++) {
        buffer_print(out, "%slocal(\"%s\")", i ? "," : "", role->families[i]);
    }
    for (size_t i = 0; otherwise && otherwise->families[i]; i++) {
        buffer_print(out, ",local(\"%s\")", otherwise->families[i]);
    }
    buffer_append_string(
        out, ";unicode-range:U+B7,U+2014,U+2018-2019,U+201C-201D,U+2026}\n");
}

static void append_fonts(struct html *html, struct buffer *faces, struct buffer *root) {
    const struct font_role *body = font_set_role(html->document->fonts, "宋");
    for (size_t i = 0; i < html->role_count; i++) {
        const struct font_role *role =
            font_set_role(html->document->fonts, html->roles[i]);
        struct buffer list = {0};
        if (role && role->families[0]) {
            if (role->latin[0]) {
                append_marks(faces, role, body != role ? body : NULL, i);
                buffer_print(&list, ",marks-%zu", i + 1);
            }
            for (size_t k = 0; role->latin[k]; k++) {
                append_family(&list, role->latin[k]);
            }
            for (size_t k = 0; role->families[k]; k++) {
                append_family(&list, role->families[k]);
            }
            append_list(&list, family_kin(role->name));
        } else {
            append_list(&list, html->roles[i]);
        }
        buffer_print(root, "--font-%zu:%s;", i + 1, list.data ? list.data + 1 : "serif");
        buffer_finish(&list);
    }
}

static bool is_dark(struct color color) {
    return color.set && color_lightness(color) < 50;
}

static void append_root(struct html *html, struct buffer *root) {
    const struct flow_document *document = html->document;
    const struct theme *theme = document->theme;
    struct color ink = theme->styles[0].color;
    struct color paper = document->background;
    const struct style *link = theme_own_style(theme, "link");
    buffer_print(root, "color-scheme:%s;", is_dark(paper) ? "dark" : "light");
    buffer_print(root, "--ink:%s;", ink.set ? html_color(html, ink) : "#000");
    buffer_print(root, "--paper:%s;", paper.set ? html_color(html, paper) : "#fff");
    buffer_print(root, "--link:%s;",
        link && link->color.set ? html_color(html, link->color) : "var(--ink)");
    buffer_print(root, "--line:color-mix(in srgb,var(--ink) 24%%,var(--paper));");
    buffer_print(root, "--shade:color-mix(in srgb,var(--ink) 4%%,var(--paper));");
}

void html_style_sheet(struct html *html, struct buffer *out) {
    struct buffer root = {0}, rules = {0};
    const char *body = html_style(html, &html->document->theme->styles[0]);
    for (size_t i = 0; i < html->rule_count; i++) {
        if (html->rules[i].name == body) {
            buffer_print(&rules, "body{%s}\n", html->rules[i].declarations);
        }
        buffer_print(
            &rules, ".%s{%s}\n", html->rules[i].name, html->rules[i].declarations);
    }
    append_root(html, &root);
    append_fonts(html, out, &root);
    buffer_print(out, ":root{%s}\n", root.data);
    buffer_append_string(out, html_css);
    buffer_append(out, rules.data, rules.length);
    buffer_finish(&root);
    buffer_finish(&rules);
}
