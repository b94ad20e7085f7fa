"""Rules on records and anchors: the ledger must be valid, complete and true to the text."""
