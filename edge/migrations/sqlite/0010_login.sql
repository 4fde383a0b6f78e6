-- A sign-in on its way to a provider and back: found by the state, good once, for the browser that set out. What is kept
-- for it is sealed; a used or expired row only says where to go back to, for an hour.
CREATE TABLE login_transaction (
  tenant TEXT NOT NULL,
  state_hash BLOB NOT NULL,
  provider TEXT NOT NULL,
  browser_hash BLOB NOT NULL,
  content_sealed BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  PRIMARY KEY (tenant, state_hash)
);
CREATE INDEX login_transaction_browser ON login_transaction (tenant, browser_hash, created_at);
CREATE INDEX login_transaction_expiry ON login_transaction (expires_at);
