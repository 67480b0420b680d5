// Who else may write a file or a folder: a verdict on Windows' security descriptor (SDDL) or on Unix' mode bits, and the command that
// mends it. Only groups that anybody is in count; whom an admin has let in by name is their affair.

/** Groups by their SID, as SDDL shortens it, and in words. */
const anybody: readonly { readonly sid: RegExp; readonly short: readonly string[]; readonly words: string }[] = [
  { sid: /^S-1-1-0$/, short: ['WD'], words: 'Everyone' },
  { sid: /^S-1-5-11$/, short: ['AU'], words: 'Authenticated Users' },
  { sid: /^S-1-5-32-545$/, short: ['BU'], words: 'Users' },
  { sid: /^S-1-5-21-[\d-]+-513$/, short: ['DU'], words: 'Domain Users' },
  { sid: /^S-1-5-32-546$|^S-1-5-21-[\d-]+-(?:501|514)$/, short: ['BG', 'LG', 'DG'], words: 'Guests' },
  { sid: /^S-1-5-4$/, short: ['IU'], words: 'INTERACTIVE' },
  { sid: /^S-1-5-2$/, short: ['NU'], words: 'NETWORK' },
  { sid: /^S-1-5-7$/, short: ['AN'], words: 'ANONYMOUS LOGON' },
];

const wellKnown: { readonly [short: string]: string } = {
  ...{ WD: 'S-1-1-0', AU: 'S-1-5-11', BU: 'S-1-5-32-545', BG: 'S-1-5-32-546', IU: 'S-1-5-4', NU: 'S-1-5-2', AN: 'S-1-5-7' },
};

/** Rights by the two letters of SDDL, as bits of an access mask (winnt.h). */
const rights: { readonly [letters: string]: number } = {
  ...{ GA: 0x10000000, GX: 0x20000000, GW: 0x40000000, GR: 0x80000000, RC: 0x20000, SD: 0x10000, WD: 0x40000, WO: 0x80000 },
  ...{ FA: 0x1f01ff, FR: 0x120089, FW: 0x120116, FX: 0x1200a0, KA: 0xf003f, KR: 0x20019, KW: 0x20006, KX: 0x20019 },
  ...{ CC: 0x1, DC: 0x2, LC: 0x4, SW: 0x8, RP: 0x10, WP: 0x20, DT: 0x40, LO: 0x80, CR: 0x100 },
};

// To take away or to hand on: DELETE, WRITE_DAC, WRITE_OWNER, GENERIC_ALL, GENERIC_WRITE.
const whole = 0x10000 | 0x40000 | 0x80000 | 0x10000000 | 0x40000000;
/** A file is written or appended to; in a folder a file is made or deleted. Who may only make folders in it replaces nothing. */
const writes = { file: whole | 0x2 | 0x4, folder: whole | 0x2 | 0x40 } as const;

export type PlaceKind = keyof typeof writes;
export type OpenTo = { readonly words: string; readonly sid: string };

// No list of Windows is longer.
const longest = 2 ** 17;

type Entry = { readonly type: string; readonly forChildren: boolean; readonly mask: number | undefined; readonly sid: string };
/** `forChildren`: not for the folder itself. `free`: no list, anybody may do anything. `cut`: nothing comes from the folder above. */
type AccessList = { readonly owner: string; readonly free: boolean; readonly cut: boolean; readonly entries: readonly Entry[] };

function listIn(sddl: string): AccessList | undefined {
  if (sddl.length > longest) return undefined;
  const parts = /^\s*(?:O:(?<owner>[A-Z]{2}|S-[\dx-]+))?(?:G:(?:[A-Z]{2}|S-[\dx-]+))?D:(?<list>.*)/s.exec(sddl);
  const { owner = '', list } = parts?.groups ?? {};
  if (list === undefined) return undefined;
  if (/^[A-Z]*NO_ACCESS_CONTROL/.test(list)) return { owner, free: true, cut: false, entries: [] };
  // Entries of an audit list behind it have types of their own.
  const found = [...list.matchAll(/\((?<type>\w+);(?<flags>\w*);(?<rights>\w*);[^;()]*;[^;()]*;(?<sid>[A-Z]{2}|S-[\dx-]+)[;)]/g)];
  if (found.length !== (list.match(/\(\w+;/g)?.length ?? 0) || !/^[A-Z_]*(?:$|\(|S:)/.test(list)) return undefined;
  const entries = found.map(({ groups: { type = '', flags = '', rights: letters = '', sid = '' } = {} }) => ({
    ...{ type, sid },
    forChildren: /^(?:..)*?IO/.test(flags),
    mask: maskOf(letters),
  }));
  return { owner, free: false, cut: /^[A-Z]*P/.test(list), entries };
}

/**
 * Whether a folder is closed as this program closes its own: to all but Administrators and SYSTEM, and to its owner too, so that nothing
 * is left to whoever made it (`icacls /save` does not tell whose it is). undefined where the list is not understood.
 */
export function isOnlyForAdmins(sddl: string): boolean | undefined {
  const list = listIn(sddl);
  if (list === undefined) return undefined;
  const itself = list.entries.filter(({ forChildren }) => !forChildren);
  const owner = itself.filter(({ sid }) => /^(?:OW|S-1-3-4)$/.test(sid));
  const others = list.entries.filter((each) => !owner.includes(each) && !(each.forChildren && /^(?:CO|S-1-3-0)$/.test(each.sid)));
  return (
    list.cut &&
    owner.length > 0 &&
    owner.every(({ type, mask }) => type === 'A' && mask !== undefined && (mask & writes.folder) === 0) &&
    others.every(({ type, sid }) => type === 'A' && /^(?:BA|SY|S-1-5-32-544|S-1-5-18)$/.test(sid))
  );
}

/** Which of those groups may write it, by its SDDL; undefined where that cannot be understood, or tells of no access list. */
export function openTo(sddl: string, kind: PlaceKind): readonly OpenTo[] | undefined {
  const list = listIn(sddl);
  if (list === undefined) return undefined;
  if (list.free) return [{ words: 'Everyone', sid: 'S-1-1-0' }];
  const denied = new Map<string, number>();
  const found = new Map<string, OpenTo>();
  const add = (sid: string) => {
    const group = anybody.find((each) => each.short.includes(sid) || each.sid.test(sid));
    if (group !== undefined) found.set(group.words, { words: group.words, sid: wellKnown[sid] ?? sid });
  };
  // Whoever owns it may change who may what.
  add(list.owner);
  for (const { type, forChildren, mask, sid } of list.entries) {
    if (forChildren) continue;
    if (mask === undefined) return undefined;
    if (/^X?D$|^OD$/.test(type)) denied.set(sid, (denied.get(sid) ?? 0) | (type === 'D' ? mask : 0));
    // A condition may hold for anybody.
    if (/^(?:A|OA|XA)$/.test(type) && (mask & writes[kind] & ~((denied.get(sid) ?? 0) | (denied.get('WD') ?? 0))) !== 0) add(sid);
  }
  return [...found.values()];
}

function maskOf(letters: string): number | undefined {
  if (/^(?:0x[\dA-Fa-f]+|\d+)$/.test(letters)) return Number(letters);
  const bits = (letters.match(/../g) ?? []).map((each) => rights[each]);
  return letters.length % 2 === 1 || bits.includes(undefined) ? undefined : bits.reduce<number>((mask, each) => mask | (each ?? 0), 0);
}

type Mode = { readonly mode: number; readonly uid: number };

/** The same on Unix: by the bits for all others. A file of one's own in a sticky folder, as /tmp is, is replaced by nobody else. */
export function openOnUnix(file: Mode, folder: Mode, caller: number): PlaceKind | undefined {
  if ((file.mode & 0o002) !== 0) return 'file';
  const sticky = (folder.mode & 0o1000) !== 0 && file.uid === caller;
  return (folder.mode & 0o002) !== 0 && !sticky ? 'folder' : undefined;
}
