// partner-wizard lab mend: plays the admin who does, outside the wizard, what a fault of the practice lab needs.

import type { AdminPlay } from '../model/shell.ts';
import type { MendArguments } from './asked.ts';
import { exitCodes } from './exit-codes.ts';
import { rehearsals, stateHomes } from './places.ts';
import { typedLines } from './typed.ts';
import { notInLab } from './unknown-id.ts';

type Mended = { readonly kind: 'mended'; readonly play: AdminPlay } | { readonly kind: 'nothing to mend'; readonly words: string };

/** `mendIn` is the lab's: main.ts hands it in, since only main may know both sides. Throws what it throws. */
export async function mend(
  { id, lab }: MendArguments,
  known: readonly string[],
  mendIn: (dir: string, id: string) => Promise<Mended>,
): Promise<{ readonly text: string; readonly exitCode: number }> {
  if (!known.includes(id)) return { text: `${notInLab('fault', id, known)}\n`, exitCode: exitCodes.wrongArguments };
  const dir = lab ?? rehearsals(stateHomes(process.platform, process.env)).at(-1)?.dir;
  if (dir === undefined) {
    const lines = typedLines(['lab', 'mend', id, '--lab', 'DIR']);
    const text = ['There is no rehearsal here. Name the folder of the practice lab:', ...lines, ''].join('\n');
    return { text, exitCode: exitCodes.failed };
  }
  const mended = await mendIn(dir, id);
  return { text: `${mended.kind === 'mended' ? played(mended.play) : mended.words}\n`, exitCode: exitCodes.done };
}

const played = ({ words, types }: AdminPlay): string =>
  [
    `Mended in the practice lab, by the admin who ${words}.`,
    'What a real admin would type first:',
    ...types.map((each) => `  ${each}`),
    'A wizard that waits sees it when it looks again.',
  ].join('\n');
