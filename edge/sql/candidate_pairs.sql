-- Every pair of accounts that share a key, once: what is to be compared. A key that more than 64 accounts hold is a
-- generic value, such as a switchboard's number, and makes no pair; generic_keys.sql counts them. Grouping and joining
-- stay within a key, so only the pairs themselves travel between nodes.
INSERT INTO match_pair (account_a, account_b)
SELECT DISTINCT a.account_number, b.account_number
FROM (SELECT key FROM match_key GROUP BY key HAVING COUNT(*) BETWEEN 2 AND 64) AS bucket
JOIN match_key AS a ON a.key = bucket.key
JOIN match_key AS b ON b.key = bucket.key AND b.account_number > a.account_number;
