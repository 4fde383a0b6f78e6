-- What the short code of a mail is typed into: one row for each submission, also for those that no code was mailed for,
-- so that a stranger cannot tell these apart. Only a keyed hash of the code is stored. token_hash is the link of the same
-- mail, null while there is none.
CREATE TABLE code_request (
  tenant TEXT NOT NULL,
  key_ix BLOB NOT NULL,
  submission_id BLOB NOT NULL,
  code_hash BLOB NOT NULL,
  token_hash BLOB,
  tries_left INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, key_ix),
  FOREIGN KEY (tenant, submission_id) REFERENCES submission (tenant, id)
);
CREATE INDEX code_request_expiry ON code_request (expires_at);
CREATE INDEX code_request_submission ON code_request (tenant, submission_id);

-- Challenges of forms that were used, until they expire anyway: nobody uses the work for one twice.
CREATE TABLE used_challenge (
  tenant TEXT NOT NULL,
  hash BLOB NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, hash)
);
CREATE INDEX used_challenge_expiry ON used_challenge (expires_at);

-- For sending a confirmation again to an address that somebody types.
CREATE INDEX token_claim ON token (tenant, claim_kind, claim_ix, created_at);
