"""Rules on suppressions: each must still be needed, and say why."""
