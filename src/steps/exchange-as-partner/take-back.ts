// Taking back what this step did in Skype, each only while it is as the change leaves it (facts.md 98). Only entries that trust Exchange's
// document are touched: one that uses an OAuth server is hybrid's, whatever a state file calls it.

import { areOneName, isName } from '../../model/name.ts';
import type { TakeBack } from '../../model/undo.ts';
import { removeExchangeApplication, setAutodiscoverUrl, setExchangeApplication } from '../../skype/oauth.ts';
import { whyNotFormer, whyStrange } from '../addresses.ts';
import { certificatesOf } from '../certificates/facts.ts';
import { fieldsOf } from '../claim.ts';
import { listInWords } from '../phrases.ts';
import { exchangeHosts } from '../servers/facts.ts';
import type { Did, StepContext } from '../step.ts';
import { byYourself, cannot, cannotTakeBack, changed, changesStanding, isSame, nothing, takenBackBy, unseenNow } from '../take-back.ts';
import { claims } from './claims.ts';
import { type Application, byDocument, type ExchangeAsPartnerFacts, exchangeAsPartnerOf } from './facts.ts';

export function takeBack(did: Did, context: StepContext): TakeBack {
  const facts = exchangeAsPartnerOf(context);
  if (facts === undefined) return unseenNow('nobody has looked yet.');
  const created = fieldsOf(claims, 'exchange-partner.create', did);
  if (created !== undefined) return onEntry(created, facts, context, removeCreated);
  const mended = fieldsOf(claims, 'exchange-partner.mend', did);
  if (mended !== undefined) return onEntry(mended, facts, context, (entry) => setBack(entry, mended.was, facts, context), mended.was);
  const pointed = fieldsOf(claims, 'autodiscover-url.set', did);
  return pointed === undefined ? cannotTakeBack() : pointBack(pointed, facts, context);
}

const noExchangeTokens = 'Skype no longer accepts what Exchange signs: presence and meetings from Outlook on the web stop working.';

type Set = { readonly identity: string; readonly url: string };
type Was = { readonly url: string | null; readonly trust: string; readonly enabled: boolean };

/** The entry of a name, while it is as our changes leave one; `was` is what it was before, where that may stand again. */
function onEntry(
  { identity, url }: Set,
  facts: ExchangeAsPartnerFacts,
  context: StepContext,
  back: (entry: Application) => TakeBack,
  was?: Was,
): TakeBack {
  if (!facts.applications.seen) return unseenNow(facts.applications.why);
  const named = facts.applications.value.find((each) => isSame(each.identity, identity));
  if (named === undefined) return nothing(`The partner application "${identity}" is no longer there.`);
  const entry = byDocument(facts).find((each) => isSame(each.identity, named.identity));
  if (entry === undefined)
    return cannot(
      `The partner application "${named.identity}" does not trust Exchange's document, so it is none of the wizard's. It is left alone.`,
    );
  if (
    was !== undefined &&
    areOneName('url', entry.metadataUrl?.shown, was.url) &&
    entry.trust === was.trust &&
    entry.enabled === was.enabled
  )
    return nothing('It is as it was before.');
  const altered = differences(entry, url, context);
  return altered.length > 0
    ? changed(`The partner application "${named.identity}" was changed since: ${listInWords(altered)}. So it is left alone.`)
    : back(entry);
}

/** By the name that it has now. */
const removeCreated = ({ identity }: Application): TakeBack =>
  takenBackBy(
    [{ words: `Remove the partner application "${identity}" from Skype.`, command: removeExchangeApplication(identity) }],
    noExchangeTokens,
  );

function setBack(entry: Application, { url, trust, enabled }: Was, facts: ExchangeAsPartnerFacts, context: StepContext): TakeBack {
  const { identity } = entry;
  if (url === null) return cannot('It read no document before, and without one Skype would accept nothing.');
  const command = setExchangeApplication(identity, { MetadataUrl: url, ApplicationTrustLevel: trust, Enabled: enabled });
  if (!isAtMost(trust, entry.trust))
    return byYourself(`Its trust level was ${trust}, which would give Exchange more than it has now.`, command);
  const config = certificatesOf(context)?.authConfig;
  const key = config?.seen ? (config.value?.current ?? null) : null;
  const doubt = isName('url', entry.metadataUrl, url) ? undefined : whyNotFormer(url, facts.former, exchangeHosts(context), key);
  return doubt === undefined
    ? takenBackBy([{ words: `Set the partner application "${identity}" back to what it was before.`, command }], noExchangeTokens)
    : byYourself(`It read Exchange's document at ${url} before. ${doubt}`, command);
}

/** Full stands above the two others, which are not compared with each other. */
const isAtMost = (trust: string, most: string): boolean =>
  areOneName('identity', trust, most) || (isSame(most, 'Full') && ['Application', 'User'].some((each) => isSame(trust, each)));

function pointBack(
  { url, was }: { readonly url: string; readonly was: string | null },
  facts: ExchangeAsPartnerFacts,
  context: StepContext,
): TakeBack {
  if (!facts.oauth.seen) return unseenNow(facts.oauth.why);
  const now = facts.oauth.value?.autodiscoverUrl ?? null;
  if (areOneName('url', now, was)) return nothing('The address is what it was before.');
  if (!areOneName('url', now, url)) return changed(`Someone has set another address since, ${now ?? 'none'}, so it is left alone.`);
  const breaks = 'Skype may no longer find the mailboxes of its users.';
  const command = setAutodiscoverUrl(was);
  if (was === null) return takenBackBy([{ words: 'Let Skype forget where Autodiscover is: it had no address before.', command }], breaks);
  const answers = facts.formerAutodiscover.some((each) => each.answers && areOneName('url', each.url, was));
  const doubt =
    whyStrange(was, exchangeHosts(context)) ??
    (answers ? undefined : "What answers there was not seen to be Exchange's Autodiscover service.");
  return doubt === undefined
    ? takenBackBy([{ words: `Point Skype to ${was} again.`, command }], breaks)
    : byYourself(`The address was ${was} before. ${doubt}`, command);
}

const setting = ['exchange-partner.create', 'exchange-partner.mend', 'exchange-partner.read-again'] as const;

/** What is not as the wizard's changes leave an entry, each as the end of a sentence. */
function differences(entry: Application, url: string, context: StepContext): readonly string[] {
  const set = changesStanding(context).flatMap((did) => setting.flatMap((kind) => fieldsOf(claims, kind, did) ?? []));
  const last = set.findLast((each) => isSame(each.identity, entry.identity));
  return [
    ...(entry.enabled ? [] : ['it was switched off']),
    ...(entry.trust === 'Full' ? [] : [`its trust level is ${entry.trust}`]),
    ...(isName('url', entry.metadataUrl, last?.url ?? url) ? [] : ['it reads another document']),
  ];
}
