// The ways to the shells: asked once on each computer, before the first look, and remembered as answers. An answer of another
// computer does not count here: what is installed there may be missing here.

import type { Question } from '../model/question.ts';
import type { Account, Way, Ways } from '../model/way.ts';
import type { Here, Session } from './session.ts';

const wayKeys = { exchange: 'shells.exchange', skype: 'shells.skype', windows: 'shells.windows' } as const;

/** What is still to be asked before commands can be run from this computer; undefined in the lab, and when all is known. */
export function wayQuestion(session: Session, here: Here): Question | undefined {
  const { offers } = here;
  if (offers === undefined) return undefined;
  const asked = (['exchange', 'skype', 'windows'] as const).find((shell) => answerHere(session, here, wayKeys[shell]) === undefined);
  if (asked === undefined) return undefined;
  return {
    kind: 'one',
    key: wayKeys[asked],
    ask: words[asked].ask,
    why: words[asked].why,
    likely: offers[asked][0]?.kind ?? 'by hand',
    choices: offers[asked].map((offer) => ({ value: offer.kind, label: offer.label, because: offer.because })),
  };
}

/** The ways chosen on this computer, or undefined while one is not. */
export function waysOf(session: Session, here: Here): Ways | undefined {
  if (here.offers === undefined || wayQuestion(session, here) !== undefined) return undefined;
  const way = (shell: keyof typeof wayKeys): Way => {
    const kind = answerHere(session, here, wayKeys[shell]);
    if (kind === 'this computer' || kind === 'not at all') return { kind };
    if (kind === 'remote') return { kind, server: null, account: mine };
    return { kind: 'by hand' };
  };
  return { exchange: way('exchange'), skype: way('skype'), windows: way('windows') };
}

const mine: Account = { kind: 'mine' };

function answerHere(session: Session, here: Here, key: string): string | undefined {
  const given = session.answers[key];
  return given !== undefined && given.on === here.computer && !given.reopened && typeof given.value === 'string' ? given.value : undefined;
}

const words = {
  exchange: {
    ask: 'How shall the wizard reach the Exchange Management Shell?',
    why: "Exchange's part of the set-up runs there.",
  },
  skype: {
    ask: 'How shall the wizard reach the Skype for Business Server Management Shell?',
    why: "Skype's part of the set-up runs there.",
  },
  windows: {
    ask: 'How shall the wizard look at the servers themselves: certificates, services, and what they see of each other?',
    why: 'Some things show on a server only. Nothing is changed this way.',
  },
} as const;
