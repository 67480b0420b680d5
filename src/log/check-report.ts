// What a check says, as data: `--format json` writes it as it is, the other forms only lay it out. assets/check.schema.json is this for
// programs; a new field is no new form, a field that is gone or means something else is one. Texts are harmless (model/harmless.ts).

import { z } from 'zod';
import { harmless } from '../model/harmless.ts';
import type { Row } from '../model/matrix.ts';
import type { Checked, CheckedFinding } from '../wizard/check.ts';

const level = z.enum(['ok', 'warning', 'critical', 'unknown']).describe('warning: to be done, and all works still. unknown: not seen.');

const finding = z.object({
  step: z.string().describe('The step of the set-up that looked.'),
  code: z.string().describe('What was found: stable from version to version.'),
  about: z.string().describe('The server, domain or object concerned.'),
  state: z.enum(['ok', 'note', 'to mend', 'stop', 'not seen']).describe('As the wizard says it.'),
  level,
  source: z.enum(['shell', 'probe', 'reported']).describe('Through a management shell, over the network, or by word.'),
  words: z.string(),
  cause: z.string().describe('Empty where the words say it, or nobody knows.'),
  wayOut: z.array(z.string()),
});

const ending = z.object({
  what: z.enum(['oauth', 'oauth next', 'auth', 'auth next', 'web']).describe("Skype's signing certificate, Exchange's, a web certificate."),
  at: z.string().describe('When it ends, or a next one takes over; UTC.'),
  days: z.number().describe('Whole days until then; negative when it is past.'),
  level,
  servers: z.array(z.string()),
  thumbprint: z.string(),
  words: z.string(),
  followUp: z.string(),
});

const cell = z.object({
  endpoint: z.string(),
  state: z.enum(['right', 'wrong', 'no answer', 'not seen']),
  says: z.string(),
  odd: z.boolean().describe('It is not as most others say.'),
});

export const checkReport = z.object({
  format: z.literal('partner-wizard check 1'),
  at: z.string().describe('When it was looked; UTC.'),
  tool: z.string(),
  world: z.enum(['lab', 'real']),
  verdict: z.enum(['healthy', 'something to do', 'could not tell']),
  line: z.string().describe('All of it in one line.'),
  counts: z.object({ ok: z.number(), warning: z.number(), critical: z.number(), unknown: z.number() }),
  endToEnd: z
    .enum(['not tested', 'passed', 'failed', 'not known', 'reported'])
    .describe('Whether an item was written into a mailbox and deleted again (--with-test-item).'),
  findings: z.array(finding),
  endings: z.array(ending).describe('What ends, and when.'),
  notSeen: z.array(z.string()).describe('What else could not be seen.'),
  leftOut: z.array(z.string()).describe('What the answers leave out, so that nobody looked.'),
  servers: z.array(z.object({ servers: z.array(z.string()), cells: z.array(cell) })).describe('Servers that say the same, together.'),
  goesBy: z
    .object({
      answers: z.string().nullable().describe('The file that says where to connect to.'),
      sha256: z.string().nullable(),
      targets: z.array(z.object({ to: z.string(), protocol: z.string(), account: z.string() })).describe('All that was connected to.'),
    })
    .describe('The confirmation: nobody was asked.'),
});
export type CheckReport = z.output<typeof checkReport>;

export type CheckedBy = Pick<CheckReport, 'at' | 'tool' | 'world'> & Omit<CheckReport['goesBy'], 'targets'>;

export function reportOf(checked: Checked, { answers, sha256, ...by }: CheckedBy, servers: readonly Row[]): CheckReport {
  const { findings, endings, notSeen, leftOut, targets } = checked;
  const all = [...findings, ...endings].map(({ level }) => level);
  const count = (wanted: CheckedFinding['level']) => all.filter((each) => each === wanted).length;
  return {
    format: 'partner-wizard check 1',
    ...by,
    verdict: checked.verdict,
    line: lineOf(checked),
    counts: {
      ok: count('ok'),
      warning: count('warning'),
      critical: count('critical'),
      unknown: count('unknown') + notSeen.length,
    },
    endToEnd: checked.endToEnd,
    findings: findings.map((each) => ({
      ...each,
      about: shown(each.about),
      words: shown(each.words),
      cause: shown(each.cause),
      wayOut: each.wayOut.map(shown),
    })),
    endings: endings.map(({ what, at, days, level, servers, thumbprint, words, followUp }) => ({
      ...{ what, at, days, level, servers: [...servers], thumbprint },
      words: shown(words),
      followUp: shown(followUp),
    })),
    notSeen: notSeen.map(shown),
    leftOut: leftOut.map(shown),
    servers: servers.map((each) => ({ servers: [...each.servers], cells: [...each.cells] })),
    goesBy: {
      answers,
      sha256,
      targets: targets.map(({ to, protocol, account }) => ({ to: shown(to), protocol, account: shown(account) })),
    },
  };
}

/** Nobody could look: why stands where what was not seen does. */
export const neverMade = (why: string, by: CheckedBy): CheckReport =>
  reportOf(
    { verdict: 'could not tell', findings: [], endings: [], notSeen: [why], leftOut: [], endToEnd: 'not tested', targets: [] },
    by,
    [],
  );

const shown = (text: string): string => harmless(text, 4000);

const begins: { readonly [verdict in Checked['verdict']]: string } = {
  healthy: 'Healthy: all is as it should be.',
  'something to do': 'Something to do:',
  'could not tell': 'Could not tell:',
};

const proofs: { readonly [endToEnd in Checked['endToEnd']]: string } = {
  'not tested': 'Not proven end to end: that takes --with-test-item.',
  passed: 'Proven end to end, from Skype to Exchange.',
  failed: 'The test from end to end failed.',
  'not known': 'Whether the test from end to end passed is not known.',
  reported: 'The test from end to end passed by word.',
};

/** One line that makes sense alone, and stays the same while nothing changes: no clock, and no number of days. */
function lineOf({ verdict, findings, endings, notSeen, leftOut, endToEnd }: Checked): string {
  const [first, ...more] = [
    ...findings.filter(({ level }) => level === 'critical').map(({ words }) => words),
    ...endings.filter(({ level }) => level === 'critical').map(inLine),
    ...findings.filter(({ level }) => level === 'warning').map(({ words }) => words),
    ...endings.filter(({ level }) => level === 'warning').map(inLine),
    ...findings.filter(({ level }) => level === 'unknown').map(({ words }) => words),
    ...notSeen,
  ];
  const rest = more.length === 0 ? [] : [`And ${more.length} more.`];
  return [
    begins[verdict],
    ...(first === undefined ? [] : [harmless(first, 300), ...rest]),
    proofs[endToEnd],
    ...(leftOut.length === 0 ? [] : [`Left out by the answers: ${harmless(leftOut.join(', '), 300)}.`]),
  ].join(' ');
}

const inLine = ({ words, at }: Checked['endings'][number]): string => `${words.replace(/\.$/, '')} on ${at.slice(0, 10)}.`;
