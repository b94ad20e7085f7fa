"""Rules on the link between a sentence and a study."""
