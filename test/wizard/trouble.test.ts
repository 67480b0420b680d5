// What is said of a change that failed, or that ended well and is not seen: its own last words are the cause, with how sure that is.

import { describe, expect, test } from 'vitest';
import type { Wait } from '../../src/model/change.ts';
import type { OutputLine } from '../../src/model/output.ts';
import { skypeCmdlet } from '../../src/powershell/reader.ts';
import type { Fate } from '../../src/story/fate.ts';
import { failure, pastPatience, whileAsked, withoutEffect } from '../../src/wizard/trouble.ts';

const at = '2026-11-28T08:00:00.000Z';
const command = skypeCmdlet('New-CsPartnerApplication', { parameters: { Identity: 'Exchange' } });

const fate = (lines: readonly OutputLine[]): Fate => ({
  seq: 1,
  at,
  by: 'CONTOSO\\admin',
  on: 'FE01',
  host: { pid: 1, started: at },
  step: 'exchangeAsPartner',
  change: {
    kind: 'change',
    id: 'exchange-partner.make',
    words: 'make the entry for Exchange',
    command,
    prompts: {},
    usually: 5,
    onFailure: 'stop',
    because: [],
    fields: {},
    whenUnclear: 'ask',
    undo: { kind: 'cannot', why: 'It is a test.' },
  },
  confirmed: null,
  endSeq: 2,
  seconds: 1,
  end: { kind: 'ended', hadErrors: false, exitCode: null },
  settled: null,
  lines,
  left: null,
  takenBack: null,
});

const said = (text: string, stream: OutputLine['stream'] = 'output'): OutputLine => ({ stream, text });

describe('a command that ended without an error, and whose effect is not seen', () => {
  test('is explained by an error that it printed as text', () => {
    const { cause } = withoutEffect(fate([said("New-CsPartnerApplication : Cannot bind parameter 'MetadataUrl' to the target.")]));
    expect(cause).toMatch(/^Most likely: The server could not read the partner's metadata document/);
  });

  test('may still be on its way, where it said nothing', () => expect(withoutEffect(fate([])).cause).toContain('may still be on its way'));
});

describe('a command that failed', () => {
  test('is explained by what its error has beside its sentence, in any language', () => {
    const line: OutputLine = {
      stream: 'error',
      text: 'Что-то пошло не так.',
      marks: 'System.Net.WebException\nWebExceptionStatus=TrustFailure',
    };
    expect(failure(fate([line])).cause).toMatch(/^Certain: The Front End does not trust/);
  });

  test('names all that it may be, and what would tell, where several things are possible', () => {
    const {
      cause,
      wayOut,
      others = [],
    } = failure(fate([said("The term 'New-CsPartnerApplication' is not recognized as the name of a cmdlet.", 'error')]));
    expect(cause).toMatch(/^One of 2: /);
    expect(wayOut.at(-1)).toMatch(/^To be sure, look at this: /);
    expect(others).toEqual([expect.objectContaining({ cause: expect.any(String), speaksFor: expect.any(String) })]);
  });

  test('that nobody knows is shown as it was said', () =>
    expect(failure(fate([said('The moon is in the wrong phase.', 'error')])).cause).toBe(
      'The cause is not known. What the server said stands below, word for word.',
    ));
});

describe('a script that failed', () => {
  const script = {
    kind: 'script',
    place: { shell: 'exchange', computer: 'any' },
    file: 'Configure-EnterprisePartnerApplication.ps1',
    parameters: {},
  } as const;
  const failed = (lines: readonly OutputLine[]): Fate => ({ ...fate(lines), change: { ...fate(lines).change, command: script } });

  test('has its own last words for a cause, where nobody knows them', () =>
    expect(failure(failed([said('Creating User.', 'information'), said('The moon is in the wrong phase.', 'information')])).cause).toBe(
      'The script ended with these words: “The moon is in the wrong phase.”',
    ));

  test('is explained where they are known', () =>
    expect(failure(failed([said('There is no accepted domain so user can not be created.', 'information')])).cause).toMatch(
      /^Certain: The script takes/,
    ));
});

test('a wait goes on behind its ways on, but not where each look at it is asked of the admin', () => {
  const wait: Wait = {
    kind: 'wait',
    id: 'back ex-1',
    words: 'ex-1 answers again',
    what: null,
    every: 5,
    patience: 300,
    usually: 120,
    because: [],
    restsOn: ['windows'],
  };
  const given = { seq: 1, at, by: 'admin', on: 'FE01', type: 'waited', step: 'iisRestart', wait: wait.id, met: false, saw: '' } as const;
  const last = { ...given, source: 'shell', isDown: false, seconds: 300 } as const;
  const asked = (kind: 'this computer' | 'by hand') =>
    whileAsked(pastPatience('iisRestart', wait, last, []), wait, last, { exchange: { kind }, skype: { kind }, windows: { kind } });
  expect(asked('this computer').waiting).toEqual({ wait, seconds: 300 });
  expect(asked('by hand').waiting).toBeUndefined();
});
