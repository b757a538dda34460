// The cases of properties.cases: one a line,
//
//     kind.property | base | path = value ; path = value … | own: why Vega's scene differs
//                                                          | idle: why Vega draws nothing by it
//
// The last assignment is the property itself: without it the picture must be another. A base is
// a line `base NAME = {…}` or `base NAME = OTHER ; path = value …`. {a,b} in the name makes a case
// of each, `$` in the rest stands for it. `derive FROM -> TO | a path -> another path` gives TO the
// cases of FROM (@mark: the type of its mark), but for properties that TO has cases of its own for.
import fs from 'node:fs';

const literal = text => new Function('return (' + text + ')')();

function assign(spec, path, value) {
  const names = path.split('/').flatMap(p => p.split('.'));
  let at = spec;
  for (const name of names.slice(0, -1)) {
    if (typeof at[name] === 'string' && name === 'mark') at[name] = {type: at[name]};
    at = at[name] ??= {};
  }
  const last = names.at(-1);
  if (value === undefined) delete at[last];
  else at[last] = value;
}

const clone = value => JSON.parse(JSON.stringify(value));

function assignments(text) {
  return text.split(/ ; /).map(part => {
    const [, path, value] = part.trim().match(/^(\S+)\s*=\s*(.*)$/s) ?? [];
    if (!path) throw new Error('no assignment: ' + part);
    return [path, value === 'none' ? undefined : literal(value)];
  });
}

function build(base, steps) {
  const spec = clone(base);
  for (const [path, value] of steps) assign(spec, path, value === undefined ? undefined : clone(value));
  return spec;
}

function expand(line) {
  const braces = line.match(/\{([\w,-]+)\}/), bar = line.indexOf(' |');
  if (!braces || braces.index > bar) return [line];
  return braces[1].split(',').flatMap(word => expand(line.replace(braces[0], word).replaceAll('$', word)));
}

const markOf = spec => spec.mark?.type ?? spec.mark ?? 'mark';

// `has(kind, property)`: whether the grammar has that property at all.
export function readCases(file, has = () => true) {
  const bases = {}, cases = [], derivations = [];
  fs.readFileSync(file, 'utf8').split('\n').forEach((raw, number) => {
    const line = raw.trim();
    if (!line || line.startsWith('#')) return;
    try {
      readLine(line, number + 1);
    } catch (error) {
      throw new Error(`${file}:${number + 1}: ${error.message}`);
    }
  });
  for (const {from, to, path, other, number} of derivations) {
    for (const old of cases.filter(c => c.kind === from && c.text.includes(path) && has(to, c.property)))
      if (!cases.some(c => c.kind === to && c.property === old.property && c.explicit))
        add(`${to}.${old.property} | ${old.base} | ${old.text.replaceAll(path, other.replace('@mark', markOf(old.spec)))} | ${old.note}`, number, false);
  }
  return cases;

  function readLine(line, number) {
    const base = line.match(/^base (\S+)\s*=\s*(.*)$/);
    if (base) {
      const inherited = base[2].match(/^(\w+)\s*;\s*(.*)$/);
      bases[base[1]] = inherited ? build(bases[inherited[1]], assignments(inherited[2])) : literal(base[2]);
      return;
    }
    const derive = line.match(/^derive (\S+) -> (\S+) \| (\S+) -> (\S+)$/);
    if (derive) {
      const [, from, to, path, other] = derive;
      derivations.push({from, to, path, other, number});
      return;
    }
    for (const one of expand(line)) add(one, number, true);
  }

  function add(line, number, explicit) {
    const [name, base, text, note = ''] = line.split(/ \| ?/).map(s => s.trim());
    const [, sort = '', reason = ''] = note.match(/^(own|idle):? ?(.*)$/) ?? [];
    if (!bases[base]) throw new Error('no base ' + base);
    const dot = name.lastIndexOf('.'), steps = assignments(text);
    cases.push({
      name, kind: name.slice(0, dot), property: name.slice(dot + 1), base, text, note, own: sort === 'own', idle: sort === 'idle', reason, number, explicit,
      spec: build(bases[base], steps), without: build(bases[base], steps.slice(0, -1))
    });
  }
}
