// How a manual task or the log so far leaves the wizard: into the clipboard, or into a file beside the state file. Each says in a
// sentence what became of it.

import path from 'node:path';
import { realFiles } from '../files/files.ts';
import { clipboardOf, fillClipboard } from '../powershell/clipboard.ts';
import { folderOpenerOf, openFolder } from '../powershell/open-folder.ts';
import type { WrittenAs } from '../tui/copied.ts';
import type { ManualTaskOutlet } from '../tui/desk.ts';

const names: { readonly [as in WrittenAs]: string } = { 'by hand': 'by-hand.ps1', 'log so far': 'log-so-far.txt' };

/** Terminals refuse more, some without a word: bytes of base64. */
const mostForTerminals = 70_000;

export function manualTaskOutletOf(statePath: string, terminal?: { readonly write: (text: string) => unknown }): ManualTaskOutlet {
  const folder = path.dirname(path.resolve(statePath));
  const opener = folderOpenerOf(process.platform, process.env);
  return {
    ...(opener === undefined ? {} : { openFolder: () => openFolder(opener, folder) }),
    async copy(text) {
      const program = clipboardOf(text, process.platform, process.env);
      if (program !== undefined && (await fillClipboard(program))) return 'It is in the clipboard.';
      if (terminal === undefined)
        return 'The clipboard cannot be reached from here. It stands above in full; what is to be run by hand, f writes to a file.';
      const base64 = Buffer.from(text).toString('base64');
      if (base64.length > mostForTerminals) return 'It is too long for the clipboard of a terminal. Press f to write it to a file.';
      terminal.write(`\u001B]52;c;${base64}\u0007`);
      return 'Your terminal was asked to copy it. Some refuse that: if nothing new can be pasted, press f.';
    },
    async write(text, as) {
      const file = path.join(folder, names[as]);
      try {
        // With this mark every editor and every PowerShell reads it as UTF-8.
        realFiles.writeFileAtomically(file, `\uFEFF${text.replaceAll('\n', '\r\n')}`);
        return `It is in the file ${file}. Open it with an editor, and copy it from there.`;
      } catch (error) {
        return `The file could not be written: ${error instanceof Error ? error.message : String(error)}`;
      }
    },
  };
}
