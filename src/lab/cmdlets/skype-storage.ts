// Test-CsExStorageConnectivity: has a Front End's Storage Service write an item into a user's mailbox (storage-service.ts); and
// Debug-CsStorageServiceFailures: what it remembers of failures (facts.md 101).

import { notPlayed, object, pause, refusal, type Stage, text } from '../stage.ts';
import { type Failure, storeItem } from '../storage-service.ts';
import { type Computer, findComputer, same } from '../world.ts';
import type { Call } from './call.ts';
import { type Family, reads } from './play.ts';
import { theUser } from './skype-users.ts';

export const skypeStorage: Family = {
  'Test-CsExStorageConnectivity': async function* (call, stage) {
    const { frontEnd, binding } = storageService(call, stage);
    const user = theUser(call, stage.store.read(), call.text('SipUri') ?? '');
    const folder = call.text('Folder') ?? 'ConversationHistory';
    const archive = same(folder, 'Dumpster');
    if (!archive && !same(folder, 'ConversationHistory')) throw notPlayed(`the folder ${folder}`);
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
    const failure = await storeItem(stage, { frontEnd, user, smtp, archive, deletes: call.on('DeleteItem') });
    if (failure !== null) throw remember(call, stage, frontEnd, user.sip ?? '', smtp, failure);
    yield text('verbose', 'Processing web storage response for ExCreateItem Success.');
    yield text('verbose', 'Response message, class: Success, code: NoError.');
    if (call.on('DeleteItem')) yield text('verbose', 'Item was deleted.');
    yield text('verbose', 'Is command successful: True.');
    for (const each of stage.store.read().skype.storageTestSays) yield object(each);
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
  if (same(binding, 'NetNamedPipe')) {
    if (answers(findComputer(stage.store.read(), skype.shellOn))) return { frontEnd: skype.shellOn, binding };
    throw unanswered(call, 'net.pipe://localhost');
  }
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
  const found = skype.replicas.find((each) => same(each.fqdn, host) && answers(findComputer(stage.store.read(), each.fqdn)));
  if (found === undefined) throw unanswered(call, `net.tcp://${host}`);
  return { frontEnd: found.fqdn, binding };
}

const answers = (computer: Computer | undefined): boolean => computer?.role === 'front end' && computer.storageService === 'running';

const unanswered = (call: Call, at: string) =>
  refusal(`Could not connect to ${at}. No storage service answered there.`, `EndpointNotFoundException,${call.name}`, 'ConnectionError');

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
