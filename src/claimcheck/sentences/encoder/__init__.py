"""The trained encoder: one reading of a sentence, an answer to each question asked of it."""
