"""Units (单位): the registry, and which of them a written name means."""
