"""Ways to judge sentences; each public module of this package holds one, of its own name."""
