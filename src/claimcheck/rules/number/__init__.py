"""Rules on numbers and consistency."""
