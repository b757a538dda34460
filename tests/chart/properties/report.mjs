// docs/vega-lite.md: every property of Vega-Lite's grammar and what becomes of it, from the
// schema, the program's own tables and the cases, none of it typed.
//
//     node report.mjs TOOL NODE_MODULES ROOT [--update]
//
// Prints TAP: the cases object by object, then whether the page and the README are up to date.
import fs from 'node:fs';
import path from 'node:path';
import {spawnSync} from 'node:child_process';
import {properties} from './schema.mjs';
import {runCases, schemaFile, writeAgreed} from './run.mjs';

const LEAST = 95; // per cent
const [tool, modules, root, update] = process.argv.slice(2);
const results = await runCases(path.resolve(tool), path.resolve(modules), path.resolve(root, 'tests'));
const grammar = properties(schemaFile(modules));
const tables = new Map(spawnSync(tool, ['--grammar']).stdout.toString().trim().split('\n').map(line => {
  const [object, property, answer] = line.split(' ');
  return [object + '.' + property, answer];
}));

// A property is drawn if it has a case and all its cases pass.
const cases = new Map();
for (const r of results) cases.set(r.name, [...(cases.get(r.name) ?? []), r]);

// What is only reached through properties that mean nothing here means nothing either.
const still = new Set([...tables].filter(([, answer]) => answer === 'still').map(([key]) => key));
const ofStill = entry => {
  const from = [...entry.via].filter(v => grammar.get(v)?.kind !== entry.kind);
  return from.length > 0 && from.every(v => still.has(v) || (grammar.has(v) && ofStill(grammar.get(v))));
};

function answer(entry) {
  if (entry.maps) return 'maps';
  const own = cases.get(entry.key);
  if (own) return own.every(r => r.ok) ? own.every(r => r.idle) ? 'idle' : 'yes' : 'no';
  return still.has(entry.key) || ofStill(entry) ? 'still' : 'no';
}

const WORDS = {yes: '画', idle: '同 Vega，不改变图', still: '静态图中无意义', no: '未画', maps: '地图，未画'};
const entries = [...grammar.values()].map(e => ({...e, answer: answer(e)}));
const count = a => entries.filter(e => e.answer === a).length;
const drawn = count('yes') + count('idle'), asked = drawn + count('no');
const percent = Math.floor(1000 * drawn / asked) / 10;

function page() {
  const version = JSON.parse(fs.readFileSync(path.join(modules, 'vega-lite/package.json'))).version;
  const lines = ['# Vega-Lite 的语法：哪些属性画，哪些不画', '',
    '本页由 `tests/checks/76-vega-lite-properties --update` 生成，不要手改。属性取自 Vega-Lite ' + version + ' 的 JSON schema；',
    '每个属性有一个小例子（`tests/chart/properties/properties.cases`），有它和没有它画出的图不同，并与 Vega 算出的场景一致。', '',
    '| | 属性数 |', '|---|---:|',
    ...['yes', 'idle', 'no', 'still', 'maps'].map(a => `| ${WORDS[a]} | ${count(a)} |`), '',
    `画地图以外的图形用到的 ${asked} 个属性中，支持 ${drawn} 个，占 ${percent} %。`, ''];
  for (const kind of [...new Set(entries.map(e => e.kind))].sort()) {
    lines.push('## ' + kind, '', '| 属性 | | 例 |', '|---|---|---|');
    for (const e of entries.filter(x => x.kind === kind).sort((a, b) => a.property < b.property ? -1 : 1))
      lines.push(`| ${e.property} | ${WORDS[e.answer]} | ${example(e)} |`);
    lines.push('');
  }
  return lines.join('\n');
}

function example(entry) {
  const own = cases.get(entry.key)?.[0];
  if (!own) return '';
  const last = own.text.split(' ; ').at(-1).replaceAll('|', '\\|');
  return '`' + (last.length > 70 ? last.slice(0, 69) + '…' : last) + '`';
}

const failures = results.filter(r => !r.ok);
for (const kind of [...new Set(results.map(r => r.kind))]) {
  const own = results.filter(r => r.kind === kind);
  console.log(`ok - ${kind}: ${own.filter(r => r.ok).length} of ${own.length} cases`);
}
for (const r of failures) console.log(`# ${r.name} (${r.number}): ${r.why}`);

const text = page(), file = path.join(root, 'docs/vega-lite.md'), readme = path.join(root, 'README.md');
const sentence = /Vega-Lite 语法的 \d+ 个属性（地图除外）支持 [\d.]+ %/;
const said = `Vega-Lite 语法的 ${asked} 个属性（地图除外）支持 ${percent} %`;
if (update === '--update') {
  fs.writeFileSync(file, text);
  writeAgreed(results);
  fs.writeFileSync(readme, fs.readFileSync(readme, 'utf8').replace(sentence, said));
}
const current = fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text;
console.log(`${current ? 'ok' : 'not ok'} - docs/vega-lite.md is what the cases show`);
console.log(`${fs.readFileSync(readme, 'utf8').includes(said) ? 'ok' : 'not ok'} - the README says ${percent} %`);
console.log(`${percent >= LEAST ? 'ok' : 'not ok'} - ${percent} % of the properties are drawn, at least ${LEAST} %`);
