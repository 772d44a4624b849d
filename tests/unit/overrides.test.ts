import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MultivectorError } from "../../src/engine/errors.ts";
import { applyOverrides, overrideOf, parseOverride } from "../../src/scenario/overrides.ts";
import type { PlainMap } from "../../src/scenario/text.ts";

const scenario: PlainMap = {
  title: "Treaty",
  actors: { TKM: { neutrality: { value: 0.9, unit: "share", range: [0, 1], source: "s1", note: "n" } } },
  disputes: { "kgz-tjk": { parties: ["KGZ", "TJK"], severity: 0.8 } },
  parameters: { "accession.club": 1.6, "accession.cost": { value: 2, unit: "util", source: "s2" } },
  uncertain: { "parameters.accession.club": { normal: [1.6, 0.4] } },
  levers: { settled: { "disputes.kgz-tjk.severity": 0 } },
  schedule: [{ at: "2024-08" }],
};
const KNOWN = ["accession.club", "accession.cost", "dispute.settlement.base"];
const set = (...args: string[]) => applyOverrides(scenario, args.map(parseOverride), KNOWN);

function caught(act: () => unknown): MultivectorError {
  try {
    act();
  } catch (e) {
    if (e instanceof MultivectorError) return e;
    throw e;
  }
  throw new Error("nothing was thrown");
}

describe("--set", () => {
  test("sets a value, records it, and leaves the baseline as it was", () => {
    const before = structuredClone(scenario);
    const { data, records } = set("disputes.kgz-tjk.severity=0.2", "title=Other");
    expect(data).toEqual({
      ...before,
      title: "Other",
      disputes: { "kgz-tjk": { parties: ["KGZ", "TJK"], severity: 0.2 } },
    });
    expect(records).toEqual([
      { path: "disputes.kgz-tjk.severity", from: 0.8, to: 0.2 },
      { path: "title", from: "Treaty", to: "Other" },
    ]);
    expect(scenario).toEqual(before);
  });

  test("on a number object sets the value, keeps the rest, drops the source", () => {
    for (const argument of ["actors.TKM.neutrality=0.5", "actors.TKM.neutrality.value=0.5"]) {
      const { data, records } = set(argument);
      const tkm = (data["actors"] as never)["TKM"] as never;
      expect(tkm["neutrality"]).toEqual({ value: 0.5, unit: "share", range: [0, 1], note: "n" });
      expect(records).toEqual([{ path: "actors.TKM.neutrality", from: 0.9, to: 0.5 }]);
    }
  });

  test("addresses parameters by their flat names, bare only if known", () => {
    for (const path of ["parameters.accession.club", "accession.club"]) {
      const { data, records, origins } = set(`${path}=2`);
      expect(data["parameters"]).toMatchObject({ "accession.club": 2 });
      expect(records).toEqual([{ path: "parameters.accession.club", from: 1.6, to: 2 }]);
      expect(origins.get("parameters.accession.club")).toBe(`--set ${path}=2`);
    }
    expect(set("accession.cost=3").data["parameters"]).toMatchObject({
      "accession.cost": { value: 3, unit: "util" },
    });
    expect(set("dispute.settlement.base=1").data["parameters"]).toMatchObject({
      "dispute.settlement.base": 1,
    });
    expect(set("parameters.a.b=1").data["parameters"]).toMatchObject({ "a.b": 1 });
    expect(set("unknown.name=1").data).toMatchObject({ unknown: { name: 1 } });
  });

  test("finds keys that hold dots elsewhere", () => {
    const { records } = set(
      "uncertain.parameters.accession.club.normal=[1, 2]",
      "levers.settled.disputes.kgz-tjk.severity=1",
      "uncertain.accession.cost={ uniform: [0, 1] }",
    );
    expect(records.map((r) => r.path)).toEqual([
      "levers.settled.disputes.kgz-tjk.severity",
      "uncertain.accession.cost.uniform",
      "uncertain.parameters.accession.club.normal",
    ]);
  });

  test("takes YAML flow", () => {
    const value = (text: string) => parseOverride(`a=${text}`).value;
    expect(value("[KGZ, TJK]")).toEqual(["KGZ", "TJK"]);
    expect(value("{ normal: [1.6, 0.4] }")).toEqual({ normal: [1.6, 0.4] });
    expect(value("2022-07")).toBe("2022-07");
    expect(value("off")).toBe("off");
    expect(value(" 1e-3 ")).toBe(0.001);
    expect(value("null")).toBeNull();
    expect(value('"a = b, # c"')).toBe("a = b, # c");
    expect(value("signed.KAZ and signed.UZB")).toBe("signed.KAZ and signed.UZB");
    expect(value("x=y")).toBe("x=y");
  });

  test("null removes, lists are addressed by number, quoted names are as in formulas", () => {
    expect(set("actors.TKM=null").records).toEqual([
      { path: "actors.TKM", from: (scenario["actors"] as never)["TKM"], to: null },
    ]);
    expect(set("schedule.0.at=2024-09").records).toEqual([
      { path: "schedule.0.at", from: "2024-08", to: "2024-09" },
    ]);
    expect(set('disputes["kgz-tjk"].severity=1').records[0]?.path).toBe("disputes.kgz-tjk.severity");
  });

  test("of several for one path the last holds, and one record tells it; no change is no record", () => {
    expect(set("title=A", "title=B").records).toEqual([{ path: "title", from: "Treaty", to: "B" }]);
    expect(set("title=Treaty").records).toEqual([]);
  });

  test("a scenario's own changes go the same way", () => {
    const override = overrideOf("disputes.kgz-tjk.severity", 0, "f.yaml:3:4");
    expect(applyOverrides(scenario, [override]).records).toEqual([
      { path: "disputes.kgz-tjk.severity", from: 0.8, to: 0 },
    ]);
  });

  test.each([
    "novalue",
    "=1",
    " =1",
    "a=",
    "a..b=1",
    ".a=1",
    "a.=1",
    "a b=1",
    "__proto__.x=1",
    "a.constructor=1",
    "a.prototype.b=1",
    'a["__proto__"]=1',
    "a={__proto__: 1}",
    "a=[1, 2",
    "a=1, 2",
    "a=1], [2",
    "a=b: c",
    "a=red # not told",
    "a=1\n---\n2",
    "a=.inf",
    "a=!secret x",
    "a=*b",
    "a={x: 1, x: 2}",
    `a=${"[".repeat(5000)}`,
    "title.x=1",
    "schedule.7.at=1",
    "schedule.at=1",
    "schedule.0=null",
    "actors.XXX=null",
    "actors.TKM.neutrality.value.x=1",
  ])("%s is a usage error that names the argument", (argument) => {
    const e = caught(() => set(argument));
    expect(e.fault).toBe("usage");
    expect(e.where).toBe(`--set ${argument}`);
    expect(e.mend).toBeTruthy();
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  test("whatever is typed, either works or is a usage error", () => {
    const path = fc.oneof(fc.constantFrom(...KNOWN, "actors.TKM", "schedule.0", "title"), fc.string());
    const argument = fc.oneof(
      fc.string(),
      fc.tuple(path, fc.oneof(fc.string(), fc.json())).map(([p, v]) => `${p}=${v}`),
    );
    fc.assert(
      fc.property(argument, (text) => {
        try {
          set(text);
        } catch (e) {
          expect(e).toBeInstanceOf(MultivectorError);
          expect(e).toMatchObject({ fault: "usage", where: `--set ${text}` });
        }
      }),
      { numRuns: 500 },
    );
  });

  test("keeps a parameter's dotted name whole where no parameters are written yet", () => {
    const { data } = applyOverrides({ id: "x" }, [parseOverride("parameters.a.b=1")]);
    expect(data).toEqual({ id: "x", parameters: { "a.b": 1 } });
  });
});
