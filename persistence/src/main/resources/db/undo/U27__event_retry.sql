-- What such events still have waiting follows its endpoint from then on.

alter table events drop column retry;
