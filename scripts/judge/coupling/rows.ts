/** Blocks of the model switched off, or moved by a lever that is typical of them, and what the sources say comes of it. */
import { NO_DIPLOMACY, NO_LADDER, ofAll, off, ofPairs, set } from "../claims/sets.ts";
import type { Block } from "./columns.ts";

/** What a claim says of a headline outcome when the row is done. */
export interface Said {
  /** Id of the headline. */
  headline: string;
  sign: 1 | -1;
  /** Labels of the claims. */
  claims: readonly string[];
}

export interface Row {
  /** The block, or the power, that is moved. */
  name: string;
  /** Headlines of this block are its own, and do not count. */
  block: Block;
  what: string;
  sets: readonly string[];
  said: readonly Said[];
  /** What stands in the way, as the equations have it; told where it moves too little. */
  why?: string;
}

const more = (headline: string, ...claims: string[]): Said => ({ headline, sign: 1, claims });
const less = (headline: string, ...claims: string[]): Said => ({ headline, sign: -1, claims });

const BUDGET =
  "A budget of this size moves shares of influence, and with them engagement, by little; stakes of sticks are no part of a budget.";

const NO_TURN = ["openingJump=0", "openness=0.2", "regionalism=0.2"].map((x) => `actors.UZB.leader.${x}`);

export const ROWS: readonly Row[] = [
  {
    name: "treaty",
    block: "treaty",
    what: "nobody signs (any commitment costs 6 util)",
    sets: [set("accession.fixed", 6)],
    said: [less("autonomy", "K15"), more("russia", "K49")],
    why: "Signing lowers threat by a tenth at most, and hedging reads that alone.",
  },
  {
    name: "borders",
    block: "borders",
    what: "the border of Kyrgyzstan and Tajikistan does not matter",
    sets: ["disputes.kgz-tjk.severity=0"],
    said: [more("tajik", "K01")],
  },
  {
    name: "leaders",
    block: "leaders",
    what: "Uzbekistan's leader is as the old one was",
    sets: NO_TURN,
    said: [less("border", "K05"), less("depth", "K05"), less("secretariat", "K05")],
  },
  {
    name: "rivalry of the core",
    block: "leaders",
    what: "Kazakhstan and Uzbekistan are rivals (.8)",
    sets: ["pairs.KAZ-UZB.rivalry=0.8"],
    said: [less("depth", "K04"), less("secretariat", "K04"), less("tajik", "K04"), less("border", "K04")],
  },
  {
    name: "diplomacy of the core",
    block: "leaders",
    what: "Kazakhstan and Uzbekistan neither court nor mediate",
    sets: NO_DIPLOMACY,
    said: [less("turkmen", "K03"), less("border", "K22"), less("tajik", "K04")],
  },
  {
    name: "contact",
    block: "society",
    what: "neither visits nor meetings make contact",
    sets: [set("contact.visit", 0), set("contact.summit", 0), set("contact.format", 0)],
    said: [less("border", "K21"), less("depth", "K21", "K39"), less("autonomy", "K15", "K39")],
  },
  {
    name: "identity",
    block: "society",
    what: "the public feels as little Central Asian as in the nineties (.2)",
    sets: ofAll("identity", 0.2),
    said: [less("tajik", "K20"), less("turkmen", "K20"), less("depth", "K20")],
    why: "Identity weighs 1 util at most and differs by a third: less than the luck of a vote, and steps and treaties pass by other terms.",
  },
  {
    name: "regimes",
    block: "society",
    what: "all five are alike in polyarchy (.2)",
    sets: ofAll("polyarchy", 0.2),
    said: [more("depth", "K42"), more("secretariat", "K42")],
    why: "Distance of regimes lowers the ceiling of trust, and trust is no term of a vote.",
  },
  {
    name: "influence",
    block: "influence",
    what: "powers neither contend for influence nor press",
    sets: [off("contest"), off("sticks")],
    said: [more("secretariat", "K50"), more("tajik", "K50")],
    why: "Each power's influence is a carrot for whatever is on the table, Russia's too, worth a tenth of a util.",
  },
  {
    name: "Russia",
    block: "influence",
    what: "Russia's budget is half",
    sets: ["powers.RUS.budget=0.5"],
    said: [
      more("secretariat", "K50"),
      more("tajik", "K51"),
      more("format", "K52"),
      less("russia", "K29"),
      more("pipeline", "K34"),
    ],
    why: BUDGET,
  },
  {
    name: "China",
    block: "influence",
    what: "China's budget is half",
    sets: ["powers.CHN.budget=0.7"],
    said: [less("china", "K35"), more("russia", "K36")],
    why: BUDGET,
  },
  {
    name: "the European Union",
    block: "influence",
    what: "the European Union's budget is half",
    sets: ["powers.EUU.budget=0.35"],
    said: [more("russia", "K35", "K36"), more("china", "K35", "K36")],
    why: BUDGET,
  },
  {
    name: "the United States",
    block: "influence",
    what: "the budget of the United States is half",
    sets: ["powers.USA.budget=0.3"],
    said: [more("russia", "K36"), more("china", "K36")],
    why: BUDGET,
  },
  {
    name: "Türkiye",
    block: "influence",
    what: "Türkiye's budget is half",
    sets: ["powers.TUR.budget=0.25"],
    said: [less("navies", "K27"), more("russia", "K36")],
    why: BUDGET,
  },
  {
    name: "Iran",
    block: "influence",
    what: "Iran's budget is half",
    sets: ["powers.IRN.budget=0.15"],
    said: [more("pipeline", "K34")],
    why: BUDGET,
  },
  {
    name: "sticks",
    block: "sticks",
    what: "nobody may press",
    sets: [off("sticks")],
    said: [more("tajik", "K51"), more("secretariat", "K50", "K51"), more("pipeline", "K34")],
    why: "Russia stakes something against the treaty, the pipeline, the security architecture and the organisation alone, and the last two come about with sticks no more than without; Tajikistan is seldom pressed.",
  },
  {
    name: "formats",
    block: "formats",
    what: "no formats are held",
    sets: [off("format")],
    said: [less("autonomy", "K53"), less("secretariat", "K53"), more("russia", "K53")],
    why: "Only formats read a format's level; contact is made by meetings of the calendar, whatever the level.",
  },
  {
    name: "ladder",
    block: "ladder",
    what: "the five adopt nothing together",
    sets: NO_LADDER,
    said: [less("border", "K22"), less("projects", "K17"), less("autonomy", "K15"), more("russia", "K49")],
    why: "Depth enters solidarity with a weight of .4 of trust, and mediation beside the core's own effort.",
  },
  {
    name: "bilateral ladder",
    block: "bilateral ladder",
    what: "no pair climbs its own ladder",
    sets: [off("rungs")],
    said: [less("council", "K19"), less("depth", "K19")],
    why: "In 2022 most pairs stand already where a template begins to count, and without one the secretariat is tabled in place of the council.",
  },
  {
    name: "projects",
    block: "projects",
    what: "no projects are begun",
    sets: [off("implementation")],
    said: [less("depth", "K17"), less("trade", "K18"), more("transit", "K38")],
    why: "That easy projects have run out weighs .8 util in one vote of six; the premium for risk is a fortieth of the cost of a way.",
  },
  {
    name: "hedging",
    block: "hedging",
    what: "engagement rests",
    sets: [off("hedging")],
    said: [less("tajik", "K49"), less("secretariat", "K49")],
    why: "Terms of accession and vote read engagement through carrots and sticks alone, and both count by share times share.",
  },
  {
    name: "trade",
    block: "trade",
    what: "trade rests",
    sets: [off("trade")],
    said: [less("depth", "K57"), less("tajik", "K57")],
    why: "No term of accession or vote reads trade; it weighs who listens to whom.",
  },
  {
    name: "trade",
    block: "trade",
    what: "each pair of the five trades 2 bn USD a year",
    sets: ofPairs("trade", 2),
    said: [more("depth", "K57"), more("tajik", "K57"), more("secretariat", "K57")],
    why: "No term of accession or vote reads trade; it weighs who listens to whom.",
  },
  {
    name: "corridors",
    block: "corridors",
    what: "ways, legs, ports and awards are not played",
    sets: ["award", "assent", "building", "legs", "routes"].map(off),
    said: [more("russia", "K32"), less("trade", "K32")],
    why: "Trade reads the cost of ways among the six alone, and engagement reads no freight.",
  },
  {
    name: "pipelines",
    block: "pipelines",
    what: "the pipeline is not played",
    sets: [off("consent"), off("pipelines")],
    said: [more("russia", "K34")],
    why: "A finished pipeline takes half of a transit that is a seventh of Turkmenistan's engagement, and it is seldom built in time.",
  },
  {
    name: "water",
    block: "water",
    what: "water and energy are not exchanged",
    sets: ["bargains", "linkage", "linkages", "reservoirs"].map(off),
    said: [less("depth", "K25")],
    why: "What both gain is money that no other decision reads.",
  },
  {
    name: "fleets",
    block: "fleets",
    what: "fleets rest",
    sets: [off("fleets"), off("incidents")],
    said: [],
  },
  {
    name: "drills",
    block: "drills",
    what: "no drills are held",
    sets: [off("exercise"), off("drills")],
    said: [],
  },
  {
    name: "the war",
    block: "world",
    what: "the war is far from all five, drains nothing and brings no sanctions",
    sets: [
      ...ofAll("warProximity", 0),
      "powers.RUS.warDrain=0",
      "powers.RUS.warSanctions=0",
      "fleets.RUS.warBudget=0",
      "fleets.RUS.warTransfer=0",
      set("corridors.sanctions", 0),
    ],
    said: [
      less("tajik", "K07"),
      less("depth", "K07"),
      more("russia", "K07", "K29"),
      more("transit", "K32"),
      less("navies", "K29"),
      less("format", "K52"),
    ],
  },
  {
    name: "Afghanistan",
    block: "world",
    what: "Afghanistan threatens nobody",
    sets: ofAll("afghanBorder", 0),
    said: [less("tajik", "K40"), less("depth", "K40")],
    why: "Full risk adds .2 to the threat of a state at the border, and that is worth .24 util of company at most.",
  },
  {
    name: "the canal",
    block: "world",
    what: "the canal of Qosh Tepa is not dug",
    sets: [set("canal.ceiling", 0)],
    said: [less("water", "K26"), less("depth", "K26"), less("turkmen", "K26")],
    why: "The finished canal adds .15 to the threat of the most exposed.",
  },
  {
    name: "the seabed",
    block: "world",
    what: "the seabed is not in dispute",
    sets: ["seabeds.azeIrn.severity=0", "seabeds.irnTkm.severity=0"],
    said: [more("pipeline", "K31"), less("drills", "K31")],
    why: "The seabed costs consent half a util at full severity; drills do not read it.",
  },
];
