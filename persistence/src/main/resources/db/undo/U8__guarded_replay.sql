-- Takes the keys of the replays that ran: the same call would run again after the migration.

drop trigger make_replay_budget on tenants;
drop function make_replay_budget();
drop view replay_budgets_status;
drop table replay_budget_usage, replay_budgets, edge_rate_limits, replay_runs;
drop function touch_replay_budget();
