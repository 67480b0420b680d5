// node-forge, held to our bounds wherever it parses, also deep inside a PKCS#12 file.

import forge from 'node-forge';
import { deepest } from './bounds.ts';

// Its types leave this setting out.
declare module 'node-forge' {
  namespace asn1 {
    let maxDepth: number;
  }
}

forge.asn1.maxDepth = deepest;

export { forge };
