// The pages that are only read: where a resumed set-up stands, what there is, and how a step ended. A summary first: what needs the
// admin, then one line a group; all looks are behind a.

import type { Asking } from '../../model/demand.ts';
import type { Finding } from '../../model/finding.ts';
import { howDone } from '../../model/link.ts';
import { isClean, type ProbeTrace } from '../../model/probe-trace.ts';
import type { View } from '../../wizard/front-end.ts';
import { type Block, type Content, item, prose } from '../content.ts';
import type { Context } from '../context.ts';
import { blank, ends, type Line, line, lineWidth, marked, paragraph, span, takeWidth } from '../lines.ts';
import { hasLink, linkPicture, type StepMark } from '../link-map.ts';
import { sign } from '../signs.ts';
import type { State } from '../state.ts';
import { widthOf } from '../width.ts';
import { findingGroups } from './groups.ts';
import { wayBlocks } from './hops.ts';
import { countsOf, foldedList, pressing, stateSigns, stateTones, worstOf } from './parts.ts';
import { resumedLines } from './resumed.ts';
import { roadBlocks } from './road.ts';

const renewal =
  'This is a renewal. The next step asks which signing certificate you want to renew. All other steps only look, and change what must follow.';
/** More of what needs the admin than this would push the summary out of sight. */
const mostPressing = 4;

export function readScreen(
  demand: Extract<Asking, { kind: 'read' }>,
  view: View,
  hop: State['hop'],
  context: Context,
  width: number,
): Content {
  if (view.resumed !== null) return { told: [prose(resumedLines(view.resumed, context, width))] };
  if (view.road !== null) return { told: roadBlocks(view.road, width) };
  const findings = view.findings[demand.step] ?? [];
  return {
    told:
      demand.page === 'found' ? foundBlocks(findings, view, context, width) : outcomeBlocks(demand, findings, view, hop, context, width),
  };
}

function foundBlocks(findings: readonly Finding[], { traces }: View, { aim }: Context, width: number): readonly Block[] {
  return [
    ...(aim === 'renew' ? [prose(paragraph(renewal, width), [blank])] : []),
    prose(paragraph('What there is. You should see every server your users work with.', width, 'title'), [blank]),
    ...pressingBlocks(findings, width),
    ...groupBlocks(findings, width),
    ...traceSummary(traces, width),
    prose([blank], paragraph('A server is missing, or one is foreign? Press n.', width)),
  ];
}

function pressingBlocks(findings: readonly Finding[], width: number): readonly Block[] {
  const needy = pressing(findings);
  const more = foldedList(needy, width).length - mostPressing;
  if (needy.length === 0) return [];
  return [
    ...foldedList(needy, width).slice(0, mostPressing),
    ...(more > 0 ? [item([line(`  ${more} more, press a`, 'bold')])] : []),
    prose([blank]),
  ];
}

/** ✔ Skype      Skype pool atl-cs-001 has 1 Front End.            5 ok, 2 notes */
function groupBlocks(findings: readonly Finding[], width: number): readonly Block[] {
  const domain = sharedDomain(findings);
  return findingGroups(findings).map(({ name, findings: its }) => {
    const worst = worstOf(its);
    const counts = countsOf(its);
    const left: Line = [span(`${stateSigns[worst]} `, stateTones[worst]), span(name.padEnd(14))];
    const room = width - lineWidth(left) - widthOf(counts) - 2;
    const [first] = its;
    const more = its.filter(({ code }) => code === first?.code).length - 1;
    return item([ends([...left, span(summedUp(withoutDomain(first?.words ?? '', domain), more, room))], line(counts, 'dim'), width)]);
  });
}

/** The domain that all servers of these looks share; undefined where they have more than one. */
function sharedDomain(findings: readonly Finding[]): string | undefined {
  const domains = new Set(findings.flatMap(({ about }) => /^[\w-]+\.([\w-]+\.[\w.-]+)$/.exec(about)?.[1] ?? []));
  return domains.size === 1 ? [...domains][0] : undefined;
}

/** Servers by their short names; an address stays what it is. */
const withoutDomain = (words: string, domain: string | undefined): string =>
  domain === undefined || words.includes('://') ? words : words.replaceAll(`.${domain}`, '');

/** What is so for one server, and for how many more. */
function summedUp(words: string, more: number, room: number): string {
  if (more < 1) return shortened(words, room);
  const end = `; ${more} more`;
  const short = shortened(words.replace(/\.$/, ''), room - end.length);
  return short === '' ? '' : `${short}${end}`;
}

function shortened(words: string, room: number): string {
  if (room < 12) return '';
  return widthOf(words) <= room ? words : `${takeWidth(words, room - 1).trimEnd()}${sign.cut}`;
}

function traceSummary(traces: readonly ProbeTrace[], width: number): readonly Block[] {
  if (traces.length === 0) return [];
  const clean = traces.filter(isClean).length;
  const all = clean === traces.length;
  const words = all
    ? `Each look at a metadata document came to its end (${clean})`
    : `${clean} of ${traces.length} looks at a metadata document came to their end with nothing amiss`;
  return [item(marked([span(`${all ? sign.done : sign.note} ${'Network'.padEnd(13)}`, all ? 'ok' : 'note')], words, width))];
}

function outcomeBlocks(
  { step, ending, unchanged }: Extract<Asking, { kind: 'read' }>,
  findings: readonly Finding[],
  view: View,
  hop: State['hop'],
  context: Context,
  width: number,
): readonly Block[] {
  const { steps } = context;
  const number = steps.findIndex(({ id }) => id === step) + 1;
  const [first, ...proved] = ending === 'proved' ? (view.proved[step] ?? []) : [];
  const words =
    ending === 'already right'
      ? (unchanged ?? `Step ${number} was right already. Nothing was changed.`)
      : [`Step ${number} is done, and was looked at again.`, ...(first === undefined ? [] : [first])].join(' ');
  return [
    prose(marked([unchanged === undefined ? span(sign.done, 'ok') : span(sign.dot)], words, width, 'bold'), [blank]),
    ...(proved.length === 0
      ? []
      : [
          prose(
            [line('What was seen as well:', 'bold')],
            proved.flatMap((each) => marked([span(`  ${sign.dot}`)], each, width)),
            [blank],
          ),
        ]),
    ...pressingBlocks(findings, width),
    ...wayBlocks(findings, hop, width),
    ...(hasLink(step)
      ? [
          prose(
            linkPicture(context, (index) => markAfter(index, number, view, context), width),
            [blank],
          ),
        ]
      : []),
    ...groupBlocks(findings, width),
    ...nextStep(number, steps, width),
  ];
}

/** A step that ended is done with. */
const markAfter = (index: number, number: number, { findings }: View, { steps }: Context): StepMark =>
  index < number ? howDone(findings[steps[index]?.id ?? ''] ?? []) : 'to do';

function nextStep(number: number, steps: Context['steps'], width: number): readonly Block[] {
  const next = steps[number];
  return next === undefined ? [] : [prose([blank], paragraph(`Next is step ${number + 1}: ${next.title}.`, width))];
}
