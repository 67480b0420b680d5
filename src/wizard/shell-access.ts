// The ways to the shells: asked once on each computer, before the first look, and remembered as answers. An answer of another
// computer does not count here: what is installed there may be missing here. Passwords are in no answer, so a resumed run asks
// for them again. To ask for something more, add a question to `questionsOf` and its key to cli/answers-schema.ts.

import type { Access, AccessAccount, ShellAccess } from '../model/access.ts';
import { keyOf } from '../model/name.ts';
import type { ShellKind } from '../model/place.ts';
import { type Question, readAnswer, type TypedAnswer } from '../model/question.ts';
import type { Sequence } from '../steps/step.ts';
import { storedAs } from '../story/answers.ts';
import type { Story } from '../story/story.ts';
import { homeOf } from './elsewhere.ts';
import type { Here } from './here.ts';

export const shells: readonly ShellKind[] = ['exchange', 'skype', 'windows'];

/** The answer to how a shell is reached that reaches it from another computer; it is never recorded as an answer. */
export const anotherComputer = 'another computer';

export const answerKeysOf = <const S extends ShellKind>(shell: S) => ({
  access: `shells.${shell}`,
  server: `shells.${shell}.server`,
  account: `shells.${shell}.account`,
  user: `shells.${shell}.user`,
  password: `shells.${shell}.password`,
});

/** The keys of the passwords that a run with these answers asks for: they are in no answers file. */
export function passwordKeys(answers: { readonly [key: string]: unknown }, sequence: Sequence): readonly string[] {
  const accounts = shells
    .map(answerKeysOf)
    .filter(({ access, account }) => answers[access] === 'remote' && answers[account] === 'another')
    .map(({ password }) => password);
  return [...accounts, ...sequence.flatMap((step) => step.passwords?.(answers) ?? [])];
}

/** What is still to be asked before it is known where commands would go; undefined in the lab, and when all is known. */
export function wayQuestion(story: Story, here: Here): Question | undefined {
  return questionsHere(story, here).find((each) => each.kind !== 'secret' && !isAnswered(each, story, here));
}

/** The password that is still to be asked for, once it is known and agreed where it goes. */
export function passwordNeeded(story: Story, here: Here): Question | undefined {
  return questionsHere(story, here).find((each) => each.kind === 'secret' && !isAnswered(each, story, here));
}

/** All that is asked here about the ways to the shells, as far as the answers go. */
export const questionsHere = (story: Story, here: Here): readonly Question[] =>
  here.reach === undefined ? [] : shells.flatMap((shell) => questionsOf(shell, story, here)).map((each) => withRefusal(each, story, here));

/** A file may hold an answer that nobody could have given: it is asked anew, and says why. */
function withRefusal(question: Question, story: Story, here: Here): Question {
  const given = question.kind === 'secret' ? undefined : answerHere(story, here, question.key);
  const read = given === undefined ? undefined : readAnswer(question, given);
  return read === undefined || read.ok
    ? question
    : { ...question, ask: `What the state file answers here cannot be used. ${read.why} ${question.ask}` };
}

/** The ways chosen on this computer, whether or not anybody has agreed to them yet. */
export function waysOf(story: Story, here: Here): ShellAccess | undefined {
  if (here.reach === undefined || wayQuestion(story, here) !== undefined) return undefined;
  const way = (shell: ShellKind): Access => {
    const answer = (key: string) => answerHere(story, here, key);
    const keys = answerKeysOf(shell);
    const kind = answer(keys.access);
    if (kind === 'this computer' || kind === 'not at all') return { kind };
    if (kind !== 'remote') return { kind: 'by hand' };
    const user = answer(keys.user) ?? '';
    const account: AccessAccount = answer(keys.account) === 'another' ? { kind: 'another', secret: passwordOf(user) } : { kind: 'mine' };
    return { kind: 'remote', server: shell === 'windows' ? null : keyOf('fqdn', answer(keys.server) ?? ''), account };
  };
  return { exchange: way('exchange'), skype: way('skype'), windows: way('windows') };
}

/** As whom a shell is opened from another computer. */
export const accountHere = (shell: ShellKind, story: Story, here: Here): string =>
  answerHere(story, here, answerKeysOf(shell).account) === 'another'
    ? (answerHere(story, here, answerKeysOf(shell).user) ?? '')
    : here.user;

function isAnswered(question: Question, story: Story, here: Here): boolean {
  if (question.kind === 'secret') return here.secrets?.[question.ref] !== undefined;
  const given = answerHere(story, here, question.key);
  return given !== undefined && readAnswer(question, given).ok;
}

function answerHere(story: Story, here: Here, key: string): string | undefined {
  const given = story.answers[storedAs(key, here.computer)];
  const counts = given !== undefined && !given.reopened && given.seq > (here.waysSince ?? 0);
  return counts && typeof given.value === 'string' ? given.value : undefined;
}

/** The questions of one shell that follow from what was answered so far, in their order. */
function questionsOf(shell: ShellKind, story: Story, here: Here): readonly Question[] {
  const keys = answerKeysOf(shell);
  const way = accessQuestionOf(shell, here);
  if (answerHere(story, here, keys.access) !== 'remote') return [way];
  const account = accountOf(shell, here);
  const server = shell === 'windows' ? [] : [serverOf(shell, story, here)];
  if (answerHere(story, here, keys.account) !== 'another') return [way, ...server, account];
  const user = answerHere(story, here, keys.user);
  return [way, ...server, account, userOf(shell, story), ...(user === undefined ? [] : [passwordQuestion(shell, user)])];
}

function accessQuestionOf(shell: ShellKind, { reach }: Here): Question {
  const offers = reach?.offers[shell] ?? [];
  return {
    kind: 'one',
    key: answerKeysOf(shell).access,
    ask: words[shell].ask,
    why: words[shell].why,
    likely: offers[0]?.kind ?? 'by hand',
    choices: [
      ...offers.map(({ kind, label, because }) => ({ value: kind, label, because })),
      // A shell that is not installed here may be on a server where the wizard can go on.
      ...(shell === 'windows' || offers.some(({ kind }) => kind === 'this computer') ? [] : [elsewhere(shell)]),
    ],
  };
}

const elsewhere = (shell: 'exchange' | 'skype') => ({
  value: anotherComputer,
  label: `Go on on another computer: ${homeOf[shell]}`,
  // facts.md 159.
  because:
    'The wizard ends here, and shows the line to type there. Nothing that was answered is asked again. It takes Windows Server 2016 or later there. Server 2012 R2 needs the kit that is made for it, which nobody has tried there: for such a server rather choose remote or by hand.',
});

function serverOf(shell: 'exchange' | 'skype', { looks }: Story, { sequence }: Here): Question {
  const [seen] = sequence.flatMap(({ id, serverFor }) => serverFor?.(shell, looks[id]?.facts ?? null) ?? []);
  return {
    kind: 'text',
    key: answerKeysOf(shell).server,
    ask: words[shell].serverAsk,
    why: words[shell].serverWhy,
    likely: seen ?? '',
    example: words[shell].serverExample,
    read: readServer,
  };
}

function accountOf(shell: ShellKind, here: Here): Question {
  return {
    kind: 'one',
    key: answerKeysOf(shell).account,
    ask: accountAsk,
    why: words[shell].rights,
    likely: 'mine',
    choices: [
      { value: 'mine', label: `Mine: ${here.user}`, because: 'You are signed in with it. No password is needed.' },
      {
        value: 'another',
        label: 'Another account',
        because: 'Its password is asked for, kept in memory while the wizard runs, and written nowhere.',
      },
    ],
  };
}

function userOf(shell: ShellKind, story: Story): Question {
  const users = shells.map((each) => answerKeysOf(each).user);
  const before = Object.values(story.answers).find(({ key }) => users.includes(key))?.value;
  return {
    kind: 'text',
    key: answerKeysOf(shell).user,
    ask: userAsk,
    why: words[shell].rights,
    likely: typeof before === 'string' ? before : '',
    example: 'EXAMPLE\\administrator, or administrator@example.com',
    read: readAccountName,
  };
}

const passwordQuestion = (shell: ShellKind, user: string): Question => ({
  kind: 'secret',
  key: answerKeysOf(shell).password,
  ask: `What is the password of ${user}?`,
  why: 'It is sent to the server by Windows itself. It is kept in memory only: not in the state file, not in a log. After a restart the wizard asks again.',
  ref: passwordOf(user),
  user,
  instead: 'Type it at a terminal.',
});

/** One account has one password, whichever shells it opens. */
const passwordOf = (user: string) => `password of ${keyOf('identity', user)}`;

/** Reads the full name of a server or a pool. */
export function readServer(text: string): TypedAnswer {
  const typed = keyOf('fqdn', text);
  const example = 'for example server.example.com';
  if (typed === '') return { ok: false, why: `Type the full name, ${example}.` };
  if (typed.length > 253) return { ok: false, why: 'This is too long for a name; 253 characters are the most.' };
  if (/^https?:/.test(typed)) return { ok: false, why: `Type the name only, without https:// and without a path, ${example}.` };
  if (/^[\d.]+$/.test(typed) || typed.includes(':'))
    return { ok: false, why: `Type the name, not the address in numbers: Kerberos goes by names, ${example}.` };
  if (!/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(typed) || typed.split('.').some((label) => label.length > 63 || /^-|-$/.test(label)))
    return { ok: false, why: `A name holds letters, digits, hyphens and dots only, ${example}.` };
  if (!typed.includes('.')) return { ok: false, why: `Use the full name with its domain, for example ${typed}.example.com.` };
  return { ok: true, value: typed };
}

/** Reads the name of an account, as DOMAIN\name or name@domain. */
export function readAccountName(text: string): TypedAnswer {
  const typed = text.trim();
  const example = 'EXAMPLE\\administrator or administrator@example.com';
  if (typed === '') return { ok: false, why: `Type the account, for example ${example}.` };
  if (typed.length > 256) return { ok: false, why: 'This is too long for an account; 256 characters are the most.' };
  // Windows allows none of these in the name of an account.
  if (/["/[\]:;|=,+*?<>\p{Cc}\p{Cf}]/u.test(typed))
    return { ok: false, why: `This holds a character that no account has. Type it like ${example}.` };
  if (!/^[^\\@]+\\[^\\@]+$/.test(typed) && !/^[^\\@\s]+@[^\\@\s]+$/.test(typed))
    return { ok: false, why: `Type the account with its domain, like ${example}.` };
  return { ok: true, value: typed };
}

const accountAsk = 'Whose account should open this connection?';
const userAsk = 'Which account is it?';

const words = {
  exchange: {
    ask: 'How should the wizard reach the Exchange Management Shell?',
    why: "Exchange's part of the set-up runs in its own management shell.",
    serverAsk: 'Which Exchange server should it connect to?',
    serverWhy:
      'Any mailbox server of your organisation will do. The address is http://SERVER/PowerShell/, and Kerberos protects what is sent.',
    serverExample: 'exchange01.example.com',
    rights: 'It needs the rights of the role group Organization Management in Exchange.',
  },
  skype: {
    ask: 'How should the wizard reach the Skype for Business Server Management Shell?',
    why: "Skype's part of the set-up runs in its own management shell.",
    serverAsk: 'Which Skype for Business pool should it connect to?',
    serverWhy: 'Type the full name of the pool, or of the Standard Edition server. The address is https://POOL/OcsPowershell.',
    serverExample: 'pool01.example.com',
    rights: 'It needs the rights of CsAdministrator in Skype for Business Server.',
  },
  windows: {
    ask: 'How should the wizard look at the servers themselves: certificates, services, and what they see of each other?',
    why: 'Some things show on a server only. Nothing is changed this way, but for what you may choose later: to import a certificate from a PFX file.',
    rights: 'It needs the rights of a local administrator on the Exchange and Front End Servers.',
  },
} as const;

/** What each key of an answer asks. */
export const accessAsks: { readonly [key: string]: string } = Object.fromEntries(
  shells.flatMap((shell) => {
    const keys = answerKeysOf(shell);
    return [
      [keys.access, words[shell].ask],
      [keys.account, accountAsk],
      [keys.user, userAsk],
      ...(shell === 'windows' ? [] : [[keys.server, words[shell].serverAsk]]),
    ];
  }),
);
