// Which of the causes that fit is named, which stand beside it, and how sure each is said to be: for whatever a server said, and whatever
// was seen on the servers.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/diagnosis/catalogue.ts';
import { causeInWords, type Diagnosis, diagnose, inWords } from '../../src/diagnosis/diagnose.ts';
import { type Evidence, fits } from '../../src/diagnosis/evidence.ts';
import { vetoed } from '../../src/diagnosis/never.ts';
import { ownEvidence } from '../../src/diagnosis/read-text.ts';
import { texts } from './texts.ts';

const said = texts.map(({ text }) => text);
const findings = [...new Set(catalogue.flatMap(({ clues }) => clues.flatMap(({ found = [] }) => found)))];
/** Up to three texts, and up to four codes of what was found. */
const anyEvidence: fc.Arbitrary<Evidence> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...said), { minLength: 1, maxLength: 3 }),
    fc.uniqueArray(fc.constantFrom(...findings), { maxLength: 4 }),
  )
  .map(([told, found]) => ownEvidence(told, found));

const sureness = ['possible', 'likely', 'certain'];
/** How well an entry fits: 3 where that is certain, 0 where it does not fit. */
const fitOf = (id: string, evidence: Evidence): number =>
  Math.max(
    0,
    ...(catalogue.find((each) => each.id === id)?.clues ?? [])
      .filter((each) => fits(each, evidence))
      .map(({ sure }) => sureness.indexOf(sure) + 1),
  );
const named = (diagnosis: Diagnosis | undefined): readonly string[] =>
  diagnosis === undefined ? [] : [diagnosis, ...diagnosis.others, ...diagnosis.lesser].map(({ id }) => id);

function holds(promise: (diagnosis: Diagnosis, evidence: Evidence) => void): void {
  const own = fc.property(anyEvidence, (evidence) => {
    const diagnosis = diagnose(evidence);
    if (diagnosis !== undefined && diagnosis.sure !== 'not known') promise(diagnosis, evidence);
  });
  fc.assert(own, { numRuns: 50 });
}

describe('for whatever was said and found', () => {
  test('no cause is named that is known not to be it', () =>
    holds((diagnosis, evidence) => expect(named(diagnosis).filter((id) => vetoed(evidence).has(id))).toEqual([])));

  test('nothing that fits better stands behind what fits less', () =>
    holds((diagnosis, evidence) => {
      const best = fitOf(diagnosis.id, evidence);
      expect(diagnosis.sure).toBe(['', 'one of', 'likely', 'certain'][best]);
      expect(diagnosis.others.every(({ id }) => fitOf(id, evidence) === best)).toBe(true);
      const lesser = diagnosis.lesser.map(({ id }) => fitOf(id, evidence));
      expect(lesser).toEqual(lesser.filter((each) => each > 0 && each < best).toSorted((one, other) => other - one));
    }));

  test('what is certain stands alone, and otherwise there are five more at most', () =>
    holds(({ sure, others, lesser }) => {
      expect(others.length).toBeLessThanOrEqual(sure === 'certain' ? 0 : 2);
      expect(lesser.length).toBeLessThanOrEqual(sure === 'certain' ? 0 : 3);
    }));

  test('what follows from a cause that fits as well is not named beside it', () =>
    holds((diagnosis, evidence) => {
      const ids = named(diagnosis);
      const follows = catalogue
        .filter(({ id }) => ids.includes(id))
        .flatMap(({ id, explains = [] }) => explains.filter((each) => fitOf(each, evidence) <= fitOf(id, evidence)));
      expect(ids.filter((id) => follows.includes(id))).toEqual([]);
    }));
});

const signature = 'x-ms-diagnostics: 2000000;reason="The token has an invalid signature."';

test('what was found that a cause goes by is told with it, and what it could be seen by and was not', () => {
  const other = (found: readonly string[]) => diagnose(ownEvidence([signature], found))?.others.at(0);
  expect(other(['iis.old', 'replication.pending', 'clock.apart'])).toMatchObject({
    id: 'front-end-behind',
    marks: ['x-ms-diagnostics 2000000'],
    found: ['replication.pending'],
    unseen: false,
  });
  const hidden = (found: readonly string[]) =>
    diagnose(ownEvidence(["The term 'Get-CsUser' is not recognized as the name of a cmdlet"], found));
  expect(hidden(['iis.old'])?.lesser).toMatchObject([{ id: 'rights-hidden', found: [], unseen: true }]);
  expect(hidden([])?.lesser).toMatchObject([{ id: 'rights-hidden', unseen: false }]);
});

test('a cause is as sure as the best of what speaks for it', () => {
  const told = texts.filter(({ cause }) => cause === 'invalid-user').map(({ text }) => text);
  expect(diagnose(ownEvidence(told))).toMatchObject({ id: 'invalid-user', sure: 'certain' });
});

test('what is only possible is told as one of several, and hides nothing that is surer', () => {
  const unknown = "Get-PartnerApplication : The term 'Get-PartnerApplication' is not recognized as the name of a cmdlet";
  expect(diagnose(ownEvidence([unknown]))).toMatchObject({ id: 'rights-hidden', sure: 'one of', others: [{ id: 'wrong-window' }] });
  const within = 'x-ms-diagnostics: 2000007;reason="";error_category="internal_error"';
  expect(diagnose(ownEvidence([within]))).toMatchObject({ id: 'internal-error', sure: 'likely', lesser: [{ id: 'directory' }] });
});

test('two more at most are named that fit as well', () => {
  const told = [
    'Get-ClientAccessService: AutoDiscoverServiceInternalUri is blank on EX01.',
    'Get-WebServicesVirtualDirectory : Cannot serialize context',
    "Set-CsCertificate : Le jeu de clés n'existe pas",
    'Export-ExchangeCertificate : Key not valid for use in specified state.',
  ];
  expect(diagnose(ownEvidence(told))).toMatchObject({ sure: 'likely', others: [{}, {}] });
});

test('three at most are named that fit less well', () => {
  const told = [
    "The user's mailbox version is not supported for access using OAuth.",
    'The operation has timed out.',
    "Get-PartnerApplication : The term 'Get-PartnerApplication' is not recognized as the name of a cmdlet",
    'Import-PfxCertificate : The specified network password is not correct.',
    "Cannot acquire auth metadata document from 'https://pool01.contoso.com/metadata/json/1'. Could not establish trust relationship for the SSL/TLS secure channel",
  ];
  expect(diagnose(ownEvidence(told))).toMatchObject({ sure: 'likely', lesser: [{}, {}, {}] });
});

test('what only happened, and not why, stands alone, whichever of its signs shows it', () => {
  const refused = diagnose(ownEvidence(['WebExceptionStatus=ProtocolError Status=401']));
  expect(refused).toMatchObject({ id: 'unauthorized', sure: 'not known', others: [], lesser: [] });
  const failed = diagnose(ownEvidence(['StoreWebException: code=ErrorEwsAutodiscover, reason=x, smtpAddress=y']));
  expect(failed).toMatchObject({ id: 'autodiscover-failed', sure: 'not known' });
});

test('what no look could show is not told as unseen', () => {
  const unknown =
    "The term 'Get-PartnerApplication' is not recognized as the name of a cmdlet, function, script file, or operable program.";
  expect(diagnose(ownEvidence([unknown], ['iis.old']))?.others).toMatchObject([{ id: 'wrong-window', unseen: false }]);
});

describe('a text that does not show of which product it is', () => {
  const denied = ownEvidence(['Access is denied.']);
  const causesOf = (evidence: Evidence) => diagnose(evidence)?.others;

  test('names no cause for sure, but two at most that it may be', () => {
    const told = diagnose({ ...denied, about: 'not told' });
    expect(told).toMatchObject({ id: 'unplaced', sure: 'not known', others: [{ id: 'access-denied' }], lesser: [] });
    expect(told).toMatchObject({ address: expect.stringMatching(/^https:/), wayOut: [expect.stringMatching(/^Paste it together/)] });
    expect(causesOf({ ...ownEvidence(said), about: 'not told' })).toHaveLength(2);
  });

  test('and fits nothing is not told of', () => expect(diagnose({ ...ownEvidence(['The moon.']), about: 'not told' })).toBeUndefined());
  test('or is of another one is not told of', () => expect(diagnose({ ...denied, about: 'others' })).toBeUndefined());
});

describe('in words', () => {
  const other = { id: 'b', cause: 'B is so.', settle: 'Look at b.', marks: [], found: [], unseen: false };
  const certain: Diagnosis = {
    id: 'a',
    sure: 'certain',
    cause: 'A is so.',
    wayOut: ['Mend a.'],
    settle: 'Look at a.',
    address: '',
    others: [],
    lesser: [],
  };
  const otherwise = { cause: 'It failed.', wayOut: ['Try again.'] };
  const words = (more: Partial<Diagnosis>) => inWords({ ...certain, ...more }, otherwise);

  test('what cannot be traced is told as it was said', () => expect(inWords(undefined, otherwise)).toBe(otherwise));

  test.each<[string, Partial<Diagnosis>]>([
    ['Certain: A is so.', {}],
    ['Most likely: A is so.', { sure: 'likely', others: [other] }],
    ['One possibility: A is so.', { sure: 'one of' }],
    ['One of 3: A is so.', { sure: 'one of', others: [other, other] }],
    ['Not known why: A is so.', { sure: 'not known', others: [other] }],
  ])('"%s" says how sure that is', (said, more) => expect(words(more).cause).toBe(said));

  test('what else it may be stands behind it', () => {
    expect(causeInWords({ ...certain, sure: 'likely', others: [other, other] })).toBe('Most likely: A is so. Or: B is so. Or: B is so.');
    expect(causeInWords({ ...certain, sure: 'not known', others: [other] })).toBe('Not known why: A is so. It may be this: B is so.');
  });

  test('a look that settles it is asked for where it is open, and there is one', () => {
    expect(words({ sure: 'likely' }).wayOut).toEqual(['Mend a.', 'To be sure, look at this: Look at a.']);
    expect(words({}).wayOut).toEqual(['Mend a.']);
    expect(words({ sure: 'likely', settle: '' }).wayOut).toEqual(['Mend a.']);
  });

  const behind = (code: string) => ({ code, about: '', state: 'stop', source: 'shell', words: `Seen: ${code}.`, saw: null }) as const;
  test.each<[Partial<Diagnosis['others'][number]>, string, string]>([
    [{}, 'The words of the error.', ''],
    [{ marks: ['HTTP 401', 'timeout'] }, 'It was said: HTTP 401, timeout.', ''],
    [{ found: ['iis.old'] }, 'Seen: iis.old.', ''],
    [{ found: ['iis.old'], marks: ['HTTP 401'] }, 'Seen: iis.old. It was said: HTTP 401.', ''],
    [{ unseen: true }, 'The words of the error.', 'No look of this run shows it.'],
  ])('of another one with %j is said what speaks for it and what against', (more, speaksFor, against) => {
    const told = inWords({ ...certain, sure: 'likely', others: [{ ...other, ...more }], lesser: [{ ...other, ...more }] }, otherwise, [
      behind('iis.old'),
      behind('clock.apart'),
    ]);
    const less = `The cause above fits better.${against === '' ? '' : ` ${against}`}`;
    expect(told.others).toEqual([
      { cause: 'B is so.', speaksFor, against, tell: 'Look at b.' },
      { cause: 'B is so.', speaksFor, against: less, tell: 'Look at b.' },
    ]);
  });
});
