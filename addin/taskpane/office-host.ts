// What the pane asks of the Office around it, apart from the workbook: language, theme, account.
import type { Language } from '../../shared/scheme/text';
import type { SignInHost } from '../session/entra-sign-in';

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

/** The language of an Office display language; Chinese for every kind of Chinese, English for all others. */
export function paneLanguage(displayLanguage: string): Language {
  return displayLanguage.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en-US';
}

/** Waits for Office and describes it. */
export async function openOfficeHost(): Promise<OfficeHost> {
  await Office.onReady();
  return {
    language: paneLanguage(Office.context.displayLanguage),
    dark() {
      // Excel on the web and older desktops have no officeTheme.
      const theme = Office.context.officeTheme as Office.OfficeTheme | undefined;
      return theme ? isDarkColour(theme.bodyBackgroundColor) : null;
    },
    nestedAppAuthentication: () => Office.context.requirements.isSetSupported('NestedAppAuth', '1.1'),
    async loginHint() {
      const context = await Office.auth.getAuthContext().catch(() => null);
      return context?.userPrincipalName ?? null;
    },
  };
}
