"""Rules on whom the evidence is about and whom the claim is about."""
