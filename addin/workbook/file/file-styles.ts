// The named styles of the plans as they look in a file: Excel's own of the same meaning, spelled out, since other programs know no names.
import type { CellStyle } from 'hucre';
import type { StyleName } from '../../../shared/sheets/plan';

const solid = (rgb: string): CellStyle['fill'] => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } });
const side = { style: 'thin', color: { rgb: 'B2B2B2' } } as const;
const box: CellStyle['border'] = { top: side, right: side, bottom: side, left: side };

export const fileStyles: Readonly<Record<StyleName, CellStyle>> = {
  title: { font: { size: 18, bold: true, color: { rgb: '1F3864' } } },
  subtitle: { font: { size: 13, bold: true, color: { rgb: '1F3864' } } },
  header: {
    font: { bold: true, color: { rgb: '1F3864' } },
    fill: solid('DDE6F2'),
    border: box,
    alignment: { vertical: 'center', wrapText: true },
  },
  input: { fill: solid('FFFFCC'), border: box },
  formula: { font: { bold: true, color: { rgb: '3F3F3F' } }, fill: solid('F2F2F2'), border: box },
  note: { font: { italic: true, color: { rgb: '595959' } } },
  good: { font: { color: { rgb: '006100' } }, fill: solid('C6EFCE') },
  bad: { font: { color: { rgb: '9C0006' } }, fill: solid('FFC7CE') },
};

/** How a cell looks while a fault is marked on it: as in the workbook in Excel, bold, so not by colour alone. */
export const faultStyle: CellStyle = { font: { bold: true, color: { rgb: '9C0006' } }, fill: solid('FFC7CE') };
