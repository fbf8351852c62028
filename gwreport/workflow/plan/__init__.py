"""The plan and the registry: read, loaded, checked, corrected."""
