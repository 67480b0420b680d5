// Step 3, Skype as partner (runs in Exchange): make the partner application with the article's script, or mend
// the one that stands, each in its own way (field.md 9). First the document must show the assigned
// certificate (field.md 11), since Exchange stores what it reads there.

import { z } from 'zod';
import {
  assignRole,
  configureScript,
  enableApplication,
  linkApplication,
  linkedAccountName,
  linkedAccountRoles,
  moveApplication,
  refreshApplication,
} from '../../exchange/partner-applications.ts';
import type { Act, Change, Settled, Wait } from '../../model/change.ts';
import type { Question } from '../../model/question.ts';
import { skypeId } from '../../probes/auth-metadata.ts';
import { readDocumentFrom } from '../../windows/functions.ts';
import { assignedThumbprint } from '../certificates/facts.ts';
import { counted } from '../look.ts';
import { exchangeTakingPart, skypeUrl, takingPart } from '../servers/facts.ts';
import type { Known, Look, Step, Watched } from '../step.ts';
import { before, beforeOf, common } from './changes.ts';
import { runCmdlets } from './cmdlets.ts';
import {
  type Application,
  documentKeys,
  inspectSkypeAsPartner,
  insteadOfScript,
  ownApplication,
  ownApplications,
  type SkypeAsPartnerFacts,
  skypeAsPartnerOf,
} from './facts.ts';
import { judgeSkypeAsPartner, missingRoles, sameKeys } from './judge.ts';
import { takeBack } from './take-back.ts';
import { keys, words } from './words.ts';

export const skypeAsPartner: Step = {
  id: 'skypeAsPartner',
  title: words.title,
  why: words.why,
  touches: words.touches,
  notices: words.notices,
  opensWith: 'needs',
  asks: Object.values(keys),
  looksBy: (known) => `${skypeUrl(known)} ${takingPart(known)}${insteadOfScript(known) === undefined ? '' : ' by cmdlets'}`,
  inspect: inspectSkypeAsPartner,
  judge: judgeSkypeAsPartner,
  questions,
  plan,
  severity: () => ({ kind: 'mild' }),
  watch,
  settled,
  takeBack,
  proved(known) {
    const own = ownApplication(known);
    return own === undefined
      ? []
      : [`Exchange was asked again, and knows this Skype as ${own.name}, with the certificate that Skype signs with now.`];
  },
};

/** The script, and the commands in its place, make things that show: they are looked for, whichever of the two is planned by now. */
function settled(change: Change, known: Known): Settled {
  const facts = skypeAsPartnerOf(known);
  if (!facts?.applications.seen) return 'cannot tell';
  const hasAccount = facts.account.seen && facts.account.value !== null;
  switch (change.id) {
    case 'partner.script':
      if (ownApplications(facts, known).length > 0) return 'done';
      return hasAccount && !before(change).account ? 'half done' : 'not started';
    case 'partner.create':
      return ownApplications(facts, known).length > 0 ? 'done' : 'not started';
    case 'partner.account':
      return hasAccount ? 'done' : 'not started';
    default:
      // Nothing is left to do for this change: it took.
      return plan(known).every((act) => act.id !== change.id) ? 'done' : 'not started';
  }
}

function questions(known: Known): readonly Question[] {
  const own = ownApplication(known);
  if (own === undefined || (own.enabled && known.answers[keys.disabled] === undefined)) return [];
  return [
    {
      kind: 'one',
      key: keys.disabled,
      ask: words.disabledAsk,
      why: words.disabledWhy,
      likely: 'enable',
      choices: [
        { value: 'enable', label: words.enable, because: words.enableBecause },
        { value: 'stay', label: words.stay, because: words.stayBecause },
      ],
    },
  ];
}

function plan(known: Known): readonly Act[] {
  const facts = skypeAsPartnerOf(known);
  if (!facts?.applications.seen) return [];
  const own = ownApplications(facts, known);
  const [only] = own;
  if (own.length > 1) return [];
  const changes = only === undefined ? make(facts, known) : mend(only, facts, known);
  return changes.length === 0 ? [] : [...gate(facts, known), ...changes];
}

const make = (facts: SkypeAsPartnerFacts, known: Known): readonly Change[] =>
  insteadOfScript(known) === undefined ? [runScript(facts, known)] : runCmdlets(facts, known);

/** Only where the document does not show the assigned certificate yet. */
function gate(facts: SkypeAsPartnerFacts, known: Known): readonly Wait[] {
  const assigned = assignedThumbprint(known);
  const shown = documentKeys(facts);
  if (assigned === null || (shown.seen && shown.value.includes(assigned))) return [];
  const servers = exchangeTakingPart(known).map((each) => each.fqdn);
  return [
    {
      kind: 'wait',
      id: 'skype.document',
      words: `Skype's metadata document to show the assigned certificate to ${counted(servers.length, 'Exchange server')}`,
      what: { url: skypeUrl(known), servers, thumbprint: assigned },
      every: 15,
      patience: 600,
    },
  ];
}

/** What the wait for Skype's document looks at (Wait.what). */
export const documentWaits = z.object({ url: z.string(), servers: z.array(z.string()), thumbprint: z.string() });

async function watch(wait: Wait, { reader }: Look): Promise<Watched> {
  const { url, servers, thumbprint } = documentWaits.parse(wait.what);
  let ready = 0;
  for (const server of servers) {
    const { document } = await readDocumentFrom(reader, server, url, skypeId);
    if (document.seen && document.value.keys.some((key) => key.thumbprint === thumbprint)) ready += 1;
  }
  return { met: ready === servers.length, saw: `${ready} of ${counted(servers.length, 'Exchange server')} see it` };
}

function runScript(facts: SkypeAsPartnerFacts, known: Known): Change {
  return {
    ...common,
    id: 'partner.script',
    words: `Run Exchange's own script: it makes the account ${linkedAccountName}, gives it ${counted(linkedAccountRoles.length, 'role')}, and makes the partner application for Skype.`,
    because: ['partner.none'],
    command: configureScript(skypeUrl(known), facts.domainController),
    before: beforeOf(facts),
    undo: {
      kind: 'remove what it made',
      words: 'Remove the partner application, the role assignments and the account that this run made, each by its GUID.',
    },
    usually: 300,
  };
}

function mend(own: Application, facts: SkypeAsPartnerFacts, known: Known): readonly Change[] {
  const dc = facts.domainController;
  const shown = documentKeys(facts);
  const changes: Change[] = [];
  if (own.linkedAccount === null && facts.account.seen && facts.account.value !== null) {
    changes.push({
      ...common,
      id: 'partner.link',
      words: `Link the entry to the account ${linkedAccountName} again.`,
      because: ['partner.account'],
      command: linkApplication(own.guid, linkedAccountName, dc),
      before: { LinkedAccount: null },
      undo: { kind: 'cannot', why: 'Without the link Skype could act for no one; it was broken before.' },
      usually: 10,
    });
  }
  for (const role of missingRoles(facts)) {
    changes.push({
      ...common,
      id: `partner.role ${role}`,
      words: words.giveRole(role),
      because: ['partner.roles'],
      command: assignRole(role, dc),
      before: beforeOf(facts),
      undo: { kind: 'remove what it made', words: `Remove this assignment of ${role}.` },
      usually: 10,
    });
  }
  if (own.metadataUrl?.toLowerCase() !== skypeUrl(known).toLowerCase()) {
    changes.push({
      ...common,
      id: 'partner.move',
      words: `Tell Exchange to read Skype's document at ${skypeUrl(known)} from now on.`,
      because: ['partner.url'],
      command: moveApplication(own.guid, skypeUrl(known), dc),
      before: { AuthMetadataUrl: own.metadataUrl },
      undo:
        own.metadataUrl === null
          ? { kind: 'cannot', why: 'There was no address before.' }
          : { kind: 'run', commands: [moveApplication(own.guid, own.metadataUrl, dc)] },
      usually: 10,
    });
  } else if (shown.seen && !sameKeys(own.thumbprints, shown.value)) {
    changes.push({
      ...common,
      id: 'partner.refresh',
      words: "Have Exchange read Skype's document again, so that it stores the certificate in use now.",
      because: ['partner.stale'],
      command: refreshApplication(own.guid, dc),
      before: { thumbprints: own.thumbprints },
      undo: { kind: 'cannot', why: "The old certificate is no longer in Skype's document, so it would be of no use." },
      usually: 10,
    });
  }
  if (!own.enabled) {
    changes.push({
      ...common,
      id: 'partner.enable',
      words: 'Switch the entry on.',
      because: ['partner.disabled'],
      command: enableApplication(own.guid, true, dc),
      before: { Enabled: false },
      undo: { kind: 'run', commands: [enableApplication(own.guid, false, dc)] },
      usually: 10,
    });
  }
  return changes;
}
