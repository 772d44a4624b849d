// Patterns of the Caspian over many runs, beside the numbers that the model description quotes of its prototype.
// node scripts/patterns-caspian.mjs [RUNS] [SECTION...] : prints Markdown. Needs a build. Nothing here tunes anything.
import { monthOf } from "../dist/lib/src/engine/calendar.js";
import { Session } from "../dist/lib/src/engine/session.js";
import { openScenario } from "../dist/lib/src/models/open.js";
import { corridors } from "./patterns-caspian/corridors.mjs";
import { navies } from "./patterns-caspian/navies.mjs";
import { ferghana, pipeline, water } from "./patterns-caspian/water.mjs";

const SECTIONS = { navies, corridors, water, pipeline, ferghana };

const [runs = "2000", ...asked] = process.argv.slice(2);
const RUNS = Number(runs);

/**
 * Plays a scenario; `look` is asked at the beginning of each of `months`, `ended` after the last.
 * @returns what `ended` gave, one a run
 */
function play(scenario, { sets = [], runs: count = RUNS, months = [], look, ended }) {
  const session = new Session(openScenario(scenario, sets).program);
  const { program } = session;
  const ids = [...program.outcomes, ...program.world.outcomes].map((o) => o.id);
  const at = months.map(monthOf);
  const results = [];
  for (let run = 0; run < count; run++) {
    session.begin({ seed: "patterns", run });
    const seen = at.map((month) => {
      session.finish(month - 1);
      return look?.(session);
    });
    session.finish();
    const values = session.outcomes();
    results.push(ended(Object.fromEntries(ids.map((id, k) => [id, values[k]])), seen, session));
  }
  return results;
}

/** The cells of a column over one axis, by id. */
function named(session, column, axis) {
  const { ids } = session.program.axes.get(axis);
  return Object.fromEntries(Array.from(session.column(column), (x, k) => [ids[k], x]));
}

const mean = (list) => list.reduce((sum, x) => sum + x, 0) / list.length;
const share = (list, test) => list.filter(test).length / list.length;
/** Quantile of those that are finite. */
function quantile(list, q) {
  const sorted = list.filter(Number.isFinite).sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(q * sorted.length), sorted.length - 1)];
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

const kit = { play, named, mean, share, quantile, table, RUNS };
for (const [id, section] of Object.entries(SECTIONS))
  if (asked.length === 0 || asked.includes(id)) process.stdout.write(`${section(kit)}\n`);
