// Rights show up as missing commands (field.md 3): before anything is changed, each shell is asked for every command and parameter that
// a plan may run. To know another role group, add a row to `grants`.

import { z } from 'zod';
import type { Cmdlet } from '../../model/command.ts';
import type { Finding } from '../../model/finding.ts';
import { exchangeShell, skypeShell } from '../../model/place.ts';
import { readMissing } from '../../powershell/available.ts';
import type { Reader } from '../../powershell/reader.ts';
import { changingCommands } from '../changing-commands.ts';
import { seenOf } from '../facts.ts';
import { blocker, inWords, ok, unseen } from '../look.ts';
import type { Known } from '../step.ts';

const missing = z.array(z.object({ command: z.string(), parameters: z.array(z.string()) }));
export const rightsFacts = z.object({ exchange: seenOf(missing), skype: seenOf(missing) });
type RightsFacts = z.output<typeof rightsFacts>;

type Product = keyof RightsFacts;
const products = { exchange: 'Exchange', skype: 'Skype for Business Server' } as const;

export async function inspectRights(reader: Reader, known: Known): Promise<RightsFacts> {
  const wanted = (product: Product) => changingCommands.filter(({ place }) => place.shell === product);
  const remote = (product: Product) => known.ways?.[product].kind === 'remote';
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

/** field.md 28: a remote Skype shell has neither; that is its kind, and no lack of rights. */
const isOfferedRemotely = ({ name }: Cmdlet): boolean => !/-CsCertificate$|-CsExStorageConnectivity$/.test(name);

export function judgeRights(rights: RightsFacts): readonly Finding[] {
  return [...judgeProduct('exchange', rights.exchange), ...judgeProduct('skype', rights.skype)];
}

function judgeProduct(product: Product, found: RightsFacts[Product]): readonly Finding[] {
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
  const groups = [...new Set(found.value.map(({ command }) => groupFor(command, product)))];
  return [
    blocker(`rights.${product}.missing`, where, `In ${where} your account may not run ${inWords(found.value.map(inShort))}.`, {
      wayOut: `Rights show there as missing commands. They are given by ${inWords(groups)}. Let your account be added, sign out and in again, and look again; or use an account that has them.`,
      override: 'go on anyway',
      saw: found.value,
    }),
  ];
}

const inShort = ({ command, parameters }: { readonly command: string; readonly parameters: readonly string[] }): string =>
  parameters.length === 0 ? command : `${command} with ${inWords(parameters.map((each) => `-${each}`))}`;

/** Which role group grants a command (domain.md 5.3). */
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
