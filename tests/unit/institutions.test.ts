/** The ladder of institutions: worked values of its votes, closed forms, and what is refused. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { vote } from "../../src/agents/institutions/vote.ts";
import { evaluator } from "../../src/engine/decision/evaluator.ts";
import type { Mechanism } from "../../src/engine/mechanism.ts";
import { Session } from "../../src/engine/session.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { openScenario } from "../../src/node/open.ts";
import { compile } from "../support/compile.ts";

const BASE = resolve(import.meta.dirname, "../../scenarios/institutionalization.yaml");
const folder = mkdtempSync(join(tmpdir(), "ladder-"));
let files = 0;

/** A scenario over the shipped one, written as text. */
function scenario(text: string): string {
  const path = join(folder, `s${files++}.yaml`);
  writeFileSync(path, `multivector: 1\nid: test\nextends: ${BASE}\n${text}`);
  return path;
}

const SPEC = vote.decision as NonNullable<typeof vote.decision>;

/** Utilities of every vote with beliefs held, put where the test can see them. */
function weigh(ref: string, sets: string[], belief: number, step: string): Record<string, number> {
  const { program } = openScenario(ref, sets);
  const found: Record<string, number> = {};
  const probe: Mechanism = {
    id: "probe",
    phase: "decide",
    doc: "Weighs a vote with beliefs held.",
    sources: [],
    params: [...(SPEC.params ?? []), ...SPEC.terms.flatMap((t) => t.params ?? [])],
    reads: SPEC.terms.flatMap((t) => t.reads ?? []),
    compile(env) {
      const terms = SPEC.terms.filter((t) => !t.frailty && (t.needs ?? []).every(env.has));
      const weigher = evaluator({ decider: "actor", others: 1, terms, noise: "vote.noise" }, env);
      const { deciders, utility } = weigher;
      const { ids } = env.axis("actor");
      const member = env.read("member");
      return {
        tick() {
          weigher.belief.fill(belief);
          deciders.count = 0;
          for (let i = 0; i < ids.length; i++) if (member[i] === 1) deciders.list[deciders.count++] = i;
          weigher.evaluate(env.axis("step").index.get(step)!);
          for (let d = 0; d < deciders.count; d++)
            found[ids[deciders.list[d]!]!] = utility[deciders.list[d]!]!;
        },
      };
    },
  };
  const model = { ...centralAsia, mechanisms: [...centralAsia.mechanisms, probe] };
  const session = new Session(compile(model, program.world));
  session.begin({ seed: "any" });
  session.step();
  return found;
}

/** model/4.6: 2024-08, habit 6.4 years, courtship .595 of TJK and TKM, KAZ-UZB at the top of the bilateral ladder. */
const AUGUST_2024 = `
start: 2024-08
actors:
  KAZ: { consolidation: .85, identity: .55, threat: .6, leader: { name: T, born: 1953-05-17, since: 2019-03-20, type: insider, regionalism: .8, openness: .7 } }
  KGZ: { consolidation: .7, identity: .55, threat: .3, leader: { name: J, born: 1968-12-06, since: 2020-10-15, type: outsider, regionalism: .7, openness: .5 } }
  TJK: { consolidation: .7, identity: .4, threat: .35, leader: { regionalism: .38 } }
  TKM: { consolidation: .8, identity: .3, threat: .25, leader: { name: S, born: 1981-09-22, since: 2022-03-19, type: dynastic, regionalism: .4, openness: .35 } }
  UZB: { consolidation: .85, identity: .6, threat: .35, overlap: .6, leader: { regionalism: .9 } }
pairs: { KAZ-UZB: { ladder: 7, rivalry: 0 } }
treaties: { friendship: { signed: { KAZ: 2022-07, KGZ: 2022-07, UZB: 2022-07 } } }
institutions: { L1: { joined: { KAZ: 2018-03, KGZ: 2018-03, TJK: 2018-03, TKM: 2018-03, UZB: 2018-03 } } }
parameters: { vote.habit: ${(0.06 * 6.4) / (77 / 12)} }
`;

describe("worked votes of 2024-08", () => {
  const path = scenario(AUGUST_2024);
  const cases = {
    L9: { depth: 0.3, V: { KAZ: 3.0123, KGZ: 2.0962, TJK: 1.6838, TKM: 1.0705, UZB: 3.0169 }, all: 0.508 },
    L12: { depth: 0.38, V: { KAZ: 1.2901, KGZ: 0.7111, TJK: 0.203, TKM: -0.4584, UZB: 1.2822 }, all: 0.088 },
  };
  it.each(Object.entries(cases))("%s", (step, { depth, V, all }) => {
    const found = weigh(path, [`region.depth=${depth}`, "mechanisms.implementation=off"], 0.7, step);
    for (const [id, value] of Object.entries(V)) expect(found[id], id).toBeCloseTo(value, 4);
    const product = Object.values(found).reduce((p, v) => p / (1 + Math.exp(-v)), 1);
    expect(product).toBeCloseTo(all, 3);
  });

  it("the ledger says the same of a vote that is held, term by term", () => {
    const { program } = openScenario(path, ["region.depth=0.3"]);
    const session = new Session(program);
    session.begin({ seed: "any", record: "ledger" });
    const decision = session.decisions.get("vote")!;
    decision.ledger.probing = true;
    session.step();
    const row = decision.ledger.rows.find(
      (r) =>
        program.axes.get("step")!.ids[r.object] === "L2" &&
        program.axes.get("actor")!.ids[r.decider] === "TKM",
    )!;
    const share = (term: string) => row.shares[decision.terms.findIndex((t) => t.id === term)]!;
    expect(share("commitment")).toBeCloseTo(0.4, 12);
    expect(share("fit")).toBeCloseTo(0, 12);
    expect(share("template")).toBeCloseTo(0.4, 12);
    expect(share("sovereignty")).toBeCloseTo(-0.4 * 2 * 0.8 * 0.12, 12);
    expect(row.shares.reduce((a, b) => a + b, 0)).toBeCloseTo(row.utility, 12);
  });
});

/** The lowest common denominator with fit alone: the largest depth acceptable to all is min_i max(d_i, 2 x_i - d_i). */
describe("25: the deepest step that all accept, fit alone", () => {
  const alone = SPEC.terms
    .flatMap((t) => t.params ?? [])
    .filter(
      (q) => !["vote.fit", "vote.habitYears", "vote.othersTemplate", "contest.solidarity"].includes(q.id),
    )
    .map((q) => `  ${q.id}: ${Math.max(0, q.range[0])}`)
    .join("\n");
  const grid = Array.from({ length: 100 }, (_, k) => (k + 1) / 100);
  const text = (x: Record<string, number>, d: number) => `
end: 2018-03
region: { depth: ${d} }
mechanisms: { positions: off }
actors:
${Object.entries(x)
  .map(([id, position]) => `  ${id}: { issues: { depth: { position: ${position} } } }`)
  .join("\n")}
powers: { RUS: { blockingSteps: null } }
institutions:
${Array.from({ length: 17 }, (_, k) => `  L${k + 1}: null`).join("\n")}
${grid.map((depth, k) => `  D${String(k).padStart(2, "0")}: { depth: ${depth}, bindingness: 1 }`).join("\n")}
parameters:
${alone}
`;
  /** Deepest step accepted by each, from the utilities that the vote itself sums. */
  function accepted(x: Record<string, number>, d: number): Record<string, number> {
    const { program } = openScenario(scenario(text(x, d)));
    const session = new Session(program);
    session.begin({ seed: "any" });
    const decision = session.decisions.get("vote")!;
    decision.ledger.probing = true;
    session.finish();
    const deepest: Record<string, number> = {};
    for (const row of decision.ledger.rows) {
      const id = program.axes.get("actor")!.ids[row.decider]!;
      if (row.utility >= -1e-12) deepest[id] = Math.max(deepest[id] ?? d, grid[row.object]!);
    }
    return Object.fromEntries(Object.keys(x).map((id) => [id, deepest[id] ?? d]));
  }

  it.each([
    [{ KAZ: 0.65, KGZ: 0.5, TJK: 0.32, TKM: 0.2, UZB: 0.6 }, 0.1],
    [{ KAZ: 0.65, KGZ: 0.5, TJK: 0.32, TKM: 0.2, UZB: 0.6 }, 0.25],
    [{ KAZ: 0.4, KGZ: 0.3, TJK: 0.45, TKM: 0.35, UZB: 0.9 }, 0.05],
  ])("positions %j at depth %d", (x, d) => {
    const deepest = accepted(x, d);
    const bound = (id: keyof typeof x) => Math.max(d, 2 * x[id] - d);
    for (const id of Object.keys(x) as (keyof typeof x)[])
      expect(deepest[id]).toBeCloseTo(Math.min(1, bound(id)), 9);
    const all = Math.min(...Object.values(deepest));
    expect(all).toBeCloseTo(Math.min(1, ...(Object.keys(x) as (keyof typeof x)[]).map(bound)), 9);
    const core = Math.min(deepest["KAZ"]!, deepest["UZB"]!);
    expect(core).toBeGreaterThanOrEqual(all);
  });
});

describe("adoption", () => {
  const sure = "  vote.soft: -10\n  vote.hard: 0\n  vote.frailty: 0\n";
  const open = (text: string, sets: string[] = []) => {
    const { program } = openScenario(scenario(text), sets);
    const session = new Session(program);
    session.begin({ seed: "any" });
    return { session, program };
  };

  it("is by convening for the first step, of those who come, and late comers join", () => {
    const { session } = open(
      "schedule:\n  - { at: 2018-03, summit: { host: KAZ, absent: [TKM] } }\n  - { at: 2018-05, summit: { host: UZB } }\n",
    );
    session.finish(1418);
    expect(session.value("step.adoptedAt", "L1")).toBe(1418);
    expect(session.value("step.joinedAt", "L1", "TKM")).toBe(Infinity);
    expect(session.value("depth")).toBe(0);
    session.finish(1420);
    expect(session.value("step.joinedAt", "L1", "TKM")).toBe(1420);
    expect(session.value("depth")).toBe(0.1);
  });

  it("needs four to convene", () => {
    const { session } = open("schedule:\n  - { at: 2018-03, summit: { host: KAZ, absent: [TKM, TJK] } }\n");
    session.finish();
    expect(session.value("step.adoptedAt", "L1")).toBe(Infinity);
  });

  it("goes through the ladder where everybody wants every step, never before its prerequisites", () => {
    const { session, program } = open(`parameters:\n${sure}`);
    session.finish();
    const at = (step: string) => session.value("step.adoptedAt", step);
    expect(at("L12")).toBeGreaterThan(at("L9"));
    expect(at("L9")).toBeGreaterThan(Math.max(at("L4"), at("L6")));
    expect(program.axes.get("step")!.ids.filter((s) => at(s) < Infinity).length).toBeGreaterThan(12);
  });

  it("admits Azerbaijan by all members and itself; it takes over what they share, and the region loses no depth", () => {
    const { session } = open(`parameters:\n${sure}`);
    let before = 0;
    while (!session.done) {
      session.step();
      expect(session.value("depth")).toBeGreaterThanOrEqual(before);
      before = session.value("depth");
    }
    expect(session.value("member", "AZE")).toBe(1);
    expect(session.value("depth.own", "AZE")).toBeGreaterThanOrEqual(session.value("depth"));
    expect(session.value("step.joinedAt", "L1", "AZE")).toBe(session.value("step.adoptedAt", "L13"));
    expect(session.value("power.banzhaf", "AZE")).toBeGreaterThan(0);
  });

  it("leaves Azerbaijan outside where it does not want to enter", () => {
    const { session } = open(
      "actors: { AZE: { sovereignty: 1 } }\nparameters:\n  vote.sovereignty: 6\n  vote.noise: .3\n  vote.soft: 3\n  vote.hard: 0\n  vote.frailty: 0\n",
    );
    session.finish();
    expect(session.value("member", "AZE")).toBe(0);
  });

  it("by circles leaves outsiders where they are", () => {
    const { session } = open(
      "end: 2022-02\nactors: { TKM: { leader: { regionalism: 0 } } }\nparameters:\n  vote.soft: -3\n  vote.leader: 6\n  vote.noise: .3\n  vote.frailty: 0\n  agenda.exclusion: 0\n  agenda.consensus: 0\n",
    );
    session.finish();
    expect(session.value("adoptions.circles")).toBe(1);
    expect(session.value("depth.core")).toBeGreaterThan(0.15);
    expect(session.value("depth.own", "TKM")).toBe(0.1);
    expect(session.value("depth")).toBe(0.1);
  });

  it("by circles needs one of the core, whatever the others want", () => {
    const { session } = open(
      "end: 2022-02\nactors: { KAZ: { leader: { regionalism: 0 } }, UZB: { leader: { regionalism: 0 } }, KGZ: { leader: { regionalism: 1 } }, TJK: { leader: { regionalism: 1 } }, TKM: { leader: { regionalism: 1 } } }\nschedule: [{ at: 2018-02, summit: { host: KGZ } }, { at: 2018-03, summit: { host: KGZ } }, { at: 2018-04, summit: { host: TJK } }]\nparameters:\n  leader.drift: 0\n  vote.soft: 1\n  vote.hard: 0\n  vote.leader: 6\n  vote.noise: .3\n  vote.frailty: 0\n  agenda.exclusion: 0\n  agenda.noise: 3\n  agenda.host: 1\n  agenda.consensus: 0\n",
    );
    let tabled = 0;
    while (!session.done) {
      session.step();
      tabled += session.column("tabled").filter((t) => t > 0).length;
    }
    expect(tabled).toBeGreaterThan(2);
    expect(session.column("adoptions")).toEqual(new Float64Array(2));
  });
});

describe("what is refused", () => {
  it.each([
    ["institutions: { L2: { prerequisites: [L1x] } }", /no step "L1x".*|did you mean L1/s],
    ["institutions: { L4: { prerequisites: [L9] } }", /wait for each other/],
    ["institutions: { L13: { admits: AZR } }", /no actor "AZR"/],
    ["institutions: { L17: { treaties: [frendship] } }", /no treaty "frendship"/],
  ])("%s", (text, message) => {
    expect(() => openScenario(scenario(text))).toThrow(message);
  });
});
