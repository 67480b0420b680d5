// How a PKCS#12 file is protected, as far as it decides who can open it: read from its bytes, without its password (facts.md 192).

/** PBES2, which newer programs encrypt with, and SHA-256 over the whole: as DER writes their numbers. */
const pbes2 = Buffer.from('06092a864886f70d01050d', 'hex');
const sha256 = Buffer.from('0609608648016503040201', 'hex');
/** The seal (MAC) is what the file ends with: its algorithm, at most 64 bytes of digest, a salt and a count. */
const longestSeal = 256;

/** Whether Windows Server 2016 and older refuse it, as if the password were wrong. */
export function isNewerProtection(der: Uint8Array): boolean {
  const bytes = Buffer.from(der.buffer, der.byteOffset, der.byteLength);
  return bytes.includes(pbes2) || bytes.subarray(-longestSeal).includes(sha256);
}

/** The first build of Windows that opens it: Server 2019, Windows 10 1809. */
export const firstBuildForIt = 17_763;
