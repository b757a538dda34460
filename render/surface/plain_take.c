/* Which scenes are plain: of many texts, nothing turned, see-through, clipped or shaded. */
#include "surface/plain.h"

enum { FEW_TEXTS = 4000 }; /* with fewer Cairo is quick enough */

static bool is_opaque(struct color color, double opacity) {
    return !color.set || ((double)color.alpha * opacity >= 1);
}

static bool is_plain_style(const struct scene_style *style) {
    return !style || (!style->fill_gradient && !style->stroke_gradient && !style->hatch &&
                         !style->href && !style->blend && style->opacity >= 1 &&
                         is_opaque(style->fill, style->fill_opacity) &&
                         is_opaque(style->stroke, style->stroke_opacity));
}

static bool is_plain_text(const struct scene_text *text) {
    const struct scene_style *style = text->item.style;
    if (text->angle != 0 || !is_plain_style(style) || (style && style->stroke.set)) {
        return false;
    }
    for (size_t i = 0; i < text->run_count; i++) {
        const struct glyph_run *run = &text->runs[i];
        if (!run->face || !run->text_length || run->angle != 0 || run->embolden > 0) {
            return false;
        }
    }
    return true;
}

static bool is_plain_rect(const struct scene_rect *rect) {
    const struct scene_style *style = rect->item.style;
    const double *radius = rect->corner_radius;
    return is_plain_style(style) && !(style && style->stroke.set) &&
           radius[0] + radius[1] + radius[2] + radius[3] == 0;
}

static bool is_plain_group(const struct scene_group *group, size_t *texts);

static bool is_plain_mark(const struct scene_mark *mark, size_t *texts) {
    bool plain = true;
    for (size_t i = 0; plain && i < mark->count; i++) {
        switch (mark->type) {
        case MARK_GROUP:
            plain = is_plain_group(&mark->groups[i], texts);
            break;
        case MARK_TEXT:
            plain = is_plain_text(&mark->texts[i]);
            ++*texts;
            break;
        case MARK_RECT:
            plain = is_plain_rect(&mark->rects[i]);
            break;
        case MARK_RULE:
            plain = is_plain_style(mark->rules[i].item.style);
            break;
        default:
            plain = false;
        }
    }
    return plain;
}

static bool is_plain_group(const struct scene_group *group, size_t *texts) {
    const struct scene_style *style = group->item.style;
    bool painted = style && (style->fill.set || style->stroke.set);
    bool plain = !group->clip && !painted && is_plain_style(style);
    *texts += group->later ? group->later->texts : 0;
    for (size_t i = 0; plain && i < group->mark_count; i++) {
        plain = is_plain_mark(group->marks[i], texts);
    }
    return plain;
}

bool plain_takes(const struct scene *scene, size_t *text_count) {
    size_t texts = 0;
    for (size_t i = 0; i < scene->page_count; i++) {
        const struct scene_page *page = &scene->pages[i];
        if (!is_plain_mark(page->root, &texts) || !is_opaque(page->background, 1)) {
            return false;
        }
    }
    *text_count = texts;
    return texts >= FEW_TEXTS;
}
