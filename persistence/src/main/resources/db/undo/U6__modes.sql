-- A pause of everything stays, but loses its end. The other switches and the pauses of tenants and endpoints are gone,
-- as if they were off.

drop view agent_controls;
drop trigger note_switch on modes;
drop table outbox_pauses;
drop function note_switch();

delete from modes where mode <> 'outbox_paused';
-- The audit of these rows waits for the commit, and a table with waiting triggers cannot be altered.
set constraints all immediate;
alter table modes
  drop constraint modes_mode_check,
  drop constraint modes_check,
  drop column expires_at;
alter table modes
  add constraint modes_mode_check check (mode in ('outbox_paused'));
