// Addresses of metadata documents that the admin typed although another was worked out: where one fails, the typing is looked at before
// anybody's DNS.

import { areOneName } from '../../model/name.ts';
import { type StepContext, type TypedAnyway, textAnswer } from '../step.ts';
import { derivedExchangeUrl, derivedSkypeUrl, serverKeys, serversOf } from './facts.ts';

const ofViews = <P extends 'skype' | 'exchange'>(side: P) =>
  [`document.${side}.not-seen`, `document.${side}.not-trusted`, `document.${side}.server-not-seen`] as const;

export function typedAddresses(context: StepContext): readonly TypedAnyway[] {
  const facts = serversOf(context);
  if (facts === undefined) return [];
  const typed = (key: string, workedOut: string | undefined, codes: readonly string[]): readonly TypedAnyway[] => {
    const given = textAnswer(context, key);
    const isOwn = given !== undefined && workedOut !== undefined && !areOneName('url', given, workedOut);
    return isOwn ? [{ step: 'servers', key, typed: given, workedOut, codes }] : [];
  };
  return [
    ...typed(serverKeys.skypeMetadataUrl, derivedSkypeUrl(facts, context), [
      'document.not-readable',
      'document.pending',
      ...ofViews('skype'),
    ]),
    ...typed(serverKeys.exchangeMetadataUrl, derivedExchangeUrl(facts), [
      'exchange-document.not-readable',
      'exchange-document.pending',
      ...ofViews('exchange'),
    ]),
  ];
}
