"""TOML files that people write: where each field stands, and what it may hold."""
