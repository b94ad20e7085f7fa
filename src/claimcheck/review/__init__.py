"""The review of claims by people: from a page in the browser or a terminal."""
