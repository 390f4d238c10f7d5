// Prints what stands on each page of a PDF file, as JSON: its size in points, and every text with its box.
import { readFileSync } from 'node:fs';
import { getDocumentProxy } from 'unpdf';

const document = await getDocumentProxy(new Uint8Array(readFileSync(process.argv[2])));
const pages = [];
for (let number = 1; number <= document.numPages; number += 1) {
  const page = await document.getPage(number);
  const [, , width, height] = page.view;
  const { items } = await page.getTextContent();
  const texts = items
    .filter(({ str }) => str.trim() !== '')
    .map(({ str, transform: [, , , size, x, y], width: wide }) => ({ str, x, y, width: wide, size }));
  pages.push({ width, height, texts });
}
process.stdout.write(JSON.stringify(pages));
