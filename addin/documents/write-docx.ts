// Written documents as .docx: each paper from its red head to the code that proves it. The library is loaded when the first one is made.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableLayoutType,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type ISectionOptions,
} from 'docx';
import { lineTexts, type Imprint } from '../../shared/documents/imprint';
import type { WrittenDocument, WrittenPaper, WrittenPart, WrittenTable } from '../../shared/documents/written';
import type { Language } from '../../shared/scheme/text';
import { message } from '../../shared/text/sentences';
import { fonts, page, red, sizes, textWidth, twips } from './docx-styles';

type Place = keyof (typeof fonts)['zh-CN'];
type Align = (typeof AlignmentType)[keyof typeof AlignmentType];

interface Style {
  readonly font: Place;
  readonly size: number;
  readonly align?: Align;
  readonly bold?: boolean;
  readonly color?: string;
  /** in ems */
  readonly indent?: number;
  readonly before?: number;
  readonly after?: number;
  /** twips from line to line; what is higher is not cut */
  readonly line?: number;
  readonly keepNext?: boolean;
}

/** One paper: its language is that of every run, its kind says how large they are. */
class Writer {
  private readonly sizes;

  constructor(
    private readonly language: Language,
    private readonly kind: keyof typeof page,
    private readonly qr: Uint8Array,
  ) {
    this.sizes = sizes[language][kind];
  }

  private text(
    text: string,
    { font, size, align, bold, color, indent = 0, before = 0, after = 0, line, keepNext }: Style,
    border = false,
  ) {
    // Line breaks of a text are those of its paragraph.
    const runs = text.split('\n').map(
      (part, index) =>
        new TextRun({
          ...{ text: part, font: fonts[this.language][font], size },
          ...(index > 0 && { break: 1 }),
          ...(bold !== undefined && { bold }),
          ...(color !== undefined && { color }),
        }),
    );
    return new Paragraph({
      children: runs,
      ...(align !== undefined && { alignment: align }),
      ...(keepNext !== undefined && { keepNext }),
      ...(indent > 0 && { indent: { firstLine: size * 10 * indent } }),
      spacing: { before, after, ...(line !== undefined && { line, lineRule: LineRuleType.AT_LEAST }) },
      ...(border && { border: { bottom: { style: BorderStyle.SINGLE, size: 18, space: 6, color: red } } }),
    });
  }

  private table({ caption, columns, rows }: WrittenTable): (Paragraph | Table)[] {
    const { table: size } = this.sizes;
    const whole = columns.reduce((sum, { share }) => sum + share, 0);
    const widths = columns.map(({ share }) => Math.floor((textWidth * share) / whole));
    const row = (cells: readonly string[], isHeader: boolean) =>
      new TableRow({
        ...{ tableHeader: isHeader, cantSplit: true },
        children: cells.map(
          (cell, index) =>
            new TableCell({
              width: { size: widths[index] ?? 0, type: WidthType.DXA },
              verticalAlign: VerticalAlignTable.CENTER,
              margins: { top: 50, bottom: 50, left: 90, right: 90 },
              ...(isHeader && { shading: { fill: 'E7E6E6' } }),
              children: [
                this.text(cell, {
                  ...{ font: 'table', size, bold: isHeader },
                  align: isHeader ? AlignmentType.CENTER : AlignmentType[upper[columns[index]?.align ?? 'left']],
                }),
              ],
            }),
        ),
      });
    return [
      ...(caption === null
        ? []
        : [
            this.text(caption, {
              font: 'heading',
              size,
              align: AlignmentType.CENTER,
              before: 160,
              after: 80,
              keepNext: true,
            }),
          ]),
      new Table({
        width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
        columnWidths: widths,
        layout: TableLayoutType.FIXED,
        rows: [
          row(
            columns.map(({ title }) => title),
            true,
          ),
          ...rows.map((cells) => row(cells, false)),
        ],
      }),
      this.text('', { font: 'table', size: 12 }),
    ];
  }

  /** What closes a paper never stands on a page alone: its last paragraph goes with it. */
  private part(part: WrittenPart, isLast: boolean): (Paragraph | Table)[] {
    const { text: size } = this.sizes;
    const line = size * 17;
    switch (part.kind) {
      case 'table':
        return this.table(part.table);
      case 'heading':
        return [
          this.text(part.text, {
            font: 'heading',
            size,
            bold: this.language === 'en-US',
            ...this.indented(),
            before: 160,
            line,
            keepNext: true,
          }),
        ];
      case 'paragraph':
        return [
          this.text(part.text, {
            font: 'text',
            size,
            ...this.indented(),
            line,
            after: this.language === 'en-US' ? 120 : 0,
            keepNext: isLast,
          }),
        ];
    }
  }

  /** Chinese paragraphs begin two characters in. */
  private indented(): Pick<Style, 'indent'> {
    return this.language === 'zh-CN' ? { indent: 2 } : {};
  }

  /** Who made, checked and signed the results; the code beside the digest that it proves. */
  private imprint(imprint: Imprint): (Paragraph | Table)[] {
    const { foot: size } = this.sizes;
    const style: Style = { font: 'table', size, after: 40 };
    const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
    const borders = { top: none, bottom: none, left: none, right: none };
    const side = 66;
    const code = new ImageRun({
      ...{ type: 'png', data: this.qr, transformation: { width: (side * 96) / 72, height: (side * 96) / 72 } },
      altText: { name: 'QR', description: message(this.language, 'document.qr', { address: imprint.address }) },
    });
    const cell = (children: Paragraph[], width: number) =>
      new TableCell({
        ...{ children, borders, verticalAlign: VerticalAlignTable.CENTER },
        width: { size: width, type: WidthType.DXA },
      });
    const left = twips(side + 12);
    const said = message(this.language, 'document.digest', { digest: imprint.digest, address: imprint.page });
    return [
      this.text('', { font: 'table', size: 12, before: 60, keepNext: true }),
      new Table({
        width: { size: textWidth, type: WidthType.DXA },
        columnWidths: [left, textWidth - left],
        layout: TableLayoutType.FIXED,
        borders: { ...borders, insideHorizontal: none, insideVertical: none },
        rows: [
          new TableRow({
            cantSplit: true,
            children: [
              cell([new Paragraph({ children: [code] })], left),
              cell(
                [...lineTexts(imprint, this.language), said].map((text) => this.text(text, style)),
                textWidth - left,
              ),
            ],
          }),
        ],
      }),
    ];
  }

  private head({ head, number, title, to }: WrittenPaper, standing: string | null): Paragraph[] {
    const { head: largest, title: large, text: size } = this.sizes;
    const { CENTER } = AlignmentType;
    const plain: Style = { font: 'text', size };
    return [
      ...(head === null
        ? []
        : [this.text(head, { font: 'title', size: headSize(head, largest), color: red, align: CENTER, after: 120 })]),
      ...(head === null ? [] : [this.text(number ?? '', { ...plain, align: CENTER, after: 240 }, true)]),
      ...(head === null && number !== null ? [this.text(number, { ...plain, align: CENTER })] : []),
      ...(standing === null ? [] : [this.text(standing, { ...plain, align: CENTER, before: 160 })]),
      this.text(title, { font: 'title', size: large, align: CENTER, before: 320, after: 320, line: large * 12 }),
      this.text(to, { ...plain, after: 120 }),
    ];
  }

  section(paper: WrittenPaper, imprint: Imprint, isOnly: boolean): ISectionOptions {
    const { text: size, foot } = this.sizes;
    const footer = message(this.language, isOnly ? 'document.page' : 'document.page.alone', {
      page: '\n',
      pages: '\r',
    });
    return {
      properties: { page: { ...page[this.kind], ...(!isOnly && { pageNumbers: { start: 1 } }) } },
      footers: {
        default: new Footer({
          children: [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              children: footer.split(/([\n\r])/).map(
                (part) =>
                  new TextRun({
                    ...{ font: fonts[this.language].table, size: foot },
                    children: [part === '\n' ? PageNumber.CURRENT : part === '\r' ? PageNumber.TOTAL_PAGES : part],
                  }),
              ),
            }),
          ],
        }),
      },
      children: [
        ...this.head(paper, imprint.standing),
        ...paper.parts.flatMap((part, index) => this.part(part, index === paper.parts.length - 1)),
        ...paper.closing.map((text, index) =>
          this.text(text, {
            font: 'text',
            size,
            align: AlignmentType.RIGHT,
            before: index === 0 ? size * 12 : 0,
            line: size * 17,
            keepNext: true,
          }),
        ),
        ...(paper.receipt === null
          ? []
          : [this.text(paper.receipt, { font: 'text', size: foot, before: 360, after: 60, keepNext: true })]),
        ...this.imprint(imprint),
      ],
    };
  }
}

const upper = { left: 'LEFT', center: 'CENTER', right: 'RIGHT' } as const;

/** A long name stands in smaller letters: the head is one line. */
function headSize(head: string, largest: number): number {
  const ems = [...head].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : 0.55), 0);
  return Math.max(28, Math.min(largest, Math.floor(textWidth / 10 / ems)));
}

/** The bytes of a .docx with every paper on pages of its own; `qr` is the code of the imprint's address as a PNG. */
export async function writeDocx(document: WrittenDocument, language: Language, qr: Uint8Array): Promise<Uint8Array> {
  const { title, papers, imprint } = document;
  const file = new Document({
    ...{ title, creator: 'Scorebook', description: imprint.address },
    sections: papers.map((paper) =>
      new Writer(language, paper.head === null ? 'letter' : 'official', qr).section(
        paper,
        imprint,
        papers.length === 1,
      ),
    ),
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}
