// Validates YAML files against JSON Schemas with ajv, as editors do.
//
//     node validate.mjs NODE_MODULES < LINES
//
// A line is SCHEMA, a tab, FILE; for each a line of JSON comes out: {file, errors: [{path,
// keyword, key}]}, where key is the name that is too many or missing, or the last of the path.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const require = createRequire(join(process.argv[2], "x.js"));
const Ajv = require("ajv/dist/2020").default;
const YAML = require("yaml");

const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
const compiled = new Map();

function schemaOf(path) {
  if (!compiled.has(path)) {
    compiled.set(path, ajv.compile(JSON.parse(readFileSync(path, "utf8"))));
  }
  return compiled.get(path);
}

function parse(text) {
  const options = { merge: true, uniqueKeys: false, logLevel: "silent" };
  const document = YAML.parseDocument(text, options);
  if (document.errors.length) throw document.errors[0];
  return document.toJS();
}

function keyOf(error) {
  const { additionalProperty, missingProperty } = error.params;
  return additionalProperty ?? missingProperty ?? error.instancePath.split("/").pop();
}

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const [schema, file] = line.split("\t");
  let errors = [];
  try {
    const validate = schemaOf(schema);
    if (!validate(parse(readFileSync(file, "utf8")))) {
      errors = validate.errors.map((error) => ({
        path: decodeURIComponent(error.instancePath), keyword: error.keyword, key: keyOf(error),
      }));
    }
  } catch (error) {
    errors = [{ path: "", keyword: "exception", key: String(error.message) }];
  }
  console.log(JSON.stringify({ file, errors }));
}
