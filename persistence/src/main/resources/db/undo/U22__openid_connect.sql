-- Operators of the provider keep their rows and their subject, and have no password.

alter table operators
  drop constraint operators_one_way_in,
  drop column source;
