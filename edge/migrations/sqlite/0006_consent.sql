-- The wording of a question, once for each hash; version counts the wordings of one question in one language.
CREATE TABLE consent_text (
  tenant TEXT NOT NULL,
  form_id TEXT NOT NULL,
  purpose TEXT NOT NULL,
  hash TEXT NOT NULL,
  language TEXT NOT NULL,
  version INTEGER NOT NULL,
  content TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, form_id, purpose, hash)
);
CREATE INDEX consent_text_hash ON consent_text (tenant, hash);

-- A form file as it was served, once for each hash.
CREATE TABLE form_version (
  tenant TEXT NOT NULL,
  hash TEXT NOT NULL,
  form_id TEXT NOT NULL,
  content TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, hash)
);

-- What a submission ticked, until its link is used. visit_sealed holds what the proof will say of the person.
CREATE TABLE consent_request (
  tenant TEXT NOT NULL,
  submission_id BLOB NOT NULL,
  purpose TEXT NOT NULL,
  account_id BLOB NOT NULL,
  site TEXT NOT NULL,
  form_id TEXT NOT NULL,
  form_hash TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  visit_sealed BLOB NOT NULL,
  requested_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, submission_id, purpose),
  FOREIGN KEY (tenant, account_id) REFERENCES account (tenant, id),
  FOREIGN KEY (tenant, submission_id) REFERENCES submission (tenant, id)
);
CREATE INDEX consent_request_account ON consent_request (tenant, account_id);
CREATE INDEX consent_request_age ON consent_request (requested_at);

-- What holds now; what was before stands in the chain of proofs. heard_at: the last sign of life of the person.
CREATE TABLE consent (
  tenant TEXT NOT NULL,
  account_id BLOB NOT NULL,
  site TEXT NOT NULL,
  purpose TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('confirmed', 'withdrawn', 'expired')),
  form_id TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  confirmed_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  heard_at INTEGER NOT NULL,
  renewal_asked_at INTEGER,
  proof_sequence INTEGER NOT NULL,
  PRIMARY KEY (tenant, account_id, site, purpose),
  FOREIGN KEY (tenant, account_id) REFERENCES account (tenant, id)
);
CREATE INDEX consent_silent ON consent (state, heard_at);

-- The chain: rows are only ever added. hash is SHA-256 over the hash before and the content.
CREATE TABLE proof_entry (
  tenant TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  content TEXT NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (tenant, sequence)
);

-- Who a subject of the chain is, and the key of what is said of them there. Erasure removes both tables' rows.
CREATE TABLE proof_person (
  tenant TEXT NOT NULL,
  account_id BLOB NOT NULL,
  subject BLOB NOT NULL,
  key_sealed BLOB NOT NULL,
  PRIMARY KEY (tenant, account_id)
);
CREATE TABLE proof_opening (
  tenant TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  account_id BLOB NOT NULL,
  fields_sealed BLOB NOT NULL,
  PRIMARY KEY (tenant, sequence)
);
CREATE INDEX proof_opening_account ON proof_opening (tenant, account_id);

-- The heads that were signed and told.
CREATE TABLE proof_head (
  tenant TEXT NOT NULL,
  at INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (tenant, at)
);

-- Links that never expire, found by the hash of their token: what one may do with them, and for which site and purpose
-- (empty: all).
CREATE TABLE manage_link (
  hash BLOB NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  account_id BLOB NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('preferences', 'unsubscribe')),
  site TEXT NOT NULL,
  purpose TEXT NOT NULL,
  generation INTEGER NOT NULL,
  FOREIGN KEY (tenant, account_id) REFERENCES account (tenant, id)
);
CREATE INDEX manage_link_account ON manage_link (tenant, account_id);

-- Who asked to be forgotten: a keyed fingerprint, which leads back to nobody.
CREATE TABLE opposition (
  tenant TEXT NOT NULL,
  fingerprint BLOB NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (tenant, fingerprint)
);
CREATE INDEX opposition_age ON opposition (at);

-- So that erasing a person finds the answers that were kept for repeated requests.
ALTER TABLE idempotency ADD COLUMN submission_id BLOB;
CREATE INDEX idempotency_submission ON idempotency (tenant, submission_id);

-- Whether a submission ticked anything: an account with one that did not is kept when its consents are over.
ALTER TABLE submission ADD COLUMN has_consents INTEGER NOT NULL DEFAULT 0 CHECK (has_consents IN (0, 1));
