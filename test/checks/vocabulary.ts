// One thing, one word: words that people do not read here any more, each with what is said instead, looked for in every text of the
// source that is a sentence and in every picture of what is shown. Ids, names of fields and words of servers are no sentences.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { textFiles } from './files.ts';

type Dropped = { readonly word: RegExp; readonly instead: string };

const dropped: readonly Dropped[] = [
  { word: /\bproblems?\b/i, instead: 'to mend' },
  { word: /\bblockers?\b/i, instead: 'stop' },
  { word: /\bfindings\b|\ba finding\b/i, instead: 'look' },
  { word: /\berrands?\b/i, instead: 'command by hand' },
  { word: /\bdigest\b|(?<!<)\bhash\b/i, instead: 'number' },
  { word: /\bends in\b(?! (?:\$?\{|"|\d|autodiscover))/i, instead: 'what is meant, in a sentence' },
  { word: /^Found:|: found:/i, instead: 'counts' },
  { word: /\bin spite of it\b|\bin spite of (?:a|the) (?:warning|stop)\b/i, instead: 'although, and what is so' },
  // A switch of a command keeps its name.
  { word: /(?<!-)\bforced?\b/i, instead: 'what is done' },
  { word: /\bhurry\b/i, instead: 'ask for it now' },
  { word: /\belsewhere\b/i, instead: 'the place' },
  { word: /\bstanding\b/i, instead: 'what is so' },
  { word: /─.?secure\b|\bas "secure"|\bsecure, ask\b/, instead: 'TLS' },
  { word: /─.?meaning\b|\bas "meaning"|\banswer, meaning\b/, instead: 'content' },
  { word: /(?<!\bout )\bof use\b/i, instead: 'what it is for' },
  { word: /\bfrom afar\b/i, instead: 'over the network' },
  { word: /\bfactor\b/i, instead: 'times faster' },
  { word: /\bproduction time\b|\bin production\b|\btime of production\b/i, instead: 'nothing: lengths of time are production\u2019s' },
  { word: /\bPress Enter to run it\b/, instead: 'To run it, press y' },
  { word: /\bNothing is asked twice\b/i, instead: 'Answers are kept' },
  { word: /\bshall\b/i, instead: 'should, will' },
  { word: /\bFQDN\b/, instead: 'full name' },
  // Once, with what it means.
  { word: /\bauth metadata documents?\b(?!: a page)/i, instead: 'Skype\u2019s document' },
  { word: /\bServer-to-server authentication works\b/, instead: 'Skype can act in Exchange' },
];

/** Who says a dropped word rightly, and why. */
export const rightly: { readonly [file: string]: RegExp } = {
  // A value in a type of this code, not a sentence.
  'src/x509/checks.ts': /^kept elsewhere$/,
  'src/steps/certificates/token-issuer/fitness.ts': /^kept elsewhere$/,
};

export type Said = { readonly file: string; readonly words: string };

const isSentence = (text: string): boolean => /\S\s+\S/.test(text);

/** Texts that people may read: literals of two words or more, also in parts. */
function sentencesOf(file: string, text: string): readonly Said[] {
  const said: Said[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isJsxText(node)) {
      said.push({ file, words: node.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS));
  return said.filter(({ words }) => isSentence(words));
}

/** Every sentence of the source, but the lab's: it plays servers, and says what they say. */
export const sentencesIn = (root: string): readonly Said[] =>
  textFiles(root, ['src'])
    .filter(({ name }) => /\.tsx?$/.test(name) && !name.startsWith('src/lab/'))
    .flatMap(({ name, text }) => sentencesOf(name, text));

const pictures = ['test/tui/screens', 'test/runbook/small.md', 'test/runbook/small.ps1', 'test/wizard/road-small.txt'];

/** Every line of what is shown, as the tests keep it, without the names of the scenes. */
export const picturesIn = (root: string): readonly Said[] =>
  pictures
    .flatMap((each) => (each.endsWith('screens') ? readdirSync(join(root, each)).map((name) => `${each}/${name}`) : [each]))
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .filter((words) => !words.startsWith('━━ '))
        .map((words) => ({ file, words })),
    );

/** One line for each dropped word that is said, with what to say instead. */
export const droppedIn = (all: readonly Said[]): readonly string[] =>
  all.flatMap(({ file, words }) =>
    dropped
      .filter(({ word }) => word.test(words) && rightly[file]?.test(words) !== true)
      .map(({ word, instead }) => `${file}: "${word.exec(words)?.[0]}" (say ${instead}): ${words.trim().slice(0, 120)}`),
  );
