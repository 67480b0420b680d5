// What the operating system means when it refuses a file, in words for people, and what helps. To add one, put its code here.

type Meaning = { readonly means: string; readonly remedy: string };

const shareBack = 'Bring the folder back: it may be on a share or a drive that is not connected now.';
const rights = 'Give this account the right to write there again.';

const meanings: { readonly [code: string]: Meaning } = {
  EACCES: { means: 'this account may not read or write there', remedy: rights },
  EPERM: { means: 'the system does not allow it', remedy: rights },
  EROFS: { means: 'the disk can only be read', remedy: 'Make the disk writable again.' },
  ENOSPC: { means: 'the disk is full', remedy: 'Make room on that disk.' },
  EDQUOT: { means: "this account's room on the disk is used up", remedy: 'Make room there, or have the limit raised.' },
  EBUSY: { means: 'another program holds the file', remedy: 'Close that program. It may be an editor, a backup or a virus scanner.' },
  ENOENT: { means: 'there is no such file or folder', remedy: shareBack },
  ENOTDIR: { means: 'a part of the path is a file, not a folder', remedy: shareBack },
  EEXIST: { means: 'a file has that name already, and no folder can be made there', remedy: 'Name another folder.' },
  EISDIR: { means: 'it is a folder, not a file', remedy: shareBack },
  ENAMETOOLONG: { means: 'its name is too long', remedy: 'Use a shorter name.' },
  EPIPE: { means: 'nobody reads it any more', remedy: 'Start it again where its output is read.' },
  EIO: { means: 'the disk reported an error', remedy: 'Look whether the disk or the share is still connected and sound.' },
};

/** A clause that says what went wrong, with the system's code for whoever looks it up. */
export function troubleInWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = codeOf(error);
  const meaning = meanings[code];
  return meaning === undefined ? error.message : `${meaning.means} (${code})`;
}

/** A sentence that says what helps. */
export const remedyFor = (error: unknown): string => meanings[codeOf(error)]?.remedy ?? 'Look whether the folder can still be reached.';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '');
