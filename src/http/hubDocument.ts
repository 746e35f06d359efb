import { z } from "zod";
import type { HubDocument, HubFileWish } from "../contract/hubFile.ts";
import { kinds } from "../domain/hub.ts";
import { clockTime, localDate, ownRules } from "./shapes.ts";

/** A region's hubs, with room to spare. */
const largest = { hubs: 200, desks: 200, dates: 400 };

const text = (most: number) => z.string().trim().min(1).max(most).regex(/^[^\0\p{Cs}]*$/u, "must hold no NUL and no half of a character");
const both = (most: number) => z.strictObject({ sv: text(most), en: text(most) });
const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be small letters a-z, digits and single hyphens").max(60);
const kindList = z.array(z.enum(kinds)).max(kinds.length);
const desk = { id: name, name: text(60), kinds: kindList };
const desks = z.array(z.discriminatedUnion("calendar", [z.strictObject({ ...desk, calendar: z.enum(["pool", "own"]), mailbox: z.email().max(200) }), z.strictObject({ ...desk, calendar: z.literal("none"), mailbox: z.null() })])).max(largest.desks);

export const hubDocument: z.ZodType<HubDocument> = z
  .strictObject({
    id: name,
    name: text(60),
    locality: text(60),
    municipality: text(40),
    position: z.strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180), approximate: z.boolean() }),
    bookable: z.boolean(),
    opening: z.array(z.strictObject({ weekday: z.number().int().min(1).max(7), opens: clockTime, closes: clockTime })).max(14),
    closedDays: z.array(z.strictObject({ date: localDate, reason: both(120) })).max(largest.dates),
    happenings: z.array(z.strictObject({ date: localDate, text: both(120) })).max(largest.dates),
    kinds: kindList,
    about: z.strictObject({
      description: both(1000),
      gettingThere: both(1000),
      contact: z.strictObject({ name: text(100), phone: text(40), mail: z.email().max(200) }),
      keys: both(1000),
      alarm: both(1000),
      coffee: both(1000),
      rules: both(1000),
      visitFirst: both(1000),
    }),
    demo: z.boolean(),
    ownRules,
    desks,
  })
  .meta({ id: "HubDocument" });
export const hubFileWish: z.ZodType<HubFileWish> = z.strictObject({ hubs: z.array(hubDocument).min(1).max(largest.hubs), dryRun: z.boolean() }).meta({ id: "HubFileWish" });
