// Step 3, Skype as partner (runs in Exchange): make the partner application with the article's script, or mend
// the one that stands, each in its own way (facts.md 90). First the document must show the assigned
// certificate (facts.md 67), since Exchange stores what it reads there.

import type { Settled, Wait } from '../../model/change.ts';
import { isName } from '../../model/name.ts';
import type { Question } from '../../model/question.ts';
import { rowOf } from '../../model/steps.ts';
import { skypeId } from '../../probes/auth-metadata.ts';
import { readDocumentFrom } from '../../windows/documents.ts';
import { fieldsOf } from '../claim.ts';
import { readings } from '../documents.ts';
import { counted, someInWords } from '../phrases.ts';
import { exchangeTakingPart, skypeUrl, takingPart } from '../servers/facts.ts';
import type { Did, Look, Step, StepContext, Watched } from '../step.ts';
import { asks } from './answers.ts';
import { accountsMadeAfter } from './changes.ts';
import { claims } from './claims.ts';
import { inspectSkypeAsPartner, ownApplication, ownApplications, skypeAsPartnerOf } from './facts.ts';
import { found } from './found.ts';
import { changes, type Kind } from './guard.ts';
import { judgeSkypeAsPartner } from './judge.ts';
import { begun, documentWaits, plan, untilShown } from './plan.ts';
import { takeBack } from './take-back.ts';
import { keys, words } from './words.ts';

export const skypeAsPartner: Step<'skypeAsPartner', Kind> = {
  ...rowOf('skypeAsPartner'),
  why: words.why,
  touches: words.touches,
  notices: words.notices,
  opensWith: 'needs',
  seen: skypeAsPartnerOf,
  asks,
  looksBy: (context) => `${skypeUrl(context)} ${takingPart(context)}`,
  inspect: inspectSkypeAsPartner,
  finds: [...found.codes, ...readings.codes],
  judge: judgeSkypeAsPartner,
  questions,
  changes,
  claims,
  plan,
  begun,
  severity: () => ({ kind: 'mild' }),
  watch,
  until: untilShown,
  settled,
  takeBack,
  takenBackBy: (did) => (did.kind === 'partner.move' ? ['certificates'] : []),
  afterTakeBack(context) {
    const servers = exchangeTakingPart(context).map((each) => each.fqdn);
    return [
      `${someInWords(servers)} still ${servers.length === 1 ? 'works' : 'work'} with what was read at the last start: Skype is trusted there for up to 12 hours, or until IIS is restarted. Where that matters, wait until every domain controller has the change, then restart IIS, one server after the other.`,
    ];
  },
  proved(context) {
    const own = ownApplication(context);
    return own === undefined
      ? []
      : [`Exchange was asked again, and knows this Skype as ${own.name}, with the certificate that Skype signs with now.`];
  },
};

/** The script, and the commands in its place, make things that show: they are looked for, whichever of the two is planned by now. */
function settled(did: Did, context: StepContext): Settled {
  const facts = skypeAsPartnerOf(context);
  if (!facts?.applications.seen) return 'cannot tell';
  const hasAccount = accountsMadeAfter(did, facts).length > 0;
  switch (did.kind) {
    case 'partner.script':
      if (ownApplications(facts, context).length > 0) return 'done';
      return hasAccount ? 'half done' : 'not started';
    case 'partner.create':
      return ownApplications(facts, context).length > 0 ? 'done' : 'not started';
    case 'partner.account':
      return hasAccount ? 'done' : 'not started';
    case 'partner.move':
      return isName('url', ownApplication(context)?.metadataUrl, fieldsOf(claims, 'partner.move', did)?.url ?? '') ? 'done' : 'not started';
    default:
      // Nothing is left to do for this change: it took.
      return plan(context).every((act) => act.id !== did.id) ? 'done' : 'not started';
  }
}

function questions(context: StepContext): readonly Question[] {
  const own = ownApplication(context);
  if (own === undefined || (own.enabled && context.answers[keys.disabled] === undefined)) return [];
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

async function watch(wait: Wait, { reader }: Look): Promise<Watched> {
  const { url, servers, thumbprint } = documentWaits.parse(wait.what);
  let ready = 0;
  for (const server of servers) {
    const { document } = await readDocumentFrom(reader, server, url, skypeId);
    if (document.seen && document.value.keys.some((key) => key.thumbprint === thumbprint)) ready += 1;
  }
  return { met: ready === servers.length, saw: `${ready} of ${counted(servers.length, 'Exchange server')} see it` };
}
