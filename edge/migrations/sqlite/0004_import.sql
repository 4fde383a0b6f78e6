-- An account that was brought in from a file: nobody has proved anything of it, and yet it stays.
ALTER TABLE account ADD COLUMN is_imported INTEGER NOT NULL DEFAULT 0 CHECK (is_imported IN (0, 1));
DROP INDEX account_pending;
CREATE INDEX account_pending ON account (created_at) WHERE status = 'pending' AND is_imported = 0;

-- A row of a file, by its silo and its id there, so that the same file changes nothing the second time. Both indexes
-- are blind: the id of one system often is a customer number, and what the row says is nobody's business here.
CREATE TABLE import_row (
  tenant TEXT NOT NULL,
  silo TEXT NOT NULL,
  row_ix BLOB NOT NULL,
  content_ix BLOB NOT NULL,
  account_id BLOB NOT NULL,
  imported_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, silo, row_ix),
  FOREIGN KEY (tenant, account_id) REFERENCES account (tenant, id)
);
CREATE INDEX import_row_account ON import_row (tenant, account_id);
