// Exchange's question about the SMTP certificate, by a real PowerShell of its host: No as the change foresees it, and no other answer.

import { expect, test } from 'vitest';
import { enableCertificate, smtpQuestion } from '../../src/exchange/certificates.ts';
import { newAuthCertificate } from '../../src/exchange/signing.ts';
import { describeWithEngine, runWith } from '../harness/powershell.ts';
import { exchangeServer, testLab } from '../lab/playing.ts';
import { engineForTest } from './lab-driving.ts';

describeWithEngine('the question about the SMTP certificate', () => {
  test('is answered No where one is made, Yes where it is put back, and ends the command where no answer was foreseen', async () => {
    const lab = await testLab({ faults: ['auth-new-takes-smtp'] });
    const { shell } = await engineForTest(lab.world);
    const old = lab.kept().computers.find(({ role }) => role === 'exchange')?.web ?? '';
    const uses = () => lab.kept().exchange.transportCertificates.map(({ thumbprint }) => thumbprint);
    const asked = await runWith(shell, newAuthCertificate());
    expect(asked.end).toMatchObject({ kind: 'interrupted', why: 'asked', detail: expect.stringContaining(smtpQuestion) });
    const made = await runWith(shell, newAuthCertificate(), undefined, { [smtpQuestion]: 'no' });
    expect(made).toMatchObject({ errors: [], end: { kind: 'ended', hadErrors: false } });
    expect(made.objects).toHaveLength(1);
    // The lab's fault: it is taken in spite of the answer.
    expect(uses()).not.toEqual([old]);
    const back = await runWith(shell, enableCertificate(old, 'SMTP', exchangeServer), undefined, { [smtpQuestion]: 'yes' });
    expect(back).toMatchObject({ errors: [], end: { kind: 'ended' } });
    expect(uses()).toEqual([old]);
  });
});
