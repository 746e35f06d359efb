-- The id under which a hub's mailbox holds the series that a copy is an occurrence of: of a series that is gone, that id alone may be told.
ALTER TABLE calendar_event ADD COLUMN hub_series_id text;
CREATE INDEX calendar_event_by_hub_series ON calendar_event (hub_series_id) WHERE hub_series_id IS NOT NULL;
