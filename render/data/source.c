/* Files to sources: reading, and making sure that what was read is UTF-8 text. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/progress.h"
#include "base/system_words.h"
#include "base/utf8.h"
#include "data/confine.h"
#include "data/reader.h"

/* Longer files can't be a report's; places and counts are 32 bits wide. */
enum { LARGEST = 1 << 30 };

/* A pipe's bytes, which tells no length. */
static bool read_pipe(struct arena *arena, int file, struct bytes *bytes) {
    struct buffer buffer = {0};
    ssize_t count = 1;
    while (count != 0 && buffer.length <= LARGEST) {
        char block[65536];
        count = read(file, block, sizeof block);
        if (count < 0 && errno != EINTR) {
            buffer_finish(&buffer);
            return false;
        }
        if (count > 0) {
            buffer_append(&buffer, block, (size_t)count);
        }
    }
    bytes->data = arena_copy(arena, buffer.data ? buffer.data : "", buffer.length);
    bytes->length = buffer.length;
    buffer_finish(&buffer);
    return true;
}

static bool read_all(struct arena *arena, int file, struct bytes *bytes) {
    struct stat status;
    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size == 0) {
        return read_pipe(arena, file, bytes);
    }
    size_t size = (size_t)status.st_size;
    bytes->length = size;
    if (size > LARGEST) {
        return true; /* faulted by its length */
    }
    bytes->data = arena_bytes(arena, size + 1);
    for (bytes->length = 0; bytes->length < size;) {
        ssize_t count = read(file, bytes->data + bytes->length, size - bytes->length);
        if (count < 0 && errno != EINTR) {
            return false;
        }
        if (count == 0) {
            break;
        }
        bytes->length += count > 0 ? (size_t)count : 0;
    }
    bytes->data[bytes->length] = 0;
    return true;
}

/* A hint that names a file of the same folder whose name is near. */
static void hint_near_file(struct arena *arena, const char *path, struct faults *faults) {
    const char *slash = strrchr(path, '/');
    size_t folder_length = slash ? (size_t)(slash - path + 1) : 0;
    const char *folder = slash ? arena_copy(arena, path, folder_length) : ".";
    DIR *directory = opendir(folder);
    const char **names = NULL;
    size_t count = 0;
    size_t capacity = 0;
    const struct dirent *entry;
    while (directory && (entry = readdir(directory))) {
        if (entry->d_name[0] != '.') {
            names = arena_grow(arena, names, count, &capacity, sizeof *names);
            names[count++] = arena_copy_string(arena, entry->d_name);
        }
    }
    if (directory) {
        closedir(directory);
        fault_hint_near(faults, slash ? slash + 1 : path, names, count);
    } else if (slash) {
        fault_hint(faults, "there is no folder %s", "没有 %s 这个文件夹", folder);
    }
}

static void add_unreadable(struct arena *arena, const char *path, struct place at,
    int error, struct faults *faults) {
    if (error == ENOENT || error == ENOTDIR) {
        fault_add(faults, FAULT_ERROR, "no-file", at, "there is no file %s",
            "找不到文件 %s", path);
        hint_near_file(arena, path, faults);
    } else if (error == EISDIR) {
        fault_add(faults, FAULT_ERROR, "no-file", at, "%s is a folder, wanted a file",
            "%s 是文件夹，应为文件", path);
    } else if (error == EACCES || error == EPERM) {
        fault_add(faults, FAULT_ERROR, "no-file", at, "the file %s may not be read",
            "没有读取文件 %s 的权限", path);
    } else {
        fault_add_system(faults, "no-file", at, "the file %s can't be read: %s",
            "文件 %s 读不出来：%s", path, system_words(error, faults->language));
    }
}

bool source_load(struct arena *arena, const char *path, struct place at,
    struct bytes *bytes, struct faults *faults) {
    bool standard = strcmp(path, "-") == 0;
    if (!confine_allows(arena, path, at, faults)) {
        return false;
    }
    if (!standard) {
        file_list_note(faults->files, path);
    }
    int file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    int error = file < 0 ? errno : 0;
    if (file >= 0) {
        error = read_all(arena, file, bytes) ? 0 : errno;
        if (!standard) {
            close(file);
        }
    }
    if (error) {
        add_unreadable(arena, path, at, error, faults);
    } else if (bytes->length > LARGEST) {
        fault_add(faults, FAULT_ERROR, "no-file", at, "the file %s is longer than 1 GiB",
            "文件 %s 超过 1 GiB", path);
        error = EFBIG;
    }
    return !error;
}

static bool ends_with(const char *name, const char *ending) {
    size_t length = strlen(name);
    size_t size = strlen(ending);
    return length > size && strcasecmp(name + length - size, ending) == 0;
}

/* `bytes` from another encoding into UTF-8; false if they are not in that encoding. */
static bool decode(const char *encoding, const struct bytes *bytes, struct buffer *out) {
    iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter == (iconv_t)-1) {
        return false;
    }
    char *in = bytes->data;
    size_t left = bytes->length;
    bool good = true;
    while (left && good) {
        char block[4096];
        char *write = block;
        size_t room = sizeof block;
        size_t result = iconv(converter, &in, &left, &write, &room);
        good = result != (size_t)-1 || errno == E2BIG;
        buffer_append(out, block, sizeof block - room);
    }
    iconv_close(converter);
    return good;
}

static bool is_utf16(const struct bytes *bytes) {
    return bytes->length >= 2 && (memcmp(bytes->data, "\xFF\xFE", 2) == 0 ||
                                     memcmp(bytes->data, "\xFE\xFF", 2) == 0);
}

/* The place of a byte; the text in front of it is well formed. */
static struct place place_of(const struct source *source, size_t offset) {
    struct place place = {source, 1, 1, 1};
    size_t line_start = 0;
    for (size_t i = 0; i < offset; i++) {
        if (source->text[i] == '\n') {
            place.line++;
            line_start = i + 1;
        }
    }
    place.column += (uint32_t)utf8_count(source->text + line_start, offset - line_start);
    return place;
}

/* A source whose text is not UTF-8 shows it decoded where the encoding is clear, so that
 * the line under the fault can be read. */
static void add_undecodable(struct source *source, const struct bytes *bytes,
    size_t offset, struct faults *faults) {
    struct buffer decoded = {0};
    if (is_utf16(bytes)) {
        fault_add(faults, FAULT_ERROR, "encoding", (struct place){source, 0, 0, 0},
            "the file is in UTF-16, wanted UTF-8", "文件的编码是 UTF-16，应为 UTF-8");
        fault_hint(faults, "save it as UTF-8", "请用“另存为”，编码选 UTF-8");
    } else if (decode("GB18030", bytes, &decoded)) {
        struct place place = place_of(source, offset);
        source->text = arena_copy(faults->arena, decoded.data, decoded.length);
        source->length = decoded.length;
        fault_add(faults, FAULT_ERROR, "encoding", place,
            "this is not UTF-8; the file looks like GB18030 (GBK)",
            "此处不是 UTF-8；文件的编码像是 GB18030（GBK、ANSI）");
        fault_hint(faults, "save it as UTF-8", "请用“另存为”，编码选 UTF-8");
    } else {
        fault_add(faults, FAULT_ERROR, "encoding", place_of(source, offset),
            "the byte 0x%02X here is not UTF-8", "此处的字节 0x%02X 不是 UTF-8",
            (unsigned char)source->text[offset]);
        fault_hint(faults, "save the file as UTF-8", "请把文件另存为 UTF-8 编码");
    }
    buffer_finish(&decoded);
}

static void add_binary(const struct source *source, struct faults *faults) {
    bool office = source->length > 4 && memcmp(source->text, "PK\3\4", 4) == 0;
    struct place place = {source, 0, 0, 0};
    if (office) {
        fault_add(faults, FAULT_ERROR, "encoding", place,
            "this is an Office or ZIP file, wanted a text file",
            "这是 Office 或 ZIP 文件，应为文本文件");
    } else {
        fault_add(faults, FAULT_ERROR, "encoding", place, "this is not a text file",
            "这不是文本文件");
    }
}

/* Tables of spreadsheets come in the encodings that spreadsheets write. */
static void decode_table(struct arena *arena, const char *path, struct bytes *bytes) {
    bool utf16 = is_utf16(bytes);
    bool foreign =
        utf16 || utf8_first_invalid(bytes->data, bytes->length) < bytes->length;
    struct buffer decoded = {0};
    if ((ends_with(path, ".csv") || ends_with(path, ".tsv")) && foreign &&
        decode(utf16 ? "UTF-16" : "GB18030", bytes, &decoded)) {
        *bytes = (struct bytes){
            arena_copy(arena, decoded.data, decoded.length), decoded.length};
    }
    buffer_finish(&decoded);
}

/* Takes the bytes over into a source, or faults what makes them no UTF-8 text. */
static const struct source *take_text(struct arena *arena, const char *path,
    struct place at, const struct bytes *bytes, struct faults *faults) {
    size_t mark =
        bytes->length >= 3 && memcmp(bytes->data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    struct source *source = arena_new(arena, struct source);
    source->name = arena_copy_string(arena, path);
    source->confinement = at.source ? at.source->confinement : NULL;
    source->length = bytes->length - mark;
    source->text = bytes->data + mark;
    size_t invalid = utf8_first_invalid(source->text, source->length);
    bool binary = memchr(source->text, 0, source->length) != NULL;
    if (is_utf16(bytes) || (invalid < source->length && !binary)) {
        add_undecodable(source, bytes, invalid, faults);
        return NULL;
    }
    if (binary) {
        add_binary(source, faults);
        return NULL;
    }
    return source;
}

const struct source *source_read(
    struct arena *arena, const char *path, struct place at, struct faults *faults) {
    struct bytes bytes = {0};
    if (!source_load(arena, path, at, &bytes, faults)) {
        return NULL;
    }
    decode_table(arena, path, &bytes);
    return take_text(arena, path, at, &bytes, faults);
}

void source_watch(const struct source *source, struct faults *faults) {
    if (faults->progress) {
        const char *slash = strrchr(source->name, '/');
        const char *what = words_in(faults->language, "reading %s", "正在读 %s");
        what = arena_print(faults->arena, what, slash ? slash + 1 : source->name);
        progress_begin(faults->progress, what, (double)source->length, PROGRESS_BYTES);
    }
}

const struct source *source_without_text(
    struct arena *arena, const char *path, const struct source *from, const char *sheet) {
    struct source *source = arena_new(arena, struct source);
    *source = (struct source){.name = arena_copy_string(arena, path),
        .sheet = sheet,
        .confinement = from ? from->confinement : NULL};
    return source;
}
