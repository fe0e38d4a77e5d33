"""Token servers, one to a file; the file's name is the provider's name in the mailboxes file."""
