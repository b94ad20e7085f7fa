"""Ways of writing citations, one module each, read in the order of their rank."""
