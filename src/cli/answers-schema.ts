// What an answers file may hold: each key with its kind and what it answers. The messages follow the key in a sentence, such as
// `"iisRestart.who" must be one of …`. assets/answers.schema.json is this for editors (test/cli/answers-schema.test.ts keeps it so).
// Each step says its own keys (<step>/answers.ts); here are those of the shells and of an undo.

import { z } from 'zod';
import { type AnswerForm, choiceForm, listForm, textForm, wordsForm } from '../steps/answer-forms.ts';
import { sequence } from '../steps/sequence.ts';
import type { Step } from '../steps/step.ts';
import { confirmKey, goOnAnywayKey } from '../wizard/no-input.ts';

const quoted = (values: readonly string[]) => values.map((each) => `"${each}"`).join(', ');

type Schema = z.ZodType<string | string[]>;

function schemaOf(form: AnswerForm): Schema {
  switch (form.kind) {
    case 'text':
      return z.string({ error: 'must be a text.' }).describe(`${form.about} For example "${form.example}".`);
    case 'list':
      return z.array(z.string(), { error: 'must be a list of names.' }).describe(form.about);
    case 'one':
      return z.enum(form.values, { error: `must be one of ${quoted(form.values)}.` }).describe(form.about);
    case 'words': {
      const each = z.string();
      return z.union([each, z.array(each).min(1)], { error: 'must be a text, or a list of texts.' }).describe(form.about);
    }
  }
}

/** A step's keys: its questions, the word that agrees to its plan, what is gone on in spite of. */
function formsOf({ id, title, asks, agrees, overrides = {} }: Step): { readonly [key: string]: AnswerForm } {
  const usual = wordsForm(
    `Agrees to the plan of the step "${title}": "yes", or the word that the plan asks for. A list of both where a run needs more than one.`,
  );
  const anyway = Object.entries(overrides).flatMap(([code, form]) => (form === undefined ? [] : [[goOnAnywayKey(code), form] as const]));
  return { ...asks, [confirmKey(id)]: agrees ?? usual, ...Object.fromEntries(anyway) };
}

const accessKinds = ['this computer', 'remote', 'by hand'] as const;
const server = (what: string) => textForm(`With "remote": the full name of ${what} to connect to.`, 'server.example.com');
const account = choiceForm('With "remote": whose account opens the connection. Its password is never read from a file.', 'mine', 'another');
const user = textForm('With "another": the account, as DOMAIN\\name or name@domain.', 'EXAMPLE\\administrator');

const forms: { readonly [key: string]: AnswerForm } = {
  $schema: textForm('Where the description of these keys is, for editors. The wizard does not read it.', './answers.schema.json'),
  'shells.exchange': choiceForm('How the wizard reaches the Exchange Management Shell.', ...accessKinds),
  'shells.exchange.server': server('the Exchange server'),
  'shells.exchange.account': account,
  'shells.exchange.user': user,
  'shells.skype': choiceForm('How the wizard reaches the Skype for Business Server Management Shell.', ...accessKinds),
  'shells.skype.server': server('the pool'),
  'shells.skype.account': account,
  'shells.skype.user': user,
  'shells.windows': choiceForm(
    'How the wizard looks at the servers themselves. Nothing is changed this way, unless a certificate is imported from a PFX file.',
    ...accessKinds,
    'not at all',
  ),
  'shells.windows.account': account,
  'shells.windows.user': user,
  ...Object.fromEntries(sequence.flatMap((step) => Object.entries(formsOf(step)))),
  'undo.changes': listForm('Undo: which changes are taken back, such as "partner.script". All that can be, where this is left out.'),
  'undo.confirm': wordsForm('Undo: the word that agrees to taking back what others may rely on, "undo".'),
};

export const answersSchema = z
  .object(Object.fromEntries(Object.entries(forms).map(([key, form]) => [key, schemaOf(form)])))
  .partial()
  .strict();

/** Every key that an answers file may hold. */
export const answerKeys: readonly string[] = Object.keys(answersSchema.shape);
