// One specification to SVG by vega and vega-lite, as a program of its own would do it.
//     node cold.mjs FOLDER_OF_MODULES SPECIFICATION OUTPUT
import {readFileSync, writeFileSync} from 'fs';
import {dirname} from 'path';

const [modules, path, output] = process.argv.slice(2);
const vega = await import(`${modules}/vega/build/vega.module.js`);
const {compile} = await import(`${modules}/vega-lite/build/index.js`);
const loader = vega.loader({mode: 'file', baseURL: dirname(path)});
const parsed = vega.parse(compile(JSON.parse(readFileSync(path, 'utf8'))).spec);
writeFileSync(output, await new vega.View(parsed, {renderer: 'none', loader}).toSVG());
