// Web services that offer no OAuth: a restart does not bring it, so that it stops before one. It must have been seen from the servers'
// side, at the server's own address, twice: a worker that is just starting may answer in other ways for a moment.

import { z } from 'zod';
import { readOAuthSwitches, virtualDirectoriesOf, type WebService } from '../../exchange/organisation.ts';
import type { Fqdn } from '../../model/place.ts';
import { literal, render } from '../../powershell/render.ts';
import { isWithoutOAuth } from '../../probes/challenge.ts';
import type { Asked } from '../ask.ts';
import { seenOf } from '../facts.ts';
import type { StepFinding } from '../findings.ts';
import { listInWords } from '../phrases.ts';
import type { Look } from '../step.ts';
import { found } from './found.ts';

export const withoutOAuth = z.array(
  z.object({
    service: z.enum(['ews', 'autodiscover']),
    /** The server that asked. */
    by: z.string(),
    /** How its switch stands on the virtual directories; null: Exchange does not say. */
    switches: seenOf(z.array(z.object({ directory: z.string(), isOn: z.boolean().nullable() }))),
  }),
);
type Without = z.output<typeof withoutOAuth>[number];

export const serviceWords: { readonly [service in WebService]: string } = {
  ews: 'Exchange Web Services',
  autodiscover: 'Autodiscover',
};

const secondsBetween = 30;

/** The server that saw an answer without OAuth; nothing where this computer did, or nobody. */
const sawNone = (asked: Asked): Fqdn | null => (asked.kind === 'answered' && isWithoutOAuth(asked) ? asked.by : null);

/** What both web services of a server answer, the latest of it, and which of them offer no OAuth. */
export async function lookForOAuth(
  { reader, pause }: Look,
  server: { readonly fqdn: Fqdn; readonly name: string },
  ask: (service: WebService) => Promise<Asked>,
): Promise<{ readonly [service in WebService]: Asked } & { readonly without: readonly Without[] }> {
  const [ews, autodiscover] = await Promise.all([ask('ews'), ask('autodiscover')]);
  const asked = { ews, autodiscover };
  const first = (['ews', 'autodiscover'] as const).filter((service) => sawNone(asked[service]) !== null);
  if (first.length === 0) return { ...asked, without: [] };
  await pause(secondsBetween);
  const again = await Promise.all(first.map(async (service) => ({ service, answer: await ask(service) })));
  const without = await Promise.all(
    again.map(async ({ service, answer }): Promise<readonly Without[]> => {
      const by = sawNone(answer);
      if (by === null) return [];
      const switches = await readOAuthSwitches(reader, server.name, service);
      return [{ service, by, switches: switches.seen ? { seen: true, value: [...switches.value] } : switches }];
    }),
  );
  return { ...asked, ...Object.fromEntries(again.map(({ service, answer }) => [service, answer])), without: without.flat() };
}

/** What stops before any restart of this server. */
export function judgeOAuth(server: Fqdn, without: readonly Without[]): StepFinding {
  const all = listInWords(without.map(({ service }) => serviceWords[service]));
  const by = listInWords([...new Set(without.map((each) => each.by))]);
  const words = [
    `${all} of ${server} ${without.length === 1 ? 'offers' : 'offer'} no OAuth, so that no token of Skype is looked at there: asked by ${by}, at its own address, twice, half a minute apart, it names no Bearer among the ways to sign in.`,
    ...without.map(({ service, switches }) => switchWords(service, switches)),
    'A restart does not change that.',
  ];
  return found.stop('iis.no-oauth', server, words.join(' '), {
    wayOut: without.map((each) => wayOut(server, each)).join(' '),
    override: 'GO ON ANYWAY',
    saw: without.map(({ switches, ...each }) => ({ ...each, switches: switches.seen ? switches.value : null })),
  });
}

function switchWords(service: WebService, switches: Without['switches']): string {
  if (!switches.seen) return `How the switch of ${serviceWords[service]} stands could not be seen: ${switches.why}`;
  const each = switches.value.map(({ directory, isOn }) => `${isOn === null ? 'not said' : isOn ? 'on' : 'off'} on ${directory}`);
  return each.length === 0
    ? `Exchange shows no virtual directory of ${serviceWords[service]} there.`
    : `Its switch (OAuthAuthentication) is ${listInWords(each)}.`;
}

/** The wizard never switches it itself (facts.md 74): it is for the admin, out of hours. */
function wayOut(server: Fqdn, { service, switches }: Without): string {
  const shown = virtualDirectoriesOf[service](server);
  const off = switches.seen ? switches.value.filter(({ isOn }) => isOn === false) : [];
  const set = (directory: string, value: '$true' | '$false') =>
    `${shown.name.replace('Get-', 'Set-')} ${literal(directory)} -OAuthAuthentication ${value}`;
  if (off.length > 0)
    return `Switch it on, out of hours: ${off.map(({ directory }) => set(directory, '$true')).join('; ')}. Then recycle the application pool of ${serviceWords[service]}, or restart IIS, and look again.`;
  const look = `${render(shown)} | Format-List Identity, OAuthAuthentication, InternalAuthenticationMethods`;
  const [directory] = switches.seen ? switches.value : [];
  return directory === undefined
    ? `Look how it stands: ${look}.`
    : `It was changed past Exchange, in IIS Manager for example. Out of hours, set it off and on again: ${set(directory.directory, '$false')}; ${set(directory.directory, '$true')}. Then look again.`;
}
