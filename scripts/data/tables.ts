/** What each table in data/ keeps of its upstream table. */
import { bare, carried, filled, known, must, NEIGHBOURS, SIX, type SourceRow } from "./rows.ts";

export interface Reduction {
  from: string;
  to: string;
  columns: readonly string[];
  reduce(rows: SourceRow[]): Record<string, string | number>[];
}

const countryYears = (from: string, to: string, columns: readonly string[]): Reduction => ({
  from,
  to,
  columns: ["iso3", "year", ...columns],
  reduce: (rows) => rows.filter(known("iso3")).filter(filled(...columns)),
});

const dyads = (from: string, to: string, columns: readonly string[]): Reduction => ({
  from,
  to,
  columns: ["iso3_a", "iso3_b", ...columns],
  reduce: (rows) => rows.filter(known("iso3_a", "iso3_b")),
});

/** Trade of the six among themselves and with their four large neighbours, in both directions. */
const trade: Reduction = {
  from: "cow_trade_directed_1991_2014.csv",
  to: "trade.csv",
  columns: ["exporter", "importer", "year", "value_musd"],
  reduce: (rows) => rows.filter(ofTheSix).filter(filled("value_musd")),
};
const TRADERS = new Set([...SIX, ...NEIGHBOURS]);
const ofTheSix = ({ exporter, importer }: SourceRow) =>
  TRADERS.has(exporter) && TRADERS.has(importer) && (SIX.includes(exporter) || SIX.includes(importer));

/** Turnover as published. Who counted matters more than who printed it: mirror figures differ by up to four times. */
const recentTrade: Reduction = {
  from: "trade_recent_sourced_points_busd.csv",
  to: "trade-recent.csv",
  columns: ["a", "b", "year", "months", "value_busd", "lower_bound", "reporter", "source"],
  reduce: (rows) =>
    carried(rows).map((row) => ({
      a: region(row["a"]),
      b: region(row["b"]),
      year: row["period"].split(" ")[0],
      months: monthsOf(row),
      value_busd: row["value_busd"],
      lower_bound: /^"?>/.test(row["note"]) ? 1 : 0,
      reporter: must(REPORTERS.find(([name]) => name.test(row["source"]))?.[1], row["source"]),
      source: bare(row["source"]),
    })),
};
const REPORTERS: readonly (readonly [RegExp, string])[] = [
  [/China customs/, "CHN"],
  [/Uzbek|UZB|Mirziyoyev/, "UZB"],
  [/Tajik/, "TJK"],
  [/Kyrgyz/, "KGZ"],
  [/Kazakh|KAZ/, "KAZ"],
];
const LAST_MONTH: Readonly<Record<string, number>> = { Apr: 4, Sep: 9, Nov: 11 };
const region = (id: string) => (id === "CA5" ? "C5" : id);

/** How many months from January a figure covers; empty where the source says no more than "to date". */
function monthsOf({ period, note }: SourceRow): number | "" {
  if (note.includes("to date")) return "";
  const [, part] = period.split(" ");
  return part === undefined ? 12 : must(LAST_MONTH[part.slice(-3)], period);
}

/** A spell that stops only because the data stop (2014) is left open and says when it was last seen. */
const organisations: Reduction = {
  from: "org_membership.csv",
  to: "organisations.csv",
  columns: ["org", "iso3", "status", "from", "to", "last_seen", "source"],
  reduce: (rows) => [
    ...carried(rows)
      .filter(known("iso3"))
      .map((row) => {
        // EurAsEC did end then, when the Eurasian Economic Union began.
        const open = row["note"] === "right-censored at 2014" && row["org"] !== "EURASEC";
        return {
          ...row,
          to: open ? "" : row["to"],
          last_seen: open ? row["to"] : "",
          source: bare(row["source"]),
        };
      }),
    ...EAEU,
  ],
};
/** The upstream tables have no Eurasian Economic Union. */
const EAEU = [
  ["KAZ", "full", "2015-01-01"],
  ["KGZ", "full", "2015-08"],
  ["RUS", "full", "2015-01-01"],
  ["UZB", "observer", "2020-12"],
].map(([iso3, status, from]) => ({ org: "EAEU", iso3, status, from, to: "", source: "model/1.2 ; [ext]" }));

/** Upstream misspells a name. */
const named = (row: SourceRow): SourceRow => ({ ...row, leader: row["leader"].replace("Ilhma", "Ilham") });

const archigos: Reduction = {
  from: "archigos_leaders_1991_2015.csv",
  to: "leaders-archigos.csv",
  columns: ["iso3", "leader", "startdate", "enddate"],
  reduce: (rows) =>
    rows
      .filter(known("iso3"))
      .map((row) => named({ ...row, enddate: row["exit"] === "Still in Office" ? "" : row["enddate"] })),
};
const reign: Reduction = {
  from: "leaders_reign_1991_2021.csv",
  to: "leaders-reign.csv",
  columns: ["iso3", "leader", "start", "end_month"],
  reduce: (rows) => rows.filter(known("iso3")).map(named),
};

/** Counts of ships as pages give them, "12-16" and ">40" too. */
const navalPoints: Reduction = {
  from: "caspian_naval_sourced_points.csv",
  to: "naval-points.csv",
  columns: ["iso3", "force", "category", "count", "as_of", "source", "note"],
  reduce: (rows) =>
    rows
      .filter((row) => row["count"] !== "" && row["note"] !== "do not use alone")
      .map((row) => ({
        ...row,
        iso3: row["country"],
        source: row["source"].replace("see sipri_ship_deliveries_caspian", "ship-deliveries.csv"),
      })),
};
/** What SIPRI has as delivered. */
const shipDeliveries: Reduction = {
  from: "sipri_ship_deliveries_caspian_1995_2025.csv",
  to: "ship-deliveries.csv",
  columns: ["iso3", "supplier", "designation", "description", "order_year", "delivered", "year", "status"],
  reduce: (rows) =>
    rows.map((row) => ({
      ...row,
      iso3: row["recipient"],
      delivered: row["number_delivered"],
      year: row["delivery_year"],
    })),
};

export const TABLES: readonly Reduction[] = [
  countryYears("wdi_gapminder_country_year_1990_2025.csv", "economy.csv", ["gdp_usd_current", "population"]),
  countryYears("regime_scores_1991_2025.csv", "regimes.csv", ["v2x_polyarchy"]),
  countryYears("unga_ideal_points_1991_2024.csv", "ideal-points.csv", ["idealpointall"]),
  dyads("dyad_geography.csv", "geography.csv", [
    ...["contig_cepii", "cow_contig_type", "dist_km", "distcap_km", "distw_km", "min_dist_km"],
  ]),
  trade,
  recentTrade,
  dyads("atop_alliances_spells_1991_2018.csv", "alliances.csv", [
    ...["start", "end", "defense", "offense", "neutrality", "nonaggression", "consultation"],
  ]),
  organisations,
  archigos,
  reign,
  navalPoints,
  shipDeliveries,
];
