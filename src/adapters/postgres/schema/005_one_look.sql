-- Who reads a hub mailbox just now, so that no two rounds of one mailbox are under way at once, on whichever replica. What is
-- taken by a process that dies ends by itself; unlogged, since after a crash of the database nobody reads any more.

CREATE UNLOGGED TABLE mailbox_look (
  mailbox text PRIMARY KEY,
  by_whom uuid NOT NULL,
  until   timestamptz NOT NULL
);

-- A notice asks whether we have just sent something ourselves.
CREATE INDEX calendar_event_sent ON calendar_event (sent_at);
