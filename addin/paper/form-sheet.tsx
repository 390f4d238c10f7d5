// The one place that draws a paper: title, facts, tables, signatures, on A4 and on a screen alike. Titles may come twice: parts are known by their place.
import type { ReactNode } from 'react';
import type { FormLine, RecordForm } from '../../shared/documents/record-form';
import { message } from '../../shared/text/sentences';
import { useLanguage, useSay } from '../ui/language';
import { PageNumbers } from './page-numbers';

type Table = RecordForm['tables'][number];

export function FormSheet({ form }: { readonly form: RecordForm }) {
  const language = useLanguage();
  const { title, under, head, rows, tables, signing, course, filled, foot } = form;
  return (
    <article className="sheet" lang={language}>
      <PageNumbers says="paper.page" />
      {form.void !== null && <p className="void">{form.void}</p>}
      <header>
        <p className="under">{under}</p>
        <h1>{title}</h1>
      </header>
      <dl className="head">
        {head.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <table className="facts" aria-label={title}>
        <tbody>
          {rows.map(({ cells, long }, i) => (
            <tr key={i} className={long ? 'long' : undefined}>
              {cells.flatMap(({ label, text }, j) => [
                <th key={`${j} is`} scope="row">
                  {label}
                </th>,
                <td key={j} colSpan={cells.length === 1 ? 3 : 1}>
                  {text}
                </td>,
              ])}
            </tr>
          ))}
        </tbody>
      </table>
      {tables.map((table, i) => (
        <RecordTable key={i} table={table} />
      ))}
      <Course course={course} />
      {signing.map(({ title: step, lines, after }, i) => (
        <section key={i} className="signing" aria-label={step}>
          <h2>{step}</h2>
          <div className="lines">
            {lines.map((line, j) => (
              <SignatureBox key={j} line={line} />
            ))}
          </div>
          {after !== '' && <p className="after">{after}</p>}
        </section>
      ))}
      <footer>
        {filled !== null && (
          <p className="filled">
            {message(language, 'paper.filled')}
            {language === 'zh-CN' ? '：' : ': '}
            {filled.name} <span className="apart">{filled.on}</span>
          </p>
        )}
        <p className="foot">{foot}</p>
      </footer>
    </article>
  );
}

function RecordTable({ table: { title, columns, rows } }: { readonly table: Table }) {
  return (
    <ListTable title={title} columns={columns.map((column) => column.title)}>
      {rows.map(({ cells, below }) => (
        <tbody key={cells[0]}>
          <tr>
            {cells.map((text, i) => (
              <td key={i} className={columns[i]?.tight ? 'tight' : undefined}>
                {text}
              </td>
            ))}
          </tr>
          {below.map(({ label, text }, i) => (
            <tr key={i} className="below">
              <td colSpan={columns.length}>
                <b>{label}</b> {text}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </ListTable>
  );
}

function Course({ course }: { readonly course: RecordForm['course'] }) {
  const say = useSay();
  if (course.length === 0) return null;
  const columns = (['step', 'by', 'on', 'reason'] as const).map((column) => say(`paper.course.${column}`));
  return (
    <ListTable title={say('paper.course')} columns={columns}>
      <tbody>
        {course.map(({ step, by, on, reason }, i) => (
          <tr key={i}>
            <td>{step}</td>
            <td>{by}</td>
            <td className="tight">{on}</td>
            <td>{reason}</td>
          </tr>
        ))}
      </tbody>
    </ListTable>
  );
}

interface ListProps {
  readonly title: string;
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

/** A table with its columns named on every page; on a narrow screen it is moved within its own frame, by the keyboard, too. */
function ListTable({ title, columns, children }: ListProps) {
  return (
    <div className="records" role="region" aria-label={title} tabIndex={0}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th key={i} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  );
}

function SignatureBox({ line: { as, name, on } }: { readonly line: FormLine }) {
  const say = useSay();
  return (
    <div className="box">
      <p>{say('paper.sign', { as })}</p>
      <p className="name">{name}</p>
      <p className="on">{on ?? say('paper.day')}</p>
    </div>
  );
}
