drop view feature_flags_status;
drop table feature_flag_overrides, feature_flags;
drop function note_flag();
