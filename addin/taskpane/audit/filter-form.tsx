// Which audit entries to show: scheme, period, who, what, from, to.
import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import { auditActs, type AuditAct } from '../../../shared/api/audit';
import { textIn } from '../../../shared/scheme/text';
import { useChoice } from '../choice/choice';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { noFilters, type Filters } from './filters';

export function FilterForm({ onShow }: { onShow(filters: Filters): void }) {
  const { schemes } = useChoice();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const [filters, setFilters] = useState(noFilters);
  const set = (some: Partial<Filters>): void => setFilters({ ...filters, ...some });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onShow(filters);
  };
  return (
    <form className={layout.section} aria-label={say('audit.filters')} onSubmit={submit}>
      <Field label={say('audit.scheme')}>
        <Select className={layout.select} value={filters.scheme} onChange={(_, { value }) => set({ scheme: value })}>
          <option value="">{say('audit.all')}</option>
          {schemes.map(({ id, title }) => (
            <option key={id} value={id}>
              {textIn(title, language)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say('audit.what')}>
        <Select
          className={layout.select}
          value={filters.what}
          onChange={(_, { value }) => set({ what: value as AuditAct | '' })}
        >
          <option value="">{say('audit.all')}</option>
          {auditActs.map((act) => (
            <option key={act} value={act}>
              {say(`audit.act.${act}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say('audit.period')}>
        <Input value={filters.period} onChange={(_, { value }) => set({ period: value })} />
      </Field>
      <Field label={say('audit.who')}>
        <Input value={filters.who} onChange={(_, { value }) => set({ who: value })} />
      </Field>
      <Field label={say('audit.from')}>
        <Input type="date" value={filters.from} onChange={(_, { value }) => set({ from: value })} />
      </Field>
      <Field label={say('audit.to')}>
        <Input type="date" value={filters.to} onChange={(_, { value }) => set({ to: value })} />
      </Field>
      <Button type="submit">{say('audit.show')}</Button>
    </form>
  );
}
