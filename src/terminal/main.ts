/** The command line: parses arguments, loads the command that was asked for, and turns its end into an exit code. */
import { Command, CommanderError, Option } from "commander";
import { VERSION } from "../engine/version.ts";
import { type Action, addAnalyses, collect, withDesign } from "./analyses.ts";
import { EXIT, tellError } from "./exit.ts";
import { DEFAULT_SEED, usage } from "./options.ts";
import { wantsInk } from "./tty.ts";

/** A command on one scenario; its code is loaded only when it is used. */
function onScenario(
  program: Command,
  name: string,
  doc: string,
  example: string,
  load: () => Promise<Action>,
  more = "",
): Command {
  return program
    .command(`${name} <scenario> ${more}`)
    .summary(doc)
    .description(`${doc}\n\nSCENARIO is the name of one that ships, a YAML file, or - for standard input.`)
    .option("--set <path=value>", "change one value of the scenario; repeatable", collect, [])
    .option("--seed <text>", "seed of all randomness", DEFAULT_SEED)
    .option("--json", "print JSON")
    .option("--out <path>", "write the result to a file")
    .addOption(new Option("-o <path>", "short for --out").hideHelp())
    .option("--force", "let --out replace a file")
    .option("--quiet", "say nothing but the result")
    .addOption(new Option("--debug", "show stack traces").hideHelp())
    .addHelpText("after", `\nExample:\n  $ multivector ${example}`)
    .action(async (...given: unknown[]) => {
      const [scenario, others] = given as [string, string[]];
      const options = given.at(-2) as Record<string, unknown>;
      ended = await (await load())(scenario, (more ? { ...options, others } : options) as never);
    });
}

/** A command on what a batch has left. */
function onResults(
  program: Command,
  name: string,
  doc: string,
  example: string,
  act: (...args: never[]) => Promise<number>,
): Command {
  return program
    .command(name)
    .summary(doc)
    .description(`${doc[0]?.toUpperCase()}${doc.slice(1)}.`)
    .option("--json", "print JSON")
    .option("--out <path>", "write the result to a file")
    .addOption(new Option("-o <path>", "short for --out").hideHelp())
    .option("--force", "let --out replace a file")
    .addOption(new Option("--quiet").hideHelp())
    .addOption(new Option("--debug").hideHelp())
    .addHelpText("after", `\nExample:\n  $ multivector ${example}`)
    .action(async (...args: unknown[]) => {
      ended = await act(...(args as never[]));
    });
}

let ended = 0;

/** The commands and their options. */
export function build(): Command {
  const program = new Command("multivector")
    .description("Geopolitical scenarios, played deterministically: what happens, how likely, when, and why.")
    .version(VERSION)
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .showSuggestionAfterError(true);
  onScenario(
    program,
    "run",
    "play a scenario once",
    "run friendship-treaty --seed 7",
    async () => (await import("./commands/run.ts")).run as Action,
  )
    .option("--run <n>", "which run of that seed's batch to play", "0")
    .option("--until <month>", "stop after this month")
    .option("--record <level>", "outcomes, events, series or ledger", "events")
    .option("--plain", "plain text even on a terminal");
  withDesign(
    onScenario(
      program,
      "batch",
      "play many runs: probabilities, dates and quantities with intervals",
      "batch friendship-treaty --runs 2000 --out results/",
      async () => (await import("./commands/batch.ts")).batch as Action,
    )
      .option("--runs <n>", "how many runs (default: 1000; with --precision at most 1000000)")
      .option("--jobs <n>", "how many worker threads (default: one a core)")
      .option("--resume", "do only what is missing or failed in the store that --out names")
      .option(
        "--precision <outcome=halfwidth>",
        "stop when its interval is that narrow; repeatable",
        collect,
        [],
      )
      .option("--record <tables>", "keep in the store, with commas: events, series, ledger", "outcomes")
      .option("--columns <ids>", "which columns of the state to keep in series, with commas (default: all)")
      .option("--max-failures <n>", "stop when more runs than this have failed")
      .option("--shard <i/n>", "play only the i-th of n parts of the runs, into a store")
      .option("--queue <url>", "let workers play, by way of the Redis at this address")
      .option("--patience <seconds>", "how long Redis may be away", "60")
      .option("--plain", "plain text even on a terminal"),
  );
  onScenario(
    program,
    "explain",
    "why an actor decided as it did",
    "explain friendship-treaty --agent TKM --decision accession --at 2024-08",
    async () => (await import("./commands/explain.ts")).explain as Action,
  )
    .option("--agent <id>", "who decided")
    .option("--decision <id>", "which decision")
    .option("--at <month>", "when")
    .option("--group <id>", "what was decided on, where there are several (a treaty)")
    .option("--run <n>", "which run of that seed's batch", "0");
  addAnalyses(program, onScenario);
  onScenario(
    program,
    "validate",
    "check a scenario and say every fault in it",
    "validate my-scenario.yaml",
    async () => (await import("./commands/validate.ts")).validate as Action,
  );
  onScenario(
    program,
    "plan",
    "print what runs in a tick, in order",
    "plan friendship-treaty",
    async () => (await import("./commands/plan.ts")).plan as Action,
  );
  onResults(
    program,
    "query <results> <sql>",
    "ask the store of a batch in SQL",
    `query results/ 'select count("signed.TKM") / count(*) as p from outcomes'`,
    async (results, sql, options) =>
      (await import("./commands/query.ts")).query(results as string, sql as string, options),
  );
  onResults(
    program,
    "merge <folders...>",
    "prove that shards are a whole batch, and put them together",
    "merge shard-1/ shard-2/ --out results/",
    async (folders, options) =>
      (await import("./commands/merge.ts")).merge(folders as string[], options as never),
  );
  program
    .command("worker")
    .summary("play the runs of batches that others queue")
    .description("Plays the runs of batches that others queue on a Redis, until it is stopped.")
    .option(
      "--queue <url>",
      "address of the Redis: redis://HOST:6379, with a password redis://:PASSWORD@HOST:6379, with TLS rediss://",
    )
    .option("--jobs <n>", "how many worker threads (default: one a core)")
    .option("--idle <seconds>", "end when there has been nothing to play for so long")
    .option("--patience <seconds>", "how long Redis may be away", "60")
    .option("--quiet", "say nothing")
    .addOption(new Option("--json").hideHelp())
    .addOption(new Option("--debug").hideHelp())
    .addHelpText("after", "\nExample:\n  $ multivector worker --queue redis://localhost:6379")
    .action(async (options) => {
      ended = await (await import("./commands/worker.ts")).worker(options);
    });
  program
    .command("list [what] [scenario]")
    .summary(
      "list scenarios, the chronology, or a scenario's parameters, outcomes, mechanisms, terms, columns, uncertainties",
    )
    .description(
      "Lists scenarios, or the chronology of dated events; or, of a scenario, its parameters, outcomes, mechanisms, terms, columns, uncertain numbers (`uncertain`), levers, codings, history or sources.",
    )
    .option("--set <path=value>", "change one value of the scenario; repeatable", collect, [])
    .option("--json", "print JSON")
    .option("--out <path>", "write the list to a file")
    .addOption(new Option("-o <path>", "short for --out").hideHelp())
    .option("--force", "let --out replace a file")
    .addOption(new Option("--seed <text>").hideHelp())
    .addOption(new Option("--quiet").hideHelp())
    .addOption(new Option("--debug").hideHelp())
    .addHelpText("after", "\nExample:\n  $ multivector list parameters friendship-treaty")
    .action(async (what: string | undefined, scenario: string | undefined, options) => {
      ended = (await import("./commands/list.ts")).list(what, scenario, options);
    });
  program
    .command("schema")
    .summary("print the JSON Schema of scenario files")
    .description("Prints the JSON Schema of scenario files, for editors that complete and check.")
    .option("--model <id>", "of which model", "central-asia")
    .option("--out <path>", "write it to a file")
    .addOption(new Option("-o <path>", "short for --out").hideHelp())
    .option("--force", "let --out replace a file")
    .addOption(new Option("--json").hideHelp())
    .addOption(new Option("--quiet").hideHelp())
    .addOption(new Option("--debug").hideHelp())
    .addHelpText("after", "\nExample:\n  $ multivector schema --out scenario.schema.json")
    .action(async (options) => {
      ended = (await import("./commands/schema.ts")).schema(options);
    });
  program.hook("preAction", (_, command) => tidy(command.opts()));
  for (const command of program.commands) command.exitOverride().configureOutput({ outputError: () => {} });
  return program;
}

/** `--seed --json` means a forgotten value, not a seed of that name; `-o` is `--out`. */
function tidy(options: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(options))
    if (typeof value === "string" && value.startsWith("--"))
      throw usage(
        "option-without-value",
        `--${name} is followed by ${value}`,
        `write --${name} VALUE`,
        `--${name}`,
      );
  if (options["o"] !== undefined) options["out"] = options["o"];
}

/** @returns the exit code */
export async function main(argv: string[]): Promise<number> {
  process.stdout.on("error", quietPipe);
  process.stderr.on("error", quietPipe);
  const flags = { json: argv.includes("--json"), debug: argv.includes("--debug") };
  const program = build();
  try {
    const args = argv.length === 0 ? await chosen(program) : argv;
    if (typeof args === "number") return args;
    ended = EXIT.done;
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
