// Shapes that PowerShell objects share, for the typed edges in exchange/, skype/ and windows/.

import { z } from 'zod';
import { harmless } from '../model/harmless.ts';
import { keyOf } from '../model/name.ts';
import { asInstant } from './properties.ts';

/** Text of a server. Made harmless here, at the edge, so that no screen, log or command ever holds its control characters. */
export const textSchema = z
  .string()
  .max(4096)
  .transform((value) => harmless(value, 4096));

/** A name of a computer or domain, compared in lower case and without the trailing dot of DNS. */
export const nameSchema = z
  .string()
  .max(1024)
  .transform((value) => keyOf('fqdn', harmless(value, 1024)));

/** Text that may be missing: PowerShell gives null or '' for a property that is not set. */
export const optionalText = z
  .string()
  .max(65_536)
  .nullish()
  .transform((value) => (value === undefined || value === null || value.trim() === '' ? null : harmless(value.trim(), 65_536)));

/** A list. A list of one arrives as its only item where PowerShell took it apart on its way. */
export const listOf = <T extends z.ZodType>(item: T, most: number) =>
  z.preprocess((value) => (value === null || value === undefined || Array.isArray(value) ? value : [value]), z.array(item).max(most));

/** A date in ISO form with its zone, as an instant in UTC: without one it would be taken for this computer's. */
export const instantSchema = z.string().max(64).transform(asInstant);

export const optionalInstantSchema = z
  .union([instantSchema, z.null(), z.undefined(), z.literal('')])
  .transform((value) => (value ? value : null));

/** A thumbprint in upper case hex: SHA-1 of the certificate's bytes. */
export const thumbprintSchema = z
  .string()
  .max(128)
  .transform((text) => keyOf('thumbprint', text));

export const optionalThumbprint = optionalText.transform((text) => (text === null ? null : keyOf('thumbprint', text)));
