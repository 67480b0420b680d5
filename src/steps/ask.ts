// What a server answers at its own address under the published name, asked from the servers' side: this computer may trust
// others, or have no way there, and then says nothing of the server (facts.md 53). It is asked only where no server can be reached to ask.

import { notSeen, type Seen, seen } from '../model/finding.ts';
import type { EndpointSeen } from '../model/matrix.ts';
import type { Fqdn } from '../model/place.ts';
import { readAuthMetadata } from '../probes/auth-metadata.ts';
import { type Challenge, type ChallengeAnswer, challengeIn, replyIn } from '../probes/challenge.ts';
import { type AnswerAt, type AskAt, readAnswerAt } from '../windows/answers.ts';
import { keysShown } from './document-probes.ts';
import { exchangeTakingPart, frontEndsTakingPart } from './servers/facts.ts';
import type { Look, StepContext } from './step.ts';

/** Who asks an Exchange server, the first that can: a Front End, as Skype would, else that server itself. */
export function askersOf(server: Fqdn, context: StepContext): readonly Fqdn[] {
  // By hand it is asked where the admin looks at its services anyway: on that server.
  if (context.access?.windows.kind === 'by hand') return [server];
  return among(server, exchangeServers(context), frontEndsTakingPart(context), context);
}

/** Who asks a Front End: an Exchange server, else itself. By hand nobody: nothing that waits rests on it. */
export const askersOfFrontEnd = (frontEnd: Fqdn, context: StepContext): readonly Fqdn[] =>
  context.access?.windows.kind === 'by hand' ? [] : among(frontEnd, frontEndsTakingPart(context), exchangeServers(context), context);

const exchangeServers = (context: StepContext): readonly Fqdn[] => exchangeTakingPart(context).map(({ fqdn }) => fqdn);

function among(server: Fqdn, own: readonly Fqdn[], others: readonly Fqdn[], context: StepContext): readonly Fqdn[] {
  // From here the others are refused at once, and this computer may be any of them.
  if (context.access?.windows.kind === 'this computer') return [...others, server];
  // Many servers are shared out among those that ask.
  const other = others[Math.max(own.indexOf(server), 0) % others.length];
  return other === undefined ? [server] : [other, server];
}

export type Asked =
  /** `by`: who saw it; null for this computer. */
  | ({ readonly kind: 'answered'; readonly by: Fqdn | null } & ChallengeAnswer)
  /** A server asked in vain. */
  | { readonly kind: 'no answer'; readonly by: Fqdn; readonly why: string }
  /** Neither a server nor this computer could ask. */
  | { readonly kind: 'not seen'; readonly why: string };

type Askers = Omit<AskAt, 'from'> & { readonly from: readonly Fqdn[] };

export interface Ask {
  page(at: Fqdn, url: string, from: readonly Fqdn[]): Promise<Asked>;
  challenge(at: Fqdn, url: string, from: readonly Fqdn[]): Promise<Asked>;
  /** Thumbprints of the keys in its own copy of the document of this application, and who saw them; null for this computer. */
  keys(
    at: Fqdn,
    url: string,
    from: readonly Fqdn[],
    id: string,
  ): Promise<{ readonly by: Fqdn | null; readonly keys: Seen<readonly string[]> }>;
}

/** For one look, in which a server that cannot be reached to ask is found out once, and not for each server that it should ask. */
export function createAsk({ reader, probes }: Pick<Look, 'reader' | 'probes'>): Ask {
  const first = new Map<Fqdn, Promise<Seen<AnswerAt>>>();

  async function through(asked: AskAt, isLast: boolean): Promise<Seen<AnswerAt>> {
    const opened = first.get(asked.from);
    // By hand all that is asked at one place must be asked at once.
    if (opened !== undefined && !isLast) {
      const one = await opened;
      if (!one.seen) return one;
    }
    const asking = readAnswerAt(reader, asked);
    if (opened === undefined) first.set(asked.from, asking);
    return asking;
  }

  async function fromServers({ from, ...asked }: Askers): Promise<({ readonly by: Fqdn } & AnswerAt) | undefined> {
    let vain: ({ readonly by: Fqdn } & AnswerAt) | undefined;
    for (const each of from) {
      const answer = await through({ ...asked, from: each }, each === from.at(-1));
      if (!answer.seen) continue;
      if (answer.value.kind === 'answered') return { by: each, ...answer.value };
      // A firewall may let a Front End through to the balancer only.
      vain ??= { by: each, ...answer.value };
    }
    return vain;
  }

  async function ask(asking: Askers): Promise<Asked> {
    const answer = await fromServers(asking);
    if (answer !== undefined) return answer;
    const headers = asking.asking === 'for a challenge' ? { headers: { authorization: 'Bearer' } } : {};
    const reply = replyIn(await probes.get(asking.url, { at: asking.at, ...headers }));
    return reply.seen ? { kind: 'answered', by: null, ...reply.value } : { kind: 'not seen', why: reply.why };
  }

  return {
    page: (at, url, from) => ask({ at, url, from, asking: 'for a page' }),
    challenge: (at, url, from) => ask({ at, url, from, asking: 'for a challenge' }),
    async keys(at, url, from, id) {
      const answer = await fromServers({ at, url, from, asking: 'for a page' });
      if (answer === undefined) return { by: null, keys: await keysShown(probes, at, url, id) };
      const { by } = answer;
      if (answer.kind === 'no answer') return { by, keys: notSeen(answer.why) };
      const document = readAuthMetadata(answer.status, answer.body, id);
      return { by, keys: document.seen ? seen(document.value.keys.map((key) => key.thumbprint)) : document };
    },
  };
}

export const challengeOf = (asked: Asked): Seen<Challenge> => (asked.kind === 'answered' ? challengeIn(asked) : notSeen(asked.why));

/** The status of an answer in place of a challenge, such as 503; a 401 without one says nothing. */
export const failingStatus = (asked: Asked): number | undefined =>
  asked.kind === 'answered' && asked.status !== 401 ? asked.status : undefined;

/** The same in a cell of the matrix. */
export const insteadOfChallenge = (status: number | undefined): Pick<EndpointSeen, 'state' | 'says'> =>
  status === undefined ? { state: 'not seen', says: 'not seen' } : { state: 'wrong', says: `HTTP ${status}` };
