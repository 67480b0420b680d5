// The closer look at a PFX file: read on the Front End, opened here with the password that only the wizard holds, and kept as what it
// shows. Where the servers themselves are looked at by hand or not at all, it is not looked into.

import type { Json } from '../../../model/json.ts';
import { readPfxFile } from '../../../windows/pfx.ts';
import { readDocument } from '../../../x509/document.ts';
import { firstBuildForIt, isNewerProtection } from '../../../x509/pfx-protection.ts';
import { fieldsOf } from '../../claim.ts';
import { serversOf, skypeRealm } from '../../servers/facts.ts';
import { type CloserLook, type Look, type StepContext, textAnswer } from '../../step.ts';
import { isSame } from '../../take-back.ts';
import { claims } from '../claims.ts';
import { certificatesOf } from '../facts.ts';
import { inOwnStore, ownStore, type StoreCertificate, type TokenIssuerFacts } from '../token-issuer/facts.ts';
import { choice, keys as issuerKeys } from '../token-issuer/words.ts';
import { type PfxSeen, previewOf } from './preview.ts';
import { importId, keys, words } from './words.ts';

/** The file that the admin chose to import, on the shell's own Front End; undefined where they chose something else, or not yet. */
export function wantedFile(
  facts: TokenIssuerFacts,
  context: StepContext,
): { readonly frontEnd: string; readonly path: string } | undefined {
  const path = textAnswer(context, keys.path);
  const frontEnd = ownStore(facts)?.frontEnd;
  const wanted = textAnswer(context, issuerKeys.issuer) === choice.import;
  return wanted && path !== undefined && frontEnd !== undefined ? { frontEnd, path } : undefined;
}

/** The name of a file's password in memory; people read it where they type the password themselves. */
export const passwordOf = (path: string): string => `Password of ${path}`;

/** What was seen of the file that is wanted now. */
export function pfxOf(facts: TokenIssuerFacts, context: StepContext): PfxSeen | undefined {
  const file = wantedFile(facts, context);
  return facts.pfx !== null && file !== undefined && isSame(facts.pfx.path, file.path) && isSame(facts.pfx.frontEnd, file.frontEnd)
    ? facts.pfx
    : undefined;
}

/** Whether the file can be looked into from here: not where the admin is the only one to look at the servers. */
export const canPreview = ({ access }: StepContext): boolean =>
  access === undefined || !['by hand', 'not at all'].includes(access.windows.kind);

/** The certificate of the file, where it is in the store of the Front End with a key that may be copied; undefined until then. */
export function importedCertificate(facts: TokenIssuerFacts, context: StepContext): StoreCertificate | undefined {
  const file = wantedFile(facts, context);
  if (file === undefined) return undefined;
  const usable = inOwnStore(facts).filter((each) => each.hasPrivateKey && each.exportable);
  const seen = pfxOf(facts, context);
  const thumbprint = seen?.kind === 'opened' ? seen.preview.thumbprint : undefined;
  if (thumbprint !== undefined) return usable.find((each) => isSame(each.thumbprint, thumbprint));
  const was = storeBefore(file.path, context);
  if (was === undefined) return undefined;
  if (was.thumbprint !== null) return usable.find((each) => isSame(each.thumbprint, was.thumbprint));
  const added = usable.filter((each) => !was.store.includes(each.thumbprint));
  return added.length === 1 ? added[0] : undefined;
}

/** What was there before this state file imported the file; undefined where it did not. */
const storeBefore = (path: string, { did }: StepContext) =>
  did.flatMap((each) => fieldsOf(claims, importId, each) ?? []).findLast(({ file }) => isSame(file, path));

/** What the look at the file goes by; empty where there is nothing to look at, or nothing more to learn. */
function pfxLookBy(context: StepContext): string {
  const facts = certificatesOf(context);
  const file = facts && wantedFile(facts, context);
  if (facts === undefined || file === undefined || !canPreview(context)) return '';
  const { frontEnd, path } = file;
  // One that is in the store by our own import needs no password again.
  if (storeBefore(path, context) !== undefined && importedCertificate({ ...facts, pfx: null }, context) !== undefined) return '';
  return `${path} on ${frontEnd}, password ${context.secrets[passwordOf(path)] ?? 'not given'}`;
}

async function inspectPfx(look: Look, context: StepContext): Promise<Json> {
  const facts = certificatesOf(context);
  const file = facts && wantedFile(facts, context);
  return { ...facts, pfx: file === undefined ? null : await seePfx(file, look, context) };
}

async function seePfx(
  { frontEnd, path }: { readonly frontEnd: string; readonly path: string },
  look: Look,
  context: StepContext,
): Promise<PfxSeen> {
  const file = { frontEnd, path };
  const read = await readPfxFile(look.reader, frontEnd, path);
  if (!read.seen) return { kind: 'unread', ...file, why: read.why };
  const document = readDocument(read.value.bytes);
  if (document.kind !== 'locked') return { kind: 'refused', ...file, why: document.kind === 'refused' ? document.why : words.noKey };
  const given = context.secrets[passwordOf(path)] !== undefined;
  const pfx = await look.openPfx(document.der, passwordOf(path));
  if (pfx.kind === 'refused') return { kind: 'refused', ...file, why: pfx.why };
  if (pfx.kind === 'wrong password') return { kind: 'locked', ...file, tried: given };
  const servers = serversOf(context);
  const domain = (servers && skypeRealm(servers)) ?? '';
  const opensThere = opens(document.der, read.value.build);
  return { kind: 'opened', ...file, preview: previewOf(pfx, { locked: given, opensThere, at: new Date(context.now), domain }) };
}

function opens(der: Uint8Array, build: number | null): 'yes' | 'no' | 'not known' {
  if (!isNewerProtection(der)) return 'yes';
  if (build === null) return 'not known';
  return build < firstBuildForIt ? 'no' : 'yes';
}

export const pfxLook: CloserLook = { by: pfxLookBy, inspect: inspectPfx };
