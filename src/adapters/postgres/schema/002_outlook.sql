-- Organizers that the organisation does not have, and seats that a meeting takes for people without a name here.
ALTER TABLE person ADD COLUMN guest boolean NOT NULL DEFAULT false;

-- An event that was made in Outlook stands here too: one row a seat that it takes.
ALTER TABLE calendar_event
  ADD COLUMN origin text NOT NULL DEFAULT 'hubbplats' CHECK (origin IN ('hubbplats', 'outlook')),
  ADD COLUMN seat integer NOT NULL DEFAULT 0;
DROP INDEX calendar_event_by_ical;
CREATE UNIQUE INDEX calendar_event_by_ical ON calendar_event (ical_uid, seat) WHERE ical_uid IS NOT NULL;

-- Graph's promise to say "look now" about a hub mailbox. client_state is what proves that a notice is Graph's.
CREATE TABLE subscription (
  mailbox      text PRIMARY KEY,
  id           text NOT NULL UNIQUE,
  client_state text NOT NULL,
  until        timestamptz NOT NULL
);

-- A difference between the ledger and Exchange that is not mended yet.
CREATE TABLE drift (
  id         uuid PRIMARY KEY,
  cause      text NOT NULL,
  subject    text NOT NULL,
  hub_id     text,
  booking_id uuid REFERENCES booking,
  detail     jsonb NOT NULL,
  since      timestamptz NOT NULL,
  tries      integer NOT NULL DEFAULT 0,
  next_at    timestamptz,
  UNIQUE (cause, subject)
);
