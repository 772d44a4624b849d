/** The commands and their options. */
import { Command } from "commander";
import { VERSION } from "../../engine/version.ts";
import { usage } from "../options.ts";
import { addChecks, addLists } from "./about.ts";
import { addAnalyses } from "./analyses.ts";
import { FORMER_NAMES } from "./declare.ts";
import { addPlaying } from "./play.ts";
import { addResults, addWorker } from "./results.ts";

/** @param ended called with the exit code with which a command ended */
export function programOf(ended: (code: number) => void): Command {
  const program = new Command("multivector")
    .description("Geopolitical scenarios, played deterministically: what happens, how likely, when, and why.")
    .version(VERSION)
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .showSuggestionAfterError(true);
  const line = { program, ended };
  addPlaying(line);
  addAnalyses(line);
  addChecks(line);
  addResults(line);
  addWorker(line);
  addLists(line);
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
  renameFormer(options);
}

/** An option under its former name works as ever, and says its present one. */
function renameFormer(options: Record<string, unknown>): void {
  for (const [former, name] of Object.entries(FORMER_NAMES)) {
    if (options[former] === undefined) continue;
    if (options[name] !== undefined)
      throw usage(
        "option-twice",
        `--${former} is called --${name} now, and both are given`,
        `leave --${former} out`,
        `--${former}`,
      );
    options[name] = options[former];
    if (options["quiet"] !== true && options["json"] !== true)
      process.stderr.write(`note: --${former} is called --${name} now\n`);
  }
}
