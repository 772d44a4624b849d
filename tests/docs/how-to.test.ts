/** The examples of the how-to pages run as they stand. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { decision } from "../../src/engine/decision/decision.ts";
import type { Term } from "../../src/engine/decision/spec.ts";
import type { Mechanism } from "../../src/engine/mechanism.ts";
import { Session } from "../../src/engine/session.ts";
import { openScenario } from "../../src/node/open.ts";
import type { PanelData } from "../../src/views/panel.ts";
import { compile } from "../support/compile.ts";

const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "multivector-docs-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function block(page: string, language: string): string {
  const text = readFileSync(join(root, "docs", page), "utf8");
  return new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1] ?? "";
}

/** The example as it would stand at `place`: its relative imports lead where they would from there. */
async function load<T>(page: string, place: string, name: string): Promise<T> {
  const from = dirname(join(root, place));
  const text = block(page, "ts").replace(/from "(\.[^"]+)"/g, (_, path) => `from "${resolve(from, path)}"`);
  const file = join(folder, place.replaceAll("/", "-"));
  writeFileSync(file, text);
  return (await import(file))[name] as T;
}

function played(model: Parameters<typeof compile>[0], world: Parameters<typeof compile>[1]): Session {
  const session = new Session(compile(model, world));
  session.begin({ seed: "docs", record: "ledger" });
  session.finish();
  return session;
}

/** The scenario of a page, played to its end. */
function ofPage(page: string, name: string): Session {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, block(page, "yaml"));
  const session = new Session(openScenario(file).program);
  session.begin({ seed: "docs" });
  session.finish();
  return session;
}

describe("how to add", () => {
  it("a treaty", () => {
    const file = join(folder, "water-charter.yaml");
    writeFileSync(file, block("how-to-add-a-treaty.md", "yaml"));
    const { program } = openScenario(file);
    const session = new Session(program);
    session.begin({ seed: "docs" });
    session.finish();
    expect(program.outcomes.map((o) => o.id)).toContain("water.signed.TKM");
    expect(session.events.all().some((e) => e.actors.includes("water") && e.kind === "signed")).toBe(true);
  });

  it("a basin", () => {
    const file = join(folder, "zarafshan.yaml");
    writeFileSync(file, block("how-to-add-a-basin.md", "yaml"));
    const session = new Session(openScenario(file).program);
    session.begin({ seed: "docs" });
    session.finish();
    expect(session.value("basin.surplus", "zarafshan")).toBeGreaterThan(0);
    expect(session.value("basin.linkedShare", "zarafshan")).toBeGreaterThan(0);
  });

  it("a coding", () => {
    const file = join(folder, "prepared.yaml");
    writeFileSync(file, block("how-to-add-a-coding.md", "yaml"));
    const { overrides } = openScenario(file, ["codings.preparation=well"]);
    expect(overrides).toContainEqual({ path: "actors.TKM.preparation", from: 0.5, to: 0.8 });
  });

  it("a power", () => {
    const session = ofPage("how-to-add-a-power.md", "india-contends");
    const { axes } = session.program;
    const [IND, TJK] = [axes.get("power")!.index.get("IND")!, axes.get("actor")!.index.get("TJK")!];
    const at = (power: number) => session.column("influence.share")[power * axes.get("actor")!.size + TJK]!;
    expect(at(IND)).toBeGreaterThan(0);
    expect(at(IND)).toBeLessThan(at(axes.get("power")!.index.get("CHN")!));
    expect(session.value("engagement", "TJK", "IND")).toBeGreaterThan(0);
  });

  it("a step", () => {
    const session = ofPage("how-to-add-a-step.md", "development-bank");
    expect(session.program.outcomes.map((o) => o.id)).toContain("adopted.L18");
    expect(session.value("step.adoptedAt", "L18")).toBeGreaterThan(session.value("step.adoptedAt", "L8"));
  });

  it("a scenario", () => {
    const session = ofPage("how-to-add-a-scenario.md", "friendlier-tashkent");
    expect(session.program.world.outcomes.map((o) => o.id)).toEqual(expect.arrayContaining(["deep", "lead"]));
    expect(session.done).toBe(true);
  });

  it("a term", async () => {
    const term = await load<Term>(
      "how-to-add-a-term.md",
      "src/agents/accession/terms/example.docs.ts",
      "remoteness",
    );
    const { model, program } = openScenario("friendship-treaty");
    const mechanisms = model.mechanisms.map((m) =>
      m.decision ? decision({ ...m.decision, terms: [...m.decision.terms, term] }) : m,
    );
    const session = played({ ...model, mechanisms }, program.world);
    const accession = session.decisions.get("accession");
    const at = accession?.terms.findIndex((t) => t.id === "remoteness") ?? -1;
    const shares = session.ledger().map((r) => r.shares[at] ?? Number.NaN);
    expect(shares.some((s) => s < 0)).toBe(true);
    expect(shares.every((s) => s <= 0 && s >= -0.5)).toBe(true);
  });

  it("a panel", async () => {
    const data = await load<PanelData<string, readonly object[]>>(
      "how-to-add-a-panel.md",
      "src/views/example.docs.ts",
      "leadersData",
    );
    const session = new Session(openScenario("friendship-treaty").program);
    session.begin({ seed: "docs" });
    session.step();
    const rows = data.frame(session, session.month - 1, undefined, {});
    expect(rows).toContainEqual({ actor: "KAZ", since: "2019-03", exits: 0 });
    expect(rows).toHaveLength(session.program.axes.get("actor")!.size);
  });

  it("a panel is drawn as the contract says", () => {
    const drawing = block("how-to-add-a-panel.md", "tsx");
    const place = join(root, "src/terminal/ink/panels");
    for (const [, path] of drawing.matchAll(/from "(\.[^"]+)"/g))
      if (!path!.endsWith("/leaders.ts")) expect(existsSync(join(place, path!)), path).toBe(true);
  });

  it("a mechanism", async () => {
    const mechanism = await load<Mechanism>(
      "how-to-add-a-mechanism.md",
      "src/mechanisms/example.docs.ts",
      "festival",
    );
    const { model, program } = openScenario("friendship-treaty");
    const session = played({ ...model, mechanisms: [...model.mechanisms, mechanism] }, program.world);
    expect(session.value("festival.held")).toBe(5);
    expect(session.value("contact", "KAZ-UZB")).toBeGreaterThan(0);
  });
});
