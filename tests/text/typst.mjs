// Where Typst ends lines, in the form tests/text/typst.c reads: for each paragraph, for each
// width, a line "#0,12,24" of the characters that lines start with.
//
//     node typst.mjs NODE_MODULES FONT_FOLDER PARAGRAPHS WIDTH,WIDTH…
//
// Each paragraph at each width is a page of its own in one PDF, whose words pdftotext places.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [modules, font, list, widths] = process.argv.slice(2);
const { NodeCompiler } = createRequire(join(modules, "/"))(
  "@myriaddreamin/typst-ts-node-compiler",
);
const paragraphs = readFileSync(list, "utf8").trimEnd().split("\n");

const source = `
#set page(height: auto, margin: 0pt)
#set text(font: "Noto Serif CJK SC", fallback: false, size: 16pt, lang: "zh", region: "cn")
#set par(justify: true)
#for text in json("paragraphs.json") {
  for width in (${widths},) { page(width: width * 1pt, par(text)) }
}`;

const folder = mkdtempSync(join(tmpdir(), "tubiao-typst-"));
writeFileSync(join(folder, "paragraphs.json"), JSON.stringify(paragraphs));
const compiler = NodeCompiler.create({
  workspace: folder,
  fontArgs: [{ fontBlobs: [readFileSync(font)] }],
});
writeFileSync(join(folder, "out.pdf"), compiler.pdf({ mainFileContent: source }));
const words = execFileSync("pdftotext", ["-bbox", join(folder, "out.pdf"), "-"], {
  encoding: "utf8",
  maxBuffer: 1 << 30,
});
rmSync(folder, { recursive: true });
const signs = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'" };
const pages = words.split("<page").slice(1).map((page) => {
  const found = [];
  for (const [, x, y, word] of page.matchAll(/xMin="(.*?)" yMin="(.*?)".*?>(.*?)<\/word>/g)) {
    const plain = word.replace(/&(#?\w+);/g, (_, name) => signs[name]);
    found.push({ x: Number(x), y: Math.round(y), plain });
  }
  found.sort((a, b) => a.y - b.y || a.x - b.x);
  const lines = [];
  found.forEach((word, i) => {
    if (i && found[i - 1].y === word.y) lines[lines.length - 1] += word.plain;
    else lines.push(word.plain);
  });
  return lines;
});

// pdftotext sees spaces in gaps, so only other characters are counted.
const count = widths.split(",").length;
paragraphs.forEach((text, i) => {
  const characters = [...text];
  for (let w = 0; w < count; w++) {
    const starts = [];
    let at = 0;
    for (const line of pages[i * count + w]) {
      while (characters[at] === " ") at++;
      starts.push(at);
      for (const c of line.replace(/\s/g, "")) {
        while (characters[at] === " ") at++;
        if (characters[at] !== c) {
          throw new Error(`page ${i * count + w + 1}: ${c} for ${characters[at]} in ${line}`);
        }
        at++;
      }
    }
    console.log(`#${starts}`);
  }
});
