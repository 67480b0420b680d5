// What is planned, as those who run it meet it: groups in order, each in one shell.

import { type Act, isChange } from '../model/change.ts';
import type { ShellKind } from '../model/place.ts';
import { rowFor } from '../steps/guard.ts';
import type { Step, StepContext } from '../steps/step.ts';
import type { StepSurvey, Survey } from './surveyed.ts';

// What hurts and the test are sections of their own, so that each can have its own hour.
export type Group = {
  readonly shell: ShellKind;
  readonly kind: 'usual' | 'hurts' | 'test';
  readonly parts: { readonly from: StepSurvey; readonly acts: readonly Act[] }[];
};

export function groupsOf({ steps, context }: Pick<Survey, 'steps' | 'context'>): readonly Group[] {
  const groups: Group[] = [];
  for (const from of steps.filter((each) => each.acts.length > 0)) {
    const kind = from.step.verdict ? 'test' : from.severity.kind === 'type' ? 'hurts' : 'usual';
    for (const { shell, acts } of inTurn(from, context)) {
      const last = groups.at(-1);
      if (last?.shell === shell && last.kind === kind) last.parts.push({ from, acts });
      else groups.push({ shell, kind, parts: [{ from, acts }] });
    }
  }
  return groups;
}

/** The acts of a step as its two shells take turns: a section is run in one of them. What goes to a server stays with its neighbours. */
function inTurn({ step, acts }: StepSurvey, context: StepContext) {
  const turns: { shell: ShellKind; acts: Act[] }[] = [];
  for (const act of acts) {
    const shell = shellOf(act, step, context);
    const last = turns.at(-1);
    if (last !== undefined && [last.shell, shell].includes('windows')) last.acts.push(act);
    else if (last?.shell === shell) last.acts.push(act);
    else turns.push({ shell, acts: [act] });
  }
  return turns;
}

const shellOf = (act: Act, step: Step, context: StepContext): ShellKind =>
  isChange(act) ? act.command.place.shell : step.until(act, context).shell;

/** What the account of a group needs (facts.md 107). */
export function accountsFor({ shell, kind, parts }: Group): string[] {
  if (kind === 'test') return ['Local group RTC Local User Administrators on the Front End, or RTCUniversalUserAdmins.'];
  if (shell !== 'exchange') {
    const certificate = parts.some(({ from, acts }) => acts.some((act) => isChange(act) && rowFor(from.step, act)?.localAdmin));
    return [
      'RTCUniversalServerAdmins.',
      ...(certificate ? ['Local administrator on the Front End, to assign or import a certificate.'] : []),
    ];
  }
  return [
    'Role group Organization Management.',
    ...(kind === 'hurts' && parts.some(({ acts }) => acts.some((act) => isChange(act) && act.command.kind === 'program'))
      ? ['Local administrator on each Exchange server that is restarted.']
      : []),
  ];
}
