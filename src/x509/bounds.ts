// How large a document, a certificate and a chain may be. A file or a server can send anything: what is beyond these
// is refused unread, because no certificate in use comes near them and reading it would only use up memory.

/** Bytes of a document: a file, or a whole answer. */
export const largestDocument = 1024 * 1024;
/** Bytes of one certificate in DER. */
export const largestCertificate = 64 * 1024;
/** Certificates, or private keys, in one document; Exchange itself keeps at most ten (facts.md 64). */
export const mostKeys = 10;
/** How deep ASN.1 may be nested; a certificate needs about ten levels. */
export const deepest = 32;
/** Milliseconds that a PKCS#12 file may take to open: its own iteration count decides how long that is. */
export const longestOpening = 10_000;
