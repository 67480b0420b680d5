// The words about Skype's signing key, and the keys of its questions.

export const words = {
  ask: 'Which certificate should Skype sign with?',
  askWhy:
    'Skype has no OAuthTokenIssuer yet. These certificates on the Front End fit: RSA, 2048 bits or more, valid, with a private key that may be copied to the other Front Ends.',
  other: 'None of these',
  otherBecause: 'Request a new one or import one first. The next screen says how.',
  otherWayOut:
    'Request one from your internal CA on a Front End (Request-CsCertificate -New -Type OAuthTokenIssuer, RSA, 2048 bits, private key exportable), or import one with Import-PfxCertificate. Then look again: it will be offered here. This version of the wizard does not run that for you.',
} as const;

export const keys = { issuer: 'certificates.oauthTokenIssuer' } as const;

/** The choice for "none of these". */
export const otherChoice = 'other';
