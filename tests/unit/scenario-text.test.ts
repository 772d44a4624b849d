import { describe, expect, test } from "vitest";
import { type MultivectorError, MultivectorErrors } from "../../src/engine/errors.ts";
import { nearest } from "../../src/engine/suggest.ts";
import { loadScenario } from "../../src/scenario/extends.ts";
import { isNumberObject, numberOf, sourceOf } from "../../src/scenario/number.ts";
import { type Files, parseText, pathText, placeText, readText } from "../../src/scenario/text.ts";

function caught(act: () => unknown): MultivectorError {
  try {
    act();
  } catch (e) {
    return e as MultivectorError;
  }
  throw new Error("nothing was thrown");
}

function memory(texts: Record<string, string>): Files {
  return {
    size: (path) => (path === "/dir" ? "directory" : (texts[path]?.length ?? "missing")),
    read: (path) => texts[path] as string,
    resolve: (from, ref) => new URL(ref, `file://${from}`).pathname,
  };
}

describe("one text", () => {
  test("becomes plain data, numbers and texts by the YAML 1.2 core schema", () => {
    const { data } = parseText(
      "start: 2022-07\ntrade: off\nn: 1e-3\nh: 0x1F\nt: true\nl: [KGZ, ~]\n3: x\n",
      "a.yaml",
    );
    expect(data).toEqual({
      start: "2022-07",
      trade: "off",
      n: 0.001,
      h: 31,
      t: true,
      l: ["KGZ", null],
      "3": "x",
    });
  });

  test("keeps the place of every entry", () => {
    const { positions } = parseText(
      "disputes:\n  kgz-tjk: { severity: 0.8 }\nlist:\n  - a\n  - b\n",
      "a.yaml",
    );
    const place = (path: (string | number)[]) => placeText(positions.get(pathText(path)) as never);
    expect(place(["disputes", "kgz-tjk", "severity"])).toBe("a.yaml:2:14");
    expect(place(["list", 1])).toBe("a.yaml:5:5");
  });

  const bad: [name: string, text: string, code: string, where: string][] = [
    ["duplicate key", "a: 1\nb: 2\na: 3\n", "yaml-duplicate", "f.yaml:3:1"],
    ["duplicate key, once as a number", '1: a\n"1": b\n', "yaml-duplicate", "f.yaml:2:1"],
    ["__proto__", "a:\n  __proto__: {}\n", "yaml-key", "f.yaml:2:3"],
    ["constructor", "constructor: 1\n", "yaml-key", "f.yaml:1:1"],
    ["prototype", "a: { prototype: 1 }\n", "yaml-key", "f.yaml:1:6"],
    ["map as key", "? {a: 1}\n: 2\n", "yaml-key", "f.yaml:1:3"],
    ["infinity", "a: .inf\n", "yaml-number", "f.yaml:1:4"],
    ["infinity by size", "a: 1\nb: [1e999]\n", "yaml-number", "f.yaml:2:5"],
    ["not a number", "a: .nan\n", "yaml-number", "f.yaml:1:4"],
    ["number too long", "a: 12345678901234567890\n", "yaml-number", "f.yaml:1:4"],
    ["binary", "a: 1\nb: \0\n", "yaml-binary", "f.yaml:2:4"],
    ["not UTF-8", "a: \uFFFD\n", "yaml-binary", "f.yaml:1:4"],
    ["empty", "", "yaml-empty", "f.yaml:1:1"],
    ["only a comment", "# nothing\n", "yaml-empty", "f.yaml:1:1"],
    ["a list", "- 1\n", "yaml-not-a-map", "f.yaml:1:1"],
    ["a text", "hello\n", "yaml-not-a-map", "f.yaml:1:1"],
    ["two documents", "a: 1\n---\nb: 2\n", "yaml-syntax", "f.yaml:2:1"],
    ["unknown tag, which YAML only warns of", "a: !secret x\n", "yaml-syntax", "f.yaml:1:4"],
    ["binary tag", "a: !!binary aGVsbG8=\n", "yaml-syntax", "f.yaml:1:4"],
    ["unclosed", "a: [1, 2\n", "yaml-syntax", "f.yaml:2:1"],
    ["tab", "a:\n\tb: 1\n", "yaml-syntax", "f.yaml:2:1"],
    ["YAML 1.1", "%YAML 1.1\n---\na: off\n", "yaml-version", "f.yaml:1:1"],
    ["unknown alias", "a: *b\n", "yaml-alias", "f.yaml:1:4"],
    ["alias of itself", "a: &a [*a]\n", "yaml-alias", "f.yaml:1:8"],
    ["too large", `a: ${"x".repeat(256 * 1024)}\n`, "file-too-large", "f.yaml"],
  ];
  test.each(bad)("%s is refused with its place", (_name, text, code, where) => {
    const e = caught(() => parseText(text, "f.yaml"));
    const first = e instanceof MultivectorErrors ? (e.all[0] as MultivectorError) : e;
    expect({ name: e.name, code: first.code, where: first.where }).toEqual({
      name: "MultivectorError",
      code,
      where,
    });
    expect(first.mend).toBeTruthy();
  });

  test("reports all faults at once", () => {
    const e = caught(() => parseText("a: .inf\nb: .nan\nconstructor: 1\n", "f.yaml"));
    expect((e as MultivectorErrors).all.map((x) => x.where)).toEqual([
      "f.yaml:1:4",
      "f.yaml:2:4",
      "f.yaml:3:1",
    ]);
  });

  test("aliases may repeat a little, not explode", () => {
    expect(parseText("a: &x { n: 1 }\nb: *x\n", "f.yaml").data).toEqual({ a: { n: 1 }, b: { n: 1 } });
    const laughs = ["a0: &a0 [x, x]"];
    for (let i = 1; i < 40; i++) laughs.push(`a${i}: &a${i} [*a${i - 1}, *a${i - 1}]`);
    const begun = performance.now();
    const e = caught(() => parseText(laughs.join("\n"), "f.yaml"));
    expect(e.code).toBe("yaml-alias");
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  test.each([
    ["lists", "a: ", "[", 100_000],
    ["maps", "a: ", "{a: ", 20_000],
    ["block lists", "", "- ", 100_000],
    ["many keys", "", "k: 1\n", 50_000],
  ])("hostile %s end in an error, and soon", (_name, start, piece, n) => {
    const begun = performance.now();
    const e = caught(() => parseText(start + piece.repeat(n), "f.yaml"));
    expect(e.name).toBe("MultivectorError");
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  test("a large file is read in milliseconds", () => {
    const text = Array.from(
      { length: 400 },
      (_, i) => `k${i}: { value: 0.${i}, source: some-source-2025, note: ${"word ".repeat(9)}}`,
    );
    const run = () => {
      const begun = performance.now();
      parseText(text.join("\n"), "f.yaml");
      return performance.now() - begun;
    };
    // The bound is loose for slow machines; about 20 ms here, nearly all of it the YAML library's.
    expect(Math.min(...Array.from({ length: 20 }, run))).toBeLessThan(150);
  });

  test("is not read before its size is known", () => {
    const files: Files = { ...memory({}), size: () => 300_000, read: () => expect.unreachable("was read") };
    expect(caught(() => readText(files, "/a.yaml")).code).toBe("file-too-large");
    expect(caught(() => readText(memory({}), "/a.yaml")).code).toBe("file-missing");
    expect(caught(() => readText(memory({}), "/dir")).code).toBe("file-directory");
  });
});

describe("extends", () => {
  const base = [
    "multivector: 1",
    "actors:",
    "  TKM: { neutrality: { value: 0.9, unit: share, range: [0, 1], source: s1, note: n }, sovereignty: 0.8 }",
    "list: [1, 2, 3]",
    "parameters:",
    "  accession: { club: 1.6, cost: { value: 2, unit: util, source: s2 } }",
    "  dispute.settlement.base: 0.16",
  ].join("\n");
  const load = (child: string, more: Record<string, string> = {}) =>
    loadScenario(
      "/u/child.yaml",
      memory({ "/u/child.yaml": child, "/shipped/baseline.yaml": base, ...more }),
      {
        shipped: "/shipped",
        names: ["baseline"],
      },
    );

  test("maps merge, lists replace, null removes", () => {
    const { data, files } = load(
      "extends: baseline\nactors: { TKM: { sovereignty: ~, leader: { age: 3 } } }\nlist: [9]\n",
    );
    expect(files).toEqual(["/u/child.yaml", "/shipped/baseline.yaml"]);
    expect(data["extends"]).toBeUndefined();
    expect(data["list"]).toEqual([9]);
    expect((data["actors"] as never)["TKM"]).toEqual({
      neutrality: { value: 0.9, unit: "share", range: [0, 1], source: "s1", note: "n" },
      leader: { age: 3 },
    });
  });

  test("a bare number keeps unit and range, and not the source of another's number", () => {
    const { data, positions } = load(
      "extends: baseline\nactors: { TKM: { neutrality: 0.5 } }\nparameters: { accession.cost: 3 }\n",
    );
    const tkm = (data["actors"] as never)["TKM"] as never;
    expect(tkm["neutrality"]).toEqual({ value: 0.5, unit: "share", range: [0, 1], note: "n" });
    expect(data["parameters"]).toMatchObject({ "accession.cost": { value: 3, unit: "util" } });
    expect((data["parameters"] as never)["accession.cost"]).not.toHaveProperty("source");
    expect(positions.has("actors.TKM.neutrality.source")).toBe(false);
    expect(positions.get("actors.TKM.neutrality.value")).toEqual({ file: "/u/child.yaml", line: 2, col: 18 });
  });

  test("a number object with a new value loses the old source too, one without a value adds to the old number", () => {
    const changed = load(
      "extends: baseline\nactors: { TKM: { neutrality: { value: 0.4 }, sovereignty: { source: s9 } } }\n",
    );
    const tkm = (changed.data["actors"] as never)["TKM"] as never;
    expect(tkm["neutrality"]).toEqual({ value: 0.4, unit: "share", range: [0, 1], note: "n" });
    expect(tkm["sovereignty"]).toEqual({ value: 0.8, source: "s9" });
    const kept = load("extends: baseline\nactors: { TKM: { neutrality: { note: m } } }\n").data[
      "actors"
    ] as never;
    expect(kept["TKM"]["neutrality"]).toMatchObject({ value: 0.9, source: "s1", note: "m" });
  });

  test("parameters, nested or dotted, are one flat map with the places of those who set them", () => {
    const { data, positions } = load(
      "extends: baseline\nparameters:\n  dispute: { settlement: { base: 0.2 } }\n",
    );
    expect(data["parameters"]).toEqual({
      "accession.club": 1.6,
      "accession.cost": { value: 2, unit: "util", source: "s2" },
      "dispute.settlement.base": 0.2,
    });
    expect(placeText(positions.get("parameters.dispute.settlement.base") as never)).toBe(
      "/u/child.yaml:3:28",
    );
    expect(placeText(positions.get("parameters.accession.club") as never)).toBe(
      "/shipped/baseline.yaml:6:16",
    );
    expect(placeText(positions.get("list.2") as never)).toBe("/shipped/baseline.yaml:4:14");
  });

  test("places of what a list or a removal replaced are gone", () => {
    const { positions } = load("extends: baseline\nlist: [9]\nactors: { TKM: ~ }\n");
    expect(positions.has("list.2")).toBe(false);
    expect(positions.get("list.0")?.file).toBe("/u/child.yaml");
    expect([...positions.keys()].filter((path) => path.startsWith("actors.TKM"))).toEqual([]);
  });

  test.each([
    [
      "a parameter twice",
      "extends: baseline\nparameters: { accession.club: 1, accession: { club: 2 } }",
      "parameter-twice",
    ],
    ["a null that removes nothing", "extends: baseline\nactors: { TKN: ~ }", "nothing-to-remove"],
    ["an unknown scenario", "extends: baselin", "extends-missing"],
    ["a list of scenarios", "extends: [a, b]", "extends-not-a-name"],
    ["a circle", "extends: ./child.yaml", "extends-cycle"],
    ["a newer format", "multivector: 3\nextends: baseline", "version-newer"],
    ["a format that is a text", "multivector: '1'\nextends: baseline", "version-unknown"],
    ["no format", "id: x", "version-missing"],
  ])("%s is an error with its place", (_name, text, code) => {
    const e = caught(() => load(text));
    expect(e).toMatchObject({ name: "MultivectorError", code });
    expect(e.where).toMatch(/^\/u\/child\.yaml:\d+:\d+$/);
    expect(e.mend).toBeTruthy();
  });

  test("suggests what was meant", () => {
    expect(caught(() => load("extends: baselin")).mend).toContain("baseline");
    expect(caught(() => load("extends: baseline\nactors: { TKN: ~ }")).mend).toContain("TKM");
  });

  test("names the whole circle, and refuses a chain without end", () => {
    const circle = caught(() =>
      load("extends: b", { "/u/b.yaml": "extends: ./child.yml", "/u/child.yml": "extends: b" }),
    );
    expect(circle.message).toContain("/u/child.yaml → /u/b.yaml → /u/child.yml → /u/b.yaml");
    const long = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`/u/c${i}.yaml`, `extends: c${i + 1}`]),
    );
    expect(caught(() => load("extends: c0", long)).code).toBe("extends-depth");
  });

  test("the same folder comes before the shipped one", () => {
    expect(load("extends: baseline", { "/u/baseline.yaml": "multivector: 1\nid: mine" }).data).toMatchObject({
      id: "mine",
    });
  });

  test("older files are migrated one version at a time, and give their version to their children", () => {
    const files = memory({ "/a.yaml": "extends: b\nx: 2", "/b.yaml": "multivector: 1\nx: 1" });
    const loaded = loadScenario("/a.yaml", files, {
      migrations: [({ x, ...rest }) => ({ ...rest, y: x ?? null }), (data) => ({ ...data, z: 1 })],
    });
    expect(loaded.data).toEqual({ multivector: 3, y: 2, z: 1 });
  });
});

describe("small helpers", () => {
  test("the nearest name is a slip, another case or a beginning away", () => {
    const known = ["severity", "segments", "settled", "securityContent"];
    expect(nearest("severty", known)).toBe("severity");
    expect(nearest("SEVERITY", known)).toBe("severity");
    expect(nearest("securityCon", known)).toBe("securityContent");
    expect(nearest("banana", known)).toBeUndefined();
    expect(nearest("", known)).toBeUndefined();
    expect(nearest("x".repeat(100_000), known)).toBeUndefined();
  });

  test("a number is bare or described", () => {
    expect(numberOf(2)).toBe(2);
    expect(numberOf({ value: 3, source: "s" })).toBe(3);
    expect(sourceOf(2)).toBeUndefined();
    expect(sourceOf({ value: 3, source: "s" })).toBe("s");
    expect(isNumberObject({ value: 1, unit: "x" })).toBe(true);
    expect(isNumberObject({ value: 1, host: "x" })).toBe(false);
    expect(isNumberObject({ value: "1" })).toBe(false);
  });
});
