// A text that an admin has -> what it says, in sentences: the cause and how sure that is, the way out, what it rests on, where it can be
// read; or that it is not known, with the smallest thing that would tell more.

import { causeInWords, type Diagnosis, diagnose } from './diagnose.ts';
import type { Evidence } from './evidence.ts';
import { readText } from './read-text.ts';
import { restsOn } from './rests-on.ts';

export type Explained = { readonly named: boolean; readonly lines: readonly string[] };

export function explain(text: string): Explained {
  const evidence = readText(text);
  const diagnosis = diagnose(evidence);
  if (diagnosis === undefined) return { named: false, lines: unnamed(evidence, text.trim() !== '') };
  const { sure, wayOut, settle, address, others } = diagnosis;
  const looks = [settle, ...others.map((each) => each.settle)].filter((each) => each !== '');
  return {
    named: sure !== 'not known',
    lines: [
      causeInWords(diagnosis),
      '',
      sure === 'not known' ? 'What to do next:' : 'The way out:',
      ...wayOut.map((each) => `  ${each}`),
      ...(sure === 'certain' || looks.length === 0 ? [] : ['', lookHeading(diagnosis), ...[...new Set(looks)].map((each) => `  ${each}`)]),
      ...restingOn(evidence),
      `Source: ${address}`,
    ],
  };
}

const lookHeading = ({ sure, others }: Diagnosis): string =>
  sure === 'not known' || others.length > 0
    ? 'What would tell, and can be pasted here as well:'
    : 'To be sure, look at this, and paste it here as well:';

function restingOn(evidence: Evidence): readonly string[] {
  const marks = restsOn(evidence);
  return marks.length === 0 ? [''] : ['', `It rests on: ${marks.join(', ')}.`];
}

function unnamed(evidence: Evidence, hasText: boolean): readonly string[] {
  if (evidence.text === '' && hasText)
    return ['Not known: there are only warnings here. A warning alone does not show that something failed.', '', ...smallest];
  if (evidence.text === '') return ['Not known: there is no text. Paste the error, or name the file that holds it.'];
  if (evidence.about === 'others')
    return [
      'Not known: this seems to come from another product, and nothing in it tells of the trust between Skype for Business Server and Exchange Server.',
      '',
      ...smallest,
    ];
  const marks = restsOn(evidence).join(', ');
  const read = marks && ` What was read in it: ${marks}.`;
  return [`Not known: nothing in this text tells of a failure that is known here.${read}`, '', ...smallest];
}

const smallest = [
  'If something failed, the smallest thing that would tell more, in the window in which it failed:',
  '  $Error[0] | Format-List * -Force',
  'For the connectivity test: Test-CsExStorageConnectivity -SipUri USER -Verbose on a Front End, with all that it prints.',
];
