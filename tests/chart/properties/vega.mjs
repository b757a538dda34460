// The scene that Vega computes for a specification, with text measured by the tests' fonts.
import path from 'node:path';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';
import {advances} from './metrics.mjs';

export async function openVega(modules, fonts, folder) {
  const load = name => import(pathToFileURL(path.join(modules, name)).href);
  const require = createRequire(path.join(modules, 'package.json'));
  const vega = await import(pathToFileURL(require.resolve('vega')).href);
  const lite = await import(pathToFileURL(require.resolve('vega-lite')).href);
  const faces = {};
  for (const [name, file] of Object.entries({sans: 'Arimo-Regular', bold: 'Arimo-Bold', serif: 'Tinos-Regular'}))
    faces[name] = advances(path.join(fonts, file + '.ttf'));
  const widths = (item, text) => {
    const size = item.fontSize ?? 11, bold = item.fontWeight === 'bold' || +item.fontWeight >= 600;
    const face = faces[/^serif/.test(item.font) ? 'serif' : bold ? 'bold' : 'sans'];
    return [...String(text ?? '')].reduce((w, c) => w + face(c.codePointAt(0)), 0) * size;
  };
  // Vega's own, but for the widths
  const truncated = (item, text) => {
    const limit = +item.limit, ellipsis = item.ellipsis || '…';
    if (!(limit > 0) || widths(item, text) <= limit) return text;
    const room = limit - widths(item, ellipsis);
    let low = 0, high = text.length;
    if (item.dir === 'rtl') {
      while (low < high) { const mid = (low + high) >>> 1; if (widths(item, text.slice(mid)) > room) low = mid + 1; else high = mid; }
      return ellipsis + text.slice(low);
    }
    while (low < high) { const mid = 1 + ((low + high) >>> 1); if (widths(item, text.slice(0, mid)) < room) low = mid; else high = mid - 1; }
    return text.slice(0, low) + ellipsis;
  };
  vega.textMetrics.width = (item, text) => widths(item, truncated(item, String(text ?? '').trim()));
  const quiet = {level: () => quiet, warn: () => quiet, info: () => quiet, debug: () => quiet, error: () => quiet};
  const loader = vega.loader({baseURL: folder});

  return {
    async scene(spec) {
      const compiled = lite.compile(spec, {logger: quiet}).spec;
      const view = new vega.View(vega.parse(compiled), {renderer: 'none', loader, logger: quiet});
      await view.runAsync();
      const room = view.padding();
      const scene = {root: view.scenegraph().root, width: view._viewWidth + room.left + room.right,
        height: view._viewHeight + room.top + room.bottom, background: view.background()};
      view.finalize();
      return scene;
    }
  };
}
