"""The small network that reads the units of a document: hashed words, whole-number arithmetic."""
