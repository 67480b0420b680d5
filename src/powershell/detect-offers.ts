// What was detected, in words: the ways to the shells that can be offered here, each with what speaks for or against it, and what the
// admin should know of this computer before anything else.

import type { AccessOffer } from '../model/access.ts';
import type { Finding, FindingState } from '../model/finding.ts';
import type { ShellKind } from '../model/place.ts';
import type { ManagementShells } from './detect.ts';
import type { Computer, Detected } from './detect-computer.ts';

type Offers = { readonly [shell in ShellKind]: readonly AccessOffer[] };

/** The words that start the wizard with an administrator's rights; it never elevates itself. */
const startElevated =
  'Close the wizard, right-click Windows PowerShell in the Start menu, choose "Run as administrator", and start the wizard there again. Nothing is lost.';

/** The ways to each shell, the likeliest first. By hand is always among them. */
export function offersOf(detected: Detected, installed: ManagementShells): Offers {
  const exchange = { shell: 'Exchange Management Shell', server: 'an Exchange server', address: 'http://SERVER/PowerShell/', cannot: '' };
  const skype = {
    shell: 'Skype for Business Server Management Shell',
    server: 'a pool',
    address: 'https://POOL/OcsPowershell',
    // facts.md 109.
    cannot: ` ${cannotRemotely}`,
  };
  const cannot = whyByHand(detected);
  const byHand: AccessOffer = {
    kind: 'by hand',
    label: 'By hand: I copy each command and bring back what it printed',
    because: cannot ?? 'The wizard runs nothing. On many production servers this is the only way allowed.',
  };
  const notAtAll: AccessOffer = {
    kind: 'not at all',
    label: 'Not at all',
    because: 'What only shows there counts as not looked at, and the result will say so.',
  };
  const windowsByHand: AccessOffer = { ...byHand, because: `${byHand.because} ${needsFullLanguage}` };
  if (cannot !== undefined) return { exchange: [byHand], skype: [byHand], windows: [windowsByHand, notAtAll] };
  const remote = ({ server, address, cannot }: typeof exchange): AccessOffer => ({
    kind: 'remote',
    label: `Remote: the wizard connects to ${server}`,
    because: `${address}, over the network. Your own account is enough if it has the rights.${cannot}`,
  });
  // Kerberos takes a domain; without it nobody could tell a server from one that pretends to be it.
  const inDomain = (offer: AccessOffer) => (detected.kind === 'seen' && detected.computer.domain === '' ? [] : [offer]);
  const here = (kind: keyof ManagementShells, shell: string): readonly AccessOffer[] =>
    installed[kind] !== null
      ? [{ kind: 'this computer', label: `This computer: the ${shell} that is installed here`, because: ofThisComputer(detected) }]
      : [];
  return {
    exchange: [...here('exchange', exchange.shell), ...inDomain(remote(exchange)), byHand],
    skype: [...here('skype', skype.shell), ...inDomain(remote(skype)), byHand],
    windows: [
      ...inDomain({
        kind: 'remote',
        label: 'Remote: the wizard connects to each server',
        because: 'Windows PowerShell remoting (WinRM), to the servers named on the screen only. It takes a local administrator there.',
      }),
      windowsByHand,
      notAtAll,
    ],
  };
}

/** What a pool's own session does not have, said where it is offered. */
const cannotRemotely =
  'It can neither assign nor request certificates, and cannot run the connectivity test: for those go on later on a Front End Server, or by hand.';

/** Cmdlets are read in constrained language too; what is asked of Windows itself are functions that use .NET. */
const needsFullLanguage =
  'What is asked of Windows needs PowerShell in its full language there: type $ExecutionContext.SessionState.LanguageMode to see it. Where a policy allows less, choose "Not at all".';

/** Why the wizard can run nothing here; undefined where it can. */
function whyByHand(detected: Detected): string | undefined {
  if (detected.kind === 'not windows') return 'This computer has no Windows PowerShell, so this is the way that works here.';
  return detected.kind === 'forbidden' ? `This is the way that works here. ${detected.why}` : undefined;
}

function ofThisComputer(detected: Detected): string {
  return detected.kind === 'seen' && detected.computer.elevated === false
    ? `It was found here. But this window has no administrator rights, which it may need. ${startElevated}`
    : 'It was found here. Nothing goes over the network but what that shell itself does.';
}

/** What the admin should know of this computer, as findings of the step "Servers". None is a verdict on the servers. */
export function findingsOf(detected: Detected): readonly Finding[] {
  switch (detected.kind) {
    case 'seen':
      return ofComputer(detected.computer);
    case 'not windows':
      return [about('note', 'computer.not-windows', 'This computer has no Windows PowerShell. You run each command by hand on a server.')];
    case 'forbidden':
      return [about('note', 'computer.forbidden', detected.why)];
    case 'not seen':
      return [
        about('not seen', 'computer.not-seen', detected.why, {
          wayOut: 'The wizard can still be used. If a shell does not open, choose "by hand" for it.',
        }),
      ];
  }
}

function ofComputer(computer: Computer): readonly Finding[] {
  return [
    ...ofPrograms(computer),
    about('ok', 'computer', `This computer: ${computer.fqdn}. You are signed in as ${computer.user}. PowerShell ${computer.powershell}.`, {
      saw: { policy: computer.policy?.value ?? null, groups: computer.groups, dotNetRelease: computer.dotNetRelease },
    }),
    ...ofRights(computer),
    ...ofEngine(computer),
    ...ofPolicy(computer),
  ];
}

function ofRights({ elevated, administrator, domain, groups }: Computer): readonly Finding[] {
  const member = (group: RegExp) => groups.some((each) => group.test(each));
  return [
    ...(elevated === true ? [about('ok', 'computer.elevated', 'This window has administrator rights.')] : []),
    ...(elevated === false
      ? [
          about('note', 'computer.not-elevated', 'This window has no administrator rights.', {
            wayOut:
              administrator === true
                ? `You need them only for a shell of this computer. Then: ${startElevated}`
                : 'Your account is no administrator of this computer. You need that only for a shell of this computer: ask for it, or choose another way.',
          }),
        ]
      : []),
    ...(domain === ''
      ? [
          about('note', 'computer.no-domain', 'This computer is in no domain, so the servers do not know your own account.', {
            wayOut: 'So no remote way is offered. Work by hand, or on a computer of the domain.',
          }),
        ]
      : []),
    ...(elevated === null || domain === ''
      ? []
      : [
          groupFinding('exchange', "Exchange's part", 'Organization Management', member(/^Organization Management$/i)),
          groupFinding(
            'skype',
            "Skype's part",
            'RTCUniversalServerAdmins or CsAdministrator',
            member(/^(RTCUniversalServerAdmins|CS\w*Administrator)$/i),
          ),
        ]),
  ];
}

/** facts.md 156: on a computer without IIS its tools are missing, so IIS on the Exchange servers is not restarted from here. */
function ofPrograms({ iisreset }: Computer): readonly Finding[] {
  if (iisreset !== false) return [];
  return [
    about(
      'note',
      'computer.no-iisreset',
      'This computer has no iisreset: it comes with IIS, which is not installed here. The wizard cannot restart IIS on the Exchange servers from here.',
      {
        wayOut:
          'When the step "IIS restart" asks who restarts it, choose to do it yourself: it says which command to run on each Exchange server, and checks it afterwards. Or run the wizard on an Exchange server.',
      },
    ),
  ];
}

/** facts.md 107: which group may do which part. */
function groupFinding(shell: string, part: string, group: string, found: boolean): Finding {
  return found
    ? about('ok', `computer.group.${shell}`, `Your account is in a group that may do ${part}.`)
    : about('note', `computer.group.${shell}`, `Your account does not seem to be in ${group}, which ${part} needs.`, {
        wayOut:
          'If another account will be used, that is fine. If you were added only now, sign out and in again: groups are read at sign-in.',
      });
}

// .NET 4.5 in the registry's counting; both products need it (docs "How to determine which .NET Framework versions are installed").
const dotNet45 = 378_389;

function ofEngine({ is64, dotNetRelease }: Computer): readonly Finding[] {
  return [
    ...(is64
      ? []
      : [
          about('note', 'computer.32-bit', 'This PowerShell is the 32-bit one, which does not find the management shells.', {
            wayOut: 'Start the wizard with a 64-bit Node.js.',
          }),
        ]),
    ...(dotNetRelease !== null && dotNetRelease < dotNet45
      ? [
          about('note', 'computer.dotnet', 'This computer has a .NET Framework older than 4.5, which the wizard needs to run programs.', {
            wayOut: 'Update it, or work by hand.',
          }),
        ]
      : []),
  ];
}

function ofPolicy({ policy }: Computer): readonly Finding[] {
  if (policy === null) return [];
  const whose = policy.scope === 'MachinePolicy' ? 'this computer' : 'your account';
  return [
    about(
      'ok',
      'computer.policy',
      `Group Policy sets the execution policy ${policy.value} for ${whose}; the wizard's script runs with it.`,
    ),
  ];
}

type More = { readonly wayOut?: string; readonly saw?: Finding['saw'] };

const about = (state: FindingState, code: string, words: string, more: More = {}): Finding => ({
  code,
  about: 'this computer',
  state,
  source: 'shell',
  words,
  saw: null,
  ...more,
});
