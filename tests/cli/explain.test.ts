/** `multivector explain`, as typed. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type Ended, multivector } from "./command.ts";
import { spoken } from "./in-process.ts";

const cli = (...args: string[]): Promise<Ended> => spoken(args);

const folder = mkdtempSync(join(tmpdir(), "explain-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));
const tkm = ["explain", "friendship-treaty", "--actor", "TKM", "--decision", "accession"];

describe("explain", () => {
  it("tells why one did not sign", async () => {
    const { code, out, err } = await cli(...tkm, "--at", "2024-08");
    expect([code, err]).toEqual([0, ""]);
    expect((await multivector([...tkm, "--at", "2024-08"])).out).toBe(out);
    expect(out).toContain("TKM, accession of friendship, 2024-08: it chose");
    expect(out).toContain("There was an opportunity");
    expect(out).toMatch(/neutrality doctrine +-2\.43 +▒{12}│ +-\d+\.\d/);
    expect(out).toMatch(/company of partners +\+1\.42 +│█{7} +\+\d+\.\d/);
    expect(out).toMatch(/\n {2}margin +[-+]\d+\.\d\d/);
    expect(out).toContain("Decisive: ");
    expect(
      Math.max(
        ...out
          .split("\nTerms")[0]!
          .split("\n")
          .map((l) => l.length),
      ),
    ).toBeLessThanOrEqual(120);
  });

  it("has the head, the numbers and the digest of run --json", async () => {
    const set = ["--set", "parameters.courtship.visits=2", "--seed", "x", "--run", "3", "--json"];
    const explained = JSON.parse((await cli(...tkm, "--at", "2024-08", ...set)).out);
    const run = JSON.parse((await cli("run", "friendship-treaty", ...set)).out);
    expect(explained.format).toBe("multivector.explain/2");
    for (const key of ["engine", "scenario", "seed", "overrides", "run", "start", "end", "ticks", "digest"])
      expect(explained[key], key).toEqual(run[key]);
    expect(explained).toMatchObject({
      actor: "TKM",
      decision: "accession",
      object: "friendship",
      at: "2024-08",
    });
    const [sign] = explained.realised.alternatives;
    expect(sign.terms.reduce((v: number, t: { share: number }) => v + t.share, 0)).toBeCloseTo(
      sign.utility,
      12,
    );
    const parts = sign.terms.reduce((v: number, t: { contribution: number }) => v + t.contribution, 0);
    expect(parts).toBeCloseTo(sign.probability - 0.5, 9);
    expect(explained.events).toEqual(run.events.filter((e: { date: string }) => e.date === "2024-08"));
  });

  it("says plainly where nobody asked, and where the choice is not open", async () => {
    const idle = (await cli(...tkm, "--at", "2023-05")).out;
    expect(idle).toContain("nobody asked it then");
    expect(idle).toContain("There was no opportunity");
    expect(idle).not.toMatch(/margin|luck +[-+]|Decisive/);
    expect(idle).toMatch(/Nearest times .* before \d{4}-\d\d \("stay out"\), after \d{4}-\d\d/);
    const of = (actor: string) =>
      cli("explain", "friendship-treaty", "--actor", actor, "--decision", "accession", "--at", "2024-08");
    expect((await of("AZE")).out).toContain("the choice is not open to it\n         treaty.eligible = 0");
    expect((await of("KAZ")).out).toContain('no longer open, it chose "sign" in 2022-07');
  });

  it("takes an option under its former name, and says its present one", async () => {
    const rest = ["--decision", "accession", "--at", "2024-08"];
    const former = ["explain", "friendship-treaty", "--agent", "TKM", ...rest, "--group", "friendship"];
    const { code, out } = await cli(...tkm, "--at", "2024-08");
    const note = "note: --agent is called --actor now\nnote: --group is called --object now\n";
    expect(await cli(...former)).toMatchObject({ code, out, err: note });
    expect(await cli(...former, "--quiet")).toMatchObject({ code, out, err: "" });
    const json = await cli(...former, "--json");
    expect([json.code, json.err, JSON.parse(json.out).actor]).toEqual([0, "", "TKM"]);
    const both = await cli(...former, "--actor", "KAZ", "--json");
    expect([both.code, JSON.parse(both.err).code]).toEqual([2, "option-twice"]);
    expect((await cli("explain", "--help")).out).not.toContain("--agent");
  });

  it("writes to a file once", async () => {
    const out = join(folder, "why.json");
    const args = [...tkm, "--at", "2024-08", "--json", "--out", out];
    expect(await cli(...args)).toMatchObject({ code: 0, out: "", err: "" });
    expect(JSON.parse(readFileSync(out, "utf8")).actor).toBe("TKM");
    const again = await cli(...args);
    expect([again.code, JSON.parse(again.err).code]).toEqual([2, "out-exists"]);
  });

  it.each([
    [[], ["no-decision-named", "no-actor-named", "no-month-named"]],
    [["--actor", "TKM", "--decision", "accession"], ["no-month-named"]],
    [
      ["--actor", "TKN", "--decision", "acession", "--at", "soon"],
      ["unknown-decision", "unknown-actor", "date"],
    ],
    [["--actor", "TKM", "--decision", "accession", "--at", "2021-01"], ["at-outside"]],
    [["--actor", "TKM", "--decision", "accession", "--at", "2024-08", "--object", "x"], ["unknown-object"]],
    [["--actor", "TKM", "--decision", "accession", "--at", "2024-08", "--run", "-1"], ["not-a-count"]],
    [["--set", "mechanisms.accession=off"], ["no-decision"]],
  ])("%j ends with 2 and says %j", async (args, codes) => {
    const { code, out, err } = await cli("explain", "friendship-treaty", ...args, "--json");
    expect([code, out]).toEqual([2, ""]);
    const errors = err
      .trim()
      .split("\n")
      // What nothing plays is told before the error.
      .filter((line) => !line.startsWith("note: "))
      .map((line) => JSON.parse(line));
    expect(errors.map((e) => e.code)).toEqual(codes);
    for (const e of errors) {
      expect(e.format).toBe("multivector.error/1");
      expect(e.where).toMatch(/^--/);
      expect(e.mend.length).toBeGreaterThan(5);
    }
  });

  it("tells why a state spread its engagement as it did", async () => {
    const set = ["--set", "mechanisms.hedging=on", "--at", "2022-03"];
    const about = ["explain", "baseline", "--actor", "KAZ", "--decision", "hedging", ...set];
    const { code, out } = await cli(...about);
    expect(code).toBe(0);
    expect(out).toMatch(/KAZ, hedging, 2022-03: .*less to RUS/);
    expect(out).toMatch(/\n {2}risk +-?\d/);
    expect(out).toContain("Limits that bind");
    const told = JSON.parse((await cli(...about, "--json")).out);
    expect(told).toMatchObject({ kind: "allocation", actor: "KAZ", decision: "hedging", at: "2022-03" });
    expect(told.realised.shares.map((s: { id: string }) => s.id)).toContain("RUS");
  });

  it("explains one of several treaties", async () => {
    const second =
      "{source: judgement, title: Another, proposed: {at: 2022-07, by: KAZ, source: S1}, eligible: [KAZ, TKM], depth: 0.3, statusQuo: 0.1, securityContent: 0.1, overlap: 0.1, entryIntoForce: 2}";
    const set = ["--set", `treaties.second=${second}`, "--set", "history=[]", "--at", "2022-07"];
    const unsaid = await cli(...tkm, ...set);
    expect([unsaid.code, unsaid.err]).toEqual([2, expect.stringContaining("friendship, second")]);
    expect((await cli(...tkm, ...set, "--object", "second")).out).toContain("accession of second, 2022-07");
  });
});
