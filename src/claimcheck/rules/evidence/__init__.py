"""Rules on strength of wording against strength of evidence."""
