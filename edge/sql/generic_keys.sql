-- The keys that candidate_pairs.sql leaves out, and how many accounts hold them.
SELECT COUNT(*) AS generic_keys, COALESCE(SUM(holders), 0) AS holders
FROM (SELECT COUNT(*) AS holders FROM match_key GROUP BY key HAVING COUNT(*) > 64) AS bucket;
