// Windows PowerShell on a named server: ordinary remoting with Kerberos, in which only our own named functions run (facts.md 108); on
// this computer itself the same functions without a session.

import type { Access } from '../../model/access.ts';
import type { Fqdn } from '../../model/place.ts';
import { call, credentialOf, type Recipe } from './recipe.ts';

export type WindowsFunctions = {
  /** The script that defines the functions, by its whole path. */
  readonly path: string;
  /** The same as text, for a session on another computer. */
  readonly text: string;
};

export function windowsRecipe(way: Access, functions: WindowsFunctions, thisComputer: Fqdn): Recipe {
  return {
    prepare: [call('profile', functions.path)],
    sessionFor: ({ place: { computer } }) =>
      way.kind !== 'remote' || computer === thisComputer
        ? null
        : {
            key: `windows ${computer}`,
            open: call('cmdlet', 'New-PSSession', { ComputerName: computer, Authentication: 'Kerberos', ...credentialOf(way.account) }),
            define: functions.text,
            first: null,
            select: [],
          },
  };
}
