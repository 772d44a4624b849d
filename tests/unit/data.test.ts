import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { MultivectorError } from "../../src/engine/errors.ts";
import { lookup, numbers, readTable, type Table, texts } from "../../src/scenario/table.ts";

const DATA = fileURLToPath(new URL("../../data/", import.meta.url));
const read = (file: string): string => readFileSync(`${DATA}${file}`, "utf8");
const table = (file: string): Table => readTable(file, read(file));
const FILES = readdirSync(DATA).filter((file) => file !== "PROVENANCE.md");

const FIVE = ["KAZ", "KGZ", "TJK", "TKM", "UZB"];
const SIX = [...FIVE, "AZE"];

function faultOf(act: () => unknown): MultivectorError {
  try {
    act();
  } catch (fault) {
    if (fault instanceof MultivectorError) return fault;
    throw fault;
  }
  throw new Error("no fault");
}

describe("the table reader", () => {
  const small = readTable(
    "small.csv",
    'iso3,year,gdp,note\nKAZ,2020,1.5,"a, b"\nKAZ,2021,,\nKAZ,2022,-2e1,\nUZB,2022,3,c\nTKM,2022,,\n',
  );

  it("gives numbers and text by column, NaN where empty", () => {
    expect([...numbers(small, "gdp")]).toEqual([1.5, Number.NaN, -20, 3, Number.NaN]);
    expect(texts(small, "note")).toEqual(["a, b", "", "", "c", ""]);
    expect([...small.columns.keys()]).toEqual(["iso3", "year", "gdp", "note"]);
    expect(readTable("bom.csv", "\uFEFFa\r\n1\r\n").columns.has("a")).toBe(true);
  });

  it("looks up a year, or the nearest earlier one that has a value", () => {
    expect(lookup(small, { iso3: "KAZ" }, "year", 2022, "gdp")).toEqual({ value: -20, year: 2022 });
    expect(lookup(small, { iso3: "KAZ" }, "year", 2021, "gdp")).toEqual({ value: 1.5, year: 2020 });
    expect(lookup(small, { iso3: "KAZ" }, "year", 2030, "gdp")).toEqual({ value: -20, year: 2022 });
  });

  it("does not depend on the order of the rows", () => {
    const turned = readTable("t.csv", "iso3,year,gdp\nKAZ,2022,3\nKAZ,2019,1\nKAZ,2020,2\n");
    expect(lookup(turned, { iso3: "KAZ" }, "year", 2021, "gdp")).toEqual({ value: 2, year: 2020 });
  });

  it("says what is missing and how to mend it", () => {
    const column = faultOf(() => lookup(small, { iso3: "KAZ" }, "year", 2022, "gpd"));
    expect([column.code, column.mend]).toEqual(["table-unknown-column", 'Did you mean "gdp"?']);
    const early = faultOf(() => lookup(small, { iso3: "KAZ" }, "year", 2019, "gdp"));
    expect([early.code, early.mend]).toEqual(["table-no-value", "The earliest year with a value is 2020"]);
    expect(faultOf(() => lookup(small, { iso3: "TKM" }, "year", 2022, "gdp")).mend).toContain(
      "No row with this key",
    );
    expect(faultOf(() => lookup(small, { iso3: "KAX" }, "year", 2022, "gdp")).mend).toContain(
      "nearest is KAZ",
    );
    const words = faultOf(() => lookup(small, { iso3: "KAZ" }, "year", 2022, "note"));
    expect([words.code, words.where]).toEqual(["table-not-numeric", "small.csv:2"]);
    expect(faultOf(() => texts(small, "gdp")).code).toBe("table-not-text");
    expect(faultOf(() => lookup(small, {}, "year", 2022, "gdp")).code).toBe("table-ambiguous");
  });

  it("refuses a malformed table", () => {
    const codes = ["", "a,b\n1\n", "a,a\n1,2\n", "a,\n1,2\n"].map(
      (text) => faultOf(() => readTable("x", text)).code,
    );
    expect(new Set(codes)).toEqual(new Set(["table-malformed"]));
    expect(faultOf(() => readTable("x", "a,b\n1,2\n1\n")).where).toBe("x:3");
  });
});

describe("the data folder", () => {
  it("has one row of provenance for each file, and no row without a file", () => {
    const rows = [...read("PROVENANCE.md").matchAll(/^\| `([^`]+\.\w+)` \| (.*) \|$/gm)];
    expect(rows.map(([, file]) => file).sort()).toEqual([...FILES].sort());
    for (const [, file, rest = ""] of rows) {
      const cells = rest.split(" | ");
      expect([file, cells.length, cells.every((cell) => cell.trim() !== "")]).toEqual([file, 4, true]);
    }
  });

  it("is read by the table reader, and is small", () => {
    for (const file of FILES.filter((name) => name.endsWith(".csv")))
      expect(table(file).rows).toBeGreaterThan(0);
    expect(FILES.reduce((sum, file) => sum + read(file).length, 0)).toBeLessThan(400_000);
  });
});

describe("the figures of model/5.1", () => {
  const printed: [string, string, string, number, number, string[]][] = [
    [
      "GDP, bn USD",
      "economy.csv",
      "gdp_usd_current",
      1e9,
      1,
      ["225.5", "12.1", "10.7", "56.5", "81.1", "78.8"],
    ],
    ["population, m", "economy.csv", "population", 1e6, 1, ["20.0", "7.0", "10.2", "7.2", "34.9", "10.1"]],
    ["regime", "regimes.csv", "v2x_polyarchy", 1, 3, ["0.265", "0.380", "0.164", "0.148", "0.213", "0.185"]],
  ];
  it.each(printed)("agree with the table of 2022: %s", (_, file, column, unit, digits, expected) => {
    const found = SIX.map((iso3) => lookup(table(file), { iso3 }, "year", 2022, column));
    expect(found.map(({ value }) => (value / unit).toFixed(digits))).toEqual(expected);
    expect(found.every(({ year }) => year === 2022)).toBe(true);
  });
});

describe("the figures of model/5.2 that name a file", () => {
  it("agree with the turnover as published", () => {
    const recent = table("trade-recent.csv");
    expect(lookup(recent, { a: "UZB", b: "TJK" }, "year", 2022, "value_busd").value.toFixed(2)).toBe("0.68");
    expect(lookup(recent, { a: "UZB", b: "TJK" }, "year", 2021, "value_busd").value.toFixed(2)).toBe("0.61");
    expect(lookup(recent, { a: "TJK", b: "TKM" }, "year", 2023, "value_busd").value.toFixed(2)).toBe("0.04");
  });
});

describe("memberships", () => {
  const spells = table("organisations.csv");
  const rowsOf = (column: string): readonly string[] => texts(spells, column);

  /** A bare year or month starts at its beginning and ends at its end. */
  function memberAt(org: string, iso3: string, month: string): boolean {
    return rowsOf("org").some((name, row) => {
      const [from, to] = [rowsOf("from")[row] ?? "", rowsOf("to")[row] ?? ""];
      const full = name === org && rowsOf("iso3")[row] === iso3 && rowsOf("status")[row] === "full";
      return full && from.slice(0, 7) <= month && (to === "" || month.slice(0, to.length) <= to.slice(0, 7));
    });
  }

  const share = (iso3: string, orgs: string[], month: string): number =>
    orgs.filter((org) => memberAt(org, iso3, month)).length / orgs.length;

  it("give the overlap of 2022-07", () => {
    const orgs = ["CIS", "CSTO", "EAEU", "SCO", "OTS"];
    expect(SIX.map((iso3) => share(iso3, orgs, "2022-07"))).toEqual([1, 1, 0.6, 0, 0.6, 0.4]);
  });

  it("give it before 2015 with EurAsEC, which ends when the Eurasian Economic Union begins", () => {
    const orgs = ["CIS", "CSTO", "EURASEC", "SCO", "OTS"];
    expect(SIX.map((iso3) => share(iso3, orgs, "2012-01"))).toEqual([1, 1, 0.8, 0, 0.8, 0.4]);
    for (const iso3 of SIX) expect(memberAt("EURASEC", iso3, "2015-01")).toBe(false);
    expect(memberAt("EAEU", "KGZ", "2015-07") || memberAt("EAEU", "KAZ", "2014-12")).toBe(false);
  });
});

describe("the chronology", () => {
  const events = table("chronology.csv");
  const columns = ["date", "kind", "actors", "host", "split", "label", "source"];
  const rows = Array.from({ length: events.rows }, (_, row) => {
    const [date = "", kind = "", actors = "", host = "", split = "", label = "", source = ""] = columns.map(
      (column) => texts(events, column)[row],
    );
    return { date, kind, actors: actors.split(" "), host, split, label, source };
  });
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  const brief = (kind: string) => of(kind).map(({ date, host }) => `${date.slice(0, 7)} ${host}`);

  const KINDS = [
    ...[
      "consultative-meeting",
      "preparatory-meeting",
      "foreign-format",
      "visit",
      "courting-visit",
      "border",
      "clash",
    ],
    ...["signature", "ratification", "bilateral", "leadership", "institution", "exercise", "shock"],
  ];
  const CODES = [...SIX, "RUS", "CHN", "USA", "TUR", "IRN", "IND", "PAK", "AFG", "ARM", "BLR", "UKR", "SAU"];
  const GROUPS = ["EUU", "GCC"];
  const keys = Object.keys(parse(read("../docs/references.yaml")) as Record<string, unknown>);

  it("has exactly its columns, and rows that differ", () => {
    expect([...events.columns.keys()]).toEqual(columns);
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
  });

  it.each(rows)("$date $kind $label", (row) => {
    expect(row.date).toMatch(/^\d{4}-(0[1-9]|1[0-2])(-\d\d)?$/);
    if (row.date.length === 10) expect(new Date(row.date).toISOString().slice(0, 10)).toBe(row.date);
    expect(KINDS).toContain(row.kind);
    for (const actor of row.actors) expect([...CODES, ...GROUPS]).toContain(actor);
    expect(new Set(row.actors).size).toBe(row.actors.length);
    expect(["", ...CODES]).toContain(row.host);
    expect(row.split).toBe(row.date < "2024" ? "calibration" : "holdout");
    expect(row.date.slice(0, 7) <= "2025-09").toBe(true);
    expect(row.label.length).toBeGreaterThan(10);
    for (const cited of row.source.split(" ; ")) {
      const key = cited.replace(/^(MODEL |model\/)\d\.\d+$/, "MODEL").replace(/^\[(ext)\]$/, "$1");
      if (!keys.includes(key)) expect(cited).toMatch(/\.[a-z]|\d{4}/);
      expect(cited).not.toMatch(/^(MODEL|ext)$/);
    }
  });

  it("is sorted, and ends with the sources", () => {
    const dates = rows.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort());
    expect(dates.at(-1)).toBe("2025-08-28");
  });

  it("has the calendar of model/5.5", () => {
    expect(brief("consultative-meeting")).toEqual(
      ["2018-03 KAZ", "2019-11 UZB", "2021-08 TKM", "2022-07 KGZ", "2023-09 TJK", "2024-08 KAZ"], // none in 2020
    );
    expect(brief("preparatory-meeting")).toEqual(["2025-08 TKM"]);
    expect(of("foreign-format").map(({ date, actors }) => `${date.slice(0, 7)} ${actors.at(-1)}`)).toEqual([
      "2022-10 RUS",
      "2023-05 CHN",
      "2023-07 GCC",
      "2023-09 USA",
      "2025-04 EUU",
      "2025-06 CHN",
    ]);
    for (const kind of ["consultative-meeting", "foreign-format"])
      for (const { actors } of of(kind)) expect(actors.slice(0, 5)).toEqual(FIVE);
    const guests = of("consultative-meeting").filter(({ actors }) => actors.includes("AZE"));
    expect(guests.map(({ date }) => date.slice(0, 4))).toEqual(["2023", "2024"]);
  });

  it("has the visits of model/5.5 and no others", () => {
    const visits = of("visit").map(({ date, actors }) => `${date} ${actors.join(" ")}`);
    const aliyev = of("visit").filter(({ date, actors }) => date.startsWith("2022") && actors[0] === "AZE");
    const hosts = aliyev.map(({ host }) => host).sort();
    expect(hosts).toEqual(["KAZ", "KAZ", "KAZ", "KGZ", "TKM", "TKM", "UZB", "UZB", "UZB"]);
    expect(aliyev.every(({ source, host }) => source.includes(host === "KGZ" ? "[ext]" : "J"))).toBe(true);
    expect(aliyev.every(({ date }) => date >= "2022-02" && date <= "2022-11")).toBe(true);
    expect(new Set(aliyev.map(({ date }) => date)).size).toBe(9);
    expect(visits.filter((visit) => !/^2022-\d\d AZE/.test(visit)).sort()).toEqual([
      ...["2013-06 KAZ UZB", "2019-04 KAZ UZB", "2021-12 UZB KAZ", "2022-08 KAZ AZE", "2022-12 KAZ UZB"],
      ...["2023-01 UZB KGZ", "2023-09 AZE TJK", "2024-04 UZB TJK", "2024-08 AZE KAZ", "2024-08 UZB KAZ"],
      ...["2025-03 KGZ TJK", "2025-03 TJK KGZ", "2025-03 UZB TJK"],
    ]);
    for (const { actors, host } of [...of("visit"), ...of("courting-visit")])
      expect([actors.length, actors[1]]).toEqual([2, host]);
    expect(brief("courting-visit")).toEqual(["2025-08 TJK"]);
  });

  it("has who signed the Friendship treaty, and when", () => {
    expect(of("signature").map(({ date, actors, split }) => [date, actors.join(" "), split])).toEqual([
      ["2022-07-21", "KAZ KGZ UZB", "calibration"],
      ["2025-08-28", "TJK", "holdout"],
    ]);
  });

  it("has the clashes, the rungs of Kazakhstan and Uzbekistan and their ratifications", () => {
    expect(of("clash").map(({ date, actors }) => `${date} ${actors.join(" ")}`)).toEqual([
      "2021-04 KGZ TJK",
      "2022-09-14 KGZ TJK",
    ]);
    const core = of("bilateral").filter(({ actors }) => actors.join(" ") === "KAZ UZB");
    expect(core.map(({ date }) => date.slice(0, 7))).toEqual([
      "1998-10",
      "2013-06",
      "2021-12",
      "2022-12",
      "2024-08",
    ]);
    const allied = of("ratification").filter(({ label }) => label.includes("allied relations with"));
    expect(allied.map(({ date, actors }) => `${date.slice(0, 4)} ${actors}`)).toEqual([
      "2023 UZB",
      "2024 KAZ",
    ]);
  });

  it("names the dispute of every step at a border", () => {
    const parties: Record<string, string> = { D1: "KGZ TJK", D2: "TJK UZB", D3: "KGZ UZB" };
    const two = [...of("border"), ...of("clash")].filter(({ actors }) => actors.length === 2);
    for (const { actors, label } of two) expect(parties[label.slice(0, 2)]).toBe(actors.join(" "));
  });
});
