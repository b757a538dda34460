/* Watching: events of folders, the time that a change takes to settle, and looking. */
#include "command/watch.h"

#include <limits.h>
#include <math.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/clock.h"
#include "command/watch_way.h"

/* In ms. What a writer leaves unfinished for longer than SETTLE is drawn as far as it came;
 * what never rests is drawn at LONGEST. A file that was FRESH may have changed again unseen. */
enum { SETTLE = 120, LONGEST = 1000, LOOK_OFTEN = 100, LOOK_SELDOM = 1000, FRESH = 25 };

enum {
    ARRIVED = IN_CLOSE_WRITE | IN_MOVED_TO,             /* whole */
    ON_THE_WAY = IN_CREATE | IN_DELETE | IN_MOVED_FROM, /* more may follow */
    OF_FOLDERS = ON_THE_WAY | IN_MOVED_TO,
    OF_FILES = OF_FOLDERS | IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB,
};

/* A folder that events are asked of. */
struct folder {
    const char *path;
    int number; /* inotify's; -1: the system does not let us */
    bool has_files;
};

/* A name that matters in a folder. */
struct followed {
    size_t folder;
    const char *name;
    bool is_file;   /* else a folder or link on the way */
    bool unsettled; /* being written, or gone for the moment */
};

struct looked {
    struct noted_file file;  /* as it was when it was read */
    struct file_stamp stamp; /* as it was when we last looked */
};

/* What is followed, made anew each time. */
struct list {
    struct arena arena;
    struct folder *folders;
    size_t folder_count, folder_capacity;
    struct followed *followed;
    size_t followed_count, followed_capacity;
    struct looked *files;
    size_t file_count;
};

struct watch {
    struct arena memory; /* holds the watch itself */
    int events;          /* inotify's descriptor; -1: none */
    bool looks_often;
    struct list list;
    bool changed;
    double due;             /* when the change counts */
    double unsettled_since; /* the first of what has not settled; 0: all has */
    double next_look;
};

struct watch *watch_open(enum watch_way way) {
    struct arena memory = {0};
    struct watch *watch = arena_new(&memory, struct watch);
    watch->memory = memory;
    watch->events = way == WATCH_EVENTS ? inotify_init1(IN_NONBLOCK | IN_CLOEXEC) : -1;
    watch->looks_often = watch->events < 0;
    return watch;
}

void watch_close(struct watch *watch) {
    if (watch->events >= 0) {
        close(watch->events);
    }
    arena_finish(&watch->list.arena);
    struct arena memory = watch->memory;
    arena_finish(&memory);
}

static void note_settled(struct watch *watch) {
    watch->changed = true;
    for (size_t i = 0; i < watch->list.followed_count; i++) {
        if (watch->list.followed[i].unsettled) {
            return; /* that decides when */
        }
    }
    watch->unsettled_since = 0;
    watch->due = clock_milliseconds();
}

static void note_unsettled(struct watch *watch, double quiet) {
    double now = clock_milliseconds();
    watch->changed = true;
    watch->unsettled_since = watch->unsettled_since > 0 ? watch->unsettled_since : now;
    watch->due = fmin(now + quiet, watch->unsettled_since + LONGEST);
}

static size_t find_folder(struct list *list, const char *path) {
    size_t i = 0;
    while (i < list->folder_count && strcmp(list->folders[i].path, path) != 0) {
        i++;
    }
    if (i == list->folder_count) {
        list->folders = arena_grow(&list->arena, list->folders, list->folder_count,
            &list->folder_capacity, sizeof *list->folders);
        list->folders[list->folder_count++] = (struct folder){.path = path, .number = -1};
    }
    return i;
}

/* Asks for the folder's events; from then on none is missed. One that may not be read gives
 * none; where the system has no watches left, looking has to do. */
static void watch_folder(struct watch *watch, struct folder *folder, bool has_files) {
    bool known = folder->number >= 0 && (folder->has_files || !has_files);
    if (watch->events < 0 || known) {
        return;
    }
    uint32_t mask = has_files ? OF_FILES : OF_FOLDERS;
    folder->has_files |= has_files;
    folder->number =
        inotify_add_watch(watch->events, folder->path, mask | IN_ONLYDIR | IN_MASK_ADD);
    watch->looks_often |= folder->number < 0;
}

static void add_followed(struct list *list, size_t folder, const struct way_step *step) {
    for (size_t i = 0; i < list->followed_count; i++) {
        struct followed *other = &list->followed[i];
        if (other->folder == folder && strcmp(other->name, step->name) == 0) {
            other->is_file |= step->is_last;
            return;
        }
    }
    list->followed = arena_grow(&list->arena, list->followed, list->followed_count,
        &list->followed_capacity, sizeof *list->followed);
    list->followed[list->followed_count++] =
        (struct followed){.folder = folder, .name = step->name, .is_file = step->is_last};
}

static void follow_path(struct watch *watch, const char *path) {
    struct list *list = &watch->list;
    struct way_step step;
    for (struct way way = way_begin(&list->arena, path); way_next(&way, &step);) {
        size_t folder = find_folder(list, step.folder);
        watch_folder(watch, &list->folders[folder], step.is_last);
        add_followed(list, folder, &step);
    }
}

static bool has_number(const struct list *list, int number) {
    for (size_t i = 0; i < list->folder_count; i++) {
        if (list->folders[i].number == number) {
            return true;
        }
    }
    return false;
}

/* Folders that nothing leads through any more. */
static void leave_folders(struct watch *watch, const struct list *before) {
    for (size_t i = 0; i < before->folder_count; i++) {
        int number = before->folders[i].number;
        if (number >= 0 && !has_number(&watch->list, number)) {
            inotify_rm_watch(watch->events, number);
        }
    }
}

static bool has_path(const struct list *list, const char *path) {
    for (size_t i = 0; i < list->file_count; i++) {
        if (strcmp(list->files[i].file.path, path) == 0) {
            return true;
        }
    }
    return false;
}

/* What changed while nobody watched, or may have. */
static void compare(struct watch *watch, const struct list *before) {
    for (size_t i = 0; i < watch->list.file_count; i++) {
        struct looked *looked = &watch->list.files[i];
        const struct noted_file *file = &looked->file;
        bool unwatched = watch->looks_often || !has_path(before, file->path);
        looked->stamp = file_stamp_read(file->path);
        if (watch->changed) {
            continue;
        }
        if (!file_stamp_same(looked->stamp, file->stamp)) {
            note_unsettled(watch, SETTLE);
        } else if (unwatched && file->stamp.fresh) {
            note_unsettled(watch, FRESH);
        }
    }
}

void watch_follow(struct watch *watch, const struct file_list *files) {
    struct list before = watch->list;
    struct list *list = &watch->list;
    *list = (struct list){0};
    list->files = arena_array(&list->arena, files->count + 1, sizeof *list->files);
    list->file_count = files->count;
    watch->looks_often = watch->events < 0;
    for (size_t i = 0; i < files->count; i++) {
        const struct noted_file *file = &files->items[i];
        list->files[i].file =
            (struct noted_file){arena_copy_string(&list->arena, file->path), file->stamp};
        follow_path(watch, file->path);
    }
    leave_folders(watch, &before);
    compare(watch, &before);
    arena_finish(&before.arena);
    watch->next_look =
        clock_milliseconds() + (watch->looks_often ? LOOK_OFTEN : LOOK_SELDOM);
}

int watch_descriptor(const struct watch *watch) {
    return watch->events;
}

int watch_wait(const struct watch *watch) {
    double until = watch->next_look;
    if (watch->changed && watch->due < until) {
        until = watch->due;
    }
    return (int)ceil(fmax(0, until - clock_milliseconds()));
}

static void take_name(struct watch *watch, struct followed *followed, uint32_t mask) {
    if (mask & ARRIVED) {
        followed->unsettled = false;
        note_settled(watch);
    } else if (followed->is_file || (mask & ON_THE_WAY)) {
        followed->unsettled = true;
        note_unsettled(watch, SETTLE);
    }
}

static void take_event(struct watch *watch, const struct inotify_event *event) {
    if (event->mask & IN_Q_OVERFLOW) {
        note_settled(watch); /* events were lost: anything may have changed */
    }
    for (size_t i = 0; event->len && i < watch->list.followed_count; i++) {
        struct followed *followed = &watch->list.followed[i];
        if (watch->list.folders[followed->folder].number == event->wd &&
            strcmp(followed->name, event->name) == 0) {
            take_name(watch, followed, event->mask);
        }
    }
}

static void take_events(struct watch *watch) {
    _Alignas(struct inotify_event) char bytes[64 * (sizeof(struct inotify_event) + 32)];
    ssize_t count;
    while (watch->events >= 0 && (count = read(watch->events, bytes, sizeof bytes)) > 0) {
        for (ssize_t at = 0; at < count;) {
            const struct inotify_event *event = (const void *)(bytes + at);
            take_event(watch, event);
            at += (ssize_t)(sizeof *event + event->len);
        }
    }
}

static void look(struct watch *watch) {
    for (size_t i = 0; i < watch->list.file_count; i++) {
        struct looked *looked = &watch->list.files[i];
        struct file_stamp stamp = file_stamp_read(looked->file.path);
        if (!file_stamp_same(stamp, looked->stamp)) {
            looked->stamp = stamp;
            note_unsettled(watch, LOOK_OFTEN + FRESH);
        }
    }
}

static bool is_due(const struct watch *watch) {
    return watch->changed && clock_milliseconds() >= watch->due;
}

bool watch_changed(struct watch *watch) {
    take_events(watch);
    if (!is_due(watch) && clock_milliseconds() >= watch->next_look) {
        look(watch);
        bool often = watch->looks_often || watch->changed;
        watch->next_look = clock_milliseconds() + (often ? LOOK_OFTEN : LOOK_SELDOM);
    }
    if (!is_due(watch)) {
        return false;
    }
    watch->changed = false;
    watch->unsettled_since = 0;
    for (size_t i = 0; i < watch->list.followed_count; i++) {
        watch->list.followed[i].unsettled = false;
    }
    return true;
}
