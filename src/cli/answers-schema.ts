// What an answers file may hold: each key with its kind and what it answers. The messages follow the key in a sentence, such as
// `"iisRestart.who" must be one of …`. assets/answers.schema.json is this for editors (test/cli/answers-schema.test.ts keeps it so).
// To add a question, put its key here; a test compares the keys with those that the steps ask.

import { z } from 'zod';
import { type OwnStepId, rowOf } from '../model/steps.ts';
import { words as auth } from '../steps/certificates/auth-certificate/words.ts';
import { words as pfx, example as pfxExample } from '../steps/certificates/pfx/words.ts';
import { words as tokenIssuer } from '../steps/certificates/token-issuer/words.ts';
import { words as certificates } from '../steps/certificates/words.ts';
import { words as connectivityTest } from '../steps/connectivity-test/words.ts';
import { words as exchangeAsPartner } from '../steps/exchange-as-partner/words.ts';
import { words as iisRestart, severalWord } from '../steps/iis-restart/words.ts';
import { words as servers } from '../steps/servers/words.ts';
import { words as skypeAsPartner } from '../steps/skype-as-partner/words.ts';

const quoted = (values: readonly string[]) => values.map((each) => `"${each}"`).join(', ');

const text = (about: string, example: string) => z.string({ error: 'must be a text.' }).describe(`${about} For example "${example}".`);
const list = (about: string) => z.array(z.string(), { error: 'must be a list of names.' }).describe(about);
const one = (about: string, ...values: readonly string[]) => z.enum(values, { error: `must be one of ${quoted(values)}.` }).describe(about);
const words = (about: string) => {
  const each = z.string();
  return z.union([each, z.array(each).min(1)], { error: 'must be a text, or a list of texts.' }).describe(about);
};

const yes = (step: OwnStepId) =>
  words(
    `Agrees to the plan of the step "${rowOf(step).title}": "yes", or the word that the plan asks for. A list of both where a run needs more than one.`,
  );

const anyWay = ['this computer', 'remote', 'by hand'] as const;
const server = (what: string) => text(`With "remote": the full name of ${what} to connect to.`, 'server.example.com');
const account = one('With "remote": whose account opens the connection. Its password is never read from a file.', 'mine', 'another');
const user = text('With "another": the account, as DOMAIN\\name or name@domain.', 'EXAMPLE\\administrator');

export const answersSchema = z
  .object({
    $schema: text('Where the description of these keys is, for editors. The wizard does not read it.', './answers.schema.json'),
    'shells.exchange': one('How the wizard reaches the Exchange Management Shell.', ...anyWay),
    'shells.exchange.server': server('the Exchange server'),
    'shells.exchange.account': account,
    'shells.exchange.user': user,
    'shells.skype': one('How the wizard reaches the Skype for Business Server Management Shell.', ...anyWay),
    'shells.skype.server': server('the pool'),
    'shells.skype.account': account,
    'shells.skype.user': user,
    'shells.windows': one(
      'How the wizard looks at the servers themselves. Nothing is changed this way, unless a certificate is imported from a PFX file.',
      ...anyWay,
      'not at all',
    ),
    'shells.windows.account': account,
    'shells.windows.user': user,
    'servers.pool': text(servers.poolAsk, 'pool01.example.com'),
    'servers.skypeMetadataUrl': text(servers.skypeUrlAsk, 'https://pool01.example.com/metadata/json/1'),
    'servers.exchangeMetadataUrl': text(servers.exchangeUrlAsk, 'https://autodiscover.example.com/autodiscover/metadata/json/1'),
    'servers.leftOut': list(servers.leftOutAsk),
    'servers.contacts': one(servers.contactsAsk, 'keep', 'pilot', 'move'),
    'servers.confirm': yes('servers'),
    'realm.not-accepted.goOnAnyway': text(
      "Goes on although Exchange does not accept the domain that Skype signs in the name of. Exchange may then refuse Skype's tokens.",
      'GO ON ANYWAY',
    ),
    'certificates.renew': list(`${certificates.renewAsk} Any of "skype" and "exchange".`),
    'certificates.oauthTokenIssuer': text(`${tokenIssuer.ask} Its thumbprint; or "request", "file", "import" or "other".`, 'request'),
    'certificates.authority': text(`With "request": ${tokenIssuer.authorityAsk}`, 'ca01.example.com\\Example Root CA'),
    'certificates.requestAgain': one(tokenIssuer.againAsk, 'again', 'other'),
    'certificates.requestFile': text(`With "file": ${tokenIssuer.fileAsk}`, 'C:\\Certificates\\skype.req'),
    'certificates.signedFile': text(`With "file": ${tokenIssuer.signedAsk}`, 'C:\\Certificates\\skype.cer'),
    'certificates.pfxPath': text(`With "import": ${pfx.pathAsk} Its password is never read from a file.`, pfxExample),
    'certificates.effective': text(`${tokenIssuer.effectiveAsk} A day with a time, or "tomorrow".`, '2027-01-31 08:00'),
    'certificates.previous': one(tokenIssuer.previousAsk, 'keep', 'remove'),
    'certificates.authEffective': text(auth.effectiveAsk, '2031-03-02'),
    'certificates.confirm': yes('certificates'),
    'skypeAsPartner.switchedOff': one(skypeAsPartner.disabledAsk, 'enable', 'stay'),
    'skypeAsPartner.confirm': yes('skypeAsPartner'),
    'iisRestart.who': one(iisRestart.ask, 'wizard', 'myself'),
    'iisRestart.confirm': words(
      `Agrees to the restart of IIS: the short name of the server, or "${severalWord}" for several. A list where a run needs more than one.`,
    ),
    'exchangeAsPartner.autodiscoverUrl': one(exchangeAsPartner.urlAsk, 'keep', 'change'),
    'exchangeAsPartner.confirm': yes('exchangeAsPartner'),
    'connectivityTest.user': text(connectivityTest.ask, 'sip:testuser@example.com'),
    'connectivityTest.confirm': yes('connectivityTest'),
    'undo.changes': list('Undo: which changes are taken back, such as "partner.script". All that can be, where this is left out.'),
    'undo.confirm': words('Undo: the word that agrees to taking back what others may rely on, "undo".'),
  })
  .partial()
  .strict();

/** Every key that an answers file may hold. */
export const answerKeys: readonly string[] = Object.keys(answersSchema.shape);
