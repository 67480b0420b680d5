// The words that the layouts of a runbook share: its title, the headings of the reviewer's page and what stands under them.

import { article } from '../model/article.ts';
import type { ReviewPage, Section } from './document.ts';

export const title = 'Runbook: trust between Skype for Business Server and Exchange Server';

type Heading = { readonly heading: string; readonly lines: readonly string[] };

/** The page, heading by heading, as lines of plain text. */
export function headingsOf(page: ReviewPage, sections: readonly Section[]): readonly Heading[] {
  return [
    { heading: 'This plan', lines: about(page, sections) },
    ...(page.blocked.length === 0 ? [] : [{ heading: 'Do not run it yet', lines: page.blocked }]),
    { heading: 'The trust that is there afterwards', lines: page.trust },
    {
      heading: 'What it makes',
      lines: page.makes.length === 0 ? ['Nothing new.'] : page.makes.map(({ what, where, rights }) => `${what} (${where}). ${rights}`),
    },
    { heading: 'What it changes', lines: page.changes.length === 0 ? ['Nothing that is there already.'] : page.changes },
    { heading: 'Who is cut off, when, and for how long', lines: page.cutOff },
    {
      heading: 'What cannot be undone',
      lines:
        page.cannotUndo.length === 0
          ? ['Every change can be taken back; how stands beside it.']
          : page.cannotUndo.map(({ what, why }) => `${what} ${why}`),
    },
    { heading: 'What was found', lines: found(page) },
    { heading: 'How it is proved', lines: page.proof },
    { heading: 'Who runs it, and where', lines: sections.length === 0 ? ['Nothing is left to run.'] : sections.map(who) },
    { heading: 'What this plan cannot know', lines: page.limits },
  ];
}

function about({ world, made, tool, plan }: ReviewPage, sections: readonly Section[]): readonly string[] {
  return [
    ...(world === 'lab' ? ['PRACTICE LAB: a rehearsal. These servers are not real.'] : []),
    sections.length === 0
      ? 'Nothing is left to do.'
      : `It has ${sections.length === 1 ? 'one section' : `${sections.length} sections`}, to be run in order.`,
    `Made ${made.slice(0, 19).replace('T', ' ')} UTC by ${tool}. Making it looked at the servers and changed nothing.`,
    `Number of the plan (SHA-256): ${plan}. It changes when anything that would run changes.`,
    `It takes the steps of the publisher's article "${article.title}": ${article.address}`,
  ];
}

const states = { stop: 'STOP', 'to mend': 'to mend', 'not seen': 'not seen', note: 'note', ok: 'ok' } as const;

function found({ prerequisites }: ReviewPage): readonly string[] {
  const order = Object.keys(states);
  const sorted = prerequisites.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return sorted.map(({ state, words, wayOut }) => `${states[state]}: ${words}${wayOut === '' ? '' : ` ${wayOut}`}`);
}

const who = ({ number, title: what, shell, where, account }: Section): string =>
  `Section ${number}, ${what}: ${shell}. ${where} Account: ${account.join(' ')}`;
