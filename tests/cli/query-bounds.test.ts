/** A query is answered whole or not at all, and takes no more of the machine than it may. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { Folder, told } from "./command.ts";
import { spoken } from "./in-process.ts";

const folder = new Folder();
const store = `${join(folder.path, "store")}/`;

beforeAll(async () => {
  const ended = await spoken([
    "batch",
    "friendship-treaty",
    "--runs",
    "200",
    "--jobs",
    "1",
    "--quiet",
    "--out",
    store,
  ]);
  expect(ended.code, ended.err).toBe(0);
});

describe("a query that would take too much", () => {
  test.each([
    [
      "a million rows",
      "select a.run from outcomes a, outcomes b, outcomes c",
      [],
      /more than 1000000 rows/,
      /--max-rows/,
    ],
    [
      "the rows that were asked for",
      "select * from runs",
      ["--max-rows", "199"],
      /more than 199 rows/,
      /--max-rows/,
    ],
    [
      "its time",
      "select count(*) from outcomes a, outcomes b, outcomes c, outcomes d, outcomes e",
      ["--time-limit", "1"],
      /longer than 1 seconds/,
      /--time-limit/,
    ],
    [
      "its time, while the answer is read",
      "select a.run from outcomes a, outcomes b, outcomes c, outcomes d where md5(a.run || '-' || b.run || '-' || c.run || '-' || d.run) like '00000000%'",
      ["--time-limit", "1"],
      /longer than 1 seconds/,
      /--time-limit/,
    ],
    [
      "what is held at once",
      "select a.* from outcomes a, outcomes b, outcomes c",
      ["--max-rows", "4000000000"],
      /rows of 20 columns/,
      /Parquet|Python/,
    ],
    [
      "its memory",
      `select sum(n) from (select count(*) as n from range(20000000) as r(k) group by k)`,
      ["--memory", "20"],
      /more than 20 MB/,
      /--memory/,
    ],
  ])("ends without an answer past %s", async (_, sql, more, message, mend) => {
    const ended = await spoken(["query", store, sql, "--json", ...more]);
    expect([ended.code, ended.out], ended.err).toEqual([2, ""]);
    expect(told(ended)[0]).toMatchObject({
      code: "query-too-large",
      message: expect.stringMatching(message),
      mend: expect.stringMatching(mend),
    });
  });

  test("is answered whole where the limit is met exactly", async () => {
    const ended = await spoken(["query", store, "select run from runs", "--json", "--max-rows", "200"]);
    expect(ended.code, ended.err).toBe(0);
    expect(JSON.parse(ended.out).rows).toHaveLength(200);
  });
});

test("a refused statement leaves nothing on the disk", async () => {
  const target = join(folder.path, "exported");
  const ended = await spoken(["query", store, `export database '${target}'`, "--json"]);
  expect(ended.code).toBe(2);
  expect(existsSync(target)).toBe(false);
});
