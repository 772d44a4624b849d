/** Commands as one pastes them into a shell. */

/** A word that a POSIX shell reads as it is. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`;
}

export function commandLine(words: readonly string[]): string {
  return ["multivector", ...words].map(quoted).join(" ");
}

/** This process's own command, with `--resume` and without `--force`; passwords in addresses are left out. */
export function resumeCommand(argv: readonly string[] = process.argv.slice(2)): string {
  const words = argv.filter((w) => w !== "--force" && w !== "--resume").map(withoutPassword);
  return commandLine([...words, "--resume"]);
}

/** `redis://user:secret@host` with the secret hidden. */
export function withoutPassword(word: string): string {
  return word.replace(/(rediss?:\/\/[^\s:@/]*:)[^\s@/]*@/g, "$1…@");
}
