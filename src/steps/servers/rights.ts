// Rights show up as missing commands (facts.md 106): before anything is changed, each shell is asked for every command and parameter that
// a plan may run. To know another role group, add a row to `grants`.

import { z } from 'zod';
import type { Cmdlet } from '../../model/command.ts';
import type { FindingState } from '../../model/finding.ts';
import { exchangeShell, skypeShell } from '../../model/place.ts';
import type { Aim } from '../../model/undo.ts';
import { readMissing } from '../../powershell/available.ts';
import type { Reader } from '../../powershell/reader.ts';
import { neededCommands, usualCommands } from '../changing-commands.ts';
import { seenOf } from '../facts.ts';
import type { StepFinding } from '../findings.ts';
import { listInWords } from '../phrases.ts';
import type { StepContext } from '../step.ts';
import { found } from './found.ts';
import { rightsWords as words } from './words.ts';

const { stop, note, ok, unseen } = found;

const missing = z.array(z.object({ command: z.string(), parameters: z.array(z.string()) }));
export const rightsFacts = z.object({ exchange: seenOf(missing), skype: seenOf(missing) });
type RightsFacts = z.output<typeof rightsFacts>;
type Missing = z.output<typeof missing>[number];

type Product = keyof RightsFacts;
const products = { exchange: 'Exchange', skype: 'Skype for Business Server' } as const;

export async function inspectRights(reader: Reader, context: StepContext): Promise<RightsFacts> {
  const wanted = (product: Product) => neededCommands.filter(({ place }) => place.shell === product);
  const remote = (product: Product) => context.access?.[product].kind === 'remote';
  const [exchange, skype] = await Promise.all([
    readMissing(reader, exchangeShell, wanted('exchange')),
    readMissing(
      reader,
      skypeShell,
      wanted('skype').filter((each) => !remote('skype') || isOfferedRemotely(each)),
    ),
  ]);
  return rightsFacts.parse({ exchange, skype });
}

/** facts.md 109: a remote Skype shell has neither; that is its kind, and no lack of rights. */
const isOfferedRemotely = ({ name }: Cmdlet): boolean => !/-CsCertificate$|-CsExStorageConnectivity$/.test(name);

/** What only a change of a signing key needs stops a renewal. A set-up goes on: the step "Certificates" stops where it is needed. */
export function judgeRights(rights: RightsFacts, aim: Aim, skypeGroups?: FindingState | null): readonly StepFinding[] {
  const skype = judgeProduct('skype', rights.skype, aim);
  return [
    ...judgeProduct('exchange', rights.exchange, aim),
    ...(skypeGroups === undefined ? skype : skype.map((each) => (each.state === 'ok' ? judgeGroups(skypeGroups) : each))),
  ];
}

/**
 * What the groups of the account say where Skype's shell is its own on a server: there everybody has all commands (facts.md 157). Null: the
 * groups are not known, as by hand, where somebody else may run them somewhere else. Undefined for a shell that hides what is not allowed.
 */
export function groupsInOwnShell(context: StepContext): FindingState | null | undefined {
  const kind = context.access?.skype.kind;
  if (kind === 'by hand') return null;
  if (kind !== 'this computer') return undefined;
  return context.thisComputer.find(({ code }) => code === 'computer.group.skype')?.state ?? null;
}

function judgeGroups(groups: FindingState | null): StepFinding {
  if (groups === 'ok') return ok('rights.skype', products.skype, words.inGroup);
  const more = { wayOut: words.groupWayOut };
  return groups === null
    ? unseen('rights.skype.not-seen', products.skype, words.groupNotSeen, more)
    : note('rights.skype.by-group', products.skype, words.notInGroup, more);
}

function judgeProduct(product: Product, found: RightsFacts[Product], aim: Aim): readonly StepFinding[] {
  const where = products[product];
  if (!found.seen) {
    return [
      unseen(
        `rights.${product}.not-seen`,
        where,
        `Whether your account may run what is needed in ${where} could not be looked at: ${found.why}`,
        {
          wayOut: 'If a command is refused later, this is the first suspect.',
        },
      ),
    ];
  }
  if (found.value.length === 0) return [ok(`rights.${product}`, where, `Your account has the commands in ${where} that may be needed.`)];
  const needed = aim === 'renew' ? found.value : lackedBy(usualCommands, found.value);
  const forKeys = found.value.filter((each) => !needed.includes(each));
  return [
    ...(needed.length === 0 ? [] : [stop(`rights.${product}.missing`, ...notAllowed(product, needed))]),
    ...(forKeys.length === 0
      ? []
      : [
          note(
            `rights.${product}.for-keys`,
            where,
            `In ${where} your account may not run ${listInWords(forKeys.map(inShort))}. That matters only if a signing certificate is missing, has ended or is renewed.`,
            {
              wayOut: `The step "Certificates" says so before anything is changed there. They are given by ${listInWords(groupsFor(forKeys, product))}.`,
            },
          ),
        ]),
  ];
}

/** What stops: commands or parameters that are about to be needed are not there. */
export const notAllowed = (product: Product, found: readonly Missing[]) =>
  [
    products[product],
    `In ${products[product]} your account may not run ${listInWords(found.map(inShort))}.`,
    {
      wayOut: `Rights show there as missing commands. They are given by ${listInWords(groupsFor(found, product))}. Let your account be added, sign out and in again, and look again; or use an account that has them.`,
      override: 'go on anyway',
      saw: [...found],
    },
  ] as const;

/** What is missing of some commands. */
export const lackedBy = (commands: readonly Cmdlet[], found: readonly Missing[]): readonly Missing[] =>
  found.filter(({ command, parameters: lacking }) =>
    commands.some(
      ({ name, parameters, switches }) =>
        name === command && (lacking.length === 0 || lacking.some((each) => each in parameters || switches.includes(each))),
    ),
  );

const inShort = ({ command, parameters }: Missing): string =>
  parameters.length === 0 ? command : `${command} with ${listInWords(parameters.map((each) => `-${each}`))}`;

/** Which role group grants a command (facts.md 107). */
const grants: readonly { readonly product: Product; readonly commands: RegExp; readonly group: string }[] = [
  {
    product: 'exchange',
    commands: /PartnerApplication$|ManagementRoleAssignment$|MailUser$|AuthConfig$|ExchangeCertificate$/,
    group: 'the role group Organization Management',
  },
  {
    product: 'skype',
    commands: /CsCertificate$/,
    group: 'the group RTCUniversalServerAdmins, with administrator rights on the Front End Server',
  },
  {
    product: 'skype',
    commands: /CsExStorageConnectivity$/,
    group: 'the group RTCUniversalUserAdmins (it is in RTC Local User Administrators)',
  },
  {
    product: 'skype',
    commands: /-Cs/,
    group: 'the group RTCUniversalServerAdmins on a Front End Server, or CsAdministrator for a remote shell',
  },
];

const groupFor = (command: string, product: Product): string =>
  grants.find((each) => each.product === product && each.commands.test(command))?.group ??
  `whoever administers roles in ${products[product]}`;

const groupsFor = (found: readonly Missing[], product: Product): readonly string[] => [
  ...new Set(found.map(({ command }) => groupFor(command, product))),
];
