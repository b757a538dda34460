/* What is not a workbook though its name says so, said by its first bytes or its parts. */
#include "xlsx/wrong.h"

#include <string.h>

/* Office before 2007 and WPS's .et keep workbooks in OLE compound files; so are workbooks
 * with a password, whose stream has this name in UTF-16. */
static const char compound[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

static bool contains(
    const char *bytes, size_t length, const char *wanted, size_t wanted_length) {
    const char *end = bytes + length;
    for (const char *c = bytes; (size_t)(end - c) >= wanted_length; c++) {
        c = memchr(c, *wanted, (size_t)(end - c) - wanted_length + 1);
        if (!c) {
            return false;
        }
        if (memcmp(c, wanted, wanted_length) == 0) {
            return true;
        }
    }
    return false;
}

static void say(struct package *package, const char *english, const char *chinese) {
    package_fault(package, english, chinese);
    fault_hint(package->faults, "open it in Excel or WPS and save it as .xlsx",
        "请用 Excel 或 WPS 打开，另存为 .xlsx");
}

static void say_compound(struct package *package, const struct workbook *workbook) {
    if (contains(workbook->bytes, workbook->length, encrypted, sizeof encrypted - 1)) {
        package_fault(package, "the workbook has a password", "工作簿设了打开密码");
        fault_hint(package->faults, "save it without one", "请去掉密码后再保存");
    } else {
        say(package, "this is a workbook of the old form (.xls, .et), not .xlsx",
            "这是旧格式的工作簿（.xls、.et），不是 .xlsx");
    }
}

/* The first byte that is no space and no byte order mark. */
static char first_sign(const struct workbook *workbook) {
    const char *bytes = workbook->bytes;
    size_t skip = workbook->length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (skip < workbook->length && strchr(" \t\r\n", bytes[skip]) && bytes[skip]) {
        skip++;
    }
    return skip < workbook->length ? bytes[skip] : 0;
}

bool wrong_kind(struct package *package, const struct workbook *workbook) {
    const char *bytes = workbook->bytes;
    size_t length = workbook->length;
    if (length == 0) {
        package_fault(package, "the file is empty", "文件是空的");
    } else if (length >= 8 && memcmp(bytes, compound, 8) == 0) {
        say_compound(package, workbook);
    } else if (length >= 4 && memcmp(bytes, "PK\3\4", 4) == 0) {
        return false;
    } else if (first_sign(workbook) == '<') {
        say(package, "this is a web page or XML file that was renamed to .xlsx",
            "这是改名为 .xlsx 的网页或 XML 文件");
    } else {
        say(package, "this is no workbook", "这不是工作簿");
    }
    return true;
}

bool wrong_package(struct package *package) {
    static const struct {
        const char *part;
        const char *english, *chinese;
    } others[] = {
        {"xl/workbook.bin", "this is a binary workbook (.xlsb), not .xlsx",
            "这是二进制工作簿（.xlsb），不是 .xlsx"},
        {"word/document.xml", "this is a Word document, not a workbook",
            "这是 Word 文档，不是工作簿"},
        {"ppt/presentation.xml", "this is a presentation, not a workbook",
            "这是演示文稿，不是工作簿"},
        {"content.xml", "this is an OpenDocument file (.ods, .odt), not .xlsx",
            "这是 OpenDocument 文件（.ods、.odt），不是 .xlsx"},
    };
    for (size_t i = 0; i < countof(others); i++) {
        if (package_has(package, others[i].part)) {
            say(package, others[i].english, others[i].chinese);
            return false;
        }
    }
    say(package, "this is a ZIP file without a workbook in it",
        "这是压缩文件，里面没有工作簿");
    return false;
}
