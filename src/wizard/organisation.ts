// Whose servers a file tells of, and whose this run sees. Exchange's GUID decides: a file of another organisation, or one that does not
// say of which it is, is a log and gives no orders. Another default SIP domain or another pool with the Central Management Store, which
// change in the life of a company, is shown, and a word is typed.

import type { Demand, Trouble, WayOut } from '../model/demand.ts';
import { harmless } from '../model/harmless.ts';
import { areOneName } from '../model/name.ts';
import type { KnownOrganisation, Organisation } from '../model/organisation.ts';
import type { Step } from '../steps/step.ts';
import type { Story } from '../story/story.ts';
import type { Here } from './here.ts';
import { lookIsVoid } from './looks.ts';
import { goOn, lookAgain, otherAccess, wayOutOf } from './trouble.ts';

/** The word to type where the same organisation has another default SIP domain or Central Management Store than before. */
const movedWord = 'same company';

type Teller = Step & Required<Pick<Step, 'organisation'>>;

/** The step that sees whose servers these are. */
export const tellerIn = ({ sequence }: Here): Teller | undefined => sequence.find((step) => isTeller(step));
const isTeller = (step: Step): step is Teller => step.organisation !== undefined;

/** The quick look at whose servers these are. */
const identify = ({ id: step }: Step): Demand => ({ kind: 'look', step, why: 'organisation' });

/** What stops this file here; undefined where it may go on, as far as this run has seen whose servers these are. */
export function foreign(story: Story, here: Here): Demand | undefined {
  const teller = tellerIn(here);
  return teller && asked(teller, story, stopIn(story, teller, here));
}

/** What stops a change, beside that. */
export function unidentified(story: Story, here: Here): Demand | undefined {
  const teller = tellerIn(here);
  if (teller === undefined) return undefined;
  if (story.sees === null) return identify(teller);
  return story.sees.guid === null ? asked(teller, story, wayOutOf(teller.id, notSeen, [lookAgain, otherAccess])) : undefined;
}

/** Where the admin asked for another look, that comes before the stop. */
const asked = (teller: Teller, story: Story, stop: Demand | undefined): Demand | undefined =>
  stop !== undefined && story.sees !== null && lookIsVoid(teller.id, story.sees.seq, story) ? identify(teller) : stop;

function stopIn(story: Story, teller: Teller, here: Here): Demand | undefined {
  const { organisation, sees } = story;
  const stop = (trouble: Trouble, options: readonly WayOut[]) => wayOutOf(teller.id, trouble, options);
  const looks = [lookAgain, ...(here.reach === undefined ? [] : [otherAccess])];
  // Its first record of an organisation has to be older than its first change.
  if (organisation === null && story.did.length > 0) return stop(nobodySaw(here), looks);
  if (organisation === null || sees === null) return undefined;
  if (sees.guid !== null && !areOneName('guid', sees.guid, organisation.guid)) return stop(another(organisation, sees, here), looks);
  const moved = movedIn(organisation, sees);
  const about = `organisation.moved ${moved.join(' ')}`;
  const agreed = story.decided.some((each) => each.option === 'go on anyway' && each.about === about);
  return moved.length === 0 || agreed
    ? undefined
    : stop(movedTrouble(about, moved), [...looks, goOn('It is the same company: go on with this file', movedWord)]);
}

const notSeen: Trouble = {
  about: 'organisation.not-seen',
  title: 'Whose servers these are was not seen, so nothing is changed.',
  cause: 'Exchange did not tell the GUID of its organisation (Get-OrganizationConfig).',
  wayOut: ['Reach Exchange, and look again. By hand, bring back all that the command printed.'],
  evidence: [],
};

const isLog = 'This file can be read as a log (partner-wizard log). It changes nothing here.';

const wayOn = ({ aim }: Here): string =>
  aim === 'undo'
    ? 'To take something back, use the state file that was written for these servers.'
    : 'To set up these servers, start with a new state file: partner-wizard --state FILE, with a name that does not exist yet.';

const nobodySaw = (here: Here): Trouble => ({
  about: 'organisation.unknown',
  title: 'This file does not say of which organisation it tells.',
  cause: 'No GUID of an Exchange organisation is on record before its first change, so nobody can tell whether it is about these servers.',
  wayOut: [isLog, wayOn(here)],
  evidence: [],
});

const another = (was: KnownOrganisation, now: Organisation, here: Here): Trouble => ({
  about: 'organisation.another',
  title: 'This file tells of another Exchange organisation than the one that is reached here.',
  cause: `In the file: ${inWords(was)}. Here: ${inWords(now)}. The GUID of an organisation never changes.`,
  wayOut: [isLog, wayOn(here)],
  evidence: [],
});

const inWords = ({ name, guid }: Organisation): string => `${name === null ? '' : `${harmless(name, 64)}, `}${harmless(guid ?? '', 64)}`;

const movedTrouble = (about: string, moved: readonly string[]): Trouble => ({
  about,
  title: 'The organisation is the same, but it has changed since this file was begun.',
  cause: moved.join(' '),
  wayOut: [
    'Such things change in the life of a company. If you know of it, go on.',
    'If you do not, leave, and ask who changed it: a copied or restored deployment looks like this, too.',
  ],
  evidence: [],
});

function movedIn(was: Organisation, now: Organisation): readonly string[] {
  const pools = (of: Organisation) => (of.cms === null ? null : of.cms.map((each) => harmless(each, 253)).join(', ') || 'none');
  return [
    ...difference('Default SIP domain', was.sipDomain, now.sipDomain),
    ...difference('Pool with the Central Management Store', pools(was), pools(now)),
  ];
}

const difference = (what: string, was: string | null, now: string | null): readonly string[] =>
  was === null || now === null || areOneName('fqdn', was, now) ? [] : [`${what}: was ${harmless(was, 253)}, is ${harmless(now, 253)}.`];
