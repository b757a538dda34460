/* errno in words. */
#include "base/system_words.h"

#include <errno.h>
#include <string.h>

static const struct {
    int error;
    const char *english, *chinese;
} meanings[] = {
    {EACCES, "Permission denied", "没有权限"},
    {EPERM, "Operation not permitted", "没有权限"},
    {ENOSPC, "No space left on device", "磁盘已满"},
    {EDQUOT, "Disk quota exceeded", "超过了磁盘限额"},
    {EFBIG, "File too large", "文件太大"},
    {EROFS, "Read-only file system", "磁盘是只读的"},
    {EEXIST, "File exists", "已有同名的文件"},
    {EISDIR, "Is a directory", "那是一个文件夹"},
    {ENOTDIR, "Not a directory", "路径中有一段不是文件夹"},
    {ENOENT, "No such file or directory", "文件夹不存在"},
    {ENAMETOOLONG, "File name too long", "名称太长"},
    {EIO, "Input/output error", "磁盘读写出错"},
    {EBUSY, "Device or resource busy", "文件正被占用"},
    {ETXTBSY, "Text file busy", "文件正被占用"},
    {EMFILE, "Too many open files", "打开的文件太多"},
    {ENFILE, "Too many open files in system", "打开的文件太多"},
    {EPIPE, "Broken pipe", "接收数据的程序已经退出"},
};

const char *system_words(int error, enum language language) {
    for (size_t i = 0; language != LANGUAGE_ENGLISH && i < countof(meanings); i++) {
        if (meanings[i].error == error) {
            return words_in(language, meanings[i].english, meanings[i].chinese);
        }
    }
    return strerror(error);
}
