// Writes what Excel is told of the custom functions, one file per language, from the JSDoc of addin/customfunctions.
// Its texts stand in both languages, `中文 | English`; a parameter's Chinese text begins with its name: `名称：说明 | explanation`.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import metadata from 'custom-functions-metadata';

const sources = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../addin/customfunctions');

const bothLanguages = (text, place) => {
  const [chinese, english, more] = text.split(' | ').map((part) => part.trim());
  if (!chinese || !english || more !== undefined) throw new Error(`${place}: not “中文 | English”: ${text}`);
  return { chinese, english };
};

const describe = (entry) => {
  const { chinese, english } = bothLanguages(entry.description ?? '', entry.id);
  const parameters = entry.parameters.map((parameter) => {
    const place = `${entry.id}.${parameter.name}`;
    const texts = bothLanguages(parameter.description ?? '', place);
    const colon = texts.chinese.indexOf('：');
    if (colon < 1) throw new Error(`${place}: the Chinese text does not begin with a name: ${texts.chinese}`);
    return {
      chinese: { ...parameter, name: texts.chinese.slice(0, colon), description: texts.chinese.slice(colon + 1) },
      english: { ...parameter, description: texts.english },
    };
  });
  return {
    chinese: { ...entry, description: chinese, parameters: parameters.map((parameter) => parameter.chinese) },
    english: { ...entry, description: english, parameters: parameters.map((parameter) => parameter.english) },
  };
};

/** The metadata of all custom functions, by the name of its file. Throws where a text lacks a language. */
export function customFunctionsMetadata() {
  const entries = readdirSync(sources)
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .flatMap((file) => {
      const { functions, extras } = metadata.parseTree(readFileSync(path.join(sources, file), 'utf8'), file);
      const errors = extras.flatMap((extra) => extra.errors);
      if (errors.length > 0) throw new Error(`${file}: ${errors.join('; ')}`);
      return functions.map(describe);
    });
  // Errors are handed to the functions, which tell “not scored” from “wrong” and say which parameter it is.
  const file = (language) => ({ allowErrorForDataTypeAny: true, functions: entries.map((entry) => entry[language]) });
  return { 'functions.zh-CN.json': file('chinese'), 'functions.en-US.json': file('english') };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('usage: node scripts/custom-functions-metadata.mjs <folder>');
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(customFunctionsMetadata())) {
    writeFileSync(path.join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
  }
}
