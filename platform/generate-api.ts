/** Makes `src/api/` from `openapi.yaml`. With `--check`, says whether it is up to date: exit code 1 where it is not. */
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTypes, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const MADE = '// Made from openapi.yaml by generate-api.ts.\n';
const here = (name: string) => new URL(name, import.meta.url);

/** The files of `src/api/` that are made, by name. */
export async function generateApi(): Promise<ReadonlyMap<string, string>> {
  const document = parse(readFileSync(here('openapi.yaml'), 'utf8'), { merge: true });
  const types = astToString(await openapiTypes(structuredClone(document), { alphabetize: false }));
  return new Map([
    ['openapi-types.ts', `${MADE}${types}`],
    ['openapi.json', `${JSON.stringify(document, undefined, 1)}\n`],
  ]);
}

if (import.meta.main) {
  const check = process.argv.includes('--check');
  for (const [name, text] of await generateApi()) {
    const file = here(`src/api/${name}`);
    if (!check) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text) {
      console.error(`src/api/${name} is not what openapi.yaml says: run node platform/generate-api.ts`);
      process.exitCode = 1;
    }
  }
}
