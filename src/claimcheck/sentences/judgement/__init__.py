"""Lexical judgement: each aspect of an assessment decided from the cues of a reading."""
