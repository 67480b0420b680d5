// Why something was stopped that should not be, in a sentence.

import { harmless } from '../model/harmless.ts';

/** Zod's own words are a page of JSON. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return harmless(String(error), 1000);
  if (error.name.endsWith('ZodError')) return 'something that it read has another form than this version knows. Please report it.';
  return harmless(error.message, 2000, 'keep');
}
