import type { Place } from "../../domain/booking.ts";
import type { Desk, Hub } from "../../domain/hub.ts";
import type { Language } from "../../domain/people.ts";
import type { NewEvent } from "../ports.ts";

const texts = {
  sv: { subject: (hub: string) => `Plats på ${hub}`, mine: (hub: Hub, asked: boolean) => (asked ? `En plats på ${hub.name}, ${hub.locality}: den är din när hubben har svarat ja på den här händelsen.` : `Du har en plats på ${hub.name}, ${hub.locality}.`), help: (hub: Hub) => `Fråga ${hub.about.contact.name}, ${hub.about.contact.phone}. Flytta eller släpp platsen i Hubbplats.` },
  en: { subject: (hub: string) => `Desk at ${hub}`, mine: (hub: Hub, asked: boolean) => (asked ? `A desk at ${hub.name}, ${hub.locality}: it is yours once the hub has accepted this event.` : `You have a desk at ${hub.name}, ${hub.locality}.`), help: (hub: Hub) => `Ask ${hub.about.contact.name}, ${hub.about.contact.phone}. Move or release the desk in Hubbplats.` },
};

/**
 * The event that shall stand in the person's calendar for a place. It names the hub, not the desk, so that another desk in the
 * same mailbox needs no new event. Its text is written once, while the hub has yet to answer, and stays: it calls a desk theirs
 * only where nobody is asked.
 */
export const eventFor = (id: string, bookingId: string, personId: string, place: Place, hub: Hub, desk: Desk, language: Language): NewEvent => ({
  id,
  bookingId,
  personId,
  mailbox: desk.mailbox,
  wanted: "present",
  during: place.during,
  revision: 1,
  body: { subject: texts[language].subject(hub.name), during: place.during, location: hub.name, mailbox: desk.mailbox, text: `${texts[language].mine(hub, desk.mailbox !== null)} ${texts[language].help(hub)}` },
});
