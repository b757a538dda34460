// Widths of text by the advances of a TrueType file, so that Vega measures with the tests' own font.
import fs from 'node:fs';

export function advances(file) {
  const bytes = fs.readFileSync(file), table = {};
  for (let i = 0, n = bytes.readUInt16BE(4); i < n; i++) {
    const at = 12 + 16 * i;
    table[bytes.toString('latin1', at, at + 4)] = bytes.readUInt32BE(at + 8);
  }
  const units = bytes.readUInt16BE(table.head + 18), count = bytes.readUInt16BE(table.hhea + 34);
  const glyphs = readMap(bytes, table.cmap);
  return code => {
    const glyph = Math.min(glyphs.get(code) ?? 0, count - 1);
    return bytes.readUInt16BE(table.hmtx + 4 * glyph) / units;
  };
}

function readMap(bytes, cmap) {
  const map = new Map();
  for (let i = 0, n = bytes.readUInt16BE(cmap + 2); i < n; i++) {
    const at = cmap + bytes.readUInt32BE(cmap + 8 + 8 * i);
    if (bytes.readUInt16BE(at) !== 4) continue;
    const segments = bytes.readUInt16BE(at + 6) / 2;
    for (let s = 0; s < segments; s++) {
      const end = bytes.readUInt16BE(at + 14 + 2 * s), start = bytes.readUInt16BE(at + 16 + 2 * segments + 2 * s);
      const delta = bytes.readUInt16BE(at + 16 + 4 * segments + 2 * s), where = at + 16 + 6 * segments + 2 * s;
      const offset = bytes.readUInt16BE(where);
      for (let c = start; c <= end && c < 0xffff; c++) {
        const glyph = offset ? bytes.readUInt16BE(where + offset + 2 * (c - start)) : c;
        if (glyph) map.set(c, offset ? (glyph + delta) & 0xffff : (c + delta) & 0xffff);
      }
    }
  }
  return map;
}
