/** What has a name keeps it on the way through designs, stores and lists; and no outcome has a name that formulas read otherwise. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MultivectorError, MultivectorErrors } from "../../src/engine/errors.ts";
import { Session } from "../../src/engine/session.ts";
import { planned } from "../../src/experiments/design/asked.ts";
import { openScenario } from "../../src/node/open.ts";
import { playBatch } from "../../src/node/play.ts";
import { beginStore } from "../../src/node/store/begin.ts";
import { query } from "../../src/node/store/query.ts";
import { verifyStore } from "../../src/node/store/verify.ts";
import { numberFor } from "../../src/scenario/targets.ts";
import type { Readable } from "../../src/scenario/value.ts";
import { Folder } from "../cli/command.ts";
import { spoken } from "../cli/in-process.ts";
import { openText } from "../support/written.ts";

const HEAD = "multivector: 2\nid: mine\nquestion: q\nextends: friendship-treaty\n";
const CHOICES = `uncertain:
  actors.TJK.leader.heir: { oneOf: [true, false] }
  actors.TJK.leader.type: { oneOf: [founder, insider, dynastic, outsider] }
  actors.TJK.leader.since: { oneOf: ["1992-11-19", "1994-11-16"] }
  disputes.kgz-tjk.segments: { discrete: [[8, 1], [10, 3]] }
`;
const folder = new Folder();

describe("choices, switches and dates", () => {
  const path = folder.file("choices.yaml", HEAD + CHOICES);
  const opened = openScenario(path);
  const store = join(folder.path, "store");

  test("are stored as --set takes them, and a stored row fed back is its run", async () => {
    const runs = 16;
    const { design } = planned(opened, { design: "lhs", vary: [], replicates: 1, seed: "s" }, opened.tables);
    const begun = { seed: "s", runs, record: [], shard: { index: 1, of: 1 }, command: "batch", design };
    const asked = { folder: store, resume: false, force: false, source: { ref: path, sets: [] } };
    await playBatch(opened, {
      ...begun,
      jobs: 1,
      again: "again",
      store: beginStore(opened, { ...begun, ...asked }),
    });
    const { columns, rows } = await query(
      store,
      "select points.*, luck, digest from points join runs using (run)",
    );
    const names = columns.map((c) => c.name);
    const seen = new Set<unknown>();
    for (const row of rows) {
      const of = new Map(names.map((name, k) => [name, row[k]]));
      const sets = design.addresses.map(({ path: to }) => `${to}=${String(of.get(to))}`);
      const { program } = openScenario(path, sets);
      const session = new Session(program);
      session.begin({ seed: "s", run: Number(of.get("luck")) });
      session.finish();
      expect(session.digest(), sets.join(" ")).toBe(of.get("digest"));
      seen.add(of.get("actors.TJK.leader.type"));
      expect(typeof of.get("actors.TJK.leader.heir")).toBe("boolean");
      expect(of.get("actors.TJK.leader.since")).toMatch(/^199[24]-11-1[69]$/);
    }
    expect([...seen].sort()).toEqual(["dynastic", "founder", "insider", "outsider"]);
  });

  test("are verified", async () => {
    expect(await verifyStore(store, 4)).toMatchObject({ faults: [], replayed: 4 });
  });

  test("of the scenario itself are written so that --set takes them back", async () => {
    const { rows } = await query(store, "select path, value, written from parameters");
    expect(rows.length).toBe(opened.program.addresses().length);
    for (const [to, value, written] of rows) {
      // Of what has not happened there is nothing to write.
      if (written === null) {
        expect(value, String(to)).toBe("Infinity");
        continue;
      }
      const address = opened.program.address(String(to))!;
      const target: Readable = address.column ?? { range: address.range };
      const said = Number.isFinite(Number(written)) ? Number(written) : String(written);
      const back = numberFor(target, said, opened.program.axes);
      expect(back, `${to}=${written}`).toBe(value);
    }
  });

  test("are listed by name", async () => {
    const listed = async (what: string) => {
      const { out } = await spoken(["list", what, path, "--json"]);
      const { rows } = JSON.parse(out) as { rows: Record<string, unknown>[] };
      return new Map(rows.map((row) => [row["path"], row]));
    };
    const parameters = await listed("parameters");
    expect(parameters.get("actors.TJK.leader.type")).toMatchObject({
      value: "founder",
      names: ["founder", "insider", "dynastic", "outsider"],
    });
    expect(parameters.get("actors.TJK.leader.heir")).toMatchObject({ value: true });
    expect(parameters.get("actors.TJK.leader.since")).toMatchObject({ value: "1992-11-19" });
    const uncertain = await listed("uncertain");
    expect(uncertain.get("actors.TJK.leader.type")).toMatchObject({ value: "founder", median: null });
    expect(uncertain.get("actors.TJK.leader.heir")).toMatchObject({ value: true, "5%": false });
  });
});

function refusals(text: string): readonly MultivectorError[] {
  try {
    openText(text);
    return [];
  } catch (e) {
    if (e instanceof MultivectorErrors) return e.all;
    if (e instanceof MultivectorError) return [e];
    throw e;
  }
}

describe("an outcome", () => {
  test.each([
    ...["end", "and", "or", "not", "month", "turn", "min", "when", "mod", "true", "NaN"],
    ...["trust", "accession.club", "disputes.kgz-tjk.severity"],
  ])("cannot be called %s, which formulas read otherwise", (id) => {
    expect(refusals(`${HEAD}outcomes: { ${id}: parties }\n`)).toMatchObject([
      { code: "reserved-name", where: expect.stringMatching(/:5:13$/) },
    ]);
  });

  test("may be called otherwise, and is called as it is written", () => {
    const free = ["True", "FALSE", "e", "toString", "length", "ending"];
    const { program } = openText(`${HEAD}outcomes:\n${free.map((id) => `  ${id}: parties\n`).join("")}`);
    expect(program.reported().map((o) => o.id)).toEqual(expect.arrayContaining(free));
  });
});
