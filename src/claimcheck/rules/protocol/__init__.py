"""Rules on therapies, advice and regimens."""
