-- One row for each account that can be matched. The number stands for the account in match_key, where 16 bytes for
-- each entry would double the table; the single writer hands it out. keys_head is the first 32 bits of each of its
-- keys, four bytes each: enough to find them again when the account goes, whatever program version made them, and
-- far smaller than an index of match_key by account.
CREATE TABLE match_account (
  number INTEGER NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  account_id BLOB NOT NULL,
  profiles_sealed BLOB NOT NULL,
  keys_head BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  FOREIGN KEY (tenant, account_id) REFERENCES account (tenant, id)
);
-- Without the tenant: ids are unique by themselves.
CREATE UNIQUE INDEX match_account_id ON match_account (account_id);

-- key is 63 bits of HMAC-SHA-256 under a key of the tenant, so that the tenant is in it and needs no column.
CREATE TABLE match_key (
  key INTEGER NOT NULL,
  account_number INTEGER NOT NULL,
  PRIMARY KEY (key, account_number)
) WITHOUT ROWID;

-- What matching compares of a submission, until the account takes its values: a link in a mail confirms it later,
-- when the form may have changed.
ALTER TABLE submission ADD COLUMN match_profile_sealed BLOB;
