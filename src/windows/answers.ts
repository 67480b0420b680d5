// What a server answers at its own address under a published name, asked from the servers' side: past proxies and balancers, and wherever
// the wizard runs (Get-AnswerAt in assets/powershell/windows.ps1; facts.md 53, 54).

import { z } from 'zod';
import type { WindowsFunction } from '../model/command.ts';
import { notSeen, type Seen, seen } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import { type Fqdn, windowsOn } from '../model/place.ts';
import { listOf } from '../powershell/objects.ts';
import { type Reader, readBag } from '../powershell/reader.ts';
import { literal, quote } from '../powershell/render.ts';
import type { ChallengeAnswer } from '../probes/challenge.ts';
import { largestDocument } from '../x509/bounds.ts';

export type AskAt = {
  /** The server that asks. */
  readonly from: Fqdn;
  readonly url: string;
  /** The server that is asked; its own name need not be in its certificate. */
  readonly at: Fqdn;
  /** With an empty Bearer, or plainly. */
  readonly asking: 'for a challenge' | 'for a page';
};

export type AnswerAt =
  | ({ readonly kind: 'answered'; readonly body: string } & ChallengeAnswer)
  /** It was asked, and no answer that counts came. */
  | { readonly kind: 'no answer'; readonly why: string };

const answerAt = z.object({
  Stage: z.string().max(32),
  Status: z.number().int().nullable(),
  Challenges: listOf(z.string().max(16_384), 10).nullish(),
  Body: z.string().max(largestDocument).nullish(),
  Detail: z.string().max(4096).nullish(),
  NameMatches: z.boolean().nullish(),
  ChainTrusted: z.boolean().nullish(),
});

/** Not seen: there is no way to the server that should ask. */
export async function readAnswerAt(reader: Reader, asked: AskAt): Promise<Seen<AnswerAt>> {
  const { from, url, at, asking } = asked;
  const challenge = asking === 'for a challenge';
  const command: WindowsFunction = {
    kind: 'function',
    place: windowsOn(from),
    name: 'Get-AnswerAt',
    parameters: { Url: url, At: at, ...(challenge ? { Challenge: true } : {}) },
    typed: `curl.exe -si --noproxy '*' --connect-to ${literal(`::${at}:`)}${challenge ? " -H 'Authorization: Bearer'" : ''} ${quote(url)}`,
  };
  const read = await readBag(reader, command, answerAt);
  if (!read.seen) return read;
  return read.value === null ? notSeen(`${from} said nothing of what ${at} answers.`) : seen(judge(read.value, asked));
}

/** What stands for the answer of a server that nobody asks, because it is off as seen from here. */
export const notAskedAt = (why: string) => ({ Stage: 'not asked', Status: null, Detail: why });

function judge({ Stage, Status, Challenges, Body, Detail, NameMatches, ChainTrusted }: z.output<typeof answerAt>, asked: AskAt): AnswerAt {
  const { from, at, url } = asked;
  if (Stage === 'not asked') return { kind: 'no answer', why: harmless(Detail ?? '', 300) };
  // Anybody could have said it.
  if (ChainTrusted === false) return { kind: 'no answer', why: `${from} does not trust the web certificate of ${at}.` };
  if (NameMatches === false)
    return { kind: 'no answer', why: `The web certificate of ${at} is not for ${harmless(new URL(url).hostname, 253)}.` };
  if (Stage === 'done' && Status !== null)
    return { kind: 'answered', status: Status, challenge: (Challenges ?? []).join(', '), body: Body ?? '' };
  const detail = harmless(Detail ?? '', 300).trim();
  return { kind: 'no answer', why: `${at} gave ${from} no answer${detail === '' ? '.' : `: ${detail}`}` };
}
