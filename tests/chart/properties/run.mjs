// Draws every case of properties.cases with and without its property, here and with Vega.
//
//     node run.mjs TOOL NODE_MODULES TESTS [--cases=FILE] [NAME…]
//
// TOOL is tool-command-scenes; FILE beside this one is properties.cases, where none is said.
// A case whose specifications and scenes are those that once agreed with Vega's (FILE.agreed,
// a digest a case, written by report.mjs --update) agrees still: Vega draws only the others.
// → a line a case: `ok NAME` or `not ok NAME: why`.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {fileURLToPath} from 'node:url';
import {readCases} from './cases.mjs';
import {flatten, differences} from './scene.mjs';
import {properties} from './schema.mjs';
import {openVega} from './vega.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

async function drawSome(tool, specs, tests, number) {
  const file = path.join(here, 'data', `.specs-${process.pid}-${number}.json`), out = {1: [], 2: []};
  fs.writeFileSync(file, specs.map(s => JSON.stringify(s) + '\n').join(''));
  const run = spawn(tool, [file], {env: {...process.env, TUBIAO_FONT_PATH: path.join(tests, 'fonts')}});
  run.stdout.on('data', bytes => out[1].push(bytes));
  run.stderr.on('data', bytes => out[2].push(bytes));
  const status = await new Promise((resolve, reject) => run.on('error', reject).on('close', (code, signal) => resolve(signal ?? code)));
  fs.unlinkSync(file);
  const parts = Buffer.concat(out[1]).toString().split('\x1e');
  if (status !== 0) throw new Error(`the tool ended with ${status} at ${JSON.stringify(specs[parts.length - 1])} ${Buffer.concat(out[2])}`);
  return parts.slice(0, -1).map(part => {
    const [text, faults] = part.split('\x1f');
    return {text, scene: text ? JSON.parse(text) : null, faults: faults.trim().replaceAll(file, 'specs.json')};
  });
}

// Two processes share them.
export async function drawAll(tool, specs, tests) {
  const half = Math.ceil(specs.length / 2);
  const parts = await Promise.all([specs.slice(0, half), specs.slice(half)].map((some, i) => drawSome(tool, some, tests, i)));
  return parts.flat();
}

// CSS names and the like to #rrggbb, as d3 reads them.
async function colorReader(modules) {
  const {createRequire} = await import('node:module');
  const require = createRequire(path.join(modules, 'package.json'));
  const d3 = await import(require.resolve('d3-color'));
  return text => { const c = d3.color(text); return !c ? text : c.opacity < 1 ? c.formatHex8() : c.formatHex(); };
}

const agreedFile = file => path.join(here, file + '.agreed');
export const writeAgreed = (results, file = 'properties.cases') =>
  fs.writeFileSync(agreedFile(file), [...new Set(results.filter(r => r.ok).map(r => r.digest))].sort().join('\n') + '\n');

export const schemaFile = modules => path.join(modules, 'vega-lite/build/vega-lite-schema.json');

export async function runCases(tool, modules, tests, wanted = [], file = 'properties.cases') {
  const grammar = properties(schemaFile(modules));
  const cases = readCases(path.join(here, file), (kind, name) => grammar.has(kind + '.' + name)).filter(c => !wanted.length || wanted.some(w => c.name.includes(w)));
  const vega = await openVega(modules, path.join(tests, 'fonts'), path.join(here, 'data'));
  const color = await colorReader(modules);
  const specs = [], index = new Map();
  const place = spec => { const key = JSON.stringify(spec); if (!index.has(key)) index.set(key, specs.push(spec) - 1); return index.get(key); };
  for (const one of cases) { one.at = place(one.spec); one.withoutAt = place(one.without); }
  const drawn = await drawAll(tool, specs, tests);
  const records = drawn.map(() => undefined);
  const agreed = new Set(fs.existsSync(agreedFile(file)) ? fs.readFileSync(agreedFile(file), 'utf8').split('\n') : []);
  const results = [];
  for (const one of cases) {
    const digest = digestOf(one);
    results.push({...one, digest, ...agreed.has(digest) ? {ok: true} : await judge(one)});
  }
  return results;

  // all that the judgement rests on
  function digestOf(one) {
    const a = drawn[one.at], b = drawn[one.withoutAt];
    const all = [one.name, one.note, one.spec, one.without, a.text, a.faults, b.text];
    return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 12);
  }

  function recordsAt(at) {
    return records[at] ??= flatten(drawn[at].scene, color);
  }

  async function judge(one) {
    const ours = drawn[one.at], faults = ours.faults.split('\n')[0];
    if (!ours.scene) return {ok: false, why: faults};
    let theirs;
    if (!one.own) {
      try { theirs = await vega.scene(one.spec); } catch (error) { return {ok: false, why: 'Vega: ' + error.message}; }
    }
    const whole = s => JSON.stringify(s, (key, value) => key === 'place' ? undefined : value);
    const changed = !drawn[one.withoutAt].scene || whole(ours.scene) !== whole(drawn[one.withoutAt].scene);
    const notes = theirs ? compareScenes(ours.scene, recordsAt(one.at), theirs) : [];
    if (one.idle) {
      const plain = await vega.scene(one.without);
      if (differences(flatten(plain, color), flatten(theirs, color)).length) return {ok: false, why: 'not idle: Vega draws something by it'};
    }
    if (notes.length) return {ok: false, why: notes.slice(0, 4).join(' · ') + (notes.length > 4 ? ` · ${notes.length - 4} more` : ''), faults};
    if (one.idle) return ours.faults ? {ok: false, why: faults} : {ok: true};
    if (!changed) return {ok: false, why: 'ignored ' + faults};
    if (ours.faults) return {ok: false, why: faults};
    return {ok: true};
  }

  function compareScenes(scene, list, theirs) {
    const notes = differences(list, flatten(theirs, color));
    for (const name of ['width', 'height'])
      if (Math.abs(scene[name] - theirs[name]) > 1.5) notes.push(`${name} ${scene[name]}, not ${theirs[name]}`);
    const ground = c => c && color(c) !== '#00000000' ? color(c) : '';
    if (ground(scene.background) !== ground(theirs.background)) notes.push(`background ${scene.background}, not ${theirs.background}`);
    return notes;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [tool, modules, tests, ...rest] = process.argv.slice(2);
  const file = rest.find(word => word.startsWith('--cases='))?.slice(8), names = rest.filter(word => !word.startsWith('--'));
  const results = await runCases(path.resolve(tool), path.resolve(modules), path.resolve(tests), names, file);
  for (const r of results) console.log(r.ok ? `ok ${r.name}` : `not ok ${r.name} (${r.number}): ${r.why}`);
  console.error(results.filter(r => r.ok).length + ' of ' + results.length);
}
