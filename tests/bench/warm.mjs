// What tests/bench/warm.c measures, done by vega and vega-lite: one warm process, each
// specification drawn ROUNDS times: file → JSON → compile → View → toSVG.
//     node warm.mjs FOLDER_OF_MODULES ROUNDS < paths of specifications
// Prints `PATH microseconds microseconds-of-the-processor`: the least of the rounds, after
// WARM that don't count.
import {readFileSync} from 'fs';
import {dirname} from 'path';

const [modules, rounds] = [process.argv[2], Number(process.argv[3])];
const vega = await import(`${modules}/vega/build/vega.module.js`);
const {compile} = await import(`${modules}/vega-lite/build/index.js`);
const WARM = 3;
const quiet = {warn() {}, info() {}, debug() {}, error() {}, level() {}};
quiet.level = () => quiet;

async function draw(path) {
  const start = process.hrtime.bigint();
  const processor = process.cpuUsage();
  const loader = vega.loader({mode: 'file', baseURL: dirname(path)});
  const spec = JSON.parse(readFileSync(path, 'utf8'));
  const parsed = vega.parse(compile(spec, {logger: quiet}).spec);
  const view = new vega.View(parsed, {renderer: 'none', loader, logger: quiet});
  const svg = await view.toSVG();
  view.finalize();
  if (!svg) throw new Error(path);
  const {user, system} = process.cpuUsage(processor);
  return [Number(process.hrtime.bigint() - start) / 1e3, user + system];
}

for (const path of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  let least = [Infinity, Infinity];
  try {
    for (let i = 0; i < WARM + rounds; i++) {
      const taken = await draw(path);
      if (i >= WARM) least = least.map((time, k) => Math.min(time, taken[k]));
    }
  } catch (error) {
    console.error(`${path}: ${error.message}`);
    continue;
  }
  console.log(path, ...least.map(time => time.toFixed(1)));
}
