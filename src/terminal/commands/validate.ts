/** `multivector validate`: every fault of a scenario, or that there is none. */
import { Session } from "../../engine/session.ts";
import { openScenario } from "../../node/open.ts";
import { EXIT } from "../exit.ts";
import type { Common } from "../options.ts";
import { checkOut, json, write } from "../output.ts";
import { textOf } from "../plain/text.ts";

export function validate(scenario: string, flags: Common): number {
  checkOut(flags.out, flags.force);
  const opened = openScenario(scenario, flags.set);
  new Session(opened.program); // compiles formulas and interventions, which may be at fault too
  const unsourced = opened.numbers.filter((n) => n.source === undefined);
  const object = {
    format: "multivector.validate/1",
    scenario: { id: opened.id, digest: opened.digest },
    files: opened.files.length,
    numbers: opened.numbers.length,
    unsourced: unsourced.map((n) => n.path),
  };
  const text = [
    `${opened.id} is valid: ${opened.numbers.length} numbers from ${opened.files.length} files`,
    ...unsourced.map((n) => `note: ${n.path} has no source${n.place ? ` (${n.place})` : ""}`),
  ];
  write(flags.json ? json(object) : textOf(text), flags.out);
  return EXIT.done;
}
