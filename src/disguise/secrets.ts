// What has the shape of a secret, wherever it stands and whatever surrounds it. To add a shape, put a row here; it is masked on screens, in
// files and in logs alike.

/** Always as wide: a mask that followed the value's length would tell it. */
export const mask = '••••••••';

// What follows a name: in quotes, or one word. A variable and an expression hold no secret themselves.
const value = '(?:"[^"\\r\\n]{1,2000}"|\'[^\'\\r\\n]{1,2000}\'|[^\\s;,&|"\'()$][^\\s;,|"\'()]{0,2000})';
const shape = (pattern: string): RegExp => new RegExp(pattern, 'gi');

/**
 * `signs`: one of them stands in any text of this shape, in small letters. To look for them is quick, and most texts are long and have
 * none. A few letters that are rare together are found several times as quick as a whole word.
 */
type Shape = { readonly pattern: RegExp; readonly by: string; readonly signs: readonly string[] };

/** Told from ordinary words by their form alone, so that a log may mask them too. */
export const secretShapes: readonly Shape[] = [
  {
    // One without an end is masked to the end of the text.
    pattern: /-----BEGIN ([A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?)-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)/g,
    by: `-----BEGIN $1-----${mask}`,
    signs: ['gin '],
  },
  // Headers, as text and in JSON. The way of signing in stays, and so does a challenge, whose header has another name.
  {
    pattern:
      /(?<![\w-])((?:proxy-)?authorization["']?\s{0,9}[:=]\s{0,9}["']?(?:(?:Bearer|Basic|Digest|Negotiate|NTLM|Kerberos|OAuth)\s{1,9})?)(?!(?:[A-Z]{1,12}\s{1,9})?\u2022)[^\s"'][^\r\n"']{0,8000}/gi,
    by: `$1${mask}`,
    signs: ['uthor'],
  },
  {
    pattern: /(?<![\w-])((?:set-)?cookie2?["']?\s{0,9}:\s{0,9}["']?)[^\s"'][^\r\n"']{0,8000}/gi,
    by: `$1${mask}`,
    signs: ['ooki'],
  },
  // A challenge ("Bearer client_id=…") is evidence and no secret.
  { pattern: /\b(Bearer\s{1,9})(?![A-Za-z_]{1,40}=["\w])[A-Za-z0-9._~+/-]{16,}=*/gi, by: `$1${mask}`, signs: ['earer'] },
  // A token on its own: three base64url parts, of which the first two are JSON objects.
  { pattern: /(?<![\w-])eyJ[\w-]{5,}\.eyJ[\w-]{5,}\.[\w-]*/g, by: mask, signs: ['eyj'] },
  // What Windows signs in with: NTLM's messages begin with their name, Kerberos' with an ASN.1 tag.
  { pattern: /(?<![\w+/])TlRMTVNTUA[A-Za-z0-9+/]{8,}={0,2}/g, by: mask, signs: ['lrmt'] },
  {
    pattern: /\b((?:Negotiate|Kerberos|NTLM|Basic)\s{1,9})[A-Za-z0-9+/]{16,}={0,2}/gi,
    by: `$1${mask}`,
    signs: ['egoti', 'erbero', 'ntlm', 'basic'],
  },
  { pattern: /(?<![\w+/])Y(?:II|IG|H)[A-Za-z0-9+/]{60,}={0,2}/g, by: mask, signs: ['yii', 'yig', 'yh'] },
  // A value after its name, as connection strings, addresses and command lines have it.
  {
    pattern:
      /(?<![A-Za-z])((?:password|passwd|pwd|passphrase|client_?secret|shared_?(?:access_?)?key|account_?key|api_?key|access_?token|refresh_?token)\s{0,9}=\s{0,9})(?:"[^"]{1,2000}"|'[^']{1,2000}'|[^\s;,&"']{1,2000})/gi,
    by: `$1${mask}`,
    signs: ['='],
  },
  // The same in JSON, also in JSON, and in XML, where an attribute may hold the name.
  {
    pattern:
      /((?:password|passwd|pwd|passphrase|client_?secret|api_?key|access_?token|refresh_?token)(\\{0,3})["']\s{0,9}:\s{0,9}\2(["']))(?:(?!\2\3)(?:\\.|[^\r\n])){1,2000}/gi,
    by: `$1${mask}`,
    signs: ['passw', 'assph', 'pwd', 'ecret', 'api', 'oken'],
  },
  {
    pattern: /(<[^<>]{0,100}(?:password|pwd|passphrase|client_?secret)["']?(?:\s[^<>]{0,300})?>)[^<>]{1,2000}(?=<\/)/gi,
    by: `$1${mask}`,
    signs: ['passw', 'assph', 'pwd', 'ecret'],
  },
  // Command lines: a parameter of PowerShell, but for the word "parameter" after it; a text that is made secure; net use, net user, cmdkey.
  {
    pattern: shape(
      `(?<![\\w-])(--?\\w{0,30}(?:password|passphrase|pwd)(?:\\s{1,9}|:\\s{0,9}))(?!-\\w|(?:parameter|argument|is|was|to|and|or|for|must|cannot|with|of)\\b)${value}`,
    ),
    by: `$1${mask}`,
    signs: ['passw', 'assph', 'pwd'],
  },
  {
    pattern: shape(`(ConvertTo-SecureString(?:\\s{1,9}-(?:AsPlainText|Force|String))*\\s{1,9})(?!-\\w)${value}`),
    by: `$1${mask}`,
    signs: ['ecurest'],
  },
  { pattern: shape(`(-AsPlainText(?:\\s{1,9}-(?:Force|String))*\\s{1,9})(?!-\\w)${value}`), by: `$1${mask}`, signs: ['plaint'] },
  {
    pattern: /(?:"[^"\r\n]{1,200}"|'[^'\r\n]{1,200}')(?=\s{0,9}\|\s{0,9}ConvertTo-SecureString)/gi,
    by: mask,
    signs: ['ecurest'],
  },
  {
    pattern: shape(`(\\bnet1?(?:\\.exe)?\\s{1,9}use\\s{1,9}(?:(?:[a-z]:|\\*)\\s{1,9})?\\\\\\\\\\S{1,500}\\s{1,9})(?!\\/|\\*)${value}`),
    by: `$1${mask}`,
    signs: ['net'],
  },
  {
    pattern: shape(`(\\bnet1?(?:\\.exe)?\\s{1,9}use\\s[^\\r\\n]{0,500}?\\/user:\\S{1,300}\\s{1,9})(?!\\/|\\*)${value}`),
    by: `$1${mask}`,
    signs: ['net'],
  },
  { pattern: shape(`(\\bnet1?(?:\\.exe)?\\s{1,9}user\\s{1,9}[^\\s/]{1,300}\\s{1,9})(?!\\/|\\*)${value}`), by: `$1${mask}`, signs: ['net'] },
  { pattern: shape(`((?<![\\w/])\\/(?:pass|password|pwd|rp)[:\\s]\\s{0,9})(?!\\/|\\*)${value}`), by: `$1${mask}`, signs: ['/'] },
  // A key as .NET writes it.
  { pattern: /(<(?:D|P|Q|DP|DQ|InverseQ)>)[A-Za-z0-9+/=\s]{16,}(?=<\/)/g, by: `$1${mask}`, signs: ['<'] },
  // name:password@host; an address with what kind it is before it has the same form.
  {
    pattern:
      /(?<![\w.:/@\\-])((?!(?:sips?|smtp|mailto|im|tel|eum|x400|x500|sms|pres|user|upn|name|mail|email|e-mail|account|owner|by|from|to|id):)[\w.\\-]{1,64}:)[^\s/@:"']{1,128}(?=@[\w-]{1,63}(?:\.[\w-]{1,63}){1,20}|@localhost)/gi,
    by: `$1${mask}`,
    signs: ['@'],
  },
  { pattern: /(\/\/[^\s/@:]{1,256}:)[^\s/@]{1,256}(?=@)/g, by: `$1${mask}`, signs: ['@'] },
];

/** Only where everything is disguised anyway: in a log, ordinary words could look like these. */
const opaque: readonly Shape[] = [
  {
    pattern:
      /(?<![A-Za-z])((?:password|passwd|passphrase|pwd|secret)\s{0,9}:\s{0,9})(?:"[^"]{1,2000}"|'[^']{1,2000}'|[^\s;,&"']{1,2000})/gi,
    by: `$1${mask}`,
    signs: [':'],
  },
];

/** Whether a text holds any sign. Most hold none: one look for all tells it three times as quick. No sign means anything in a pattern. */
function signsOf(shapes: readonly Shape[]): (text: string) => boolean {
  const signs = [...new Set(shapes.flatMap((each) => each.signs))];
  const words = signs.filter(({ length }) => length > 1);
  // A pattern that may begin and end anywhere would look at every character for these.
  const characters = signs.filter(({ length }) => length === 1);
  const anyWord = words.length === 0 ? undefined : new RegExp(words.join('|'));
  return (text) => characters.some((each) => text.includes(each)) || anyWord?.test(text.toLowerCase()) === true;
}

function maskerOf(shapes: readonly Shape[]): (text: string) => string {
  const hasSign = signsOf(shapes);
  return (text) => {
    if (!hasSign(text)) return text;
    const small = text.toLowerCase();
    return shapes.reduce(
      (rest, { pattern, by, signs }) => (signs.some((each) => small.includes(each)) ? rest.replace(pattern, by) : rest),
      text,
    );
  };
}

export const maskSecrets: (text: string) => string = maskerOf(secretShapes);

const maskOpaque = maskerOf(opaque);
export const maskAllSecrets = (text: string): string => maskOpaque(maskSecrets(text));
