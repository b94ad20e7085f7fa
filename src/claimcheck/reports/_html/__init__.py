"""The page that people read: one file, no outside resource, readable without scripts."""
