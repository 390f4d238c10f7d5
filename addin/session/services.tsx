// What every page works with: the workbook and, once somebody has signed in, the person, the service and the outbox.
import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Me } from '../../shared/api/people';
import type { ApiClient } from './api-client';
import type { Outbox } from './outbox';
import type { Workbook } from '../workbook/port';

export interface Services {
  /** null on a page of its own, outside of Excel */
  readonly workbook: Workbook | null;
  readonly me: Me;
  readonly api: ApiClient;
  /** what the service has answered, for as long as this person is signed in */
  readonly queries: QueryClient;
  readonly outbox: Outbox;
  /** Signs out and asks the person to sign in again. */
  signInAgain(): void;
}

export const ServicesContext = createContext<Services | null>(null);

/** For what only a workbook can do; it is offered in Excel alone. */
export function useWorkbook(): Workbook {
  const { workbook } = useServices();
  if (!workbook) throw new Error('asks for a workbook outside of Excel');
  return workbook;
}

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('a page stands outside of the signed-in pane');
  return services;
}
