"""The small network of the fast engine: words by their hashes, exact whole-number arithmetic."""
