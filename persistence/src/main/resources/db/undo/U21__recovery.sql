-- Takes the history of runs. The backups themselves are not in the database.

drop table recovery_runs, schedules;
