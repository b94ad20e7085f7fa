"""The review of claims by people: one desk, reached from a page in the browser or a terminal."""
