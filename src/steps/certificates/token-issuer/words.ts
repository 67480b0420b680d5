// The words about Skype's signing key, the keys of its questions, and the names of its changes.

export const words = {
  ask: 'Which certificate should Skype sign with?',
  askWhy: {
    missing: 'Best is one that Skype uses for nothing else: whoever renews the one for web and SIP then leaves it alone.',
    useless: 'Best is one that Skype uses for nothing else: whoever renews the one for web and SIP then leaves it alone.',
    renewal: 'The present one stays in use until the new one takes over.',
  },
  askWhyCloud:
    'Here the cloud has to take its key, too, and a tenant may refuse keys that live longer than its limit: ask whoever runs Entra before you choose.',
  own: 'A certificate of its own: Skype does not use it for web or SIP.',
  default: 'The Default certificate, used for web and SIP as well. It must be assigned here again each time it is renewed.',
  request: "Request a new one from the company's certification authority",
  requestBecause: 'The key is made on the Front End and stays with Windows. This is the usual way.',
  file: 'Write a request into a file, which an authority of your choice signs',
  fileBecause: 'For an authority that this server cannot reach. You bring the signed file back.',
  import: 'Import one from a PFX file',
  importBecause: 'For a certificate that came with its private key, in a file with a password.',
  other: 'None of these: I do it myself',
  otherBecause: 'The next screen says how.',
  keyWayOut: (frontEnd: string, thumbprint: string) =>
    `On ${frontEnd}: certutil -repairstore my ${thumbprint}; or see who may read the key (Manage Private Keys); or import the PFX file again. Then look again.`,
  otherWayOut:
    'Put a certificate into the store of a Front End (RSA, 2048 bits or more, private key exportable), for example with Import-PfxCertificate. Then look again: it will be offered here.',
  shared: (until: string) =>
    `Skype signs with a certificate that it uses for web and SIP as well (Default). Each time that is renewed${until}, the new one must be assigned as OAuthTokenIssuer, too; otherwise Skype signs with one that ends, and the connection breaks.`,
  sharedWayOut:
    'Whoever renews it has to know that. Better is a certificate that Skype uses for nothing else: partner-wizard renew lets one take over on a day that you choose.',
  authorityAsk: 'Which certification authority should issue it?',
  authorityWhy: 'Its name has two parts: the computer, a backslash, and the name of the authority.',
  authorityFound: 'This one was found in your directory.',
  authorityUnknown: 'On a Front End, the command certutil shows it as "Config".',
  authoritySafe: 'Nothing is asked for before you agree to the plan.',
  fileAsk: 'Into which file on the Front End should the request be written?',
  fileWhy: 'The file holds no secret: the private key stays in Windows. Choose a folder that is there, and a name that is not.',
  signedAsk: 'Where on the Front End is the signed certificate?',
  againAsk: 'The certification authority has denied the request. What now?',
  againWhy: 'It was denied by whoever runs the authority, or by its rules. Ask them why before you ask again.',
  again: 'Ask for a certificate once more',
  againBecause: 'After you have spoken with them. The plan is shown first.',
  notAgain: 'I choose another way',
  notAgainBecause: 'Go back to the question which certificate Skype should sign with.',
  effectiveAsk: 'When should the new certificate take over?',
  effectiveWhy:
    'Until then nothing changes. From then on Exchange must read the document of Skype again, and IIS be restarted: run "partner-wizard renew" on that day, and it does both. Choose a day when you are at work. The time is that of this computer.',
  previousAsk: 'Should the certificate before this one be taken out of use?',
  previousWhy: 'Exchange knows the present one, and nothing that was signed with the one before is valid any more.',
  keepPrevious: 'Leave it',
  keepPreviousBecause: 'It does no harm while its key is guarded.',
  removePrevious: 'Take it out of use',
  removePreviousBecause:
    'Exchange then reads the document once more, and IIS is restarted. The certificate stays in the stores. This cannot be undone.',
} as const;

export const keys = {
  issuer: 'certificates.oauthTokenIssuer',
  authority: 'certificates.authority',
  requestFile: 'certificates.requestFile',
  signedFile: 'certificates.signedFile',
  again: 'certificates.requestAgain',
  effective: 'certificates.effective',
  previous: 'certificates.previous',
} as const;

/** The choices that are no thumbprint. */
export const choice = { request: 'request', file: 'file', import: 'import', other: 'other' } as const;

/** The ids of its changes. */
export const changeIds = {
  assign: 'oauth.assign',
  roll: 'oauth.roll',
  request: 'oauth.request',
  requestFile: 'oauth.request-file',
  retrieve: 'oauth.retrieve',
  importSigned: 'oauth.import-signed',
  removePrevious: 'oauth.remove-previous',
} as const;

/** The word to type before a valid key is replaced at once. */
export const replaceWord = 'replace';
