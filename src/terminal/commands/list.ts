/** `multivector list`: what there is, by kind. */
import { Session } from "../../engine/session.ts";
import { nearest } from "../../engine/suggest.ts";
import { csvLine } from "../../experiments/csv.ts";
import { written } from "../../experiments/design/setting.ts";
import type { Opened } from "../../models/open.ts";
import { MODELS } from "../../models/registry.ts";
import { nodeTables, shippedNames } from "../../node/files.ts";
import { openScenario } from "../../node/open.ts";
import { leversOf } from "../../scenario/levers.ts";
import { number } from "../../views/text/number.ts";
import { type Destination, fileOf, ROWS } from "../destination.ts";
import { EXIT } from "../exit.ts";
import { usage } from "../options.ts";
import { json, write } from "../output.ts";
import { table, textOf } from "../plain/text.ts";
import { quietly } from "../telling.ts";

type Row = Record<string, unknown>;

interface Coding {
  question?: string;
  reading: string;
  readings: Record<string, { source?: string; note?: string; sets?: Row }>;
}

const LISTS: Record<string, (opened: Opened) => Row[]> = {
  parameters: (o) =>
    o.numbers.flatMap((n) => {
      const address = o.program.address(n.path);
      if (!address) return [];
      const { names = [] } = address;
      return {
        path: n.path,
        value: written(address, n.value),
        unit: n.unit,
        range: n.range,
        // Beside the range of the numbers by which the engine holds them.
        ...(names.length > 0 && { names }),
        source: n.source ?? "NONE",
        doc: n.doc,
        ...(n.note && { note: n.note }),
      };
    }),
  outcomes: (o) => o.program.reported().map((h) => ({ ...h })),
  mechanisms: (o) =>
    o.model.mechanisms.map((m) => ({
      id: m.id,
      on: o.program.has(m.id) ? "on" : "off",
      phase: m.phase,
      doc: m.doc,
      sources: m.sources,
    })),
  terms: (o) => {
    const { optimisations } = new Session(o.program);
    return o.program.plan
      .flatMap((p) => p.mechanisms)
      .flatMap((m) => [
        ...(m.decision?.terms ?? []).map((t) => ({
          decision: m.id,
          term: t.id,
          doc: t.doc,
          sources: t.sources,
        })),
        ...(optimisations.get(m.id)?.terms ?? []).map((t) => ({
          decision: m.id,
          term: t.id,
          doc: t.doc,
          sources: m.sources,
        })),
      ]);
  },
  columns: (o) =>
    o.program.layout.columns
      .filter((c) => c.role !== "share")
      .map((c) => ({
        id: c.id,
        axes: c.axes,
        unit: c.unit,
        range: c.range,
        owner: c.owner || c.role,
        doc: c.doc,
      })),
  levers: (o) => leversOf(o.data).map(({ id, says, sets }) => ({ id, ...(says && { says }), sets })),
  codings: (o) =>
    Object.entries((o.data["codings"] ?? {}) as unknown as Record<string, Coding>).flatMap(([id, c]) =>
      Object.entries(c.readings).map(([reading, said]) => ({
        id,
        question: c.question ?? "",
        reading,
        inForce: reading === c.reading ? "yes" : "no",
        source: said.source,
        note: said.note,
        sets: said.sets ?? {},
      })),
    ),
  uncertain: (o) =>
    o.uncertain.map((u) => {
      const address = o.program.address(u.path);
      const value = o.numbers.find((n) => n.path === u.path)?.value;
      // Names have no order: of a choice no value lies in the middle.
      const at = (p: number) => (address?.names ? null : written(address, u.quantile(p)));
      return {
        path: u.path,
        value: value === undefined ? null : written(address, value),
        distribution: u.text,
        "5%": at(0.05),
        median: at(0.5),
        "95%": at(0.95),
        varied: address ? "yes" : "no: nothing here reads it",
        source: u.source ?? "NONE",
        ...(u.note && { note: u.note }),
      };
    }),
  history: (o) => ((o.data["history"] as Row[] | undefined) ?? []).map((h) => ({ ...h })),
  schedule: ({ program: { world, calendar } }) =>
    world.schedule.map((s) => ({ at: calendar.text(s.month), verb: s.verb, ...s.data })),
  sources: (o) =>
    Object.entries((o.data["sources"] as Record<string, Row> | undefined) ?? {}).map(([id, s]) => ({
      id,
      ...s,
    })),
};

export function list(
  what: string | undefined,
  scenario: string | undefined,
  flags: { json?: boolean; set: string[]; out?: string; force?: boolean },
): number {
  const to = fileOf(flags, ROWS);
  if (what === undefined || what === "scenarios") {
    const rows = shippedNames().map((name) => {
      const opened = openScenario(name);
      return { id: name, title: opened.title, question: opened.question };
    });
    return print("scenarios", rows, to);
  }
  if (what === "chronology") return print(what, chronologyRows(), to);
  const of = LISTS[what];
  if (!of || !Object.hasOwn(LISTS, what)) {
    const near = nearest(what, ["scenarios", "chronology", ...Object.keys(LISTS)]);
    throw usage(
      "unknown-list",
      `there is no list of "${what}"`,
      near ? `did you mean ${near}?` : `write one of scenarios, chronology, ${Object.keys(LISTS).join(", ")}`,
    );
  }
  if (scenario === undefined)
    throw usage(
      "no-scenario",
      `list ${what} needs a scenario`,
      `for example: multivector list ${what} friendship-treaty`,
    );
  return print(what, of(quietly(flags)(scenario, flags.set)), to);
}

/** What happened and when: known to whoever calibrates to 2023-12, held out from then on. */
function chronologyRows(): Row[] {
  return MODELS.flatMap(({ chronology }) => {
    if (chronology === undefined) return [];
    const { rows, columns } = nodeTables(chronology);
    return Array.from({ length: rows }, (_, k) =>
      Object.fromEntries([...columns].map(([name, { values }]) => [name, values[k]])),
    );
  });
}

function print(what: string, rows: Row[], { kind, path }: Destination): number {
  const keys = [...new Set(rows.flatMap((r) => Object.keys(r)))];
  const cells = (say: (value: unknown) => string) => [keys, ...rows.map((r) => keys.map((k) => say(r[k])))];
  if (kind === "json") write(json({ format: "multivector.list/1", what, rows }), path);
  else if (kind === "csv") write(cells(whole).map(csvLine).join(""), path);
  else write(textOf(table(cells(cell))), path);
  return EXIT.done;
}

/** A value as a cell of CSV: all of its digits, nothing where there is none. */
function whole(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value) && value.every((v) => typeof v !== "object")) return value.join(" ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return "-";
  if (typeof value === "number") return number(value, 6);
  if (Array.isArray(value))
    return value.every((v) => typeof v === "number")
      ? value.map((v) => number(v, 6)).join("..")
      : value.join(" ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
