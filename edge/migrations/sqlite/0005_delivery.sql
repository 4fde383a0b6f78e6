-- Whose account an event is about, so that other systems hear what happened to one account in its order.
ALTER TABLE event ADD COLUMN account_id BLOB;
CREATE INDEX event_account ON event (tenant, account_id, id);
CREATE INDEX event_kind ON event (tenant, kind, id);

-- The submission a mail is about, for the proof of what was asked and delivered; the recipient's domain, so that one
-- domain does not take all workers; what the server said when it took the mail.
ALTER TABLE outbox ADD COLUMN submission_id BLOB;
ALTER TABLE outbox ADD COLUMN domain_ix BLOB;
ALTER TABLE outbox ADD COLUMN reply TEXT;
CREATE INDEX outbox_submission ON outbox (tenant, submission_id);
CREATE INDEX outbox_leased_domain ON outbox (domain_ix) WHERE state = 'waiting' AND lease_owner IS NOT NULL;
