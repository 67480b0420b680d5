// A shared log can be read: what the wizard itself says in it stays, also where somebody typed a part of it.

import { expect, test } from 'vitest';
import { ownIds } from '../../src/cli/share.ts';
import { sharedOf } from '../../src/log/share.ts';
import { windowsOn } from '../../src/model/place.ts';
import { create, finding, logOf, options, told } from './sample.ts';

test('a word that is to be typed makes no name of what it consists of', () => {
  const words = 'Support for this version ended on 14 October. You may go on anyway, and litware may not.';
  const story = told([
    { type: 'opened', world: 'lab', lineage: 'a history', tool: 'partner-wizard 1.0.0' },
    {
      type: 'looked',
      step: 'servers',
      wentBy: '',
      facts: {},
      findings: [{ ...finding(words, 'stop'), override: 'GO ON ANYWAY' }],
    },
  ]);
  const [look] = Object.values(sharedOf(story, options, ownIds).story.looks);
  expect(look?.findings[0]?.words.replace(/name-\d+/, 'litware')).toBe(words);
  expect(look?.findings[0]?.words).not.toContain('litware');
});

test('the name of a secret is in disguise like the path in it', () => {
  const path = 'C:\\Fabrikam\\zebrafinch.pfx';
  const story = told([
    { type: 'opened', world: 'lab', lineage: 'a history', tool: 'partner-wizard 1.0.0' },
    {
      type: 'intent',
      step: 'certificates',
      change: {
        ...create,
        command: {
          kind: 'function',
          place: windowsOn('fe01.fabrikam.com'),
          name: 'Import-StoreCertificate',
          parameters: { Path: path, Password: { kind: 'secret', ref: `Password of ${path}`, as: 'SecureString' } },
          typed: `Import-PfxCertificate ${path}`,
        },
      },
      host: { pid: 1, started: '2026-11-24T11:00:00.000Z' },
    },
  ]);
  const shared = sharedOf(story, options, ownIds);
  expect(logOf(shared.story, { ...shared.options, format: 'jsonl' })).not.toMatch(/fabrikam|zebrafinch/i);
});

test('what the wizard made of a trouble stays here, with the names in it', () => {
  const story = told([{ type: 'opened', world: 'lab', lineage: 'a history', tool: 'partner-wizard 1.0.0' }]);
  const trouble = { title: 'zebrafinch is down.', cause: 'Certain: zebrafinch sleeps.', wayOut: ['Wake zebrafinch up.'] };
  const shared = sharedOf(story, { ...options, trouble }, ownIds);
  expect(JSON.stringify(shared.options)).not.toContain('zebrafinch');
});
