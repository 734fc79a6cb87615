-- Which release each node runs, and what was deployed. The deploying itself is done from outside of the servers, by
-- scripts/deploy.sh, which reports it here.

alter table nodes add column release text not null default '';

create table deployments (
  number         bigint      generated always as identity primary key,
  environment    text        not null,
  verb           text        not null check (verb in ('deploy', 'rollback')),
  version        text        not null,
  version_before text,                                 -- null at the first one
  result         text        not null check (result in ('done', 'rolled back', 'stuck')),
  why            text        not null default '',      -- it was not done
  began_at       timestamptz not null,
  seconds        integer     not null check (seconds >= 0),
  deployed_by    text        not null default '',      -- who ran the script, on the machine where it ran
  steps          jsonb       not null default '[]'
);

create constraint trigger audit after insert or update or delete on deployments
  deferrable initially deferred for each row execute function audit_change('number');
