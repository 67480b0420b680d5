// The scripts run on Windows Server's own PowerShell, 3.0 at the oldest. A newer engine parses them here, so
// what 3.0 lacks is refused by name: kinds of syntax, tokens, calls into .NET, types and commands.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeWithEngine } from '../harness/powershell.ts';
import { factsOf, factsOfAll, newSyntax, type ScriptFacts } from './script-facts.ts';

const folder = join(import.meta.dirname, '../../assets/powershell');
const everyScript = readdirSync(folder).filter((name) => name.endsWith('.ps1'));
// A runbook runs in a person's own console, with the modules that are there: test/runbook/script.test.ts judges it, as it is written out.
const scripts = everyScript.filter((name) => name !== 'runbook.ps1');

// Every type that the scripts may name: each is in .NET Framework 4.5 or PowerShell 3.0.
const types = [
  ...[
    'string',
    'string[]',
    'int',
    'ArgumentException',
    'array',
    'byte',
    'byte[]',
    'object[]',
    'long',
    'uint32',
    'uint64',
    'ValueType',
    'Collections.IList',
    'Collections.ICollection',
    'object',
    'hashtable',
    'void',
    'datetime',
    'timespan',
    'psobject',
    'Parameter',
    'CmdletBinding',
    'Activator',
    'Console',
    'Convert',
    'Environment',
  ],
  ...[
    'IO.StreamWriter',
    'IO.File',
    'IO.Directory',
    'UnauthorizedAccessException',
    'Text.Encoding',
    'Text.StringBuilder',
    'Threading.Monitor',
    'Threading.WaitHandle',
    'Threading.Tasks.Task',
    'Threading.Tasks.Task[]',
  ],
  ...['Reflection.Assembly', 'BitConverter'],
  ...['int16', 'type[]', 'ref', 'version', 'guid', 'Exception', 'StringComparison', 'IO.Path', 'Threading.Thread'],
  ...['uri', 'xml', 'char', 'Math', 'type', 'pscustomobject', 'wmisearcher', 'bool', 'AggregateException', 'IO.MemoryStream'],
  ...[
    'Net.WebRequest',
    'Net.WebException',
    'Net.Sockets.SocketException',
    'Diagnostics.Stopwatch',
    'Security.Authentication.AuthenticationException',
  ],
  ...[
    'Security.Cryptography.AsymmetricAlgorithm',
    'Security.Cryptography.X509Certificates.X509Store',
    'Security.Cryptography.X509Certificates.X509Certificate2',
    'Security.Cryptography.X509Certificates.X509KeyStorageFlags',
    'Security.Cryptography.X509Certificates.StoreLocation',
  ],
  ...[
    'double',
    'regex',
    'action',
    'Delegate',
    'Threading.CancellationTokenSource',
    'Net.Dns',
    'Net.Sockets.TcpClient',
    'Net.ServicePointManager',
  ],
  ...['RemoteCertificateValidationCallback', 'SslPolicyErrors', 'SslStream'].map((name) => `Net.Security.${name}`),
  'Security.Authentication.SslProtocols',
  ...[
    'System.Management.ManagementDateTimeConverter',
    'DirectoryServices.ActiveDirectory.Domain',
    'DirectoryServices.DirectoryEntry',
    'DirectoryServices.DirectorySearcher',
  ],
  ...['Globalization.CultureInfo', 'Resources.ResourceManager', 'Collections.Concurrent.BlockingCollection[object]'],
  ...['Reflection.AssemblyName', 'Reflection.Emit.AssemblyBuilder', 'Reflection.Emit.OpCodes'],
  ...['Collections.ArrayList', 'Collections.Queue', 'Diagnostics.Process', 'Diagnostics.ProcessStartInfo', 'Security.SecureString'],
  ...[
    'ErrorRecord',
    'RemoteException',
    'PSSerializer',
    'PSCredential',
    'PowerShell',
    'MethodInvocationException',
    'PipelineStoppedException',
    'Host.HostException',
    'Remoting.PSSessionOption',
    'Host.PSHost',
    'Host.PSHostUserInterface',
    'PSInvocationSettings',
    'PSDataCollection[psobject]',
  ].map((name) => `System.Management.Automation.${name}`),
  ...[
    'Microsoft.Win32.Registry',
    'Net.NetworkInformation.IPGlobalProperties',
    'Security.Principal.WindowsIdentity',
    'Security.Principal.NTAccount',
  ],
  ...['InitialSessionState', 'RunspaceFactory', 'SessionStateFunctionEntry'].map(
    (name) => `System.Management.Automation.Runspaces.${name}`,
  ),
];

const core = ['ForEach-Object', 'Get-Command', 'Get-Module', 'Import-Module'];

/** What PowerShell 3.0 would not understand, one line each. */
function tooNew(fact: ScriptFacts, functions: readonly string[]): readonly string[] {
  const own = new Set(functions);
  return [
    ...newSyntax(fact),
    ...fact.Types.filter((type) => !types.includes(type)).map((type) => `type ${type}`),
    // Commands of the engine itself; those of a module would cost its loading, and could be hidden.
    ...fact.Commands.filter((name) => name !== null && !own.has(name) && !core.includes(name)).map((name) => `command ${name}`),
  ];
}

test.for(everyScript)('%s is ASCII, so that no code page spoils it', (name) => {
  expect(readFileSync(join(folder, name), 'latin1')).toMatch(/^[\n\x20-\x7E]+$/);
});

describeWithEngine('the scripts for servers', () => {
  test('hold nothing that PowerShell 3.0 and .NET 4.5 lack, and need no module', async () => {
    const all = await factsOfAll(scripts.map((name) => join(folder, name)));
    expect(all).toHaveLength(scripts.length);
    expect(all.map(({ Errors }) => Errors)).toEqual(scripts.map(() => 0));
    // A parse that saw nothing would find nothing.
    expect(all.reduce((sum, { Nodes }) => sum + Nodes, 0)).toBeGreaterThan(2000);
    const functions = all.flatMap(({ Functions }) => Functions);
    expect(all.flatMap((fact, at) => tooNew(fact, functions).map((what) => `${scripts[at]}: ${what}`))).toEqual([]);
  });

  test('would be refused for each newer thing', async () => {
    const found = tooNew(await factsOf(join(import.meta.dirname, 'too-new.ps1')), []);
    for (const expected of [
      ...[
        'TernaryExpressionAst',
        'PipelineChainAst',
        'TypeDefinitionAst',
        'token QuestionQuestion',
        'token AndAnd',
        'token Class',
        'member new',
      ],
      ...['type System.HashCode', 'command ConvertTo-Json', 'clean block', '?.'],
    ]) {
      expect(found).toContain(expected);
    }
  });
});
