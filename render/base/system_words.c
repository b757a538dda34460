/* errno in words. */
#include "base/system_words.h"

#include <errno.h>
#include <string.h>

static const struct {
    int error;
    const char *chinese;
} meanings[] = {
    {EACCES, "没有权限"},
    {EPERM, "没有权限"},
    {ENOSPC, "磁盘已满"},
    {EDQUOT, "超过了磁盘限额"},
    {EFBIG, "文件太大"},
    {EROFS, "磁盘是只读的"},
    {EEXIST, "已有同名的文件"},
    {EISDIR, "那是一个文件夹"},
    {ENOTDIR, "路径中有一段不是文件夹"},
    {ENOENT, "文件夹不存在"},
    {ENAMETOOLONG, "名称太长"},
    {EIO, "磁盘读写出错"},
    {EBUSY, "文件正被占用"},
    {ETXTBSY, "文件正被占用"},
    {EMFILE, "打开的文件太多"},
    {ENFILE, "打开的文件太多"},
    {EPIPE, "接收数据的程序已经退出"},
};

const char *system_words(int error, enum language language) {
    for (size_t i = 0; language == LANGUAGE_CHINESE && i < countof(meanings); i++) {
        if (meanings[i].error == error) {
            return meanings[i].chinese;
        }
    }
    return strerror(error);
}
