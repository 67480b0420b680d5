// The first page of a resumed run:
//   Welcome back. This is where the set-up stands.
//   ✔ Servers            done, and looked at again just now
//   ❯ Certificates       next: a question …
//   Changed since then, and not by this wizard: … before … now …

import { harmless } from '../../model/harmless.ts';
import { localTimeInWords } from '../../model/instant.ts';
import type { Drift, Resume } from '../../wizard/resume.ts';
import type { Context } from '../context.ts';
import { blank, type Line, marked, paragraph, span } from '../lines.ts';
import { sign } from '../signs.ts';

const titleWidth = 20;

export function resumedLines(resume: Resume, context: Context, width: number): readonly Line[] {
  return [
    ...paragraph('Welcome back. This is where the set-up stands.', width, 'title'),
    ...paragraph(lastWords(resume), width),
    ...handedOver(resume, width),
    blank,
    ...stepLines(resume, context, width),
    blank,
    ...driftLines(resume, width),
  ];
}

function lastWords({ last, computer, handedOver }: Resume): string {
  const where = harmless(last.on, 64);
  const on = last.on === computer ? 'this computer' : where;
  const now = last.on === computer ? '' : ` You are on ${harmless(computer, 64)} now.`;
  const what = handedOver === null ? 'Last worked on' : 'Handed over';
  return `${what} by ${harmless(last.by, 64)} on ${on}, ${localTimeInWords(last.at)}.${now}`;
}

/** Two copies that both go on would not know of each other. */
function handedOver({ handedOver: to, last, computer }: Resume, width: number): readonly Line[] {
  if (to === null || last.on !== computer) return [];
  const words = 'It was to go on on another computer. If it did so with a copy of the state file, leave now (Ctrl+C) and use that copy.';
  return marked([span(sign.mend, 'to mend')], words, width);
}

function stepLines({ steps, next, changed }: Resume, { steps: words }: Context, width: number): readonly Line[] {
  const first = steps.findIndex(({ standing }) => standing !== 'done');
  return steps.flatMap(({ step, standing }, index) => {
    const title = (words.find(({ id }) => id === step)?.title ?? '').padEnd(titleWidth);
    const drift = changed.some((each) => each.step === step) ? ', and not as it was: see below' : '';
    if (standing === 'done') return marked([span(`${sign.done} ${title}`, 'ok')], `done, and looked at again just now${drift}`, width);
    if (index === first)
      return marked(
        [span(`${sign.now} ${title}`, 'accent')],
        `${standing === 'open again' ? 'was done, and needs you again' : 'next'}. ${next}`,
        width,
      );
    const later = standing === 'open again' ? 'was done, is looked at again when it is its turn' : 'to do';
    return marked([span(`${sign.toDo} ${title}`, 'dim')], later, width);
  });
}

function driftLines({ changed }: Resume, width: number): readonly Line[] {
  const part = (title: string, drift: readonly Drift[]): readonly Line[] =>
    drift.length === 0 ? [] : [...paragraph(title, width, 'bold'), ...drift.flatMap((each) => beforeAndNow(each, width)), blank];
  return [
    ...part(
      'Changed since then, and not by this wizard:',
      changed.filter((each) => !each.ours && each.now !== null),
    ),
    ...part(
      'Seen then, and not now. It may have changed, or could not be looked at:',
      changed.filter((each) => !each.ours && each.now === null),
    ),
    ...part(
      "Not as when it was last looked at. It may be the wizard's own doing:",
      changed.filter((each) => each.ours),
    ),
  ];
}

function beforeAndNow({ before, now }: Drift, width: number): readonly Line[] {
  return [
    ...marked([span(`  ${sign.dot} before `, 'dim')], before ?? 'Nothing was seen of it.', width),
    ...marked([span('    now    ', 'note')], now ?? 'Nothing is seen of it.', width),
  ];
}
