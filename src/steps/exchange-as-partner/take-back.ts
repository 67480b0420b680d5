// Taking back what this step did in Skype, each only while it is as it was left (facts.md 98).

import type { Change } from '../../model/change.ts';
import { areOneName, isName, sameName } from '../../model/name.ts';
import type { TakeBack } from '../../model/undo.ts';
import { removeExchangeApplication, setAutodiscoverUrl } from '../../skype/oauth.ts';
import { listInWords } from '../phrases.ts';
import type { Did, StepContext } from '../step.ts';
import { cannotTakeBack, changed, isSame, lastLeft, nothing, parameterOf, takenBackBy, unseenNow } from '../take-back.ts';
import { type Application, type ExchangeAsPartnerFacts, exchangeAsPartnerOf } from './facts.ts';

export function takeBack(did: Did, context: StepContext): TakeBack {
  const facts = exchangeAsPartnerOf(context);
  if (facts === undefined) return unseenNow('nobody has looked yet.');
  switch (did.change.id) {
    case 'exchange-partner.create':
      return removeCreated(did.change, facts, context);
    case 'exchange-partner.mend':
      return setBack(did.change, facts, context);
    case 'autodiscover-url.set':
      return pointBack(did.change, facts);
    default:
      return cannotTakeBack(did);
  }
}

const noExchangeTokens = 'Skype no longer accepts what Exchange signs: presence and meetings from Outlook on the web stop working.';

function removeCreated(change: Change, facts: ExchangeAsPartnerFacts, context: StepContext): TakeBack {
  const identity = parameterOf(change, 'Identity');
  const found = applicationIn(facts, identity);
  if (found.kind !== 'found') return found.takeBack;
  const altered = differencesSince(found.application, context);
  if (altered.length > 0)
    return changed(`The partner application "${identity}" was changed since: ${listInWords(altered)}. So it is left alone.`);
  return takenBackBy(
    [{ words: `Remove the partner application "${identity}" from Skype.`, command: removeExchangeApplication(identity) }],
    noExchangeTokens,
  );
}

function setBack(change: Change, facts: ExchangeAsPartnerFacts, context: StepContext): TakeBack {
  const identity = parameterOf(change, 'Identity');
  const found = applicationIn(facts, identity);
  if (found.kind !== 'found') return found.takeBack;
  const [command] = change.undo.kind === 'run' ? change.undo.commands : [];
  if (command?.kind !== 'cmdlet') return nothing('There is nothing to set back.');
  const { metadataUrl, trust, enabled } = found.application;
  const { MetadataUrl, ApplicationTrustLevel, Enabled } = command.parameters;
  if (isName('url', metadataUrl, String(MetadataUrl)) && trust === ApplicationTrustLevel && enabled === Enabled)
    return nothing('It is as it was before.');
  const altered = differencesSince(found.application, context);
  if (altered.length > 0)
    return changed(`The partner application "${identity}" was changed since: ${listInWords(altered)}. So it is left alone.`);
  return takenBackBy([{ words: `Set the partner application "${identity}" back to what it was before.`, command }], noExchangeTokens);
}

function pointBack(change: Change, facts: ExchangeAsPartnerFacts): TakeBack {
  if (!facts.oauth.seen) return unseenNow(facts.oauth.why);
  const url = facts.oauth.value?.autodiscoverUrl ?? null;
  const [command] = change.undo.kind === 'run' ? change.undo.commands : [];
  const was = command?.kind === 'cmdlet' ? command.parameters.ExchangeAutodiscoverUrl : null;
  const former = typeof was === 'string' ? was : null;
  if (areOneName('url', url, former)) return nothing('The address is what it was before.');
  if (!areOneName('url', url, parameterOf(change, 'ExchangeAutodiscoverUrl')))
    return changed(`Someone has set another address since, ${url ?? 'none'}, so it is left alone.`);
  return takenBackBy(
    [
      {
        words: former === null ? 'Let Skype forget where Autodiscover is: it had no address before.' : `Point Skype to ${former} again.`,
        command: setAutodiscoverUrl(former),
      },
    ],
    'Skype may no longer find the mailboxes of its users.',
  );
}

type Found = { readonly kind: 'found'; readonly application: Application } | { readonly kind: 'not found'; readonly takeBack: TakeBack };

function applicationIn(facts: ExchangeAsPartnerFacts, identity: string): Found {
  if (!facts.applications.seen) return { kind: 'not found', takeBack: unseenNow(facts.applications.why) };
  const application = facts.applications.value.find((each) => isSame(each.identity, identity));
  return application === undefined
    ? { kind: 'not found', takeBack: nothing(`The partner application "${identity}" is no longer there.`) }
    : { kind: 'found', application };
}

/** What is not as our last change left it, each as the end of a sentence. */
function differencesSince(application: Application, context: StepContext): readonly string[] {
  const last = lastLeft('exchangeAsPartner', context);
  const facts = last && exchangeAsPartnerOf(last);
  const was = facts?.applications.seen ? facts.applications.value.find((each) => isSame(each.identity, application.identity)) : undefined;
  if (was === undefined) return [];
  return [
    ...(was.enabled === application.enabled ? [] : [application.enabled ? 'it was switched on' : 'it was switched off']),
    ...(was.trust === application.trust ? [] : [`its trust level is ${application.trust}`]),
    ...(sameName(was.metadataUrl, application.metadataUrl) ? [] : ['it reads another document']),
    ...(was.applicationId === application.applicationId ? [] : ['it stands for another application']),
  ];
}
