// What single values of the practice world may be.

import { z } from 'zod';

export const worldValues = {
  instant: z.iso.datetime(),
  fqdn: z.string().min(1).max(253),
  thumbprint: z.string().regex(/^[0-9A-F]{40}$/),
  words: z.string().max(4096),
  base64: z.string().max(100_000),
} as const;
