// The one place that draws a written document: each paper on A4, from its red head to the code that proves it.
import { lineTexts } from '../../shared/documents/imprint';
import type { WrittenPaper, WrittenPart, WrittenTable } from '../../shared/documents/written';
import { useLanguage, useSay } from '../ui/language';
import type { PrintedDocument } from './load-document';

export function WrittenSheets({ printed: { document, qr } }: { readonly printed: PrintedDocument }) {
  const { papers, imprint } = document;
  return papers.map((paper, index) => <WrittenSheet key={index} paper={paper} imprint={imprint} qr={qr} />);
}

interface SheetProps {
  readonly paper: WrittenPaper;
  readonly imprint: PrintedDocument['document']['imprint'];
  readonly qr: string;
}

function WrittenSheet({ paper, imprint, qr }: SheetProps) {
  const language = useLanguage();
  const say = useSay();
  const { head, number, title, to, parts, closing, receipt } = paper;
  return (
    <article className={head === null ? 'sheet written' : 'sheet written official'} lang={language}>
      <header>
        {head !== null && <p className="red-head">{head}</p>}
        {(head !== null || number !== null) && <p className={head === null ? 'number' : 'number ruled'}>{number}</p>}
        {imprint.standing !== null && <p className="standing">{imprint.standing}</p>}
        <h1>{title}</h1>
      </header>
      <p className="to">{to}</p>
      {parts.map((part, index) => (
        <Part key={index} part={part} />
      ))}
      <footer>
        <div className="closing">
          {closing.map((line, index) => (
            <p key={index}>{line}</p>
          ))}
        </div>
        {receipt !== null && <p className="receipt">{receipt}</p>}
        <div className="imprint">
          <img src={`data:image/png;base64,${qr}`} alt={say('document.qr', { address: imprint.address })} />
          <div>
            {[
              ...lineTexts(imprint, language),
              say('document.digest', { digest: imprint.digest, address: imprint.page }),
            ].map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </div>
      </footer>
    </article>
  );
}

function Part({ part }: { readonly part: WrittenPart }) {
  switch (part.kind) {
    case 'heading':
      return <h2>{part.text}</h2>;
    case 'paragraph':
      return <p className="said">{part.text}</p>;
    case 'table':
      return <Table table={part.table} />;
  }
}

function Table({ table: { caption, columns, rows } }: { readonly table: WrittenTable }) {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  return (
    <table className="figures">
      {caption !== null && <caption>{caption}</caption>}
      <colgroup>
        {columns.map(({ share }, index) => (
          <col key={index} style={{ width: `${(share / whole) * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ title }, index) => (
            <th key={index} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, index) => (
              <td key={index} className={columns[index]?.align}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
