// What this run connects to, before it does:
//   http://exchange01.example.com/PowerShell/
//     PowerShell remoting, Kerberos · account: EXAMPLE\administrator

import { harmless } from '../../model/harmless.ts';
import type { ConnectionTarget } from '../../model/target.ts';
import type { Context } from '../context.ts';
import { blank, type Line, marked, paragraph, span } from '../lines.ts';

export function targetLines(targets: readonly ConnectionTarget[], { symbols }: Context, width: number): readonly Line[] {
  return [
    ...paragraph('This is what the wizard will connect to, and with which account:', width, 'title'),
    ...paragraph(
      'Nothing has been connected to yet. Do you know all of these? A state file that is not yours may name others.',
      width,
      'dim',
    ),
    blank,
    ...targets.flatMap(({ to, protocol, account }) => [
      ...marked([span(`  ${symbols.dot}`)], harmless(to, 300), width, 'bold'),
      ...paragraph(`${protocol}. Account: ${harmless(account, 260)}.`, width, 'plain', 4),
    ]),
    blank,
    ...paragraph(
      'Beside these, the metadata documents of both products are read over HTTPS, without an account, from the addresses that the two products name.',
      width,
      'dim',
    ),
    blank,
    ...paragraph('Press Enter to connect. Press Esc to change an answer, Ctrl+C to leave.', width, 'bold'),
  ];
}
