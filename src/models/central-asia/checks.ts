/** What no range can refuse: chances that must sum to 1, more settled than there is, what belongs to nobody. */
import { dateOf, monthOf } from "../../engine/calendar.ts";
import { SUCCESSORS } from "../../mechanisms/leaders.ts";
import type { Complain, Written } from "../../scenario/binding.ts";
import { isPlainMap, type PlainMap } from "../../scenario/plain.ts";
import { PARTS } from "./parts/index.ts";

const NEAR = 1e-9;

export function check(written: Written, complain: Complain): void {
  leaders(written, complain);
  disputes(written, complain);
  schedule(written, complain);
  for (const part of PARTS) part.check?.(written, complain);
}

function leaders({ data, axes, cells }: Written, complain: Complain): void {
  for (const id of axes.get("actor")?.ids ?? []) {
    const path = `actors.${id}.leader.successors`;
    const chances = SUCCESSORS.map((type) => cells.get(`${path}.${type}`));
    const sum = chances.reduce<number>((total, chance) => total + (chance ?? 0), 0);
    if (chances.every((chance) => chance !== undefined) && Math.abs(sum - 1) > NEAR)
      complain(
        path,
        `the chances of ${id}'s successors sum to ${round(sum)}, not to 1`,
        `change ${SUCCESSORS.join(", ")} so that they sum to 1`,
        "sum",
      );
    const [born, since] = ["born", "since"].map((key) => cells.get(`actors.${id}.leader.${key}`));
    if (born !== undefined && since !== undefined && born >= since)
      complain(
        `actors.${id}.leader.born`,
        `${id}'s leader is born after entering office`,
        "check both dates",
        "date",
      );
    if (at(data, ["actors", id, "partners", id]) !== undefined)
      complain(`actors.${id}.partners.${id}`, `${id} cannot be its own partner`, "remove it");
  }
}

function disputes({ data, axes, cells }: Written, complain: Complain): void {
  for (const id of axes.get("dispute")?.ids ?? []) {
    const path = `disputes.${id}`;
    const [settled, segments] = [cells.get(`${path}.settled`), cells.get(`${path}.segments`)];
    if (settled !== undefined && segments !== undefined && settled > segments)
      complain(
        `${path}.settled`,
        `${path}.settled is ${settled}, more than the ${segments} segments that there are`,
        `write at most ${segments}, or raise ${path}.segments`,
        "out-of-range",
      );
    const parties = at(data, ["disputes", id, "parties"]);
    const forces = at(data, ["disputes", id, "forces"]);
    const actors = axes.get("actor")?.index;
    if (!actors || !Array.isArray(parties) || !isPlainMap(forces)) continue;
    if (parties[0] === parties[1] || !parties.every((p) => actors.has(String(p)))) continue;
    for (const actor of Object.keys(forces))
      if (actor !== "source" && actors.has(actor) && !parties.includes(actor))
        complain(
          `${path}.forces.${actor}`,
          `${actor} has forces in ${id}, but is no party to it`,
          `the parties are ${parties.join(" and ")}`,
        );
  }
}

function schedule({ data }: Written, complain: Complain): void {
  const list = Array.isArray(data["schedule"]) ? data["schedule"] : [];
  list.forEach((entry, k) => {
    if (!isPlainMap(entry)) return;
    const { visit, succession } = entry;
    if (isPlainMap(visit) && visit["from"] === visit["to"])
      complain(`schedule.${k}.visit`, "a visit leads to another state", "name two states");
    if (!isPlainMap(succession) || typeof entry["at"] !== "string") return;
    if (dateOf(String(succession["born"])) >= monthOf(entry["at"]))
      complain(
        `schedule.${k}.succession.born`,
        "the successor is born after taking office",
        "check both dates",
        "date",
      );
  });
}

function at(data: PlainMap, path: readonly string[]): unknown {
  let here: unknown = data;
  for (const key of path) here = isPlainMap(here) && Object.hasOwn(here, key) ? here[key] : undefined;
  return here;
}

const round = (x: number) => Math.round(x * 1e6) / 1e6;
