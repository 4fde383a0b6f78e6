-- One person is a connected set of accounts; nothing is ever merged, so that undoing a link restores both sides.
CREATE TABLE account_link (
  tenant TEXT NOT NULL,
  id BLOB NOT NULL,
  account_a BLOB NOT NULL,
  account_b BLOB NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('proof', 'review', 'score', 'import')),
  certainty DOUBLE PRECISION NOT NULL,
  model_version TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  undone_at INTEGER,
  undone_reason TEXT,
  PRIMARY KEY (tenant, id),
  CHECK (account_a < account_b),
  FOREIGN KEY (tenant, account_a) REFERENCES account (tenant, id),
  FOREIGN KEY (tenant, account_b) REFERENCES account (tenant, id)
);
CREATE UNIQUE INDEX account_link_active ON account_link (tenant, account_a, account_b) WHERE undone_at IS NULL;
CREATE INDEX account_link_active_b ON account_link (tenant, account_b) WHERE undone_at IS NULL;
CREATE INDEX account_link_a ON account_link (tenant, account_a);
CREATE INDEX account_link_b ON account_link (tenant, account_b);

-- A pair that matching found: one row for each, whatever became of it. The submission is the newest one that led to it;
-- the agreed one is that for which the holder of the candidate said that it was they.
CREATE TABLE match_review (
  tenant TEXT NOT NULL,
  id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  candidate_id BLOB NOT NULL,
  submission_id BLOB NOT NULL,
  band TEXT NOT NULL,
  score DOUBLE PRECISION NOT NULL,
  certainty DOUBLE PRECISION NOT NULL,
  household DOUBLE PRECISION NOT NULL,
  model_version TEXT NOT NULL,
  explanation_sealed BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'asked', 'later', 'decided')),
  decision TEXT CHECK (decision IN ('same', 'different')),
  created_at INTEGER NOT NULL,
  agreed_submission_id BLOB,
  agreed_at INTEGER,
  decided_at INTEGER,
  decided_by TEXT,
  note_sealed BLOB,
  PRIMARY KEY (tenant, id),
  UNIQUE (tenant, account_id, candidate_id),
  CHECK ((state = 'decided') = (decision IS NOT NULL)),
  FOREIGN KEY (tenant, account_id) REFERENCES account (tenant, id),
  FOREIGN KEY (tenant, candidate_id) REFERENCES account (tenant, id),
  FOREIGN KEY (tenant, submission_id) REFERENCES submission (tenant, id),
  FOREIGN KEY (tenant, agreed_submission_id) REFERENCES submission (tenant, id)
);
CREATE INDEX match_review_state ON match_review (tenant, state, id);
CREATE INDEX match_review_candidate ON match_review (tenant, candidate_id);
CREATE INDEX match_review_submission ON match_review (tenant, submission_id);
CREATE INDEX match_review_agreed ON match_review (tenant, agreed_submission_id);

-- What turned out to be true, for calibration: numbers only. person_ix keeps the pairs of one person together and leads
-- back to nobody, so these rows outlive the accounts.
CREATE TABLE match_outcome (
  tenant TEXT NOT NULL,
  id BLOB NOT NULL,
  review_id BLOB NOT NULL,
  score DOUBLE PRECISION NOT NULL,
  certainty DOUBLE PRECISION NOT NULL,
  is_same INTEGER NOT NULL CHECK (is_same IN (0, 1)),
  source TEXT NOT NULL CHECK (source IN ('review', 'proof', 'unlink')),
  person_ix BLOB NOT NULL,
  model_version TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE UNIQUE INDEX match_outcome_review ON match_outcome (tenant, review_id);

-- A message that another system sent; its own id only as a blind index.
CREATE TABLE contact_log (
  tenant TEXT NOT NULL,
  message_ix BLOB NOT NULL,
  account_id BLOB NOT NULL,
  kind TEXT NOT NULL,
  channel TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (tenant, message_ix),
  FOREIGN KEY (tenant, account_id) REFERENCES account (tenant, id)
);
CREATE INDEX contact_log_account ON contact_log (tenant, account_id, at);
CREATE INDEX contact_log_age ON contact_log (at);

-- A token may now also be one that joins two accounts; a check cannot be changed in place.
CREATE TABLE token_3 (
  hash BLOB NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  submission_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  claim_kind TEXT NOT NULL,
  claim_ix BLOB NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('confirm', 'join')),
  review_id BLOB,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  CHECK ((purpose = 'join') = (review_id IS NOT NULL)),
  FOREIGN KEY (tenant, account_id) REFERENCES account (tenant, id),
  FOREIGN KEY (tenant, submission_id) REFERENCES submission (tenant, id),
  FOREIGN KEY (tenant, review_id) REFERENCES match_review (tenant, id)
);
INSERT INTO token_3 (hash, tenant, submission_id, account_id, claim_kind, claim_ix, purpose, created_at, expires_at,
  used_at)
  SELECT hash, tenant, submission_id, account_id, claim_kind, claim_ix, purpose, created_at, expires_at, used_at
  FROM token;
DROP TABLE token;
ALTER TABLE token_3 RENAME TO token;
CREATE INDEX token_expiry ON token (expires_at);
CREATE INDEX token_account ON token (tenant, account_id);
CREATE INDEX token_submission ON token (tenant, submission_id);
CREATE INDEX token_review ON token (tenant, review_id);
