/**
 * Whatever is wrong with a scenario or an argument is told: what, where and the mend, soon, under exit code 2 or 3,
 * and nothing is written.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { MODELS } from "../../src/models/registry.ts";
import { openScenario } from "../../src/node/open.ts";
import { type Ended, Folder, type Given, multivector, ROOT, type Told, told } from "./command.ts";
import { spoken } from "./in-process.ts";

const folder = new Folder();
const HEAD = "multivector: 1\nid: mine\nextends: friendship-treaty\n";
const COMMANDS: readonly (readonly string[])[] = [
  ["run"],
  ["batch", "--runs", "1"],
  ["explain", "--actor", "TKM", "--decision", "accession", "--at", "2024-08"],
  ["validate"],
  ["plan"],
  ["list", "parameters"],
];
/** Processor time that a refusal may take, in milliseconds, that of starting a process included. */
const SOON = 2000;

interface Fault {
  code: string;
  /** Of the message. */
  says?: RegExp;
  /** Of the mend. */
  mend: RegExp;
}

/** After the head of a scenario; `▸` stands before the character at which the fault is. */
const SCENARIOS: readonly (readonly [name: string, body: string, fault: Fault])[] = [
  // Keys
  [
    "a misspelt key",
    "▸titel: x\n",
    { code: "unknown-key", says: /no "titel"/, mend: /did you mean title\?/ },
  ],
  ["a misspelt section", "▸actor: { TKM: {} }\n", { code: "unknown-key", mend: /did you mean actors\?/ }],
  [
    "a misspelt key of an actor",
    "actors:\n  TKM:\n    ▸neutralty: 0.5\n",
    { code: "unknown-key", says: /"neutralty" in actors\.TKM/, mend: /did you mean neutrality\?/ },
  ],
  [
    "a misspelt key of a leader",
    "actors: { TKM: { leader: { ▸regionalsm: 0.5 } } }\n",
    { code: "unknown-key", says: /in actors\.TKM\.leader/, mend: /did you mean regionalism\?/ },
  ],
  [
    "a misspelt key of a treaty",
    "treaties: { friendship: { ▸dept: 0.5 } }\n",
    { code: "unknown-key", says: /in treaties\.friendship/, mend: /did you mean depth\?/ },
  ],
  [
    "a misspelt key of a dispute that is no number",
    "disputes: { kgz-tjk: { ▸partys: [KGZ, TJK] } }\n",
    { code: "unknown-key", mend: /did you mean parties\?/ },
  ],
  [
    "a misspelt key of a proposal",
    "treaties: { friendship: { proposed: { ▸bye: KAZ } } }\n",
    { code: "unknown-key", mend: /did you mean by\?/ },
  ],
  [
    "a misspelt key beside a number",
    "actors: { TKM: { neutrality: { value: 0.5, ▸sorce: me } } }\n",
    { code: "unknown-key", says: /"sorce" in actors\.TKM\.neutrality/, mend: /did you mean source\?/ },
  ],
  [
    "a misspelt key of a looked-up number",
    "actors: { TKM: { gdp: { data: economy.gdp_usd_current, ▸scal: 1 } } }\n",
    { code: "unknown-key", mend: /did you mean scale\?/ },
  ],
  [
    "a misspelt verb of the schedule",
    "schedule:\n  - { at: 2024-08, summit: { host: KAZ } }\n  - { at: 2024-09, ▸sumit: { host: KAZ } }\n",
    { code: "unknown-key", says: /"sumit" in schedule\.1/, mend: /did you mean summit\?/ },
  ],
  [
    "a misspelt key of a verb",
    "schedule:\n  - { at: 2024-08, summit: { ▸hots: KAZ } }\n",
    { code: "unknown-key", says: /in schedule\.0\.summit/, mend: /did you mean host\?/ },
  ],
  [
    "a misspelt key of the history",
    "history:\n  - { event: signed.TJK, date: 2025-08, split: holdout, ▸sourc: x }\n",
    { code: "unknown-key", says: /in history\.0/, mend: /did you mean source\?/ },
  ],
  [
    "a misspelt key of a source",
    "sources: { mine: { title: x, ▸autor: y } }\n",
    { code: "unknown-key", mend: /did you mean author\?/ },
  ],
  // What things are called
  [
    "a title that commands the terminal",
    '▸title: "evil \\e[31mred\\e[0m \\e]0;pwned\\a"\n',
    { code: "control-character", says: /^title has the control character U\+001B in it/, mend: /remove it/ },
  ],
  [
    "a question of two lines",
    "▸question: |\n  What\n  now?\n",
    { code: "control-character", says: /^question has a line end in it/, mend: />- folds lines/ },
  ],
  [
    "a name that turns the direction of the text",
    'actors: { TKM: { ▸name: "T\\u202eKM" } }\n',
    { code: "control-character", says: /^actors\.TKM\.name has .* U\+202E/, mend: /remove it/ },
  ],
  [
    "an id with a control character",
    'levers: { ▸"a\\x9bb": { accession.club: 1 } }\n',
    { code: "control-character", says: /^the key ".*" has .* U\+009B/, mend: /remove it/ },
  ],
  [
    "an id that is longer than a line",
    `levers: { ▸${"a".repeat(200)}: { accession.club: 1 } }\n`,
    { code: "id-too-long", says: /has 200 letters, and an id at most 64/, mend: /shorter name/ },
  ],
  [
    "a misspelt key of an invariant",
    "invariants:\n  - { ▸nevr: 'signed.TKM' }\n",
    { code: "unknown-key", mend: /did you mean never\?/ },
  ],
  [
    "a misspelt parameter",
    "parameters: { ▸acession.club: 1 }\n",
    { code: "unknown-key", says: /no parameter "acession\.club"/, mend: /did you mean accession\.club\?/ },
  ],
  [
    "a misspelt nested parameter",
    "parameters: { accession: { ▸clubb: 1 } }\n",
    { code: "unknown-key", mend: /did you mean accession\.club\?/ },
  ],
  ["a key given twice", "title: a\n▸title: b\n", { code: "yaml-duplicate", mend: /keep one/ }],
  [
    "a parameter nested and dotted",
    "parameters: { accession.club: 1, accession: { ▸club: 2 } }\n",
    { code: "parameter-twice", mend: /keep one/ },
  ],
  [
    "a key of the prototype",
    "actors: { TKM: { ▸__proto__: { neutrality: 1 } } }\n",
    { code: "yaml-key", mend: /another name/ },
  ],
  ["another key of the prototype", "▸constructor: 1\n", { code: "yaml-key", mend: /another name/ }],
  // Names
  [
    "an unknown partner",
    "actors: { KAZ: { partners: { ▸UZBE: 0.5 } } }\n",
    { code: "unknown-actor", says: /no actor "UZBE"/, mend: /did you mean UZB\?/ },
  ],
  [
    "an unknown host",
    "schedule:\n  - { at: 2024-08, summit: { ▸host: KAX } }\n",
    { code: "unknown-actor", mend: /did you mean KAZ\?/ },
  ],
  [
    "an unknown guest",
    "schedule:\n  - { at: 2024-08, summit: { host: KAZ, guests: [AZE, ▸AZR] } }\n",
    { code: "unknown-actor", mend: /did you mean AZE\?/ },
  ],
  [
    "an unknown visitor before the start",
    "schedule:\n  - { at: 2001-08, visit: { ▸from: KAX, to: UZB } }\n",
    { code: "unknown-actor", mend: /did you mean KAZ\?/ },
  ],
  [
    "an unknown party",
    "disputes: { kgz-tjk: { parties: [KGZ, ▸TJX] } }\n",
    { says: /no actor "TJX"/, code: "invalid-value", mend: /did you mean TJK\?/ },
  ],
  [
    "an unknown state that may sign",
    "treaties: { friendship: { eligible: [KAZ, ▸KGX] } }\n",
    { code: "unknown-actor", mend: /did you mean KGZ\?/ },
  ],
  [
    "a state that may sign twice",
    "treaties: { friendship: { eligible: [KAZ, ▸KAZ] } }\n",
    { code: "given-twice", mend: /once/ },
  ],
  [
    "an unknown pair",
    "pairs: { ▸KAZ-UZE: { trust: 0.5 } }\n",
    { code: "unknown-pair", mend: /did you mean KAZ-UZB\?/ },
  ],
  [
    "a pair given both ways",
    "pairs: { UZB-KAZ: { ▸trust: 0.5 } }\n",
    {
      code: "given-twice",
      says: /pairs\.UZB-KAZ\.trust and pairs\.KAZ-UZB\.trust are the same/,
      mend: /keep one/,
    },
  ],
  [
    "an unknown proposer",
    "treaties: { friendship: { proposed: { at: 2022-07, ▸by: RUS } } }\n",
    { code: "invalid-value", says: /no actor "RUS"/, mend: /known|did you mean/ },
  ],
  [
    "forces of a state that is no party",
    "disputes: { kgz-tjk: { forces: { ▸UZB: 3 } } }\n",
    { code: "invalid-value", says: /no party/, mend: /KGZ and TJK/ },
  ],
  [
    "an unknown mechanism",
    "mechanisms: { ▸trad: off }\n",
    { code: "unknown-mechanism", mend: /name one of|did you mean/ },
  ],
  [
    "a misspelt mechanism",
    "mechanisms: { ▸courtshp: off }\n",
    { code: "unknown-mechanism", mend: /did you mean courtship\?/ },
  ],
  [
    "a switch that is none",
    "mechanisms: { ▸courtship: maybe }\n",
    { code: "invalid-value", mend: /on, off/ },
  ],
  [
    "an unknown model",
    "▸model: central-asai\n",
    { code: "unknown-model", mend: /did you mean central-asia\?/ },
  ],
  ["an unknown coding", "codings: { ▸X3: S1 }\n", { code: "unknown-coding", mend: /did you mean X1\?/ }],
  [
    "an unknown reading",
    "codings: { ▸X17: chronolgy }\n",
    { code: "unknown-reading", says: /no reading "chronolgy" of X17/, mend: /did you mean chronology\?/ },
  ],
  [
    "a reading that leads nowhere",
    "codings: { X17: { readings: { never: { sets: { ▸disputes.kgz-uzb.stag: open } } } } }\n",
    { code: "unknown-path", mend: /did you mean disputes\.kgz-uzb\.stage\?/ },
  ],
  [
    "a picked reading that leads nowhere",
    "codings:\n  X17:\n    reading: never\n    readings: { never: { sets: { ▸disputes.kgz-uz.stage: open } } }\n",
    { code: "unknown-path", mend: /did you mean kgz-uzb\?/ },
  ],
  [
    "a reading out of range",
    "codings: { X1: { readings: { much: { sets: { ▸pairs.KAZ-UZB.trust: 9 } } } } }\n",
    { code: "out-of-range", mend: /0 to 1/ },
  ],
  [
    "a lever that picks an unknown reading",
    "levers: { other: { ▸codings.X17: chronolgy } }\n",
    { code: "unknown-reading", says: /"chronolgy" of codings\.X17/, mend: /did you mean chronology\?/ },
  ],
  [
    "a lever that picks a reading of an unknown coding",
    "levers: { other: { ▸codings.X99: S1 } }\n",
    { code: "unknown-path", says: /codings\.X99/, mend: /./ },
  ],
  [
    "shares downstream that do not sum to 1",
    "basins: { syr: { ▸downstream: { UZB: 0.7 } } }\n",
    { code: "sum", says: /sum to 1\.1, not to 1/, mend: /sum to 1/ },
  ],
  [
    "a state on both sides of a basin",
    "basins: { syr: { downstream: { UZB: 0.3, KAZ: 0.4, ▸KGZ: 0.3 } } }\n",
    { code: "invalid-value", says: /KGZ is upstream already/, mend: /remove/ },
  ],
  [
    "more water in the reservoirs than in the river",
    "basins: { syr: { ▸inflow: 40 } }\n",
    { code: "out-of-range", says: /more than the 37 of the whole river/, mend: /lower/ },
  ],
  [
    "a dam in an unknown basin",
    "dams: { rogun: { ▸basin: amudarya } }\n",
    { code: "invalid-value", says: /not the id of an entry of basin/, mend: /./ },
  ],
  [
    "a supplier whose consent is not asked for",
    "pipelines: { tcp: { ▸consents: [AZE] } }\n",
    { code: "invalid-value", says: /the gas is of TKM/, mend: /add TKM/ },
  ],
  [
    "a lever with a date that is none",
    "levers: { late: { ▸dams.rogun.completed: 2029-13 } }\n",
    { code: "date", mend: /a date such as/ },
  ],
  [
    "two readings that contradict each other",
    "codings:\n  ▸X8: S3\n  X17: chronology\n",
    { code: "codings-contradict", says: /both set disputes\.kgz-uzb\.stage/, mend: /another reading/ },
  ],
  [
    "an unknown event of the history",
    "history:\n  - { ▸event: signed.TJX, date: 2025-08, split: holdout }\n",
    { code: "unknown-outcome", mend: /did you mean signed\.TJK\?/ },
  ],
  [
    "an unknown target of a lever",
    "levers: { mine: { ▸disputes.kgz-tjk.sevrity: 0 } }\n",
    { code: "unknown-path", mend: /did you mean disputes\.kgz-tjk\.severity\?/ },
  ],
  [
    "an unknown target of an uncertainty",
    "uncertain: { ▸parameters.accession.clb: { normal: [1.6, 0.4] } }\n",
    { code: "unknown-path", mend: /did you mean parameters\.accession\.club\?/ },
  ],
  [
    "an unknown distribution",
    "uncertain: { parameters.accession.club: { ▸nromal: [1.6, 0.4] } }\n",
    { code: "unknown-key", mend: /did you mean normal\?/ },
  ],
  [
    "an unknown target of the schedule",
    "schedule:\n  - { at: 2024-08, set: { ▸disputes.kgz-tjx.severity: 0 } }\n",
    { code: "unknown-path", mend: /did you mean disputes\.kgz-tjk\.severity\?/ },
  ],
  [
    "an unknown forced decision",
    "schedule:\n  - { at: 2024-08, decide: { ▸signed.TKX: true } }\n",
    { code: "unknown-decision", mend: /did you mean signed\.TKM\?/ },
  ],
  [
    "an unknown table",
    "actors: { TKM: { ▸gdp: { data: econmy.gdp_usd_current } } }\n",
    { code: "unknown-table", mend: /did you mean economy\?/ },
  ],
  [
    "an outcome that the model has",
    "outcomes: { ▸signed.TKM: 'parties > 2' }\n",
    { code: "given-twice", mend: /another name/ },
  ],
  // Values
  [
    "a value out of range",
    "actors: { TKM: { ▸neutrality: 1.5 } }\n",
    { code: "out-of-range", says: /is 1\.5, which is not a number from 0 to 1/, mend: /from 0 to 1/ },
  ],
  [
    "a described value out of range",
    "actors: { TKM: { ▸neutrality: { value: -1, source: me } } }\n",
    { code: "out-of-range", mend: /from 0 to 1/ },
  ],
  [
    "a value out of the range beside it",
    "actors: { TKM: { ▸neutrality: { value: 0.9, range: [0, 0.5] } } }\n",
    { code: "out-of-range", says: /given beside it/, mend: /change the value or the range/ },
  ],
  [
    "a range that is none",
    "actors: { TKM: { neutrality: { value: 0.9, ▸range: [1, 0] } } }\n",
    { code: "invalid-value", mend: /least, greatest/ },
  ],
  [
    "another unit",
    "actors: { TKM: { ▸gdp: { value: 50, unit: m USD } } }\n",
    { code: "unit-mismatch", mend: /bn USD/ },
  ],
  [
    "a text for a number",
    "actors: { TKM: { ▸neutrality: much } }\n",
    { code: "invalid-value", mend: /from 0 to 1/ },
  ],
  [
    "a list for a number",
    "actors: { TKM: { ▸neutrality: [0, 1] } }\n",
    { code: "invalid-value", mend: /from 0 to 1/ },
  ],
  [
    "half a segment",
    "disputes: { kgz-tjk: { ▸segments: 10.5 } }\n",
    { code: "out-of-range", mend: /whole number/ },
  ],
  [
    "more settled than there is",
    "disputes: { kgz-tjk: { ▸settled: 11 } }\n",
    { code: "out-of-range", says: /more than the 10 segments/, mend: /at most 10/ },
  ],
  [
    "a kind that is none",
    "disputes: { kgz-tjk: { ▸kind: bordr } }\n",
    { code: "invalid-value", mend: /did you mean border\?/ },
  ],
  [
    "a parameter out of range",
    "parameters: { ▸accession.club: 99 }\n",
    { code: "out-of-range", says: /parameters\.accession\.club is 99/, mend: /from -6 to 6/ },
  ],
  [
    "a misspelt key beside a parameter",
    "parameters: { accession.club: { value: 1, ▸unti: util } }\n",
    { code: "unknown-key", mend: /did you mean unit\?/ },
  ],
  [
    "a map for an entry",
    "disputes: { ▸kgz-tjk: 5 }\n",
    { code: "invalid-value", says: /not a map/, mend: /severity/ },
  ],
  [
    "a map for a list",
    "▸schedule: { at: 2024-08 }\n",
    { code: "invalid-value", says: /not a list/, mend: /list/ },
  ],
  ["one party", "disputes: { kgz-tjk: { ▸parties: [KGZ] } }\n", { code: "invalid-value", mend: /2/ }],
  [
    "the same party twice",
    "disputes: { kgz-tjk: { ▸parties: [KGZ, KGZ] } }\n",
    { code: "invalid-value", mend: /two states/ },
  ],
  [
    "a dispute without parties",
    "disputes: { ▸mine: { kind: border, severity: 0.5, segments: 4, settled: 0 } }\n",
    { code: "invalid-value", says: /two parties/, mend: /parties: \[A, B\]/ },
  ],
  [
    "chances that do not sum to 1",
    "actors: { TKM: { leader: { ▸successors: { insider: 0.5 } } } }\n",
    { code: "sum", says: /sum to 1\.25/, mend: /sum to 1/ },
  ],
  [
    "a state as its own partner",
    "actors: { KAZ: { partners: { ▸KAZ: 0.5 } } }\n",
    { code: "invalid-value", mend: /remove/ },
  ],
  [
    "a visit to oneself",
    "schedule:\n  - { at: 2024-08, ▸visit: { from: KAZ, to: KAZ } }\n",
    { code: "invalid-value", mend: /two states/ },
  ],
  [
    "a successor's trait out of range",
    "schedule:\n  - { at: 2024-08, succession: { actor: TKM, name: x, born: 1981-09-22, type: dynastic, ▸regionalism: 4, openness: 0.3, openingJump: 0 } }\n",
    { code: "out-of-range", says: /more than 1/, mend: /range/ },
  ],
  [
    "a lever out of range",
    "levers: { mine: { ▸disputes.kgz-tjk.severity: 9 } }\n",
    { code: "out-of-range", mend: /from 0 to 1/ },
  ],
  [
    "an uncertainty out of range",
    "uncertain: { parameters.accession.club: { uniform: [0, ▸60] } }\n",
    { code: "out-of-range", mend: /from -6 to 6/ },
  ],
  [
    "an uncertainty whose tails reach out of the range",
    "uncertain: { actors.TKM.neutrality: { ▸normal: [0.9, 0.1] } }\n",
    { code: "out-of-range", says: /reaches from/, mend: /truncatedNormal: \[0\.9, 0\.1, 0\.\d+, 1\]/ },
  ],
  [
    "an uncertainty without spread",
    "uncertain: { accession.club: { ▸normal: [1.6, 0] } }\n",
    { code: "distribution", says: /not above 0/, mend: /positive/ },
  ],
  [
    "an uncertainty with a number too few",
    "uncertain: { accession.club: { ▸triangular: [1, 2] } }\n",
    { code: "invalid-value", says: /too few/, mend: /3/ },
  ],
  [
    "a fraction of what is counted whole",
    "uncertain: { disputes.kgz-tjk.segments: { ▸uniform: [8, 12] } }\n",
    { code: "invalid-value", says: /no value between/, mend: /oneOf/ },
  ],
  [
    "two distributions of one number",
    "uncertain: { ▸accession.club: { uniform: [1, 2], normal: [1, 0.1] } }\n",
    { code: "invalid-value", says: /one distribution/, mend: /normal/ },
  ],
  [
    "one number uncertain twice, by its two names",
    "uncertain: { parameters.accession.club: { uniform: [1, 2] }, ▸accession.club: { uniform: [1, 2] } }\n",
    { code: "given-twice", mend: /keep one/ },
  ],
  [
    "a negative weight",
    "uncertain: { accession.club: { ▸discrete: [[1, 1], [2, -1]] } }\n",
    { code: "distribution", says: /negative/, mend: /from 0 up/ },
  ],
  [
    "uncertain chances that would not sum to 1",
    "uncertain: { ▸actors.TKM.leader.successors.dynastic: { uniform: [0.5, 0.9] } }\n",
    { code: "sum", says: /may be drawn/, mend: /sum to 1/ },
  ],
  [
    "a scheduled value out of range",
    "schedule:\n  - { at: 2024-08, set: { ▸disputes.kgz-tjk.severity: 2 } }\n",
    { code: "out-of-range", mend: /from 0 to 1/ },
  ],
  ["too many substeps", "▸substeps: 1000\n", { code: "out-of-range", mend: /range/ }],
  [
    "a number that is none",
    "actors: { TKM: { neutrality: ▸.nan } }\n",
    { code: "yaml-number", mend: /number/ },
  ],
  [
    "a removal of nothing",
    "actors: { TKM: { ▸neutralty: null } }\n",
    { code: "nothing-to-remove", mend: /neutrality/ },
  ],
  [
    "a number that is missing",
    "actors: { TKM: { neutrality: null } }\n",
    { code: "missing-value", says: /actors\.TKM\.neutrality is not given/, mend: /0 to 1/ },
  ],
  // Dates
  ["a start that is none", "▸start: 2022-13\n", { code: "date", says: /not a month/, mend: /2022-07/ }],
  ["a start that is a year", "▸start: 2022\n", { code: "date", says: /not a month/, mend: /2022-07/ }],
  [
    "an end before the start",
    "▸end: 2020-01\n",
    { code: "invalid-value", says: /ends before it starts/, mend: /after start/ },
  ],
  [
    "a date of the schedule that is none",
    "schedule:\n  - { ▸at: 2024-8, summit: { host: KAZ } }\n",
    { code: "date", mend: /2022-07/ },
  ],
  [
    "a birth that is none",
    'actors: { TKM: { leader: { ▸born: "1981-02-30" } } }\n',
    { code: "date", mend: /1953-05-17/ },
  ],
  [
    "a birth in office",
    'actors: { TKM: { leader: { ▸born: "2022-12-01" } } }\n',
    { code: "date", says: /born after/, mend: /dates/ },
  ],
  [
    "a successor's birth that is none",
    'schedule:\n  - { at: 2024-08, succession: { actor: TKM, name: x, ▸born: "1981-09-31", type: dynastic, regionalism: 0.4, openness: 0.3, openingJump: 0 } }\n',
    { code: "date", says: /30 days/, mend: /exists/ },
  ],
  [
    "a proposal at no date",
    "treaties: { friendship: { proposed: { ▸at: soon } } }\n",
    { code: "date", mend: /2022-07/ },
  ],
  [
    "a date of the history that is none",
    "history:\n  - { event: signed.TJK, ▸date: 2025-00, split: holdout }\n",
    { code: "date", mend: /2022-07/ },
  ],
  [
    "an entry without a date",
    "schedule:\n  - ▸{ summit: { host: KAZ } }\n",
    { code: "invalid-value", says: /no date/, mend: /at: YYYY-MM/ },
  ],
  [
    "a trigger of what waits for none",
    "schedule:\n  - { at: 2024-08, ▸when: 'parties > 3', summit: { host: KAZ } }\n",
    { code: "invalid-value", mend: /date alone/ },
  ],
  [
    "an entry that says two things",
    "schedule:\n  - ▸{ at: 2024-08, summit: { host: KAZ }, visit: { from: KAZ, to: UZB } }\n",
    { code: "invalid-value", says: /one thing/, mend: /summit/ },
  ],
  [
    "a split that is none",
    "history:\n  - { event: signed.TJK, date: 2025-08, ▸split: holdot }\n",
    { code: "invalid-value", mend: /did you mean holdout\?/ },
  ],
  // Formulas
  [
    "a formula of what does not exist",
    "outcomes: { ▸mine: 'signed.TKX' }\n",
    { code: "formula-name", says: /no signed\.TKX/, mend: /did you mean signed\.TKM\?/ },
  ],
  [
    "a formula that reaches out",
    "outcomes: { ▸mine: 'process.exit(1)' }\n",
    { code: "formula-function", mend: /functions are/ },
  ],
  [
    "a formula that reaches the prototype",
    "outcomes: { ▸mine: 'signed.constructor' }\n",
    { code: "formula-name", mend: /./ },
  ],
  ["a formula that assigns", "outcomes: { ▸mine: 'x = 1' }\n", { code: "formula-character", mend: /==/ }],
  [
    "a formula that imports",
    "outcomes: { ▸mine: 'import(1)' }\n",
    { code: "formula-function", mend: /functions are/ },
  ],
  [
    "a formula that makes functions",
    "outcomes: { ▸mine: 'f(x) = x' }\n",
    { code: "formula-character", mend: /==/ },
  ],
  [
    "a hyphen read as a subtraction",
    "outcomes: { ▸mine: 'disputes.kgz-tjk.severity > 0.5' }\n",
    { code: "formula-hyphen", says: /subtraction/, mend: /disputes\["kgz-tjk"\]\.severity/ },
  ],
  [
    "a date read as a subtraction",
    "outcomes: { ▸mine: 'when(signed.TKM) < 2026-01' }\n",
    { code: "formula-date", says: /subtraction/, mend: /date\("2026-01"\)/ },
  ],
  [
    "a trigger of what does not exist",
    "schedule:\n  - { ▸when: 'partis >= 4', decide: { signed.TKM: true } }\n",
    { code: "formula-name", mend: /did you mean parties\?/ },
  ],
  [
    "a trigger that is no condition",
    "schedule:\n  - { ▸when: 'parties', decide: { signed.TKM: true } }\n",
    { code: "formula-type", mend: /compare/ },
  ],
  [
    "an invariant of what does not exist",
    "invariants:\n  - { ▸never: 'signed.TKX' }\n",
    { code: "formula-name", mend: /did you mean signed\.TKM\?/ },
  ],
  [
    "an invariant that says nothing",
    "invariants:\n  - ▸{ source: me }\n",
    { code: "invalid-value", mend: /never: FORMULA/ },
  ],
  // The text
  ["a tab", "actors:\n▸\tTKM: {}\n", { code: "yaml-syntax", mend: /./ }],
  [
    "aliases that explode",
    `a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n`,
    { code: "yaml-alias", says: /repeat too much/, mend: /write the values out/ },
  ],
  ["a tag", "title: ▸!!js/function 'x'\n", { code: "yaml-syntax", mend: /tag/ }],
];

/** The first fault as it was told, after what holds of every refusal. */
function refused(ended: Ended, exit: number): Told {
  expect(ended.out).toBe("");
  expect(ended.err).not.toMatch(/^\s+at .*:\d+/m);
  const all = told(ended);
  for (const one of all) {
    expect(one.format).toBe("multivector.error/1");
    for (const part of [one.code, one.message, one.where, one.mend]) expect(part, ended.err).toBeTruthy();
  }
  expect(ended.code, ended.err).toBe(exit);
  return all[0] as Told;
}

/** Asked in this process. What others of it do meanwhile counts, too, so that a slow refusal cannot hide. */
async function quick(args: readonly string[]): Promise<Ended> {
  const ended = await spoken(args);
  expect(ended.busy).toBeLessThan(SOON);
  return ended;
}

/** Asked of the built command, in a process of its own. */
async function built(args: readonly string[], given?: Given): Promise<Ended> {
  const ended = await multivector(args, given);
  expect(ended.busy).toBeLessThan(SOON);
  return ended;
}

/** Loading the source is no part of a refusal. */
beforeAll(async () => {
  const file = folder.file("first.yaml", `${HEAD}titel: x\n`);
  for (const [command, ...options] of COMMANDS) await spoken([command as string, ...options, file]);
});

/** The scenario's text without its mark, and where the mark stood. */
function marked(file: string, body: string): { text: string; where: string | undefined } {
  const text = HEAD + body;
  const at = text.indexOf("▸");
  if (at < 0) return { text, where: undefined };
  const before = text.slice(0, at).split("\n");
  return {
    text: text.replace("▸", ""),
    where: `${file}:${before.length}:${(before.at(-1) ?? "").length + 1}`,
  };
}

describe("a scenario with", () => {
  test.concurrent.for(SCENARIOS.map((s, k) => [...s, k] as const))("%s", async ([, body, fault, k]) => {
    const file = join(folder.path, `scenario-${k}.yaml`);
    const { text, where } = marked(file, body);
    writeFileSync(file, text);
    // Every command refuses it; which one is asked goes round.
    const [command, ...options] = COMMANDS[k % COMMANDS.length] as readonly [string, ...string[]];
    const one = refused(await quick([command, ...options, file, "--json"]), 3);
    expect(one.code).toBe(fault.code);
    expect(one.message).toMatch(fault.says ?? /./);
    expect(one.mend).toMatch(fault.mend);
    if (where) expect(one.where?.replace(/, character \d+ of the formula$/, "")).toBe(where);
  });

  test.for(COMMANDS)("a fault is refused by every command: %s", async ([command, ...options]) => {
    const file = folder.file("fault.yaml", `${HEAD}actors: { TKM: { neutralty: 0.5 } }\n`);
    const args = [command as string, ...options, file, "--json"];
    const ended = await quick(args);
    refused(ended, 3);
    // The built command says the same, letter by letter.
    expect(await built(args)).toEqual({ ...ended, busy: expect.any(Number) });
  });

  test("several faults tells all of them", async () => {
    const body = [
      "titel: x",
      "actors: { TKM: { neutrality: 7, partners: { KAX: 0.1 } } }",
      "disputes: { kgz-tjk: { settled: 11 } }",
      "outcomes: { mine: 'signed.TKM' }",
      "parameters: { accession.clb: 1 }",
    ];
    const ended = await quick([
      "validate",
      folder.file("several.yaml", `${HEAD}${body.join("\n")}\n`),
      "--json",
    ]);
    refused(ended, 3);
    expect(told(ended).map((t) => t.code)).toEqual([
      "unknown-key",
      "out-of-range",
      "unknown-actor",
      "out-of-range",
      "unknown-key",
    ]);
    expect(told(ended).map((t) => Number(t.where?.split(":").at(-2)))).toEqual([4, 5, 5, 6, 8]);
  });

  test("two wrong formulas tells both", async () => {
    const text = `${HEAD}outcomes:\n  one: 'signed.TKX'\n  two: 'disputes.kgz-tjk.severity > 1'\n`;
    const ended = await quick(["plan", folder.file("formulas.yaml", text), "--json"]);
    refused(ended, 3);
    expect(told(ended).map((t) => t.code)).toEqual(["formula-name", "formula-hyphen"]);
  });

  test("a fault says the same without --json", async () => {
    const file = folder.file("plain.yaml", `${HEAD}titel: x\n`);
    const { code, out, err } = await quick(["run", file]);
    expect([code, out]).toEqual([3, ""]);
    expect(err).toBe(
      `error: there is no "titel" in a scenario [unknown-key]\n  where: ${file}:4:1\n  mend:  did you mean title?\n`,
    );
  });

  test("a summit after its end is no fault", async () => {
    const file = folder.file("later.yaml", `${HEAD}schedule:\n  - { at: 2099-08, summit: { host: KAZ } }\n`);
    expect((await spoken(["validate", file])).code).toBe(0);
  });

  test("nothing wrong is valid", async () => {
    const file = folder.file(
      "fine.yaml",
      `${HEAD}actors: { TKM: { neutrality: 0.5 } }\noutcomes: { late: 'when(signed.TJK) > date("2024-01")' }\n`,
    );
    const { code, out, err } = await spoken(["run", file, "--json"]);
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({ scenario: { id: "mine" } });
  });
});

test("a mechanism that is switched on without what it needs", () => {
  const all = MODELS.flatMap((m) => m.mechanisms);
  for (const m of all.filter((one) => one.needs?.length)) {
    const need = m.needs?.[0] as string;
    const sets = [`mechanisms.${m.id}=on`, `mechanisms.${need}=off`];
    expect(() => openScenario("friendship-treaty", sets)).toThrow(
      new RegExp(`${m.id} is switched on, but needs .*${need}`),
    );
  }
});

describe("extends", () => {
  test("a circle", async () => {
    const first = folder.file("first.yaml", "multivector: 1\nid: a\nextends: second\n");
    const second = folder.file("second.yaml", "multivector: 1\nid: b\nextends: first\n");
    const one = refused(await quick(["run", first, "--json"]), 3);
    expect(one).toMatchObject({ code: "extends-cycle", where: `${second}:3:1` });
  });

  test("itself", async () => {
    const file = folder.file("self.yaml", "multivector: 1\nid: a\nextends: self\n");
    expect(refused(await quick(["run", file, "--json"]), 3)).toMatchObject({
      code: "extends-cycle",
      where: `${file}:3:1`,
    });
  });

  test("what is missing", async () => {
    const file = folder.file("orphan.yaml", "multivector: 1\nid: a\nextends: friendship-traety\n");
    expect(refused(await quick(["run", file, "--json"]), 3)).toMatchObject({
      code: "extends-missing",
      where: `${file}:3:1`,
      mend: "did you mean friendship-treaty?",
    });
  });

  test("a fault in the parent is told at the parent", async () => {
    const parent = folder.file("parent.yaml", `${HEAD}actors: { TKM: { neutrality: 3 } }\n`);
    const child = folder.file("child.yaml", "multivector: 1\nid: c\nextends: parent\ntitle: x\n");
    expect(refused(await quick(["run", child, "--json"]), 3).where).toBe(`${parent}:4:18`);
  });
});

describe("a file that is", () => {
  const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
  test.for([
    ["empty", Buffer.alloc(0), "yaml-empty", 3],
    ["blank", Buffer.from("\n  \n# nothing\n"), "yaml-empty", 3],
    ["a picture", png, "yaml-binary", 3],
    ["UTF-16", Buffer.from("\uFEFFid: x", "utf16le"), "yaml-binary", 3],
    ["a list", Buffer.from("- a\n- b\n"), "yaml-not-a-map", 3],
    ["two documents", Buffer.from("id: a\n---\nid: b\n"), "yaml-syntax", 3],
    ["nested too deep", Buffer.from(`${"[".repeat(50_000)}\n`), "yaml-depth", 3],
    ["of no version", Buffer.from("id: a\n"), "version-missing", 3],
    ["of a later version", Buffer.from("multivector: 99\nid: a\n"), "version-newer", 3],
    ["50 MB", Buffer.alloc(50 * 2 ** 20, "a: 1\n"), "file-too-large", 3],
  ] as const)("%s", async ([name, content, code, exit]) => {
    const file = folder.file(`${name.replaceAll(" ", "-")}.yaml`, content);
    const one = refused(await quick(["run", file, "--json"]), exit);
    expect(one.code).toContain(code);
    expect(one.where).toContain(file);
    // The same through a pipe, which has no size to ask for.
    const piped = refused(await built(["run", "-", "--json"], { input: content }), exit);
    expect(piped.code).toContain(code);
    expect(piped.where).toContain("stdin");
  });

  test("a folder", async () => {
    const one = refused(await quick(["run", folder.path, "--json"]), 3);
    expect(one).toMatchObject({ code: "file-directory", where: folder.path });
  });

  test("missing", async () => {
    const one = refused(await quick(["run", "friendship-treat", "--json"]), 2);
    expect(one).toMatchObject({
      code: "unknown-scenario",
      where: "friendship-treat",
      mend: "did you mean friendship-treaty?",
    });
  });

  test("a device without end", async () => {
    expect(refused(await built(["run", "/dev/zero", "--json"]), 3).code).toBe("file-too-large");
  });
});

describe("--set of", () => {
  test.concurrent.for([
    ["a path that is not there", "disputes.kgz-tjk.sevrity=0.2", "unknown-key", /did you mean severity\?/],
    ["an unknown section", "dispute.kgz-tjk.severity=0.2", "unknown-key", /did you mean disputes\?/],
    ["an unknown actor", "actors.TKX.neutrality=0.2", "unknown-path", /did you mean TKM\?/],
    ["an unknown dispute", "disputes.kgz-tj.severity=0.2", "unknown-path", /did you mean kgz-tjk\?/],
    ["an unknown pair", "pairs.KAZ-UZX.trust=0.2", "unknown-pair", /did you mean KAZ-UZB\?/],
    ["an unknown parameter", "parameters.accession.clb=1", "unknown-key", /did you mean accession\.club\?/],
    ["an unknown bare parameter", "acession.club=1", "unknown-key", /did you mean accession\.club\?/],
    ["a value out of range", "actors.TKM.neutrality=7", "out-of-range", /from 0 to 1/],
    ["a value of the wrong type", "actors.TKM.neutrality=much", "invalid-value", /from 0 to 1/],
    ["a map for a number", "actors.TKM.neutrality={a: 1}", "unknown-key", /known here/],
    ["a parameter out of range", "accession.club=99", "out-of-range", /from -6 to 6/],
    ["a month that is none", "end=2022-13", "date", /2022-07/],
    ["an end before the start", "end=2001-01", "invalid-value", /after start/],
    ["an unknown model", "model=europe", "unknown-model", /central-asia/],
    ["an unknown mechanism", "mechanisms.courtshp=off", "unknown-mechanism", /did you mean courtship\?/],
    ["an unknown coding", "codings.X3=S1", "unknown-coding", /did you mean X1\?/],
    ["an unknown reading", "codings.X17=chronolgy", "unknown-reading", /did you mean chronology\?/],
    ["a reading that nothing reads", "codings.X12=notNeeded", "inert", /switch the mechanism on/],
    ["a map for a reading", "codings.X17={a: 1}", "unknown-key", /known here: question/],
    ["an entry that is not in the list", "schedule.999.at=2024-01", "set-path", /count from 0/],
    ["a title of two lines", 'title="a\\nb"', "control-character", /one line/],
    ["no value", "actors.TKM.neutrality=", "set-malformed", /null/],
    ["no equals sign", "actors.TKM.neutrality", "set-malformed", /PATH=VALUE/],
    ["the prototype", "actors.__proto__.neutrality=1", "set-path", /names joined by dots/],
    ["below a number", "actors.TKM.neutrality.much=1", "unknown-key|set-path", /neutrality|known here/],
    ["chances that do not sum to 1", "actors.TKM.leader.successors.insider=0.9", "sum", /sum to 1/],
    ["more settled than there is", "disputes.kgz-tjk.settled=11", "out-of-range", /at most 10/],
    ["what nothing reads", "mechanisms.courtship=off,accession.club=1", "set-value|invalid-value", /./],
  ] as const)("%s", async ([, set, code, mend]) => {
    const one = refused(await quick(["run", "friendship-treaty", "--json", "--set", set]), 2);
    expect(one.code).toMatch(new RegExp(`^(${code})$`));
    expect(one.where).toContain(`--set ${set}`);
    expect(one.mend).toMatch(mend);
  });

  test("a pair by its other name is that pair", async () => {
    const { code, out } = await spoken([
      "run",
      "friendship-treaty",
      "--json",
      "--set",
      "pairs.UZB-KAZ.trust=0.5",
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out).overrides).toEqual([{ path: "pairs.KAZ-UZB.trust", from: 0.72, to: 0.5 }]);
  });
});

describe("an argument:", () => {
  test.concurrent.for([
    ["an unknown command", ["rnu", "friendship-treaty"], /run/],
    ["an unknown option", ["run", "friendship-treaty", "--sede", "1"], /--seed/],
    ["no scenario", ["run"], /help|scenario/],
    ["two scenarios", ["run", "friendship-treaty", "baseline"], /./],
    ["an option without its value", ["run", "friendship-treaty", "--seed"], /--seed VALUE/],
    ["0 runs", ["batch", "friendship-treaty", "--runs", "0"], /--runs 1000/],
    ["-5 runs", ["batch", "friendship-treaty", "--runs", "-5"], /--runs 1000/],
    ["NaN runs", ["batch", "friendship-treaty", "--runs", "NaN"], /--runs 1000/],
    ["1e99 runs", ["batch", "friendship-treaty", "--runs", "1e99"], /--runs 1000/],
    ["1.5 runs", ["batch", "friendship-treaty", "--runs", "1.5"], /--runs 1000/],
    ["4294967296 runs", ["batch", "friendship-treaty", "--runs", "4294967296"], /--runs 1000/],
    ["0 jobs", ["batch", "friendship-treaty", "--jobs", "0"], /--jobs/],
    ["100000 jobs", ["batch", "friendship-treaty", "--jobs", "100000"], /--jobs 256/],
    ["run -1", ["run", "friendship-treaty", "--run", "-1"], /--run/],
    ["an unknown record level", ["run", "friendship-treaty", "--record", "serie"], /did you mean series\?/],
    ["--until before the start", ["run", "friendship-treaty", "--until", "2001-01"], /start and its end/],
    ["--until after the end", ["run", "friendship-treaty", "--until", "2099-01"], /start and its end/],
    ["--until that is no month", ["run", "friendship-treaty", "--until", "2024-13"], /2022-07/],
    ["an unknown list", ["list", "paramters", "friendship-treaty"], /did you mean parameters\?/],
    ["a list without its scenario", ["list", "parameters"], /friendship-treaty/],
    ["an unknown model of a schema", ["schema", "--model", "central-asai"], /did you mean central-asia\?/],
    [
      "an unknown actor",
      ["explain", "friendship-treaty", "--actor", "TKX", "--decision", "accession", "--at", "2024-08"],
      /did you mean TKM\?/,
    ],
    [
      "a month of explain that is none",
      ["explain", "friendship-treaty", "--actor", "TKM", "--decision", "accession", "--at", "2024-99"],
      /2022-07|month/,
    ],
  ] as const)("%s", async ([, args, mend]) => {
    const ended = await quick([...args, "--json"]);
    expect(ended.code, ended.err).toBe(2);
    expect(ended.out).toBe("");
    expect(ended.err).not.toMatch(/^\s+at .*:\d+/m);
    const [one] = told(ended);
    expect(one).toMatchObject({ format: "multivector.error/1" });
    expect(one?.message).toBeTruthy();
    expect(one?.mend).toMatch(mend);
  });
});

describe("--out", () => {
  const args = (out: string) => ["run", "friendship-treaty", "--json", "--out", out];

  test("onto a file asks for --force, and leaves it", async () => {
    const file = folder.file("kept.json", "kept");
    expect(refused(await quick(args(file)), 2)).toMatchObject({
      code: "out-exists",
      mend: expect.stringMatching(/--force/),
    });
    expect(readFileSync(file, "utf8")).toBe("kept");
  });

  test.for([
    ["into a missing folder", "missing/result.json", "out-folder"],
    ["into a file", "kept.json/result.json", "out-folder"],
    ["onto a folder", "taken", "out-directory"],
  ] as const)("%s", async ([, out, code]) => {
    mkdirSync(join(folder.path, "taken"), { recursive: true });
    folder.file("kept.json", "kept");
    const before = folder.names();
    expect(refused(await quick(args(join(folder.path, out))), 2).code).toBe(code);
    expect(folder.names()).toEqual(before);
  });

  test("where no folder can be made", async () => {
    const args = ["batch", "friendship-treaty", "--runs", "1", "--json", "--out", "/proc/nope/store/"];
    expect(refused(await quick(args), 2)).toMatchObject({ code: "out-unwritable", where: "--out" });
  });

  test("of a scenario with a fault writes nothing", async () => {
    const file = folder.file("wrong.yaml", `${HEAD}titel: x\n`);
    const out = join(folder.path, "never.json");
    refused(await quick(["run", file, "--json", "--out", out]), 3);
    expect(folder.names()).not.toContain("never.json");
  });
});

test("an error has no control characters of what it is about", async () => {
  const { err } = await quick(["run", "a\u001b[2J\nb\u202e"]);
  expect(err).toContain('there is no scenario or file "a[2J b"');
});

test("a standard output that cannot be written is told without a trace", async () => {
  const { spawnSync } = await import("node:child_process");
  for (const json of [false, true]) {
    const line = `node dist/cli/multivector.js run friendship-treaty ${json ? "--json" : ""} > /dev/full`;
    const { status, stderr } = spawnSync("bash", ["-c", line], { cwd: ROOT, encoding: "utf8" });
    expect(status).toBe(2);
    if (json)
      expect(JSON.parse(stderr)).toMatchObject({
        code: "out-unwritable",
        mend: expect.stringContaining("--out"),
      });
    else
      expect(stderr).toMatch(
        /^error: the result cannot be written: .*\[out-unwritable\]\n {2}where: standard output\n {2}mend: .*--out\n$/,
      );
  }
});

test("a closed pipe ends with 0", async () => {
  const { spawnSync } = await import("node:child_process");
  const line = `node dist/cli/multivector.js run friendship-treaty --record series --json | head -c 10; echo " \${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync("bash", ["-c", line], { cwd: ROOT, encoding: "utf8" });
  expect(stdout).toBe('{"format": 0\n');
  expect(stderr).toBe("");
});
