// What Vega-Lite makes of the steps in *.cases here; shows the cases that say something else.
//   TZ=UTC node tests/transform/reference.mjs FOLDER-WITH-node_modules [--fill]
// --fill writes the rows where a case has none yet.
import {createRequire} from 'node:module';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';

const [root, fill] = process.argv.slice(2);
const require = createRequire(root + '/');
const vega = await import(require.resolve('vega'));
const lite = await import(require.resolve('vega-lite'));

const print = value =>
  value instanceof Date ? `date(${+value})`
  : typeof value === 'number' ? String(Number(value.toPrecision(12)))
  : Array.isArray(value) ? `[${value.map(print).join(', ')}]`
  : JSON.stringify(value);

// The columns that the tests show; see the head of vega.cases.
function printRows(rows, all) {
  all ||= !rows.some(row => '序' in row);
  return rows.map(row => '{' + Object.keys(row).sort()
    .filter(name => name !== '日期' && !/^_?imputed?(_|$)/.test(name)) // Vega's own
    .filter(name => (all || !['渠道', '年份', '条数'].includes(name)))
    .filter(name => row[name] != null && !Number.isNaN(row[name]))
    .map(name => `${name}: ${print(row[name])}`).join(', ') + '}').join(' ');
}

async function run(values, steps) {
  const spec = lite.compile({data: {values: structuredClone(values)}, transform: JSON.parse(steps),
    mark: 'point', encoding: {}}).spec;
  const view = new vega.View(vega.parse(spec), {logger: vega.logger(vega.None)});
  await view.runAsync();
  const names = spec.data.map(data => data.name);
  const all = steps.includes('"impute"') || steps.includes('"fold"');
  return printRows(view.data(names[names.length - 1]), all);
}

let differ = 0;
const folder = new URL('.', import.meta.url).pathname;
for (const name of readdirSync(folder).filter(file => file.endsWith('.cases') && file !== 'faults.cases')) {
  const lines = readFileSync(folder + name, 'utf8').split('\n');
  let values;
  for (const [index, line] of lines.entries()) {
    if (line.startsWith('data ')) values = JSON.parse(line.slice('data '.length));
    if (!line.startsWith('[')) continue;
    const at = line.indexOf(' =>');
    const steps = line.slice(0, at);
    const wanted = line.slice(at + ' => '.length);
    let found;
    try { found = await run(values, steps); } catch (error) { found = `fault ${error.message}`; }
    if (fill && !wanted) lines[index] = `${steps} => ${found}`;
    else if (found !== wanted) { differ++; console.log(`${name}:${index + 1}: Vega-Lite gives ${found}`); }
  }
  if (fill) writeFileSync(folder + name, lines.join('\n'));
}
console.log(`${differ} differ`);
process.exit(differ ? 1 : 0);
