// What the validators share: each gets a folder of files, says of every file what is wrong with it, and ends with status 1 if anything is.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const folder = process.argv[2];

/** Each file with its text. */
export const files = readdirSync(folder).sort().map(name => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

/** @param {(file: { name: string, text: string }) => string[] | Promise<string[]>} errorsOf */
export async function check(errorsOf) {
  if (files.length === 0) {
    say('no file', ['there is nothing to check']);
  }
  for (const file of files) {
    say(file.name, await errorsOf(file));
  }
}

export function say(name, errors) {
  for (const error of errors) {
    console.log(`${name}: ${error}`);
    process.exitCode = 1;
  }
}
