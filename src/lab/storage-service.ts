// The Storage Service of a Front End, as the connectivity test uses it: it asks Exchange's Autodiscover where the user's mailbox
// is, then writes an item there through EWS and deletes it, with a token of its own for each host (facts.md 69, 100). All of
// it goes over the lab's network with what has reached this Front End; nothing is judged here but Exchange's answers.

import { describe, isValidAt } from './certificates.ts';
import type { FetchOptions, WebDocument } from './servers/fetch.ts';
import { attributeOf, envelope, escaped, textOf } from './servers/soap.ts';
import type { Stage } from './stage.ts';
import { makeToken } from './tokens.ts';
import {
  exchangeId,
  findCertificate,
  findComputer,
  holdsKey,
  type LabWorld,
  type Person,
  type SkypePartner,
  type SkypeSettings,
  same,
  skypeRealm,
  timeAt,
} from './world.ts';

/** Why the conversation failed, in the parts of the Storage Service's message (facts.md 101). */
export type Failure = {
  readonly code: string;
  readonly reason: string;
  readonly uri: string;
  readonly status: string;
  readonly inner: string;
};

type Order = {
  readonly frontEnd: string;
  readonly user: Person;
  readonly smtp: string;
  /** Into the folder for what is archived, not into the history of conversations. */
  readonly archive: boolean;
  readonly deletes: boolean;
};

/** Has the conversation; null where it came to its end. */
export async function storeItem(stage: Stage, { frontEnd, user, smtp, archive, deletes }: Order): Promise<Failure | null> {
  const settings = stage.store.read().skype.replicas.find((each) => same(each.fqdn, frontEnd))?.settings;
  const uri = settings?.oauth.autodiscoverUrl ?? '';
  const failed = (code: string, reason: string, status: string, inner: string): Failure => ({ code, reason, uri, status, inner });
  if (settings === undefined || uri === '') {
    const inner = 'No ExchangeAutodiscoverUrl has reached this server.';
    return failed('ErrorEwsAutodiscover', 'Autodiscover URL is not well formed', 'UnknownError', inner);
  }
  const connections: FetchOptions['connections'] = new Map();
  const post = async (url: string, action: string, body: string) => {
    const bearer = await tokenFor(url, {
      world: stage.store.read(),
      settings,
      frontEnd,
      user,
      now: timeAt(findComputer(stage.store.read(), frontEnd), stage.now()),
    });
    const options: FetchOptions = { connections, post: { action, body: envelope(body) }, ...(bearer === null ? {} : { bearer }) };
    return stage.fetch(frontEnd, url, stage.signal, options);
  };

  const looked = await post(uri, 'GetUserSettings', getUserSettings(smtp));
  const unlooked = explain(looked);
  // 50043 is the product's code for a refused token here; other causes have the name (facts.md 101).
  if (unlooked !== null)
    return failed(isRefusal(looked) ? '50043' : 'ErrorEwsAutodiscover', 'GetUserSettings failed', unlooked.status, unlooked.inner);
  const ewsUrl = textOf(looked.Body ?? '', 'Value');
  if (ewsUrl === undefined) {
    const said = textOf(looked.Body ?? '', 'ErrorMessage');
    const [, missing] = /<\w+:ErrorCode>(SettingIsNotAvailable|RedirectAddress)</.exec(looked.Body ?? '') ?? [];
    const inner =
      said === undefined
        ? `Client found response content type of '${looked.ContentType ?? ''}', but expected 'text/xml'.`
        : missing === undefined
          ? said
          : `ErrorCode: ${missing}, ${said}`;
    return failed('ErrorEwsAutodiscover', 'GetUserSettings failed', 'Success', inner);
  }

  const created = await post(ewsUrl, 'CreateItem', createItem(archive ? 'recoverableitemspurges' : 'conversationhistory'));
  const uncreated = explain(created);
  const item = attributeOf(created.Body ?? '', 'ItemId', 'Id');
  if (uncreated !== null || item === undefined)
    return failed(
      '5',
      'CreateItem failed',
      uncreated?.status ?? 'Success',
      uncreated?.inner ?? responseCode(created) ?? 'No item was made.',
    );
  if (!deletes) return null;

  const deleted = await post(ewsUrl, 'DeleteItem', deleteItem(item));
  const undeleted = explain(deleted);
  if (undeleted === null && responseCode(deleted) === 'NoError') return null;
  return failed('5', 'DeleteItem failed', undeleted?.status ?? 'Success', undeleted?.inner ?? responseCode(deleted) ?? 'Nothing was said.');
}

type Signing = {
  readonly world: LabWorld;
  readonly settings: SkypeSettings;
  readonly frontEnd: string;
  readonly user: Person;
  readonly now: Date;
};

/** A token takes a partner that may be acted with and a signing key on this Front End; without them the request goes without one. */
async function tokenFor(url: string, { world, settings, frontEnd, user, now }: Signing): Promise<string | null> {
  const partner = settings.partners.find(isExchange);
  const thumbprint = settings.tokenIssuer?.thumbprint ?? '';
  const signer = holdsKey(findComputer(world, frontEnd), thumbprint) ? findCertificate(world, thumbprint) : undefined;
  if (partner === undefined || signer === undefined || !isValidAt(signer.pem, now) || !describe(signer.pem).isRsa) return null;
  const host = URL.parse(url)?.hostname ?? '';
  const audience = `${exchangeId}/${host}@${partner.realm ?? ''}`;
  const known = world.rules.namesBy === 'SIP address' ? { ...user, smtp: (user.sip ?? '').replace(/^sip:/, '') } : user;
  return makeToken({ realm: skypeRealm(world, settings), audience, signer, user: known, now });
}

const isExchange = (each: SkypePartner): boolean =>
  same(each.applicationId, exchangeId) && each.keys.kind !== 'oauth server' && each.enabled && each.trustLevel === 'Full';

const getUserSettings = (smtp: string): string =>
  `<a:GetUserSettingsRequestMessage><a:Request><a:Users><a:User><a:Mailbox>${escaped(smtp)}</a:Mailbox></a:User></a:Users><a:RequestedSettings><a:Setting>InternalEwsUrl</a:Setting></a:RequestedSettings></a:Request></a:GetUserSettingsRequestMessage>`;

const createItem = (folder: string): string =>
  `<m:CreateItem MessageDisposition="SaveOnly"><m:SavedItemFolderId><t:DistinguishedFolderId Id="${folder}"/></m:SavedItemFolderId><m:Items><t:Message><t:Subject>Storage connectivity test</t:Subject></t:Message></m:Items></m:CreateItem>`;

const deleteItem = (id: string): string =>
  `<m:DeleteItem DeleteType="HardDelete"><m:ItemIds><t:ItemId Id="${escaped(id)}"/></m:ItemIds></m:DeleteItem>`;

const responseCode = (answered: WebDocument): string | undefined => textOf(answered.Body ?? '', 'ResponseCode');

const isRefusal = (answered: WebDocument): boolean => answered.Status === 401 || answered.Status === 403;

/** What went wrong on the way to an answer, in .NET's words; null for an answer. */
function explain(answered: WebDocument): { readonly status: string; readonly inner: string } | null {
  switch (answered.Stage) {
    case 'name':
      return { status: 'NameResolutionFailure', inner: answered.Detail };
    case 'connect':
      return { status: 'ConnectFailure', inner: answered.Detail };
    case 'tls':
      return { status: answered.Detail.includes('Could not create') ? 'SecureChannelFailure' : 'TrustFailure', inner: answered.Detail };
    case 'http':
      return { status: 'ReceiveFailure', inner: answered.Detail };
    case 'done':
      break;
  }
  const code = answered.Status ?? 0;
  if (code >= 200 && code < 300) return null;
  const phrase =
    { 302: 'Found', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 500: 'Internal Server Error', 503: 'Server Unavailable' }[
      code
    ] ?? 'Unexpected';
  const diagnostics = answered.diagnostics === null ? '' : ` x-ms-diagnostics: ${answered.diagnostics}`;
  return {
    status: isRefusal(answered) ? `ProtocolError Status=${code}` : 'ProtocolError',
    inner: `The remote server returned an error: (${code}) ${phrase}.${diagnostics}`,
  };
}
