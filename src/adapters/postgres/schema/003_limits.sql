-- What replicas share of others' limits. UNLOGGED: nothing here is worth a flush of the disk, and a crash of the database may
-- forget it, since a lease ends by itself within seconds and a pause is told of again.

-- Calls under way on one mailbox, over all replicas: {ticket: epoch milliseconds at which it ends by itself}.
CREATE UNLOGGED TABLE mailbox_line (
  mailbox      text PRIMARY KEY,
  leases       jsonb NOT NULL,
  paused_until timestamptz
);

-- A token bucket: the instant at which it is full again.
CREATE UNLOGGED TABLE send_pace (
  name    text PRIMARY KEY,
  full_at timestamptz NOT NULL
);
