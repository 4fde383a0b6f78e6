-- How a verified claim was proved: by a mail of ours, or by the word of a provider whose address it is.
ALTER TABLE claim ADD COLUMN proved_by TEXT CHECK (proved_by IN ('mail', 'provider'));
UPDATE claim SET proved_by = 'mail' WHERE status = 'verified';

-- A login of an account at a provider. identity_ix is that of issuer and subject together: never of an address.
CREATE TABLE account_identity (
  tenant TEXT NOT NULL,
  id BLOB NOT NULL,
  identity_ix BLOB NOT NULL,
  account_id BLOB NOT NULL,
  provider TEXT NOT NULL,
  subject_sealed BLOB NOT NULL,
  linked_at INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, account_id) REFERENCES account (tenant, id)
);
CREATE UNIQUE INDEX account_identity_ix ON account_identity (tenant, identity_ix);
CREATE INDEX account_identity_account ON account_identity (tenant, account_id, linked_at);

-- A browser that came back from a provider, by the hash of its cookie. Without an account it is only known again: a
-- proof that comes later belongs to this browser. upstream_ix is that of issuer and "sid" of the provider.
CREATE TABLE login_session (
  hash BLOB NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  id BLOB NOT NULL,
  site TEXT NOT NULL,
  provider TEXT NOT NULL,
  identity_ix BLOB NOT NULL,
  upstream_ix BLOB,
  account_id BLOB,
  hint_sealed BLOB,
  signed_in_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  FOREIGN KEY (tenant, account_id) REFERENCES account (tenant, id)
);
CREATE UNIQUE INDEX login_session_id ON login_session (tenant, id);
CREATE INDEX login_session_identity ON login_session (tenant, identity_ix);
CREATE INDEX login_session_upstream ON login_session (tenant, upstream_ix);
CREATE INDEX login_session_account ON login_session (tenant, account_id);
CREATE INDEX login_session_expiry ON login_session (expires_at);

-- What became of a way to a provider, until the page takes it. challenge: only who knows what it is the hash of.
CREATE TABLE login_result (
  code_hash BLOB NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  site TEXT NOT NULL,
  challenge BLOB,
  session_hash BLOB,
  account_id BLOB,
  content_sealed BLOB NOT NULL,
  expires_at INTEGER NOT NULL,
  FOREIGN KEY (tenant, account_id) REFERENCES account (tenant, id)
);
CREATE INDEX login_result_account ON login_result (tenant, account_id);
CREATE INDEX login_result_expiry ON login_result (expires_at);

-- What a page holds of a sign-in until its form is sent. offered_id: the account that may be connected with one click
-- until link_until.
CREATE TABLE login_ticket (
  hash BLOB NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  site TEXT NOT NULL,
  identity_ix BLOB NOT NULL,
  session_hash BLOB NOT NULL,
  offered_id BLOB,
  link_until INTEGER NOT NULL,
  person_sealed BLOB NOT NULL,
  expires_at INTEGER NOT NULL,
  FOREIGN KEY (tenant, offered_id) REFERENCES account (tenant, id)
);
CREATE INDEX login_ticket_offered ON login_ticket (tenant, offered_id);
CREATE INDEX login_ticket_identity ON login_ticket (tenant, identity_ix);
CREATE INDEX login_ticket_expiry ON login_ticket (expires_at);

-- A login that is connected once the mail of its submission is proved in the browser that signed in.
CREATE TABLE identity_link_request (
  tenant TEXT NOT NULL,
  submission_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  identity_ix BLOB NOT NULL,
  session_hash BLOB NOT NULL,
  person_sealed BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, submission_id),
  FOREIGN KEY (tenant, account_id) REFERENCES account (tenant, id),
  FOREIGN KEY (tenant, submission_id) REFERENCES submission (tenant, id)
);
CREATE INDEX identity_link_request_account ON identity_link_request (tenant, account_id);
CREATE INDEX identity_link_request_expiry ON identity_link_request (expires_at);
