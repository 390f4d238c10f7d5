// The services that office.js makes by name, beside the workbook: custom functions, runtime, start-up notices.
import { invalidArgument, notImplemented } from './fault';
import { HostObject } from './host-object';

/** [id, succeeded, value, error code where it failed] */
export type InvocationResult = [number, boolean, unknown, number?];

export interface ServiceCalls {
  customFunctionsReady(): void;
  customFunctionResults(results: InvocationResult[]): void;
  showPane(): void;
}

const ENABLED_FEATURES = [2, 4];

class CustomFunctionsService extends HostObject {
  readonly kind = 'CustomFunctions';
  readonly #calls: ServiceCalls;

  constructor(calls: ServiceCalls) {
    super();
    this.#calls = calls;
  }

  _SetOsfControlContainerReadyForCustomFunctions(): void {
    this.#calls.customFunctionsReady();
  }

  _GetEnabledFeatures(): number[] {
    return ENABLED_FEATURES;
  }

  SetInvocationArrayResults(results: unknown): void {
    if (!Array.isArray(results)) throw invalidArgument('results');
    this.#calls.customFunctionResults(results);
  }
}

class AddinInternalService extends HostObject {
  readonly kind = 'AddinInternalService';

  /** Nothing waits for it: commands are posted once office.js listens for them. */
  NotifyActionHandlerReady(): void {}
}

class AppRuntimeService extends HostObject {
  readonly kind = 'AppRuntimeService';
  readonly #calls: ServiceCalls;

  constructor(calls: ServiceCalls) {
    super();
    this.#calls = calls;
  }

  SetAppRuntimeState(state: unknown): void {
    if (state !== 'Visible') throw notImplemented(`runtime state ${String(state)}`);
    this.#calls.showPane();
  }
}

export function serviceNamed(name: string, calls: ServiceCalls): HostObject {
  switch (name) {
    case 'Microsoft.ExcelServices.CustomFunctions':
      return new CustomFunctionsService(calls);
    case 'Microsoft.InternalService.AddinInternalService':
      return new AddinInternalService();
    case 'Microsoft.AppRuntime.AppRuntimeService':
      return new AppRuntimeService(calls);
    default:
      throw notImplemented(`the service ${name}`);
  }
}
