// Who else trusts these keys: named before either changes, with what breaks, from when, and what to do after (facts.md 35, 36).
// A change that changes a key stands in `keyChanges`, so that its confirmation says so.

import { z } from 'zod';
import { readAuthServers, readDedicatedHybrid, readHybrid } from '../../exchange/organisation.ts';
import { readPartnerApplications } from '../../exchange/partner-applications.ts';
import { type Act, isChange } from '../../model/change.ts';
import type { Severity } from '../../model/demand.ts';
import { notSeen, type Seen, seen } from '../../model/finding.ts';
import type { Reader } from '../../powershell/reader.ts';
import { skypeId } from '../../probes/auth-metadata.ts';
import { readOAuthServers, readSkypePartnerApplications } from '../../skype/oauth.ts';
import { seenOf } from '../facts.ts';
import type { StepFinding } from '../findings.ts';
import { listInWords, someInWords } from '../phrases.ts';
import { found } from './found.ts';

const { note, unseen } = found;

const names = seenOf(z.array(z.string()));
const notLooked = notSeen('it was not looked at.');

export const othersSeen = z.object({
  skypeOAuthServers: names,
  skypeApplications: names,
  exchangeAuthServers: names,
  /** Those of them that have an application of their own in Entra: the dedicated hybrid app. */
  dedicatedApplications: names,
  /** Partner applications of Exchange, without Skype's. */
  exchangeApplications: names,
  hybrid: seenOf(z.boolean()),
  /** Whether a setting says so of the dedicated hybrid app; looked at in a hybrid organisation only. */
  dedicatedSetting: seenOf(z.boolean()),
});
export type Others = z.output<typeof othersSeen>;

export async function inspectOthers(reader: Reader): Promise<Others> {
  const [skypeOAuthServers, skypeApplications, authServers, exchangeApplications, hybrid] = await Promise.all([
    readOAuthServers(reader),
    readSkypePartnerApplications(reader),
    readAuthServers(reader),
    readPartnerApplications(reader, null),
    readHybrid(reader),
  ]);
  return {
    skypeOAuthServers: each(skypeOAuthServers, (name) => name),
    skypeApplications: each(skypeApplications, ({ identity }) => identity),
    exchangeAuthServers: each(authServers, ({ name }) => name),
    dedicatedApplications: each(authServers, ({ name, applicationId }) => (applicationId === null ? undefined : name)),
    exchangeApplications: each(exchangeApplications, ({ name, applicationId }) => (applicationId === skypeId ? undefined : name)),
    hybrid: hybrid.seen ? seen(hybrid.value.length > 0) : hybrid,
    dedicatedSetting: hybrid.seen && hybrid.value.length > 0 ? await readDedicatedHybrid(reader) : notLooked,
  };
}

const each = <T>(read: Seen<readonly T[]>, nameOf: (item: T) => string | undefined): Seen<string[]> =>
  read.seen ? seen(read.value.flatMap((item) => nameOf(item) ?? [])) : read;

const valuesOf = (read: Seen<readonly string[]>): readonly string[] => (read.seen ? read.value : []);

export function judgeOthers(others: Others): readonly StepFinding[] {
  const { skypeOAuthServers, skypeApplications, exchangeAuthServers, exchangeApplications, hybrid } = others;
  const skype = [...valuesOf(skypeOAuthServers), ...valuesOf(skypeApplications)];
  const exchange = [...valuesOf(exchangeAuthServers), ...valuesOf(exchangeApplications)];
  return [
    ...(skype.length === 0
      ? []
      : [
          note(
            'others.skype',
            'Skype',
            `Skype also knows ${someInWords(skype)}. If its signing certificate changes, they must learn the new one.`,
          ),
        ]),
    ...(exchange.length === 0 ? [] : [note('others.exchange', 'Exchange', `Exchange also knows ${someInWords(exchange)}.`)]),
    ...(hybrid.seen && hybrid.value
      ? [
          note('others.hybrid', 'Exchange', "This organisation is hybrid: Exchange Online trusts Exchange's signing key too.", {
            wayOut:
              'Before you choose how long a new certificate lives, ask whoever runs Entra: a tenant may refuse keys that live longer than its limit.',
          }),
        ]
      : []),
    ...dedicatedMarks(others).map((mark) =>
      note('others.dedicated', mark, `Exchange has an application of its own in Entra (dedicated hybrid application), as ${mark} shows.`, {
        wayOut: afterwards,
      }),
    ),
    ...(hybrid.seen ? [] : [unseen('others.hybrid', 'Exchange', `Whether this organisation is hybrid could not be read: ${hybrid.why}`)]),
  ];
}

/** What shows the dedicated hybrid application: an application id at an authorization server, and the setting that switches it on. */
function dedicatedMarks({ dedicatedApplications, dedicatedSetting }: Others): readonly string[] {
  return [
    ...valuesOf(dedicatedApplications),
    ...(dedicatedSetting.seen && dedicatedSetting.value ? ['ExchangeOnpremAsThirdPartyAppId'] : []),
  ];
}

/** facts.md 135: both are said to do it, so it is looked at. */
const afterwards =
  'Right after its key has changed, run ConfigureExchangeHybridApplication.ps1 -UpdateCertificate, or the Hybrid Configuration Wizard as a Global Administrator. Then look in Entra whether the application has the new key.';

type Product = 'skype' | 'exchange';

/** Which key a change changes, by the change's id, and from when. */
const keyChanges: { readonly [id: string]: { readonly key: Product; readonly from: string } } = {
  'auth.stage': { key: 'exchange', from: 'From the day on which the new certificate takes over' },
  'auth.publish': { key: 'exchange', from: 'From now on' },
  'oauth.roll': { key: 'skype', from: 'From the day on which the new certificate takes over' },
  'oauth.assign': { key: 'skype', from: 'From now on' },
};

type KeyChange = (typeof keyChanges)[string];

export const keyChangedBy = (acts: readonly Act[]): KeyChange | undefined =>
  acts.filter(isChange).flatMap(({ id }) => keyChanges[id] ?? [])[0];

/** The word to type before a key changes that the cloud trusts. */
const keyWord = 'change the key';

/** A hybrid Exchange says so itself, or has an application in Entra. Skype has an authorization server then (facts.md 35, 36). */
export const cloudTrusts: { readonly [key in Product]: (others: Others) => boolean } = {
  exchange: (others) => (others.hybrid.seen && others.hybrid.value) || dedicatedMarks(others).length > 0,
  skype: ({ hybrid, skypeOAuthServers }) => (hybrid.seen && hybrid.value) || valuesOf(skypeOAuthServers).length > 0,
};

export function severityOf(change: KeyChange | undefined, others: Others | undefined): Severity {
  return change !== undefined && others !== undefined && cloudTrusts[change.key](others)
    ? {
        kind: 'type',
        word: keyWord,
        says: `${change.from}, Exchange Online and Microsoft Entra do not accept what is signed here until they know the new key.`,
      }
    : { kind: 'mild' };
}

/** What the confirmation says of everyone else who trusts the key. */
export function warnsOf(change: KeyChange | undefined, others: Others | undefined): readonly string[] {
  if (change === undefined || others === undefined) return [];
  return change.key === 'exchange' ? aboutExchange(others, change.from) : aboutSkype(others, change.from);
}

function aboutExchange(others: Others, from: string): readonly string[] {
  const { hybrid, dedicatedApplications, exchangeApplications } = others;
  const dedicated = dedicatedMarks(others);
  const applications = valuesOf(exchangeApplications);
  return [
    ...(hybrid.seen && hybrid.value
      ? [
          `${from}, free/busy, MailTips and the like between here and Exchange Online fail until Entra has the new certificate. Run the Hybrid Configuration Wizard again right after it.`,
        ]
      : []),
    ...(dedicated.length === 0 ? [] : [`${listInWords(dedicated)}: Exchange has an application of its own in Entra. ${afterwards}`]),
    ...(applications.length === 0
      ? []
      : [`${from}, ${listInWords(applications)} will refuse Exchange, until its metadata document is read again there.`]),
    ...notReadable([
      ['whether the organisation is hybrid', hybrid],
      ['which authorization servers Exchange knows', dedicatedApplications],
      ['which partner applications Exchange knows', exchangeApplications],
    ]),
  ];
}

function aboutSkype(others: Others, from: string): readonly string[] {
  const { hybrid, skypeApplications, skypeOAuthServers } = others;
  const applications = valuesOf(skypeApplications);
  return [
    ...(cloudTrusts.skype(others)
      ? [
          `${from}, Skype's calls to the cloud fail until the new certificate is uploaded to its service principal in Entra (${skypeId}). Do that before.`,
        ]
      : []),
    ...(applications.length === 0
      ? []
      : [
          `${from}, ${listInWords(applications)} must read Skype's metadata document again. For your own Exchange servers, a later step does that.`,
        ]),
    ...notReadable([
      ['whether the organisation is hybrid', hybrid],
      ['which authorization servers Skype knows', skypeOAuthServers],
      ['which partner applications Skype knows', skypeApplications],
    ]),
  ];
}

/** What is left to the admin after these changes, where the cloud trusts a key: it is easily forgotten once all works here. */
export function leftToDo(changeIds: readonly string[], others: Others): readonly string[] {
  const changed = changeIds.flatMap((id) => keyChanges[id] ?? []).filter(({ key }) => cloudTrusts[key](others));
  const exchange = changed.find(({ key }) => key === 'exchange');
  const skype = changed.find(({ key }) => key === 'skype');
  const dedicated = dedicatedMarks(others);
  return [
    ...(exchange === undefined
      ? []
      : [
          `If you have not done so yet, run the Hybrid Configuration Wizard: ${exchange.from.toLowerCase()}, Exchange Online needs the new key of Exchange.`,
          ...(dedicated.length === 0 ? [] : [`Exchange has an application of its own in Entra. ${afterwards}`]),
        ]),
    ...(skype === undefined
      ? []
      : [
          `If you have not done so yet, upload Skype's new certificate to its service principal in Entra (${skypeId}): ${skype.from.toLowerCase()}, the cloud needs it.`,
        ]),
  ];
}

const notReadable = (looks: readonly (readonly [string, Seen<unknown>])[]): readonly string[] =>
  looks.flatMap(([what, look]) => (look.seen ? [] : [`It could not be seen ${what}: ${look.why} Someone else may trust this key too.`]));
