/* The report's prose, read as the pages read it, into one text for the check. */
#include <string.h>

#include "check/check.h"
#include "prose/prose.h"

/* What does not belong to the sentence it stands in. */
static bool is_aside(const struct prose_run *run) {
    return run->footnote || run->reference;
}

static void add_runs(struct passage *passage, const struct prose_node *node) {
    for (size_t i = 0; i < node->run_count; i++) {
        const struct prose_run *run = &node->runs[i];
        if (!is_aside(run)) {
            passage_add(passage, run->text, run->length, run->place, run->computed);
        }
    }
}

static void add_node(struct passage *passage, const struct prose_node *node) {
    switch (node->kind) {
    case PROSE_CODE:
    case PROSE_RULE:
    case PROSE_OUTPUT:
        return;
    case PROSE_HEADING:
        add_runs(passage, node);
        passage_end_block(passage, BLOCK_HEADING);
        return;
    case PROSE_ROW:
        for (const struct prose_node *cell = node->first; cell; cell = cell->next) {
            add_runs(passage, cell);
            passage_add(passage, " | ", 3, cell->place, false);
        }
        passage_end_block(passage, BLOCK_ROW);
        return;
    default:
        add_runs(passage, node);
        passage_end_block(passage, BLOCK_TEXT);
    }
    for (const struct prose_node *child = node->first; child; child = child->next) {
        add_node(passage, child);
    }
}

/* A part is a file, a text, or a mapping of parts within it. */
static bool add_part(const struct check_report *report, const char *name,
    const struct value *part, struct passage *passage) {
    if (part->type == VALUE_OBJECT) {
        bool ok = true;
        for (uint32_t i = 0; i < part->count; i++) {
            ok &=
                add_part(report, part->members[i].name, &part->members[i].value, passage);
        }
        return ok;
    }
    const struct prose_node *node =
        prose_read_part(report->arena, part, report->scope, report->faults);
    if (!node) {
        return false;
    }
    passage->part = name;
    add_node(passage, node);
    return true;
}

bool check_read_prose(const struct check_report *report, struct passage *passage) {
    *passage = (struct passage){.arena = report->arena};
    bool ok = true;
    if (report->prose && report->prose->type == VALUE_OBJECT) {
        ok = add_part(report, "", report->prose, passage);
    }
    passage_scan(passage, report->year);
    return ok;
}
