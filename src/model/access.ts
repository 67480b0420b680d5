// A way: how a shell is reached from this computer. The admin chooses one for each shell, once for each computer that the
// set-up is worked on from; the journal remembers it.

import type { Command } from './command.ts';
import type { Fqdn, Place, ShellKind } from './place.ts';

/** Whose rights open a remote shell: those of who is signed in, or of an account whose password (`secret`) is kept in memory only. */
export type AccessAccount = { readonly kind: 'mine' } | { readonly kind: 'another'; readonly secret: string };

export type Access =
  | { readonly kind: 'this computer' }
  /** Exchange: one of its servers; Skype: a pool. Windows: each server by its own name, so `server` is null. */
  | { readonly kind: 'remote'; readonly server: Fqdn | null; readonly account: AccessAccount }
  | { readonly kind: 'by hand' }
  /** Windows only: whatever needs it counts as not looked at. */
  | { readonly kind: 'not at all' };

export type ShellAccess = { readonly [shell in ShellKind]: Access };

/** A way as the admin is offered it, with what was found on this computer that speaks for or against it. */
export type AccessOffer = { readonly kind: Access['kind']; readonly label: string; readonly because: string };

/** A command of a manual task. `mark` comes back with its answer, so that an older answer cannot pass for it. */
export type ManualTaskPart = { readonly mark: string; readonly command: Command };

/** Commands for the admin's own hand. `text` is what is copied; what it prints is brought back as it stands. */
export type ManualTask = {
  readonly purpose: 'look' | 'change';
  readonly place: Place;
  readonly parts: readonly ManualTaskPart[];
  readonly text: string;
  /** Why it is asked again: what of the last thing brought back was not understood, as sentences; null at first. */
  readonly unclear: string | null;
  /** Which it is of those that are known by now, where there are several: what they say may call for more. */
  readonly known?: { readonly at: number; readonly of: number };
};

/** What the admin brought back: text, or that it was not run. Undefined when they left. */
export type Pasted = { readonly kind: 'said'; readonly text: string } | { readonly kind: 'not run' };
