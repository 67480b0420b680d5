import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openForAppend, truncateFile } from '../../src/files/append.ts';
import { writeFileAtomically } from '../../src/files/atomic.ts';
import { ensureFolder } from '../../src/files/folders.ts';
import { readBytes } from '../../src/files/read.ts';
import { troubleInWords } from '../../src/files/trouble.ts';

const posix = process.platform !== 'win32';

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'files with ümläut '));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

describe('a file replaced as a whole', () => {
  test('holds the new text and leaves nothing beside it', () => {
    const dir = folder();
    const path = join(dir, 'world.json');
    writeFileAtomically(path, 'old');
    writeFileAtomically(path, 'néw');
    expect(readFileSync(path, 'utf8')).toBe('néw');
    expect(readdirSync(dir)).toEqual(['world.json']);
  });

  test('keeps its old content when the new one cannot take its place', () => {
    const dir = folder();
    const path = join(dir, 'taken');
    mkdirSync(path);
    writeFileSync(join(path, 'inside'), 'kept');
    expect(() => writeFileAtomically(path, 'new')).toThrow();
    expect(readdirSync(dir)).toEqual(['taken']);
    expect(readFileSync(join(path, 'inside'), 'utf8')).toBe('kept');
  });

  test.runIf(posix)('can be read by its owner only', () => {
    const path = join(folder(), 'secret');
    writeFileAtomically(path, 'x');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});

describe('a file that grows', () => {
  test('holds each line once, in order, and knows its length', () => {
    const path = join(folder(), 'lines');
    const appender = openForAppend(path);
    appender.append('one', true);
    appender.append('zwö', false);
    expect(appender.length()).toBe(9);
    appender.close();
    expect(readFileSync(path, 'utf8')).toBe('one\nzwö\n');
    truncateFile(path, 4);
    expect(readFileSync(path, 'utf8')).toBe('one\n');
  });

  test.runIf(posix)('notices that another file took its place', () => {
    const path = join(folder(), 'lines');
    const appender = openForAppend(path);
    appender.append('one', true);
    renameSync(path, `${path}.old`);
    expect(appender.length()).toBe(-1);
    writeFileSync(path, 'one\n');
    expect(appender.length()).toBe(-1);
    appender.close();
  });
});

describe('reading', () => {
  test('gives undefined where there is no file, and refuses a folder and what is too large', () => {
    const dir = folder();
    expect(readBytes(join(dir, 'none'), 10)).toBeUndefined();
    expect(() => readBytes(dir, 10)).toThrow('is a folder, not a file');
    writeFileSync(join(dir, 'large'), 'x'.repeat(11));
    expect(() => readBytes(join(dir, 'large'), 10)).toThrow('it is larger than');
  });

  test.runIf(posix)('does not wait for a pipe', () => {
    const path = join(folder(), 'pipe');
    execFileSync('mkfifo', [path]);
    expect(() => readBytes(path, 10)).toThrow('is not an ordinary file');
  });
});

test('a folder is made with those above it, for the owner only, and stays as it is when it is there', () => {
  const path = join(folder(), 'a', 'b');
  ensureFolder(path);
  if (posix) expect(statSync(path).mode & 0o777).toBe(0o700);
  if (posix) chmodSync(path, 0o755);
  ensureFolder(path);
  if (posix) expect(statSync(path).mode & 0o777).toBe(0o755);
});

test('a refusal of the system is said in words, with its code', () => {
  expect(troubleInWords(Object.assign(new Error('ENOSPC: write'), { code: 'ENOSPC' }))).toBe('the disk is full (ENOSPC)');
  expect(troubleInWords(new Error('x is a folder, not a file'))).toBe('x is a folder, not a file');
});
