"""Units read in their document: what stands around each one, cut into windows of word pieces."""
