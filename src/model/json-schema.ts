// The schema of JSON inside something that JSON.parse gave.

import { z } from 'zod';
import type { Json } from './json.ts';

/** What JSON.parse gives is JSON; walking through it again would double the time that opening a journal takes. */
export const jsonSchema = z.custom<Json>((value) => value !== undefined);
