// Test-CsExStorageConnectivity: a Front End's Storage Service looks a user up through Exchange's Autodiscover and writes an
// item through EWS; and Debug-CsStorageServiceFailures, what it remembers of failures (domain.md 5.1). The request to
// Autodiscover really goes over TLS; what the token would meet is judged by trust.ts.

import { autodiscoverPool, ewsPool } from '../servers/exchange.ts';
import type { WebDocument } from '../servers/fetch.ts';
import { notPlayed, object, pause, refusal, type Stage, text } from '../stage.ts';
import { judgeToken, type Token } from '../trust.ts';
import { exchangeId, findComputer, type SkypeSettings, same } from '../world.ts';
import type { Call } from './call.ts';
import { type Family, reads } from './play.ts';
import { theUser } from './skype-users.ts';

/** Why the test failed, in the parts of the Storage Service's message. */
type Failure = { readonly code: string; readonly reason: string; readonly uri: string; readonly status: string; readonly inner: string };

export const skypeStorage: Family = {
  'Test-CsExStorageConnectivity': async function* (call, stage) {
    const { frontEnd, binding } = storageService(call, stage);
    const user = theUser(call, stage.store.read(), call.text('SipUri') ?? '');
    const folder = call.text('Folder') ?? 'ConversationHistory';
    if (!same(folder, 'ConversationHistory')) throw notPlayed(`the folder ${folder}`);
    await pause(stage, 4);
    yield text(
      'verbose',
      `Successfully opened a connection to storage service at ${same(binding, 'NetTCP') ? frontEnd : 'localhost'} using binding: ${binding}.`,
    );
    yield text('verbose', 'Create message.');
    yield text('verbose', 'Execute Exchange Storage Command.');
    await pause(stage, 6);
    // Skype looks a user up by the SIP address as if it were the SMTP address.
    const smtp = user.smtp ?? (user.sip ?? '').replace(/^sip:/, '');
    const failure = await attempt(stage, frontEnd, smtp);
    if (failure !== null) throw remember(call, stage, frontEnd, user.sip ?? '', smtp, failure);
    yield text('verbose', 'Processing web storage response for ExCreateItem Success.');
    yield text('verbose', 'Response message, class: Success, code: NoError.');
    if (call.on('DeleteItem')) yield text('verbose', 'Item was deleted.');
    yield text('verbose', 'Is command successful: True.');
    yield object('Test passed.');
  },

  'Debug-CsStorageServiceFailures': reads((call, world) => {
    const sip = call.text('SipUri');
    const [from, to] = [call.date('StartTime'), call.date('EndTime')];
    return world.skype.storageFailures
      .filter((each) => sip === undefined || same(each.sip, sip) || same(each.sip, `sip:${sip}`))
      .filter((each) => (from === undefined || each.at >= from) && (to === undefined || each.at <= to))
      .map((each) => ({
        AdapterId: '99d5ce38-8c3a-5ca9-b6c0-2ca34e5ce2f5',
        EndpointId: each.sip,
        EndpointStatusTime: each.at,
        EndpointStatusDetail: each.detail,
        Other: each.frontEnd,
      }));
  }),
};

function storageService(call: Call, stage: Stage): { readonly frontEnd: string; readonly binding: string } {
  const { skype } = stage.store.read();
  const binding = call.text('Binding') ?? 'NetNamedPipe';
  if (same(binding, 'NetNamedPipe')) return { frontEnd: skype.shellOn, binding };
  if (!same(binding, 'NetTCP'))
    throw refusal(
      `Binding "${binding}" is not known. Use NetNamedPipe or NetTCP.`,
      `ParameterArgumentValidationError,${call.name}`,
      'InvalidArgument',
    );
  const host = call.text('HostNameStorageService');
  if (host === undefined)
    throw refusal(
      'HostNameStorageService is needed with the binding NetTCP.',
      `ParameterArgumentValidationError,${call.name}`,
      'InvalidArgument',
    );
  const found = skype.replicas.find((each) => same(each.fqdn, host) && findComputer(stage.store.read(), each.fqdn)?.role === 'front end');
  if (found === undefined)
    throw refusal(
      `Could not connect to net.tcp://${host}. No storage service answered there.`,
      `EndpointNotFoundException,${call.name}`,
      'ConnectionError',
    );
  return { frontEnd: found.fqdn, binding };
}

async function attempt(stage: Stage, frontEnd: string, smtp: string): Promise<Failure | null> {
  const settings = stage.store.read().skype.replicas.find((each) => each.fqdn === frontEnd)?.settings;
  const uri = settings?.oauth.autodiscoverUrl ?? '';
  const failed = (code: string, reason: string, status: string, inner: string): Failure => ({ code, reason, uri, status, inner });
  if (settings === undefined || uri === '')
    return failed(
      'ErrorEwsAutodiscover',
      'Autodiscover URL is not well formed',
      'UnknownError',
      'No ExchangeAutodiscoverUrl has reached this server.',
    );

  const answered = await stage.fetch(frontEnd, uri, stage.signal);
  const unreachable = explainAnswer(answered);
  if (unreachable !== null) return failed('ErrorEwsAutodiscover', 'GetUserSettings failed', unreachable.status, unreachable.inner);

  const unauthorized = (diagnostics: string) =>
    failed(
      '50043',
      'GetUserSettings failed',
      'ProtocolError Status=401',
      `The remote server returned an error: (401) Unauthorized.${diagnostics}`,
    );
  const token = makeToken(settings, smtp);
  if (token === null) return unauthorized('');
  const world = stage.store.read();
  const computer = findComputer(world, answered.server ?? '');
  if (computer === undefined) return unauthorized('');
  const lookedUp = judgeToken(world, computer, autodiscoverPool, token);
  if (!lookedUp.accepted) return unauthorized(` x-ms-diagnostics: ${lookedUp.diagnostics}`);
  const written = judgeToken(world, computer, ewsPool, token);
  return written.accepted
    ? null
    : failed(
        '5',
        'CreateItem failed',
        'ProtocolError Status=401',
        `The remote server returned an error: (401) Unauthorized. x-ms-diagnostics: ${written.diagnostics}`,
      );
}

/** A token needs a signing certificate and a partner that may act for users; without them the request goes without one. */
function makeToken(settings: SkypeSettings, smtp: string): Token | null {
  const partner = settings.partners.find(
    (each) => same(each.applicationId, exchangeId) && each.keys.kind === 'metadata' && each.enabled && each.trustLevel === 'Full',
  );
  const issuer = settings.tokenIssuer;
  return partner === undefined || issuer === null ? null : { settings, thumbprint: issuer.thumbprint, smtp };
}

function explainAnswer(answered: WebDocument): { readonly status: string; readonly inner: string } | null {
  switch (answered.Stage) {
    case 'name':
      return { status: 'NameResolutionFailure', inner: answered.Detail };
    case 'connect':
      return { status: 'ConnectFailure', inner: answered.Detail };
    case 'tls':
      return { status: 'TrustFailure', inner: answered.Detail };
    case 'http':
      return { status: 'ReceiveFailure', inner: answered.Detail };
    case 'done':
      break;
  }
  // autodiscover.xml is a protocol for mail clients; Skype needs the SOAP one (domain.md 8, number 11).
  const isSoap = /\/autodiscover\.svc$/i.test(URL.parse(answered.Url)?.pathname ?? '');
  if (answered.Status === 401 && isSoap) return null;
  return {
    status: 'ProtocolError',
    inner: `The remote server returned an error: (${isSoap ? answered.Status : 404}) ${isSoap ? 'Unexpected' : 'Not Found'}.`,
  };
}

function remember(call: Call, stage: Stage, frontEnd: string, sip: string, smtp: string, failure: Failure) {
  const { code, reason, uri, status, inner } = failure;
  const shownUri = uri === '' ? '<NULL>' : uri;
  const where = `smtpAddress=${smtp}, Autodiscover Uri=${shownUri}, Autodiscover WebProxy=<NULL>`;
  const detail = `StoreWebException: code=${code}, reason=${reason}, ${where}, WebExceptionStatus=${status} ---> System.Net.WebException: ${inner}`;
  stage.store.change((world) => {
    world.skype.storageFailures = [
      ...world.skype.storageFailures,
      { at: stage.now().toISOString(), frontEnd, sip, detail: detail.slice(0, 4000) },
    ].slice(-20);
  });
  return refusal(
    `ExCreateItem exchange operation failed, code=${code}, reason=${reason}, ${where}, WebExceptionStatus=${status} ---> ${inner}`,
    `StorageServiceError,${call.name}`,
    'InvalidOperation',
  );
}
