/* Binding pages: their own keys, the theme's where they have none, their blocks. */
#include "layout/pages.h"

#include <math.h>
#include <string.h>

enum {
    LENGTH = PROPERTY_NUMBER | PROPERTY_STRING,
    LINE = PROPERTY_OBJECT | PROPERTY_NULL,
};

static const struct schema count_schema = {.least = 1, .most = 6, .whole = true};
static const struct property column_properties[] = {
    {"count", PROPERTY_NUMBER, PROPERTY_REQUIRED, .schema = &count_schema},
    {"gap", LENGTH, 0, .schema = &length_schema},
};
static const struct schema columns_schema = {.least = 1,
    .most = 6,
    .whole = true,
    .groups = PROPERTY_GROUP("page-columns", column_properties)};

static const struct schema cells_schema = {.least = 1, .most = 1000};
static const struct property grid_properties[] = {
    {"characters", PROPERTY_NUMBER, PROPERTY_REQUIRED, .schema = &cells_schema},
    {"lines", PROPERTY_NUMBER, PROPERTY_REQUIRED, .schema = &cells_schema},
};
static const struct schema grid_schema = {
    .groups = PROPERTY_GROUP("page-grid", grid_properties)};

static const struct property first_properties[] = {
    {"head", LINE, 0, .schema = &page_line_schema},
    {"foot", LINE, 0, .schema = &page_line_schema},
};
static const struct schema first_schema = {
    .groups = PROPERTY_GROUP("page-first", first_properties)};

static const struct property pages_properties[] = {
    {"paper", PROPERTY_STRING | PROPERTY_ARRAY, 0, .schema = &paper_schema},
    {"margins", LENGTH | PROPERTY_OBJECT, 0, .schema = &margins_schema},
    {"grid", PROPERTY_OBJECT | PROPERTY_NULL, 0, .schema = &grid_schema},
    {"columns", PROPERTY_NUMBER | PROPERTY_OBJECT, 0, .schema = &columns_schema},
    {"head", LINE, 0, .schema = &page_line_schema},
    {"foot", LINE, 0, .schema = &page_line_schema},
    {"first", PROPERTY_OBJECT | PROPERTY_NULL, 0, .schema = &first_schema},
    {"background", PROPERTY_STRING | PROPERTY_NULL, 0, .schema = &color_schema},
    {"blocks", PROPERTY_ARRAY, PROPERTY_REQUIRED, .schema = &blocks_schema},
    {"watermark", METADATA_WORDS, 0},
    {"title", METADATA_WORDS, 0},
    {"author", METADATA_WORDS, 0},
    {"subject", METADATA_WORDS, 0},
    {"keywords", METADATA_WORDS | PROPERTY_ARRAY, 0},
    {"date", METADATA_WORDS, 0},
};
/* The first of them, for which a theme's `pages` gives defaults. */
enum { THEME_PROPERTIES = 8 };

static const struct property_group theme_groups_of_pages[] = {
    {"pages", pages_properties, THEME_PROPERTIES}, {0}};
const struct schema theme_pages_schema = {.groups = theme_groups_of_pages};
const struct schema pages_schema = {.name = "pages",
    .types = PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("pages", pages_properties)};

/* Keys whose ${} is not expanded with the others: blocks expand themselves, lines wait for
 * their page. */
static bool waits(const char *name) {
    static const char *const names[] = {"blocks", "head", "foot", "first"};
    for (size_t i = 0; i < countof(names); i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static bool expand(struct binder *binder, const struct value *value, struct value *out) {
    *out = *value;
    if (value->type != VALUE_OBJECT) {
        return true; /* properties_check faults the type */
    }
    struct member *members = arena_array(binder->arena, value->count, sizeof *members);
    bool ok = true;
    for (size_t i = 0; i < value->count; i++) {
        members[i] = value->members[i];
        if (!waits(members[i].name)) {
            ok &= binder_expand(binder, &value->members[i].value, &members[i].value);
        }
    }
    out->members = members;
    return ok;
}

/* Their own key, else the theme's. */
static const struct value *setting(
    const struct binder *binder, const struct value *value, const char *name) {
    const struct value *own = value_member(value, name);
    const struct value *found = own ? own : value_member(&binder->theme->pages, name);
    return found && found->type != VALUE_NULL ? found : NULL;
}

static bool read_paper(
    struct binder *binder, const struct value *value, struct pages *pages) {
    const struct value *paper = setting(binder, value, "paper");
    const struct value *margins = setting(binder, value, "margins");
    static const double mm = 96 / 25.4;
    pages->width = 210 * mm;
    pages->height = 297 * mm;
    pages->margins = (struct margins){25 * mm, 25 * mm, 25 * mm, 25 * mm, false};
    bool ok =
        (!paper || paper_bind(paper, &pages->width, &pages->height, binder->faults)) &&
        (!margins || margins_bind(margins, &pages->margins, binder->faults));
    struct sheet sheet = {0};
    sheet_measure(pages, &sheet);
    if (ok && (sheet.width < 48 || sheet.height < 48)) {
        fault_add(binder->faults, FAULT_ERROR, "size-out-of-range",
            margins ? margins->place : value->place, "the margins leave no room for text",
            "页边距太大，放不下正文");
        return false;
    }
    return ok;
}

static bool read_columns(
    struct binder *binder, const struct value *value, struct pages *pages) {
    const struct value *columns = setting(binder, value, "columns");
    pages->columns = 1;
    pages->column_gap = 2 * binder->theme->styles[0].text.size;
    if (!columns) {
        return true;
    }
    const struct value *count = columns;
    if (columns->type == VALUE_OBJECT) {
        if (!properties_check(columns, column_properties, countof(column_properties),
                "columns", binder->faults)) {
            return false;
        }
        count = value_member(columns, "count");
        const struct value *gap = value_member(columns, "gap");
        if (gap && !length_bind(gap, "gap", 16, 0, LENGTH_LIMIT, &pages->column_gap,
                       binder->faults)) {
            return false;
        }
    }
    pages->columns = (int)count->number;
    if (pages->columns >= 1 && pages->columns <= 6 &&
        (double)pages->columns == count->number) {
        return true;
    }
    fault_add(binder->faults, FAULT_ERROR, "wrong-value", count->place,
        "columns is a number from 1 to 6", "columns 是栏数，1 到 6");
    return false;
}

/* Styles of the body's size stand on the grid: Han one cell apart, lines one row. Western
 * text keeps its own widths, since padding it to cells tears 632 条 apart. */
static void fit_styles(struct binder *binder, struct theme *theme, double cell) {
    struct style *styles = arena_array(binder->arena, theme->style_count, sizeof *styles);
    double size = theme->styles[0].text.size;
    double old = theme->styles[0].line_height;
    for (size_t i = 0; i < theme->style_count; i++) {
        styles[i] = theme->styles[i];
        if (fabs(styles[i].text.size - size) > 0.01 ||
            fabs(styles[i].line_height - old) > 0.01) {
            continue;
        }
        styles[i].text.letter_spacing += cell - size;
        styles[i].on_grid = true;
        styles[i].first_indent *= cell / size;
        styles[i].hanging_indent *= cell / size;
    }
    theme->styles = styles;
}

static bool read_grid(struct binder *binder, const struct value *value,
    struct pages *pages, struct theme *theme) {
    const struct value *grid = setting(binder, value, "grid");
    *theme = *binder->theme;
    pages->theme = theme;
    if (!grid) {
        return true;
    }
    if (!properties_check(
            grid, grid_properties, countof(grid_properties), "grid", binder->faults)) {
        return false;
    }
    double characters = property_number(grid, "characters", 0);
    double lines = property_number(grid, "lines", 0);
    if (!(characters >= 1 && characters <= 1000 && lines >= 1 && lines <= 1000)) {
        fault_add(binder->faults, FAULT_ERROR, "wrong-value", grid->place,
            "grid is characters a line and lines a page, such as 28 and 22",
            "grid 是每行字数和每页行数，例如 28 和 22");
        return false;
    }
    struct sheet sheet = {0};
    sheet_measure(pages, &sheet);
    fit_styles(binder, theme, sheet.width / characters);
    pages->pitch = sheet.height / lines;
    for (size_t i = 0; i < theme->style_count; i++) {
        if (theme->styles[i].on_grid) {
            theme->styles[i].line_height = pages->pitch;
        }
    }
    return true;
}

static bool read_lines(
    struct binder *binder, const struct value *value, struct pages *pages) {
    const struct value nothing = value_null();
    const struct value *head = setting(binder, value, "head");
    const struct value *foot = setting(binder, value, "foot");
    const struct value *first = setting(binder, value, "first");
    bool ok = page_line_bind(binder, head ? head : &nothing, "head", &pages->head);
    ok &= page_line_bind(binder, foot ? foot : &nothing, "foot", &pages->foot);
    if (!first) {
        return ok;
    }
    if (!properties_check(first, first_properties, countof(first_properties), "first",
            binder->faults)) {
        return false;
    }
    pages->has_first = true;
    const struct value *own_head = value_member(first, "head");
    const struct value *own_foot = value_member(first, "foot");
    head = own_head ? own_head : head ? head : &nothing;
    foot = own_foot ? own_foot : foot ? foot : &nothing;
    ok &= page_line_bind(binder, head, "head", &pages->first_head);
    return page_line_bind(binder, foot, "foot", &pages->first_foot) && ok;
}

static bool bind_blocks(
    struct binder *binder, const struct value *list, struct pages *pages) {
    const struct theme *theme = binder->theme;
    binder->theme = pages->theme;
    binder->references = references_new(binder->arena);
    bool ok = block_list_bind(binder, list, &pages->blocks);
    ok = ok && references_resolve(binder->references, binder);
    binder->theme = theme;
    binder->references = NULL;
    return ok;
}

struct pages *pages_bind(struct binder *binder, const struct value *written) {
    struct value value;
    struct pages *pages = arena_new(binder->arena, struct pages);
    struct theme *theme = arena_new(binder->arena, struct theme);
    struct theme *own = arena_new(binder->arena, struct theme);
    *own = *binder->theme;
    bool ok = expand(binder, &binder->theme->pages, &own->pages) &&
              properties_check(&own->pages, pages_properties, THEME_PROPERTIES,
                  "theme pages", binder->faults);
    binder->theme = own;
    if (!ok || !expand(binder, written, &value) ||
        !properties_check(&value, pages_properties, countof(pages_properties), "pages",
            binder->faults) ||
        !read_paper(binder, &value, pages) || !read_columns(binder, &value, pages) ||
        !read_grid(binder, &value, pages, theme)) {
        return NULL;
    }
    pages->scope = binder->scope;
    pages->watermark = metadata_words(binder, &value, "watermark");
    pages->background = (struct color){true, 255, 255, 255, 1};
    ok = color_bind(value_member(&value, "background") ? &value : &binder->theme->pages,
        "background", &pages->background, binder->faults);
    ok &= read_lines(binder, &value, pages);
    ok &= metadata_bind(binder, &value, &pages->metadata);
    ok &= bind_blocks(binder, value_member(written, "blocks"), pages);
    metadata_find_title(binder->arena, &pages->blocks, &pages->metadata);
    return ok ? pages : NULL;
}
