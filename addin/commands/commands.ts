// The ribbon's commands: each opens the pane and asks it to do what its own buttons do.

/** The action ids of the manifest. */
export const commands = ['newScoreWorkbook', 'checkScores', 'submitMonth', 'downloadRanking'] as const;
export type Command = (typeof commands)[number];

/** Tells Office what each command does; `perform` is called once the pane is open. */
export function associateCommands(perform: (command: Command) => void): void {
  for (const command of commands) {
    Office.actions.associate(command, async (event: Office.AddinCommands.Event) => {
      try {
        await Office.addin.showAsTaskpane();
        perform(command);
      } finally {
        // Excel keeps the button busy until it hears that the command has ended, well or not.
        event.completed();
      }
    });
  }
}
