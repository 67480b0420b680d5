// Making findings, in one line each. A step says in a table (found.ts) which it can make: each code with its topic, and with the shells
// whose word it is. The makers take no other code, so that nothing else has to list or to guess codes.

import type { ShellAccess } from '../model/access.ts';
import type { Finding, FindingState, Source } from '../model/finding.ts';
import type { Json } from '../model/json.ts';
import type { ShellKind } from '../model/place.ts';

/** What the wizard goes by and no record keeps: it follows from the code, and from how the finding was made. */
type Stamp = {
  /** Findings of one topic about one thing take each other's place from look to look: 'partner.none', then 'partner'. */
  readonly topic: string;
  /** Where one of these shells goes by hand, the admin's word is all there is. */
  readonly restsOn: readonly ShellKind[];
  /** It was seen in another step, so looking at this one again shows nothing new. */
  readonly elsewhere?: true;
  /** Something is to be done, while all works still. */
  readonly works?: true;
  /** It matters to whoever changes something, and to nobody else. */
  readonly forChanges?: true;
};

/** A finding as a step makes it. */
export type StepFinding<Code extends string = string> = Finding & { readonly code: Code; readonly stamp: Stamp };

type More = { readonly source?: Source; readonly wayOut?: string; readonly override?: string; readonly saw?: Json };
type Make<Code extends string> = (code: Code, about: string, words: string, more?: More) => StepFinding<Code>;

type How = Pick<Finding, 'blind'> & Pick<Stamp, 'elsewhere'>;

type Group<Code extends string> = {
  readonly topic: string;
  readonly restsOn: readonly ShellKind[];
  readonly codes: readonly Code[];
  /** Those of them that are to be mended before long, while all works still. */
  readonly works?: readonly NoInfer<Code>[];
  readonly forChanges?: true;
};

export type Found<Code extends string = string> = {
  readonly codes: readonly Code[];
  readonly ok: Make<Code>;
  readonly note: Make<Code>;
  readonly toMend: Make<Code>;
  readonly stop: Make<Code>;
  readonly unseen: Make<Code>;
  /** A stop because what must be seen could not be looked at: there is nothing to be asked about before it can. */
  readonly blind: Make<Code>;
  /** A stop that was seen in another step. */
  readonly elsewhere: Make<Code>;
};

export const anyShell: readonly ShellKind[] = ['exchange', 'skype', 'windows'];

/** The makers of the findings in a table. A code stands in it once. */
export function makersOf<const Code extends string>(table: readonly Group<Code>[]): Found<Code> {
  const stamps = new Map<Code, Stamp>(
    table.flatMap(({ codes, works, ...group }) =>
      codes.map((code) => [code, { ...group, ...(works?.includes(code) ? { works: true } : {}) }] as const),
    ),
  );
  const make =
    (state: FindingState, { blind, elsewhere }: How = {}): Make<Code> =>
    (code, about, words, more = {}) => ({
      code,
      about,
      state,
      words,
      source: 'shell',
      saw: null,
      ...more,
      ...(blind ? { blind } : {}),
      stamp: { topic: code, restsOn: anyShell, ...stamps.get(code), ...(elsewhere ? { elsewhere } : {}) },
    });
  return {
    codes: [...stamps.keys()],
    ok: make('ok'),
    note: make('note'),
    toMend: make('to mend'),
    stop: make('stop'),
    unseen: make('not seen'),
    blind: make('stop', { blind: true }),
    elsewhere: make('stop', { elsewhere: true }),
  };
}

/** What was found out about this computer before any step looked. */
export const ofThisComputer = (finding: Finding): StepFinding => ({ ...finding, stamp: { topic: finding.code, restsOn: anyShell } });

/** The findings as they are recorded and shown: with 'told' as the source of those that rest on what was brought back by hand. */
export function reported(findings: readonly StepFinding[], access: ShellAccess | undefined): readonly Finding[] {
  return findings.map(({ stamp: { restsOn }, ...finding }) =>
    finding.source === 'shell' && restsOn.some((shell) => access?.[shell].kind === 'by hand')
      ? { ...finding, source: 'reported' }
      : finding,
  );
}
