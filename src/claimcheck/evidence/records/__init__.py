"""Records of the public indexes, read into works: one module a format."""
