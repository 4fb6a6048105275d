-- Reading stopped at a mark of secrecy: which one. Nothing else of the mail is kept but its bytes, its sender and its time.
alter table message add column secrecy text check (secrecy in ('MẬT', 'TỐI MẬT', 'TUYỆT MẬT'));
-- Who looked at the mail and said that it holds no secret: it is read whatever stands in it.
alter table message add column cleared_by text;
create index message_secret on message (received_at desc, id desc) where secrecy is not null;
