/** `multivector run`: one run, live on a terminal, plain text or JSON elsewhere. */
import { Session } from "../../engine/session.ts";
import { runObject } from "../../experiments/result.ts";
import { seriesOf } from "../../experiments/series.ts";
import { fileOf, OBJECT } from "../destination.ts";
import { EXIT } from "../exit.ts";
import { type Common, count, recordLevel, untilPeriod } from "../options.ts";
import { json, write } from "../output.ts";
import { runText } from "../plain/run.ts";
import { rememberRun } from "../remember.ts";
import { telling } from "../telling.ts";
import { wantsInk } from "../tty.ts";

export interface RunFlags extends Common {
  run: string;
  until?: string;
  record: string;
  plain?: boolean;
}

export async function run(scenario: string, flags: RunFlags): Promise<number> {
  const record = recordLevel(flags.record);
  const index = count(flags.run, "--run", 0);
  const to = fileOf(flags, OBJECT);
  const opened = telling(flags)(scenario, flags.set);
  const until = untilPeriod(flags.until, opened.program);
  const session = new Session(opened.program);
  const options = { seed: flags.seed, run: index, until, record };
  session.begin(options);
  if (wantsInk(flags)) {
    const exit = await (await import("../ink/host/run.tsx")).watch(opened, session, options);
    const played = runObject(opened, session, options);
    rememberRun({ scenario, flags }, played, played.end === opened.program.calendar.text(until));
    return exit;
  }
  session.finish(until);
  const object = runObject(opened, session, options);
  if (record === "series" || record === "ledger") object.series = seriesOf(session);
  if (record === "ledger") object.ledger = session.ledger();
  write(to.kind === "json" ? json(object) : runText(opened, session, object), to.path);
  return EXIT.done;
}
