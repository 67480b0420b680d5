// The words of the trade, a sentence each; help shows those that stand on the screen, and `w` all.

/** `also` is how else it stands in texts. */
type Word = { readonly word: string; readonly means: string; readonly also?: RegExp };

export const glossary: readonly Word[] = [
  {
    word: 'Server-to-server authentication',
    means: "each product proves to the other who it is, without a user's password.",
    also: /server-to-server/i,
  },
  { word: 'Token', means: 'a short signed note, "I am Skype, and I speak for Anna", valid for some hours.', also: /\btokens?\b/i },
  {
    word: 'Sign',
    means: 'to seal a token with a private key, so that whoever has the public key can check it.',
    also: /\bsign(s|ed|ing)?\b/i,
  },
  {
    word: 'Partner application',
    means: 'the entry by which one product knows the other, and trusts its key.',
    also: /partner application|as partner/i,
  },
  {
    word: 'OAuthTokenIssuer certificate',
    means: 'the certificate with which Skype signs; all its Front Ends share it.',
    also: /OAuthTokenIssuer/i,
  },
  {
    word: 'Auth certificate',
    means: 'the certificate with which Exchange signs; every mailbox server needs it.',
    also: /\bauth certificate/i,
  },
  {
    word: 'Metadata document',
    means: 'a page that each product publishes, with its name and its public key.',
    also: /metadata document|\/metadata\//i,
  },
  { word: 'Realm', means: 'the domain in whose name tokens are signed, usually your SIP domain.', also: /\brealm\b/i },
  {
    word: 'Accepted domain',
    means: 'a domain for which Exchange takes mail; the realm must be one, letter by letter.',
    also: /accepted domain/i,
  },
  { word: 'Linked account', means: 'a disabled account in Exchange, as which Skype acts.', also: /linked account|-ApplicationAccount/i },
  { word: 'Role', means: 'a right that Exchange gives to an account.', also: /\broles?\b/i },
  { word: 'Pool', means: 'Front Ends that work as one.', also: /\bpools?\b/i },
  { word: 'Front End', means: 'a Skype for Business Server on which users are at home.', also: /Front Ends?\b/ },
  {
    word: 'Central Management Store',
    means: 'where Skype keeps its settings; each Front End gets a copy after a minute or two.',
    also: /Central Management Store/i,
  },
  { word: 'IIS', means: "the web server of Windows, in which Exchange's web services run.", also: /\bIIS\b/ },
  {
    word: 'Exchange Web Services',
    means: 'the door through which programs read and write mailboxes.',
    also: /web services/i,
  },
  { word: 'Autodiscover', means: 'the service that tells where a mailbox is.', also: /autodiscover/i },
  {
    word: 'Contact list',
    means: "the people in a user's Skype window; it lives in Skype, or in Exchange (unified contact store).",
    also: /contact lists?/i,
  },
  { word: 'Thumbprint', means: 'a short number that tells one certificate from another.', also: /thumbprint/i },
  {
    word: 'Management shell',
    means: 'a PowerShell window with the commands of one product.',
    also: /management shell/i,
  },
];

/** Those that stand in a text, the first of them. */
export const wordsIn = (text: string, most: number): readonly Word[] =>
  glossary.filter(({ word, also }) => (also ?? new RegExp(word, 'i')).test(text)).slice(0, most);
