"""Where a round stands: merged items, earlier rounds, what the rules of review say."""
