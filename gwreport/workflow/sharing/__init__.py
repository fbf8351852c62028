"""Several desks: offices above and below one another, and several people at one workspace."""
