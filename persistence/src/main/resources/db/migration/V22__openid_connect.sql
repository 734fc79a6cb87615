-- Operators whom an identity provider vouches for (OpenID Connect). V7 has the column for it: subject is the issuer, a
-- blank, and the subject; an issuer is a URL and holds none.

alter table operators
  add column source text generated always as (case when subject is null then 'local' else 'oidc' end) stored,
  -- One way in: whoever the provider no longer knows must not be left with a password.
  add constraint operators_one_way_in check (subject is null or (password_hash is null and not must_change));
