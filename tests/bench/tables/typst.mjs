// The same table with Typst: node typst.mjs NODE_MODULES FOLDER OUT.pdf FONT
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [modules, folder, out, font] = process.argv.slice(2);
const { NodeCompiler } = createRequire(join(modules, "/"))(
  "@myriaddreamin/typst-ts-node-compiler",
);
const source = `
#set page(paper: "a4", margin: (x: 27mm, y: 36mm), numbering: "1")
#set text(font: "Noto Serif CJK SC", size: 9pt, lang: "zh", region: "cn")
#let rows = csv("rows.csv")
#table(columns: 10, table.header(..rows.first()), ..rows.slice(1).flatten())`;
const compiler = NodeCompiler.create({
  workspace: folder,
  fontArgs: [{ fontBlobs: [readFileSync(font)] }],
});
writeFileSync(out, compiler.pdf({ mainFileContent: source }));
