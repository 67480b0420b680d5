// What the operating system means when it refuses a file, in words for people. To add one, put its code here.

const meanings: { readonly [code: string]: string } = {
  EACCES: 'this account may not read or write there',
  EPERM: 'the system does not allow it',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: "this account's room on the disk is used up",
  EBUSY: 'another program holds the file',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  ENAMETOOLONG: 'its name is too long',
  EIO: 'the disk reported an error',
};

/** A clause or sentence that says what went wrong, with the system's code for whoever looks it up. */
export function troubleInWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const meaning = code === undefined ? undefined : meanings[code];
  return meaning === undefined ? error.message : `${meaning} (${code})`;
}
