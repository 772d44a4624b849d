/** How a command of the command line is declared: on a scenario, on the results of a batch, or by itself. */
import { type Command, Option } from "commander";
import { DEFAULT_SEED } from "../options.ts";

/** Where commands are added, and who hears the exit code with which one ended. */
export interface CommandLine {
  program: Command;
  ended(code: number): void;
}

/** @param scenario the first argument; others are in `options.others` */
export type Action = (scenario: string, options: never) => Promise<number> | number;

export const collect = (value: string, all: string[]) => [...all, value];

export const JOBS = "how many worker threads (default: one a core)";
export const PLAIN = "plain text even on a terminal";

/** `--out` and its short form. @param doc what it does */
export function withOut(command: Command, doc: string): Command {
  return command
    .option("--out <path>", doc)
    .addOption(new Option("-o <path>", "short for --out").hideHelp())
    .option("--force", "let --out replace a file");
}

/** Options that are understood and not told: those that do nothing here, and one for who mends this program. */
export function withHidden(command: Command, ...flags: string[]): Command {
  for (const flag of flags) command.addOption(new Option(flag).hideHelp());
  return command.addOption(new Option("--debug", "show stack traces").hideHelp());
}

/** Present names of options that have been renamed; scripts written before must go on working. */
export const FORMER_NAMES: Readonly<Record<string, string>> = { agent: "actor", group: "object" };

/** Takes options under their former names, too, without listing them. */
export function withFormerNames(command: Command): Command {
  for (const name of Object.keys(FORMER_NAMES)) command.addOption(new Option(`--${name} <id>`).hideHelp());
  return command;
}

export function withExample(command: Command, example: string): Command {
  return command.addHelpText("after", `\nExample:\n  $ multivector ${example}`);
}

/** A command on one scenario; its code is loaded only when it is used. */
export function onScenario(
  { program, ended }: CommandLine,
  name: string,
  doc: string,
  example: string,
  load: () => Promise<Action>,
  more = "",
): Command {
  const command = program
    .command(`${name} <scenario> ${more}`)
    .summary(doc)
    .description(`${doc}\n\nSCENARIO is the name of one that ships, a YAML file, or - for standard input.`)
    .option("--set <path=value>", "change one value of the scenario; repeatable", collect, [])
    .option("--seed <text>", "seed of all randomness", DEFAULT_SEED)
    .option("--json", "print JSON");
  withHidden(
    withOut(command, "write the result to a file, whose ending is the format").option(
      "--quiet",
      "say nothing but the result",
    ),
  );
  return withExample(command, example).action(async (...given: unknown[]) => {
    const [scenario, others] = given as [string, string[]];
    const options = given.at(-2) as Record<string, unknown>;
    ended(await (await load())(scenario, (more ? { ...options, others } : options) as never));
  });
}

/** A command on what a batch has left. */
export function onResults(
  { program, ended }: CommandLine,
  name: string,
  doc: string,
  example: string,
  act: (...args: never[]) => Promise<number>,
): Command {
  const command = program
    .command(name)
    .summary(doc)
    .description(`${doc[0]?.toUpperCase()}${doc.slice(1)}.`)
    .option("--json", "print JSON");
  withHidden(withOut(command, "write the result to a file, whose ending is the format"), "--quiet");
  return withExample(command, example).action(async (...args: unknown[]) => {
    ended(await act(...(args as never[])));
  });
}
