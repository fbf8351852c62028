"""The command line: parser, output and a module a command."""
