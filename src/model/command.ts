// A command as data: what runs, with which parameters, where, and which questions it may ask.
// It is rendered as text for people (powershell/render.ts) and run as name + parameters (shell.ts);
// nothing that an admin types is ever parsed as PowerShell.

import type { Place } from './place.ts';

/** An instant in UTC, ISO 8601, as `new Date().toISOString()` writes it. */
export type Instant = string;

export type Value =
  | string
  | number
  | boolean
  | null
  | { readonly kind: 'date'; readonly at: Instant }
  | { readonly kind: 'secret'; readonly ref: string; readonly as: 'text' | 'SecureString' | 'PSCredential' }
  | { readonly kind: 'bytes'; readonly base64: string }
  | { readonly kind: 'list'; readonly items: readonly Value[] };

export type Parameters = { readonly [name: string]: Value };

/**
 * How PowerShell takes a property out of an object (assets/powershell/projection.ps1), before anything is serialised. 'text' is what
 * [string] gives: the word of an enum, the name of an identity. An instant is a text in UTC; without a zone it stays without one.
 */
export const projections = ['text', 'texts', 'number', 'boolean', 'instant', 'bytes', 'keys'] as const;
export type Projection = (typeof projections)[number];

/** A property that is read of what comes back. The name ToString stands for what the object itself says. */
export type Returned = { readonly name: string; readonly as: Projection };

/**
 * What of the objects leaves their shell: the properties that are read; where none is, what each object says as a text; its shape (names
 * of types and properties, no values); or the whole, which only a bag of our own functions is.
 */
export type Returns = readonly Returned[] | 'shape' | 'whole';

/** A cmdlet of Exchange or Skype for Business Server. */
export type Cmdlet = {
  readonly kind: 'cmdlet';
  readonly place: Place;
  readonly name: string;
  readonly parameters: Parameters;
  readonly switches: readonly string[];
  readonly returns: Returns;
};

/** A script that ships with Exchange, named by its file in Exchange's Scripts folder. */
export type Script = {
  readonly kind: 'script';
  readonly place: Place;
  readonly file: 'Configure-EnterprisePartnerApplication.ps1';
  readonly parameters: Parameters;
};

/** A program of Windows. */
export type Program = {
  readonly kind: 'program';
  readonly place: Place;
  readonly file: 'iisreset.exe';
  readonly args: readonly string[];
};

/** Our own functions on a Windows server (assets/powershell/windows.ps1). */
export const windowsFunctions = [
  'Get-AnswerAt',
  'Get-CertificateAuthority',
  'Get-Clock',
  'Get-IisState',
  'Get-PfxContent',
  'Get-ProxySetting',
  'Get-SiteBinding',
  'Get-StoreCertificate',
  'Get-WebDocument',
  'Import-StoreCertificate',
  'Start-ExchangePool',
] as const;

/**
 * A named function of our own on one Windows server (facts.md 108: over WinRM only named functions run).
 * `typed` is what an expert would type there instead; it is what people are shown.
 */
export type WindowsFunction = {
  readonly kind: 'function';
  readonly place: Place;
  readonly name: (typeof windowsFunctions)[number];
  readonly parameters: Parameters;
  readonly typed: string;
};

export type Command = Cmdlet | Script | Program | WindowsFunction;

/** The name by which people call a command. */
export function nameOf(command: Command): string {
  return command.kind === 'script' || command.kind === 'program' ? command.file : command.name;
}
