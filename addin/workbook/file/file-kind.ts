// What a file is by its first bytes, whatever its name says.

export type FileKind = 'zip' | 'ole' | 'html' | 'xml' | 'pdf' | 'picture' | 'archive' | 'text' | 'binary';

const signatures: readonly (readonly [kind: FileKind, bytes: readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x1f, 0x8b]],
];

const looked = 4_096;

/** What a file is; UTF-16 with its mark counts as text. */
export function fileKind(bytes: Uint8Array): FileKind {
  const known = signatures.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  if (known) return known[0];
  const start = bytes.subarray(0, looked);
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!isWide && start.includes(0)) return 'binary';
  const text = new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(start).trimStart().toLowerCase();
  if (text.startsWith('<?xml')) return text.includes('<html') ? 'html' : 'xml';
  return /^(<!doctype html|<html|<meta|<table|<head|<style|<div)/.test(text) ? 'html' : 'text';
}
