// The pages that the wizard shows to be read, and the points that Back can return to.

import type { StepId } from './steps.ts';

/** A page to read: where a resumed set-up stands, what was found before anything is asked, all that is to come, and how a step ends. */
export type Page = 'resumed' | 'found' | 'road' | 'outcome';

/** Something that Back can return to. */
export type Point =
  | { readonly kind: 'answer'; readonly step: StepId; readonly key: string }
  | { readonly kind: 'read'; readonly step: StepId; readonly page: Page };
