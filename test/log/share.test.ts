// A shared log can be read: what the wizard itself says in it stays, also where somebody typed a part of it.

import { expect, test } from 'vitest';
import { ownIds } from '../../src/cli/share.ts';
import { sharedOf } from '../../src/log/share.ts';
import { finding, options, told } from './sample.ts';

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
