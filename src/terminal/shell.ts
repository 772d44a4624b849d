/** Commands as one pastes them into a shell. */

import { withoutSecrets as withoutPassword } from "../node/address.ts";
import { harmless } from "../views/text/harmless.ts";

/** A word that a POSIX shell reads as it is; control characters are written in octal, so that they do nothing here. */
export function quoted(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  if (harmless(word) === word) return `'${word.replace(/'/g, `'\\''`)}'`;
  const said = (letter: string) =>
    harmless(letter) === letter
      ? letter.replace(/['\\]/, "\\$&")
      : [...Buffer.from(letter)].map(octal).join("");
  return `$'${Array.from(word, said).join("")}'`;
}

const octal = (byte: number) => `\\${byte.toString(8).padStart(3, "0")}`;

export function commandLine(words: readonly string[]): string {
  return ["multivector", ...words].map(quoted).join(" ");
}

/** This process's own command, with `--resume` and without `--force`; passwords in addresses are left out. */
export function resumeCommand(argv: readonly string[] = process.argv.slice(2)): string {
  const words = argv.filter((w) => w !== "--force" && w !== "--resume").map(withoutPassword);
  return commandLine([...words, "--resume"]);
}

/** `redis://user:secret@host?…` without what is nobody's business. */
export { withoutPassword };
