"""The files in an archive or a mail, whatever it is made of, nested ones too."""
