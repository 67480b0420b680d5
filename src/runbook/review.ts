// The reviewer's page (facts.md 127): what someone who approves a change has to know, before any command. Its sentences follow
// from what is planned; where nothing of a kind is planned, it says so.

import { linkedAccountName, linkedAccountRoles } from '../exchange/partner-applications.ts';
import type { Change } from '../model/change.ts';
import { isChange } from '../model/change.ts';
import { harmless } from '../model/harmless.ts';
import { placeInWords } from '../model/place.ts';
import { importId } from '../steps/certificates/pfx/words.ts';
import { keys, rounds } from '../steps/connectivity-test/words.ts';
import { counted, inWords } from '../steps/look.ts';
import { exchangeUrl, frontEndsTakingPart, skypeUrl } from '../steps/servers/facts.ts';
import { textAnswer } from '../steps/step.ts';
import { holds, proofsIn } from '../story/proofs.ts';
import type { Page, Section } from './document.ts';
import type { Survey } from './survey.ts';

export function reviewPage(
  survey: Survey,
  sections: readonly Section[],
  { at, tool, world, plan }: { readonly at: string; readonly tool: string; readonly world: 'lab' | 'real'; readonly plan: string },
): Page {
  const changes = survey.steps.flatMap((each) => each.acts.filter(isChange));
  const makes = changes.flatMap(madeBy);
  return {
    made: at,
    tool,
    world,
    plan,
    trust: trustOf(survey),
    makes,
    changes: changes
      .filter((each) => !isTest(each) && !isRestart(each) && madeBy(each).length === 0)
      .map((each) => harmless(each.words, 1000)),
    cutOff: cutOffBy(survey, sections),
    cannotUndo: changes
      .filter((each) => each.undo.kind === 'cannot' && !isTest(each))
      .map((each) => ({ what: harmless(each.words, 1000), why: each.undo.kind === 'cannot' ? harmless(each.undo.why, 1000) : '' })),
    blocked: blockedBy(survey),
    prerequisites: survey.steps.flatMap(({ step, findings }) =>
      findings.map(({ state, words, wayOut }) => ({
        step: step.title,
        state,
        words: harmless(words, 1000),
        wayOut: harmless(wayOut ?? '', 1000),
      })),
    ),
    proof: proofOf(survey, changes),
    limits: limitsOf(survey, sections),
  };
}

const isTest = (change: Change) => change.id.startsWith('test ');
const isRestart = (change: Change) => change.command.kind === 'program';

const trustOf = ({ known }: Survey): string[] => [
  `Exchange trusts what Skype signs. Exchange reads Skype's public key at ${skypeUrl(known)}.`,
  "Whoever holds the private key of Skype's OAuthTokenIssuer certificate can act as any mailbox user, through Exchange Web Services. Guard it like an administrator's password.",
  `Skype trusts what Exchange signs, with the trust level Full. Skype reads Exchange's public key at ${exchangeUrl(known)}.`,
  'Full means that Exchange can act as any Skype user. Whoever holds the private key of the Exchange auth certificate can do the same.',
  'Both are trust inside this organisation. No third server and no cloud service takes part.',
];

const textOf = (command: Change['command'], name: string): string =>
  command.kind === 'cmdlet' ? String(command.parameters[name] ?? '') : '';

function madeBy({ id, command }: Change): Page['makes'] {
  const identity = textOf(command, 'Identity');
  switch (id.split(' ')[0]) {
    case 'partner.script':
      return [
        {
          what: `Account ${linkedAccountName}`,
          where: 'Active Directory',
          rights: `A disabled account, hidden from the address lists; nobody can sign in with it. Roles: ${inWords(linkedAccountRoles)}. Where it is there already it is used as it is.`,
        },
        {
          what: 'Partner application LyncEnterprise-<number>',
          where: 'Exchange',
          rights: `Tokens that Skype signs are accepted, and act through the account ${linkedAccountName}.`,
        },
      ];
    case 'auth.make':
      return [
        {
          what: 'Exchange auth certificate',
          where: 'The store of one Exchange server, and of the others once it is named as the next one',
          rights: 'None until it is in use. Then whoever holds its private key can act as any Skype user.',
        },
      ];
    case 'partner.account':
      return [
        {
          what: `Account ${textOf(command, 'Name')}`,
          where: 'Active Directory',
          rights: 'A disabled account, hidden from the address lists; nobody can sign in with it.',
        },
      ];
    case 'partner.create':
      return [
        {
          what: `Partner application ${textOf(command, 'Name')}`,
          where: 'Exchange',
          rights: `Tokens that Skype signs are accepted, and act through the account ${textOf(command, 'LinkedAccount')}.`,
        },
      ];
    case 'partner.role':
      return [
        { what: "Role assignment for the entry's account", where: 'Exchange', rights: `The role ${id.slice('partner.role '.length)}.` },
      ];
    case 'exchange-partner.create':
      return [
        {
          what: `Partner application ${identity}`,
          where: 'Skype for Business Server',
          rights: 'Trust level Full: Exchange can act as any Skype user.',
        },
      ];
    case 'oauth.request':
    case 'oauth.request-file':
      return [
        {
          what: `Certificate ${textOf(command, 'FriendlyName')}, with its private key`,
          where: 'The Front End Server on which it is requested',
          rights: 'None until it is assigned. From then on, whoever holds its key can act as any mailbox user.',
        },
      ];
    case importId:
      return [
        {
          what: 'Certificate from a PFX file, with its private key',
          where: placeInWords(command.place),
          rights: 'None until it is assigned. From then on, whoever holds its key can act as any mailbox user.',
        },
      ];
    case 'contacts.pilot-policy':
      return [
        { what: `User services policy ${identity}`, where: 'Skype for Business Server', rights: 'None until it is granted to someone.' },
      ];
    default:
      return [];
  }
}

function cutOffBy({ steps }: Survey, sections: readonly Section[]): string[] {
  const restarted = steps.flatMap(({ acts, severity }) =>
    acts.filter(isChange).some(isRestart) && severity.kind === 'type' ? [harmless(severity.says.replace(/ To restart .*$/, ''), 1000)] : [],
  );
  if (restarted.length === 0) return ['Nobody is cut off: no service is restarted.'];
  const numbers = sections.filter((each) => each.hurts).map((each) => String(each.number));
  return [
    ...restarted,
    `When: while section ${inWords(numbers)} runs, which can have an hour of its own. Do it out of hours, or take the server out of the load balancer first.`,
    'Who: Outlook, Outlook on the web and phones. They connect again by themselves. The Exchange Management Shell drops as well if it is attached to that server, and connects again at its next command.',
  ];
}

function blockedBy({ steps, unsettled }: Survey): string[] {
  return [
    ...(unsettled === null
      ? []
      : [
          `A change of this state file was interrupted, and nobody has looked at it since: ${harmless(unsettled, 500)} Start the wizard; it looks first.`,
        ]),
    ...steps.flatMap(({ step, blockers }) => blockers.map((each) => `${step.title}: ${harmless(each.words, 1000)}`)),
  ];
}

function proofOf({ known, story }: Survey, changes: readonly Change[]): string[] {
  const frontEnds = frontEndsTakingPart(known);
  const notTested = 'From Exchange to Skype: this is set up, but neither product has a test for it, so it stays unproven.';
  if (!changes.some(isTest))
    return [
      proofsIn(story).some(holds)
        ? 'No test is planned: the last one of this state file passed, and nothing was changed since.'
        : 'No test is planned, and no test of this state file shows that the connection works now.',
      notTested,
    ];
  return [
    `From Skype to Exchange: Test-CsExStorageConnectivity through ${counted(frontEnds.length, 'Front End')} (${inWords(frontEnds)}), ${rounds} times each. Every one has to pass.`,
    `Each test writes one item into the Conversation History of ${textAnswer(known, keys.user) ?? 'one mailbox'} and deletes it. Under litigation hold a copy stays in Recoverable Items.`,
    notTested,
  ];
}

function limitsOf({ steps }: Survey, sections: readonly Section[]): string[] {
  const planned = steps.filter((each) => each.acts.length > 0).map((each) => each.step.title);
  return [
    ...(sections.length > 1
      ? [
          `Every step was planned on what is there now (${inWords(planned)}). What an earlier step makes is not there yet, so a later step may turn out to need less, or one wait more. The wizard looks again before each step; the script asks the servers before each command.`,
        ]
      : []),
    'The script looks less closely than the wizard: it sees the metadata documents and the answers of Exchange from the computer that it runs on only, and behind a load balancer it goes by when the services of a server started. Where that matters, use the wizard.',
    'Run it only if the number of the plan is the one that was approved.',
  ];
}
