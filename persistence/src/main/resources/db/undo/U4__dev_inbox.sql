drop table dev_inbox_messages, dev_inboxes;
