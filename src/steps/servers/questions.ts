// The questions of the step "Servers". Each comes with what was discovered as its likely answer.

import { areOneName, keyOf } from '../../model/name.ts';
import type { Question, TextQuestion, TypedAnswer } from '../../model/question.ts';
import type { StepContext } from '../step.ts';
import { derivedExchangeUrl, derivedSkypeUrl, haveMoved, isGlobal, oauthServers, serverKeys, serversOf, userPools } from './facts.ts';
import { internalUriQuestion } from './internal-uri.ts';
import type { ServersFacts } from './schema.ts';
import { words } from './words.ts';

export function serversQuestions(context: StepContext): readonly Question[] {
  const facts = serversOf(context);
  if (facts === undefined) return [];
  return [
    ...poolQuestion(facts),
    ...urlQuestions(facts, context),
    ...leftOutQuestion(facts),
    ...contactsQuestion(facts, context),
    ...internalUriQuestion(facts, context),
  ];
}

function poolQuestion(facts: ServersFacts): readonly Question[] {
  const pools = userPools(facts);
  if (pools.length < 2) return [];
  const choices = pools.map((pool) => ({ value: pool.fqdn, label: pool.fqdn, because: `Front Ends: ${pool.computers.join(', ')}` }));
  return [{ kind: 'one', key: serverKeys.pool, ask: words.poolAsk, why: words.poolWhy, likely: pools[0]?.fqdn ?? '', choices }];
}

function urlQuestions(facts: ServersFacts, context: StepContext): readonly Question[] {
  const skype: TextQuestion = {
    kind: 'text',
    key: serverKeys.skypeMetadataUrl,
    ask: words.skypeUrlAsk,
    why: words.skypeUrlWhy,
    likely: derivedSkypeUrl(facts, context) ?? '',
    example: 'https://pool01.example.com/metadata/json/1',
    read: (text) => readMetadataUrl(text, '/metadata/json/1'),
  };
  const exchange: TextQuestion = {
    kind: 'text',
    key: serverKeys.exchangeMetadataUrl,
    ask: words.exchangeUrlAsk,
    why: words.exchangeUrlWhy,
    likely: derivedExchangeUrl(facts) ?? '',
    example: 'https://autodiscover.example.com/autodiscover/metadata/json/1',
    read: (text) => readMetadataUrl(text, '/autodiscover/metadata/json/1'),
  };
  return [skype, exchange];
}

/** Reads the address of a metadata document; the path is the product's own and is checked (facts.md 2). */
export function readMetadataUrl(text: string, path: string): TypedAnswer {
  const typed = text.trim();
  const right = (host: string) => `https://${host}${path}`;
  if (typed === '') return { ok: false, why: `Type the address, for example ${right('server.example.com')}.` };
  if (typed.length > 1024) return { ok: false, why: 'This is too long for an address; 1,024 characters are the most.' };
  if (/\s/.test(typed)) return { ok: false, why: 'An address holds no spaces or line ends.' };
  if (/^[\w.-]+$/.test(typed)) return { ok: false, why: `This is only a name; the whole address would be ${right(keyOf('fqdn', typed))}.` };
  if (!URL.canParse(typed)) return { ok: false, why: `This is not an address. It should look like ${right('server.example.com')}.` };
  const url = new URL(typed);
  const host = url.hostname.replace(/\.$/, '');
  if (url.protocol !== 'https:')
    return { ok: false, why: `The address must begin with https://, so that the servers can trust it: ${right(host)}.` };
  if (url.username !== '' || url.password !== '')
    return { ok: false, why: 'The document is public: leave out the user name and password.' };
  if (url.port !== '') return { ok: false, why: `Both products publish it on the usual port: leave out ":${url.port}".` };
  if (!host.includes('.'))
    return { ok: false, why: `Use the full name of the server with its domain, for example ${right(`${host}.example.com`)}.` };
  if (url.search !== '' || url.hash !== '') return { ok: false, why: `Leave out what follows the path: ${right(host)}.` };
  if (!areOneName('url', url.href.replace(/\/$/, ''), right(host)))
    return { ok: false, why: `The path must be ${path}, so the address would be ${right(host)}.` };
  return { ok: true, value: right(host) };
}

function leftOutQuestion(facts: ServersFacts): readonly Question[] {
  const frontEnds = userPools(facts).flatMap((pool) => pool.computers);
  const exchange = oauthServers(facts);
  if (frontEnds.length + exchange.length < 3) return [];
  const choices = [
    ...exchange.map((each) => ({ value: each.fqdn, label: each.fqdn, because: 'Exchange server' })),
    ...frontEnds.map((each) => ({ value: each, label: each, because: 'Front End' })),
  ];
  return [{ kind: 'many', key: serverKeys.leftOut, ask: words.leftOutAsk, why: words.leftOutWhy, likely: [], choices }];
}

function contactsQuestion(facts: ServersFacts, context: StepContext): readonly Question[] {
  const { policies } = facts.contacts;
  const allowed = policies.seen && policies.value.some((each) => isGlobal(each) && each.allowed);
  // Once answered it stays a question, so that Back can return to it after the policy was changed.
  if (haveMoved(facts) || (!allowed && context.answers[serverKeys.contacts] === undefined)) return [];
  return [
    {
      kind: 'one',
      key: serverKeys.contacts,
      ask: words.contactsAsk,
      why: words.contactsWhy,
      likely: 'keep',
      choices: [
        { value: 'keep', label: words.keep, because: words.keepBecause },
        { value: 'pilot', label: words.pilot, because: words.pilotBecause },
        { value: 'move', label: words.move, because: words.moveBecause },
      ],
    },
  ];
}
