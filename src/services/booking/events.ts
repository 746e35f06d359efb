import type { Place } from "../../domain/booking.ts";
import type { Desk, Hub } from "../../domain/hub.ts";
import type { Language } from "../../domain/people.ts";
import type { NewEvent } from "../ports.ts";

const texts = {
  sv: { subject: (hub: string) => `Plats på ${hub}`, body: (hub: Hub) => `Du har en plats på ${hub.name}, ${hub.locality}. Fråga ${hub.about.contact.name}, ${hub.about.contact.phone}. Flytta eller släpp platsen i Hubbplats.` },
  en: { subject: (hub: string) => `Desk at ${hub}`, body: (hub: Hub) => `You have a desk at ${hub.name}, ${hub.locality}. Ask ${hub.about.contact.name}, ${hub.about.contact.phone}. Move or release the desk in Hubbplats.` },
};

/**
 * The event that shall stand in the person's calendar for a place. It names the hub, not the desk, so that another desk in the
 * same mailbox needs no new event.
 */
export const eventFor = (id: string, bookingId: string, personId: string, place: Place, hub: Hub, desk: Desk, language: Language): NewEvent => ({
  id,
  bookingId,
  personId,
  mailbox: desk.mailbox,
  wanted: "present",
  during: place.during,
  revision: 1,
  body: { subject: texts[language].subject(hub.name), during: place.during, location: hub.name, mailbox: desk.mailbox, text: texts[language].body(hub) },
});
