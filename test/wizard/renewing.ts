// Keys that change in a set-up that stands, as another admin changes them: by cmdlets, outside of the wizard.

import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { ownEvidence } from '../../src/diagnosis/read-text.ts';
import { describe, issue } from '../../src/lab/certificates.ts';
import { createPace } from '../../src/lab/pace.ts';
import { settle } from '../../src/lab/time.ts';
import type { LabWorld } from '../../src/lab/world.ts';
import type { Trouble } from '../../src/model/demand.ts';
import type { World } from '../../src/model/shell.ts';
import type { StepId } from '../../src/model/steps.ts';
import { inSkype, labIn, message, openTestLab, replicated, storageTest, type TestLab } from '../lab/playing.ts';
import { wholeSurvey } from '../runbook/planning.ts';
import { likely, answers as usual } from './fault-promises.ts';
import { changesOf, type Interject, type Rehearsal, rehearse } from './rehearsal.ts';
import { worldIn } from './undoing.ts';

type Options = NonNullable<Parameters<typeof rehearse>[1]>;

export const day = 24 * 3_600_000;

/** What is done in the lab between two runs of the wizard. */
export async function between<T>(dir: string, act: (lab: TestLab) => Promise<T>, now?: () => Date): Promise<T> {
  const lab = await openTestLab(dir, 2000, now);
  try {
    return await act(lab);
  } finally {
    await lab.world.close();
  }
}

/** A run on a state file of its own: nothing is known of what was done before. */
export async function newRun(dir: string, options: Options = {}): Promise<Rehearsal> {
  rmSync(path.join(dir, 'set-up.jsonl'), { force: true });
  return rehearse(dir, options);
}

/** What a run changed, without its tests. */
export const mendedBy = ({ records }: Rehearsal): readonly string[] => changesOf(records).filter((each) => !each.startsWith('test '));

/** What the test says of the trust: that it passed, or why not. */
export const tested = (dir: string, now?: () => Date): Promise<string> => between(dir, testIn, now);

/** What the wizard calls the cause of a test that fails now, from what the server says and what all steps see. */
export async function causeNow(dir: string, options: Parameters<typeof wholeSurvey>[1]): Promise<string> {
  const { steps } = await wholeSurvey(dir, options);
  const seen = steps.flatMap(({ findings }) => findings.filter((each) => each.state === 'to mend' || each.state === 'stop'));
  const codes = seen.map((each) => each.code);
  return diagnose(ownEvidence([await tested(dir, options?.now)], codes))?.cause ?? '';
}

/** Renewals as the admin makes them: on a state file of their own, and with the likely answer to what is not in the answers. */
export const renewal = (dir: string, renew: readonly string[], { answers = {}, ...options }: Options = {}): Promise<Rehearsal> =>
  newRun(dir, {
    aim: 'renew',
    interject: likely,
    ...options,
    answers: { ...usual, 'certificates.oauthTokenIssuer': 'request', ...answers, 'certificates.renew': renew },
  });

/** Leaves before a plan of a step is agreed to. */
export const leaveBefore =
  (step: StepId): Interject =>
  (demand) =>
    demand.kind === 'confirm' && demand.step === step ? { kind: 'leave' } : likely(demand);

/** Skype signs with another certificate of its Front End's store: assigned, and on every Front End. */
export async function changeSkypesKey(lab: TestLab): Promise<void> {
  const Thumbprint = anotherKey(lab.kept());
  await lab.play(inSkype('Set-CsCertificate', { Identity: 'Global', Type: 'OAuthTokenIssuer', Thumbprint }));
  await replicated(lab);
}

/** The day of a certificate that Skype has staged is here. */
export function letTheDayCome({ skype }: LabWorld): void {
  for (const { settings } of [skype.central, ...skype.replicas])
    if (settings.tokenIssuer?.next) settings.tokenIssuer.next.effective = new Date(Date.now() - 1000).toISOString();
}

/** A run in which something happens just before a plan of a step is agreed to, once. */
export async function runMeanwhile(dir: string, act: (lab: TestLab) => Promise<void>, options: Meanwhile = {}) {
  const { before = 'connectivityTest', ...others } = options;
  const troubles: Trouble[] = [];
  let lab: TestLab | undefined;
  let done = false;
  const interject: Interject = async (demand) => {
    if (demand.kind === 'confirm' && demand.step === before && lab !== undefined && !done) {
      done = true;
      await act(lab);
    }
    if (demand.kind !== 'way out' || troubles.length > 3) return undefined;
    troubles.push(demand.trouble);
    // The first way out of every trouble: the one that is highlighted.
    return { kind: 'value', value: { option: demand.options[0]?.option ?? '', typed: '' } };
  };
  const driver = async (opened: World) => {
    lab = labIn(dir, opened);
    return opened;
  };
  return { run: await newRun(dir, { ...others, interject, driver }), troubles };
}

type Meanwhile = Options & { readonly before?: StepId };

const anotherKey = ({ skype }: LabWorld): string => skype.defaults.find((each) => each.fqdn === skype.shellOn)?.thumbprint ?? '';

/** A new auth certificate on every Exchange server, published; nothing is restarted. */
export function publishAuthCertificate(world: LabWorld): void {
  const { authConfig } = world.exchange;
  authConfig.previous = authConfig.current;
  authConfig.current = newAuthCertificate(world);
  authConfig.changed = new Date().toISOString();
}

/** A next auth certificate, on every Exchange server, for a day to come. */
export function stageAuthCertificate(world: LabWorld): void {
  const { authConfig } = world.exchange;
  authConfig.next = newAuthCertificate(world);
  authConfig.nextEffective = new Date(Date.now() + 30 * day).toISOString();
  authConfig.changed = new Date().toISOString();
}

/** Gives its thumbprint. */
function newAuthCertificate(world: LabWorld): string {
  const commonName = 'Microsoft Exchange Server Auth Certificate';
  const validity = { notBefore: new Date(Date.now() - day), notAfter: new Date(Date.now() + 5 * 365 * day) };
  const made = issue({ commonName, names: [], bits: 2048, digest: 'sha256', ...validity, use: 'server', issuer: 'itself' }, randomBytes);
  const { thumbprint } = made;
  world.certificates.push(made);
  for (const { role, store } of world.computers)
    if (role === 'exchange') store.push({ thumbprint, friendlyName: commonName, hasPrivateKey: true, exportable: true, services: 'SMTP' });
  return thumbprint;
}

/** Skype's entry for Exchange holds a certificate that somebody stored, and reads no document. */
export function storeByHand({ skype }: LabWorld): void {
  for (const { settings } of [skype.central, ...skype.replicas])
    for (const partner of settings.partners)
      if (partner.keys.kind === 'metadata') partner.keys = { kind: 'certificate', certificates: partner.keys.certificates };
}

/** What the test says in a lab that is open. */
export async function testIn(lab: TestLab): Promise<string> {
  const played = await lab.play(storageTest);
  return played.errors.length > 0 ? message(played) : played.objects.join();
}

/** What of a run belongs to the keys and to those who trust them. */
export const chainOf = (run: Rehearsal): readonly string[] =>
  mendedBy(run).filter((each) => /^(auth|restart|partner|exchange-partner)/.test(each));

/** A clock that runs, and can be set ahead. */
export function clock() {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    pass: (milliseconds: number) => {
      ahead += milliseconds;
    },
    /** To just after an instant. */
    passTo: (at: string) => {
      ahead = Date.parse(at) + 1000 - Date.now();
    },
  };
}

/** All that a run found, as it was said. */
export const foundBy = ({ records }: Rehearsal): readonly string[] =>
  records.flatMap((each) => (each.type === 'looked' ? each.findings.map(({ words }) => words) : []));

/** Exchange's keys as every Front End has stored them, current and previous. */
export function keysHeldBySkype(dir: string): readonly (readonly string[])[] {
  const world = worldIn(dir);
  // What is on its way is kept as an instant, and comes when somebody looks.
  const arrives = world.skype.underWay.map((each) => each.arrives).sort();
  const arrived = settle(world, new Date(arrives.at(-1) ?? 0), createPace(2000));
  return receiving(arrived).map(({ settings }) =>
    settings.partners.flatMap(({ keys }) => (keys.kind === 'metadata' ? keys.certificates : [])),
  );
}

/** The same as Exchange signs with them. */
export function keysInUse(dir: string): readonly (readonly string[])[] {
  const world = worldIn(dir);
  const { current, previous } = world.exchange.authConfig;
  const raw = [current, previous].flatMap((each) =>
    world.certificates.filter(({ thumbprint }) => thumbprint === each).map(({ pem }) => describe(pem).raw),
  );
  return receiving(world).map(() => raw);
}

/** A retired replica receives nothing. */
const receiving = ({ skype }: LabWorld) => skype.replicas.filter((each) => each.delay !== null);
