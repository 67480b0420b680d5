// A place: where something is looked at or done. A shell, and the computer it concerns.

export type ShellKind = 'exchange' | 'skype' | 'windows';

/** A fully qualified domain name in lower case, without a trailing dot. */
export type Fqdn = string;

/** 'any': the command reaches the whole organisation, whichever server the shell is attached to. */
export type Place =
  | { readonly shell: 'exchange' | 'skype'; readonly computer: 'any' }
  | { readonly shell: 'windows'; readonly computer: Fqdn };

export const exchangeShell: Place = { shell: 'exchange', computer: 'any' };
export const skypeShell: Place = { shell: 'skype', computer: 'any' };
export const windowsOn = (computer: Fqdn): Place => ({ shell: 'windows', computer });

/** The place in words, as a heading above a command. */
export function placeInWords(place: Place): string {
  switch (place.shell) {
    case 'exchange':
      return 'Exchange Management Shell';
    case 'skype':
      return 'Skype for Business Server Management Shell';
    case 'windows':
      return `Windows PowerShell on ${place.computer}`;
  }
}
