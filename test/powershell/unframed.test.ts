// By hand: what was copied without its frame is a failure all the same, and what a command printed when it worked is none.

import { describe, expect, test } from 'vitest';
import { readPasted } from '../../src/powershell/manual/pasted.ts';
import { exchangeCmdlet } from '../../src/powershell/reader.ts';
import { render } from '../../src/powershell/render.ts';

const command = exchangeCmdlet('Set-PartnerApplication', { parameters: { Identity: 'Lync' } });
const task = {
  parts: [{ mark: 'k1', command }],
  text: `${render(command)}\n`,
  purpose: 'change',
  place: command.place,
  unclear: null,
} as const;
const gaveOf = (text: string) => readPasted(task, text).gave.get('k1');

describe('an error that was copied without its frame', () => {
  test.each([
    ['with the name of the command', 'Set-PartnerApplication : Something that nobody has met before.'],
    ['over several lines', 'Set-PartnerApplication : The operation could not\nbe performed.'],
    ['by a sentence of .NET', 'The remote name could not be resolved: pool01.contoso.com'],
    ['in German', 'Der Remotename konnte nicht aufgelöst werden: pool01.contoso.com'],
    ['in Japanese', 'リモート名を解決できませんでした。'],
    ['by the name of an exception', 'ManagementObjectNotFoundException'],
    ['with the place where it happened', 'Etwas ging schief.\nIn Zeile:1 Zeichen:1'],
    ['with labels that a forum has turned into a list', 'It failed.\n- CategoryInfo : NotSpecified: (:) []'],
  ])('%s', (_, text) => expect(gaveOf(text)?.end).toMatchObject({ kind: 'ended', hadErrors: true }));

  test('keeps its words for whoever looks for the cause', () =>
    expect(gaveOf('Set-PartnerApplication : The moon is in the wrong phase.')?.items).toContainEqual({
      kind: 'error',
      error: { message: 'The moon is in the wrong phase.', fullyQualifiedErrorId: '', category: '' },
    }));
});

describe('what a command prints when it works', () => {
  test.each([
    'Name : Lync\nEnabled : True',
    'WARNING: The operation has timed out once and was repeated.',
    'User <contoso.com/Users/LyncEnterprise-ApplicationAccount> already exists. Using this user for the Partner Application.',
    '',
  ])('%s', (text) => expect(gaveOf(text)?.end).toMatchObject({ kind: 'ended', hadErrors: false }));
});
