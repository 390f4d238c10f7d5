// A part of the dashboard under its heading; on a wall it fills its cell.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useContext, type ReactNode } from 'react';
import { Heading } from '../../ui/heading';
import { useLayout } from '../../ui/layout';
import { DisplayContext } from './display';

const useStyles = makeStyles({
  part: {
    minWidth: 0,
    paddingBottom: tokens.spacingVerticalM,
    '@media print': { display: 'block', paddingBottom: '4mm', '& > h2': { display: 'block', breakAfter: 'avoid' } },
  },
  filling: { minHeight: 0, overflow: 'hidden', paddingBottom: 0 },
});

export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const layout = useLayout();
  const styles = useStyles();
  const { fills } = useContext(DisplayContext);
  return (
    <section className={mergeClasses(layout.section, styles.part, fills && styles.filling)} aria-label={title}>
      <Heading>{title}</Heading>
      {children}
    </section>
  );
}
