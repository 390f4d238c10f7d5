// What every page works with: the workbook and, once somebody has signed in, the person, the service and the outbox.
import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Me } from '../../shared/api/people';
import type { ApiClient } from './api-client';
import type { Outbox } from './outbox';
import type { Workbook } from '../workbook/port';

export interface Services {
  readonly workbook: Workbook;
  readonly me: Me;
  readonly api: ApiClient;
  /** what the service has answered, for as long as this person is signed in */
  readonly queries: QueryClient;
  readonly outbox: Outbox;
  /** Signs out and asks the person to sign in again. */
  signInAgain(): void;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('a page stands outside of the signed-in pane');
  return services;
}
