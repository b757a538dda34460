/* A report's prose with its numbers found. */
#include "check/passage.h"

#include <string.h>

#include "base/utf8.h"
#include "check/cues.h"

void passage_add(struct passage *passage, const char *text, size_t length,
    struct place place, bool computed) {
    passage->origins = arena_grow(passage->arena, passage->origins, passage->origin_count,
        &passage->origin_capacity, sizeof *passage->origins);
    passage->origins[passage->origin_count++] =
        (struct origin){passage->text.length, place, computed};
    buffer_append(&passage->text, text, length);
}

/* （一）主动公开情况, 一、总体情况: a title that is not marked as one. */
static bool looks_like_heading(struct span text) {
    static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八",
        "九", "十", "（一", "（二", "（三", "（四", "（五", "（六", "（七", "(一", "(二",
        "(三", "(四", "(五", NULL};
    static const char *const marks[] = {"、", "）", ")", NULL};
    static const char *const stops[] = {"。", "，", "；", "是", NULL};
    enum { LONGEST = 30 };
    const char *numeral = span_starts_any(text, numerals);
    struct span rest = {
        text.text, text.start + (numeral ? strlen(numeral) : 0), text.end};
    return numeral && span_starts_any(rest, marks) && !span_has_any(text, stops) &&
           utf8_count(text.text + text.start, text.end - text.start) <= LONGEST;
}

void passage_end_block(struct passage *passage, enum block_role role) {
    if (passage->text.length == passage->open) {
        return;
    }
    struct span text = {passage->text.data, passage->open, passage->text.length};
    if (role == BLOCK_TEXT && looks_like_heading(text)) {
        role = BLOCK_HEADING;
    }
    passage->blocks = arena_grow(passage->arena, passage->blocks, passage->block_count,
        &passage->block_capacity, sizeof *passage->blocks);
    size_t index = passage->block_count++;
    const struct passage_block *last = index ? &passage->blocks[index - 1] : NULL;
    bool goes_on = last && last->part == passage->part;
    passage->blocks[index] = (struct passage_block){.start = passage->open,
        .end = passage->text.length,
        .role = role,
        .heading = role == BLOCK_HEADING ? index
                   : goes_on             ? last->heading
                                         : SIZE_MAX,
        .part = passage->part};
    buffer_append_char(&passage->text, '\n');
    passage->open = passage->text.length;
}

void passage_finish(struct passage *passage) {
    buffer_finish(&passage->text);
}

static const struct origin *find_origin(const struct passage *passage, size_t at) {
    size_t low = 0;
    size_t high = passage->origin_count;
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        if (passage->origins[middle].start <= at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return passage->origin_count ? &passage->origins[low] : NULL;
}

/* The source was read as UTF-8: bytes that begin a character. */
static uint32_t count_characters(const char *text, size_t start, size_t end) {
    uint32_t count = 0;
    for (size_t i = start; i < end; i++) {
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return count;
}

struct place passage_place(const struct passage *passage, size_t start, size_t end) {
    const struct origin *origin = find_origin(passage, start);
    if (!origin) {
        return (struct place){0};
    }
    struct place place = origin->place;
    if (origin->computed) {
        return place;
    }
    const char *text = passage->text.data;
    place.column += count_characters(text, origin->start, start);
    place.length = count_characters(text, start, end);
    return place;
}

struct place passage_number_place(const struct passage *passage, size_t number) {
    const struct quantity *quantity = &passage->numbers[number].quantity;
    size_t end = *quantity->unit && quantity->unit_end > quantity->end
                     ? quantity->unit_end
                     : quantity->end;
    return passage_place(passage, quantity->start, end);
}

static struct span block_span(const struct passage *passage, size_t block) {
    return (struct span){
        passage->text.data, passage->blocks[block].start, passage->blocks[block].end};
}

struct span passage_block(const struct passage *passage, size_t number) {
    return block_span(passage, passage->numbers[number].block);
}

struct span passage_heading(const struct passage *passage, size_t number) {
    size_t heading = passage->blocks[passage->numbers[number].block].heading;
    return heading == SIZE_MAX ? (struct span){passage->text.data, 0, 0}
                               : block_span(passage, heading);
}

static const char *const sentence_ends[] = {"。", "！", "？", "\n", NULL};

struct span passage_sentence(const struct passage *passage, size_t number) {
    const struct number *n = &passage->numbers[number];
    return (struct span){passage->text.data, n->sentence_start, n->sentence_end};
}

static struct span find_sentence(const struct passage *passage, size_t number) {
    struct span block = passage_block(passage, number);
    const struct quantity *quantity = &passage->numbers[number].quantity;
    struct span before = {block.text, block.start, quantity->start};
    size_t at = block.start;
    const char *mark = span_last_of(before, sentence_ends, &at);
    struct span sentence = {
        block.text, mark ? at + strlen(mark) : block.start, block.end};
    struct span rest = {block.text, quantity->end, block.end};
    for (const char *const *end = sentence_ends; *end; end++) {
        ptrdiff_t found = span_find(rest, *end);
        if (found != NOT_FOUND && (size_t)found < sentence.end) {
            sentence.end = (size_t)found;
        }
    }
    return sentence;
}

/* Dates, ordinals and years don't part what is said of a number. */
static bool parts_text(const struct number *number) {
    return number->quantity.kind != QUANTITY_OTHER &&
           number->quantity.kind != QUANTITY_YEAR;
}

struct span passage_before(const struct passage *passage, size_t number) {
    const struct number *n = &passage->numbers[number];
    return (struct span){passage->text.data, n->before_start, n->quantity.start};
}

struct span passage_behind(const struct passage *passage, size_t number) {
    const struct number *n = &passage->numbers[number];
    return (struct span){passage->text.data, n->quantity.unit_end, n->behind_end};
}

struct span passage_clause(const struct passage *passage, size_t number) {
    const struct number *n = &passage->numbers[number];
    return (struct span){passage->text.data, n->clause_start, n->quantity.start};
}

static struct span find_before(const struct passage *passage, size_t number) {
    struct span before = passage_sentence(passage, number);
    before.end = passage->numbers[number].quantity.start;
    for (size_t i = number; i-- > 0;) {
        const struct number *other = &passage->numbers[i];
        if (other->sentence != passage->numbers[number].sentence) {
            break;
        }
        if (parts_text(other)) {
            before.start = other->quantity.unit_end;
            break;
        }
    }
    return before;
}

static struct span find_behind(const struct passage *passage, size_t number) {
    struct span behind = passage_sentence(passage, number);
    behind.start = passage->numbers[number].quantity.unit_end;
    for (size_t i = number + 1; i < passage->number_count; i++) {
        const struct number *other = &passage->numbers[i];
        if (other->sentence != passage->numbers[number].sentence) {
            break;
        }
        if (parts_text(other)) {
            behind.end = other->quantity.start;
            break;
        }
    }
    if (behind.end < behind.start) {
        behind.end = behind.start;
    }
    return behind;
}

static struct span find_clause(const struct passage *passage, size_t number) {
    static const char *const marks[] = {
        "，", "；", "：", "（", "、", ",", ";", ":", "(", "\n", "|", NULL};
    struct span before = passage_before(passage, number);
    size_t at = before.start;
    const char *mark = span_last_of(before, marks, &at);
    if (mark) {
        before.start = at + strlen(mark);
    }
    return before;
}

/* What stands around a number is asked for often: it is found once. */
static void set_context(struct passage *passage, size_t index) {
    struct number *number = &passage->numbers[index];
    struct span sentence = find_sentence(passage, index);
    number->sentence_start = sentence.start;
    number->sentence_end = sentence.end;
    number->before_start = find_before(passage, index).start;
    number->behind_end = find_behind(passage, index).end;
    number->clause_start = find_clause(passage, index).start;
}

bool passage_is_claim(const struct passage *passage, size_t index) {
    const struct number *number = &passage->numbers[index];
    enum quantity_kind kind = number->quantity.kind;
    /* 三项工程, 一次培训: a single numeral is no claim until something ties it */
    bool needs_tie = kind == QUANTITY_YEAR || number->quantity.weak;
    return needs_tie ? number->verdict != VERDICT_OPEN : kind != QUANTITY_OTHER;
}

bool passage_is_unexplained(const struct passage *passage, size_t index) {
    const struct number *number = &passage->numbers[index];
    return number->verdict == VERDICT_OPEN && !number->quantity.computed &&
           passage_is_claim(passage, index);
}

const char *passage_print(const struct passage *passage, size_t number) {
    const struct quantity *quantity = &passage->numbers[number].quantity;
    size_t end = quantity->unit_end;
    return arena_copy(
        passage->arena, passage->text.data + quantity->start, end - quantity->start);
}

static void add_number(
    struct passage *passage, size_t block, struct quantity quantity, size_t sentence) {
    passage->numbers = arena_grow(passage->arena, passage->numbers, passage->number_count,
        &passage->number_capacity, sizeof *passage->numbers);
    const struct origin *origin = find_origin(passage, quantity.start);
    quantity.computed = origin && origin->computed;
    passage->numbers[passage->number_count++] = (struct number){
        .quantity = quantity, .block = block, .sentence = sentence, .total = NOT_FOUND};
}

static void scan_block(struct passage *passage, size_t index) {
    struct passage_block *block = &passage->blocks[index];
    struct span span = block_span(passage, index);
    struct quantity quantity;
    size_t at = block->start;
    size_t counted = block->start;
    block->first = passage->number_count;
    passage->sentence_count++;
    while (quantity_next(span, at, &quantity)) {
        struct span between = {span.text, counted, quantity.start};
        passage->sentence_count += span_has_any(between, sentence_ends);
        counted = quantity.end;
        add_number(passage, index, quantity, passage->sentence_count);
        at = quantity.end;
    }
    block->count = passage->number_count - block->first;
}

void passage_scan(struct passage *passage, int year) {
    for (size_t i = 0; i < passage->block_count; i++) {
        scan_block(passage, i);
    }
    for (size_t i = 0; i < passage->number_count; i++) {
        set_context(passage, i);
    }
    for (size_t i = 0; i < passage->number_count; i++) {
        cues_set_role(passage, i, year);
    }
}
