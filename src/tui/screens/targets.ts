// What this run connects to, before it does:
//   http://exchange01.example.com/PowerShell/
//     PowerShell remoting, Kerberos. Account: EXAMPLE\administrator

import { harmless } from '../../model/harmless.ts';
import type { ConnectionTarget } from '../../model/target.ts';
import { type Content, item, prose } from '../content.ts';
import { isHinted, isUnread } from '../guard.ts';
import { blank, marked, paragraph, span } from '../lines.ts';
import { sign } from '../signs.ts';
import type { State } from '../state.ts';

export function targetScreen(targets: readonly ConnectionTarget[], state: State, width: number): Content {
  return {
    told: [
      prose(paragraph('This is what the wizard will connect to, and with which account:', width, 'title'), [blank]),
      ...targets.map(({ to, protocol, account }) =>
        item([
          ...marked([span(`  ${sign.dot}`)], harmless(to, 300), width, 'bold'),
          ...paragraph(`${protocol}. Account: ${harmless(account, 260)}.`, width, 'plain', 4),
        ]),
      ),
      prose(
        [blank],
        paragraph(
          'Beside these, the metadata documents of both products are read over HTTPS, without an account, from the addresses that the two products name.',
          width,
        ),
      ),
    ],
    asked: {
      head: [
        ...paragraph('Do you know all of these? A state file that is not yours may name others.', width),
        ...paragraph(
          isUnread(state) || !isHinted(state)
            ? 'Nothing has been connected to yet.'
            : 'Nothing has been connected to yet. To connect, press y.',
          width,
          'bold',
        ),
      ],
    },
  };
}
