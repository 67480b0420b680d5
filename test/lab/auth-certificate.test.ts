// Exchange's certificates in the lab: what is asked and refused, where a new one goes by itself, and when.

import { describe, expect, it } from 'vitest';
import { exchangeServer, first, inExchange, message, onWindows, read, stillClock, type TestLab, testLab } from './playing.ts';

const factor = 2000;
const hour = 3_600_000;
const name = 'Microsoft Exchange Server Auth Certificate';
const wanted = { KeySize: 2048, PrivateKeyExportable: true, SubjectName: `cn=${name}`, FriendlyName: name } as const;
const noNames = { kind: 'list', items: [] } as const;

async function make(lab: TestLab): Promise<string> {
  const made = await lab.play(inExchange('New-ExchangeCertificate', { ...wanted, DomainName: noNames, Services: 'None' }));
  expect(made.end).toMatchObject({ kind: 'ended', hadErrors: false });
  return String(read(first(made), 'Thumbprint'));
}

const next = (lab: TestLab, thumbprint: string, ahead: number, force = false, now = Date.now()) =>
  lab.play(
    inExchange(
      'Set-AuthConfig',
      {
        NewCertificateThumbprint: thumbprint,
        NewCertificateEffectiveDate: { kind: 'date', at: new Date(now + ahead).toISOString() },
      },
      force ? ['Force'] : [],
    ),
  );
const publish = (lab: TestLab) => lab.play(inExchange('Set-AuthConfig', {}, ['PublishCertificate']));
const transport = async (lab: TestLab) =>
  read(first(await lab.play(inExchange('Get-TransportService'))), 'InternalTransportCertificateThumbprint');
const config = (lab: TestLab) => lab.kept().exchange.authConfig;

describe('a new certificate', () => {
  it('is signed by itself, valid for five years, with its key, and used for nothing', async () => {
    const lab = await testLab({ factor });
    const [smtp, Thumbprint] = [await transport(lab), await make(lab)];
    expect(first(await lab.play(inExchange('Get-ExchangeCertificate', { Thumbprint })))).toMatchObject({
      Subject: `CN=${name}`,
      FriendlyName: name,
      CertificateDomains: [],
      HasPrivateKey: true,
      PrivateKeyExportable: true,
      PublicKeySize: 2048,
      IsSelfSigned: true,
      Services: 'None',
    });
    expect(await transport(lab)).toBe(smtp);
  });

  it('asks about SMTP unless it is for no service; -Force says yes by itself', async () => {
    const lab = await testLab({ factor });
    const smtp = await transport(lab);
    const asked = await lab.play(inExchange('New-ExchangeCertificate', wanted));
    expect(asked.end).toMatchObject({ why: 'asked', detail: expect.stringContaining('default SMTP certificate') });
    const prompts = { 'default SMTP certificate': 'no' } as const;
    expect((await lab.play(inExchange('New-ExchangeCertificate', wanted), { prompts })).end.kind).toBe('ended');
    expect(await transport(lab)).toBe(smtp);
    const forced = first(await lab.play(inExchange('New-ExchangeCertificate', wanted, ['Force'])));
    expect(await transport(lab)).toBe(read(forced, 'Thumbprint'));
  });

  it('is made before it is asked about: left at the question it stays in the store, and the answer makes no second one', async () => {
    const lab = await testLab({ factor });
    const held = () => lab.kept().computers.find(({ fqdn }) => fqdn === exchangeServer)?.store.length ?? 0;
    const before = held();
    const asked = await lab.play(inExchange('New-ExchangeCertificate', wanted));
    expect([asked.objects, held()]).toEqual([[], before + 1]);
    // As PowerShell plays it again: with the whole question, which names the certificate.
    const question = asked.end.kind === 'interrupted' ? asked.end.detail : '';
    const answered = await lab.play(inExchange('New-ExchangeCertificate', wanted), { prompts: { [question]: 'no' } });
    expect([answered.objects.length, held()]).toEqual([1, before + 1]);
  });

  it('that took SMTP and the web site gives them back when the old one is enabled again', async () => {
    const lab = await testLab({ factor });
    const old = String(await transport(lab));
    const web = async () => (await lab.play(onWindows(exchangeServer, 'Get-SiteBinding'))).objects[0];
    const enable = (Thumbprint: string) =>
      lab.play(inExchange('Enable-ExchangeCertificate', { Thumbprint, Services: { kind: 'list', items: ['IIS', 'SMTP'] } }, ['Force']));
    const made = await make(lab);
    await enable(made);
    expect([await transport(lab), await web()]).toEqual([made, { Site: 'Default Web Site', Binding: '*:443:', Thumbprint: made }]);
    await enable(old);
    expect([await transport(lab), await web()]).toEqual([old, { Site: 'Default Web Site', Binding: '*:443:', Thumbprint: old }]);
  });
});

describe('AuthConfig', () => {
  it('refuses a date in the past, the current certificate, an unknown one, and publishing what is not there', async () => {
    const lab = await testLab({ factor });
    const made = await make(lab);
    expect(message(await next(lab, made, -hour))).toContain('in the past');
    expect(message(await next(lab, config(lab).current ?? '', 72 * hour))).toContain('current certificate already');
    expect(message(await next(lab, '0'.repeat(40), 72 * hour))).toContain('was not found');
    expect(message(await next(lab, made, 6 * 365 * 24 * hour))).toContain('expires before');
    expect(message(await publish(lab))).toContain('no next certificate');
  });

  it('asks when the day is less than 48 hours ahead; -Force leaves that out', async () => {
    const lab = await testLab({ factor });
    const made = await make(lab);
    expect((await next(lab, made, hour)).end).toMatchObject({ why: 'asked' });
    expect(config(lab).next).toBeNull();
    expect((await next(lab, made, hour, true)).end.kind).toBe('ended');
    expect(config(lab).next).toBe(made);
  });

  it('asks before another one that is staged is replaced; -Confirm:$false is no answer, -Force is Yes', async () => {
    const lab = await testLab({ factor });
    const [first, second] = [await make(lab), await make(lab)];
    await next(lab, first, 72 * hour);
    expect((await next(lab, second, 72 * hour)).end).toMatchObject({ why: 'asked' });
    const date = { kind: 'date', at: new Date(Date.now() + 72 * hour).toISOString() } as const;
    const told = { NewCertificateThumbprint: second, NewCertificateEffectiveDate: date, Confirm: false };
    expect((await lab.play(inExchange('Set-AuthConfig', told))).end).toMatchObject({ why: 'asked' });
    expect(config(lab).next).toBe(first);
    await next(lab, second, 72 * hour, true);
    expect(config(lab).next).toBe(second);
  });

  it('asks before one is published whose day has not come; -Force is Yes', async () => {
    const lab = await testLab({ factor });
    const made = await make(lab);
    await next(lab, made, 72 * hour);
    expect((await publish(lab)).end).toMatchObject({ why: 'asked' });
    expect(config(lab).next).toBe(made);
    await lab.play(inExchange('Set-AuthConfig', {}, ['PublishCertificate', 'Force']));
    expect(config(lab).current).toBe(made);
  });

  it('moves next to current and current to previous, at once or when its day has come', async () => {
    const time = stillClock();
    const lab = await testLab({ factor, now: time.now });
    const [old, made] = [config(lab).current, await make(lab)];
    await next(lab, made, 72 * hour);
    time.pass(71 * hour);
    expect(first(await lab.play(inExchange('Get-AuthConfig')))).toMatchObject({ CurrentCertificateThumbprint: old });
    time.pass(2 * hour);
    expect(first(await lab.play(inExchange('Get-AuthConfig')))).toMatchObject({
      CurrentCertificateThumbprint: made,
      PreviousCertificateThumbprint: old,
      NextCertificateThumbprint: '',
    });
    await lab.play(inExchange('Set-AuthConfig', {}, ['ClearPreviousCertificate']));
    expect(config(lab)).toMatchObject({ current: made, previous: null });
  });

  it('brings a certificate to the servers of its site at once, and to another site later', async () => {
    const time = stillClock();
    const far = (world: ReturnType<TestLab['kept']>) => {
      const [, second] = world.exchange.servers;
      if (second !== undefined) second.site = 'litwareinc.com/Configuration/Sites/Boston';
    };
    const holds = (lab: TestLab, thumbprint: string) =>
      lab
        .kept()
        .computers.filter(({ role }) => role === 'exchange')
        .map(({ store }) => store.some((each) => each.thumbprint === thumbprint));
    const near = await testLab({ factor, preset: 'pool' });
    const here = await make(near);
    await next(near, here, 72 * hour);
    expect(holds(near, here)).toEqual([true, true]);
    const apart = await testLab({ factor, preset: 'pool', now: time.now, alter: far });
    const there = await make(apart);
    await next(apart, there, 72 * hour);
    expect(holds(apart, there)).toEqual([true, false]);
    time.pass(hour / factor);
    await apart.play(inExchange('Set-AuthConfig', {}, ['PublishCertificate', 'Force']));
    expect(holds(apart, there)).toEqual([true, true]);
  });
});
