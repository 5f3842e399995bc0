-- Takes the head of a programme's log on by what is appended in the same transaction. Only the writer whose epoch it is may, and only from where
-- it believes the log to end: anyone else gets the error GP001, and nothing is written.
create function advance_head(programme_id integer, writer bigint, from_seq bigint, to_seq bigint, to_hash bytea)
returns void language plpgsql as $$
begin
  update programme set seq = to_seq, hash = to_hash where id = programme_id and epoch = writer and seq = from_seq;
  if not found then
    raise exception 'the log does not end at row % for the writer of epoch %', from_seq, writer using errcode = 'GP001';
  end if;
end $$;

-- As with `event`: these rows are written with the programme's own row in hand, and a foreign key would look that up once more for each.
alter table alias drop constraint alias_programme_fkey;
alter table idempotency drop constraint idempotency_programme_fkey;
