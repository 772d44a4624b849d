/** The command line: hears what is asked, and turns its end into an exit code. */
import { type Command, CommanderError } from "commander";
import { EXIT, tellError } from "./exit.ts";
import { programOf } from "./program/program.ts";
import { wantsInk } from "./tty.ts";

/** @returns the exit code */
export async function main(argv: string[]): Promise<number> {
  process.stdout.on("error", quietPipe);
  process.stderr.on("error", quietPipe);
  const flags = { json: argv.includes("--json"), debug: argv.includes("--debug") };
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
  process.stderr.write(`multivector ${args.join(" ")}\n`);
  return [...args];
}

function commanderEnd(e: CommanderError, flags: { json: boolean; debug: boolean }): number {
  if (e.exitCode === 0 || e.code === "commander.help") return EXIT.done;
  const [what = "", suggestion] = e.message.replace(/^error: /, "").split("\n");
  const mend = suggestion?.replace(/^\((.*)\)$/, "$1") ?? "see multivector --help";
  const problem = { code: e.code.replace("commander.", ""), message: what, where: null, mend };
  process.stderr.write(
    flags.json
      ? `${JSON.stringify({ format: "multivector.error/1", ...problem })}\n`
      : `error: ${what} [${problem.code}]\n  mend:  ${mend}\n`,
  );
  return EXIT.usage;
}

/** A closed pipe (`| head`) ends quietly: the reader has what it wanted. */
function quietPipe(e: NodeJS.ErrnoException): void {
  if (e.code === "EPIPE") process.exit(EXIT.done);
  throw e;
}
