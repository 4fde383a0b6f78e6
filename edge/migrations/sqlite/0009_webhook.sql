-- The place of each event in the log, handed out by the writer: ids are made before the commit, so that one who asks
-- for what came after an id could miss an event.
CREATE TABLE event_counter (
  tenant TEXT NOT NULL PRIMARY KEY,
  last INTEGER NOT NULL
);
ALTER TABLE event ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
UPDATE event SET number = numbered.place
  FROM (SELECT tenant AS of_tenant, id AS of_id, row_number() OVER (PARTITION BY tenant ORDER BY at, id) AS place
        FROM event) AS numbered
  WHERE tenant = of_tenant AND id = of_id;
INSERT INTO event_counter (tenant, last) SELECT tenant, max(number) FROM event GROUP BY tenant;
CREATE UNIQUE INDEX event_number ON event (tenant, number);

-- Where another system hears of events. resting_until: no attempt before, because it asked for a pause;
-- failing_since: the first failure after the last success.
CREATE TABLE webhook_endpoint (
  tenant TEXT NOT NULL,
  id BLOB NOT NULL,
  url_sealed BLOB NOT NULL,
  description TEXT NOT NULL,
  signs TEXT NOT NULL CHECK (signs IN ('v1', 'v1a')),
  wants_all INTEGER NOT NULL CHECK (wants_all IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('enabled', 'disabled')),
  disabled_reason TEXT,
  disabled_at INTEGER,
  resting_until INTEGER NOT NULL,
  failing_since INTEGER,
  last_success_at INTEGER,
  last_failure_at INTEGER,
  last_failure TEXT,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)
);

CREATE TABLE webhook_type (
  tenant TEXT NOT NULL,
  endpoint_id BLOB NOT NULL,
  type TEXT NOT NULL,
  PRIMARY KEY (tenant, endpoint_id, type),
  FOREIGN KEY (tenant, endpoint_id) REFERENCES webhook_endpoint (tenant, id)
);

-- What an endpoint's messages are signed with; one that was replaced signs along until it ends.
CREATE TABLE webhook_secret (
  tenant TEXT NOT NULL,
  endpoint_id BLOB NOT NULL,
  id BLOB NOT NULL,
  secret_sealed BLOB NOT NULL,
  ends_at INTEGER,
  PRIMARY KEY (tenant, endpoint_id, id),
  FOREIGN KEY (tenant, endpoint_id) REFERENCES webhook_endpoint (tenant, id)
);

-- What is sent about an event, the exact bytes; its id is the event's.
CREATE TABLE webhook_message (
  tenant TEXT NOT NULL,
  id BLOB NOT NULL,
  number INTEGER NOT NULL,
  type TEXT NOT NULL,
  account_id BLOB,
  payload TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX webhook_message_age ON webhook_message (created_at);

-- held: waits for an earlier message about the same account, or for its endpoint to be enabled again.
-- next_attempt_at is when a worker may take the row: its due time, or the end of the lease it is under.
CREATE TABLE webhook_delivery (
  tenant TEXT NOT NULL,
  endpoint_id BLOB NOT NULL,
  message_id BLOB NOT NULL,
  number INTEGER NOT NULL,
  account_id BLOB,
  state TEXT NOT NULL CHECK (state IN ('held', 'waiting', 'delivered', 'failed')),
  attempts INTEGER NOT NULL,
  next_attempt_at INTEGER NOT NULL,
  lease_owner BLOB,
  last_attempt_at INTEGER,
  last_answer TEXT,
  PRIMARY KEY (tenant, endpoint_id, message_id),
  FOREIGN KEY (tenant, endpoint_id) REFERENCES webhook_endpoint (tenant, id),
  FOREIGN KEY (tenant, message_id) REFERENCES webhook_message (tenant, id)
);
CREATE INDEX webhook_delivery_number ON webhook_delivery (tenant, endpoint_id, number);
CREATE INDEX webhook_delivery_due ON webhook_delivery (tenant, endpoint_id, next_attempt_at) WHERE state = 'waiting';
CREATE INDEX webhook_delivery_leased ON webhook_delivery (tenant, endpoint_id) WHERE lease_owner IS NOT NULL;
CREATE INDEX webhook_delivery_message ON webhook_delivery (tenant, message_id);
CREATE INDEX webhook_delivery_held ON webhook_delivery (tenant, endpoint_id, account_id, number) WHERE state = 'held';
-- The order of an account's events: one under way at a time.
CREATE UNIQUE INDEX webhook_delivery_in_turn ON webhook_delivery (tenant, endpoint_id, account_id)
  WHERE state = 'waiting';

-- Named conditions on accounts (JSON).
CREATE TABLE segment (
  tenant TEXT NOT NULL,
  id BLOB NOT NULL,
  name TEXT NOT NULL,
  filter TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, id),
  UNIQUE (tenant, name)
);

-- What lists and counts ask of an account, so that they read none of what is sealed.
CREATE INDEX account_facts ON account (tenant, id, status, created_at, verified_at);
DROP INDEX submission_account;
CREATE INDEX submission_source ON submission (tenant, account_id, site, form_id, channel, locale, confirmed_at,
  received_at);

-- How far the log has gone into files for a CRM, for each choice of contacts.
CREATE TABLE export_state (
  tenant TEXT NOT NULL,
  scope TEXT NOT NULL,
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (tenant, scope)
);
CREATE INDEX consent_account ON consent (tenant, account_id, purpose, state, site);
