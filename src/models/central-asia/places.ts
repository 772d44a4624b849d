/** Where things are on the map: places by name, those of `data/places.csv`, or by their degrees. */
import * as z from "zod";

export const PLACES = [
  "astana",
  "bishkek",
  "dushanbe",
  "ashgabat",
  "tashkent",
  "baku",
  "aktau",
  "turkmenbashi",
  "astrakhan",
  "kaspiysk",
  "anzali",
  "almaty",
  "atyrau",
  "aktobe",
  "khorgos",
  "dostyk",
  "kyzylorda",
  "samarkand",
  "termez",
  "bukhara",
  "osh",
  "khujand",
  "turkmenabat",
  "serakhs",
  "mashhad",
  "tehran",
  "kabul",
  "mazar",
  "kashgar",
  "urumqi",
  "tbilisi",
  "yerevan",
  "poti",
  "anaklia",
  "orenburg",
  "samara",
  "chelyabinsk",
  "omsk",
  "beyneu",
  "bereket",
  "gorgan",
  "astara",
  "meghri",
  "nakhchivan",
  "kars",
  "constanta",
  "bandarabbas",
  "moscow",
] as const;

/** A place by its name, or [longitude, latitude] in degrees east and north. */
export type Spot = string | readonly [longitude: number, latitude: number];

export const spot = z.union([
  z.enum(PLACES),
  z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]),
]);

/** The spots over which a line leads, one after the other. */
export const line = z.array(spot).min(2);
