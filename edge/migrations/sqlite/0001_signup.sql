-- Portable subset: no triggers, no generated keys, no database clock; every table names its tenant.
-- Ids are 16 bytes ordered by time; times are milliseconds since 1970 UTC; *_sealed is encrypted;
-- *_ix is a blind index of 32 bytes.

CREATE TABLE account (
  tenant TEXT NOT NULL,
  id BLOB NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('pending', 'verified')),
  profile_sealed BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  verified_at INTEGER,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX account_pending ON account (created_at) WHERE status = 'pending';

CREATE TABLE submission (
  tenant TEXT NOT NULL,
  id BLOB NOT NULL,
  site TEXT NOT NULL,
  form_id TEXT NOT NULL,
  form_hash TEXT NOT NULL,
  ruleset_hash TEXT NOT NULL,
  data_hash TEXT NOT NULL,
  core_version TEXT NOT NULL,
  account_id BLOB,
  outcome TEXT NOT NULL,
  codes TEXT NOT NULL,
  values_sealed BLOB NOT NULL,
  report_sealed BLOB,
  locale TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('browser', 'backend', 'form')),
  received_at INTEGER NOT NULL,
  confirmed_at INTEGER,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, account_id) REFERENCES account (tenant, id)
);
CREATE INDEX submission_account ON submission (tenant, account_id);

CREATE TABLE claim (
  tenant TEXT NOT NULL,
  kind TEXT NOT NULL,
  blind_ix BLOB NOT NULL,
  account_id BLOB NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('pending', 'verified')),
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  PRIMARY KEY (tenant, kind, blind_ix, account_id),
  FOREIGN KEY (tenant, account_id) REFERENCES account (tenant, id)
);
CREATE UNIQUE INDEX claim_one_verified ON claim (tenant, kind, blind_ix) WHERE status = 'verified';
CREATE INDEX claim_account ON claim (tenant, account_id);
CREATE INDEX claim_expiry ON claim (expires_at) WHERE status = 'pending';

CREATE TABLE token (
  hash BLOB NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  submission_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  claim_kind TEXT NOT NULL,
  claim_ix BLOB NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('confirm')),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  FOREIGN KEY (tenant, account_id) REFERENCES account (tenant, id),
  FOREIGN KEY (tenant, submission_id) REFERENCES submission (tenant, id)
);
CREATE INDEX token_expiry ON token (expires_at);
CREATE INDEX token_account ON token (tenant, account_id);
CREATE INDEX token_submission ON token (tenant, submission_id);

-- next_attempt_at is when a worker may take the row: its due time, or the end of the lease it is under.
CREATE TABLE outbox (
  tenant TEXT NOT NULL,
  id BLOB NOT NULL,
  kind TEXT NOT NULL,
  recipient_ix BLOB NOT NULL,
  payload_sealed BLOB,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
  attempts INTEGER NOT NULL,
  next_attempt_at INTEGER NOT NULL,
  give_up_at INTEGER NOT NULL,
  lease_owner BLOB,
  created_at INTEGER NOT NULL,
  finished_at INTEGER,
  last_error_code TEXT,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE state = 'waiting';
CREATE INDEX outbox_finished ON outbox (finished_at) WHERE state <> 'waiting';
CREATE INDEX outbox_failed ON outbox (tenant, created_at) WHERE state = 'failed';
CREATE INDEX outbox_recipient ON outbox (tenant, recipient_ix, kind, created_at);

CREATE TABLE idempotency (
  tenant TEXT NOT NULL,
  route TEXT NOT NULL,
  key_hash BLOB NOT NULL,
  request_hash BLOB NOT NULL,
  status INTEGER NOT NULL,
  answer_sealed BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, route, key_hash)
);
CREATE INDEX idempotency_age ON idempotency (created_at);

CREATE TABLE event (
  tenant TEXT NOT NULL,
  id BLOB NOT NULL,
  kind TEXT NOT NULL,
  subject_id BLOB NOT NULL,
  at INTEGER NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX event_subject ON event (tenant, subject_id);
