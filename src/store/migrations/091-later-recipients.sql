-- Recipients whose server said "later" while others got the letter (RFC 5321 section 4.2.1): it still has to go to these alone. Null: to all.
alter table outbox add column still_to text[] check (cardinality(still_to) > 0);
