// Why a server opens no session, in a sentence with the way out. To explain another refusal, put a line into `causes`. The error's id
// is the same in every language of Windows (PowerShell's WSManTransportManagerUtils); words count where there is no id.

import { harmless } from '../../model/harmless.ts';

const causes: readonly { readonly told: RegExp; readonly words: string }[] = [
  {
    told: /MaxConcurrency|concurrent shells|maximum number of connections|2144108060/i,
    words: 'The server has no session left for this account. Close other remote shells of yours, or try again in 15 minutes.',
  },
  {
    told: /RemotePowerShell(?:Enabled)?\b|(?:allowed|permitted) to use remote PowerShell/i,
    words:
      'Exchange does not let this account use remote PowerShell. An Exchange administrator can allow it: Set-User NAME -RemotePowerShellEnabled $true.',
  },
  {
    told: /isn't assigned to any management roles|not assigned to any management role/i,
    words: 'This account has no management role in Exchange. It needs a role group such as Organization Management.',
  },
  {
    told: /^LogonFailure\b|^1326\b|user name or password is incorrect/i,
    words: 'The user name or the password is not right. Give them again.',
  },
  {
    told: /clock|time difference|time skew/i,
    words: 'The clocks of this computer and of the server differ by more than five minutes. Set them right, then try again.',
  },
  {
    told: /^AccessDenied\b|Access(?: is)? denied/i,
    words:
      'The server denied access. The account needs administrator rights there, and in Exchange also RemotePowerShellEnabled. Use another account, or another way to this shell.',
  },
  {
    told: /^(?:ServerNotTrusted|AuthenticationFailed|InvalidAuthentication|NoLogonServers)\b|Kerberos|TrustedHosts/i,
    words:
      "The server and this computer could not agree on who you are (Kerberos). Use the server's full name, from a computer in the same forest, signed in with a domain account.",
  },
  {
    told: /^ComputerNotFound\b|name cannot be resolved|No such host/i,
    words: "The server's name is not known to this computer. Check the name, and this computer's DNS.",
  },
  {
    told: /SSL|certificate/i,
    words:
      "The server's secure connection was refused. Its certificate must be trusted here, and Skype's endpoint needs .NET 4.5.2 or later on the server.",
  },
  {
    told: /^(?:NetworkPathNotFound|CannotConnect|WinRMOperationTimeout|2144108526)\b|WinRM (?:service|cannot)|firewall|quickconfig/i,
    words:
      'The server does not answer to remote PowerShell (WinRM). Is it on, is WinRM enabled there, and does a firewall let this computer through?',
  },
  {
    told: /^(?:URLNotAvailable|ImproperResponse)\b|HTTP status|404/i,
    words: 'What answers there is no PowerShell endpoint. Check the name of the server, and that IIS runs there.',
  },
];

/** One sentence or two: the cause as far as it is known, and what to do. */
export function sessionRefusalInWords(errorId: string, said: readonly string[]): string {
  const texts = [errorId.replace(/^-/, ''), ...said.map((text) => text.slice(0, 10_000))];
  const cause = causes.find(({ told }) => texts.some((text) => told.test(text)));
  return cause?.words ?? `The session on the server could not be opened. PowerShell says: ${harmless(said[0] ?? '', 300)}`;
}
