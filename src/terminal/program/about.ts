/** Registers the commands that tell of scenarios without playing them: validate, plan, list, schema. */
import {
  type Action,
  type CommandLine,
  collect,
  JOBS,
  onScenario,
  withExample,
  withHidden,
  withOut,
} from "./declare.ts";

export function addChecks(line: CommandLine): void {
  onScenario(
    line,
    "validate",
    "check a scenario and say every fault in it",
    "validate my-scenario.yaml",
    async () => (await import("../commands/validate.ts")).validate as Action,
  )
    .option("--check-step", "play it with finer steps, too, and say by how much its answers differ")
    .option("--finer <n>", "with --check-step: how many times as many substeps (default: 4)")
    .option("--runs <n>", "with --check-step: how many runs of each (default: 1000)")
    .option("--jobs <n>", `with --check-step: ${JOBS}`);
  onScenario(
    line,
    "plan",
    "print what runs in a tick, in order",
    "plan friendship-treaty",
    async () => (await import("../commands/plan.ts")).plan as Action,
  );
}

export function addLists({ program, ended }: CommandLine): void {
  const list = program
    .command("list [what] [scenario]")
    .summary(
      "list scenarios, the chronology, or a scenario's parameters, outcomes, mechanisms, terms, columns, uncertainties",
    )
    .description(
      "Lists scenarios, or the chronology of dated events; or, of a scenario, its parameters, outcomes, mechanisms, terms, columns, uncertain numbers (`uncertain`), levers, codings, history or sources.",
    )
    .option("--set <path=value>", "change one value of the scenario; repeatable", collect, [])
    .option("--json", "print JSON");
  withHidden(withOut(list, "write the list to a file"), "--seed <text>", "--quiet");
  withExample(list, "list parameters friendship-treaty").action(
    async (what: string | undefined, scenario: string | undefined, options) => {
      ended((await import("../commands/list.ts")).list(what, scenario, options));
    },
  );
  const schema = program
    .command("schema")
    .summary("print the JSON Schema of scenario files")
    .description("Prints the JSON Schema of scenario files, for editors that complete and check.")
    .option("--model <id>", "of which model", "central-asia");
  withHidden(withOut(schema, "write it to a file"), "--json", "--quiet");
  withExample(schema, "schema --out scenario.schema.json").action(async (options) => {
    ended((await import("../commands/schema.ts")).schema(options));
  });
}
