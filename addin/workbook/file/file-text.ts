// Text as it is spelled in a file: what XML cannot hold is written as `_xHHHH_`, and so is text that already looks like that.

const spelled = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

// Control characters but tab and newline, halves of surrogate pairs, the two that no document may hold.
const impossible =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text that every program reads back as it was. */
export function fileText(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, spelled).replace(impossible, spelled);
}
