// A real browser for tests: Chromium without a window, asked over its own protocol. Where there is none, the tests that need it are
// skipped, by name. One start serves a whole file.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe } from 'vitest';
import { z } from 'zod';

const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((each) => existsSync(each));
// .ci/run sets it, so that a browser that could not be installed cannot pass for a computer without one.
if (chromium === undefined && process.env.BROWSER === 'required') throw new Error('There is no Chromium to test with.');

type Size = { readonly width: number; readonly height: number };

export interface BrowserPage {
  /** What an expression gives, as JSON. */
  evaluate(expression: string): Promise<unknown>;
  resize(size: Size): Promise<void>;
  /** A picture as PNG of all that it holds, not only of what a window would show. */
  picture(): Promise<Buffer>;
  /** As it is printed, on A4. */
  printed(): Promise<Buffer>;
  /** Addresses of all that it asked for so far, itself among them. */
  asked(): readonly string[];
  /** What it, or its policy, complained about. */
  complaints(): readonly string[];
}

const message = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  sessionId: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  result: z.record(z.string(), z.unknown()).optional(),
  error: z.object({ message: z.string() }).optional(),
});
type Message = z.output<typeof message>;
type Params = { readonly [name: string]: unknown };

class Connection {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (answer: Message) => void>();
  readonly #listeners = new Set<(event: Message) => void>();
  #last = 0;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const read = message.parse(JSON.parse(String(data)));
      if (read.id === undefined) for (const each of this.#listeners) each(read);
      else this.#waiting.get(read.id)?.(read);
    });
  }

  async send(method: string, params: Params = {}, sessionId?: string): Promise<Params> {
    this.#last += 1;
    const id = this.#last;
    const answer = await new Promise<Message>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
    });
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`);
    return answer.result ?? {};
  }

  listen(listener: (event: Message) => void): void {
    this.#listeners.add(listener);
  }

  close(): void {
    this.#socket.close();
  }
}

type Started = { readonly child: ChildProcess; readonly connection: Connection; readonly folder: string };

async function start(program: string): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), 'partner-wizard-browser-'));
  // No sandbox: in a container root has no namespaces to make one of. No network: nothing here is to leave the page.
  const options = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars', '--no-first-run'];
  const quiet = ['--disable-background-networking', '--disable-component-update', '--remote-debugging-port=0', `--user-data-dir=${folder}`];
  const child = spawn(program, [...options, ...quiet, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (data: Buffer) => {
      said += data.toString();
      const [, url] = /DevTools listening on (\S+)/.exec(said) ?? [];
      if (url !== undefined) resolve(url);
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Chromium ended at once:\n${said}`)));
  });
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('Chromium could not be reached.')));
  });
  return { child, connection: new Connection(socket), folder };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const field = (value: unknown, name: string): unknown =>
  value !== null && typeof value === 'object' && name in value ? Reflect.get(value, name) : undefined;

async function openPage(connection: Connection, file: string): Promise<BrowserPage> {
  const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  const session = text(sessionId);
  const send = (method: string, params: Params = {}) => connection.send(method, params, session);
  const [asked, complaints]: [string[], string[]] = [[], []];
  const loaded = new Promise<void>((resolve) => {
    connection.listen(({ method, params, sessionId: from }) => {
      if (from !== session) return;
      if (method === 'Network.requestWillBeSent') asked.push(text(field(params?.request, 'url')));
      if (method === 'Log.entryAdded') complaints.push(text(field(params?.entry, 'text')));
      if (method === 'Runtime.exceptionThrown') complaints.push(JSON.stringify(params));
      if (method === 'Page.javascriptDialogOpening') complaints.push(`It opened a dialog: ${text(params?.message)}`);
      if (method === 'Page.loadEventFired') resolve();
    });
  });
  for (const domain of ['Page', 'Network', 'Log', 'Runtime']) await send(`${domain}.enable`);
  await send('Page.navigate', { url: pathToFileURL(file).href });
  await loaded;
  return {
    async evaluate(expression) {
      const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails).slice(0, 2000));
      return field(result, 'value');
    },
    async resize({ width, height }) {
      await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: width < 600 });
    },
    picture: async () => Buffer.from(text((await send('Page.captureScreenshot', { captureBeyondViewport: true })).data), 'base64'),
    printed: async () =>
      Buffer.from(text((await send('Page.printToPDF', { paperWidth: 8.27, paperHeight: 11.69, preferCSSPageSize: true })).data), 'base64'),
    asked: () => asked,
    complaints: () => complaints,
  };
}

/** Tests with a browser; `open` shows a file in a page of its own. */
export function describeInBrowser(name: string, tests: (open: (file: string) => Promise<BrowserPage>) => void): void {
  describe.skipIf(chromium === undefined)(chromium === undefined ? `${name} (needs Chromium: apt-get install chromium)` : name, () => {
    let started: Started | undefined;
    beforeAll(async () => {
      started = await start(chromium ?? '');
    });
    afterAll(async () => {
      if (started === undefined) return;
      const { child, connection, folder } = started;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      await connection.send('Browser.close').catch(() => child.kill());
      await gone;
      connection.close();
      rmSync(folder, { recursive: true, force: true });
    });
    tests((file) => {
      if (started === undefined) throw new Error('The browser was not started.');
      return openPage(started.connection, file);
    });
  });
}
