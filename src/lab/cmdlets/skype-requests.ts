// Requesting a certificate and fetching it (Request-CsCertificate, Import-CsCertificate), on the Front End of Skype's shell. Which
// parameters there are is documented; what the cmdlets say is not, so their words here are those of Windows' certreq and of .NET.

import { createPublicKey, X509Certificate } from 'node:crypto';
import { makeRequest, signRequest } from '../certificates.ts';
import { readFile } from '../files.ts';
import { notPlayed, object, pause, refusal, type Stage, text } from '../stage.ts';
import { type Certificate, findComputer, type LabWorld, same } from '../world.ts';
import type { Call } from './call.ts';
import { asking, type Family, type Play } from './play.ts';
import { onlyTokenIssuer, shown } from './skype-certificates.ts';

type Request = LabWorld['requests'][number];

/** Production's seconds until someone at the authority has decided on a request: an assumption, short for a person. */
const decision = 300;

export const skypeRequests: Family = {
  'Request-CsCertificate': asking('medium', () => 'Requesting a certificate.', request()),
  'Import-CsCertificate': asking('medium', () => 'Importing a certificate.', importFile()),
};

function request(): Play {
  return async function* (call, stage) {
    if (call.on('List')) {
      await pause(stage, 2);
      yield* sentFrom(stage, call)
        .map((each) => ({ RequestId: each.id, Status: statusOf(each, stage.now()), FriendlyName: each.friendlyName }))
        .map(object);
    } else if (call.on('Retrieve')) yield* retrieve(call, stage);
    else if (call.on('Clear')) {
      const cleared = sentFrom(stage, call).map(({ id }) => id);
      stage.store.change((world) => {
        world.requests = world.requests.filter(({ id }) => !cleared.includes(id));
      });
    } else yield* make(call, stage);
  };
}

/** The requests of this computer that are at the authority: all, or the one with the number. */
function sentFrom(stage: Stage, call: Call): readonly Request[] {
  const { requests, skype } = stage.store.read();
  const id = call.number('RequestId');
  return requests.filter((each) => same(each.computer, skype.shellOn) && each.sent !== null && (id === undefined || each.id === id));
}

function statusOf({ sent }: Request, now: Date): 'Pending' | 'Issued' | 'Denied' {
  if (sent === null || Date.parse(sent.decides) > now.getTime()) return 'Pending';
  return sent.answer === 'issues' ? 'Issued' : 'Denied';
}

async function* make(call: Call, stage: Stage) {
  onlyTokenIssuer(call);
  const [authority, output, friendlyName] = [call.text('CA'), call.text('Output'), call.text('FriendlyName')];
  const bits = call.number('KeySize') ?? 2048;
  if (friendlyName === undefined) throw notPlayed(`${call.name} without -FriendlyName`);
  if ((authority === undefined) === (output === undefined)) throw notPlayed(`${call.name} without either -CA or -Output`);
  if (bits !== 1024 && bits !== 2048 && bits !== 4096)
    throw refusal(`The key size ${bits} is not valid.`, `KeySizeInvalid,${call.name}`, 'InvalidArgument');
  await pause(stage, 6);
  const { skype, authorityName } = stage.store.read();
  checkName(friendlyName, call, stage);
  if (authority !== undefined && !same(authority, authorityName))
    throw refusal(
      'The RPC server is unavailable. 0x800706ba (WIN32: 1722 RPC_S_SERVER_UNAVAILABLE)',
      `RequestFailed,${call.name}`,
      'ConnectionError',
    );
  const domains = skype.sipDomains.filter((each) => each.isDefault || call.on('AllSipDomain')).map((each) => each.name);
  const made = makeRequest({ commonName: domains[0] ?? '', names: domains, bits });
  const exportable = call.flag('PrivateKeyExportable') ?? false;
  yield* output === undefined ? send(made, friendlyName, exportable, stage) : writeOut(made, output, friendlyName, exportable, call, stage);
}

/** A friendly name is unique in the store of a computer (facts.md 12). */
function checkName(friendlyName: string, call: Call, stage: Stage): void {
  const world = stage.store.read();
  const names = [
    ...(findComputer(world, world.skype.shellOn)?.store ?? []),
    ...world.requests.filter((each) => same(each.computer, world.skype.shellOn)),
  ].map((each) => each.friendlyName);
  if (names.some((each) => same(each, friendlyName)))
    throw refusal(`The friendly name "${friendlyName}" is already used.`, `FriendlyNameNotUnique,${call.name}`, 'InvalidArgument');
}

type Made = { readonly key: string; readonly csr: string };

function* send(made: Made, friendlyName: string, exportable: boolean, stage: Stage) {
  const { authorityPolicy, skype } = stage.store.read();
  const waits = authorityPolicy !== 'issues';
  const decides = waits ? stage.pace.after(stage.now(), decision) : stage.now().toISOString();
  const sent = { decides, answer: authorityPolicy === 'denies' ? 'denies' : 'issues' } as const;
  const added = stage.store.change((world) => add(world, { computer: skype.shellOn, friendlyName, exportable, sent, ...made }));
  if (waits) yield text('warning', `RequestId: ${added.id}. Certificate request is pending: Taken Under Submission (0)`);
  else yield* complete(added, signed(added, stage), stage).map(object);
}

function* writeOut(made: Made, output: string, friendlyName: string, exportable: boolean, call: Call, stage: Stage) {
  const { skype, files } = stage.store.read();
  if (!/^[a-z]:\\/i.test(output))
    throw refusal(`Could not find a part of the path '${output}'.`, `OutputNotWritten,${call.name}`, 'ObjectNotFound');
  if (files.some((each) => same(each.computer, skype.shellOn) && same(each.path, output)))
    throw refusal(`The file '${output}' already exists.`, `OutputExists,${call.name}`, 'ResourceExists');
  const added = stage.store.change((world) => {
    const one = add(world, { computer: skype.shellOn, friendlyName, exportable, sent: null, ...made });
    const reply = output.replace(/\.[^.\\]*$/, '.cer');
    world.files.push({ computer: skype.shellOn, path: output, base64: Buffer.from(made.csr).toString('base64') });
    world.files.push({ computer: skype.shellOn, path: reply, base64: Buffer.from(signed(one, stage).pem).toString('base64') });
    return reply;
  });
  yield text('information', `The certificate request was written to ${output}.`);
  yield text('information', `Practice lab: a colleague has signed it already, and put the certificate beside it: ${added}`);
}

function add(world: LabWorld, request: Omit<Request, 'id'>): Request {
  const added = { id: Math.max(6, ...world.requests.map(({ id }) => id)) + 1, ...request };
  world.requests.push(added);
  return added;
}

const signed = (request: Request, stage: Stage): Certificate => {
  const { authority, skype } = stage.store.read();
  const names = skype.sipDomains.map((each) => each.name);
  return signRequest(request.csr, names, { authority, now: stage.now() }, stage.random);
};

/** Puts the certificate with its key into the computer's store; the request is over. */
function complete(request: Request, certificate: Certificate, stage: Stage) {
  return stage.store.change((world) => {
    world.requests = world.requests.filter(({ id }) => id !== request.id);
    world.certificates.push({ ...certificate, key: request.key });
    findComputer(world, request.computer)?.store.push({
      thumbprint: certificate.thumbprint,
      friendlyName: request.friendlyName,
      hasPrivateKey: true,
      exportable: request.exportable,
      services: '',
    });
    return shown(world, certificate.thumbprint, 'OAuthTokenIssuer', null);
  });
}

async function* retrieve(call: Call, stage: Stage) {
  await pause(stage, 5);
  const requests = sentFrom(stage, call);
  const id = call.number('RequestId');
  if (id !== undefined && requests.length === 0)
    throw refusal(`There is no certificate request with the RequestId ${id}.`, `RequestNotFound,${call.name}`, 'ObjectNotFound');
  for (const each of requests) {
    const status = statusOf(each, stage.now());
    if (status === 'Issued') yield* complete(each, signed(each, stage), stage).map(object);
    else if (status === 'Pending')
      yield text('warning', `RequestId: ${each.id}. Certificate request is pending: Taken Under Submission (0)`);
    else
      throw refusal(
        `RequestId: ${each.id}. Certificate not issued (Denied) Denied by Administrator`,
        `RequestDenied,${call.name}`,
        'PermissionDenied',
      );
  }
}

function importFile(): Play {
  return async function* (call, stage) {
    const path = call.text('Path') ?? '';
    if (call.has('Identity') || call.has('Password') || /\.(pfx|p12)$/i.test(path))
      throw notPlayed(`${call.name} for anything but a signed certificate; Import-PfxCertificate takes a PFX file`);
    await pause(stage, 4);
    const world = stage.store.read();
    const computer = findComputer(world, world.skype.shellOn);
    const bytes = computer && readFile(computer, path, stage);
    if (bytes === undefined) throw refusal(`Could not find file '${path}'.`, `FileNotFound,${call.name}`, 'ObjectNotFound');
    const certificate = certificateIn(bytes);
    if (certificate === undefined) throw refusal('Cannot find the requested object.', `NotACertificate,${call.name}`, 'InvalidData');
    yield* join(certificate, stage).map(object);
  };
}

function certificateIn(bytes: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(bytes);
  } catch {
    return undefined;
  }
}

/** With the key of the request that it answers; a certificate of another request comes without a key. */
function join(certificate: X509Certificate, stage: Stage) {
  const { requests, skype } = stage.store.read();
  const thumbprint = certificate.fingerprint.replaceAll(':', '');
  const given = { thumbprint, pem: certificate.toString(), key: null, signature: 'sha256RSA' };
  const request = requests.find((each) => same(each.computer, skype.shellOn) && createPublicKey(each.key).equals(certificate.publicKey));
  if (request !== undefined) return complete(request, given, stage);
  return stage.store.change((world) => {
    const computer = findComputer(world, skype.shellOn);
    if (!world.certificates.some((each) => each.thumbprint === thumbprint)) world.certificates.push(given);
    if (computer?.store.every((each) => each.thumbprint !== thumbprint))
      computer.store.push({ thumbprint, friendlyName: '', hasPrivateKey: false, exportable: false, services: '' });
    return shown(world, thumbprint, 'OAuthTokenIssuer', null);
  });
}
