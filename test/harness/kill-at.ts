// Preloaded into a wizard's process (node --import): counts the points where it touches the disk of one folder or orders something of
// the lab, and ends the process with SIGKILL at one of them. KILL_IN names the folder, KILL_AT the point; without it, each point is
// written to the file KILL_LOG, so that a test knows how many there are and what they are.
// Points: half a write, a whole one; before an fsync; around a rename, a link, a removal, a cut; before an order, and once it is sent.

import fs from 'node:fs';
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';

const folder = process.env.KILL_IN ?? '';
const wanted = Number(process.env.KILL_AT ?? 0);
const log = process.env.KILL_LOG;
const real = { ...fs };
const paths = new Map<number, string>();
let count = 0;

/** Whether this is where the process is to end; said once for each point. */
function isHere(what: string): boolean {
  count += 1;
  if (log !== undefined) real.appendFileSync(log, `${what}\n`);
  return count === wanted;
}

const end = () => process.kill(process.pid, 'SIGKILL');
const point = (what: string) => {
  if (isHere(what)) end();
};
const inFolder = (path: unknown): boolean => String(path).startsWith(folder);
const nameOf = (path: unknown): string => String(path).slice(folder.length + 1);

fs.openSync = (path, flags, mode) => {
  const handle = real.openSync(path, flags, mode);
  if (inFolder(path)) paths.set(handle, nameOf(path));
  else paths.delete(handle);
  return handle;
};

fs.writeSync = (handle: number, data: unknown, ...rest: unknown[]): number => {
  const path = paths.get(handle);
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  if (path === undefined || !(bytes instanceof Uint8Array)) return Reflect.apply(real.writeSync, fs, [handle, data, ...rest]);
  if (isHere(`half a write of ${path}`)) {
    real.writeSync(handle, bytes, 0, Math.floor(bytes.length / 2));
    end();
  }
  const written = Reflect.apply(real.writeSync, fs, [handle, data, ...rest]);
  point(`a write of ${path}`);
  return written;
};

fs.fsyncSync = (handle) => {
  if (paths.has(handle)) point(`before an fsync of ${paths.get(handle)}`);
  real.fsyncSync(handle);
};

fs.renameSync = (from, to) => around(`a rename to ${nameOf(to)}`, to, () => real.renameSync(from, to));
fs.linkSync = (from, to) => around(`a link to ${nameOf(to)}`, to, () => real.linkSync(from, to));
fs.rmSync = (path, options) => around(`a removal of ${nameOf(path)}`, path, () => real.rmSync(path, options));
fs.unlinkSync = (path) => around(`a removal of ${nameOf(path)}`, path, () => real.unlinkSync(path));
fs.ftruncateSync = (handle, length) => {
  around('a cut', paths.has(handle) ? folder : '', () => real.ftruncateSync(handle, length));
};

function around(what: string, path: unknown, act: () => void): void {
  if (inFolder(path)) point(`before ${what}`);
  act();
  if (inFolder(path)) point(`after ${what}`);
}

const realRequest = http.request;
http.request = (...given: unknown[]) => {
  const options = given[0];
  const isOrder = typeof options === 'object' && options !== null && 'path' in options && options.path === '/run';
  if (isOrder) point('before an order');
  const sent: http.ClientRequest = Reflect.apply(realRequest, http, given);
  if (isOrder) sent.once('response', () => point('an order under way'));
  return sent;
};
syncBuiltinESMExports();
