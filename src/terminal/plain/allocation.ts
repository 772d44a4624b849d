/** The explanation of an allocation in plain text: what moved, what each term gained, which limits bind. */
import type { Allocated, AllocationExplanation } from "../../answers/allocation.ts";
import { bar, signed } from "../../views/text/bars.ts";
import { number } from "../../views/text/number.ts";
import { table } from "./text.ts";

export function allocationLines(e: AllocationExplanation): string[] {
  const what = `${e.actor}, ${e.decision}, ${e.at}`;
  const { before, after } = e.nearest;
  return [
    e.realised ? `${what}: ${verdict(e.realised)}` : `${what}: it did not deliberate then`,
    ...(e.events.length > 0 ? ["", `Events of ${e.at}`, ...e.events.map((v) => `  ${v.text}`)] : []),
    ...(e.realised ? body(e.realised) : []),
    "",
    `Nearest times of this run at which it deliberated: before ${before ?? "none"}, after ${after ?? "none"}`,
  ];
}

/** The largest move, in words; what moves less than the fourth decimal is not a move. */
function verdict({ shares }: Allocated): string {
  const moves = shares.map((s) => ({ id: s.id, by: s.chosen - s.previous }));
  const up = moves.reduce((a, b) => (b.by > a.by ? b : a));
  const down = moves.reduce((a, b) => (b.by < a.by ? b : a));
  const said = [
    ...(up.by >= 5e-5 ? [`more to ${up.id} (${signed(up.by, 4)})`] : []),
    ...(down.by <= -5e-5 ? [`less to ${down.id} (${signed(down.by, 4)})`] : []),
  ];
  return said.length > 0 ? `${said.join(", ")} was best` : "it was best to stay as it was";
}

/** As many as show three digits of the largest value, four at least and ten at most. */
function decimals(most: number): number {
  let digits = 4;
  for (let scaled = most * 1e4; digits < 10 && scaled > 0 && scaled < 100; scaled *= 10) digits++;
  return digits;
}

function body(a: Allocated): string[] {
  const most = Math.max(...a.shares.map((s) => Math.abs(s.chosen - s.previous)));
  const moved = decimals(most);
  const shares = a.shares.map((s) => [
    `  ${s.id}`,
    number(s.previous, moved),
    number(s.chosen, moved),
    signed(s.chosen - s.previous, moved),
    bar(s.chosen - s.previous, most),
  ]);
  const gains = Math.max(...a.terms.map((t) => Math.abs(t.gain)));
  const gained = decimals(gains);
  const terms = a.terms.map((t) => [
    `  ${t.label}`,
    number(t.previous, gained),
    number(t.chosen, gained),
    signed(t.gain, gained),
    bar(t.gain, gains),
  ]);
  const binding = a.constraints.filter((c) => c.price > 0);
  return [
    "",
    ...table([["What it spreads", "had", "best", "change", "less        │ more"], ...shares]),
    "",
    ...table([
      [`Its objective, in ${a.unit}`, "had", "best", "gain", "costs       │ gains"],
      ...terms,
      ["  together", "", "", signed(a.gain, gained), ""],
    ]),
    ...(a.gain < -1e-9 ? ["  It could not keep what it had: a limit has tightened."] : []),
    "",
    "Limits that bind, and what one unit more of room would be worth",
    ...(binding.length > 0 ? binding.map((c) => `  ${c.id}  ${number(c.price, 4)}`) : ["  none"]),
    "",
    "Terms",
    ...table(a.terms.map((t) => [`  ${t.label}`, t.id, t.doc])),
  ];
}
