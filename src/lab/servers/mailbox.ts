// What Exchange does for an accepted token: Autodiscover says where a user's mailbox is (GetUserSettings), EWS makes an item
// in it and deletes it again (CreateItem, DeleteItem). The items are real: they are kept in the world.

import type { Random } from '../ids.ts';
import type { Store } from '../store.ts';
import { type Person, same } from '../world.ts';
import type { Asked, SiteAnswer } from './site.ts';
import { attributeOf, envelope, escaped, fault, holds, soapType, textOf } from './soap.ts';

/** The lab forgets the oldest items of a mailbox beyond this. */
const mostItems = 200;

const ok = (body: string): SiteAnswer => ({ status: 200, headers: { 'content-type': soapType }, body: envelope(body) });
const notUnderstood: SiteAnswer = {
  status: 500,
  headers: { 'content-type': soapType },
  body: fault('The request is not one that the practice lab plays.'),
};

export function answerAutodiscover(asked: Asked, user: Person, ewsUrl: string | null): SiteAnswer {
  if (!holds(asked.body, 'GetUserSettingsRequestMessage')) return notUnderstood;
  const wanted = textOf(asked.body, 'Mailbox') ?? '';
  // A token acts for its own user only.
  const isOwn = user.smtp !== null && same(user.smtp, wanted);
  const own =
    user.mailbox === 'in the cloud'
      ? `<a:ErrorCode>RedirectAddress</a:ErrorCode><a:ErrorMessage>Redirection address.</a:ErrorMessage><a:RedirectTarget>${escaped(wanted.replace('@', '@cloud.'))}</a:RedirectTarget>`
      : ewsUrl === null
        ? '<a:ErrorCode>NoError</a:ErrorCode><a:UserSettingErrors><a:UserSettingError><a:ErrorCode>SettingIsNotAvailable</a:ErrorCode><a:ErrorMessage>InternalEwsUrl is not available.</a:ErrorMessage></a:UserSettingError></a:UserSettingErrors>'
        : `<a:ErrorCode>NoError</a:ErrorCode><a:UserSettings><a:UserSetting><a:Name>InternalEwsUrl</a:Name><a:Value>${escaped(ewsUrl)}</a:Value></a:UserSetting></a:UserSettings>`;
  const answer = isOwn ? own : `<a:ErrorCode>InvalidUser</a:ErrorCode><a:ErrorMessage>Invalid user: '${escaped(wanted)}'</a:ErrorMessage>`;
  return ok(
    `<a:GetUserSettingsResponseMessage><a:Response><a:ErrorCode>NoError</a:ErrorCode><a:UserResponses><a:UserResponse>${answer}</a:UserResponse></a:UserResponses></a:Response></a:GetUserSettingsResponseMessage>`,
  );
}

/** Why a mailbox takes nothing now, as EWS says it. */
const unusable: { readonly [state in Person['mailbox']]: string | null } = {
  usable: null,
  moving: 'ErrorMailboxMoveInProgress',
  full: 'ErrorQuotaExceeded',
  'in the cloud': 'ErrorNonExistentMailbox',
};

export function answerEws(asked: Asked, user: Person, store: Store, now: Date, random: Random): SiteAnswer {
  if (store.read().exchange.busy > 0) {
    store.change(({ exchange }) => {
      exchange.busy -= 1;
    });
    return responded('CreateItem', 'ErrorServerBusy', '');
  }
  const why = unusable[user.mailbox];
  if (why !== null) return responded('CreateItem', why, '');
  if (holds(asked.body, 'CreateItem')) {
    const id = Buffer.from(random(24)).toString('base64');
    const folder = attributeOf(asked.body, 'DistinguishedFolderId', 'Id') ?? '';
    // That it is this code is an assumption.
    if (folder === 'recoverableitemspurges' && user.onHold !== true) return responded('CreateItem', 'ErrorFolderNotFound', '');
    const subject = (textOf(asked.body, 'Subject') ?? '').slice(0, 255);
    store.change((world) => {
      const mailbox = world.people.find((each) => each.guid === user.guid);
      if (mailbox !== undefined) mailbox.items = [...mailbox.items, { id, folder, subject, created: now.toISOString() }].slice(-mostItems);
    });
    return responded('CreateItem', 'NoError', `<m:Items><t:Message><t:ItemId Id="${escaped(id)}"/></t:Message></m:Items>`);
  }
  if (holds(asked.body, 'DeleteItem')) {
    const id = attributeOf(asked.body, 'ItemId', 'Id') ?? '';
    const isThere = user.items.some((each) => each.id === id);
    if (!isThere) return responded('DeleteItem', 'ErrorItemNotFound', '');
    store.change((world) => {
      const mailbox = world.people.find((each) => each.guid === user.guid);
      if (mailbox !== undefined) mailbox.items = mailbox.items.filter((each) => each.id !== id);
    });
    return responded('DeleteItem', 'NoError', '');
  }
  return notUnderstood;
}

function responded(operation: 'CreateItem' | 'DeleteItem', code: string, content: string): SiteAnswer {
  const message = `${operation}ResponseMessage`;
  const isSuccess = code === 'NoError';
  return ok(
    `<m:${operation}Response><m:ResponseMessages><m:${message} ResponseClass="${isSuccess ? 'Success' : 'Error'}"><m:ResponseCode>${code}</m:ResponseCode>${content}</m:${message}></m:ResponseMessages></m:${operation}Response>`,
  );
}
