// A shell that starts nothing but what is allowed, whoever asks for it. What is refused ends at once, with a sentence.

import type { Command } from '../model/command.ts';
import type { End, Item, Shell } from '../model/shell.ts';

export const onlyAllowed = (shell: Shell, whyNot: (command: Command) => string | undefined): Shell => ({
  ...shell,
  ready: async (command, signal) => (whyNot(command) === undefined ? shell.ready?.(command, signal) : undefined),
  run(command, options) {
    const why = whyNot(command);
    return why === undefined ? shell.run(command, options) : refusal(why);
  },
});

async function* refusal(message: string): AsyncGenerator<Item, End> {
  yield { kind: 'error', error: { message, fullyQualifiedErrorId: 'PartnerWizardNotAllowed', category: 'PermissionDenied' } };
  return { kind: 'ended', hadErrors: true, exitCode: null };
}
