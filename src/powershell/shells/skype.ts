// The Skype for Business Server Management Shell: the module of this computer, or a session on a pool (facts.md 113).

import type { Access } from '../../model/access.ts';
import { call, credentialOf, noSession, oneSession, type Recipe } from './recipe.ts';

/** Names and whole paths of modules, the likeliest first: the first that is there is loaded. */
type Modules = readonly string[];

export function skypeRecipe(way: Access, script: string, modules: Modules): Recipe {
  return way.kind === 'remote' && way.server !== null
    ? {
        prepare: [],
        sessionFor: oneSession(
          `skype ${way.server}`,
          call('cmdlet', 'New-PSSession', {
            ConnectionUri: `https://${way.server}/OcsPowershell`,
            // Without a credential PowerShell's default fails here; where this one is refused too, another account is the documented way.
            ...(way.account.kind === 'mine' ? { Authentication: 'NegotiateWithImplicitCredential' } : credentialOf(way.account)),
          }),
        ),
      }
    : { prepare: [call('script', script, { Modules: { kind: 'list', items: modules } })], sessionFor: noSession };
}
