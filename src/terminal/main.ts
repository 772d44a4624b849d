/** The command line: hears what is asked, and turns its end into an exit code. */
import { type Command, CommanderError } from "commander";
import { type MultivectorError, usage } from "../engine/errors.ts";
import { whole } from "../node/standard.ts";
import { EXIT, tellError } from "./exit.ts";
import { programOf } from "./program/program.ts";
import { commandLine } from "./shell.ts";
import { wantsInk } from "./tty.ts";

/** @returns the exit code */
export async function main(argv: string[]): Promise<number> {
  const flags = { json: argv.includes("--json"), debug: argv.includes("--debug") };
  for (const stream of [process.stdout, process.stderr]) whole(stream);
  process.stdout.on("error", (e) => unwritten(e, () => process.exit(tellError(unwritable(e), flags))));
  // Where not even an error can be told, the result may still be.
  process.stderr.on("error", (e) => unwritten(e, () => {}));
  let ended: number = EXIT.done;
  const program = programOf((code) => {
    ended = code;
  });
  try {
    const args = argv.length === 0 ? await chosen(program) : argv;
    if (typeof args === "number") return args;
    await program.parseAsync(args, { from: "user" });
    return ended;
  } catch (e) {
    if (e instanceof CommanderError) return commanderEnd(e, flags);
    return tellError(e, flags);
  }
}

/** With nothing to do: what is chosen on a terminal, said as a command; elsewhere, or on a dumb one, the help. */
async function chosen(program: Command): Promise<string[] | number> {
  if (!wantsInk({})) {
    process.stdout.write(program.helpInformation());
    return EXIT.done;
  }
  const { choose } = await import("./ink/chooser/choose.tsx");
  const args = await choose();
  if (typeof args === "number") return args;
  process.stderr.write(`${commandLine(args)}\n`);
  return [...args];
}

function commanderEnd(e: CommanderError, flags: { json: boolean; debug: boolean }): number {
  if (e.exitCode === 0 || e.code === "commander.help") return EXIT.done;
  const [what = "", suggestion] = e.message.replace(/^error: /, "").split("\n");
  const mend = suggestion?.replace(/^\((.*)\)$/, "$1") ?? "see multivector --help";
  // The parser's own spelling of codes, as in commander.unknownOption.
  const code = e.code.replace("commander.", "").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return tellError(usage(code, what, mend), flags);
}

/** A closed pipe (`| head`) ends quietly: the reader has what it wanted. */
function unwritten(e: NodeJS.ErrnoException, otherwise: () => void): void {
  if (e.code === "EPIPE") process.exit(EXIT.done);
  otherwise();
}

function unwritable(e: Error): MultivectorError {
  return usage(
    "out-unwritable",
    `the result cannot be written: ${e.message}`,
    "make room, or name a file elsewhere with --out",
    "standard output",
  );
}
