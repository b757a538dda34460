// Chromium spoken to through a pipe: pages opened, looked at, photographed. Needs nothing but
// Node.
import { spawn } from 'node:child_process';

const arguments_ = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--hide-scrollbars', '--allow-file-access-from-files', '--remote-debugging-pipe'];

export async function openBrowser(profile, environment = {}) {
  const child = spawn('chromium', [...arguments_, `--user-data-dir=${profile}`],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
  const waiting = new Map(), listeners = new Set();
  let number = 0, rest = '';
  child.stdio[4].setEncoding('utf8');
  child.stdio[4].on('data', (data) => {
    const parts = (rest + data).split('\0');
    rest = parts.pop();
    for (const message of parts.map((part) => JSON.parse(part))) {
      if (message.id) {
        const { resolve, reject } = waiting.get(message.id);
        waiting.delete(message.id);
        message.error ? reject(new Error(message.error.message)) : resolve(message.result);
      } else {
        listeners.forEach((listener) => listener(message));
      }
    }
  });
  const send = (method, params = {}, sessionId) => new Promise((resolve, reject) => {
    waiting.set(++number, { resolve, reject });
    child.stdio[3].write(JSON.stringify({ id: number, method, params, sessionId }) + '\0');
  });
  return {
    async open(url, width, height = 900) {
      const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
      const call = (method, params) => send(method, params, sessionId);
      await call('Page.enable');
      const page = {
        call,
        resize: (width_, height_ = 900, scale = 1) => call('Emulation.setDeviceMetricsOverride',
          { width: width_, height: height_, deviceScaleFactor: scale, mobile: width_ < 500 }),
        async evaluate(expression) {
          const { result, exceptionDetails } = await call('Runtime.evaluate',
            { expression, awaitPromise: true, returnByValue: true });
          if (exceptionDetails) {
            throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
          }
          return result.value;
        },
        close: () => send('Target.closeTarget', { targetId }),
      };
      await page.resize(width, height);
      const loaded = new Promise((resolve) => {
        const listener = (message) => {
          if (message.sessionId === sessionId && message.method === 'Page.loadEventFired') {
            listeners.delete(listener);
            resolve();
          }
        };
        listeners.add(listener);
      });
      await call('Page.navigate', { url });
      await loaded;
      return page;
    },
    close: () => new Promise((resolve) => {
      child.on('exit', resolve);
      send('Browser.close').catch(() => child.kill());
    }),
  };
}
