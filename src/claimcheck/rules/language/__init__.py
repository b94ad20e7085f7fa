"""Rules on wording that sells."""
