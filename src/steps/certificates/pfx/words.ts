// The words about a certificate that comes in a PFX file, and the keys of its questions.

export const keys = { path: 'certificates.pfxPath', password: 'certificates.pfxPassword' } as const;

/** The id of the change that imports it. */
export const importId = 'oauth.import-pfx';

export const example = 'C:\\Certificates\\ServerToServerAuth.pfx';

export const words = {
  pathAsk: 'Where on the Front End is the PFX file?',
  pathWhy: (frontEnd: string) =>
    `Type its path on ${frontEnd}: the import runs there. The wizard looks into the file first and shows you what is in it. Nothing is imported before you agree.`,
  pathWhyByHand: (frontEnd: string) => `Type its path on ${frontEnd}: the import runs there, by your hand.`,
  passwordAsk: (path: string) => `What is the password of ${path}?`,
  passwordWhy:
    'The wizard uses it to look into the file, and later for the import. It is kept in memory only: not in the state file, not in a log. After a restart the wizard asks again.',
  passwordWrong: 'That password does not open this file. Try again: upper and lower case count. To name another file, press Esc.',
  /** Of the files that the practice lab's Front Ends have (readme.txt beside them says so, too). */
  passwordInLab: 'In the practice lab it is the word practice.',
  passwordInstead:
    'Type it at a terminal. Or import the file on the Front End yourself, and put the thumbprint of the certificate into the answers as certificates.oauthTokenIssuer.',
  noKey: 'It holds certificates, but no private key. A PFX file (.pfx or .p12) is needed.',
  // facts.md 192.
  protectedAnew: (path: string, frontEnd: string) =>
    `The password of ${path} is right, and yet Windows on ${frontEnd} would say that it is wrong: the file is protected with AES, which only Windows Server 2019 and later can undo.`,
  mayNotOpen: (path: string, frontEnd: string) =>
    `${path} is protected with AES, which only Windows Server 2019 and later can undo. Which Windows ${frontEnd} has could not be seen: an older one would say that the password is wrong.`,
  protectedAnewWayOut:
    'Export it once more in the older way: Export-PfxCertificate with -CryptoAlgorithmOption TripleDES_SHA1, or openssl pkcs12 -export -legacy. Or import it on a Windows Server 2019 or later and export it there. Then name the new file (Esc).',
  another: 'Nothing was imported. Press Esc to name another file, or to choose another certificate.',
} as const;
