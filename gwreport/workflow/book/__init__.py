"""What is known of an open workspace: its parts and its rounds, each read and merged once."""
