// Scenes made comparable: every item of a scene as one flat record, and how two lists of
// records differ. Reads Vega's scenegraph and tubiao's `-f scene` alike.
const NUMBERS = {
  rect: ['x', 'y', 'width', 'height'], rule: ['x', 'y', 'x2', 'y2'], text: ['x', 'y'],
  symbol: ['x', 'y', 'size'], arc: ['x', 'y', 'startAngle', 'endAngle', 'innerRadius', 'outerRadius'],
  image: ['x', 'y', 'width', 'height'], path: ['x', 'y'], group: ['x', 'y', 'width', 'height'],
  line: [], area: [], trail: []
};
// What an item has where it says nothing.
const DEFAULTS = {
  opacity: 1, fillOpacity: 1, strokeOpacity: 1, strokeCap: 'butt', strokeJoin: 'miter', strokeMiterLimit: 10,
  strokeDashOffset: 0, cornerRadius: 0, cornerRadiusTopLeft: 0, cornerRadiusTopRight: 0, cornerRadiusBottomLeft: 0,
  cornerRadiusBottomRight: 0, padAngle: 0, blend: '', clip: false, interpolate: 'linear', orient: '', href: ''
};
const TEXT = {align: 'left', baseline: 'alphabetic', font: 'sans-serif', fontSize: 11, fontWeight: '400', fontStyle: 'normal', limit: 0, angle: 0, lineHeight: 0, dir: 'ltr'};
const STROKED = ['strokeOpacity', 'strokeCap', 'strokeJoin', 'strokeMiterLimit'];
const CORNERS = ['cornerRadiusTopLeft', 'cornerRadiusTopRight', 'cornerRadiusBottomRight', 'cornerRadiusBottomLeft'];

function named(color) {
  return color; // made plain by `plainColor`, which the caller sets
}

export function flatten(scene, plainColor = named) {
  const records = [];
  const color = c => c == null || c === 'transparent' || c === 'none' || c === '' ? '' : typeof c === 'object' ? gradient(c) : plainColor(String(c));
  const gradient = g => JSON.stringify({...g, id: undefined, stops: g.stops.map(s => [round(s.offset), color(s.color)])});

  function style(it, record, text) {
    record.fill = color(it.fill);
    record.stroke = color(it.stroke);
    for (const [name, otherwise] of Object.entries(DEFAULTS)) record[name] = it[name] ?? otherwise;
    record.strokeWidth = record.stroke ? it.strokeWidth ?? 1 : 1;
    record.strokeDash = record.stroke ? (it.strokeDash ?? []).join() : '';
    if (!record.strokeDash) record.strokeDashOffset = 0;
    if (!record.fill) record.fillOpacity = 1;
    if (!record.stroke) for (const name of STROKED) record[name] = DEFAULTS[name];
    if (it.cornerRadius) for (const name of CORNERS) record[name] = it[name] ?? it.cornerRadius;
    if (record.type !== 'arc') delete record.cornerRadius;
  }

  function item(type, role, it, ox, oy, clip) {
    const record = {role, type};
    style(it, record);
    record.clip = clip;
    const at = {x: (it.x ?? 0) + ox, y: (it.y ?? 0) + oy};
    at.x2 = it.x2 != null ? it.x2 + ox : at.x;
    at.y2 = it.y2 != null ? it.y2 + oy : at.y;
    if (type === 'rect' || type === 'image' || type === 'group') {
      at.width = it.x2 != null ? at.x2 - at.x : it.width ?? 0;
      at.height = it.y2 != null ? at.y2 - at.y : it.height ?? 0;
      if (at.width < 0) { at.x += at.width; at.width = -at.width; }
      if (at.height < 0) { at.y += at.height; at.height = -at.height; }
    }
    if (type === 'rule' && (at.x > at.x2 || (at.x === at.x2 && at.y > at.y2))) [at.x, at.y, at.x2, at.y2] = [at.x2, at.y2, at.x, at.y];
    for (const name of NUMBERS[type] ?? []) record[name] = at[name] ?? it[name] ?? 0;
    if (type === 'symbol') { record.shape = it.shape ?? 'circle'; record.size = it.size ?? 64; record.angle = it.angle ?? 0; }
    if (type === 'path') { record.path = it.path; record.angle = it.angle ?? 0; }
    if (type === 'image') { record.url = it.url; }
    if (type === 'text') textItem(it, record);
    if (type !== 'line' && type !== 'area') delete record.interpolate;
    if (type !== 'line' && type !== 'area') delete record.orient;
    record.description = it.description && it.aria !== false ? it.description : '';
    delete record.description;
    return record;
  }

  function textItem(it, record) {
    for (const [name, otherwise] of Object.entries(TEXT)) record[name] = it[name] ?? otherwise;
    record.fontWeight = {normal: '400', bold: '700'}[record.fontWeight] ?? String(record.fontWeight);
    let lines = it.text == null ? '' : it.text;
    if (!Array.isArray(lines)) lines = it.lineBreak ? String(lines).split(it.lineBreak) : [String(lines)];
    record.text = lines.map(s => String(s).trim()).join('\n');
    if (lines.length < 2) record.lineHeight = 0;
    record.dx = it.dx ?? 0; record.dy = it.dy ?? 0;
    if (it.radius) {
      const t = (it.theta ?? 0) - Math.PI / 2, r = (record.angle || 0) * Math.PI / 180;
      const x = it.radius * Math.cos(t), y = it.radius * Math.sin(t);
      record.dx += x * Math.cos(r) + y * Math.sin(r); record.dy += y * Math.cos(r) - x * Math.sin(r);
    }
    if (!record.stroke) record.strokeWidth = 1;
  }

  function marks(list, ox, oy, clip) {
    for (const mark of list ?? []) {
      const role = mark.role ?? 'mark', inner = clip || !!mark.clip;
      if (mark.marktype === 'group') {
        for (const it of mark.items ?? []) {
          const record = item('group', role, it, ox, oy, inner);
          if (visible(record)) records.push(record);
          marks(it.marks ?? it.items, ox + (it.x ?? 0), oy + (it.y ?? 0), inner || !!it.clip);
        }
      } else if (mark.marktype === 'line' || mark.marktype === 'area' || mark.marktype === 'trail') {
        if (mark.items?.length) records.push(path(mark, role, ox, oy, inner));
      } else for (const it of mark.items ?? []) {
        const record = item(mark.marktype, role, it, ox, oy, inner);
        if (visible(record)) records.push(record);
      }
    }
  }

  const visible = r => r.opacity !== 0 && (r.fill || r.stroke || r.type === 'image') && (r.type !== 'text' || r.text);

  function path(mark, role, ox, oy, clip) {
    const first = mark.items[0], record = item(mark.marktype, role, first, ox, oy, clip);
    record.interpolate = first.interpolate ?? 'linear';
    record.tension = first.tension ?? 0;
    if (record.interpolate === 'linear' || record.interpolate === 'monotone') record.tension = 0;
    record.orient = first.orient === 'horizontal' ? 'horizontal' : '';
    record.points = mark.items.map(it => it.defined === false ? ['gap'] : mark.marktype === 'area'
      ? [it.x + ox, it.y + oy, record.orient ? (it.x2 ?? it.x) + ox : (it.y2 ?? it.y) + oy]
      : mark.marktype === 'trail' ? [it.x + ox, it.y + oy, it.size ?? 1] : [it.x + ox, it.y + oy]);
    if (mark.marktype === 'line') record.orient = '';
    return record;
  }

  let root = scene.root ?? scene;
  let frame = root.items[0];
  while (frame.width == null && frame.marks?.length === 1) frame = frame.marks[0].items[0];
  marks([{marktype: 'group', role: 'frame', items: [{...frame, x: 0, y: 0}]}], 0, 0, false);
  return records;
}

const round = v => Math.round(v * 1000) / 1000;
const near = (a, b, tolerance) => typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= tolerance || (Number.isNaN(a) && Number.isNaN(b))
  : Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((v, i) => near(v, b[i], tolerance)) : a === b;
// Colours differ by what is lost in rounding; a gradient is its numbers and colours.
const channels = c => /^#[0-9a-f]{6,8}$/.test(c) ? c.slice(1).match(/../g).map(h => parseInt(h, 16)) : null;
function nearPaint(a, b) {
  if (a === b) return true;
  if (a[0] === '{' && b[0] === '{') {
    const p = JSON.parse(a), q = JSON.parse(b);
    const middle = p.gradient === 'radial' ? 0.5 : 0, usual = {x1: middle, y1: middle, x2: middle || 1, y2: middle, r1: 0, r2: middle};
    return p.gradient === q.gradient && Object.entries(usual).every(([k, v]) => near(p[k] ?? v, q[k] ?? v, 0.001))
      && p.stops.length === q.stops.length && p.stops.every((s, i) => near(s[0], q.stops[i][0], 0.002) && nearPaint(s[1], q.stops[i][1]));
  }
  const p = channels(a), q = channels(b);
  return !!p && !!q && p.length === q.length && p.every((v, i) => Math.abs(v - q[i]) <= 1);
}
const TIGHT = {opacity: 0.01, fillOpacity: 0.01, strokeOpacity: 0.01, startAngle: 0.01, endAngle: 0.01, strokeWidth: 0.01, tension: 0.001, padAngle: 0.001};

function differing(a, b) {
  const names = [];
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)]))
    if (!(name === 'fill' || name === 'stroke' ? nearPaint(a[name], b[name]) : near(a[name], b[name], TIGHT[name] ?? 0.75))) names.push(name);
  return names;
}

const show = v => Array.isArray(v) ? v.map(show).join(' ') : typeof v === 'number' ? String(Math.round(v * 100) / 100) : JSON.stringify(v);

// What the second list has otherwise than the first; none where they agree.
export function differences(ours, theirs) {
  const notes = [], left = new Set(ours), open = [];
  for (const r of theirs) {
    const same = [...left].find(o => o.role === r.role && o.type === r.type && differing(o, r).length === 0);
    if (same) left.delete(same); else open.push(r);
  }
  for (const r of open) {
    let best = null, least = null;
    for (const o of left) {
      if (o.role !== r.role || o.type !== r.type) continue;
      const names = differing(o, r);
      if (!least || names.length < least.length) { best = o; least = names; }
    }
    if (!best) { notes.push(`no ${r.role} ${r.type} ${r.text ?? ''} at ${show(r.x)} ${show(r.y)}`); continue; }
    left.delete(best);
    notes.push(`${r.role} ${r.type}${r.text ? ' ' + show(r.text) : ''}: ` + least.slice(0, 6).map(n => `${n} ${show(best[n])}, not ${show(r[n])}`).join('; '));
  }
  for (const o of left) notes.push(`too much: ${o.role} ${o.type} ${o.text ?? ''} at ${show(o.x)} ${show(o.y)}`);
  return notes;
}
