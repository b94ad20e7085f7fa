"""What the wording of a sentence does: scope, modality, quotation, report, condition, question."""
