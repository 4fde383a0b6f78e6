-- Addresses that no mail goes to: they bounced, complained, or somebody of the staff said so. The index is that of the
-- claims (kind "email", canonical address).
CREATE TABLE suppression (
  tenant TEXT NOT NULL,
  address_ix BLOB NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('bounced', 'complained', 'manual')),
  detail TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (tenant, address_ix)
);
