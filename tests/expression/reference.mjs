// What Vega gives for the cases of vega.cases; shows those that say something else.
//   TZ=UTC node tests/expression/reference.mjs FOLDER-WITH-node_modules [--fill]
// --fill writes the result where a case has none yet.
import {createRequire} from 'node:module';
import {readFileSync, writeFileSync} from 'node:fs';

const [folder, fill] = process.argv.slice(2);
const path = new URL('vega.cases', import.meta.url).pathname;
const vega = await import(createRequire(folder + '/').resolve('vega'));
const names = {
  list: [4, 1, 2],
  thing: {a: 1, b: 'two', nothing: null, deep: {x: [{y: 1}, {y: 2}]}},
};
const datum = {a: 1, b: '二', 新收: 12, 2023: 308, 'n.m': 5, when: '2023-05-06'};

const print = value =>
  value == null ? 'null'
  : value instanceof Date ? `date(${+value})`
  : Array.isArray(value) ? `[${value.map(print).join(', ')}]`
  : value.displayable ? JSON.stringify(String(value)) // a colour
  : typeof value === 'object'
    ? `{${Object.keys(value).map(key => `${JSON.stringify(key)}: ${print(value[key])}`).join(', ')}}`
  : typeof value === 'string' ? JSON.stringify(value)
  : String(value === 0 ? 0 : value);

async function evaluate(expr) {
  const signals = Object.entries(names).map(([name, value]) => ({name, value}));
  const transform = [{type: 'formula', as: 'result', expr}];
  const view = new vega.View(vega.parse({signals, data: [{name: 't', values: [{...datum}], transform}]}),
    {logger: vega.logger(vega.None)});
  await view.runAsync();
  return print(view.data('t')[0].result);
}

let differ = 0;
const lines = readFileSync(path, 'utf8').split('\n');
for (const [index, line] of lines.entries()) {
  if (!line || line.startsWith('#')) continue;
  const at = line.lastIndexOf(' =>');
  const expr = line.slice(0, at);
  const wanted = line.slice(at + ' => '.length);
  let found;
  try { found = await evaluate(expr); } catch (error) { found = `fault ${error.message}`; }
  if (fill && !wanted) lines[index] = `${expr} => ${found}`;
  else if (found !== wanted) { differ++; console.log(`${path}:${index + 1}: Vega gives ${found} for ${line}`); }
}
if (fill) writeFileSync(path, lines.join('\n'));
console.log(`${differ} differ`);
process.exit(differ ? 1 : 0);
