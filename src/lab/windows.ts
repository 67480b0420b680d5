// The named functions on one Windows server: clock, IIS state, certificate store, a web document or a server asked from there.
// An unknown or unreachable server is an error record, as with Windows remoting. PKCS#12 files and their import are in pfx.ts.

import type { Value, WindowsFunction } from '../model/command.ts';
import type { Item } from '../model/shell.ts';
import { describe } from './certificates.ts';
import { domainControllerOf } from './directory.ts';
import { importPfx, pfxContent } from './pfx.ts';
import type { Connections } from './servers/fetch.ts';
import { object, pause, refusal, type Stage } from './stage.ts';
import { readAgain } from './workers.ts';
import { type Computer, findCertificate, findComputer, type LabWorld, same, timeAt } from './world.ts';

/** Plays one function. Throws a Refusal. */
export async function* playFunction(command: WindowsFunction, stage: Stage): AsyncGenerator<Item, void> {
  await pause(stage, 1);
  const computer = reach(command, stage.store.read());
  switch (command.name) {
    case 'Get-AnswerAt':
      yield object(await answerAt(command, computer, stage));
      return;
    case 'Get-CertificateAuthority':
      yield object({ Name: stage.store.read().authorityName });
      return;
    case 'Get-Clock':
      yield object(clock(computer, stage));
      return;
    case 'Get-IisState':
      yield object(iisState(computer, command.parameters.Clocks, stage));
      return;
    case 'Get-ProxySetting':
      yield* computer.proxies.map(({ scope, proxy, bypass }) => object({ Scope: scope, Proxy: proxy, Bypass: bypass, Script: null }));
      return;
    case 'Get-SiteBinding':
      yield* siteBindings(computer).map(object);
      return;
    case 'Get-StoreCertificate': {
      const wanted = textOf(command, 'Thumbprint');
      const found = computer.store.filter((each) => wanted === undefined || same(each.thumbprint, wanted.replaceAll(' ', '')));
      yield* found.flatMap((each) => storeCertificate(stage.store.read(), each)).map(object);
      return;
    }
    case 'Get-PfxContent':
      yield object(pfxContent(computer, required(command, 'Path'), stage));
      return;
    case 'Import-StoreCertificate':
      yield* importPfx(computer, required(command, 'Path'), command.parameters.Password ?? null, stage).map(object);
      return;
    case 'Start-ExchangePool':
      yield object(startPool(computer, required(command, 'Name'), stage));
      return;
    case 'Get-WebDocument': {
      yield object(await webDocument(required(command, 'Url'), computer, stage));
      return;
    }
  }
}

function reach(command: WindowsFunction, world: LabWorld): Computer {
  const name = command.place.computer;
  const computer = findComputer(world, name);
  const failed = (why: string) =>
    refusal(
      `[${name}] Connecting to remote server ${name} failed with the following error message : ${why}`,
      'NetworkPathNotFound,PSSessionStateBroken',
      'OpenError',
    );
  if (computer === undefined) throw failed('The WinRM client cannot process the request because the server name cannot be resolved.');
  if (computer.remoting === 'unreachable') {
    throw failed(
      'WinRM cannot complete the operation. Verify that the specified computer name is valid, that the computer is accessible over the network, and that a firewall exception for the WinRM service is enabled and allows access from this computer.',
    );
  }
  return computer;
}

function textOf(command: WindowsFunction, parameter: string): string | undefined {
  const value = command.parameters[parameter] ?? undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw refusal(
    `Cannot process argument transformation on parameter '${parameter}'.`,
    `ParameterArgumentTransformationError,${command.name}`,
    'InvalidData',
  );
}

/** As assets/powershell/windows.ps1 gives it. The lab's servers send nobody to another address of their own. */
async function webDocument(url: string, { fqdn }: Computer, { fetch, wayTo, signal }: Stage) {
  const connections: Connections = new Map();
  const way = await wayTo(fqdn, url, connections, signal);
  const { Url, Stage, Status, ContentType, Body, Detail, location, via, date, sent, answered } = await fetch(fqdn, url, signal, {
    connections,
  });
  const seen = {
    Url,
    Stage,
    Status,
    ContentType,
    Body,
    Detail,
    Redirects: [],
    Via: via,
    Date: date,
    SentUtc: sent,
    AnsweredUtc: answered,
  };
  if (location === null) return { ...seen, ...way };
  const refused = `It leads to another place: ${URL.parse(location)?.origin ?? location}`;
  return { ...seen, Stage: 'http', Status: null, ContentType: null, Body: null, Detail: refused, Redirects: [location], ...way };
}

/** The same of the answer that a server gives at its own address. Whoever asks hands nothing over, so that no trust is needed. */
async function answerAt(command: WindowsFunction, { fqdn }: Computer, { fetch, wayTo, signal }: Stage) {
  const [url, to] = [required(command, 'Url'), required(command, 'At')];
  const connections: Connections = new Map();
  const { Addresses, ConnectedTo, NameMatches, ChainTrusted } = await wayTo(fqdn, url, connections, signal, to);
  const unknown = Addresses?.length === 0;
  const asked = command.parameters.Challenge === true ? { bearer: '' } : {};
  const said = unknown ? null : await fetch(fqdn, url, signal, { connections, trust: 'anything', ...asked });
  return {
    Url: url,
    At: to,
    Stage: said?.Stage ?? 'name',
    Status: said?.Status ?? null,
    Challenges: said?.challenges ?? [],
    Body: said?.Status === 200 ? said.Body : null,
    Detail: said?.Detail ?? `No address of ${to} was found.`,
    ConnectedTo,
    NameMatches,
    ChainTrusted,
  };
}

/** A server whose clock is wrong asks nobody for the time (an assumption); the others ask a domain controller, which is right. */
function clock(computer: Computer, { store, now }: Stage) {
  const isRight = computer.clockOffset === 0;
  return {
    NowUtc: timeAt(computer, now()).toISOString(),
    Source: isRight ? domainControllerOf(store.read(), computer.fqdn) : 'Local CMOS Clock',
    SourceAheadSeconds: isRight ? 0.0011 : null,
    TookMs: 0,
  };
}

function required(command: WindowsFunction, parameter: string): string {
  const given = textOf(command, parameter);
  if (given !== undefined) return given;
  throw refusal(
    `Cannot process command because of one or more missing mandatory parameters: ${parameter}.`,
    `MissingMandatoryParameter,${command.name}`,
    'InvalidArgument',
  );
}

const namesIn = (value: Value | undefined): readonly Value[] =>
  value !== null && typeof value === 'object' && value.kind === 'list' ? value.items : [];

function iisState(computer: Computer, clocks: Value | undefined, stage: Stage) {
  const { iis } = computer;
  const stopping = iis.running && iis.underWay?.stopsAt != null;
  const starting = !iis.running && iis.underWay?.startsAt != null;
  const status = stopping ? 'StopPending' : starting ? 'StartPending' : iis.running ? 'Running' : 'Stopped';
  return {
    Services: ['W3SVC', 'WAS'].map((Name) => ({ Name, Status: status })),
    Pools: iis.pools.map((each) => ({
      Name: each.name,
      State: iis.running && !each.disabled ? 'Started' : 'Stopped',
      WorkerStartedUtc: each.workerStarted === null || each.disabled ? null : timeAt(computer, new Date(each.workerStarted)).toISOString(),
      AutoStart: !each.byAdministrator,
    })),
    DomainController: computer.role === 'exchange' ? domainControllerOf(stage.store.read(), computer.fqdn) : null,
    NowUtc: timeAt(computer, stage.now()).toISOString(),
    Clocks: namesIn(clocks).map((Name) => ({
      Name,
      AheadSeconds: stage.store.read().directory.clockOffset - computer.clockOffset,
    })),
  };
}

function startPool(computer: Computer, name: string, stage: Stage) {
  return stage.store.change((world) => {
    const started = findComputer(world, computer.fqdn);
    const pool = started?.iis.pools.find((each) => each.name === name);
    const refused = (why: string) => refusal(why, 'RuntimeException,Start-ExchangePool', 'OperationStopped');
    if (started === undefined || pool === undefined) throw refused(`There is no application pool ${name} on this server.`);
    if (pool.byAdministrator)
      throw refused(`An administrator has stopped ${name} (it does not start by itself), so it is not started from here.`);
    if (pool.disabled) Object.assign(pool, { disabled: false, workerStarted: stage.now().toISOString() });
    readAgain(pool, started, world, stage.now().toISOString());
    return { Name: name, State: 'Started' };
  });
}

/** What IIS serves over TLS: Exchange's two sites, each with the same certificate here; the back end's alone where a balancer ends TLS. */
function siteBindings({ role, web, offloaded, backEnd }: Computer) {
  const sites = role === 'exchange' ? { 'Default Web Site': '*:443:', 'Exchange Back End': '*:444:' } : { 'Default Web Site': '*:443:' };
  const served = Object.entries(sites).filter(([site]) => !offloaded || site !== 'Default Web Site');
  return served.map(([Site, Binding]) => ({
    Site,
    Binding,
    Thumbprint: Site === 'Exchange Back End' && backEnd === 'without certificate' ? null : web,
  }));
}

function storeCertificate(world: LabWorld, entry: Computer['store'][number]) {
  const certificate = findCertificate(world, entry.thumbprint);
  if (certificate === undefined) return [];
  const described = describe(certificate.pem);
  return [
    {
      Thumbprint: described.thumbprint,
      Subject: described.subject,
      Issuer: described.issuer,
      FriendlyName: entry.friendlyName,
      NotBefore: described.notBefore,
      NotAfter: described.notAfter,
      KeySize: described.isRsa ? described.bits : null,
      KeyAlgorithm: described.isRsa ? 'RSA' : 'ECDSA',
      SignatureAlgorithm: certificate.signature,
      HasPrivateKey: entry.hasPrivateKey,
      Exportable: entry.exportable,
      KeyTrouble: entry.keyTrouble ?? null,
      RawData: described.raw,
    },
  ];
}
