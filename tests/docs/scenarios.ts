/** Makes a page for each scenario that ships, from the scenario itself. */
import { basename } from "node:path";
import { monthText } from "../../src/engine/calendar.ts";
import type { Opened } from "../../src/models/open.ts";
import { openScenario } from "../../src/node/open.ts";
import { leversOf } from "../../src/scenario/levers.ts";
import type { PlainMap } from "../../src/scenario/plain.ts";

type Row = Record<string, unknown>;

const NOTE = "<!-- Generated: npm run docs. Do not edit. -->";
const cell = (c: unknown) => String(c ?? "").replace(/\|/g, "\\|");
const row = (...cells: unknown[]) => `| ${cells.map(cell).join(" | ")} |`;
const rule = (n: number) => row(...Array.from({ length: n }, () => "---"));
const rows = (value: unknown) => (Array.isArray(value) ? (value as Row[]) : []);
const entries = (value: unknown) => Object.entries((value ?? {}) as Record<string, unknown>);
const section = (title: string, lines: readonly string[]) =>
  lines.length ? [`## ${title}`, "", ...lines, ""] : [];
const table = (head: readonly string[], body: readonly unknown[][]) =>
  body.length ? [row(...head), rule(head.length), ...body.map((r) => row(...r))] : [];

function history(data: Row): string[] {
  return table(
    ["event", "when", "for", "source", "note"],
    rows(data["history"]).map((h) => [
      `\`${h["event"]}\``,
      h["date"] ?? `not by ${h["by"] ?? "the end"}`,
      h["split"] === "holdout" ? "hold-out" : h["split"],
      h["source"],
      h["note"],
    ]),
  );
}

function levers(data: Row): string[] {
  return table(
    ["lever", "sets"],
    leversOf(data as PlainMap).map(({ id, sets }) => [
      `\`${id}\``,
      entries(sets)
        .map(([path, value]) => `\`${path}=${typeof value === "string" ? value : JSON.stringify(value)}\``)
        .join(", "),
    ]),
  );
}

/** `signed.KAZ`, `signed.UZB`… as one line `signed.*`: the entries of axes become stars, in the meaning too. */
function families({ program }: Opened): unknown[][] {
  const known = new Set([...program.axes.values()].flatMap((a) => [...a.ids]));
  const found = new Map<string, { kind: string; doc: string; count: number }>();
  for (const o of program.outcomes) {
    const [first, ...rest] = o.id.split(".");
    const names = rest.filter((part) => known.has(part));
    const id = [first, ...rest.map((part) => (known.has(part) ? "*" : part))].join(".");
    const doc = names.reduce((text, name) => text.split(name).join("*"), o.doc);
    const before = found.get(id);
    if (before) before.count++;
    else found.set(id, { kind: o.kind === "event" ? "event" : o.unit, doc, count: 1 });
  }
  return [...found].map(([id, { kind, doc, count }]) => [`\`${id}\``, kind, count > 1 ? count : "", doc]);
}

function outcomes(opened: Opened): string[] {
  return table(
    ["outcome", "kind", "number", "meaning"],
    [
      ...entries(opened.data["outcomes"]).map(([id, formula]) => [
        `\`${id}\``,
        "formula",
        "",
        `\`${formula}\``,
      ]),
      ...families(opened),
    ],
  );
}

/** Sources that the scenario names, with what its list says of them. */
function sources(data: Row): string[] {
  const { sources: list, ...rest } = data;
  const named = new Set(
    [...JSON.stringify(rest).matchAll(/"source":"([^"]+)"/g)].flatMap((m) => (m[1] as string).split(/, ?/)),
  );
  return entries(list)
    .filter(([key]) => named.has(key))
    .map(([key, value]) => {
      const s = value as Row;
      const about = ["author", "publisher", "date"].flatMap((k) => (s[k] ? [String(s[k])] : []));
      return `- \`${key}\`: ${[s["title"], ...about].join(". ")}${s["note"] ? ` (${s["note"]})` : ""}.`;
    });
}

function page(name: string, opened: Opened): string {
  const { data, program, files } = opened;
  const { start, end } = program.world;
  const chain = files.slice(1).map((f) => `[${basename(f, ".yaml")}](${basename(f, ".yaml")}.md)`);
  const on = (opened.model.optional ?? []).filter((id) => program.has(id));
  const known = data["knownUntil"]
    ? `, calibrated on what was known at the end of ${data["knownUntil"]}`
    : "";
  return `${[
    NOTE,
    "",
    `# ${opened.title}`,
    "",
    `\`${name}\`, ${monthText(start)} to ${monthText(end)}${known}.${chain.length ? ` Extends ${chain.join(", ")}.` : ""}`,
    "",
    ...section("Question", [opened.question]),
    ...section(
      "Mechanisms switched on",
      on.length
        ? [`${on.map((id) => `\`${id}\``).join(", ")}; see [mechanisms](../reference/mechanisms.md).`]
        : [],
    ),
    ...section("Levers", levers(data)),
    ...section("Outcomes", outcomes(opened)),
    ...section("History", history(data)),
    ...section(
      "Invariants",
      rows(data["invariants"]).map(
        (i) =>
          `- ${i["never"] ? "never" : "always"} \`${i["never"] ?? i["always"]}\` (${i["source"] ?? "judgement"})`,
      ),
    ),
    ...section(
      "What it leaves out",
      rows(data["leavesOut"]).map((line) => `- ${line}`),
    ),
    ...section(
      "Things to try",
      rows(data["tryThis"]).length ? ["```sh", ...rows(data["tryThis"]).map(String), "```"] : [],
    ),
    ...section("Sources", sources(data)),
  ]
    .join("\n")
    .trimEnd()}\n`;
}

export function scenarioPages(names: readonly string[]): Record<string, string> {
  const all = names.map((name) => [name, openScenario(name)] as const);
  const index = [
    NOTE,
    "",
    "# Scenarios",
    "",
    "Those called baseline are states of the world that others start from.",
    "",
    ...table(
      ["scenario", "months", "question"],
      all.map(([name, { program, question }]) => [
        `[${name}](${name}.md)`,
        `${monthText(program.world.start)} to ${monthText(program.world.end)}`,
        question,
      ]),
    ),
  ];
  return {
    "docs/scenarios/README.md": `${index.join("\n")}\n`,
    ...Object.fromEntries(all.map(([name, opened]) => [`docs/scenarios/${name}.md`, page(name, opened)])),
  };
}
