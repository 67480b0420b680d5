// Why a state file was not opened, in full: what is known from it, and the ways out, each as the line to type.

import path from 'node:path';
import type { Refused } from '../journal/verify.ts';
import { outcomeInWords } from '../log/words.ts';
import { harmless } from '../model/harmless.ts';
import { type Story, storyOf } from '../story/story.ts';
import { goingOn, typedLines } from './typed.ts';

export function refusalInWords({ words, remedy }: Refused, statePath: string): string {
  const file = path.resolve(statePath);
  switch (remedy?.kind) {
    case undefined:
      return words;
    case 'take over':
      return [
        words,
        'If that wizard is still at work, close it first, or go on there.',
        'If you are sure that it is not, for example because its computer is switched off, take the file over:',
        ...typed([...goingOn('set up', file), '--take-over']),
        'Be sure: two wizards at once can run a command twice.',
      ].join('\n');
    case 'salvage':
      return [
        words,
        ...whatWasDone(storyOf(remedy.known)),
        'You can bring the file back from a backup and start again.',
        'Or go on in a new file with what is sound; the damaged one stays as it is. Make it with:',
        ...typed(['salvage', '--state', file, '--out', besideIt(file)]),
        'What was done after the damage is not on record then. The wizard finds it by looking at the servers, but cannot take it back for you.',
      ].join('\n');
  }
}

const typed = (words: readonly string[]): readonly string[] => typedLines(words).map((each) => `  ${each}`);

function whatWasDone({ did }: Story): readonly string[] {
  if (did.length === 0) return ['Up to there, nothing had been changed on a server.'];
  return [
    'Up to there, this was done:',
    ...did.map((each) => `  - ${harmless(each.change.words, 200)} (${outcomeInWords(each)}${takenBack(each)})`),
  ];
}

const takenBack = ({ takenBack: taken }: Story['did'][number]): string =>
  taken === null ? '' : `, and taken back${taken.whole ? '' : ' in part'} later`;

/** A name for the new file. */
const besideIt = (statePath: string): string => `${statePath.replace(/\.jsonl$/i, '')}-salvaged.jsonl`;
