"""Work in processes of its own, with limits: whatever reads what comes from outside."""
