// Documents made wrong, one place each: a key that is none, a value of another type.
//
//     node mutate.mjs NODE_MODULES SCHEMA FOLDER FILE… > LIST
//
// Writes FOLDER/N.json; a line of LIST is {file, from, path, key, kind: key|type, errors}: what
// ajv says of it, as validate.mjs does. Mutations that ajv has no objection to are kept where a
// key was added, since binding should have none either.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const [modules, schema, folder, ...files] = process.argv.slice(2);
const require = createRequire(join(modules, "x.js"));
const Ajv = require("ajv/dist/2020").default;
const YAML = require("yaml");
const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
const validate = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));

const ADDED = "qqq";
const WRONG = { string: [["qqq"], { qqq: 1 }], number: ["qqq", { qqq: 1 }], boolean: ["qqq", 7],
  list: [true, 7], mapping: [true, 7] };
const typeOf = (value) => Array.isArray(value) ? "list" : value === null ? "null"
  : typeof value === "object" ? "mapping" : typeof value;

// [path, make wrong in place, key, kind]; what charts hold is told by Vega-Lite's own tests.
function* places(value, path) {
  if (typeOf(value) === "mapping" && path.length) {
    yield [path, (at) => { at[ADDED] = 1; }, ADDED, "key"];
  }
  if (value === null || typeof value !== "object" || path.includes("values")) return;
  for (const name of Object.keys(value)) {
    for (const wrong of WRONG[typeOf(value[name])] ?? []) {
      yield [path, (at) => { at[name] = wrong; }, name, "type"];
    }
    yield* places(value[name], [...path, name]);
  }
}

let count = 0;
const seen = new Set(); // each key of each mapping once, wherever it stands
for (const file of files) {
  const text = readFileSync(file, "utf8");
  const original = YAML.parse(text, { merge: true });
  for (const [path, change, key, kind] of places(original, [])) {
    const changed = structuredClone(original);
    change(path.reduce((at, name) => at[name], changed));
    const errors = validate(changed) ? [] : validate.errors.map(({ instancePath, params }) =>
      params.additionalProperty ?? instancePath.split("/").pop());
    if (kind === "type" && !errors.length) continue;
    const names = path.filter((name) => !/^\d+$/.test(name));
    const place = `${names.slice(-2).join("/")}/${key}/${typeOf(changed)}/${kind}`;
    if (seen.has(place)) continue;
    seen.add(place);
    const made = join(folder, `${String(++count).padStart(4, "0")}.json`);
    writeFileSync(made, JSON.stringify(changed, null, 1));
    console.log(JSON.stringify({ file: basename(made), from: basename(file), path: path.join("/"),
      key, kind, errors: [...new Set(errors)] }));
  }
}
