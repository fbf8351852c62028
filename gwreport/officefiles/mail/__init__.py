"""What comes in saved e-mails: attachments and letters, of .eml, .msg and winmail.dat."""
