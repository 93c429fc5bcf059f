// JSON-LD against the vocabulary of schema.org as Google's schema-dts has it: the compiler of TypeScript knows every type, which properties it has and what their
// values are. Each file is a line of one program.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { files, folder, say } from './files.mjs';

const packageFile = name => fileURLToPath(import.meta.resolve(name));
const settings = {
  compilerOptions: { noEmit: true, strict: true, skipLibCheck: true, module: 'preserve', types: [], paths: { 'schema-dts': [packageFile('schema-dts/package.json').replace('package.json', 'dist/schema.d.ts')] } },
  files: ['things.ts'],
};
const lines = files.map(({ text }, at) => `export const thing${at}: Schema.WithContext<Schema.${JSON.parse(text)['@type']}> = ${text.trim().replaceAll('\n', ' ')};`);
writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
writeFileSync(join(folder, 'things.ts'), ["import type * as Schema from 'schema-dts';", ...lines, ''].join('\n'));

const compiler = spawnSync(process.execPath, [packageFile('typescript/package.json').replace('package.json', 'bin/tsc'), '--project', '.', '--pretty', 'false'], { cwd: folder, encoding: 'utf8' });
for (const error of (compiler.stdout + compiler.stderr).trim().split(/\n(?! )/).filter(text => text.length > 0)) {
  const at = error.match(/^things\.ts\((\d+),/)?.[1];
  say(files[at - 2]?.name ?? 'schema-dts', [error.slice(error.indexOf(': ') + 2).replaceAll('\n', '')]);
}
if (compiler.status !== 0) {
  process.exitCode = 1;
}
