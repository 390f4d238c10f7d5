// A year's working days as the service has them, for whatever of the page shows them.
import { useServices } from '../../session/services';
import { useAsked } from '../../ui/use-asked';

export function useCalendar(year: number) {
  const { api } = useServices();
  return useAsked(['calendar', year], (signal) => api.ask('getCalendar', { params: { year: String(year) }, signal }));
}
