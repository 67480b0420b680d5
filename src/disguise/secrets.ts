// What has the shape of a secret, wherever it stands and whatever surrounds it. To add a shape, put a row here; it is masked on screens, in
// files and in logs alike.

/** Always as wide: a mask that followed the value's length would tell it. */
export const mask = '••••••••';

type Shape = { readonly pattern: RegExp; readonly by: string };

/** Told from ordinary words by their form alone, so that a log may mask them too. */
const secretShapes: readonly Shape[] = [
  {
    // One without an end is masked to the end of the text.
    pattern: /-----BEGIN ([A-Z ]{0,40}PRIVATE KEY)-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g,
    by: `-----BEGIN $1-----${mask}`,
  },
  // A challenge ("Bearer client_id=…") is evidence and no secret.
  { pattern: /\b(Bearer\s{1,9})(?![A-Za-z_]{1,40}=["\w])[A-Za-z0-9._~+/-]{16,}=*/gi, by: `$1${mask}` },
  // A token on its own: three base64url parts, of which the first two are JSON objects.
  { pattern: /(?<![\w-])eyJ[\w-]{5,}\.eyJ[\w-]{5,}\.[\w-]*/g, by: mask },
  // What Windows signs in with: NTLM's messages begin with their name, Kerberos' with an ASN.1 tag.
  { pattern: /(?<![\w+/])TlRMTVNTUA[A-Za-z0-9+/]{8,}={0,2}/g, by: mask },
  { pattern: /\b((?:Negotiate|Kerberos|NTLM|Basic)\s{1,9})[A-Za-z0-9+/]{16,}={0,2}/gi, by: `$1${mask}` },
  { pattern: /(?<![\w+/])Y(?:II|IG|H)[A-Za-z0-9+/]{60,}={0,2}/g, by: mask },
  // A value after its name, as connection strings, addresses and command lines have it.
  {
    pattern:
      /(?<![A-Za-z])((?:password|passwd|pwd|passphrase|client_?secret|shared_?(?:access_?)?key|account_?key|api_?key|access_?token|refresh_?token)\s{0,9}=\s{0,9})(?:"[^"]{1,2000}"|'[^']{1,2000}'|[^\s;,&"']{1,2000})/gi,
    by: `$1${mask}`,
  },
  { pattern: /(\/\/[^\s/@:]{1,256}:)[^\s/@]{1,256}(?=@)/g, by: `$1${mask}` },
];

/** Only where everything is disguised anyway: in a log, ordinary words could look like these. */
const opaque: readonly Shape[] = [
  {
    pattern:
      /(?<![A-Za-z])((?:password|passwd|passphrase|pwd|secret)\s{0,9}:\s{0,9})(?:"[^"]{1,2000}"|'[^']{1,2000}'|[^\s;,&"']{1,2000})/gi,
    by: `$1${mask}`,
  },
  { pattern: /(-Password\s{1,9})(?:"[^"]{1,2000}"|'[^']{1,2000}'|[^\s;,]{1,2000})/gi, by: `$1${mask}` },
];

const masked = (text: string, shapes: readonly Shape[]): string =>
  shapes.reduce((rest, { pattern, by }) => rest.replace(pattern, by), text);

export const maskSecrets = (text: string): string => masked(text, secretShapes);

export const maskAllSecrets = (text: string): string => masked(masked(text, secretShapes), opaque);
