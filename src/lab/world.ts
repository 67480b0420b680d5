// The practice world as plain data: every computer, certificate, domain and setting of a small company that
// runs both products. It is kept in DIR/world.json (store.ts), made by a preset (presets.ts), broken by
// faults (faults/), moved on by the clock (time.ts) and changed by cmdlets (cmdlets/).
// To extend: add a field with its meaning, here or in the part that it belongs to (world-*.ts), give it a value in each preset, and raise
// `worldVersion` if old worlds cannot be read any more. The keys in it are practice keys: they protect nothing.

import { z } from 'zod';
import { certificateRequestSchema, certificateSchema, computerSchema } from './world-computers.ts';
import { exchangePartnerSchema, exchangeSchema } from './world-exchange.ts';
import { skypeSchema } from './world-skype.ts';
import { worldValues } from './world-values.ts';

export const worldVersion = 2;
const { fqdn, instant, words } = worldValues;

const person = z.object({
  /** The name before Windows 2000: LITWAREINC\<sam>. */
  sam: words,
  displayName: words,
  guid: z.guid(),
  sid: words,
  sip: words.nullable(),
  pool: fqdn.nullable(),
  /** Primary address of the mailbox; null where there is none. */
  smtp: words.nullable(),
  database: words.nullable(),
  /** The account of another forest that a linked mailbox belongs to (facts.md 153). */
  master: z.object({ account: words, sid: words }).nullable().default(null),
  /** Where the mailbox is, and whether it can be written to. */
  mailbox: z.enum(['usable', 'moving', 'full', 'in the cloud']).default('usable'),
  /** Whether the mailbox is under litigation hold: then what Skype archives has a folder there (facts.md 231). */
  onHold: z.exactOptional(z.boolean()),
  contacts: z.enum(['in Skype', 'moving', 'in Exchange']),
  /** Items that were written into the mailbox through EWS. */
  items: z.array(z.object({ id: words, folder: words, subject: words, created: instant })).max(200),
});

/** What is known of the products by observation of one old build only: the lab plays either. */
const rules = z.object({
  /** An auth certificate that has ended: no token is checked, or the web services break down again and again (503). */
  endedKey: z.enum(['no token is checked', 'breaks down']).default('no token is checked'),
  /** How long workers go by what they have read: half a day, or half an hour. */
  readsAgain: z.enum(['after 12 hours', 'after 30 minutes']).default('after 12 hours'),
  /** Whether workers fetch a partner's keys themselves after a bad signature. */
  fetchesKeys: z.boolean().default(false),
  /** How a missing linked account is told. */
  noAccount: z.enum(['403, 2000008', '403, 2000001', 'a fault of EWS']).default('403, 2000008'),
  /** Which address Skype's tokens name beside the SIP address and the SID. */
  namesBy: z.enum(['mailbox address', 'SIP address']).default('mailbox address'),
  /** Whether each refusal of a token says why. */
  saysWhy: z.boolean().default(true),
});

export const worldSchema = z.object({
  version: z.literal(worldVersion),
  preset: words,
  faults: z.array(words).max(100),
  created: instant,
  directory: z.object({
    domain: fqdn,
    netbios: words,
    domainControllers: z.array(fqdn).min(1).max(20),
    /** Production's seconds until what is written at one is at the others. */
    delay: z.number().nonnegative(),
    /** Seconds by which the clocks of all domain controllers are ahead: they stamp what changes. */
    clockOffset: z.number().default(0),
    /** Domain controllers that still show the partner applications of before. */
    behind: z.array(z.object({ domainController: fqdn, until: instant, partners: z.array(exchangePartnerSchema).max(300) })).max(20),
    admin: words,
  }),
  /** The company's private root. */
  authority: certificateSchema,
  /** How the authority is named by those who ask it: computer and name. */
  authorityName: words.default('atl-ca-001.litwareinc.com\\Litware Root CA'),
  /** 'pending': someone has to grant each request, which takes some minutes; 'denies': they deny it. */
  authorityPolicy: z.enum(['issues', 'pending', 'denies']).default('issues'),
  /** Requests whose certificate has not come yet. */
  requests: z.array(certificateRequestSchema).max(100).default([]),
  certificates: z.array(certificateSchema).max(500),
  computers: z.array(computerSchema).max(100),
  /** Host names and the computers behind each; several computers take turns, as behind a balancer. */
  names: z.array(z.object({ name: fqdn, computers: z.array(fqdn).min(1).max(100) })).max(200),
  people: z.array(person).max(1000),
  /** Cmdlets that the admin's roles do not hold: the shells do not know them (facts.md 106). */
  hidden: z.array(words).max(200).default([]),
  /** Files on computers that were made or looked at; the usual ones are made when they are first looked at (files.ts). */
  files: z
    .array(z.object({ computer: fqdn, path: words, base64: z.string().max(1_500_000) }))
    .max(100)
    .default([]),
  rules: rules.prefault({}),
  skype: skypeSchema,
  exchange: exchangeSchema,
});

export type LabWorld = z.output<typeof worldSchema>;
export type Computer = LabWorld['computers'][number];
export type Certificate = LabWorld['certificates'][number];
export type SkypeSettings = LabWorld['skype']['central']['settings'];
export type SkypePartner = SkypeSettings['partners'][number];
export type ExchangePartner = LabWorld['exchange']['partners'][number];
export type Person = LabWorld['people'][number];

/** Application ids of the two products (facts.md 66). */
export const exchangeId = '00000002-0000-0ff1-ce00-000000000000';
export const skypeId = '00000004-0000-0ff1-ce00-000000000000';

/** Whether two names are one: DNS knows no capitals, and its root's dot goes without saying; what is no host has no such dot. */
export const same = (left: string, right: string): boolean =>
  left.toLowerCase().replace(/\.$/, '') === right.toLowerCase().replace(/\.$/, '');

export const findComputer = (world: LabWorld, name: string): Computer | undefined =>
  world.computers.find((each) => same(each.fqdn, name) || same(each.name, name));

/** Whether a computer can sign with a certificate's private key. */
export const holdsKey = (computer: Computer | undefined, thumbprint: string | null): boolean =>
  thumbprint !== null &&
  (computer?.store.some((each) => same(each.thumbprint, thumbprint) && each.hasPrivateKey && each.keyTrouble === undefined) ?? false);

/** When something was changed, as the domain controllers stamp it. */
export const stampOf = ({ directory }: LabWorld, at: string): string =>
  new Date(Date.parse(at) + directory.clockOffset * 1000).toISOString();

/** What a computer takes for the time. */
export const timeAt = (computer: Computer | undefined, now: Date): Date => new Date(now.getTime() + (computer?.clockOffset ?? 0) * 1000);

export const findCertificate = (world: LabWorld, wanted: string): Certificate | undefined =>
  world.certificates.find((each) => same(each.thumbprint, wanted));

/** Skype's realm: as configured, or the default SIP domain (facts.md 47). */
export const skypeRealm = (world: LabWorld, settings: SkypeSettings): string =>
  settings.oauth.realm ?? world.skype.sipDomains.find((each) => each.isDefault)?.name ?? world.directory.domain;

/** Exchange's realm: as configured, or the default accepted domain (facts.md 48). */
export const exchangeRealm = (world: LabWorld): string =>
  world.exchange.authConfig.realm ?? world.exchange.acceptedDomains.find((each) => each.isDefault)?.domain ?? world.directory.domain;
