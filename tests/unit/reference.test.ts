/** Which world a scenario's constants are found in, and what it states itself beside that world. */
import { describe, expect, it } from "vitest";
import { Session } from "../../src/engine/session.ts";
import type { Departure } from "../../src/engine/world.ts";
import { worldDigest } from "../../src/experiments/world-digest.ts";
import { type Opened, openText } from "../../src/models/open.ts";
import { nodeFiles, nodeTables, SHIPPED } from "../../src/node/files.ts";
import { openScenario } from "../../src/node/open.ts";
import { packScenario, unpackScenario } from "../../src/node/queue/message.ts";
import type { Files } from "../../src/scenario/text.ts";

/** A scenario's text among others that exist in memory, and those that ship. */
function open(text: string, others: Record<string, string> = {}, sets: string[] = []): Opened {
  const files: Files = {
    size: (path) => others[path]?.length ?? nodeFiles.size(path),
    read: (path) => others[path] ?? nodeFiles.read(path),
    resolve: (from, ref) => (ref in others ? ref : nodeFiles.resolve(from, ref)),
  };
  return openText(text, files, nodeTables, undefined, { file: "mine.yaml", shipped: SHIPPED, sets });
}

const child = (parent: string, more = "") => `multivector: 2\nid: mine\nextends: ${parent}\n${more}`;
const departs = (o: Opened): Departure | undefined => o.program.world.departs;

/** Starts from the reference on, with what each says of a state's threat. */
function threats(o: Opened): (number | undefined)[] {
  const found: (number | undefined)[] = [];
  type From = Departure["from"];
  for (let w: From | undefined = o.program.world; w; w = w.departs?.from)
    found.unshift(w.cells.get("actors.KAZ.threat"));
  return found;
}

describe("the reference of a scenario", () => {
  it("is itself where it extends nothing, or says so", () => {
    expect(departs(openScenario("baseline"))).toBeUndefined();
    expect(departs(openScenario("baseline-2018"))).toBeUndefined();
    expect(
      departs(open(child("baseline", "reference: true\nactors: { KAZ: { threat: 0.9 } }"))),
    ).toBeUndefined();
  });

  it("is the nearest that says so, and what is written since departs from it, file by file", () => {
    const treaty = openScenario("friendship-treaty");
    expect(departs(treaty)?.from.cells).toEqual(openScenario("baseline").program.world.cells);
    expect(departs(treaty)).toMatchObject({ set: false });
    expect(departs(treaty)?.states).toContain("actors.KAZ.threat");
    expect(departs(treaty)?.states).not.toContain("actors.KAZ.gdp");
    const more = open(child("friendship-treaty", "actors: { KAZ: { threat: 0.7 } }"));
    expect(departs(more)?.states).toEqual(["actors.KAZ.threat"]);
    expect(threats(more)).toEqual([threats(treaty)[0], 0.6, 0.7]);
  });

  it("may be named, where the parent is not the world at rest", () => {
    const [later, rest] = [openScenario("baseline-2025"), openScenario("baseline-2018")];
    expect(departs(later)?.from).toMatchObject({ start: rest.program.world.start });
    expect(departs(later)?.from.cells).toEqual(rest.program.world.cells);
    expect(threats(openScenario("tajik-succession"))[0]).toBe(threats(rest)[0]);
  });

  it("is departed from by nothing where no start value is stated", () => {
    expect(departs(openScenario("full"))).toBeUndefined();
    expect(
      departs(openScenario("baseline", ["parameters.accession.club=1.2", "end=2029-12"])),
    ).toBeUndefined();
  });

  it("is departed from by what is set, be it what it says already", () => {
    const { threat } = { threat: openScenario("baseline").program.world.cells.get("actors.KAZ.threat") };
    const same = openScenario("baseline", [`actors.KAZ.threat=${threat}`]);
    expect(departs(same)).toMatchObject({ states: ["actors.KAZ.threat"], set: true });
    const other = openScenario("friendship-treaty", ["actors.KAZ.threat=0.9"]);
    expect(departs(other)).toMatchObject({ states: ["actors.KAZ.threat"], set: true });
    expect(threats(other)).toEqual([threats(openScenario("baseline"))[0], 0.6, 0.9]);
  });

  it("is what is set, where that is said to be at rest", () => {
    expect(
      departs(openScenario("friendship-treaty", ["actors.KAZ.threat=0.9", "reference=true"])),
    ).toBeUndefined();
    expect(() => openScenario("baseline", ["reference=baseline-2018"])).toThrow(/only a file can name/);
  });

  it("is not a file that is no whole scenario, unless it says that it is one", () => {
    const template =
      "multivector: 2\nid: template\nmodel: central-asia\nparameters: { accession.club: 1.4 }\n";
    const whole = child("t.yaml", "start: 2022-01\nend: 2022-12\nactors: { KAZ: { threat: 0.5 } }");
    const read = (t: string) => {
      try {
        return departs(open(whole, { "t.yaml": t }));
      } catch (e) {
        return (e as Error).message;
      }
    };
    expect(read(template)).not.toMatch(/start is not given/);
    expect(read(`${template}reference: true\n`)).toMatch(/start is not given/);
  });

  it("is refused where there is none of that name, or it leads in a circle", () => {
    expect(() => open(child("baseline", "reference: basline"))).toThrow(
      /no scenario "basline" to be the reference/,
    );
    const [a, b] = [child("baseline", "reference: b.yaml"), child("baseline", "reference: a.yaml")];
    const pathsAllowed = { "a.yaml": a, "b.yaml": b };
    expect(() => open(child("a.yaml"), pathsAllowed)).toThrow(/in a circle/);
  });

  it("is part of the scenario's digest, of its world's, and of what goes to other machines", () => {
    const own = open(child("friendship-treaty", "reference: true"));
    const of = open(child("friendship-treaty", "reference: baseline"));
    expect(own.program.world.cells).toEqual(of.program.world.cells);
    expect(own.digest).not.toBe(of.digest);
    expect(worldDigest(own.program.world)).not.toBe(worldDigest(of.program.world));
    const sent = unpackScenario(packScenario({ model: "central-asia", world: of.program.world }).bytes);
    expect(worldDigest(sent.world)).toBe(worldDigest(of.program.world));
  });

  it("makes a change the same in a file and on the command line", () => {
    const change = ["actors.KAZ.gdp=400", "powers.RUS.budget=10", "actors.UZB.threat=0.5", "end=2023-06"];
    const file =
      "end: 2023-06\nactors: { KAZ: { gdp: 400 }, UZB: { threat: 0.5 } }\npowers: { RUS: { budget: 10 } }";
    const digest = ({ program }: Opened) => {
      const session = new Session(program);
      session.begin({ seed: "s" });
      session.finish();
      return session.digest();
    };
    const set = digest(openScenario("full", change));
    expect(digest(open(child("full", file)))).toBe(set);
    expect(digest(open(child("full", `${file}\nreference: true`)))).not.toBe(set);
  });
});
