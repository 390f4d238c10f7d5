// What the host says about itself when office.js starts: kind of Office, language, and the requirement sets it claims.

export type Language = 'zh-CN' | 'en-US';

const EXCEL_WEB = 16;

/** Only sets whose members the model holds as far as our add-in needs them; members that it lacks fail by name. */
const REQUIREMENTS = {
  ExcelApi: 1.17,
  SharedRuntime: 1.2,
  SharedRuntimeInternal: 1.2,
  CustomFunctions: 1.9,
  CustomFunctionsRuntime: 1.4,
  AddinCommands: 1.1,
  DialogApi: 1.1,
};

export interface AppContextOptions {
  readonly language: Language;
  readonly instance: string;
  readonly documentUrl: string;
}

export function appContext({ language, instance, documentUrl }: AppContextOptions): Record<string, unknown> {
  return {
    _id: instance,
    _appInstanceId: instance,
    _appName: EXCEL_WEB,
    _appVersion: '16.00',
    _appMinorVersion: 0,
    _hostFullVersion: '16.0.0.0',
    _appUILocale: language,
    _dataLocale: language,
    _docUrl: documentUrl,
    _clientMode: 0,
    _settings: [],
    _reason: 'documentOpened',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: instance,
    _requirementMatrix: JSON.stringify(REQUIREMENTS),
    _addinName: 'Scorebook',
    _appDomains: [],
    _featureGates: {},
    _initialDisplayMode: 2,
  };
}

const FLAGS = { sharedRuntime: 1, customFunctions: 2 };

/** The frame's name, from which office.js learns at start-up whom it talks to. */
export function frameName({ language, instance }: AppContextOptions): string {
  const flags = FLAGS.sharedRuntime | FLAGS.customFunctions;
  return JSON.stringify({
    baseFrameName: 'agave',
    hostInfo: `Excel|Web|16.01|${language}|${instance}||disableLogging|${flags}`,
    xdmInfo: `conversation-${instance}|${instance}|${window.location.origin}/`,
    serializerVersion: '1',
    flights: '[]',
  });
}

/**
 * Office.js trusts a host over https whose domain is the page's own. Over http (localhost) it asks Microsoft's trust page,
 * which office.js loads from beside itself and which remembers the person's consent here; opening the preview is that consent.
 */
export function rememberTrust(): void {
  if (window.location.protocol === 'https:') return;
  window.localStorage.setItem(`OfficeJSTrustKeyV2_http_${window.location.hostname}`, JSON.stringify({ Result: 1 }));
}
