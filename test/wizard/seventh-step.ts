// A step that is not in the product: a policy for a pilot group. It is what a step's folder holds, in one file.

import { z } from 'zod';
import { literal } from '../../src/powershell/render.ts';
import { newContactsPolicy, readContactsPolicies } from '../../src/skype/topology.ts';
import { type AnswerForms, type KeyIn, textForm } from '../../src/steps/answer-forms.ts';
import { claimed, claimRow, forms, staying } from '../../src/steps/claim.ts';
import { factsReader, seenOf } from '../../src/steps/facts.ts';
import { makersOf, type StepFinding } from '../../src/steps/findings.ts';
import { atOnce, given, lasting } from '../../src/steps/guard.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { type ChangeOf, type ChangeRows, type Sequence, type Step, type StepContext, textAnswer } from '../../src/steps/step.ts';
import { cannotTakeBack } from '../../src/steps/take-back.ts';

const row = { id: 'pilots', title: 'Pilot group', home: 'skype' } as const;
const keys = { name: 'pilots.name' } as const;
const ask = 'What is the policy of the pilot group called?';

const facts = z.object({ policies: seenOf(z.array(z.string())) });
const factsOf = factsReader(row.id, facts);

const found = makersOf([{ topic: 'pilots', restsOn: ['skype'], codes: ['pilots', 'pilots.none', 'pilots.not-seen'] }]);

const changes = {
  'pilots.make': { guard: (change) => lasting(`@(Get-CsUserServicesPolicy ${given(change, 'Identity')}).Count -gt 0`) },
} as const satisfies ChangeRows;
type Kind = keyof typeof changes;

const claims = {
  'pilots.make': claimRow('skype', z.strictObject({ policy: forms.line(200) }), {
    words: ({ policy }) => `Make the policy ${literal(policy)} for the pilot group.`,
    stays: () => 'An unused policy changes nothing.',
  }),
} as const;

const isThere = (context: StepContext): boolean => {
  const policies = factsOf(context)?.policies;
  const name = textAnswer(context, keys.name)?.toLowerCase() ?? '';
  return policies?.seen === true && policies.value.some((each) => each.toLowerCase().endsWith(name));
};

function judge(context: StepContext): readonly StepFinding[] {
  const policies = factsOf(context)?.policies;
  const name = textAnswer(context, keys.name);
  if (policies?.seen === false) return [found.blind('pilots.not-seen', 'policies', `The policies could not be looked at: ${policies.why}`)];
  if (policies === undefined || name === undefined) return [];
  return isThere(context)
    ? [found.ok('pilots', name, `The pilot group has its policy ${name}.`)]
    : [found.toMend('pilots.none', name, `The pilot group has no policy ${name} yet.`)];
}

const make = (name: string): ChangeOf<Kind> => ({
  ...claimed(claims, 'pilots.make', { policy: name }),
  ...staying(claims, 'pilots.make', { policy: name }),
  kind: 'change',
  because: ['pilots.none'],
  command: newContactsPolicy(name),
  prompts: {},
  whenUnclear: 'ask',
  onFailure: 'stop',
  usually: 5,
});

export const pilots: Step<'pilots', Kind> = {
  ...row,
  why: ['A few people go first.'],
  touches: ['One policy in Skype.'],
  notices: ['Users notice nothing in this step.'],
  opensWith: 'needs',
  seen: factsOf,
  asks: { [keys.name]: textForm(ask, 'Pilots') } satisfies AnswerForms<KeyIn<typeof keys>>,
  looksBy: () => '',
  async inspect({ reader }) {
    const policies = await readContactsPolicies(reader);
    return facts.parse({ policies: policies.seen ? { seen: true, value: policies.value.map(({ identity }) => identity) } : policies });
  },
  finds: found.codes,
  judge,
  questions: () => [
    {
      kind: 'text',
      key: keys.name,
      ask,
      why: 'It is granted later.',
      likely: 'Pilots',
      example: 'Pilots',
      read: (value) => ({ ok: true, value }),
    },
  ],
  changes,
  claims,
  plan(context) {
    const name = textAnswer(context, keys.name);
    return name === undefined || isThere(context) ? [] : [make(name)];
  },
  severity: () => ({ kind: 'mild' }),
  watch: async () => ({ met: true, saw: '' }),
  until: () => atOnce,
  settled: (_, context) => (isThere(context) ? 'done' : 'not started'),
  takeBack: cannotTakeBack,
  proved: () => ['The policy was read again.'],
  summary: () => ({ remember: ['Grant the policy of the pilot group to someone.'] }),
};

export const seven: Sequence = [...sequence, pilots];
