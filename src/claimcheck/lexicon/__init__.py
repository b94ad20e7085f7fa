"""Words and phrases as data, and the one way to find them in a text."""
