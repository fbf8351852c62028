"""Several districts' reports beside each other: the same items, sums where they can be made, and what differs."""
