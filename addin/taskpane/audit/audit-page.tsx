// Audit (审计): who did what when, and whether the chain that tells it still holds.
import { Heading } from '../../ui/heading';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { AuditEntries } from './audit-entries';
import { VerifyChains } from './verify-chains';

export function AuditPage() {
  const say = useSay();
  const layout = useLayout();
  return (
    <div className={layout.page}>
      <Heading>{say('audit.title')}</Heading>
      <VerifyChains />
      <AuditEntries />
    </div>
  );
}
