drop table deployments;
alter table nodes drop column release;
