// Plays a scenario many times and counts what came of it, for the pages under docs/validation. Needs a build.
import { monthOf } from "../dist/lib/src/engine/calendar.js";
import { Session } from "../dist/lib/src/engine/session.js";
import { openScenario } from "../dist/lib/src/models/open.js";

/** Outcomes of each run, and what `watch` (by month, by name) reads at the end of some months. */
export function playAll(scenario, sets, { watch = {}, runs, seed }) {
  const session = new Session(openScenario(scenario, sets).program);
  const { outcomes, world } = session.program;
  const months = Object.keys(watch).sort();
  return Array.from({ length: runs }, (_, run) => {
    session.begin({ seed, run });
    const seen = {};
    for (const month of months) {
      session.finish(Math.min(monthOf(month), world.end));
      for (const [name, read] of Object.entries(watch[month])) seen[name] = read(session);
    }
    session.finish();
    const values = session.outcomes();
    return { ...Object.fromEntries(outcomes.map((o, k) => [o.id, values[k]])), ...seen };
  });
}

export const share = (rows, test) => rows.filter(test).length / rows.length;
export const by = (rows, id, month) => share(rows, (r) => r[id] <= monthOf(month));
export const mean = (rows, id) => rows.reduce((s, r) => s + r[id], 0) / rows.length;
export const median = (rows, id) => rows.map((r) => r[id]).sort((a, b) => a - b)[Math.floor(rows.length / 2)];
export const year = (month) => (month === Infinity ? "never" : (1900 + (month + 0.5) / 12).toFixed(1));
export const text = (x) => (typeof x === "number" ? x.toFixed(3).replace(/^(-?)0\./, "$1.") : x);
