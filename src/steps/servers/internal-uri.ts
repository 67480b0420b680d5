// The Autodiscover address that Exchange tells its clients (facts.md 51). It decides where Outlook looks, so it is shown and left alone.
// Only where no server that takes part tells any, setting one is offered: a question of its own, a change for each server, and its undo.

import { setInternalUri } from '../../exchange/organisation.ts';
import type { Settled } from '../../model/change.ts';
import { areOneName } from '../../model/name.ts';
import type { Question } from '../../model/question.ts';
import type { TakeBack } from '../../model/undo.ts';
import { claimed, fieldsOf } from '../claim.ts';
import type { StepFinding } from '../findings.ts';
import { listInWords } from '../phrases.ts';
import { type ChangeOf, type Did, type StepContext, textAnswer } from '../step.ts';
import { changed, nothing, takenBackBy, unseenNow } from '../take-back.ts';
import { claims } from './claims.ts';
import { exchangeTakingPart, exchangeUrl, exchangeVersion, hostOf, serverKeys, serversOf } from './facts.ts';
import { found } from './found.ts';
import type { ExchangeServer, ServersFacts } from './schema.ts';
import { internalUriWords as words } from './words.ts';

const { note, ok, unseen } = found;

type Told = { readonly server: ExchangeServer; readonly uri: string | null };

/** What each server that takes part tells; undefined where that was not seen. */
function told(facts: ServersFacts, context: StepContext): readonly Told[] | undefined {
  const { clientAccess } = facts;
  if (!clientAccess.seen) return undefined;
  return exchangeTakingPart(context).flatMap((server) => {
    const its = clientAccess.value.find((each) => areOneName('identity', each.name, server.name));
    return its === undefined ? [] : [{ server, uri: its.internalUri }];
  });
}

const allBlank = (all: readonly Told[]): boolean => all.length > 0 && all.every(({ uri }) => uri === null);

export function judgeInternalUri(facts: ServersFacts, context: StepContext): readonly StepFinding[] {
  const all = told(facts, context);
  if (!facts.clientAccess.seen || all === undefined)
    return [unseen('internal-uri', 'Exchange', words.notSeen(facts.clientAccess.seen ? '' : facts.clientAccess.why))];
  const uris = [...new Set(all.flatMap(({ uri }) => (uri === null ? [] : [uri])))];
  const blank = all.filter(({ uri }) => uri === null).map(({ server }) => server.fqdn);
  if (allBlank(all)) return [note('internal-uri.blank', 'Exchange', words.blank, { wayOut: words.blankWayOut })];
  return [
    ...(uris.length === 0 ? [] : [ok('internal-uri', 'Exchange', words.told(listInWords(uris)))]),
    ...(blank.length === 0 ? [] : [note('internal-uri.some-blank', listInWords(blank), words.someBlank(listInWords(blank)))]),
  ];
}

/** Exchange 2013 has the cmdlet by its former name only, and a shell may be on any server. */
const hasCmdlet = ({ version }: ExchangeServer): boolean => (exchangeVersion(version)?.[1] ?? 0) > 0;

const wanted = (context: StepContext): string => `https://${hostOf(exchangeUrl(context)) ?? ''}/Autodiscover/Autodiscover.xml`;

export function internalUriQuestion(facts: ServersFacts, context: StepContext): readonly Question[] {
  const all = told(facts, context) ?? [];
  const offered = allBlank(all) && all.every(({ server }) => hasCmdlet(server));
  // Once answered it stays a question, so that Back can return to it.
  if (!offered && context.answers[serverKeys.internalUri] === undefined) return [];
  return [
    {
      kind: 'one',
      key: serverKeys.internalUri,
      ask: words.ask,
      why: words.why(wanted(context)),
      likely: 'leave',
      choices: [
        { value: 'leave', label: words.leave, because: words.leaveBecause },
        { value: 'set', label: words.set, because: words.setBecause },
      ],
    },
  ];
}

export function planInternalUri(context: StepContext): readonly ChangeOf<'internal-uri'>[] {
  const facts = serversOf(context);
  if (facts === undefined || textAnswer(context, serverKeys.internalUri) !== 'set') return [];
  return (told(facts, context) ?? []).flatMap(({ server, uri }): ChangeOf<'internal-uri'>[] =>
    uri !== null
      ? []
      : [
          {
            ...claimed(claims, 'internal-uri', { url: wanted(context) }, server.fqdn),
            kind: 'change',
            because: ['internal-uri.blank'],
            command: setInternalUri(server.name, wanted(context)),
            prompts: {},
            undo: { kind: 'run', commands: [setInternalUri(server.name, null)] },
            whenUnclear: 'repeat',
            onFailure: 'stop',
            usually: 5,
          },
        ],
  );
}

function nowOn(server: string, context: StepContext): Told | undefined {
  const facts = serversOf(context);
  return (facts && told(facts, context))?.find((each) => areOneName('fqdn', each.server.fqdn, server));
}

export function internalUriSettled({ about }: Did, context: StepContext): Settled {
  const now = nowOn(about, context);
  if (now === undefined) return 'cannot tell';
  return now.uri === null ? 'not started' : 'done';
}

/** Only while it is what was set here: what somebody else set since is theirs. */
export function takeBackInternalUri(did: Did, context: StepContext): TakeBack {
  const server = did.about;
  const now = nowOn(server, context);
  if (now === undefined) return unseenNow(words.nobodyLooked);
  if (now.uri === null) return nothing(words.goneAlready(server));
  const set = fieldsOf(claims, 'internal-uri', did);
  if (!areOneName('url', now.uri, set?.url ?? '')) return changed(words.anotherNow(server, now.uri));
  return takenBackBy([{ words: words.takeBack(server), command: setInternalUri(now.server.name, null) }], words.breaks);
}
