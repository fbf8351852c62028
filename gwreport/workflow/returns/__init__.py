"""What comes back: found, archived, read, held against what came before, stored."""
