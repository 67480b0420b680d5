// What a run connects to, on one page before its first session: each address with its protocol and account. A state file may come from
// anybody, so whatever it answers sends no password and no ticket anywhere before a person, or this run's own answers, agreed.

import type { Access, ShellAccess } from '../model/access.ts';
import type { Demand } from '../model/demand.ts';
import type { Fqdn, ShellKind } from '../model/place.ts';
import type { Answer } from '../model/question.ts';
import type { ConnectionTarget } from '../model/target.ts';
import { isAccessKey } from '../story/answers.ts';
import { isUnclear } from '../story/fate.ts';
import type { Story } from '../story/story.ts';
import type { Here } from './here.ts';
import { accountHere, answerKeysOf, passwordNeeded, shells, wayQuestion, waysOf } from './shell-access.ts';

/** What is to be asked or agreed before the first command can run; undefined in the lab, and once all is. */
export function beforeShells(story: Story, here: Here): Extract<Demand, { kind: 'ask' | 'targets' }> | undefined {
  const [{ id: step }] = here.sequence;
  const way = wayQuestion(story, here);
  if (way !== undefined) return { kind: 'ask', step, question: way };
  if (!isAgreed(story, here)) return { kind: 'targets', step, targets: targetsOf(story, here) };
  const password = passwordNeeded(story, here);
  return password && { kind: 'ask', step, question: password };
}

/** The ways that commands go from this computer, or undefined while something is still to be asked or agreed. */
export const shellAccessOf = (story: Story, here: Here): ShellAccess | undefined =>
  isAgreed(story, here) && passwordNeeded(story, here) === undefined ? waysOf(story, here) : undefined;

/** Whether this run may connect to all of them. */
function isAgreed(story: Story, here: Here): boolean {
  const agreed = (story.targets ?? []).map(nameOf);
  return targetsOf(story, here).every((each) => agreed.includes(nameOf(each)));
}

const nameOf = ({ to, protocol, account }: ConnectionTarget): string => JSON.stringify([to, protocol, account]);

function targetsOf(story: Story, here: Here): readonly ConnectionTarget[] {
  const ways = waysOf(story, here);
  if (ways === undefined) return [];
  const ofShells = shells.flatMap((shell) => shellTarget(shell, ways[shell], accountHere(shell, story, here), here));
  const servers = ways.windows.kind === 'remote' ? serversOfFile(story, here) : [];
  return [
    ...ofShells,
    ...servers.map((to) => ({ to, protocol: winRm, account: accountHere('windows', story, here), key: null })),
    ...addressesOfFile(story),
  ];
}

const winRm = 'Windows PowerShell remoting (WinRM), Kerberos';

const remote: { readonly [shell in ShellKind]: { readonly to: (server: Fqdn) => string; readonly protocol: string } } = {
  exchange: { to: (server) => `http://${server}/PowerShell/`, protocol: 'PowerShell remoting, Kerberos' },
  skype: {
    to: (server) => `https://${server}/OcsPowershell`,
    protocol: 'PowerShell remoting over TLS with a certificate that is checked, Negotiate (Kerberos or NTLM)',
  },
  windows: { to: () => 'each Exchange server and Front End that the two shells name today', protocol: winRm },
};

const local: { readonly [shell in ShellKind]: string } = {
  exchange: 'Exchange Management Shell of this computer, which chooses its Exchange server itself',
  skype: 'Skype for Business Server Management Shell of this computer',
  windows: 'this computer alone',
};

function shellTarget(shell: ShellKind, way: Access, account: string, { user }: Here): readonly ConnectionTarget[] {
  const { access, server: serverKey } = answerKeysOf(shell);
  if (way.kind === 'this computer') return [{ to: local[shell], protocol: 'installed here', account: user, key: access }];
  if (way.kind !== 'remote') return [];
  const { to, protocol } = remote[shell];
  return [{ to: to(way.server ?? ''), protocol, account, key: way.server === null ? access : serverKey }];
}

/**
 * Servers that only the file names: where a change was cut short they are looked at before the two shells can say which there are
 * today, since IIS may be stopped (facts.md 84). Where nobody is asked they are not connected to.
 */
function serversOfFile(story: Story, { sequence, waysSince }: Here): readonly Fqdn[] {
  const teller = sequence.find(({ organisation }) => organisation !== undefined);
  const look = teller && story.looks[teller.id];
  const isToSettle = story.did.some((each) => isUnclear(each) || each.settled === 'half done');
  if (waysSince !== undefined || !isToSettle || look === undefined || look.seq > story.openedSeq) return [];
  return teller?.organisation?.servers(look.facts) ?? [];
}

/** Addresses and shares among the answers of earlier runs. What is answered in this run was read by whom it was asked. */
function addressesOfFile({ answers, openedSeq }: Story): readonly ConnectionTarget[] {
  return Object.values(answers).flatMap(({ key, value, seq }) => (seq < openedSeq ? addressesIn(key, value) : []));
}

function addressesIn(key: string, value: Answer): readonly ConnectionTarget[] {
  if (isAccessKey(key)) return [];
  return [value].flat().flatMap((to): readonly ConnectionTarget[] => {
    if (/^https?:/i.test(to)) return [{ to, protocol: 'HTTPS, only read', account: 'none', key }];
    return /^[\\/]{2}/.test(to) ? [{ to, protocol: 'file share', account: 'that of the computer or person who opens it', key }] : [];
  });
}

/** Whether an answer of a file decides nothing of where a run connects to. */
export const leadsNowhere = ([key, value]: readonly [string, Answer]): boolean => !isAccessKey(key) && addressesIn(key, value).length === 0;
