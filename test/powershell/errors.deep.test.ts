// What an error tells beside its words, which may come in any language: its exceptions with their types, numbers and answers.

import { expect, test } from 'vitest';
import { cmdlet, describeWithEngine, engineOptions, hostForTest, runWith } from '../harness/powershell.ts';
import { refusingServer } from './refusing-server.ts';

const errorOf = async (name: string, parameters = {}) => (await runWith(hostForTest(engineOptions()), cmdlet(name, parameters))).errors[0];

describeWithEngine('an error', () => {
  test('of a web server comes with its status and its headers, but no cookie', async () => {
    const Url = await refusingServer({ 'x-ms-diagnostics': '2000004;reason="wrong audience"', 'Set-Cookie': 'session=secret' });
    const error = await errorOf('Test-WebError', { Url });
    expect(error).toMatchObject({
      message: 'ExCreateItem failed.',
      fullyQualifiedErrorId: 'StorageServiceError,Test-WebError',
      category: 'InvalidOperation',
      inner: [expect.stringContaining('401')],
      chain: [
        { type: 'System.InvalidOperationException', message: 'ExCreateItem failed.', hresult: -2146233079, webStatus: null, headers: [] },
        {
          type: 'System.Net.WebException',
          webStatus: 'ProtocolError',
          httpStatus: 401,
          headers: expect.arrayContaining(['x-ms-diagnostics: 2000004;reason="wrong audience"']),
        },
      ],
    });
    expect(JSON.stringify(error)).not.toContain('session=secret');
  });

  test('with a number of Windows comes with that number', async () => {
    expect(await errorOf('Test-NumberedError')).toMatchObject({
      chain: [{ type: 'System.Runtime.InteropServices.COMException', message: 'No such interface.', hresult: -2146893802 }],
    });
  });

  test('without end is cut short, and keeps what Exchange puts before its id', async () => {
    const error = await errorOf('Test-DeepError');
    expect(error?.fullyQualifiedErrorId).toMatch(/^\[Server=EX01,RequestId=1\] \[FailureCategory=Cmdlet-X\] 1A2B,Deep/);
    expect(error?.chain?.map(({ message }) => message.slice(0, 3))).toEqual([
      '1 x',
      '2 x',
      '3 x',
      '4 x',
      '5 x',
      '6 x',
      '7 x',
      '8 x',
      '9 x',
      '10 ',
    ]);
    expect(error?.chain?.every(({ message }) => message.length === 10_000)).toBe(true);
  });
});
