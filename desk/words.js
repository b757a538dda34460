// What the page says, in Chinese and English. A test holds both complete.
export const words = {
  "zh-CN": {
    tools: "工具", pages: "页", pageBefore: "上一页", pageBehind: "下一页",
    zoom: "缩放", smaller: "缩小", larger: "放大", zoomWhole: "实际大小", fit: "适合宽度",
    widths: "版面宽度", paper: "纸面", both: "并排", phone: "手机", phoneWidth: "手机屏宽（px）",
    ground: "底色", dark: "深色底", outputs: "输出", picture: "图样", panel: "问题与来源",
    faults: "问题", source: "来源",
    drawn: (time, ms) => `${time} 更新，用时 ${ms} 毫秒`,
    failed: "有错误，未能重画",
    gone: "与 tubiao 的连接断开了；请在终端里重新运行，再打开新网址",
    stale: "这一版有错误，下面是上一次画出的图。",
    never: "还没有可显示的图；改好下列错误后会自动出现。",
    noFaults: "没有发现问题。", onScreen: (width) => `手机 ${width} px：`,
    clickHint: "点图上任意一处，这里显示它出自哪个文件的哪一行。",
    noPlace: "这一处不出自任何文件。",
    notRead: "这个文件读不出来。",
    data: "数据", text: "文字", mark: "图形", block: "所在版块", fault: "问题", note: "相关",
    edit: "在编辑器中打开", copy: "复制位置", copied: "已复制",
    error: "错误", warning: "警告", hint: "提示",
    errors: (n) => `${n} 处错误`, warnings: (n) => `${n} 处警告`,
    paperView: (w, h) => `纸面 ${w} × ${h} 毫米`,
    screenView: (w) => `手机 ${w} px`, scaledView: (w) => `手机 ${w} px（整图缩小）`,
    pageOf: (n, name) => `${name} 第 ${n} 页`,
    relationsHold: (n) => `勾稽关系：${n} 项全部成立`,
    relationsFail: (held, failed, undecided) =>
      `勾稽关系：${held} 项成立，${failed} 项不成立，${undecided} 项无法判断`,
    numbers: (computed, tied, doubtful, unexplained) =>
      `文中数字：${computed} 个由数据算出，${tied} 个核对一致，${doubtful} 个有疑问，${unexplained} 个无从核对`,
  },
  en: {
    tools: "Tools", pages: "Pages", pageBefore: "Page before", pageBehind: "Next page",
    zoom: "Zoom", smaller: "Smaller", larger: "Larger", zoomWhole: "Actual size", fit: "Fit width",
    widths: "Widths", paper: "Paper", both: "Both", phone: "Phone", phoneWidth: "Width of the phone, px",
    ground: "Ground", dark: "Dark ground", outputs: "Outputs", picture: "Picture", panel: "Faults and source",
    faults: "Faults", source: "Source",
    drawn: (time, ms) => `updated ${time}, in ${ms} ms`,
    failed: "there are errors; not drawn again",
    gone: "the connection to tubiao is lost; run it again and open its new address",
    stale: "This version has errors; below is the last picture that could be drawn.",
    never: "There is no picture yet; it will appear once the errors are mended.",
    noFaults: "No faults found.", onScreen: (width) => `On a phone ${width} px wide: `,
    clickHint: "Click anything in the picture to see which line of which file made it.",
    noPlace: "This comes from no file.",
    notRead: "This file can't be read.",
    data: "Data", text: "Text", mark: "Mark", block: "In block", fault: "Fault", note: "Related",
    edit: "Open in editor", copy: "Copy place", copied: "Copied",
    error: "error", warning: "warning", hint: "note",
    errors: (n) => `${n} error${n === 1 ? "" : "s"}`,
    warnings: (n) => `${n} warning${n === 1 ? "" : "s"}`,
    paperView: (w, h) => `Paper ${w} × ${h} mm`,
    screenView: (w) => `Phone ${w} px`, scaledView: (w) => `Phone ${w} px (picture scaled down)`,
    pageOf: (n, name) => `${name}, page ${n}`,
    relationsHold: (n) => `Relations: all ${n} hold`,
    relationsFail: (held, failed, undecided) =>
      `Relations: ${held} hold, ${failed} fail, ${undecided} can't be decided`,
    numbers: (computed, tied, doubtful, unexplained) =>
      `Numbers of the prose: ${computed} computed, ${tied} agree, ${doubtful} doubtful, ${unexplained} unexplained`,
  },
};

let said = words["zh-CN"];

export function word(name, ...values) {
  const text = said[name];
  return typeof text === "function" ? text(...values) : text;
}

// Puts the words of that language where the page names them.
export function speak(language) {
  said = words[language] || words.en;
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = word(element.dataset.word);
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    const label = word(element.dataset.label);
    element.setAttribute("aria-label", label);
    if (element.matches("button, select")) {
      element.title = label;
    }
  }
  for (const element of document.querySelectorAll("[data-title]")) {
    element.title = word(element.dataset.title);
  }
}
