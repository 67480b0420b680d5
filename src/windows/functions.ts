// Looks on one named Windows server, through the host's named functions (facts.md 108). Each says what an
// expert would type there instead.

import { z } from 'zod';
import type { WindowsFunction } from '../model/command.ts';
import { notSeen, type Seen, seen } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import { type Fqdn, windowsOn } from '../model/place.ts';
import {
  instantSchema,
  nameSchema,
  optionalInstantSchema,
  optionalThumbprint,
  textSchema,
  thumbprintSchema,
} from '../powershell/objects.ts';
import { type Reader, readBag, readBags } from '../powershell/reader.ts';
import { literal } from '../powershell/render.ts';

const storeCertificate = z.object({
  Thumbprint: thumbprintSchema,
  Subject: textSchema,
  FriendlyName: textSchema.nullish(),
  NotBefore: instantSchema,
  NotAfter: instantSchema,
  KeySize: z.number().int().nullable(),
  KeyAlgorithm: textSchema,
  SignatureAlgorithm: textSchema,
  HasPrivateKey: z.boolean(),
  Exportable: z.boolean(),
  KeyTrouble: z.string().max(16).nullish(),
  RawData: z.string().max(100_000).nullish(),
});

export type StoredCertificate = {
  readonly thumbprint: string;
  readonly subject: string;
  readonly friendlyName: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly keyBits: number | null;
  readonly algorithm: string;
  readonly signature: string;
  readonly hasPrivateKey: boolean;
  readonly exportable: boolean;
  /** The number with which Windows refuses to open the private key; null where it opens, there is none, or that was not told. */
  readonly keyTrouble: string | null;
  /** DER in base64; null where it was not given. */
  readonly rawData: string | null;
};

/** Every certificate in the computer's personal store of a server. */
export async function readStore(reader: Reader, computer: Fqdn): Promise<Seen<readonly StoredCertificate[]>> {
  const command: WindowsFunction = {
    kind: 'function',
    place: windowsOn(computer),
    name: 'Get-StoreCertificate',
    parameters: {},
    typed: 'Get-ChildItem Cert:\\LocalMachine\\My | Format-List Thumbprint, Subject, NotAfter, HasPrivateKey',
  };
  const read = await readBags(reader, command, storeCertificate);
  if (!read.seen) return read;
  return seen(
    read.value.map((each) => ({
      thumbprint: each.Thumbprint,
      subject: each.Subject,
      friendlyName: each.FriendlyName ?? '',
      notBefore: each.NotBefore,
      notAfter: each.NotAfter,
      keyBits: each.KeySize,
      algorithm: each.KeyAlgorithm,
      signature: each.SignatureAlgorithm,
      hasPrivateKey: each.HasPrivateKey,
      exportable: each.Exportable,
      keyTrouble: each.KeyTrouble ?? null,
      rawData: each.RawData ?? null,
    })),
  );
}

const authority = z.object({ Name: textSchema }).transform((each) => each.Name);

/** The company's certification authorities, each as computer\\name, as a server finds them in the directory. */
export const readAuthorities = (reader: Reader, computer: Fqdn): Promise<Seen<readonly string[]>> =>
  readBags(
    reader,
    { kind: 'function', place: windowsOn(computer), name: 'Get-CertificateAuthority', parameters: {}, typed: 'certutil' },
    authority,
  );

const siteBinding = z.object({ Site: textSchema, Binding: textSchema, Thumbprint: optionalThumbprint });

/** The addresses at which the site that Exchange's clients use serves over TLS. */
async function readBindings(reader: Reader, computer: Fqdn) {
  const command: WindowsFunction = {
    kind: 'function',
    place: windowsOn(computer),
    name: 'Get-SiteBinding',
    parameters: {},
    typed: "(Get-WebBinding -Name 'Default Web Site' -Protocol https).certificateHash",
  };
  const read = await readBags(reader, command, siteBinding);
  return read.seen ? seen(read.value.filter((each) => each.Site === 'Default Web Site')) : read;
}

/** The certificate of the site that Exchange's clients use, on a server; null where none is bound. */
export async function readSiteCertificate(reader: Reader, computer: Fqdn): Promise<Seen<string | null>> {
  const read = await readBindings(reader, computer);
  if (!read.seen) return read;
  // The binding of all addresses and names is the one that counts; a site may have others.
  const main = read.value.find((each) => each.Binding === '*:443:') ?? read.value[0];
  return seen(main?.Thumbprint ?? null);
}

/** Whether that site serves over TLS at all. Where a balancer in front of it ends TLS, it may serve plain HTTP only. */
export async function readServesTls(reader: Reader, computer: Fqdn): Promise<Seen<boolean>> {
  const read = await readBindings(reader, computer);
  return read.seen ? seen(read.value.length > 0) : read;
}

const iisState = z.object({
  Services: z.array(z.object({ Name: z.string().max(64), Status: z.string().max(64) })).max(50),
  Pools: z
    .array(
      z.object({
        Name: z.string().max(128),
        State: z.string().max(64),
        WorkerStartedUtc: optionalInstantSchema,
        AutoStart: z.boolean().nullish(),
      }),
    )
    .max(200),
  DomainController: nameSchema.nullish(),
  Clocks: z.array(z.object({ Name: nameSchema, AheadSeconds: z.number().nullable() })).max(8),
});

/** The two application pools that check tokens, each with a cache of its own (facts.md 81). */
const ewsPool = 'MSExchangeServicesAppPool';
const autodiscoverPool = 'MSExchangeAutodiscoverAppPool';

export type IisState = {
  /** Services that IIS needs (W3SVC, WAS) and that are not running. */
  readonly stopped: readonly string[];
  readonly pools: readonly {
    readonly name: string;
    /** Null where it was not told. */
    readonly started: boolean | null;
    readonly workerStarted: string | null;
    /** Whether it starts by itself: an administrator who stops it switches that off; null where it was not seen. */
    readonly autoStart: boolean | null;
  }[];
  /** The domain controller of this server's own site. */
  readonly domainController: string | null;
  /** How far the clocks of the domain controllers asked about are ahead of this server's, in seconds; null where that was not seen. */
  readonly clocks: readonly { readonly server: string; readonly aheadSeconds: number | null }[];
};

async function readState(reader: Reader, computer: Fqdn, clocks: readonly Fqdn[]): Promise<Seen<z.output<typeof iisState>>> {
  const command: WindowsFunction = {
    kind: 'function',
    place: windowsOn(computer),
    name: 'Get-IisState',
    parameters: { Clocks: { kind: 'list', items: clocks } },
    typed: 'Get-Service W3SVC, WAS; Get-CimInstance Win32_Process -Filter "Name=\'w3wp.exe\'" | Select-Object CreationDate, CommandLine',
  };
  const read = await readBag(reader, command, iisState);
  if (!read.seen) return read;
  return read.value === null ? notSeen('The server said nothing about its services.') : seen(read.value);
}

/** The application pools of a server, whatever they serve, that are not started. */
export async function readStoppedPools(reader: Reader, computer: Fqdn): Promise<Seen<string[]>> {
  const read = await readState(reader, computer, []);
  if (!read.seen) return read;
  const stopped = read.value.Pools.filter(({ State }) => isStarted(State) === false);
  const strange = read.value.Pools.find(({ State }) => isStarted(State) === null);
  return stopped.length === 0 && strange !== undefined
    ? notSeen(`The state of ${harmless(strange.Name, 128)} is "${harmless(strange.State, 64)}".`)
    : seen(stopped.map(({ Name }) => harmless(Name, 128)));
}

/** Whether an application pool is started, by the word of IIS for it, which may be "Unknown". */
const isStarted = (state: string): boolean | null =>
  state === 'Started' ? true : ['Stopped', 'Stopping', 'Starting'].includes(state) ? false : null;

/** Services, application pools and the start of their workers on a server, by its own clock, and how far other clocks are ahead of that. */
export async function readIis(reader: Reader, computer: Fqdn, clocks: readonly Fqdn[]): Promise<Seen<IisState>> {
  const read = await readState(reader, computer, clocks);
  if (!read.seen) return read;
  const { Services, Pools, DomainController, Clocks } = read.value;
  // Windows may say that it does not know.
  const running = (service: string) => Services.some((each) => each.Name === service && /^(?:Running|Unknown)$/.test(each.Status));
  const stopped = ['W3SVC', 'WAS'].filter((service) => !running(service));
  return seen({
    stopped,
    pools: [ewsPool, autodiscoverPool].map((pool) => {
      const found = Pools.find((each) => each.Name === pool);
      const { State = '', WorkerStartedUtc, AutoStart } = found ?? {};
      // While its services are stopped IIS knows the state of none, and none serves.
      return {
        name: pool,
        started: isStarted(State) ?? (stopped.length > 0 ? false : null),
        workerStarted: WorkerStartedUtc ?? null,
        autoStart: AutoStart ?? null,
      };
    }),
    domainController: DomainController ?? null,
    clocks: Clocks.map((each) => ({ server: each.Name, aheadSeconds: each.AheadSeconds })),
  });
}

/** Starts one of the two application pools of Exchange's web services that has stopped by itself. */
export const startPool = (computer: Fqdn, pool: string): WindowsFunction => ({
  kind: 'function',
  place: windowsOn(computer),
  name: 'Start-ExchangePool',
  parameters: { Name: pool },
  typed: `Start-WebAppPool ${literal(pool)}`,
});

/** The certificate of the site that stands behind the one for clients; null where none is bound. */
export async function readBackEndCertificate(reader: Reader, computer: Fqdn): Promise<Seen<string | null>> {
  const command: WindowsFunction = {
    kind: 'function',
    place: windowsOn(computer),
    name: 'Get-SiteBinding',
    parameters: {},
    typed: "(Get-WebBinding -Name 'Exchange Back End' -Protocol https).certificateHash",
  };
  const read = await readBags(reader, command, siteBinding);
  if (!read.seen) return read;
  return seen(read.value.find(({ Site, Binding }) => Site === 'Exchange Back End' && /:444:/.test(Binding))?.Thumbprint ?? null);
}

const proxySetting = z
  .object({ Scope: z.string().max(64), Proxy: textSchema.nullish(), Bypass: textSchema.nullish(), Script: textSchema.nullish() })
  .transform((each) => ({ scope: each.Scope, proxy: each.Proxy ?? null, bypass: each.Bypass ?? '', script: each.Script ?? null }));

/** The proxies that are set on a server, each with whom it is for; none where the list is empty (facts.md 154). */
export const readProxySettings = (reader: Reader, computer: Fqdn) =>
  readBags(
    reader,
    { kind: 'function', place: windowsOn(computer), name: 'Get-ProxySetting', parameters: {}, typed: 'netsh winhttp show proxy' },
    proxySetting,
  );
