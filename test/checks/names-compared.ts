// Names are compared in one place (src/model/name.ts): what servers, files and people write in more than one way has a key there, and
// only keys are compared. So no other file folds capitals, or compares a text that facts keep as it was found. The practice lab is
// exempt, as it plays the servers. The lists below are the exceptions, each with what its file compares instead of a name.

import { textFiles } from './files.ts';

/** Who may fold capitals, and of what. */
export const folding: { readonly [file: string]: string } = {
  'src/model/name.ts': 'the keys themselves',
  'src/model/demand.ts': 'a word that is typed to agree',
  'src/wizard/repeat.ts': 'the word that agrees to an undo',
  'src/model/harmless.ts': 'the number of a character, written out',
  'src/powershell/host/clixml-write.ts': 'the number of a character, written out',
  'src/powershell/properties.ts': 'true and false',
  'src/powershell/manual/red-text.ts': 'the fields of an error, as PowerShell prints them',
  'src/powershell/host/launch.ts': 'a variable of the environment',
  'src/probes/probes.ts': 'a content type',
  'src/probes/proxy.ts': 'variables of the environment, and the hosts that they except',
  'src/secrets/redact.ts': 'codes in an address that hides a secret',
  'src/tui/search.ts': 'what somebody looks for on the screen',
  'src/cli/hand-over.ts': 'the letter of a drive',
  'src/cli/approved.ts': 'the hash of a plan',
  'src/cli/look-commands.ts': 'the hash of a record',
  'src/runbook/script.ts': 'a heading',
  'src/powershell/manual/unframed.ts': 'a whole text that was pasted, in which sentences are looked for',
  'src/diagnosis/plain-text.ts': 'a whole text of an error, in which patterns are looked for',
  'src/diagnosis/read-text.ts': 'a line that is the name of a status',
  'src/x509/thumbprint.ts': 'the key of a thumbprint, made from bytes',
  'src/steps/certificates/auth-certificate/state.ts': 'the order of days',
  'src/steps/certificates/token-issuer/choice.ts': 'the order of days',
  'src/steps/certificates/token-issuer/fitness.ts': 'the order of states, and the kind of a key',
  'src/steps/certificates/token-issuer/effective.ts': 'the word tomorrow',
  'src/steps/certificates/others.ts': 'the beginning of a sentence',
  'src/steps/connectivity-test/results.ts': 'the beginning of a sentence',
  'src/disguise/certificates.ts': 'a fingerprint in disguise',
  'src/disguise/secrets.ts': 'the signs of a secret, looked for in any text',
  'src/disguise/own-forms.ts': 'a thumbprint in disguise, and names that are told as they are met',
  'src/disguise/names.ts': 'how the capitals of a name in disguise are written',
  'src/disguise/vocabulary.ts': 'words of messages',
  'src/disguise/stays.ts': 'the table of words that stay',
  'src/disguise/text.ts': 'a pattern for either capitals',
};

/** Who may compare a text that is kept as it was found, and why that is no comparison of names. */
export const comparing: { readonly [file: string]: string } = {
  'src/x509/chain.ts': 'subject and issuer of certificates, which an authority copies from itself',
  'src/steps/skype-as-partner/left.ts': 'a role assignment, by the identity that the same command gave before',
};

const folds = /\.to(?:Locale)?(?:Lower|Upper)Case\b|\blocaleCompare\b|\.normalize\(/;

/** Texts of facts and answers that are no keys: as a server wrote them. */
const asFound = ['issuer', 'realm', 'autodiscoverUrl', 'internalUri', 'identity', 'sip', 'shown'].join('|');
const nothing = String.raw`(?!\s*(?:null|undefined|''))`;
const compares = new RegExp(
  [
    String.raw`\.(?:${asFound})\s*[!=]==${nothing}`,
    String.raw`[!=]==\s*[\w.?]+\.(?:${asFound})\b(?!\s*[([])`,
    String.raw`\b(?:trustedIssuers|allowedAudiences)\b[^;\n]*\.includes\(`,
    String.raw`\.includes\([\w.?]+\.(?:${asFound})\)`,
  ].join('|'),
);

const isPlayed = (name: string): boolean => name.startsWith('src/lab/') || !/\.tsx?$/.test(name);

/** Comments may say how a name looks. */
const code = (text: string): string => text.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '');

export type Found = { readonly file: string; readonly line: string };

function linesWith(pattern: RegExp, root: string): readonly Found[] {
  return textFiles(root, ['src'])
    .filter(({ name }) => !isPlayed(name))
    .flatMap(({ name, text }) =>
      code(text)
        .split('\n')
        .flatMap((line) => (pattern.test(line) ? [{ file: name, line: line.trim() }] : [])),
    );
}

export const foldedIn = (root: string): readonly Found[] => linesWith(folds, root);
export const comparedIn = (root: string): readonly Found[] => linesWith(compares, root);
