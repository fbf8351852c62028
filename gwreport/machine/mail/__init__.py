"""The doors to mail servers: what goes out (SMTP), and what lies in a mailbox (IMAP), over TLS alone."""
