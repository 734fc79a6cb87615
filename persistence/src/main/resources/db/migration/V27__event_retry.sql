-- An event may say itself how often and when its deliveries are tried, in place of what their endpoints say.

alter table events
  add column retry text;                      -- JSON: max_attempts, schedule or both; null: as the endpoint says
