/* The command table. */
#include <string.h>

#include "command/command.h"

const struct command commands[] = {
    {"render", "REPORT|LAYOUT|SPEC [OUTPUT...]", "draw figures and tables", "画出图和表",
        command_render, COMMAND_RENDER,
        {{"tubiao render samples/qufu-2023 -o out",
             "every output of a report, as PDF, SVG and PNG",
             "报告的全部输出，PDF、SVG、PNG 各一份"},
            {"tubiao render samples/qufu-2023 figure-2 --ppi 300 -o figure.png",
                "one figure for print", "一张印刷用的图"}}},
    {"batch", "[LIST]", "many jobs, a line each", "批量生成，每行一项任务", command_batch,
        COMMAND_BATCH,
        {{"tubiao batch jobs.txt -f pdf -o out",
             "the reports that a file lists, each into a folder of its own",
             "文件里列出的各份报告，各写进自己的目录"},
            {"ls -d samples/*-2024 | tubiao batch -f svg -o out",
                "the reports that another program lists", "由别的程序给出报告名"}}},
    {"preview", "REPORT|LAYOUT|SPEC [OUTPUT...]",
        "show outputs in the terminal or a browser", "在终端或浏览器里看图和表",
        command_preview, COMMAND_PREVIEW,
        {{"tubiao preview samples/qufu-2023 figure-2", "one figure, here and now",
             "在终端里看一张图"},
            {"tubiao preview samples/qufu-2023 --watch",
                "one output after the other, drawn again on each save",
                "逐个翻看各输出，每次保存后重画"},
            {"tubiao preview samples/qufu-2023 --web --open",
                "in a browser, with pages, faults and the source of each mark",
                "在浏览器里看页面、问题，以及每个图形的出处"}}},
    {"check", "REPORT", "find numbers that disagree", "核对报告中的数字", command_check,
        COMMAND_CHECK,
        {{"tubiao check samples/qufu-2023 -o checked.pdf",
             "and the pages with each doubtful number ringed",
             "另出一份圈出可疑数字的 PDF"},
            {"tubiao check samples/qufu-2024 --previous samples/qufu-2023",
                "against last year's report too", "并与上一年的报告核对"}}},
    {"explain", "REPORT NUMBER", "where a number comes from", "说明一个数的来历",
        command_explain, COMMAND_EXPLAIN,
        {{"tubiao explain samples/qufu-2023 632",
             "the cells or the expression behind 632", "632 出自哪些单元格或哪个算式"},
            {"tubiao explain samples/qufu-2023 45.05%",
                "a share, as the report writes it", "占比，照报告里的写法"}}},
    {"new", "LAYOUT DIR", "a report to fill in", "新建一份待填的报告", command_new,
        COMMAND_NEW,
        {{"tubiao new annual-report report-2024 --xlsx",
             "the data in a workbook like the official tables",
             "数据填在工作簿里，与官方表样相同"},
            {"tubiao new annual-report report-2024 --from samples/qufu-2023",
                "with what last year's report hands on", "由上一年的报告转来"}}},
    {"list", "[REPORT|LAYOUT]", "layouts, or the outputs and needs of one",
        "列出版式，或某个版式的输出和所需数据", command_list, COMMAND_LIST,
        {{"tubiao list", "the layouts and themes there are", "有哪些版式和主题"},
            {"tubiao list annual-report", "what one draws, and the data that it needs",
                "某个版式画哪些图表，需要哪些数据"}}},
    {"schema", "[report|layout|document|theme|preset] [LAYOUT]",
        "JSON Schema for editors", "供编辑器补全和检查的 JSON Schema", command_schema,
        COMMAND_SCHEMA,
        {{"tubiao schema document > document.json", "of the outputs of a layout",
             "版式输出文件的结构"},
            {"tubiao schema report annual-report > report.json",
                "of reports of a layout, with its data",
                "某个版式的报告，连同它的数据"}}},
    {"fonts", "", "fonts by role, found and missing", "各角色用到的字体与缺少的字体",
        command_fonts, COMMAND_FONTS,
        {{"tubiao fonts", "which font stands for which role", "各角色用的是哪个字体"}}},
    {"completion", "bash|zsh|fish", "completion of commands and options for a shell",
        "供 shell 补全命令和选项", command_completion, COMMAND_COMPLETION,
        {{"tubiao completion bash > ~/.local/share/bash-completion/completions/tubiao",
             "for bash, where it was not installed with the program",
             "供 bash 用（安装程序时已一并装好的，不必再做）"},
            {"tubiao completion fish > ~/.config/fish/completions/tubiao.fish",
                "for fish", "供 fish 用"}}},
    {"help", "[COMMAND]", "this list, or one command with its options",
        "本帮助，或某个命令的用法和选项", command_help, COMMAND_HELP,
        {{"tubiao help render", "what render takes", "render 的用法和选项"}}},
};

const size_t command_count = countof(commands);

const struct command *command_find(const char *name, struct faults *faults) {
    const char *names[countof(commands)];
    for (size_t i = 0; i < countof(commands); i++) {
        if (strcmp(commands[i].name, name) == 0) {
            return &commands[i];
        }
        names[i] = commands[i].name;
    }
    fault_add(faults, FAULT_ERROR, "unknown-command", (struct place){0},
        "there is no command %s; `tubiao --help` lists them",
        "没有 %s 这个命令，用 `tubiao --help` 查看", name);
    fault_hint_near(faults, name, names, countof(names));
    return NULL;
}
