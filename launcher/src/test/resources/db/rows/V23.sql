update nodes set release = '1.4.0';
insert into deployments (environment, verb, version, result, began_at, seconds) values
  ('production', 'deploy', '1.4.0', 'done', now(), 60);
