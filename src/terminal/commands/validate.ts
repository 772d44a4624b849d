/** `multivector validate`: every fault of a scenario, or that there is none. */
import { Session } from "../../engine/session.ts";
import { openScenario } from "../../node/open.ts";
import { harmless } from "../../views/text/harmless.ts";
import { EXIT } from "../exit.ts";
import type { Common } from "../options.ts";
import { checkOut, json, write } from "../output.ts";
import { textOf } from "../plain/text.ts";
import { noticeText } from "../telling.ts";

export function validate(scenario: string, flags: Common): number {
  checkOut(flags.out, flags.force);
  const opened = openScenario(scenario, flags.set);
  new Session(opened.program); // compiles formulas and interventions, which may be at fault too
  const unsourced = opened.numbers.filter((n) => n.source === undefined);
  const notices = opened.notices();
  const replaced = opened.replaced.filter((r) => r.how === "replaced" && r.file === opened.files[0]);
  const object = {
    format: "multivector.validate/1",
    scenario: { id: opened.id, digest: opened.digest },
    files: opened.files.length,
    numbers: opened.numbers.length,
    unsourced: unsourced.map((n) => n.path),
    unplayed: notices,
    replaced: replaced.map(({ path, count, where }) => ({ path, count, where })),
  };
  const text = [
    `${opened.id} is valid: ${opened.numbers.length} numbers from ${opened.files.length} files`,
    ...notices.map((n) => `note: ${harmless(noticeText(n))}`),
    ...replaced.map(
      (r) =>
        `note: ${r.path} takes the place of ${r.count} inherited ${r.count === 1 ? "entry" : "entries"} (${r.where})`,
    ),
    ...unsourced.map((n) => `note: ${n.path} has no source${n.place ? ` (${n.place})` : ""}`),
  ];
  write(flags.json ? json(object) : textOf(text), flags.out);
  return EXIT.done;
}
