// Reduces the project's source tables to what the models read: data/*.csv.
//   node scripts/data.mjs SOURCE [TARGET]
// SOURCE is the folder of extracted upstream tables; TARGET is data/ unless given. What each table is and where it
// comes from stands in data/PROVENANCE.md. The chronology and sources.yaml are kept by hand and not touched here.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { csvFormatRows, csvParseRows } from "d3-dsv";

const [source, target = fileURLToPath(new URL("../data", import.meta.url))] = process.argv.slice(2);
if (source === undefined) {
  process.stderr.write("usage: node scripts/data.mjs SOURCE [TARGET]\n");
  process.exit(2);
}

const SIX = ["KAZ", "KGZ", "TJK", "TKM", "UZB", "AZE"];
const FIVE = new Set(["KAZ", "KGZ", "TJK", "TKM", "UZB"]);
const NEIGHBOURS = ["RUS", "CHN", "TUR", "IRN"];
const GULF = ["SAU", "ARE", "QAT", "KWT", "BHR", "OMN"];
const OTHERS = ["EUU", "USA", "JPN", "KOR", "IND", "DEU", "ITA"];
const COUNTRIES = new Set([...SIX, ...NEIGHBOURS, ...GULF, ...OTHERS]);

/** The World Bank's code, which is also the actor's id in the scenarios, so that an id is a key of every table. */
const code = (iso3) => (iso3 === "EU" ? "EUU" : iso3);

/** The rows of a source table as objects, every code translated. */
function rowsOf(file) {
  const [header, ...rows] = csvParseRows(readFileSync(join(source, file), "utf8"));
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, code(row[i])])));
}

function write(file, columns, rows) {
  const cells = rows.map((row) => columns.map((column) => row[column] ?? ""));
  writeFileSync(join(target, file), `${csvFormatRows([columns, ...cells])}\n`);
  process.stdout.write(`${file}: ${rows.length} rows\n`);
}

const known =
  (...names) =>
  (row) =>
    names.every((name) => COUNTRIES.has(row[name]));
const filled =
  (...names) =>
  (row) =>
    names.some((name) => row[name] !== "");

function countryYears(from, to, columns) {
  const rows = rowsOf(from)
    .filter(known("iso3"))
    .filter(filled(...columns));
  write(to, ["iso3", "year", ...columns], rows);
}

countryYears("wdi_gapminder_country_year_1990_2025.csv", "economy.csv", ["gdp_usd_current", "population"]);
countryYears("regime_scores_1991_2025.csv", "regimes.csv", ["v2x_polyarchy"]);
countryYears("unga_ideal_points_1991_2024.csv", "ideal-points.csv", ["idealpointall"]);

write(
  "geography.csv",
  ["iso3_a", "iso3_b", "contig_cepii", "cow_contig_type", "dist_km", "distcap_km", "distw_km", "min_dist_km"],
  rowsOf("dyad_geography.csv").filter(known("iso3_a", "iso3_b")),
);

// Trade of the six among themselves and with their four large neighbours, in both directions.
const traders = new Set([...SIX, ...NEIGHBOURS]);
const ofTheSix = ({ exporter, importer }) =>
  traders.has(exporter) && traders.has(importer) && (SIX.includes(exporter) || SIX.includes(importer));
write(
  "trade.csv",
  ["exporter", "importer", "year", "value_musd"],
  rowsOf("cow_trade_directed_1991_2014.csv").filter(ofTheSix).filter(filled("value_musd")),
);

// Turnover as published. Who counted matters more than where it was printed: mirror figures differ by up to four times.
const MONTHS = { Apr: 4, Sep: 9, Nov: 11 };
const REPORTERS = [
  [/China customs/, "CHN"],
  [/Uzbek|UZB|Mirziyoyev/, "UZB"],
  [/Tajik/, "TJK"],
  [/Kyrgyz/, "KGZ"],
  [/Kazakh|KAZ/, "KAZ"],
];
const region = (id) => (id === "CA5" ? "C5" : id);
write(
  "trade-recent.csv",
  ["a", "b", "year", "months", "value_busd", "lower_bound", "reporter", "source"],
  carried(rowsOf("trade_recent_sourced_points_busd.csv")).map((row) => {
    const [year, part] = row.period.split(" ");
    return {
      a: region(row.a),
      b: region(row.b),
      year,
      months: row.note.includes("to date")
        ? ""
        : part === undefined
          ? 12
          : must(MONTHS[part.slice(-3)], row.period),
      value_busd: row.value_busd,
      lower_bound: /^"?>/.test(row.note) ? 1 : 0,
      reporter: must(REPORTERS.find(([pattern]) => pattern.test(row.source))?.[1], row.source),
      source: bare(row.source),
    };
  }),
);

write(
  "alliances.csv",
  ["iso3_a", "iso3_b", "start", "end", "defense", "offense", "neutrality", "nonaggression", "consultation"],
  rowsOf("atop_alliances_spells_1991_2018.csv").filter(known("iso3_a", "iso3_b")),
);

// A spell that only stops because the data stop (2014) is left open and says when it was last seen. The source tables
// have no Eurasian Economic Union; EurAsEC ended when it began.
const CENSORED = "right-censored at 2014";
const EAEU = [
  ["KAZ", "full", "2015-01-01"],
  ["KGZ", "full", "2015-08"],
  ["RUS", "full", "2015-01-01"],
  ["UZB", "observer", "2020-12"],
].map(([iso3, status, from]) => ({ org: "EAEU", iso3, status, from, to: "", source: "MODEL 1.2 ; [ext]" }));
const spells = carried(rowsOf("org_membership.csv"))
  .filter(known("iso3"))
  .map((row) => {
    const open = row.note === CENSORED && row.org !== "EURASEC";
    return {
      ...row,
      to: open ? "" : row.to,
      last_seen: open ? row.to : "",
      source: bare(row.source),
    };
  });
write(
  "organisations.csv",
  ["org", "iso3", "status", "from", "to", "last_seen", "source"],
  [...spells, ...EAEU],
);

const named = (row) => ({ ...row, leader: row.leader.replace("Ilhma", "Ilham") });
write(
  "leaders-archigos.csv",
  ["iso3", "leader", "startdate", "enddate"],
  rowsOf("archigos_leaders_1991_2015.csv")
    .filter(known("iso3"))
    .map((row) => named({ ...row, enddate: row.exit === "Still in Office" ? "" : row.enddate })),
);
write(
  "leaders-reign.csv",
  ["iso3", "leader", "start", "end_month"],
  rowsOf("leaders_reign_1991_2021.csv").filter(known("iso3")).map(named),
);

// Shapes for the map: the five states and the Caspian finely, the land around them coarsely.
shapes("geometry_central_asia_50m.topo.json", "central-asia.topo.json", ["countries", "caspian"]);
shapes("geometry_eurasia_110m.topo.json", "neighbours.topo.json", ["countries"], ({ id }) => !FIVE.has(id));

// Ships on the Caspian: counts as pages give them ("12-16" and ">40" too), and what SIPRI has as delivered.
const UNRELIABLE = "do not use alone";
write(
  "naval-points.csv",
  ["iso3", "force", "category", "count", "as_of", "source", "note"],
  rowsOf("caspian_naval_sourced_points.csv")
    .filter((row) => row.count !== "" && row.note !== UNRELIABLE)
    .map((row) => ({
      ...row,
      iso3: row.country,
      source: row.source.replace("see sipri_ship_deliveries_caspian", "ship-deliveries.csv"),
    })),
);
write(
  "ship-deliveries.csv",
  ["iso3", "supplier", "designation", "description", "order_year", "delivered", "year", "status"],
  rowsOf("sipri_ship_deliveries_caspian_1995_2025.csv").map((row) => ({
    ...row,
    iso3: row.recipient,
    delivered: row.number_delivered,
    year: row.delivery_year,
  })),
);

/** "same" in the column `source` means the row above. */
function carried(rows) {
  let last = "";
  return rows.map((row) => {
    const from = row.source.replace(/^same\b/, last);
    last = from;
    return { ...row, source: from };
  });
}

/** A source without its remarks, and one separator between several. */
function bare(from) {
  return from.replace(/ \(.*?\)/g, "").replace(/ ?; /g, " ; ");
}

function must(value, cell) {
  if (value === undefined) throw new Error(`cannot read "${cell}"`);
  return value;
}

/** A topology with the objects and geometries that are kept, the polygons that touch the map, and their arcs alone. */
function shapes(from, to, objects, kept = () => true) {
  const topology = JSON.parse(readFileSync(join(source, from), "utf8"));
  const used = new Map();
  const reach = polygonsOnMap(topology);
  const result = { type: "Topology", transform: topology.transform, objects: {}, arcs: [] };
  for (const name of objects) {
    const geometries = topology.objects[name].geometries
      .filter(kept)
      .flatMap(({ id, properties, ...shape }) => {
        const polygons = (shape.type === "Polygon" ? [shape.arcs] : shape.arcs).filter(reach);
        return polygons.length > 0
          ? [{ type: "MultiPolygon", id, properties, arcs: renumbered(polygons) }]
          : [];
      });
    result.objects[name] = { type: "GeometryCollection", geometries };
  }
  writeFileSync(join(target, to), `${JSON.stringify(result)}\n`);
  process.stdout.write(`${to}: ${used.size} arcs\n`);

  function renumbered(arcs) {
    if (Array.isArray(arcs)) return arcs.map(renumbered);
    const old = arcs < 0 ? ~arcs : arcs;
    if (!used.has(old)) used.set(old, result.arcs.push(topology.arcs[old]) - 1);
    return arcs < 0 ? ~used.get(old) : used.get(old);
  }
}

/** Whether a polygon has a point between 30 and 100 degrees east and 25 and 62 north. */
function polygonsOnMap({ arcs, transform: { scale, translate } }) {
  const near = arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.some(([dx, dy]) => {
      x += dx;
      y += dy;
      const [east, north] = [x * scale[0] + translate[0], y * scale[1] + translate[1]];
      return east > 30 && east < 100 && north > 25 && north < 62;
    });
  });
  return (polygon) => polygon.flat().some((arc) => near[arc < 0 ? ~arc : arc]);
}
