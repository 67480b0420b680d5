// A survey becomes a runbook: the page for the reviewer (review.ts), and the sections in the order in which they run.

import { type Change, isChange, type Act as PlannedAct, type Undo } from '../model/change.ts';
import type { Command } from '../model/command.ts';
import { harmless } from '../model/harmless.ts';
import { placeInWords } from '../model/place.ts';
import { exchangeCmdlet, skypeCmdlet } from '../powershell/reader.ts';
import { render } from '../powershell/render.ts';
import { rowFor, unguarded } from '../steps/guard.ts';
import { exchangeTakingPart, frontEndsTakingPart } from '../steps/servers/facts.ts';
import type { StepContext } from '../steps/step.ts';
import { accountsFor, groupsOf } from '../wizard/groups.ts';
import type { StepSurvey, Survey } from '../wizard/surveyed.ts';
import type { Part, PlannedChange, Runbook, RunbookAct, Section } from './document.ts';
import { planHash } from './plan-hash.ts';
import { reviewPage } from './review.ts';

export type Origin = { readonly at: string; readonly tool: string; readonly world: 'lab' | 'real' };

export function describeRunbook(survey: Survey, made: Origin): Runbook {
  const sections = sectionsOf(survey);
  return { format: 'partner-wizard runbook 1', page: reviewPage(survey, sections, { ...made, plan: planHash(survey) }), sections };
}

function sectionsOf(survey: Survey): readonly Section[] & Section[] {
  const { context } = survey;
  return groupsOf(survey).map((group, index) => {
    const { shell, kind, parts } = group;
    const product = shell === 'exchange' ? ('Exchange' as const) : ('Skype' as const);
    const changes = parts.flatMap((each) => each.acts.filter(isChange));
    const place = standing(product, context, changes);
    return {
      number: index + 1,
      title: parts.map((each) => each.from.step.title).join(', '),
      ...place,
      account: accountsFor(group),
      needs: needsOf([listing[product], ...changes.map((each) => each.command)]),
      hurts: kind === 'hurts',
      parts: parts.map((each) => partOf(each.from, each.acts, context)),
    };
  });
}

function standing(
  product: 'Exchange' | 'Skype',
  context: StepContext,
  changes: readonly Change[],
): Pick<Section, 'shell' | 'where' | 'servers'> {
  const script = changes.some((each) => each.command.kind === 'script')
    ? " Exchange's script needs the local shell there; it does not run over a remote connection."
    : '';
  const exchange = exchangeTakingPart(context).map((each) => each.fqdn);
  const frontEnds = frontEndsTakingPart(context);
  return product === 'Exchange'
    ? {
        shell: 'Exchange Management Shell, run as administrator',
        where: `On an Exchange server, for example ${exchange[0] ?? 'any of them'}.${script}`,
        servers: { planned: [...exchange], now: `${render(listing.Exchange)} | ForEach-Object { $_.Fqdn }` },
      }
    : {
        shell: 'Skype for Business Server Management Shell, run as administrator',
        where: `On a Front End, for example ${frontEnds[0] ?? 'any of them'}.`,
        servers: { planned: [...frontEnds], now: `${render(listing.Skype)} | ForEach-Object { $_.Computers }` },
      };
}

/** What lists the servers that a section counts on; where it is missing, the shell is the wrong one. */
const listing = { Exchange: exchangeCmdlet('Get-ExchangeServer'), Skype: skypeCmdlet('Get-CsPool') } as const;

function needsOf(commands: readonly Command[]): Section['needs'] {
  const needs = new Map<string, Set<string>>();
  for (const command of commands) {
    if (command.kind !== 'cmdlet') continue;
    const parameters = needs.get(command.name) ?? new Set();
    for (const name of [...Object.keys(command.parameters), ...command.switches]) parameters.add(name);
    needs.set(command.name, parameters);
  }
  return [...needs].map(([command, parameters]) => ({ command, parameters: [...parameters] }));
}

function partOf({ step, findings }: StepSurvey, acts: readonly PlannedAct[], context: StepContext): Part {
  // Several servers may have a finding of the same kind; the act names the one that it is about.
  const because = (codes: readonly string[], id: string) => {
    const called = findings.filter((each) => codes.includes(each.code));
    const own = called.filter((each) => id.endsWith(` ${each.about}`));
    return (own.length > 0 ? own : called).map((each) => harmless(each.words, 1000));
  };
  return {
    step: step.title,
    why: [...step.why],
    acts: acts.map((act): RunbookAct => {
      if (act.kind === 'wait') {
        return {
          kind: 'wait',
          id: act.id,
          words: harmless(act.words, 1000),
          every: act.every,
          patience: act.patience,
          until: step.until(act, context).until,
          hurry: act.force?.word === '' ? render(act.force.change.command) : null,
        };
      }
      return {
        kind: 'change',
        id: act.id,
        words: harmless(act.words, 1000),
        because: because(act.because, act.id),
        command: render(act.command),
        what: act.command.kind,
        test: act.onFailure === 'go on',
        usually: act.usually,
        confirm: confirmOf(act, step.severity([act], context)),
        guard: rowFor(step, act)?.guard(act, context) ?? unguarded,
        undo: undoOf(act.undo),
      };
    }),
  };
}

/** What hurts is asked for by itself. For several servers the wizard asks once, for a fixed word; here each is asked for by its name. */
function confirmOf(change: Change, severity: StepSurvey['severity']): PlannedChange['confirm'] {
  if (severity.kind === 'mild') return null;
  if (change.command.kind !== 'program') return { word: severity.word, says: severity.says };
  const [server = ''] = change.command.args;
  return { word: server.split('.')[0] ?? server, says: `Everyone connected to ${server} is cut off for about a minute.` };
}

function undoOf(undo: Undo): PlannedChange['undo'] {
  switch (undo.kind) {
    case 'run':
      return {
        possible: true,
        words: 'By the command beside it.',
        commands: undo.commands.map((command) => ({ place: placeInWords(command.place), command: render(command) })),
      };
    case 'remove what it made':
      return {
        possible: true,
        words: `${harmless(undo.words, 1000)} The GUIDs are not known before it has run; the script prints them, so keep its output. Not while contact lists have moved to Exchange or Skype archives there.`,
        commands: [],
      };
    case 'cannot':
      return { possible: false, words: harmless(undo.why, 1000), commands: [] };
  }
}
