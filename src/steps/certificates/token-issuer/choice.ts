// Which certificate Skype shall sign with: those in the store that fit, and the one that the admin's choice has led to.

import { type StepContext, textAnswer } from '../../step.ts';
import { importedCertificate } from '../pfx/facts.ts';
import { inOwnStore, isDefault, isStandardEdition, type StoreCertificate, type TokenIssuerFacts } from './facts.ts';
import { unfit } from './fitness.ts';
import { requested } from './request.ts';
import { needOf, signingOf } from './signing.ts';
import { choice, keys } from './words.ts';

/**
 * Certificates of the shell's own Front End that may take over: fit for use, valid for longer than the one in use, and Default only
 * where there is one server, since each Front End has a Default of its own (facts.md 10).
 */
export function candidates(facts: TokenIssuerFacts, context: StepContext): readonly StoreCertificate[] {
  const { now, until } = signingOf(facts, context);
  // In place of one that cannot sign, any is better, however long that would have been valid.
  const least = needOf(facts, context, false) === 'useless' ? null : until;
  return inOwnStore(facts).filter(
    (each) =>
      unfit(each) === undefined &&
      each.thumbprint !== now &&
      (least === null || each.notAfter > least) &&
      (!isDefault(facts, each.thumbprint) || isStandardEdition(context)),
  );
}

/** The one highlighted: a certificate of its own that is there, the one that is valid longest; else a new one. */
export function likelyChoice(facts: TokenIssuerFacts, context: StepContext): string {
  const own = candidates(facts, context).filter((each) => !isDefault(facts, each.thumbprint));
  const [longest] = own.toSorted((one, other) => other.notAfter.localeCompare(one.notAfter));
  return longest?.thumbprint ?? choice.request;
}

/** The certificate that shall be assigned; undefined while it is not there. */
export function wantedCertificate(facts: TokenIssuerFacts, context: StepContext): StoreCertificate | undefined {
  const chosen = textAnswer(context, keys.issuer);
  switch (chosen) {
    case undefined:
    case choice.other:
      return undefined;
    case choice.import: {
      const imported = importedCertificate(facts, context);
      return imported !== undefined && unfit(imported) === undefined ? imported : undefined;
    }
    case choice.request:
    case choice.file: {
      const request = requested(facts, context);
      return request.kind === 'arrived' && unfit(request.certificate) === undefined ? request.certificate : undefined;
    }
    default:
      return candidates(facts, context).find((each) => each.thumbprint === chosen);
  }
}
