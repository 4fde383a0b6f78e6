-- The table that the other files here read: an export of match_key of one store, or of the stores of several nodes
-- (the keys of one tenant are the same on all of them, being made with the same key file). Account numbers have to be
-- made unique first when several stores are put together. Spread it over nodes by key, and each bucket lies on one.
CREATE TABLE match_key (
  key BIGINT NOT NULL,
  account_number BIGINT NOT NULL,
  PRIMARY KEY (key, account_number)
);
CREATE TABLE match_pair (
  account_a BIGINT NOT NULL,
  account_b BIGINT NOT NULL,
  PRIMARY KEY (account_a, account_b)
);
