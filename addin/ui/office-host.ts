// What the pane asks of the Office around it, apart from the workbook: language, theme, account.
import type { Language } from '../../shared/scheme/text';
import type { DialogEvents, HostDialog, SignInHost } from '../session/sign-in-host';
import { SignInRefused } from '../session/failures';
import { languageOf } from '../session/kept-language';

export interface OfficeHost extends SignInHost {
  readonly language: Language;
  /** Whether Office is dark; null where it does not say. */
  dark(): boolean | null;
}

/** Whether a colour such as `#262626` is dark: its relative luminance is below that of middle grey. */
export function isDarkColour(colour: string): boolean {
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!parts) return false;
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => Number.parseInt(part, 16));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
}

/** Waits for Office and describes it. */
export async function openOfficeHost(): Promise<OfficeHost> {
  await Office.onReady();
  return {
    language: languageOf(Office.context.displayLanguage),
    dark() {
      // Excel on the web and older desktops have no officeTheme.
      const theme = Office.context.officeTheme as Office.OfficeTheme | undefined;
      return theme ? isDarkColour(theme.bodyBackgroundColor) : null;
    },
    nestedAppAuthentication: () => Office.context.requirements.isSetSupported('NestedAppAuth', '1.1'),
    dialogs: () => Office.context.requirements.isSetSupported('DialogApi', '1.1'),
    openDialog,
    async loginHint() {
      // An Office without Nested App Authentication may lack the function itself.
      const auth = Office.auth as Partial<Office.Auth> | undefined;
      const context = await auth?.getAuthContext?.().catch(() => null);
      return context?.userPrincipalName ?? null;
    },
  };
}

/** Size of a dialog window in percent of the screen. */
const DIALOG_SIZE = { width: 30, height: 60 };
/** The person did not let the window open. */
const IGNORED = 12_009;

function openDialog(address: string, events: DialogEvents): Promise<HostDialog> {
  return new Promise((resolve, reject) => {
    // A copy each time: office.js writes the callback into the options that it is given.
    Office.context.ui.displayDialogAsync(address, { ...DIALOG_SIZE }, ({ status, value: dialog, error }) => {
      if (status !== Office.AsyncResultStatus.Succeeded) {
        const ignored = new DOMException(error.message, 'AbortError');
        return reject(error.code === IGNORED ? ignored : new SignInRefused(String(error.code)));
      }
      dialog.addEventHandler(Office.EventType.DialogMessageReceived, (told) => {
        if ('message' in told) events.message(told.message, told.origin);
      });
      dialog.addEventHandler(Office.EventType.DialogEventReceived, () => events.closed());
      resolve({ close: () => dialog.close() });
    });
  });
}
