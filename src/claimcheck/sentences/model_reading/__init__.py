"""What a trained model answers of a unit, and what comes of it beside the words."""
