// HTML pages in Chromium beside the placed scenes of the same outputs: what the accessibility
// tree shows, whether all texts are there, axe-core's judgement, no page wider than a phone.
//
//     node html.mjs AXE PROFILE NAME.html NAME.scene.json …
import fs from 'node:fs';
import { openBrowser } from './browser.mjs';

const [, , axeFile, profile, ...files] = process.argv;
const axe = axeFile === '-' ? null : fs.readFileSync(axeFile, 'utf8');

const bare = (text) => (text ?? '').replace(/[\s\u200b\u3000]+/gu, '');
const report = (what, problems) => {
  console.log(`${problems.length ? 'not ok' : 'ok'} - ${what}`);
  problems.slice(0, 8).forEach((problem) => console.log(`# ${problem}`));
};

/* What the structure of a scene says: texts by element, headings, heads of tables… Decorations
 * have no element. */
function readScene(scene) {
  const texts = new Map(), said = { H: [], TH: [], Caption: [], alternative: [], tables: 0, all: [] };
  const holder = new Map(); /* a link is a part of its paragraph */
  const hold = (element, outer) => {
    holder.set(element.element, element.tag === 'Link' ? outer : element.element);
    (element.children ?? []).forEach((child) => hold(child, element.element));
  };
  hold(scene.structure, 0);
  const collect = (mark, outer) => {
    for (const item of mark.items ?? []) {
      const element = item.element === undefined ? outer : holder.get(item.element);
      if (mark.marktype === 'text' && element) {
        texts.set(element, (texts.get(element) ?? '') + item.text);
      }
      (item.marks ?? []).forEach((inner) => collect(inner, element));
    }
  };
  (scene.pages ?? [scene]).forEach((page) => collect(page.root, 0));
  const textOf = (element) =>
    bare(texts.get(element.element)) + (element.children ?? []).map(textOf).join('');
  const walk = (element, figure) => {
    const kind = /^H\d$/.test(element.tag) ? 'H' : element.tag;
    if (kind === 'H' || (kind === 'TH' && textOf(element)) || kind === 'Caption') {
      said[kind].push(textOf(element));
    }
    said.tables += element.tag === 'Table';
    if (element.alternative && element.tag === 'Figure') {
      said.alternative.push(bare(element.alternative));
    }
    const inside = figure || element.tag === 'Figure';
    const own = bare(texts.get(element.element));
    if (own && !inside && element.tag !== 'TOCI') { /* its page numbers are of paper alone */
      said.all.push(own);
    }
    (element.children ?? []).forEach((child) => walk(child, inside));
  };
  walk(scene.structure, false);
  return said;
}

/* Those of the first list that are not in the second, each as often as it is said. */
function missing(wanted, there) {
  const left = [...there];
  return wanted.filter((text) => {
    const index = left.indexOf(text);
    if (index >= 0) {
      left.splice(index, 1);
    }
    return index < 0;
  });
}

async function readTree(page) {
  await page.call('Accessibility.enable');
  const { nodes } = await page.call('Accessibility.getFullAXTree');
  const shown = nodes.filter((node) => !node.ignored);
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const textOf = (node) => (node.role?.value === 'StaticText' ? bare(node.name?.value)
    : (node.childIds ?? []).map((id) => textOf(byId.get(id) ?? {})).join(''));
  const of = (...roles) => shown.filter((node) => roles.includes(node.role?.value));
  return {
    headings: of('heading').map((node) => bare(node.name?.value)),
    heads: of('columnheader', 'rowheader').map((node) => textOf(node) || bare(node.name?.value)),
    captions: [...of('Figcaption').map(textOf), ...of('table').map((node) => bare(node.name?.value))],
    pictures: of('image', 'img').map((node) => bare(node.name?.value)),
    tables: of('table').length,
  };
}

/* A caption holds the unit too, and a number's text the mark of its footnote. */
const contained = (wanted, there) =>
  wanted.filter((text) => !there.some((other) => other.includes(text)));

function compare(name, said, tree, text) {
  report(`${name}: every heading is one to readers`, missing(said.H, tree.headings));
  report(`${name}: every table and its heads`, [
    ...missing(said.TH, tree.heads).map((head) => `no head ${head}`),
    ...(tree.tables < said.tables ? [`${tree.tables} tables, not ${said.tables}`] : []),
  ]);
  report(`${name}: every caption`, contained(said.Caption, tree.captions));
  report(`${name}: every alternative text`, contained(said.alternative, tree.pictures));
  report(`${name}: every text`, said.all.filter((part) => !text.includes(part)));
}

async function judge(page, name, width) {
  await page.resize(width);
  const wide = await page.evaluate('document.scrollingElement.scrollWidth');
  const problems = wide > width ? [`${wide} px wide`] : [];
  if (axe) {
    const violations = await page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(
      (result) => result.violations.map((one) => one.id + ': ' + one.nodes[0].html.slice(0, 200)))`);
    problems.push(...violations);
  }
  report(`${name}: fits ${width} px${axe ? ', nothing that axe faults' : ''}`, problems);
}

const browser = await openBrowser(profile, { FONTCONFIG_FILE: process.env.FONTCONFIG_FILE });
for (let i = 0; i < files.length; i += 2) {
  const name = files[i].replace(/.*\/([^/]+\/[^/]+)\.html$/, '$1');
  const said = readScene(JSON.parse(fs.readFileSync(files[i + 1], 'utf8')));
  const page = await browser.open(`file://${files[i]}`, 360);
  const asked = await page.evaluate('performance.getEntriesByType("resource")'
    + '.filter((one) => !one.name.startsWith("data:")).length + document.scripts.length');
  report(`${name}: asks for nothing, runs nothing`, asked ? [`${asked} resources or scripts`] : []);
  const text = bare(await page.evaluate('document.body.textContent'));
  compare(name, said, await readTree(page), text);
  if (axe) {
    await page.evaluate(axe);
  }
  await judge(page, name, 360);
  await judge(page, name, 1280);
  await page.close();
}
await browser.close();
