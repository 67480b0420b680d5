// What this computer is and may do, in one look through a bare PowerShell (assets/powershell/this-computer.ps1): who is signed in
// with which groups, elevated or not, versions, and the policies that bind PowerShell. Whatever goes wrong is an answer as well.

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Cmdlet } from '../model/command.ts';
import { harmless } from '../model/harmless.ts';
import { windowsOn } from '../model/place.ts';
import type { End } from '../model/shell.ts';
import { type HostOptions, startHost } from './host/host.ts';
import { engineArguments, windowsPowerShell } from './host/launch.ts';
import { nameSchema, optionalText, textSchema } from './objects.ts';

const flag = z.boolean().nullable().default(null).catch(null);

const computer = z
  .object({
    Name: nameSchema,
    Domain: nameSchema,
    User: textSchema,
    PowerShell: textSchema,
    Process64: flag,
    System64: flag,
    DotNetRelease: optionalText,
    LanguageMode: textSchema,
    MachinePolicy: optionalText,
    UserPolicy: optionalText,
    ExchangeFolder: optionalText,
    Modules: optionalText,
    IisReset: flag,
    Elevated: flag,
    Administrator: flag,
    Groups: optionalText,
  })
  .transform((each) => ({
    /** The full name, in lower case. */
    fqdn: each.Domain === '' || each.Name.includes('.') ? each.Name : `${each.Name}.${each.Domain}`,
    /** Empty where the computer is in no domain. */
    domain: each.Domain,
    user: each.User,
    powershell: each.PowerShell,
    is64: each.Process64 === true || each.System64 === false,
    /** docs "How to determine which .NET Framework versions are installed": 378389 is 4.5, 394802 is 4.6.2, 528040 is 4.8. */
    dotNetRelease: Number(each.DotNetRelease) || null,
    languageMode: each.LanguageMode,
    /** The execution policy that Group Policy sets, and for whom. */
    policy: policyOf(each.MachinePolicy, each.UserPolicy),
    exchangeFolder: each.ExchangeFolder,
    moduleFolders: (each.Modules ?? '').split(';').filter((folder) => folder !== ''),
    /** Whether the program iisreset is here. */
    iisreset: each.IisReset,
    /** null where it could not be told. */
    elevated: each.Elevated,
    administrator: each.Administrator,
    groups: (each.Groups ?? '').split(';').filter((group) => group !== ''),
  }));
export type Computer = z.output<typeof computer>;

export type Detected =
  | { readonly kind: 'seen'; readonly computer: Computer }
  /** No Windows, so no Windows PowerShell either. */
  | { readonly kind: 'not windows' }
  /** A policy keeps PowerShell from working for the wizard; `why` names it in sentences. */
  | { readonly kind: 'forbidden'; readonly why: string }
  | { readonly kind: 'not seen'; readonly why: string };

function policyOf(machine: string | null, user: string | null): { readonly value: string; readonly scope: string } | null {
  if (machine !== null) return { value: machine, scope: 'MachinePolicy' };
  return user === null ? null : { value: user, scope: 'UserPolicy' };
}

/** Milliseconds for the whole look. */
const patience = 10_000;

type Assets = { readonly host: string; readonly script: string };

/** Looks at this computer for 10 seconds at the most, and never throws. `assets`: host.ps1 and this-computer.ps1, by whole paths. */
export async function detectComputer(platform: string, env: NodeJS.ProcessEnv, assets: Assets): Promise<Detected> {
  if (platform !== 'win32') return { kind: 'not windows' };
  return detectThrough({ program: windowsPowerShell(env), args: engineArguments, env }, assets);
}

/** The look through one engine. */
export async function detectThrough(
  engine: Pick<HostOptions, 'program' | 'args' | 'env'>,
  { host: script, script: definition }: Assets,
  milliseconds = patience,
): Promise<Detected> {
  const host = startHost({
    ...engine,
    script,
    outbox: null,
    scripts: '',
    secret: () => undefined,
    sessionFor: () => null,
    prepare: [{ what: 'profile', name: definition, parameters: {}, switches: [], arguments: [], returns: [] }],
    nonce: () => randomBytes(12).toString('hex'),
    noise: () => undefined,
    patience: { start: milliseconds, cancel: 1000 },
  });
  try {
    const running = host.run(look, { signal: AbortSignal.timeout(milliseconds), prompts: {} });
    let seen: Detected | undefined;
    for (;;) {
      const step = await running.next();
      if (step.done === true)
        return seen ?? { kind: 'not seen', why: 'PowerShell told nothing about this computer.', ...refusalOf(step.value) };
      const read = step.value.kind === 'object' ? computer.safeParse(step.value.value) : undefined;
      if (read?.success === true) seen ??= { kind: 'seen', computer: read.data };
    }
  } finally {
    await host.close();
  }
}

const look: Cmdlet = {
  kind: 'cmdlet',
  place: windowsOn('localhost'),
  name: 'Get-ThisComputer',
  parameters: {},
  switches: [],
  returns: 'whole',
};

/** What an end without an answer means: which policy forbids the wizard's script, where it is one. */
export function refusalOf(end: End): Exclude<Detected, { kind: 'seen' | 'not windows' }> | undefined {
  if (end.kind !== 'interrupted') return undefined;
  const { detail } = end;
  const [, mode] = /The language mode is (\w{1,40})/.exec(detail) ?? [];
  if (mode !== undefined)
    return {
      kind: 'forbidden',
      why: `A policy (AppLocker or App Control for Business) keeps PowerShell in the language mode ${mode} here, so the wizard's script cannot run. Ask whoever keeps that policy to allow it, or run the commands by hand.`,
    };
  // The ids are the same in every language of Windows. -ExecutionPolicy Bypass is beaten by Group Policy only.
  if (/PSSecurityException|UnauthorizedAccess|about_Execution_Policies|LinkID=135170/i.test(detail))
    return {
      kind: 'forbidden',
      why: 'Group Policy ("Turn on Script Execution") lets PowerShell run signed scripts only here, or none, and the wizard\'s script is not signed. "Get-ExecutionPolicy -List" shows it beside MachinePolicy or UserPolicy. Ask whoever keeps that policy to allow it, or run the commands by hand.',
    };
  if (/could not be started|group policy|0x800704EC|AppLocker|\b1260\b/i.test(detail))
    return {
      kind: 'forbidden',
      why: `PowerShell does not start here. AppLocker or the virus scanner may forbid it. ${harmless(detail, 300)}`,
    };
  if (end.why === 'timed out' || /in time/.test(detail))
    return { kind: 'not seen', why: 'PowerShell took longer than 10 seconds to tell about this computer.' };
  return { kind: 'not seen', why: `PowerShell could not tell about this computer. ${harmless(detail, 300)}` };
}
