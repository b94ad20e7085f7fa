"""Claims audited while they are written: a language server for editors."""
