// The pages for those who come: what they point to is there, and the forms are forms.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

test('every file that the contributors’ page names is there', () => {
  const page = read('.github/CONTRIBUTING.md');
  const named = [...page.matchAll(/\b((?:src|test|assets)\/[\w./-]*\w)/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('every script that the contributors’ page names is there', () => {
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
  const named = [...read('.github/CONTRIBUTING.md').matchAll(/npm (?:run )?((?:test|check|start|bench|fix)[\w:]*)/g)].map(
    ([, name = '']) => name,
  );
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});

const label = z.string().min(5);
const common = { id: z.string().regex(/^[a-z-]+$/), validations: z.strictObject({ required: z.boolean() }).optional() };
const attributes = { label, description: z.string().optional(), placeholder: z.string().optional() };
const part = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('markdown'), attributes: z.strictObject({ value: z.string() }) }),
  z.strictObject({ type: z.literal('input'), ...common, attributes: z.strictObject(attributes) }),
  z.strictObject({ type: z.literal('textarea'), ...common, attributes: z.strictObject({ ...attributes, render: z.string().optional() }) }),
  z.strictObject({ type: z.literal('dropdown'), ...common, attributes: z.strictObject({ ...attributes, options: z.array(label).min(2) }) }),
  z.strictObject({
    type: z.literal('checkboxes'),
    ...common,
    attributes: z.strictObject({ ...attributes, options: z.array(z.strictObject({ label, required: z.boolean() })) }),
  }),
]);
const form = z.strictObject({ name: z.string(), description: z.string(), title: z.string(), body: z.array(part).min(1) });

const folder = '.github/ISSUE_TEMPLATE';
const forms = readdirSync(join(root, folder)).filter((file) => file !== 'config.yml');

describe('an issue form', () => {
  test.each(forms)('%s can be filled in', (file) => {
    const { body } = form.parse(parse(read(join(folder, file))));
    const ids = body.flatMap((each) => ('id' in each ? [each.id] : []));
    expect(ids).toEqual([...new Set(ids)]);
  });

  test('for what went wrong asks for the recording, the log, the version and where it ran', () => {
    const { body } = form.parse(parse(read(join(folder, 'something-went-wrong.yml'))));
    expect(body.flatMap((each) => ('id' in each ? [each.id] : []))).toEqual(
      expect.arrayContaining(['recording', 'log', 'version', 'where']),
    );
  });
});
