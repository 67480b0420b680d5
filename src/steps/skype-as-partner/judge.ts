// Facts to findings: what each look of the step "Skype as partner" means.

import { linkedAccountName } from '../../exchange/partner-applications.ts';
import { literal, quote } from '../../powershell/render.ts';
import type { Address } from '../addresses.ts';
import { assignedThumbprint } from '../certificates/facts.ts';
import { judgeReading, readable } from '../documents.ts';
import type { StepFinding } from '../findings.ts';
import { listInWords, sentence, short } from '../phrases.ts';
import { serversOf, skypeUrl } from '../servers/facts.ts';
import { type StepContext, textAnswer } from '../step.ts';
import { isLinkGone, missingRoles, unfitness } from './account.ts';
import {
  type Application,
  lackingKeys,
  needsMove,
  ownAddress,
  ownApplications,
  retiredKeys,
  type SkypeAsPartnerFacts,
  skypeApplications,
  skypeAsPartnerOf,
} from './facts.ts';
import { found } from './found.ts';
import { insteadOfScript } from './instead.ts';
import { keys, words } from './words.ts';

const { blind, stop, note, ok, toMend, unseen } = found;

export function judgeSkypeAsPartner(context: StepContext): readonly StepFinding[] {
  const facts = skypeAsPartnerOf(context);
  if (facts === undefined) return [];
  return [
    ...judgeDomainController(facts),
    ...judgeDocuments(facts, context),
    ...judgeFrontEnds(facts, context),
    ...judgeApplications(facts, context),
  ];
}

function judgeDomainController(facts: SkypeAsPartnerFacts): readonly StepFinding[] {
  return facts.domainController === null
    ? [
        note(
          'dc.unknown',
          'domain controller',
          'Exchange did not say which domain controller answers it. Commands are sent without naming one.',
        ),
      ]
    : [
        ok(
          'dc',
          facts.domainController,
          `All of this step goes through one domain controller, ${facts.domainController}, so that it sees its own changes at once.`,
        ),
      ];
}

/** facts.md 67: Skype's document, read by each Exchange server, must show exactly the assigned certificate. */
function judgeDocuments(facts: SkypeAsPartnerFacts, context: StepContext): readonly StepFinding[] {
  const assigned = assignedThumbprint(context);
  return facts.documents.map((each) => {
    const { server, document } = each;
    const failure = judgeReading(each, { product: 'Skype', url: skypeUrl(context), notYet: 'wait' });
    if (failure !== undefined || !document.seen) return failure ?? readable(server, 'Skype');
    const shown = document.value.keys.map((key) => key.thumbprint);
    if (assigned !== null && !shown.includes(assigned)) {
      return toMend(
        'document.other-key',
        server,
        `${server} reads Skype's document, but it shows ${shown.length === 0 ? 'no certificate' : listInWords(shown.map(short))} instead of the assigned one, ${short(assigned)}.`,
      );
    }
    return ok('document', server, `${server} reads Skype's document over a trusted connection, and it shows the assigned certificate.`);
  });
}

/** facts.md 54: behind one name, each Front End must give out the assigned certificate. */
function judgeFrontEnds({ shown }: SkypeAsPartnerFacts, context: StepContext): readonly StepFinding[] {
  const assigned = assignedThumbprint(context);
  return shown.flatMap(({ frontEnd, by, keys: seen }) => {
    if (assigned === null || !seen.seen || seen.value.includes(assigned)) return [];
    const instead = seen.value.length === 0 ? 'no certificate' : listInWords(seen.value.map(short));
    return [
      // What only this computer saw stops nothing (facts.md 53).
      (by === null ? note : toMend)(
        'document.front-end-key',
        frontEnd,
        `The Front End ${frontEnd} still gives out ${instead}: it has not received the assigned certificate, ${short(assigned)}, yet. Exchange would refuse what it signs. Seen from ${by ?? 'this computer'}.`,
        {
          source: by === null ? 'probe' : 'shell',
          wayOut: `This is usual for a few minutes after a certificate was assigned. Get-CsManagementStoreReplicationStatus -ReplicaFqdn ${frontEnd} says whether the change has come there, and Invoke-CsManagementStoreReplication sends it again. Then look again.`,
        },
      ),
    ];
  });
}

function judgeApplications(facts: SkypeAsPartnerFacts, context: StepContext): readonly StepFinding[] {
  if (!facts.applications.seen) {
    return [
      blind(
        'partner.not-seen',
        'partner applications',
        `Exchange's partner applications could not be looked at: ${facts.applications.why}`,
        { wayOut: 'It takes the role group Organization Management. Check your account, then look again.' },
      ),
    ];
  }
  const own = ownApplications(facts, context);
  const others = skypeApplications(facts).filter((each) => !own.includes(each));
  const notes = others.map((each) =>
    note(
      'partner.other-realm',
      each.name,
      `Exchange also knows a Skype of the realm ${each.realm ?? 'unknown'} (${each.name}). It is left alone.`,
    ),
  );
  const [only] = own;
  if (own.length > 1) {
    return [
      ...notes,
      stop(
        'partner.many',
        listInWords(own.map((each) => each.name)),
        `Exchange has ${own.length} partner applications for this Skype: ${listInWords(own.map((each) => each.name))}.`,
        {
          wayOut:
            'Remove those that are not in use (Remove-PartnerApplication with the GUID), then look again. The wizard does not choose for you.',
        },
      ),
    ];
  }
  if (only === undefined)
    return [
      ...notes,
      toMend('partner.none', 'Exchange', 'Exchange does not know this Skype yet: there is no partner application for it.'),
      ...(insteadOfScript(context) === undefined ? judgeFirstDomain(context) : judgeInstead(facts, context)),
    ];
  return [...notes, ...judgeOwn(only, facts, context)];
}

/** Single commands in place of the script: why, and whether they can. */
function judgeInstead(facts: SkypeAsPartnerFacts, context: StepContext): readonly StepFinding[] {
  const instead = {
    remote: words.insteadRemote,
    refused: words.insteadRefused,
    account: words.insteadAccount,
    'half done': words.insteadHalfDone,
  } as const;
  const why = note('partner.cmdlets', 'Exchange', instead[insteadOfScript(context) ?? 'refused']);
  if (!facts.account.seen || !facts.roles.seen) {
    const reason = !facts.account.seen ? facts.account.why : facts.roles.seen ? '' : facts.roles.why;
    return [
      why,
      stop(
        'partner.account-not-seen',
        linkedAccountName,
        `It could not be seen what is there already of the account for Skype: ${reason}`,
        { wayOut: 'It takes the role group Organization Management. Check your account, then look again.' },
      ),
    ];
  }
  return [why];
}

/** The script takes the Name of the first accepted domain as a mail domain (facts.md 5). */
function judgeFirstDomain(context: StepContext): readonly StepFinding[] {
  const domains = serversOf(context)?.acceptedDomains;
  const first = domains?.seen ? domains.value[0] : undefined;
  if (first === undefined || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(first.name)) return [];
  return [
    stop(
      'accepted-domain.name',
      first.name,
      `The script would fail: it takes the name of the first accepted domain, "${first.name}", for a mail domain, and that is not one.`,
      {
        wayOut: `Give that entry a name like its domain (Set-AcceptedDomain -Identity ${literal(first.name)} -Name ${quote(first.domain)}), then look again. Mail flow does not change by it.`,
      },
    ),
  ];
}

function judgeOwn(own: Application, facts: SkypeAsPartnerFacts, context: StepContext): readonly StepFinding[] {
  const about = own.name;
  const lacking = lackingKeys(own, facts, context);
  const retired = retiredKeys(own, facts, context);
  const findings: StepFinding[] = [];
  if (!own.enabled) {
    findings.push(
      textAnswer(context, keys.disabled) === 'stay'
        ? stop('partner.disabled', about, 'Exchange knows this Skype, but the entry is switched off, and you chose to leave it so.', {
            wayOut: 'Find out who switched it off and why. To change your answer, go back.',
          })
        : toMend('partner.disabled', about, 'Exchange knows this Skype, but the entry is switched off.'),
    );
  }
  const address = ownAddress(own, facts, context);
  const assigned = assignedThumbprint(context);
  const isRefused = lacking.length > 0 && (assigned === null || lacking.includes(assigned));
  const forgets = `Exchange still accepts what the certificate ${listInWords(retired.map(short))} signs, which Skype no longer uses. It must read Skype's document again to forget it.`;
  if (isRefused) findings.push(toMend('partner.stale', about, stale(own, lacking, context)));
  if (needsMove(own, facts, context)) findings.push(toMend('partner.url', about, wrongAddress(own, address, context)));
  else if (address.kind === 'not seen') findings.push(unseen('partner.url', about, unseenAddress(own, address.why, context)));
  else if (!isRefused && lacking.length > 0) findings.push(toMend('partner.other-key', about, stale(own, lacking, context)));
  else if (!isRefused && retired.length > 0) findings.push(toMend('partner.other-key', about, forgets));
  if (own.acceptsSids === false) findings.push(toMend('partner.sids', about, words.sidsRefused));
  findings.push(...judgeAccount(own, facts));
  return findings.some((each) => each.state === 'to mend' || each.state === 'stop')
    ? findings
    : [
        ok(
          'partner',
          about,
          `Exchange knows this Skype (${about}), has it switched on, and holds the certificate that Skype's document shows.`,
        ),
        ...findings,
      ];
}

const wrongAddress = ({ metadataUrl }: Application, address: Address, context: StepContext): string =>
  `Exchange is to read Skype's document at ${metadataUrl?.shown ?? 'no address'}, not at ${skypeUrl(context)}. ${address.kind === 'right' ? '' : address.why} What Exchange has stored stops being right with the next change of Skype's certificate, at the latest.`;

const unseenAddress = ({ metadataUrl }: Application, why: string, context: StepContext): string =>
  `Exchange is to read Skype's document at ${metadataUrl?.shown ?? ''}. Whether that is the same document as at ${skypeUrl(context)} could not be looked at: ${sentence(why)} What Exchange has stored is right today, so nothing is changed.`;

/** Which keys disagree: the one that Skype signs with, or only one that is to follow it. */
function stale({ thumbprints }: Application, lacking: readonly string[], context: StepContext): string {
  const assigned = assignedThumbprint(context);
  const stored = thumbprints.length === 0 ? 'no certificate' : listInWords(thumbprints.map(short));
  if (assigned !== null && !lacking.includes(assigned))
    return `Skype's document shows ${listInWords(lacking.map(short))} as well, which Skype will sign with next, and Exchange has not stored it. It must read the document again before that day.`;
  return assigned === null
    ? `Exchange has stored ${stored} for Skype, and Skype's document shows ${listInWords(lacking.map(short))}. Exchange must read the document again.`
    : `Exchange has stored ${stored} for Skype, and Skype signs with ${short(assigned)} now. Exchange refuses what Skype sends until it has read Skype's document again.`;
}

function judgeAccount(own: Application, facts: SkypeAsPartnerFacts): readonly StepFinding[] {
  const wayOut = 'It takes the role group Organization Management. Check your account, then look again.';
  const { account, roles, passedOver } = facts;
  const shown = own.linkedAccount?.shown ?? own.name;
  if (isLinkGone(own)) {
    const words =
      own.linkedAccount === null
        ? 'The entry is not linked to an account, so Skype could act for no one.'
        : 'The account that the entry is linked to was deleted, so Skype can act for no one.';
    return [toMend('partner.account', own.name, words), ...judgeNotSeen(facts, wayOut)];
  }
  if (!account.seen)
    return [
      unseen('partner.account-not-looked', shown, `The account that the entry names could not be looked at: ${account.why}`, { wayOut }),
    ];
  if (passedOver !== null) {
    const words = `Its account ${passedOver.name} lacks roles that Skype needs, and must not be given them: ${listInWords(passedOver.because)}. An account of Skype's own takes its place.`;
    return [toMend('partner.account', shown, words), ...judgeNotSeen(facts, wayOut)];
  }
  if (!roles.seen) return [unseen('partner.roles', shown, `The roles of the linked account could not be read: ${roles.why}`, { wayOut })];
  const missing = missingRoles(facts);
  if (missing.length > 0) return [toMend('partner.roles', shown, lacking(missing, facts))];
  const because = account.value === null || !facts.applications.seen ? [] : unfitness(account.value, own, facts.applications.value);
  return [
    ok('partner.roles', shown, 'Its account has the roles it needs.'),
    ...(because.length === 0
      ? []
      : [note('partner.account-shared', shown, `Its account should be Skype's alone, and disabled: ${listInWords(because)}.`)]),
  ];
}

/** Where another account is to take its place: whether one is there already was not seen. */
const judgeNotSeen = ({ account, roles }: SkypeAsPartnerFacts, wayOut: string): readonly StepFinding[] =>
  [account, roles]
    .flatMap((each) => (each.seen ? [] : [each.why]))
    .slice(0, 1)
    .map((why) =>
      unseen('partner.account-not-looked', linkedAccountName, `Whether another account is there for it could not be looked at: ${why}`, {
        wayOut,
      }),
    );

/** A role that comes from a group is told, and is not the account's own: it goes when the group's changes. */
function lacking(missing: readonly string[], { roles }: SkypeAsPartnerFacts): string {
  const groups = (roles.seen ? roles.value : []).filter((each) => each.grants && !each.direct && missing.includes(each.role));
  const through = groups.map((each) => `${each.role} through ${each.assignee}`);
  return `Its account lacks ${missing.length === 1 ? 'the role' : 'the roles'} ${listInWords(missing)}${through.length === 0 ? '' : ` of its own: it has ${listInWords(through)} only`}.`;
}
